"""Rules about changes of an instrument: files that say what a treaty would ask under another text."""

from harmonize.texts.rules.rule import Rule

REDRAFTS = (
    Rule(
        "what-if-names-no-duty",
        "error",
        "the file changes, adds and strikes no duty; name one under `changes`, `adds` or `strikes`",
        "Without a duty that would be otherwise there is nothing to judge.",
        "title: Money only\nchanges: []",
        "title: Money only\nchanges:\n  - {duty: smp-6.1.a, test: {region: {benefit: [money]}}}",
        firm=True,
    ),
    Rule(
        "change-changes-nothing",
        "error",
        "`{id}` says so already; write only what differs from the text on file",
        "What would be as it is decides nothing; most often a word was meant that is not there.",
        "- {duty: smp-6.1.a, strength: shall}",
        "- {duty: smp-6.1.a, strength: may}",
        firm=True,
    ),
    Rule(
        "duty-changed-twice",
        "error",
        "`{id}` is changed or struck twice in this file; say it once",
        "Of two changes of one duty nobody knows which counts.",
        "strikes: [smp-6.1.c]\nchanges: [{duty: smp-6.1.c, strength: may}]",
        "strikes: [smp-6.1.c]",
        firm=True,
    ),
    Rule(
        "added-duty-on-file",
        "error",
        "`{id}` is on file; write under `changes` what differs, or give the new paragraph an id of its own",
        "A new paragraph stands whole beside the others; a change names only what differs.",
        "adds:\n  - {id: smp-6.1.a, paragraph: 6.1.a, ...}",
        "changes:\n  - {duty: smp-6.1.a, ...}",
        firm=True,
    ),
    Rule(
        "duty-above-others",
        "error",
        "`{name}` is a place with several duties; name each of them: {below}",
        "A change holds for the duties that it names, and paragraphs ask for different things.",
        "- {duty: smp-6.1, strength: may}",
        "- {duty: [smp-6.1.a, smp-6.1.c], strength: may}",
        firm=True,
    ),
    Rule(
        "nothing-left-to-ask",
        "error",
        "of `{id}` nothing would be left to ask: no conduct can have all these facts together",
        "A duty that asks for facts that cannot be is met by every law.",
        "- {duty: smp-6.1.a, test: {region: {for: [self], tie: [sibling]}}}",
        "- {duty: smp-6.1.a, test: {region: {tie: [sibling]}}}",
        firm=True,
    ),
)
