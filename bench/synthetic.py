"""Synthetic States, the same for the same seed: law files of about 29 KB, and lowered laws of a real one's size.

The files have the shapes of real ones: crossing, stay and document offences in versions with exclusions, qualified forms
and doubts, a general part, and answers to measures of every type.
"""

import random
import shutil
from pathlib import Path

from harmonize.conduct.dimensions import SPACE, STATES
from harmonize.library.dataset import Dataset
from harmonize.norms.drafts import Draft
from harmonize.norms.law import SECTIONS, Law
from harmonize.norms.provision import Norm
from harmonize.norms.treaty import MeasureKind

HEAD = """\
id: {code}
state: State {number}
sources:
  act:
    title: Aliens Act, in the consolidated text
    citation: Act 12/2003, as amended to Act 30/2025
    text: official
    language: en
    url: https://law.example/{code}/aliens-act
    text_of: 2026-01-24
    read_on: 2026-11-24
  code: {{title: Penal Code, citation: Act 1/1990, text: official_translation, url: "https://law.example/{code}/code", read_on: 2026-11-24}}
reading:
{reading}
conditions:
  peril: {{danger: [actual_serious, actual_life]}}
  arms: {{weapon: ">=other"}}
general_part:
  fault: {{mental: [accepts, intent], cite: code 15}}
  roles:
    instigator: {{range: same, cite: code 26}}
    organiser: {{range: same, cite: [code 25, code 26]}}
    aider: {{range: {{max: 3/4, min: 1/4}}, cite: code 27}}
    member: {{range: none}}
  attempt:
    - {{range: same, cite: code 23}}
  agreement: {{range: none, cite: code 30}}
  migrant: {{spared: yes, by: doctrine, cite: code 27, note: necessary participation}}
  legal_persons: {{form: criminal, cite: code 40}}
  jurisdiction:
    - {{when: {{act_place: [own_territory, own_vessel, own_aircraft]}}, cite: code 3-4}}
    - {{when: {{actor_nat: [national], punishable_there: ["yes"]}}, cite: code 7}}
offences:
"""
CROSSING = "{{conduct: [crossing], state: [{states}], person: [third_country, stateless], how: any"
STAY = "{{conduct: [stay, move_within], state: [own], person: [third_country, stateless], how: [lodge, hide, transport]"
PAPERS = "{{conduct: [{papers}], state: any, doc_kind: [travel, identity], doc_flaw: any, doc_issuer: any, for: any"
OFFENCE = """\
  - id: {code}-{number}
    title: {title}, paragraph {number}
    kind: {kind}
    section: {section}
    versions:
      - from: 20{year}-0{month}-01
        by: Act {number}/20{year} amending the Aliens Act
        cite: [act {number}(1), act {number}(2)]
        punishes:
          paid: {facts}, benefit: {benefit}}}
          repeated: {facts}, benefit: any, habit: ">=repeated"}}
          several: {facts}, benefit: any, persons: ">={persons}"}}
        unsettled:
          at-cost: {{when: {facts}, benefit: [costs]}}, why: "courts differ on bare costs; two decisions point either way", cite: act {number}}}
        except:
          spared: {{when: {{{spared}}}, cite: act {number}(4)}}
        penalty: {{prison: [0, {months}], fine: {{with: or}}}}
        qualified:
          danger: {{when: peril, penalty: {{prison: [12, {more}]}}, cite: act {number}(6)}}
          crowd: {{when: {{persons: ">=10"}}, raise: {{min: 1/3, max: 1/2}}, cite: act {number}(7)}}
        note: A note on how the paragraph is read, long enough to be like the notes that real files carry with them.
      - from: 1990-01-01
        until: 20{year}-0{month}-01
        cite: act {number} (old)
        punishes:
          paid: {facts}, benefit: {benefit}}}
        penalty: {{prison: [0, {less}]}}
"""
SHAPES = (
    ("smuggling", "entry", "Assisting unlawful entry", CROSSING, "motive: [humanitarian_only, rescue]"),
    ("smuggling", "stay", "Harbouring", STAY, "tie: [ascendant, descendant, ward], benefit: [none]"),
    ("document", "documents", "False documents", PAPERS, "for: [self], doc_count: [one]"),
)


