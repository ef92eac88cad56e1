"""The JSON Schemas that editors and other tools read, made from the models and the vocabulary."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from harmonize.conduct.dimensions import DIMENSIONS, STATES
from harmonize.conduct.vocabulary import Dimension
from harmonize.norms.facts import STATE_WORDS
from harmonize.norms.treaty import MeasureKind
from harmonize.texts.base import Guide, Key, Text, law_key
from harmonize.texts.baseline import WaiversFile
from harmonize.texts.bill import Bill
from harmonize.texts.cases import CasesFile, PatternsFile
from harmonize.texts.fingerprints import FingerprintsFile
from harmonize.texts.national_law import BESIDE, CLAUSES, NationalLaw
from harmonize.texts.parity import ParityFile
from harmonize.texts.status import StatusFile
from harmonize.texts.treaty import Article, InstrumentsFile, MeasuresFile
from harmonize.texts.vocabulary import VocabularyFile
from harmonize.texts.what_if import WhatIfFile

MODELS: dict[str, type[Text]] = {
    "national_law": NationalLaw,
    "bill": Bill,
    "fingerprints": FingerprintsFile,
    "what_if": WhatIfFile,
    "article": Article,
    "instruments": InstrumentsFile,
    "measures": MeasuresFile,
    "treaty_status": StatusFile,
    "cases": CasesFile,
    "standard_cases": PatternsFile,
    "waivers": WaiversFile,
    "parity": ParityFile,
    "vocabulary": VocabularyFile,
}
NULL = {"type": "null"}
GONE = {"const": "none", "description": "not there in this version"}
PARTS = ("Facts", "DoubtfulAlternative", "Exclusion", "Penalty", "QualifiedForm")  # what an older version says in part
OTHERWISE = Key(
    "What was otherwise than in the version above: the keys that differ; `none` for what was not there; a new name adds.",
    "{penalty: {prison: [0, 36]}, except: {family: none}}",
    Guide.CLAUSES,
)


class Untitled(GenerateJsonSchema):
    """Schemas without titles: the key says it."""

    def field_title_should_be_set(self, _: Any) -> bool:
        """No title."""
        return False


def schema(name: str, measures: Mapping[str, MeasureKind]) -> dict[str, Any]:
    """One schema (draft 2020-12). ``measures`` gives the names that a law may answer."""
    body = referring(MODELS[name].model_json_schema(by_alias=True, schema_generator=Untitled))
    definitions = {**body.pop("$defs", {}), **facts_definitions()}
    if name == "national_law":
        models = law_models()
        for model, definition in {**definitions, "NationalLaw": body}.items():
            if model in models:
                described(models[model], definition)
        definitions |= older_versions(definitions)
        answers = body["properties"]["measures"]["additionalProperties"]
        body["properties"]["measures"] = {
            "description": body["properties"]["measures"]["description"],
            "type": "object",
            "additionalProperties": False,
            "properties": {
                key: {**answers, "description": f"{kind.title} ({kind.type})"} for key, kind in measures.items()
            },
        }
    modeline = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://harmonize.example/schemas/{name}.json",
    }
    needed = sorted(reached(body, definitions), key=list(definitions).index)
    return {**modeline, **body, **({"$defs": {one: definitions[one] for one in needed}} if needed else {})}


# The commands that tell reports whose format is called otherwise.
TOLD_BY = {
    "matrix": "table",
    "elements": "table --elements",
    "cases": "table --cases",
    "own_cases": "table --own",
    "pairs": "dual",
    "route": "case --along",
    "questionnaire": "form untoc-review",
    "coverage": "states --coverage",
    "parity": "states --parity",
    "state": "states STATE",
    "duties": "list duties",
    "names": "list",
    "conflicts": "check --conflicts",
    "plan": "bill",
    "what-if": "treaty",
    "reconcile": "data reconcile",
    "drift": "data drift",
}


def titled(form: str) -> str:
    """The title of a report's schema: the command that tells it, and the format."""
    name = form.removeprefix("harmonize-").partition("/")[0]
    return f"harmonize {TOLD_BY.get(name, name)}, format {form}"


def reached(body: Any, definitions: Mapping[str, Any]) -> set[str]:
    """The definitions to which something refers, or a definition that something refers to."""
    found, waiting = set[str](), [body]
    while waiting:
        for name in references(waiting.pop()):
            if name not in found:
                found.add(name)
                waiting.append(definitions[name])
    return found


def references(body: Any) -> Iterator[str]:
    """The definitions that a piece of a schema names."""
    if isinstance(body, dict):
        if "$ref" in body:
            yield str(body["$ref"]).removeprefix("#/$defs/").split("/")[0]
        for value in body.values():
            yield from references(value)
    elif isinstance(body, list):
        for value in body:
            yield from references(value)


def law_models() -> dict[str, type[Text]]:
    """The models of a law file by name: those whose keys have rules in the guide."""
    below, found = [Text], list[type[Text]]()
    while below:
        model = below.pop()
        below += model.__subclasses__()
        found += [model] if model.guide else []
    return {model.__name__: model for model in found}


def described(model: type[Text], definition: dict[str, Any]) -> None:
    """Says under every key of a model what is entered there."""
    for key, value in definition.get("properties", {}).items():
        told = law_key(model, key)
        if told:
            value["description"] = told.told(key)


