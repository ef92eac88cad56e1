"""Rules about excuses: comments that say why a complaint about a line does not hold."""

from harmonize.texts.rules.rule import Rule

EXCUSES = (
    Rule(
        "excuse-form",
        "error",
        "an excuse is written `# lint: allow NAME - reason`",
        "Who reads the line later must know why the complaint does not hold.",
        "from: 2040-01-01  # lint: allow far-future",
        "from: 2040-01-01  # lint: allow far-future - s 12 of the Act says so",
        firm=True,
    ),
    Rule(
        "excuse-unknown-rule",
        "error",
        "unknown rule `{name}`{hint}",
        "A misspelt excuse excuses nothing.",
        "# lint: allow far-futre - s 12",
        "# lint: allow far-future - s 12",
        firm=True,
    ),
    Rule(
        "excuse-of-form",
        "error",
        "`{name}` cannot be excused: what it refuses cannot be used",
        "A file that cannot be read is not read better for an excuse.",
        "# lint: allow duplicate-key - meant",
        "delete one of the keys",
        firm=True,
    ),
    Rule(
        "excuse-added",
        "warning",
        "this excuse for `{name}` is new since the base; it excuses nothing until it is merged",
        "A change cannot excuse itself: with `--base` only excuses that stood before it count.",
        "from: 2040-01-01  # lint: allow far-future - s 12, in the change that brings the day",
        "the same line, once its excuse is merged",
        firm=True,
    ),
    Rule(
        "excuse-unused",
        "warning",
        "nothing here needs the excuse for `{name}`; delete it",
        "An excuse that stays would hide the next mistake.",
        "from: 2020-01-01  # lint: allow far-future - s 12",
        "from: 2020-01-01",
        firm=True,
    ),
)
