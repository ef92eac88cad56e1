"""The interview at a terminal: one question after the other, every answer kept at once, and the law file at the end."""

import sys
from collections.abc import Callable, Collection
from pathlib import Path

from rich.markup import escape
from rich.panel import Panel
from rich.prompt import Prompt

from harmonize.cli import waiting
from harmonize.cli.streams import console
from harmonize.errors import HarmonizeError
from harmonize.guests.interview.answers import SKIP, Answer, Question, drafted
from harmonize.guests.interview.asking import Interview
from harmonize.guests.interview.checking import answers_in, checked, form, text_of
from harmonize.guests.interview.law_text import law_text
from harmonize.library.scaffold import modeline_for
from harmonize.library.writing import Kept, ready, write
from harmonize.library.yaml_file import decoded
from harmonize.visible import message

STOP, UNDO = "q", "u"
# What is asked for a range: of an offence the range itself, of a rule what it makes of that of the offence.
ASKED: dict[str, Callable[[Question], str]] = {
    "extent": lambda question: (
        "what becomes of the range: half; max 3/4, min 1/4; cap 5 years; up to 7 years as its own (Enter where it stays the same)"
        if question.id.startswith("general/")
        else "the range, or weighs where the law only names a factor (Enter where it was told for all)"
        if "/graver/" in question.id
        else "the graver range, or weighs where the law only names a factor"
        if "/graver" in question.id
        else "the range, as in 6 months to 10 years; fine; unfixed where no law fixes one"
    ),
    "sanction": lambda _: "the sanction, as in fine 3000 to 15000 EUR; dissolution (Enter where it is not known)",
}


class Stopped(Exception):
    """The one who answers wants to stop here."""


class Undone(Exception):
    """The one who answers takes the last answer back."""