def older_versions(definitions: dict[str, Any]) -> dict[str, Any]:
    """An offence whose older versions may say only what was otherwise, made of the definitions of whole clauses."""
    whole, offence = definitions["OffenceVersion"]["properties"], definitions["Offence"]
    made: dict[str, Any] = {f"Otherwise{name}": partly(definitions[name]) for name in PARTS}
    changes = {key: changed(whole[key]) if key != "cite" else whole[key] for key in CLAUSES}
    otherwise = {"type": "object", "properties": changes, "additionalProperties": False}
    otherwise["description"] = OTHERWISE.told("otherwise")
    made["OlderVersion"] = {
        "description": "An older version that says only what was otherwise than in the version above it.",
        "type": "object",
        "properties": {
            **{key: whole[key] for key in BESIDE[:-1]},
            "otherwise": otherwise,
            **{key: whole[key] for key in BESIDE[-1:]},
        },
        "required": ["otherwise"],
        "additionalProperties": False,
    }
    either = {"anyOf": [{"$ref": f"#/$defs/{name}"} for name in ("OffenceVersion", "OlderVersion")]}
    listed = {
        **offence["properties"]["versions"],
        "prefixItems": [{"$ref": "#/$defs/OffenceVersion"}],
        "items": either,
    }
    return {**made, "Offence": {**offence, "properties": {**offence["properties"], "versions": listed}}}


def partly(definition: dict[str, Any]) -> dict[str, Any]:
    """A clause of which only the keys that differ are said; `none` takes one away."""
    keys = {
        key: {
            "description": told,
            "anyOf": [{name: said for name, said in value.items() if name != "description"}, GONE],
        }
        for key, value in definition["properties"].items()
        for told in [value.get("description", "")]
    }
    return {"type": "object", "properties": keys, "additionalProperties": False}


def changed(block: dict[str, Any]) -> dict[str, Any]:
    """What may be said of the penalty or of a block of clauses under `otherwise`: by name what differs, what is new, or `none`."""
    if "$ref" in block:
        return {**block, "$ref": block["$ref"].replace("$defs/", "$defs/Otherwise")}
    inner = {key: value for key, value in block.items() if key != "description"}
    if "patternProperties" not in block:
        return {"description": block["description"], "anyOf": [inner, GONE]}
    ((names, clause),) = block["patternProperties"].items()
    part = {"anyOf": [GONE, {"$ref": clause["$ref"].replace("$defs/", "$defs/Otherwise")}]}
    return {"description": block["description"], "anyOf": [{**inner, "patternProperties": {names: part}}, GONE]}


def referring(schema: Any) -> Any:
    """A schema in which every place that takes facts refers to their one definition."""
    if isinstance(schema, dict):
        if "defined" in schema:
            rest = {key: value for key, value in schema.items() if key != "defined"}
            return {"$ref": f"#/$defs/{schema['defined']}", **rest}
        said = {key: referring(value) for key, value in schema.items() if (key, value) != ("default", None)}
        if "patternProperties" in said:
            said.setdefault("additionalProperties", False)
        if NULL in said.get("anyOf", ()):  # a key without a value is left out, not left blank
            choices = [item for item in said.pop("anyOf") if item != NULL]
            return {**said, "anyOf": choices} if len(choices) > 1 else {**choices[0], **said}
        return said
    return [referring(item) for item in schema] if isinstance(schema, list) else schema


def facts_definitions() -> dict[str, Any]:
    """Conditions: every dimension with its values, and the connectives."""
    dimensions = {
        item.name: {"description": item.question, "$ref": f"#/$defs/{item.name}_values"} for item in DIMENSIONS
    }
    listed = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Condition", "minProperties": 1}}
    connectives = {
        "any": {**listed, "description": "at least one of these"},
        "all": {**listed, "description": "all of these"},
        "at_least": {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "patternProperties": {"^[1-9][0-9]*$": listed},
            "additionalProperties": False,
            "description": "at least so many of these",
        },
    }
    facts = {
        "type": "object",
        "properties": {**dimensions, **connectives},
        "additionalProperties": False,  # none at all is every fact: `reach: [{}]`
    }
    values = {f"{item.name}_value": values_of(item) for item in DIMENSIONS}
    several = {
        f"{item.name}_values": {
            "anyOf": [
                {"const": "any"},
                {"$ref": f"#/$defs/{item.name}_value"},
                {"type": "array", "minItems": 1, "items": {"$ref": f"#/$defs/{item.name}_value"}},
            ]
        }
        for item in DIMENSIONS
    }
    return {
        "Facts": facts,
        "Condition": {
            "anyOf": [{"type": "string", "description": "the name of a condition"}, {"$ref": "#/$defs/Facts"}]
        },
        **several,
        **values,
    }


def values_of(dimension: Dimension) -> dict[str, Any]:
    """The words that one dimension takes: names, `!name`, `>=name` and `<=name` where the values are ordered."""
    values = [value.name for value in dimension.values]
    words = [*values, *STATE_WORDS, *STATES] if dimension.name == "state" else values
    signs = ("", "!", ">=", "<=") if dimension.ordered else ("", "!")
    listed: list[str | int] = list(dict.fromkeys(f"{sign}{word}" for sign in signs for word in words))
    return {"enum": [*listed, *(int(word) for word in values if word.isdecimal())]}
