"""Whether an answer can be: to a question that is open, with words that are offered, and not against what was said before."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from harmonize.conduct.dimensions import SPACE, STATES
from harmonize.errors import HarmonizeError, UnknownName, UnreadableData
from harmonize.guests.interview.answers import DOUBTS, OTHERS, SKIP, Answer, Question, drafted
from harmonize.guests.interview.asking import Interview, Sitting
from harmonize.guests.interview.law import ON
from harmonize.guests.interview.matters import BY_NAME, Facts, short_case, whole_case
from harmonize.guests.interview.ranges import penalty, sanction, share, top
from harmonize.guests.interview.secondary_questions import NATURE, is_beyond, names_provision, parted
from harmonize.guests.interview.words import NAMELESS
from harmonize.library.yaml_file import Unloadable, read
from harmonize.library.yaml_layout import flow

Refusing = Callable[[str], HarmonizeError]


def checked(answer: Answer, before: Sequence[Answer], interview: Interview, where: str) -> Answer:
    """The answer, if it can be given after some others. Raises HarmonizeError, in one line that names the question."""

    def refuse(why: str) -> HarmonizeError:
        return HarmonizeError(f"{where}: `{answer.question}` {why}")

    sitting = Sitting(interview, drafted(before))
    if answer.question not in sitting.open_questions():
        raise refuse("answers no question that is open here; the answers before it lead elsewhere")
    question = sitting.asked(answer.question, answer.about)
    answer = answer._replace(about=answer.about or question.about)
    known = [option.word for option in question.options]
    chosen = answer.chosen
    for word in (*chosen, *answer.open):
        if not (word in known or word == SKIP or word in vocabulary(answer.question)):
            raise UnknownName(f"answer to `{answer.question}` in {where}", word, (*known, SKIP))
    if len(chosen) > 1 and not question.several:
        raise refuse(f"takes one answer, not {len(chosen)}")
    both = [word for word in chosen if word in answer.open]
    if both:
        raise refuse(f"says of `{both[0]}` that it holds and that it is open")
    first, _, rest = answer.question.partition("/")
    value = "." in first and rest != "rest" and not rest.startswith(ON)  # `none` is a value there
    alone = next((word for word in (SKIP, *(() if value else ("none",))) if word in chosen), "")
    if alone and len(chosen) > 1:
        raise refuse(f"says `{alone}` and more; it stands alone")
    if answer.open and not answer.why:
        raise refuse("leaves something open in law and does not say why")
    if SKIP in chosen:
        return answer
    of_case(answer, before, interview, refuse)
    answer = answer._replace(cite=whole_cite(answer.cite, before))
    if answer.cite and not names_provision(answer.cite):
        raise refuse(f"names no provision by `{answer.cite}`; {CITING}")
    return said(answer, question.wants, before, interview.day, refuse)


CITING = "write the act, a comma and the place in it, as in `Criminal Code, 298(1)`"


def whole_cite(cite: str, before: Sequence[Answer]) -> str:
    """A provision with its act: a place alone, `298(2)`, is one of the act named last."""
    act, pinpoint = parted(cite)
    last = next((parted(answer.cite)[0] for answer in reversed(before) if answer.cite), "")
    return f"{last}, {pinpoint}" if last and pinpoint and not act else cite


def vocabulary(question: str) -> Collection[str]:
    """The words that a question on an element takes, whether or not they are offered."""
    first, _, element = question.partition("/")
    return (STATES if element == "state" else SPACE.bit.get(element, ())) if "." in first else ()


def of_case(answer: Answer, before: Sequence[Answer], interview: Interview, refuse: Refusing) -> None:
    """Whether an element leaves in the case that its provision punishes."""
    clause, _, name = answer.question.partition("/")
    found = next(
        (
            item
            for one in drafted(before).provisions
            for item in one.clauses
            if item.name == clause and name in item.case
        ),
        None,
    )
    if found is None or name in ("rest", "else", "state"):
        return
    value = found.case[name]
    if value not in answer.chosen:
        told = interview.words.phrase(name, value)
        raise refuse(f"leaves out `{value}` ({told}), which is part of the case that it was said to punish")


def said(answer: Answer, wants: Sequence[str], before: Sequence[Answer], today: str, refuse: Refusing) -> Answer:
    """The answer with its provision and its range, where it needs them."""
    word = answer.chosen[0] if answer.chosen else ""
    matter = answer.question.partition("/")[0] in BY_NAME
    new = matter and (word in ("yes", *DOUBTS) or (word == OTHERS and answer.cite))
    if "cite" in wants and (new or word in ("except", *DOUBTS)) and not all(parted(answer.cite)):
        raise refuse(f"names no provision; {CITING}")
    if word in DOUBTS and not answer.why:
        raise refuse("does not say what is open, and why")
    if is_beyond(answer.question):
        return told_beyond(answer, wants, before, today, refuse)
    if answer.question.startswith("general/"):
        try:
            share(answer.extent)
        except ValueError:
            raise refuse(
                f"makes `{answer.extent}` of the range; write `same`, `half`, `max 3/4, min 1/4`, `cap 5 years`, or a range of its own"
            ) from None
    elif (
        "/graver" in answer.question
        and not answer.extent
        and {*answer.chosen} - {"none"}
        and not inherited(answer, before)
    ):
        raise refuse("names no graver range; write it, or `weighs` where the law only names a factor")
    elif answer.extent and answer.extent != "weighs":
        try:
            found = penalty(answer.extent)
        except ValueError:
            raise refuse(
                f"has the range `{answer.extent}`; write `6 months to 10 years`, `up to 5 years`, `life` or `fine`"
            ) from None
        if "/graver" in answer.question:
            base = next(
                (one.extent for one in drafted(before).provisions if answer.question.startswith(f"{one.name}/")), ""
            )
            if base and top(found) <= top(penalty(base)):
                raise refuse(f"has the graver range `{answer.extent}`, which does not lie above `{base}`")
    elif new and not answer.extent:
        raise refuse("names no range, such as `up to 5 years`")
    return answer


def inherited(answer: Answer, before: Sequence[Answer]) -> str:
    """The graver range that was given for all circumstances of a provision, of which an answer is about one."""
    whole = answer.question.rpartition("/")[0]
    return next((item.extent for item in before if item.question == whole), "")


def told_beyond(answer: Answer, wants: Sequence[str], before: Sequence[Answer], today: str, refuse: Refusing) -> Answer:
    """An answer beyond the core with what it needs besides."""
    word, provision = answer.chosen[0] if answer.chosen else "", answer.question.partition("/")[0]
    if "cite" in wants and word != "none" and not all(parted(answer.cite)):
        raise refuse(f"names no provision; {CITING}")
    try:
        sanction(answer.extent)
    except ValueError:
        raise refuse(f"has the sanction `{answer.extent}`; write `fine 3000 to 15000 EUR; dissolution`") from None
    if answer.question.endswith(f"/{NATURE}") and word == "administrative":
        base = next((one.extent for one in drafted(before).provisions if one.name == provision), "")
        if base and top(penalty(base))[0] > 0:
            raise refuse(f"calls an administrative offence what has the range `{base}`")
    if "day" in wants and word != "seen":
        try:
            day = date.fromisoformat(answer.day)
        except ValueError:
            raise refuse(f"needs the first day of the wording, as 2024-01-31, and says `{answer.day}`") from None
        if day > date.fromisoformat(today):
            raise refuse(f"begins the wording on {day}, after the day asked about, {today}")
    return answer


HOW = (
    "Write the words chosen between the brackets of `choose`; all that are listed where all hold. What is open in law goes",
    "into `open`, with the reason in `why`. A provision is named in `cite`: the act, a comma, the place in it, as in",
    "Criminal Code, 298(1). A range goes into `range`: 6 months to 10 years, up to 5 years, life, fine. What stays empty is",
    "asked again; `[skip]` leaves it as not read. Further questions may follow from the answers.",
)
KEYS = ("about", "ask", "offered", "choose", "open", "cite", "range", "why", "day")


def text_of(interview: Interview, answers: Iterable[Answer], open_ones: Iterable[Question] = ()) -> str:
    """Answers, and questions that wait for one, as the text of a file."""
    lines = [f"# Interview on the law of {interview.name}.", *(f"# {line}" for line in HOW if open_ones)]
    lines += [f"interview: {interview.code.lower()}", f"day: {interview.day}", "answers:"]
    for answer in answers:
        lines += entry(
            answer.question,
            {
                "about": shortly(answer.about),
                "choose": list(answer.chosen),
                "open": list(answer.open),
                "cite": answer.cite,
                "range": answer.extent,
                "why": answer.why,
                "day": answer.day,
            },
        )
    for question in open_ones:
        lines.append(f"  # {question.heading}: decides {len(question.decides)}")
        said = {
            "about": shortly(question.about),
            "ask": question.asks,
            "offered": {option.word: option.says for option in question.options},
        }
        blank: dict[str, Any] = {"choose": []} | ({"open": []} if question.open else {})
        blank |= {{"extent": "range", "sanction": "range"}.get(want, want): "" for want in question.wants}
        lines += entry(question.id, said, blank | ({"why": ""} if question.open or "cite" in question.wants else {}))
    return "\n".join(lines) + "\n"


def entry(name: str, said: dict[str, Any], blank: dict[str, Any] | None = None) -> list[str]:
    """One answer, or the place for one."""
    kept = {key: value for key, value in said.items() if value} | (blank or {})
    return [f"  {name}:", *(f"    {key}: {flow(value)}" for key, value in kept.items())]


def is_day(written: str) -> bool:
    """Whether a text is an ISO date."""
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


def begun_on(path: Path) -> str | None:
    """The day that the answers kept in a file are about; none where there is no such file, or it says none."""
    if not path.is_file():
        return None
    try:
        data = read(path).data
    except Unloadable:
        return None  # told when its answers are read
    day = data.get("day") if isinstance(data, dict) else None
    return None if day is None else str(day)


def day_asked(as_of: str | None, kept: Path, filled_in: Path | None, today: str) -> str:
    """The day that an interview is about: the one named, else that of the answers kept, of the form, or today.

    Raises HarmonizeError for a day that lies ahead in a file, or that is none.
    """
    if as_of:
        return as_of
    for path in filter(None, (kept, filled_in)):
        if day := begun_on(path):
            if not is_day(day):
                raise HarmonizeError(f"{path}: `day: {day}` is not a day; write it as 2024-01-31")
            if day > today:
                raise HarmonizeError(f"{path}: `day: {day}` lies ahead; who means it names it with --as-of")
            return day
    return today


def answers_in(path: Path, interview: Interview) -> list[Answer]:
    """The answers that a file holds, in their order. Raises HarmonizeError for those that cannot be, or of another State or day."""
    try:
        data = read(path).data
    except Unloadable as error:
        raise UnreadableData(error.problems) from error
    if not (isinstance(data, dict) and {"interview", "answers"} <= data.keys()):
        raise HarmonizeError(f"{path} holds no answers of an interview: it has no `interview` and no `answers`")
    if data["interview"] != interview.code.lower():
        raise HarmonizeError(f"{path} holds answers on {str(data['interview']).upper()}, not on {interview.name}")
    if data.get("day") is not None and str(data["day"]) != interview.day:
        raise HarmonizeError(f"{path} holds answers on the law of {data['day']}, not of {interview.day}")
    if not isinstance(data["answers"] or {}, dict):
        raise HarmonizeError(
            f"{path}: `answers` is a map from each question to its answer, not {flow(data['answers'])}"
        )
    found: list[Answer] = []
    for name, entry in (data["answers"] or {}).items():
        answer = read_answer(path, str(name), entry)
        if answer:
            as_asked(answer, str(entry.get("ask") or ""), interview, path)
            found.append(checked(answer, found, interview, str(path)))
    return found


def as_asked(answer: Answer, ask: str, interview: Interview, path: Path) -> None:
    """Refuses an answer whose facts are others than those its question, as the form puts it, asks about."""
    for facts in answer.about:
        told = [(key, value) for key, values in facts.items() for value in values if key != "state"]
        wrong = [f"{key}: {value}" for key, value in told if value not in SPACE.bit.get(key, ())]
        if wrong:
            raise HarmonizeError(f"{path}: `about` of `{answer.question}` says `{wrong[0]}`, which is no fact")
    if answer.about and ask and interview.words.told(answer.about[0]) not in " ".join(ask.split()):
        asked = interview.words.told(answer.about[0])
        raise HarmonizeError(
            f"{path}: `about` of `{answer.question}` was changed: its facts are `{asked}`, and `ask` is about another "
            "case; put back what the form said"
        )


def read_answer(path: Path, name: str, entry: Any) -> Answer | None:
    """One answer; None where its place is still empty."""
    if not isinstance(entry, dict):
        raise HarmonizeError(f"{path}: `{name}` has no answer but {flow(entry)}")
    unknown = [key for key in entry if key not in KEYS]
    if unknown:
        raise HarmonizeError(f"{path}: `{name}` has an unknown key `{unknown[0]}`; known: {', '.join(KEYS)}")
    chosen, doubtful = words(path, name, entry, "choose"), words(path, name, entry, "open")
    if not chosen and not doubtful:
        return None
    about = entry.get("about") or []
    if not (isinstance(about, list) and all(facts_of(facts) for facts in about)):
        raise HarmonizeError(f"{path}: `about` of `{name}` holds no facts; leave it as it was")
    return Answer(
        name,
        chosen,
        doubtful,
        str(entry.get("cite") or ""),
        str(entry.get("range") or ""),
        str(entry.get("why") or ""),
        wholly(about, name.partition("/")[0]),
        str(entry.get("day") or ""),
    )


def shortly(about: Sequence[Facts]) -> list[dict[str, list[str]]]:
    """The facts of a question about a case, of the case itself only what is not plain."""
    if not about:
        return []
    case = short_case({name: values[0] for name, values in about[0].items()})
    others = ({name: list(values) for name, values in facts.items()} for facts in about[1:])
    return [{name: [value] for name, value in case.items()}, *others]


def wholly(about: list[dict[str, list[Any]]], matter: str) -> tuple[Facts, ...]:
    """The same as it was."""
    facts = [{name: tuple(map(str, values)) for name, values in item.items()} for item in about]
    if not facts or matter not in BY_NAME:
        return tuple(facts)
    case = whole_case({name: values[0] for name, values in facts[0].items()}, BY_NAME[matter])
    return ({name: (value,) for name, value in case.items()}, *facts[1:])


def facts_of(facts: Any) -> bool:
    return isinstance(facts, dict) and all(isinstance(value, list) and value for value in facts.values())


def words(path: Path, name: str, entry: dict[str, Any], key: str) -> tuple[str, ...]:
    """The words of a list, or a single one."""
    value = entry.get(key) or []
    listed = value if isinstance(value, list) else [value]
    if any(isinstance(word, (dict, list)) for word in listed):
        raise HarmonizeError(f"{path}: `{key}` of `{name}` takes words, such as [{SKIP}]")
    return tuple(str(word) for word in listed)


def form(interview: Interview, answers: Sequence[Answer]) -> list[Question]:
    """The questions that would come, if each were answered plainly."""
    found: list[Question] = []
    given = list(answers)
    while question := interview.next_question(given):
        found.append(question)
        given.append(plainly(question))
    return found


def plainly(question: Question) -> Answer:
    """The plain answer to a question."""
    return Answer(question.id, question.plain, cite=NAMELESS if "cite" in question.wants else "", about=question.about)