def offence(code: str, number: int, chance: random.Random) -> str:
    """One offence of one of the shapes."""
    kind, section, title, facts, spared = chance.choice(SHAPES)
    months = chance.choice([24, 36, 60, 72, 120])
    states = chance.sample(["own", "EU", "CH", "NO", "GB", "US", "parties"], k=chance.randint(1, 4))
    papers = chance.sample(["produce_document", "procure_document", "provide_document", "possess_document"], k=2)
    return OFFENCE.format(
        code=code,
        number=number,
        kind=kind,
        section=section,
        title=title,
        facts=facts.format(states=", ".join(states), papers=", ".join(papers)).replace("{{", "{"),
        spared=spared,
        benefit=chance.choice(["any", "[kind, money]", "[money]", "[immaterial, kind, money]"]),
        persons=chance.choice([2, 3, 5]),
        months=months,
        more=months + 60,
        less=months // 2,
        year=chance.randint(10, 25),
        month=chance.randint(1, 9),
    )


def measure(kind: MeasureKind, chance: random.Random) -> str:
    """An answer of the right type."""
    number = chance.randint(1, 60)
    value = {"yes_no": "yes", "choice": kind.words[0] if kind.words else "", "words": f"[{', '.join(kind.words)}]"}.get(
        kind.type, str(number)
    )
    if chance.random() < 0.2:
        return f"  {kind.name}: {{value: no, searched: Aliens Act and Penal Code, cite: act {number}}}\n"
    return f"  {kind.name}: {{value: {value}, cite: act {number}, note: read in the consolidated text}}\n"


def law_file(code: str, number: int, measures: list[MeasureKind], kilobytes: int = 29) -> str:
    """The law of one State: as many offences and measures as a file of the size holds."""
    chance = random.Random(number)
    reading = "\n".join(f"  {section}: read" for section in SECTIONS)
    text = HEAD.format(code=code, number=number, reading=reading)
    answers = "measures:\n" + "".join(measure(kind, chance) for kind in chance.sample(measures, 60))
    for count in range(1, 99):
        if len(text) + len(answers) > kilobytes * 1024 - 1000:
            break
        text += offence(code, count, chance)
    return text + answers


def folder(source: Path, target: Path, count: int) -> Path:
    """A data folder with so many synthetic laws beside the treaty files of ``source``."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("national_laws", "cases"))
    (target / "national_laws").mkdir()
    measures = list(Dataset().treaty.measures.values())
    for number, code in enumerate(map(str.lower, STATES[:count])):
        (target / "national_laws" / f"{code}.yaml").write_text(law_file(code, number, measures), "utf-8")
    return target


def synthetic_laws(law: Law, count: int) -> list[Law]:
    """So many lowered laws of one law's size: a fifth of the facts lose one answer of one question, ranges move."""
    return [varied(law, STATES[number], random.Random(number)) for number in range(count)]


def varied(law: Law, code: str, chance: random.Random) -> Law:
    """The law of another State with other facts and ranges."""

    def facts(cube: int) -> int:
        if chance.random() < 0.2:
            name = chance.choice(list(SPACE.fields))
            less = cube & ~SPACE.bit[name][chance.choice(SPACE.names(cube, name))]
            return less if SPACE.inhabited(less) else cube
        return cube

    shift = chance.choice([0, 6, 12])
    return law._replace(
        code=code,
        ratings=tuple(
            rating._replace(
                alternatives=tuple(
                    (facts(cube), terms._replace(range=terms.range._replace(high=terms.range.high + shift)))
                    for cube, terms in rating.alternatives
                )
            )
            for rating in law.ratings
        ),
        cover=tuple(norm._replace(cube=facts(norm.cube)) for norm in law.cover),
    )


def with_alternatives(law: Law, count: int) -> Law:
    """A law with so many alternatives in all: further ones of its first offence, each narrower in one question."""
    chance, first = random.Random(count), law.ratings[0]
    more: list[Draft] = []
    while sum(len(item.alternatives) for item in law.ratings) + len(more) < count:
        cube, terms = chance.choice(first.alternatives)
        name = chance.choice([item for item in SPACE.fields if len(SPACE.names(cube, item)) > 1])
        more.append((cube & ~SPACE.bit[name][chance.choice(SPACE.names(cube, name))], terms))
    wider = first._replace(alternatives=(*first.alternatives, *more))
    norms = tuple(Norm(first.provision, cube, terms.penalty, "", terms.doubt) for cube, terms in more)
    return law._replace(ratings=(wider, *law.ratings[1:]), cover=(*law.cover, *norms))
