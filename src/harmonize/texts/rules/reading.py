"""Rules about what was read against what is coded, and about the general part."""

from harmonize.texts.rules.rule import Rule

READING = (
    Rule(
        "read-but-empty",
        "error",
        "`reading` calls `{section}` read, but {what}",
        "What was read and found absent is said; what was not read is not called read.",
        "reading: {jurisdiction: read}\ngeneral_part: {jurisdiction: []}",
        "reading: {jurisdiction: not_read}",
    ),
    Rule(
        "unread-rule-in-read-section",
        "error",
        "this rule is not_read, but `reading` calls `{section}` read; say partly_read",
        "One of the two is wrong, and a verdict rests on it.",
        "reading: {general_part: read}\nroles: {aider: {range: not_read}}",
        "reading: {general_part: partly_read}\nroles: {aider: {range: not_read}}",
    ),
    Rule(
        "rule-without-cite",
        "error",
        "{what} without a `cite`",
        "A rule without its provision cannot be checked.",
        "attempt: {range: same}",
        "attempt: {range: same, cite: penal-code 23}",
    ),
    Rule(
        "none-with-offences",
        "error",
        "`form: none` holds for all: it cannot be said of some offences, here {offences}",
        "That legal persons are not liable needs no list; often `none` stands for another form.",
        "{form: none, offences: [xa-5]}",
        "{form: criminal, offences: [xa-5], cite: penal-code 40}",
    ),
    Rule(
        "two-rules-at-once",
        "error",
        "holds on the same days for the same offences as rule {first} above; one of them never counts alone",
        "A rule of the general part has one answer for an offence on a day.",
        "attempt: [{range: same, cite: pc 23}, {range: {max: 1/2}, cite: pc 24}]",
        "attempt: [{range: same, offences: [xa-5], cite: pc 23}, {range: {max: 1/2}, offences: [xa-6], cite: pc 24}]",
    ),
    Rule(
        "fine-min-above-max",
        "error",
        "the lowest fine {low} is above the highest {high}",
        "No fine lies in such a range.",
        "{min: 5000, max: 100}",
        "{min: 100, max: 5000}",
    ),
    Rule(
        "fine-without-currency",
        "error",
        "an amount without `currency`; say it, or which `kind` of fine it is (day_fines, units)",
        "1,000 of what?",
        "fine: {with: or, max: 5000}",
        "fine: {with: or, max: 5000, currency: EUR}",
    ),
    Rule(
        "too-many-months",
        "error",
        "{found} months are more than a hundred years; days or an amount stand for months",
        "No sentence and no threshold is as long.",
        "extradition_minimum_penalty: {value: 12000, ...}",
        "extradition_minimum_penalty: {value: 12, ...}",
    ),
)
