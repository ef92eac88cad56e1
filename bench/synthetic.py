"""Synthetic law files of about 29 KB, made from the shapes of a real one; the same for the same seed."""

import random
import shutil
from pathlib import Path

CODES = [f"{a}{b}" for a in "abcdefgh" for b in "abcdefghij"]


def offences(code: str, chance: random.Random) -> str:
    """Enough offences to fill a file."""
    parts = []
    for number in range(1, 19):
        states = chance.sample(["own", "EU", "CH", "NO", "GB", "US", "parties"], k=chance.randint(1, 4))
        benefit = chance.choice(["any", "[kind, money]", "[money]", "[immaterial, kind, money]"])
        maximum = chance.choice([24, 36, 60, 72, 120])
        base = f"{{conduct: [crossing], state: [{', '.join(states)}], person: [third_country, stateless], how: any"
        parts.append(f"""\
  - id: {code}-{number}
    title: Assisting unlawful entry, paragraph {number}
    kind: smuggling
    section: entry
    versions:
      - from: 2010-0{chance.randint(1, 9)}-01
        by: Act {number}/2010 amending the Aliens Act
        cite: [act {number}(1), act {number}(2)]
        punishes:
          - {base}, benefit: {benefit}}}
          - {base}, benefit: any, habit: ">=repeated"}}
          - {base}, benefit: any, mode: [land], persons: ">={chance.choice([2, 3, 5])}"}}
        unsettled:
          - {{when: {base}, benefit: [costs]}}, why: "courts differ on bare costs; two appeal decisions point either way", cite: act {number}}}
        except:
          - {{when: {{motive: [humanitarian_only, rescue]}}, cite: act {number}(4)}}
          - {{when: {{tie: [ascendant, descendant, ward], benefit: [none]}}, cite: act {number}(5)}}
        penalty: {{prison: [0, {maximum}], fine: {{with: or}}}}
        qualified:
          - {{id: danger, when: peril, penalty: {{prison: [12, {maximum + 60}]}}, cite: act {number}(6)}}
          - {{id: crowd, when: {{persons: ">=10"}}, penalty: {{prison: [6, {maximum + 24}]}}, cite: act {number}(7)}}
        note: A note on how the paragraph is read, long enough to be like the notes that real files carry with them.
""")
    return "".join(parts)


def folder(source: Path, target: Path, count: int, seed: int = 1) -> Path:
    """A data folder with so many synthetic laws beside the treaty files of ``source``."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("national_laws", "cases"))
    (target / "national_laws").mkdir()
    template = (source / "national_laws" / "xb.yaml").read_text("utf-8")
    head = template[: template.index("offences:\n")]
    head = (
        head.replace("  grave: ", "  peril: {danger: [actual_serious, actual_life]}\n  grave: ")
        .replace("  model-law:", "  act:")
        .replace("model-law", "act")
    )
    for number in range(count):
        code = CODES[number]
        text = head.replace("id: xb", f"id: {code}", 1) + "offences:\n" + offences(code, random.Random(seed + number))
        (target / "national_laws" / f"{code}.yaml").write_text(text, "utf-8")
    return target
