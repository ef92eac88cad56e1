"""An empty law file for a State, commented so that its keeper can begin: valid, with nothing read; and questions to put in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from string import Template
from typing import NamedTuple

from harmonize.errors import HarmonizeError
from harmonize.library.yaml_layout import flow
from harmonize.norms.law import SECTIONS
from harmonize.norms.status import Party
from harmonize.norms.treaty import MeasureKind
from harmonize.visible import message

MEANINGS = {
    "entry": "help with entry, transit, exit",
    "stay": "help with stay, harbouring, movement inside",
    "documents": "travel and identity documents",
    "groups": "conspiracy, gangs, organisations",
    "general_part": "attempt, complicity, fault",
    "legal_persons": "liability of companies",
    "jurisdiction": "over acts at home and abroad",
    "migrant": "own entry and stay, own documents",
    "sentencing": "bail, limitation, release, sentencing factors",
    "related_offences": "laundering, corruption, obstruction",
    "evidence": "of measures, from here on",
}
SAMPLES = {"yes_no": "yes", "months": "12", "days": "30", "number": "2"}
ANSWERED = {
    "yes_no": "yes or no",
    "months": "a number of months",
    "days": "a number of days",
    "number": "a number",
    "words": "one or more of",
    "choice": "one of",
}

HELP = """\
# How to fill this file: the guide, encoding-a-law.md. Keys keep this order. What was not read stays not_read; what is
# doubtful is `unsettled: reason` (the law is open), `not_read: reason` or `cannot_say: reason` (the vocabulary
# has no word for it); every value names its pinpoint in `cite`. Check with `harmonize lint` as you go.
#
"""
SOURCES = """\
sources: {}  # every instrument you cite, under a short key of your choice, in place of the braces:
#  immigration-act:
#    title: Immigration Act
#    citation: Act 12/2003  # official number or gazette reference
#    since: 2003-07-01  # first day in force of the act: no value that cites it may precede it
#    text: official  # official | official_translation | unofficial_translation | secondary | memory
#    language: en
#    url: https://law.example/immigration-act
#    section_url: https://law.example/immigration-act/{section}  # opens the provision
#    opened: 2026-01-31  # the day you saw it open, or never
#    text_of: 2026-01-31  # state of the consolidation you read; unknown, with text_of_why
#    read_on: 2026-01-31
#    read_by: person  # program | person | lawyer (of this State, nobody else)
#    sections:  # since when a provision has read as you read it; without it: seen on the day of the text
#      "10": {from: 2010-06-01, by: Act 5/2010 s 3}
#      all: {from: 2003-07-01}  # every other provision: as enacted
reading:  # read | partly_read | not_read | not_applicable; silence is not a no
"""
LAW = Template("""\
general_part:  # once per State; says what every offence is widened or narrowed by
  # fault: {mental: [accepts, intent], cite: penal-code 15}  # what an offence needs that says nothing
  roles:  # same = the range of the offence; none = not punished; {max: 3/4} = so much of it; {prison: [0, 84]} = its own; not_read
    instigator: {range: not_read}
    organiser: {range: not_read}
    aider: {range: not_read}
    member: {range: not_read}
  attempt: {range: not_read}
  # preparation: {range: {max: 1/2}, when: {max_at_least: 96}, cite: penal-code 46}  # where a general rule punishes it
  # failed_instigation: {range: same, cite: penal-code 37}  # where it is punished to ask another in vain
  agreement: {range: not_read}
  migrant: {spared: not_read}  # whether the migrant is spared where an offence does not say `another`
  # minors: {no_minimum: all, cite: youth-act 18}  # or {range: {min: 1/2, cap: 120}, ...}
  legal_persons: {form: not_read}  # sanction: {fine: {with: only, max: 15000, currency: EUR}}, where it was read
  jurisdiction: []  # - {when: {act_place: [own_territory]}, cite: penal-code 3}
