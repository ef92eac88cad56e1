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
        "fingerprints-missing",
        "note",
        "of {cited} provisions that are cited from official text {missing} have no fingerprint: {sources}; "
        "`harmonize read {code} --text FILE --source ID` puts them down",
        "A provision without a fingerprint can change and nobody is told.",
        "fingerprints: de\nsources: {}",
        "fingerprints: de\nsources:\n  aufenthg: ...",
    ),
    Rule(
        "pinpoint-not-in-copy",
        "error",
        "`{name}` cannot stand in the copy that was read of `{key}`, which counts from {first} to {last} ({shape})",
        "A provision that does not exist supports nothing.",
        "cite: code 9999(9)",
        "cite: code 292(1)",
    ),
    Rule(
        "pinpoints-seen-once",
        "note",
        "{count} pinpoints are seen by no fingerprint and cited only once: {listed}; look them up, or "
        "`harmonize read` their source",
        "What one citation alone has seen may be misspelt, or invented.",
        "cite: code 299",
        "cite: code 292",
    ),
)
