"""The vocabulary of facts as its files declare it: questions with their answers, what they have in common, facts that cannot be."""

from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema

from harmonize.texts.base import Before, Line, OneOrMany, Text

Name = Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
Letter = Literal["X", "I", "D", "S", "R"]


def as_text(value: Any) -> Any:
    """A number is the name of an answer as well as a word is."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Answer = Annotated[
    str, Before(as_text), Field(pattern=r"^[A-Za-z0-9_]+$"), WithJsonSchema({"type": ["string", "integer"]})
]
Answers = Annotated[tuple[Answer, ...], Field(strict=False, min_length=1), OneOrMany()]


class AnswerText(Text):
    """One answer to a question."""

    phrase: Line = Field(
        description="How a report says it, behind the `lead` of its question; `{state}` is the State whose law it is."
    )
    meaning: Line = Field(description="What it takes in, so that two readers of a statute choose alike.")
    source: Line = Field(description="The treaty paragraph, or the statute whose distinction made it necessary.")
    family: Letter | None = Field(None, description="Of a conduct: its family, which says what is asked of it.")
    towards: Line | None = Field(None, description="Of a conduct: the word before the State towards which it is done.")
    extend: Line | None = Field(
        None, description="What a drafter writes where an offence is to reach it; else it is said by the question."
    )
    and_up: Line | None = Field(None, description="The phrase for it and all answers after it.")
    short: str | None = Field(
        None, description="Its word in the name of a clause, where its name does not speak for itself; empty for none."
    )


class StatesText(Text):
    """Answers that are States, each by its code."""

    codes: Annotated[tuple[Annotated[str, Field(pattern="^[A-Z]{2}$")], ...], Field(strict=False, min_length=1)] = (
        Field(
            description="The codes of ISO 3166-1, and those assigned by users: XK for Kosovo, XA to XF for invented States."
        )
    )
    meaning: Line = Field(description="What each means; `{code}` is its code.")
    source: Line = Field(description="What makes them necessary.")


class WordText(Text):
    """A word that stands for several answers, worked out for the day asked about."""

    meaning: Line = Field(description="What it stands for.")
    source: Line = Field(description="The laws that use it.")
    title: Line | None = Field(None, description="Of a group of States: what its members are called.")
    short: str | None = Field(None, description="Its word in the name of a clause.")


class TogetherText(Text):
    """Answers that have one name in law."""

    answers: Answers = Field(description="The answers, in their order.")
    phrase: Line = Field(description="What they are called together, `lead` included.")


class ExamplesText(Text):
    """Two facts that the question tells apart."""

    within: Line = Field(description="A fact that a statute reaches, with the statute.")
    outside: Line = Field(description="A fact like it that the statute leaves out.")


class QuestionText(Text):
    """One question about the facts, with a closed list of answers."""

    question: Annotated[str, Field(pattern=r"\?$", max_length=200)] = Field(
        description="The question as it is put, in an interview and in the codebook."
    )
    subject: Name = Field(description="What it is about, one of `subjects`: an interview asks after that first.")
    element: Line = Field(
        description="The treaty's noun for what is asked: the second part of 'extend ...', 'cover ...'."
    )
    remedy: Line | None = Field(
        None, description="What a drafter does where a law asks too much of it; without it, 'cover' and its element."
    )
    beyond: Line | None = Field(None, description="What a law so amended may punish that no treaty asks for.")
    lead: Line | None = Field(None, description="The words with which the phrase of every answer begins.")
    plain: Answer | None = Field(
        None, description="The answer that holds where nobody mentions the fact; without it, it is always asked."
    )
    ordinary: Answers | None = Field(
        None,
        description="The answers of the ordinary case, the treaty's own paradigm, or `any`; without it, the plain one.",
    )
    asked: Annotated[tuple[Letter, ...], Field(strict=False, min_length=1), OneOrMany()] | None = Field(
        None, description="The families of conduct of which it is asked; without it, of all."
    )
    only_if: Annotated[dict[Name, Answers], Field(min_length=1, max_length=1)] | None = Field(
        None, description="The question above on which it hangs, and the answers to that with which it is asked."
    )
    traits: (
        Annotated[
            tuple[Literal["ordered", "relative", "aggravating", "placing"], ...],
            Field(strict=False, min_length=1),
            OneOrMany(),
        ]
        | None
    ) = Field(
        None,
        description=(
            "ordered: its answers rise, so that a law may write `>=`. relative: they are seen from the State whose law it is. "
            "aggravating: it tells how grave. placing: it tells where and by whom."
        ),
    )
    states: StatesText | None = Field(None, description="Answers that are States.")
    values: Annotated[dict[Answer, AnswerText], Field(min_length=1)] = Field(
        description="Its answers by name: two at least, and each fact has one."
    )
    words: dict[Answer, WordText] | None = Field(
        None, description="Words that stand for several answers in a law file."
    )
    together: Annotated[tuple[TogetherText, ...], Field(strict=False, min_length=1)] | None = Field(
        None, description="Answers that have one name in law; the first that fits is used."
    )
    examples: ExamplesText | None = Field(None, description="Two facts that it tells apart.")

    @property
    def answers(self) -> tuple[str, ...]:
        """The names of its answers, in their order."""
        return (*(self.states.codes if self.states else ()), *self.values)


class FamilyText(Text):
    """A family of conduct, by its letter."""

    says: Line = Field(description="What its conduct has in common.")
    section: Line = Field(description="The section of a law's reading that deals with it.")
    extend: Line | None = Field(None, description="How a drafter extends it to the law of other States.")


class CircumstanceText(Text):
    """An aggravating circumstance."""

    asked: Line = Field(description="How an interview names it.")
    amended: Line | None = Field(
        None, description="How a drafter names it, behind 'make it an aggravating circumstance'."
    )


class ImpossibleText(Text):
    """Facts that cannot be, hence never asked for."""

    why: Line = Field(description="Why nobody meets them, as a sentence.")
    facts: Annotated[dict[Name, Answers], Field(min_length=2)] = Field(
        description="The answers that exclude each other, by question: two questions at least."
    )


class VocabularyFile(Text):
    """A file of data/vocabulary. The files are read in the order of their names; each may hold a part of any of these."""

    questions: dict[Name, QuestionText] | None = Field(
        None, description="Questions about the facts by name, in the order in which they are asked and written."
    )
    families: dict[Letter, FamilyText] | None = Field(None, description="The families of conduct.")
    subjects: dict[Name, Line] | None = Field(
        None, description="What questions are about; what is of `general` an interview does not ask of a provision."
    )
    circumstances: dict[Name, CircumstanceText] | None = Field(
        None, description="The questions about circumstances that an interview asks together, in its order."
    )
    telling: Annotated[tuple[Name, ...], Field(strict=False, min_length=1)] | None = Field(
        None, description="The questions that tell clauses apart, in the order in which a clause is named by them."
    )
    impossible: Annotated[tuple[ImpossibleText, ...], Field(strict=False, min_length=1)] | None = Field(
        None, description="Facts that cannot be."
    )


def lowered_question(name: str, text: QuestionText) -> dict[str, Any]:
    """A question in the form in which it is compiled: the fields of a Dimension, its answers by position."""
    lead = f"{text.lead} " if text.lead else ""
    every = text.answers if text.ordinary == ("any",) else text.ordinary or ()
    parent, wanted = next(iter((text.only_if or {"": ()}).items()))
    return {
        "name": name,
        "question": text.question,
        "values": [
            *(lowered_states(text.states) if text.states else ()),
            *(lowered_answer(value, answer) for value, answer in text.values.items()),
        ],
        "plain": text.plain or "",
        "asked": "".join(text.asked or ()),
        "only_if": [parent, wanted],
        **dict.fromkeys(text.traits or (), True),
        "ordinary": every,
        "lead": lead,
        "examples": [text.examples.within, text.examples.outside] if text.examples else ["", ""],
        "element": text.element,
        "remedy": text.remedy or "",
        "beyond": text.beyond or "",
        "subject": text.subject,
        "words": [
            [word, item.meaning, item.source, item.title or "", item.short] for word, item in (text.words or {}).items()
        ],
        "together": [[item.answers, item.phrase] for item in text.together or ()],
    }


def lowered_answer(name: str, text: AnswerText) -> list[str | None]:
    """An answer as the fields of a Value."""
    rest = [text.family or "", text.towards or "", text.extend or "", text.and_up or ""]
    return [name, text.phrase, text.meaning, text.source, *rest, text.short]


def lowered_states(text: StatesText) -> list[list[str]]:
    """States as the fields of Values."""
    return [[code, code, text.meaning.format(code=code), text.source] for code in text.codes]
