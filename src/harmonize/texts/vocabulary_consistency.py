"""What is wrong with the files of the vocabulary together: names that nothing declares, and what is declared twice."""

from collections.abc import Iterator, Mapping

from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.nearest import nearest
from harmonize.texts.vocabulary import QuestionText, VocabularyFile

BLOCKS = ("questions", "families", "subjects", "circumstances")


class Declared:
    """What some files declare together, each name with the file that has it first."""

    def __init__(self, files: Mapping[str, VocabularyFile]) -> None:
        self.files = files
        self.homes: dict[str, dict[str, str]] = {block: {} for block in BLOCKS}
        self.questions: dict[str, QuestionText] = {}
        for file, text in files.items():
            for block in BLOCKS:
                for name in getattr(text, block) or ():
                    self.homes[block].setdefault(name, file)
            for name, question in (text.questions or {}).items():
                self.questions.setdefault(name, question)

    def mistakes(self, file: str) -> Iterator[Mistake]:
        """Everything wrong with one of the files beside the others."""
        text = self.files[file]
        for block in BLOCKS:
            for name in getattr(text, block) or ():
                if (home := self.homes[block][name]) != file:
                    yield mistake(
                        (block, name),
                        "same-id",
                        at_key=True,
                        id=name,
                        where=f"{home} declares it: take one of the two away",
                    )
        for name, question in (text.questions or {}).items():
            yield from self.of_question(name, question, ("questions", name))
        for name in text.circumstances or ():
            yield from self.unknown_question(name, ("circumstances", name), at_key=True)
        for place, name in enumerate(text.telling or ()):
            yield from self.unknown_question(name, ("telling", place))
        for place, item in enumerate(text.impossible or ()):
            for name, answers in item.facts.items():
                yield from self.answers(name, answers, ("impossible", place, "facts", name))

    def of_question(self, name: str, text: QuestionText, at: Route) -> Iterator[Mistake]:
        """What a question says of itself and of others."""
        if text.subject not in self.homes["subjects"]:
            hint = f"{nearest(text.subject, self.homes['subjects'])}; a new one is declared under `subjects`"
            yield mistake(
                (*at, "subject"),
                "unknown-word",
                kind="subject",
                word=text.subject,
                hint=hint,
            )
        if len(text.answers) < 2:
            yield mistake((*at, "values"), "one-answer", name=name, at_key=True)
        if text.plain:
            yield from self.answer(name, text.plain, (*at, "plain"))
        if text.ordinary and text.ordinary != ("any",):
            yield from self.answers(name, text.ordinary, (*at, "ordinary"))
        for place, item in enumerate(text.together or ()):
            yield from self.answers(name, item.answers, (*at, "together", place, "answers"))
        for parent, answers in (text.only_if or {}).items():
            yield from self.answers(parent, answers, (*at, "only_if", parent))
            order = list(self.questions)
            if parent in order and order.index(parent) >= order.index(name):
                yield mistake((*at, "only_if", parent), "asked-too-early", at_key=True, name=name, parent=parent)
        for value, answer in text.values.items():
            if (answer.family is None) != (name != "conduct"):
                wanted = "a conduct needs its `family`" if name == "conduct" else "`family` is said of conduct only"
                yield mistake((*at, "values", value), "family-of-conduct", at_key=True, wanted=wanted)

    def answers(self, name: str, answers: tuple[str, ...], at: Route) -> Iterator[Mistake]:
        """Answers that a question does not have."""
        yield from self.unknown_question(name, at, at_key=True)
        for place, word in enumerate(answers):
            yield from self.answer(name, word, (*at, place))

    def answer(self, name: str, word: str, at: Route) -> Iterator[Mistake]:
        """An answer that a question does not have."""
        known = self.questions[name].answers if name in self.questions else (word,)
        if word not in known:
            hint = f": declare it under its `values`, or take it away here{nearest(word, known)}"
            yield mistake(at, "unknown-word", kind=f"answer to `{name}`", word=word, hint=hint)

    def unknown_question(self, name: str, at: Route, *, at_key: bool = False) -> Iterator[Mistake]:
        """A question that no file declares."""
        if name not in self.questions:
            hint = nearest(name, self.questions)
            yield mistake(at, "unknown-word", at_key=at_key, kind="question", word=name, hint=hint)
