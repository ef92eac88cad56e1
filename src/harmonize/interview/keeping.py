"""Answers in a file: kept after each answer, and filled in by those who are not at the screen; one form for both."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from harmonize.errors import HarmonizeError, UnreadableData
from harmonize.interview.answers import SKIP, Answer, Question
from harmonize.interview.asking import Interview
from harmonize.interview.checking import checked
from harmonize.interview.matters import BY_NAME, Facts, short_case, whole_case
from harmonize.interview.words import NAMELESS
from harmonize.library.flow import flow
from harmonize.library.yaml_file import Unloadable, read

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
            found.append(checked(answer, found, interview, str(path)))
    return found


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
