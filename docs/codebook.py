"""The codebook: every key of a law file with what may stand there, every dimension of fact, the facts that cannot be."""

import re
from collections.abc import Iterator
from typing import Any

from harmonize.conduct.dimensions import CONDUCT_FAMILY, DIMENSIONS, FAMILY, NEVER
from harmonize.conduct.vocabulary import Dimension
from harmonize.library.folder import Folder
from harmonize.norms.law import SECTIONS
from harmonize.norms.treaty import Duty, Treaty
from harmonize.texts.base import ADDRESS, EVERYWHERE, IDENTIFIER, PINPOINT, Key, law_key
from harmonize.texts.schemas import OTHERWISE, law_models, references, schema

WHOLE = "NationalLaw"
TITLES = {  # of parts that stand under several keys, or under a key that another part has too
    WHOLE: "The file",
    "Rule": "Rule of the general part",
    "SharedExclusion": "Exclusion from several offences",
    "Exclusion": "Exclusion from one offence",
    "DoubtfulAlternative": "Doubtful facts",
}
MODELS = law_models()
FACTS = {"Facts": "facts", "Condition": "facts, or the name of a condition"}
PATTERNS = {
    f"^{PINPOINT.pattern}$": "a citation",
    f"^{IDENTIFIER.pattern}$": "a name",
    r"^\d+(/[1-9]\d*)?$": "a fraction as `3/4`, or a whole number",
    "^[a-z]{2}$": "two letters",
    f"^{ADDRESS.replace('/?#', '/?#@', 1)}$": "an address",
}


class Keys:
    """The keys of a law file as its published schema has them, part by part."""

    def __init__(self, folder: Folder) -> None:
        whole = schema("national_law", folder.treaty.measures)
        self.parts: dict[str, Any] = {**whole["$defs"], WHOLE: whole}
        self.places: dict[str, list[tuple[str, str]]] = {WHOLE: []}  # of each part: the parts and keys where it stands
        waiting = [WHOLE]
        while waiting:
            part = waiting.pop(0)
            inner = [(name, key) for key, body in self.keys(part).items() for name in references(body)]
            for name, key in dict.fromkeys(inner):
                if name not in FACTS and name != "OlderVersion":
                    waiting += [] if name in self.places else [name]
                    self.places.setdefault(name, []).append((part, key))

    def keys(self, part: str) -> dict[str, Any]:
        """The keys of one part in their order."""
        found: dict[str, Any] = self.parts[part]["properties"]
        return found

    def title(self, part: str) -> str:
        """The key under which a part stands, or a name for what stands under several."""
        return TITLES.get(part) or f"`{self.places[part][0][1]}`"

    def told(self) -> Iterator[str]:
        """Every part: what it is, where it stands, its keys."""
        for part, places in self.places.items():
            yield from (f"### {self.title(part)}", "", self.parts[part]["description"].split("\n\n")[0], "")
            if parents := [name for name in dict.fromkeys(name for name, _ in places) if name != WHOLE]:
                yield from (f"Stands in {', '.join(map(self.link, parents))}.", "")
            yield from self.table(part)

    def table(self, part: str) -> Iterator[str]:
        """The keys that a part has of its own, then the names of those that mean the same everywhere."""
        needed = self.parts[part].get("required", ())
        shared = [key for key in self.keys(part) if self.shared(part, key)]
        if len(shared) < len(self.keys(part)):
            yield from ("| key | values | meaning |", "|---|---|---|")
        for key, body in self.keys(part).items():
            if key not in shared:
                mark = " (required)" if key in needed else ""
                yield f"| `{key}`{mark} | {self.values(body)} | {meaning(key, law_key(MODELS[part], key))} |"
        if part == "OffenceVersion":
            older = "In an older version, in place of the clauses."
            yield f"| `otherwise` | the clauses that differ | {meaning('otherwise', OTHERWISE)} {older} |"
        if shared:
            names = ", ".join(f"`{key}`{' (required)' if key in needed else ''}" for key in shared)
            lead = "\nAlso, as" if len(shared) < len(self.keys(part)) else "As"
            yield (f"{lead} [everywhere](#keys-that-mean-the-same-everywhere): {names}.")
        yield ""

    def shared(self, part: str, key: str) -> bool:
        """Whether a key is told once for all parts."""
        return key in EVERYWHERE and law_key(MODELS[part], key) == EVERYWHERE[key]

    def values(self, body: Any) -> str:
        """What may stand behind a key, in words."""
        if "$ref" in body:
            return self.link(body["$ref"].rpartition("/")[2])
        if "const" in body:
            return f"`{body['const']}`"
        if "enum" in body:
            whole = tuple(body["enum"]) == SECTIONS
            return "a section of `reading`" if whole else ", ".join(f"`{word}`" for word in body["enum"])
        if "anyOf" in body:
            return self.either(body["anyOf"])
        return self.compound(body) if body.get("type") in ("array", "object") else simple(body)

    def either(self, bodies: list[Any]) -> str:
        """One of several forms; a list of what may also stand alone is said as such."""
        told = [self.values(body) for body in bodies if body.get("type") != "array" or body.get("items") not in bodies]
        more = len(told) < len(bodies)
        joined = ", ".join(dict.fromkeys(told))
        return f"{joined}; or a list of such" if more else ", or ".join(dict.fromkeys(told))

    def compound(self, body: Any) -> str:
        """A list, a pair, or something under names of one's choice."""
        if "prefixItems" in body and body.get("maxItems") == 2:
            return "[{}; {}]".format(*map(self.values, body["prefixItems"]))
        if body["type"] == "array":
            return f"a list: {self.values(body['items'])}"
        named = next(iter(body.get("patternProperties", {}).values()), body.get("additionalProperties"))
        if body.get("properties"):
            return "by name: " + self.values(next(iter(body["properties"].values())))
        return "by name: " + self.values(named)

    def link(self, part: str) -> str:
        """A part by its heading, facts by the rule of the guide."""
        if part in FACTS:
            return f"[{FACTS[part]}](encoding-a-law.md#conditions-how-facts-are-said)"
        if part not in self.places:
            return "an older version"
        title = self.title(part)
        return f"[{title}](#{anchor(title)})"


