"""Rules about bills: files that say what a law would say from a day on."""

from harmonize.texts.rules.rule import Rule

BILLS = (
    Rule(
        "bill-of-no-law",
        "error",
        "`{code}` has no law file here, and a bill changes a law on file; a new State comes as a law file of its own",
        "What a bill does not mention stays as it is, so there must be a law that it is laid over.",
        "bill: zz",
        "bill: de",
        firm=True,
    ),
    Rule(
        "bill-changes-nothing",
        "error",
        "a bill changes what is in force, or adds an offence whole, with its `title`: `{id}` is not in force on {day}{hint}",
        "A change is laid over the version of the day on which the bill begins.",
        "offences:\n  - {id: de-69-entry, otherwise: {...}}",
        "offences:\n  - {id: de-96-entry, otherwise: {...}}",
        firm=True,
    ),
    Rule(
        "bill-repeals-nothing",
        "error",
        "there is nothing to repeal: `{id}` is not in force on {day}{hint}",
        "A repeal ends the version that is in force on the day on which the bill begins.",
        "repeals: [de-69-entry]",
        "repeals: [de-96-entry]",
        firm=True,
    ),
    Rule(
        "bill-repeals-and-changes",
        "error",
        "`{id}` is repealed and changed by the same bill; leave out one of the two, or give the new offence an id of its own",
        "On one day an offence cannot both end and go on.",
        "repeals: [de-97]\noffences:\n  - {id: de-97, otherwise: {...}}",
        "repeals: [de-97]",
        firm=True,
    ),
    Rule(
        "bill-overtaken",
        "error",
        "the law on file changes `{id}` again on {later}, after {day}; let the bill begin on that day or later",
        "A bill is laid over the newest version; what would become of a later one it does not say.",
        "from: 2021-01-01  (and the law changes on 2024-02-27)",
        "from: 2027-01-01",
        firm=True,
    ),
    Rule(
        "bill-offence-on-file",
        "error",
        "`{id}` stands in the law file; write under `otherwise` only what the bill changes",
        "What is said once stays as it was read, with its pinpoints; the bill's own words are the difference.",
        "- {id: de-96-entry, title: ..., punishes: {...}, penalty: {...}}",
        "- {id: de-96-entry, otherwise: {penalty: {prison: [12, 120]}}}",
        firm=True,
    ),
    Rule(
        "bill-no-such-rule",
        "error",
        "a bill cannot replace `{key}` of the general part{hint}; it can replace {known}",
        "From its first day on the rules of a bill stand in the place of all rules under that key.",
        "general_part: {legal_person: [...]}",
        "general_part: {legal_persons: [...]}",
        firm=True,
    ),
)
