"""Rules about the files of the vocabulary of facts."""

from harmonize.texts.rules.rule import Rule

VOCABULARY = (
    Rule(
        "declared-twice",
        "error",
        "`{name}` is declared in {file} already: take one of the two away, or name it otherwise",
        "Two questions of one name would be two answers to one fact.",
        "(1-act.yaml) mode: ...  (4-migrants.yaml) mode: ...",
        "(1-act.yaml) mode: ...",
        firm=True,
    ),
    Rule(
        "undeclared-question",
        "error",
        "no file declares the question `{name}`{hint}",
        "What is said of a question nobody asks would never be told.",
        "only_if: {benefitt: [money]}",
        "only_if: {benefit: [money]}",
        firm=True,
    ),
    Rule(
        "undeclared-answer",
        "error",
        "`{word}` is no answer to `{name}`: declare it under its `values`, or take it away here{hint}",
        "The list of answers is closed, so that every fact has one of them.",
        "plain: lnd",
        "plain: land",
        firm=True,
    ),
    Rule(
        "unknown-subject",
        "error",
        "unknown subject `{name}`{hint}; a new one is declared under `subjects`",
        "An interview asks after the subject first: a question of none would never be asked.",
        "subject: bordr",
        "subject: border",
        firm=True,
    ),
    Rule(
        "one-answer",
        "error",
        "`{name}` has one answer only; a question needs two at least",
        "What has one answer is no question.",
        "values: {calm: {...}}",
        "values: {calm: {...}, storm: {...}}",
        firm=True,
    ),
    Rule(
        "asked-too-early",
        "error",
        "`{name}` stands before `{parent}`, on which it hangs; move it below that",
        "Facts are asked in the order of the questions.",
        "gain_scale: {only_if: {benefit_size: [large]}}  (above benefit_size)",
        "gain_scale: {only_if: {benefit_size: [large]}}  (below benefit_size)",
        firm=True,
    ),
    Rule(
        "family-of-conduct",
        "error",
        "{wanted}",
        "The family of a conduct says which questions are asked of it.",
        "conduct: {values: {crossing: {phrase: ...}}}",
        "conduct: {values: {crossing: {phrase: ..., family: X}}}",
        firm=True,
    ),
)