def simple(body: Any) -> str:
    """A text, a number or a day."""
    if body.get("format") == "date":
        return "a day, as `2026-01-31`"
    if body.get("type") == "number":
        return "months"
    if "maximum" in body:
        return f"a number from {body['minimum']} to {body['maximum']}"
    if body.get("type") == "integer":
        return "a whole number"
    return PATTERNS.get(body.get("pattern", ""), "words")


def meaning(key: str, told: Key | None) -> str:
    """What is entered under a key, with its example."""
    if told is None:
        raise KeyError(f"`{key}` has no Key beside it on its model")
    return f"{told.says} `{key}: {told.example}`{told.statutes}".replace("|", r"\|")


def anchor(title: str) -> str:
    """The name under which a heading is linked."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def everywhere() -> Iterator[str]:
    """The keys that mean the same wherever they stand."""
    yield from ("### Keys that mean the same everywhere", "", "| key | meaning |", "|---|---|")
    yield from (f"| `{key}` | {told.says} `{key}: {told.example}` |" for key, told in EVERYWHERE.items())
    yield ""


def parity_list(folder: Folder) -> Iterator[str]:
    """The rule of coding for each kind of general law."""
    yield from (
        "## General law: the parity list",
        "",
        "Every State has or has not each of these, and every law file answers each of them under `parity`.",
        "The same law is coded the same way in every State, so that it gets the same verdict;",
        "`harmonize states --parity` shows who answered what.",
        "",
        "| item | asks | coded | counts |",
        "|---|---|---|---|",
    )
    for name, item in folder.parity.items.items():
        yield f"| `{name}` | {item.asks} | {item.coded} | {item.counts} |"
    yield ""


def families() -> Iterator[str]:
    """The families of conduct, which say where a question belongs."""
    yield from (
        "### Families of conduct",
        "",
        "Most questions make sense for some conduct only: nobody asks by which route a document crossed the border.",
        "Conduct therefore comes in families. Each question below says of which families it is asked, and one alternative of an",
        "offence names conduct of one family only: a section on entry *and* stay is two alternatives.",
        "",
        "| family | conduct |",
        "|---|---|",
    )
    for letter, family in FAMILY.items():
        yield f"| {letter}: {family.says} | {', '.join(f'`{word}`' for word, known in CONDUCT_FAMILY.items() if known == letter)} |"
    yield ""


def dimension(asked: Dimension) -> Iterator[str]:
    """One question about the facts, when it is asked, and its answers."""
    yield from (f"### {asked.name}: {asked.question}", "")
    told = [f"In a case, assumed unless said otherwise: `{asked.plain}`." if asked.plain else "Always said."]
    if asked.asked:
        told.append(f"Asked of {', '.join(asked.asked)} ([families](#families-of-conduct)).")
    if asked.only_if[0]:
        told.append(
            f"Asked only where `{asked.only_if[0]}` is {' or '.join(f'`{word}`' for word in asked.only_if[1])}."
        )
    if asked.ordered:
        told.append('In rising order: `">=..."` takes a value and all below it in the table.')
    if asked.relative:
        told.append("Seen from the State whose law it is.")
    yield from (" ".join(told), "", "| value | meaning | needed by |", "|---|---|---|")
    if asked.name == "state":
        yield "| ISO 3166-1 alpha-2 codes, XK, XA to XF | one State each | SMP 3(a), closed lists of States |"
    for word in asked.words:
        yield f"| `{word.name}` | {word.meaning} | {word.needed_by} |"
    for value in asked.values:
        if asked.name != "state" or len(value.name) > 2:
            yield f"| `{value.name}` | {value.meaning} | {value.needed_by} |"
    yield ""
    if asked.examples[0]:
        yield from (f"Within: {asked.examples[0]}.", "", f"Outside: {asked.examples[1]}.", "")


def ordinary() -> Iterator[str]:
    """The answers of the treaty's own paradigm."""
    yield from (
        "## The ordinary case",
        "",
        "A doubt outside of it does not change the word of a verdict; a duty that asks about a circumstance itself takes it",
        "for ordinary ([how gaps are found](how-gaps-are-found.md)). Which doubt decides: a doubt of law (`unsettled`) before",
        "one that reading would settle (`not_read`) or that the vocabulary cannot say (`cannot_say`); a sure shortfall before both.",
        "",
        "| dimension | ordinary answers |",
        "|---|---|",
    )
    for asked in DIMENSIONS:
        every = len(asked.usual) == len(asked.values)
        yield f"| `{asked.name}` | {'all' if every else ', '.join(f'`{value}`' for value in asked.usual)} |"
    yield ""


