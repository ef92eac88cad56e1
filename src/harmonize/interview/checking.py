"""Whether an answer can be: to a question that is open, with words that are offered, and not against what was said before."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from harmonize.conduct.dimensions import SPACE, STATES
from harmonize.errors import HarmonizeError, UnknownName
from harmonize.interview.answers import DOUBTS, SKIP, Answer, drafted
from harmonize.interview.asking import Interview, Sitting
from harmonize.interview.beyond import NATURE, is_beyond
from harmonize.interview.citing import parted
from harmonize.interview.matters import BY_NAME
from harmonize.interview.ranges import penalty, sanction, share, top

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
    value = "." in answer.question.partition("/")[0] and not answer.question.endswith(
        "/rest"
    )  # `none` is a value there
    alone = next((word for word in (SKIP, *(() if value else ("none",))) if word in chosen), "")
    if alone and len(chosen) > 1:
        raise refuse(f"says `{alone}` and more; it stands alone")
    if answer.open and not answer.why:
        raise refuse("leaves something open in law and does not say why")
    if SKIP in chosen:
        return answer
    of_case(answer, before, interview, refuse)
    return said(answer, question.wants, before, interview.day, refuse)


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
    new = matter and word in ("yes", *DOUBTS)
    if "cite" in wants and (new or word in ("except", *DOUBTS)) and not all(parted(answer.cite)):
        raise refuse("names no provision; write the act, a comma and the place in it, as in `Criminal Code, 298(1)`")
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
        raise refuse("names no provision; write the act, a comma and the place in it, as in `Criminal Code, 42`")
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