offences: []  # in place of the brackets, one entry per offence, versions newest first:
#  - id: ${code}-10
#    title: Assisting illegal entry
#    kind: smuggling  # smuggling | document | group | migrant | endangering | other
#    section: entry
#    versions:
#      - from: 2010-06-01
#        cite: immigration-act 10(1)
#        punishes:  # alternatives by name; each says conduct, state, person, benefit, how (a value, or any)
#          entry: {conduct: [crossing], state: [own], person: [third_country, stateless], benefit: [kind, money], how: any}
#        penalty: {prison: [0, 72], fine: {with: or}}  # months
#      - from: 2005-01-01  # an older version says what was otherwise; the rest is as above
#        until: 2010-06-01
#        otherwise:
#          punishes: {entry: {benefit: [money]}}
#          penalty: {prison: [0, 36]}
measures: {}  # in place of the braces: extradition_minimum_penalty: {value: 12, cite: extradition-act 2}
""")


def empty_law(party: Party, treaties: dict[str, str], modeline: str) -> str:
    """The text of a law file in which nothing was read yet. ``treaties`` are the names of those whose status is given."""
    code = party.code.lower()
    status = "".join(f"# {line}\n" for line in status_comments(party, treaties))
    named = f"id: {code}\nstate: {flow(party.name)}\n"
    meanings = ((section, MEANINGS.get(section)) for section in SECTIONS)
    reading = "".join(f"  {name}: not_read" + (f"  # {means}\n" if means else "\n") for name, means in meanings)
    modeline = f"# yaml-language-server: $schema={modeline}\n"
    return f"{modeline}{HELP}{status}{named}{SOURCES}{reading}{LAW.substitute(code=code)}"


def status_comments(party: Party, treaties: dict[str, str]) -> list[str]:
    """Treaty status as comments; it is kept in treaty_status.yaml, and here only to be seen."""
    told = [f"Treaty status of {party.name} ({party.iso3}), from treaty_status.yaml; change it there:"]
    for key, name in treaties.items():
        consent = party.consents.get(key)
        if consent is None or not (consent.in_force or consent.consent):
            told.append(f"  {name}: no consent on file")
            continue
        how = " ".join(filter(None, (consent.kind, consent.consent)))
        since = f"in force since {consent.in_force}" if consent.in_force else "day of entry into force not known"
        told.append(f"  {name}: {since}" + (f" ({how})" if how else "") + ("" if consent.verified else ", unverified"))
    told += [
        f"  {treaties.get(item.treaty, item.treaty)} {item.type} ({item.effect}): {' '.join(item.summary.split())}"
        for item in party.reservations
    ]
    return [message(line) for line in told]


def place_of(folder: Path, code: str) -> Path:
    """Where the law file of a State belongs in a data folder. Raises HarmonizeError where that is none."""
    laws = folder / "national_laws"
    if not folder.is_dir():
        raise HarmonizeError(
            f"{folder}: no such folder; name the data folder with --data, or leave it out to begin in this folder"
        )
    if not laws.is_dir():
        if (folder / "index.json").exists():
            raise HarmonizeError(
                f"{folder} is a compiled dataset; law files belong into the folder that it was compiled from"
            )
        if not any(path.stem.isalpha() for path in folder.glob("??.yaml")):
            raise HarmonizeError(
                f"{folder} is no data folder: it has no `national_laws`; leave --data out to begin in this folder"
            )
        laws = folder
    return laws / f"{code.lower()}.yaml"


def begun(code: str) -> Path:
    """Where the law file of a State is begun that names no folder: in the data folder below, else in this one."""
    return place_of(Path("data"), code) if Path("data", "national_laws").is_dir() else Path(f"{code.lower()}.yaml")


def modeline_for(path: Path) -> str:
    """Where the published schema lies, seen from a law file: in a folder `schemas` beside it, or above a data folder."""
    import os

    schema = Path("schemas", "national_law.json")
    if path.parent.name == "national_laws":
        return Path(os.path.relpath(path.parent.parent.parent / schema, path.parent)).as_posix()
    near = (folder / schema for folder in (path.parent, path.parent / ".."))
    return Path(os.path.relpath(next(filter(Path.exists, near), path.parent / schema), path.parent)).as_posix()


# ---------------------------------------------------------------- questions of a section of measures


class Meaning(NamedTuple):
    """What a measure asks, and the article behind it."""

    means: str
    source: str


def sections(measures: Mapping[str, MeasureKind]) -> tuple[str, ...]:
    """The sections of a law that have measures."""
    return tuple(dict.fromkeys(kind.section for kind in measures.values()))


def asked(measures: Iterable[MeasureKind], meanings: Mapping[str, Meaning]) -> Iterator[str]:
    """The lines of some measures: what each asks, and the line that answers it, both as comments."""
    for kind in measures:
        meaning = meanings[kind.name]
        values = f": {', '.join(kind.words)}" if kind.words else ""
        yield "  #"
        yield f"  # {message(kind.title)} ({ANSWERED[kind.type]}{values}; {meaning.source})"
        yield f"  #   {message(' '.join(meaning.means.split()))}"
        yield f"  # {kind.name}: {{value: {sample(kind)}, cite: act 1}}"


def sample(kind: MeasureKind) -> str:
    """A value of the right kind, as YAML has it."""
    if not kind.words:
        return SAMPLES[kind.type]
    return flow([kind.words[0]]) if kind.type == "words" else flow(kind.words[0])


def heading(section: str) -> list[str]:
    """What stands above the questions of a section."""
    return [
        f"  # {section.replace('_', ' ')}: take the `# ` away from each line that you answer, and the braces above if there are any,",
        f"  # and say under `reading` how far you read `{section}`. `no` needs `searched: where you looked`; what the law leaves",
        "  # open is `unsettled: why`; what stays a comment counts as not read.",
    ]


def waiting(text: str, measures: Iterable[MeasureKind]) -> list[MeasureKind]:
    """The measures of which a law file says nothing yet, be it in a comment."""
    return [kind for kind in measures if not re.search(rf"^[ #]*{re.escape(kind.name)}:", text, re.MULTILINE)]


def put_into(text: str, lines: Iterable[str]) -> str:
    """A law file with lines at the end of its measures; all else stays letter by letter."""
    old = text.splitlines()
    top = next((at for at, line in enumerate(old) if line.startswith("measures:")), None)
    if top is None:
        old, top = [*old, "measures: {}"], len(old)
    end = next((at for at in range(top + 1, len(old)) if old[at][:1] not in ("", " ", "#")), len(old))
    while not old[end - 1].strip():
        end -= 1
    ending = "\r\n" if "\r\n" in text else "\n"
    return ending.join([*old[:end], *lines, *old[end:]]) + ending