def never() -> Iterator[str]:
    """The combinations that no case shows."""
    yield from (
        "## Facts that cannot be",
        "",
        "They are never asked for. Each hides facts, so each is tested with a would-be counterexample.",
        "",
    )
    for reason, facts in NEVER:
        yield f"- {reason}: " + "; ".join(f"`{name}` {' or '.join(values)}" for name, values in facts.items())


KINDS = {
    "smuggling": "helping others to enter, pass through, leave or stay",
    "document": "false or misused documents, whoever uses them",
    "group": "belonging to, leading or forming a group; conspiracy as an offence of its own",
    "migrant": "the migrant's own entry, stay or documents",
    "endangering": "endangering, injuring, ill-treating others, with or without a border (with `adds: yes`)",
    "other": "what is no smuggling and catches its facts all the same: laundering, employment, letting",
    "administrative": "any kind with `form: administrative`: a fine that is no punishment",
}


def counted(duty: Duty, treaty: Treaty) -> set[str]:
    """The kinds of offence that count for a duty, itself or by those that it follows or refers to."""
    test = duty.test
    own = set(getattr(test, "counts", ()))
    if own or test is None:
        return own
    of = getattr(test, "of", ())
    names = (of,) if isinstance(of, str) else tuple(of)
    names += tuple(getattr(test, "either", ())) + (duty.follows.duties if duty.follows else ())
    raised = set(treaty.selections.aggravated) if test.form == "aggravate" else set()
    return raised.union(*(counted(treaty.duties[name], treaty) for name in names if name in treaty.duties))


def kinds(folder: Folder) -> Iterator[str]:
    """For which paragraphs an offence of each kind counts."""
    treaty = folder.treaty
    yield from ("| kind | for | counts for |", "|---|---|---|")
    offence = schema("national_law", treaty.measures)["$defs"]["Offence"]["properties"]
    for kind in (*offence["kind"]["enum"], "administrative"):
        cites: dict[str, list[str]] = {}
        for duty in treaty.duties.values():
            if duty.instrument in ("smp", "untoc", "eu-2002-90") and kind in counted(duty, treaty):
                cites.setdefault(treaty.instruments[duty.instrument].short, []).append(duty.place)
        told = "; ".join(f"{short} {', '.join(dict.fromkeys(places))}" for short, places in cites.items())
        yield f"| `{kind}` | {KINDS[kind]} | {told or 'no duty; `case` and `cases` tell what it punishes'} |"


def pages(folder: Folder) -> Iterator[str]:
    """The whole codebook behind its head."""
    yield from ("## Keys of a law file", "")
    yield from everywhere()
    yield from Keys(folder).told()
    yield from parity_list(folder)
    yield from (
        "## Dimensions of fact",
        "",
        "A dimension is one question about the facts with a closed list of answers. In a law file a question that is not named",
        "is open; in a case, what nobody mentions is taken as the table says.",
        "",
        "A question that is asked only of some answers to another says by its answer which facts are meant: `benefit: any,",
        "benefit_when: [received]` is a benefit received. Beside a list it is put to those of the list that it is asked of, and the",
        "others stay: `doc_kind: [travel, identity], doc_travel: [passport]` is passports and identity cards.",
        "",
        "The statutes named below and beside the keys show what a question is for. Those of States that are not on file were named",
        "from notes of readers or from memory, and were not opened for this page: read the text before you lean on one.",
        "",
    )
    yield from families()
    for asked in DIMENSIONS:
        yield from dimension(asked)
    yield from ordinary()
    yield from never()
