"""Rules about days: what a text, a reading and a law can have."""

from harmonize.texts.rules.rule import Rule

DAYS = (
    Rule(
        "read-in-future",
        "error",
        "{day} is after today; nobody has read, seen or opened it yet",
        "A reading that has not taken place vouches for nothing.",
        "read_on: 2999-01-01",
        "read_on: 2026-11-24",
    ),
    Rule(
        "read-before-its-text",
        "error",
        "read on {day}, before the state of the text that was read ({text})",
        "Nobody reads a consolidation before it exists; often two days changed places.",
        "{text_of: 2026-01-01, read_on: 2020-06-01}",
        "{text_of: 2020-01-01, read_on: 2020-06-01}",
    ),
    Rule(
        "text-before-the-state",
        "error",
        "{day} is before 1500; no law of today's States is as old",
        "A slip of a digit makes an old version answer for centuries.",
        "from: 1015-07-01",
        "from: 2015-07-01",
    ),
    Rule(
        "far-future",
        "error",
        "{day} is more than {years} years away",
        "No law begins or ends so late; a slip of a digit makes the old version answer for ever.",
        "from: 3018-01-01",
        "from: 2018-01-01",
    ),
    Rule(
        "not-yet-in-force",
        "note",
        "begins on {day}: not yet in force",
        "What is enacted for a later day may be coded; until then it answers nothing but `--as-of`.",
        "from: 2027-06-01",
        "from: 2025-06-01",
    ),
    Rule(
        "second-reading-of-unread",
        "error",
        "`{section}` was read a second time, but `reading` calls it {status}",
        "What was read twice was read.",
        "reading: {stay: not_read}\nsecond_reading: [{sections: [stay], ...}]",
        "reading: {stay: read}\nsecond_reading: [{sections: [stay], ...}]",
    ),
)