class Dialogue:
    """One interview with the files it is kept in: the answers beside the law file that is made of them."""

    def __init__(self, interview: Interview, law: Path, *, force: bool) -> None:
        self.interview, self.law, self.force = interview, law, force
        self.kept = answers_file(law)
        self.files = {path: Kept(path) for path in (law, self.kept)}
        self.answers: list[Answer] = answers_in(self.kept, interview) if self.kept.exists() else []
        if law.exists() and not force and decoded(law, str(law)) not in self.mine():
            raise HarmonizeError(
                f"{law} is there already and was not written by this interview; name another place with -o, or --force replaces it"
            )
        self.console = console(sys.stdout, drawn=sys.stdout.isatty())

    def text(self) -> str:
        """The law file as the answers have it."""
        law = self.interview.making(self.answers).law()
        return law_text(self.interview, law, drafted(self.answers), modeline_for(self.law))

    def mine(self) -> Collection[str]:
        """What the law file may say already, so that it is replaced unasked."""
        return (self.text(),)

    def next_question(self) -> Question | None:
        """What comes next."""
        return self.interview.next_question(self.answers)

    def keep(self) -> None:
        """Puts the answers into their file."""
        self.files[self.kept].put(text_of(self.interview, self.answers).encode())

    def take(self, file: Path) -> None:
        """Adds the answers of a file to those that are kept; what was answered before is not answered again."""
        known = {answer.question: answer for answer in self.answers}
        found = answers_in(file, self.interview)
        for answer in found:
            if answer.question in known and answer != known[answer.question]:
                raise HarmonizeError(
                    f"{file}: `{answer.question}` was answered otherwise before; {self.kept} has {', '.join(known[answer.question].chosen)}"
                )
        self.answers = list({**known, **{answer.question: answer for answer in found}}.values())
        self.keep()
        print(f"harmonize: {len(self.answers) - len(known)} answers taken from {file}", file=sys.stderr)

    def write_form(self, target: str, step: Callable[[int, int], None]) -> None:
        """Writes what is open into a file, as far as it can be said before the answers are there."""
        ready(target, force=self.force)
        questions = []
        for question in form(self.interview, self.answers):
            questions.append(question)
            step(len(questions), 0)
        write(target, text_of(self.interview, self.answers, questions).encode(), force=self.force)
        print(
            f"harmonize: {target} written, {len(questions)} questions; filled in, it is read by"
            f" `harmonize data interview {self.interview.code} --answers {target}`",
            file=sys.stderr,
        )

    def finish(self) -> None:
        """Writes the law file, and says what comes next."""
        self.files[self.law].put(self.text().encode())
        answers = f"{len(self.answers)} answers in {self.kept}"
        print(f"harmonize: {self.law} written, {answers}; {self.left()}", file=sys.stderr)
        print(f"next: {self.following()}", file=sys.stderr)

    def following(self) -> str:
        """The command that judges the law as answered."""
        return f"harmonize check {self.interview.code} --with {self.law} --topic criminalization"

    def left(self) -> str:
        """How it goes on."""
        left = self.next_question()
        return f"next: `{left.id}`, the same command goes on" if left else "nothing that is left can change a verdict"

    # ------------------------------------------------------------------ at the terminal

    def ask(self) -> None:
        """Asks until nothing is left that can change a verdict, or until the one who answers has had enough."""
        try:
            while question := self.next_question():
                waiting.over()
                try:
                    self.answers.append(self.answered(question))
                except Undone:
                    if self.answers:
                        self.answers.pop()
                self.keep()
                self.told()
        except (Stopped, EOFError):
            pass
        except KeyboardInterrupt:
            self.finish()
            raise

    def told(self) -> None:
        """What is shown once an answer is kept, or taken back."""

    def answered(self, question: Question) -> Answer:
        """The answer to one question, asked again until it can be."""
        self.show(question)
        while True:
            chosen, doubtful = self.choose(question)
            answer = Answer(question.id, chosen, doubtful, about=question.about)
            answer = self.more(question, answer)
            try:
                return checked(answer, self.answers, self.interview, "here")
            except HarmonizeError as error:
                why = str(error).removeprefix(f"here: `{question.id}` ")
                self.console.print(f"[red]This answer {escape(message(why))}[/]")

    def show(self, question: Question) -> None:
        """A question with what can be answered."""
        told = escape("\n".join(map(message, self.lines(question))))
        title = escape(message(self.title(question)))
        below = escape(message(self.below(question)))
        self.console.print(Panel(told, title=title, title_align="left", subtitle=below, subtitle_align="right"))

    def title(self, question: Question) -> str:
        """What stands above a question."""
        return question.heading

    def below(self, question: Question) -> str:
        """What stands below a question: what turns on it, and how far one is."""
        decides, every = len(question.decides), len(self.interview.scope.duties)
        turns = f"decides {decides} {'duty' if decides == 1 else 'duties'}"
        stands = f"{self.interview.standing(self.answers)} of {every} verdicts stand"
        return f"question {len(self.answers) + 1} · {turns} · {stands}"

    def lines(self, question: Question) -> list[str]:
        """A question with the answers that it offers, by their numbers."""
        lines = [question.asks, ""]
        for number, option in enumerate(question.options, 1):
            mark = "*" if option.word in question.needed else " "
            lines.append(f"{mark}{number}  {option.says}")
        return lines

    def choose(self, question: Question) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words chosen, and those marked as open in law."""
        text = self.how(question)
        while True:
            written = self.line(text)
            if written == UNDO:
                raise Undone
            if written == "s":
                return (SKIP,), ()
            found = self.words(question, written.replace(",", " ").split()) if written else None
            if found:
                return found

    def how(self, question: Question) -> str:
        """What can be typed."""
        numbers = "numbers" if question.several else "a number"
        doubt = ", with ? behind what is open in law" if question.open else ""
        treaty = " (* without it the treaty is not met)" if question.needed else ""
        return f"{numbers}{doubt}{treaty}; s not read, {UNDO} undo, {STOP} stop here"

    def words(self, question: Question, parts: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """Numbers, or State codes where States are asked, as the words they stand for; None where one stands for nothing."""
        sure: list[str] = []
        doubtful: list[str] = []
        for part in parts:
            bare = part.rstrip("?")
            if bare.isdecimal() and 1 <= int(bare) <= len(question.options):
                word = question.options[int(bare) - 1].word
            elif question.id.endswith("/state") and len(bare) == 2:
                word = bare.upper()
            else:
                self.console.print(f"[red]{escape(message(bare))} is none of 1 to {len(question.options)}[/]")
                return None
            (doubtful if part.endswith("?") else sure).append(word)
        return tuple(sure), tuple(doubtful)

    def more(self, question: Question, answer: Answer) -> Answer:
        """The provision, the range and the reason, where the answer needs them."""
        word = answer.chosen[0] if answer.chosen else ""
        if word in ("none", "case", "same", SKIP) or (word == "no" and not question.several):
            return answer
        if "cite" in question.wants:
            answer = answer._replace(cite=self.line("where it stands, as in Criminal Code, 298(1)"))
        for want in ("extent", "sanction"):
            if want in question.wants:
                answer = answer._replace(extent=self.line(ASKED[want](question)))
        if "day" in question.wants and word != "seen":
            answer = answer._replace(day=self.line("its first day, as 2024-01-31"))
        if answer.open or word in ("unsettled", "cannot_say", "not_read"):
            answer = answer._replace(why=self.line("why that is open"))
        return answer

    def line(self, what: str) -> str:
        """A line that was typed."""
        typed = Prompt.ask(escape(what), console=self.console, default="", show_default=False).strip()
        if typed == STOP:
            raise Stopped
        return typed


def answers_file(law: Path) -> Path:
    """Where answers are kept: beside the law file, or in the working folder where that lies in a data folder."""
    kept = law.with_suffix(".answers.yaml")
    return Path(kept.name) if law.parent.name == "national_laws" else kept
