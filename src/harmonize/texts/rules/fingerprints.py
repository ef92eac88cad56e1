"""Rules about fingerprints: which words of the law were read."""

from harmonize.texts.rules.rule import Rule

FINGERPRINTS = (
    Rule(
        "fingerprints-of-another",
        "error",
        "this file stands beside the law file of `{id}` and holds the fingerprints of `{code}`",
        "Fingerprints stand in `fingerprints/xx.yaml`, under the code of the law file they belong to.",
        "fingerprints: fr  (in fingerprints/de.yaml)",
        "fingerprints: de",
        firm=True,
    ),
    Rule(
        "fingerprints-of-old-form",
        "error",
        "the fingerprints of `{key}` are of words in form {form}, and copies are read in form {now}; "
        "`harmonize read {code} --text FILE --source {key}` records them again",
        "A hash can be compared only with one of words that were put into the same form.",
        "form: 0",
        "form: 1",
        firm=True,
    ),
    Rule(
        "fingerprint-of-no-source",
        "error",
        "the law file has no source `{key}`; take its fingerprints out, or name the source as the law file does",
        "A fingerprint belongs to a source that the law file cites; without it nobody knows of which act the words were.",
        "sources:\n  aufenthaltsgesetz: ...",
        "sources:\n  aufenthg: ...",
    ),
    Rule(
        "fingerprint-uncited",
        "warning",
        "nothing in the law file cites `{key} {name}` any more; `harmonize read` leaves it out",
        "What nothing rests on need not be watched.",
        'provisions:\n  "12(9)": 1f0c55aa',
        'provisions:\n  "12(1)": 1f0c55aa',
    ),
    Rule(
        "copy-elsewhere",
        "error",
        "`{name}` is no path below the folder of copies; name the copy from there, without `..`",
        "What is read are copies in the place that was named, and no other file of whoever runs `harmonize drift`.",
        "copy: ../secret.md",
        "copy: laws/aufenthg.md",
        firm=True,
    ),
    Rule(
        "fingerprint-day",
        "error",
        "{day} is {why}; `harmonize read {code} --text FILE --source {key} --text-of DAY` puts down the day of the copy",
        "From the day of its text it is told whether a newer copy is newer; a wrong one makes every later copy older.",
        "text_of: 9999-12-31",
        "text_of: 2026-08-19",
    ),
    Rule(
        "fingerprints-missing",
        "note",
        "of {cited} provisions that are cited from official text {missing} have no fingerprint: {sources}; "
        "`harmonize read {code} --text FILE --source ID` puts them down",
        "A provision without a fingerprint can change and nobody is told.",
        "fingerprints: de\nsources: {}",
        "fingerprints: de\nsources:\n  aufenthg: ...",
    ),
)
