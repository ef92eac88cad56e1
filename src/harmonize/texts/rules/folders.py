"""Rules about folders of data: files that would be passed over in silence."""

from harmonize.texts.rules.rule import Rule

FOLDERS = (
    Rule(
        "file-not-read",
        "error",
        "is not read: {why}",
        "A law in a file that nobody reads is no law, and nobody is told.",
        "data/national_laws/XE.yml",
        "data/national_laws/xe.yaml",
        firm=True,
    ),
    Rule(
        "stray-file",
        "warning",
        "does not belong here and is not read; move or delete it",
        "What lies among data is taken for data by the next reader or tool.",
        "data/national_laws/notes.txt",
        "notes.txt",
        firm=True,
    ),
)
