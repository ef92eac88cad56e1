"""The words of reports and what each means: verdicts, strengths, severities, kinds of text, how far a section was read."""

from collections.abc import Iterator

from harmonize.norms.law import SectionStatus
from harmonize.norms.naming import called
from harmonize.norms.outcome import Verdict
from harmonize.norms.source import Grade
from harmonize.norms.treaty import Severity, Strength
from harmonize.reports.verdict_words import verdict_words

VERDICTS = {
    Verdict.MET: "All that the provision requires is surely in the law.",
    Verdict.EXCEEDS: "All that the provision requires is surely in the law, which also punishes what the treaty leaves out.",
    Verdict.PARTIAL: "The law has part of what the provision requires: the counterexamples are what it leaves out.",
    Verdict.GAP: "The law has nothing of what the provision requires, or leaves out the ordinary case of it.",
    Verdict.UNSETTLED: "The law itself is open: courts are split, the text is ambiguous, or nobody has decided it. "
    "Reading more would not settle it.",
    Verdict.NOT_VERIFIED: "A text that decides it was not read, or the vocabulary cannot say what it asks. "
    "This is a limit of the data, not a finding about the law.",
    Verdict.NOT_ASSESSED: "Nothing was judged: the provision is about practice, or nothing of the section was read.",
    Verdict.RESERVED: "The State has made a reservation to the provision, so that it falls short of nothing.",
    Verdict.NOT_BOUND: "The instrument is not in force for the State on the day.",
    Verdict.ADOPTED: "The treaty permits it, and the law makes use of that.",
    Verdict.ADOPTED_IN_PART: "The treaty permits it, and the law makes use of part of that. Never a shortfall.",
    Verdict.NOT_ADOPTED: "The treaty permits it, and the law makes no use of that. Never a shortfall.",
    Verdict.SAME: "The law defines it as the treaty does, or more widely.",
    Verdict.NARROWER: "The law defines it more narrowly than the treaty, which asks for no definition. Never a shortfall.",
    Verdict.PROVIDED_IN_PART: "The treaty asks to consider or to endeavour, and the law has part of it. Never a shortfall.",
    Verdict.NOT_PROVIDED: "The treaty asks to consider or to endeavour, and the law does not have it. Never a shortfall.",
}
STRENGTHS = {
    Strength.SHALL: "A mandatory obligation. What falls short of it is of high severity.",
    Strength.SHALL_DOMESTIC: "An obligation subject to the basic concepts of the legal system, or to domestic law. "
    "What falls short of it is of medium severity.",
    Strength.CONSIDER: "The State must consider it. What a law lacks of it is no shortfall.",
    Strength.ENDEAVOUR: "The State must try. What a law lacks of it is no shortfall.",
    Strength.MAY: "An option. What a law lacks of it is no shortfall.",
    Strength.INTERPRETIVE: "It tells how other provisions are to be read, and asks for nothing by itself.",
}
SEVERITIES = {
    Severity.HIGH: "The shortfall is of a mandatory obligation.",
    Severity.MEDIUM: "The shortfall is of an obligation subject to domestic law.",
    Severity.LOW: "The shortfall is of something weaker than that.",
    Severity.NONE: "Nothing falls short.",
}
READ = {
    SectionStatus.READ: "Every text of the section was read: what is not in it is not in the law.",
    SectionStatus.PARTLY_READ: "Some texts of the section were read: what is not in them may stand elsewhere.",
    SectionStatus.NOT_READ: "No text of the section was read: nothing is said of it.",
    SectionStatus.NOT_APPLICABLE: "The section does not arise in the State.",
}
TEXTS = {
    Grade.OFFICIAL: "The text as the State publishes it.",
    Grade.OFFICIAL_TRANSLATION: "A translation that the State publishes.",
    Grade.UNOFFICIAL_TRANSLATION: "A translation by others.",
    Grade.SECONDARY: "An account of the law by others: a commentary, a report, a judgment that quotes it.",
    Grade.MEMORY: "Recalled, not read: worth a search, never an answer.",
}
# What the id of a point ends in, where that is no element of an offence and no rule.
LACKING = {
    "offence": "no offence reaches the acts, or one of their circumstances",
    "aggravation": "a circumstance that does not aggravate",
    "spared": "liability of the person smuggled",
    "jurisdiction": "a ground of jurisdiction that is missing",
    "rule": "a rule that is missing",
    "open": "an unsettled point of the law itself",
}


def meanings(name: str) -> Iterator[tuple[str, str, str]]:
    """What a word of reports means: the word as reports say it, what kind of word it is, its meaning."""
    for kind, words in (
        ("a verdict", {verdict_words(key): (key.value, text) for key, text in VERDICTS.items()}),
        ("a strength of duties", {key.words: (key.value, text) for key, text in STRENGTHS.items()}),
        ("a severity", {key.value: (key.value, text) for key, text in SEVERITIES.items()}),
        ("how far a section of a law was read", {key.words: (key.value, text) for key, text in READ.items()}),
        ("a kind of text", {key.words: (key.value, text) for key, text in TEXTS.items()}),
    ):
        for said, (value, text) in words.items():
            if called(name, (said, value)):
                yield said, kind, text
