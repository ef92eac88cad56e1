"""The published schemas and the loader agree: what `harmonize lint` accepts, an editor that follows the schema accepts too."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from drawing import Draw
from harmonize.corpus import Corpus
from harmonize.library.folder import Folder
from harmonize.library.yaml_file import parsed, read
from harmonize.texts.base import law_key
from harmonize.texts.schemas import law_models, reached, schema
from harmonize.upkeep import schema as published
from harmonize.upkeep import schema_names

DATA = Path(__file__).parent.parent.parent / "data"
HEAD = DATA / "protocol_articles" / "instruments.yaml"
FILES = {
    "national_law": sorted(DATA.glob("national_laws/*.yaml")),
    "article": [path for path in sorted(DATA.glob("protocol_articles/*.yaml")) if path != HEAD],
    "instruments": [HEAD],
    "measures": [DATA / "measures.yaml"],
    "treaty_status": [DATA / "treaty_status.yaml"],
    "cases": sorted(DATA.glob("cases/??.yaml")),
    "vocabulary": sorted(DATA.glob("vocabulary/*.yaml")),
    "standard_cases": [DATA / "cases" / "standard.yaml"],
}

TERMS = ("prison", "less_serious", "range")


def as_json(data: Any) -> Any:
    """Data as an editor sees it: days are text, and months with a point, which our reader leaves as text, are numbers."""
    if isinstance(data, dict):
        return {key: months(as_json(value)) if key in TERMS else as_json(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_json(item) for item in data]
    return data.isoformat() if isinstance(data, date) else data


def months(term: Any) -> Any:
    """A term of imprisonment with its numbers as numbers."""
    if isinstance(term, list):
        return [months(end) for end in term]
    return float(term) if isinstance(term, str) and re.fullmatch(r"\d+\.\d+", term) else term


@pytest.mark.sample(1, 10)
@pytest.mark.parametrize("name", FILES)
def test_every_data_file_follows_its_published_schema(name: str, folder: Folder, draw: Draw) -> None:
    checker = jsonschema.Draft202012Validator(schema(name, folder.treaty.measures))
    files = [path for path in FILES[name] if path.stem[0] == "x"] if draw.fast else []
    wrong = [
        f"{path.name}: {'.'.join(map(str, error.absolute_path))}"
        for path in files or FILES[name]
        for error in checker.iter_errors(as_json(read(path).data))
    ]
    assert wrong == []


@pytest.mark.parametrize("name", schema_names())
def test_a_schema_is_whole_and_holds_nothing_that_it_does_not_use(name: str, folder: Folder) -> None:
    """An editor without a network resolves every reference inside the file."""
    whole = published(Corpus(folder), name)
    body = {key: value for key, value in whole.items() if key != "$defs"}
    text = json.dumps(whole)
    assert text.count('"$ref": "') == text.count('"$ref": "#/$defs/')
    assert reached(body, whole.get("$defs", {})) == set(whole.get("$defs", {}))


BREAKS = ["unknown-dimension", "unknown-value", "unknown-key", "missing-keys", "wrong-kind-of-node", "unknown-section"]
BREAKS += ["wrong-ranges", "truth-value-as-answer", "empty-text", "no-versions", "unknown-measure"]


@pytest.mark.parametrize("name", BREAKS)
def test_the_schema_refuses_what_lint_refuses(name: str) -> None:
    """Not everything, since a schema knows no dates and no sources; but what an editor can show while one writes."""
    here = Path(__file__).parent
    measures = Folder(here / "toy_treaty").treaty.measures
    checker = jsonschema.Draft202012Validator(schema("national_law", measures))
    assert checker.is_valid(as_json(read(here / "sound" / "xa.yaml").data))
    assert not checker.is_valid(as_json(read(here / "broken" / f"{name}.yaml").data))


GUIDE = (DATA.parent / "docs" / "encoding-a-law.md").read_text("utf-8")


def properties(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every key that a schema allows, with its place."""
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            yield from (((*path, key), value) for key, value in node["properties"].items())
        for key, value in node.items():
            yield from properties(value, (*path, key))
    elif isinstance(node, list):
        for n, value in enumerate(node):
            yield from properties(value, (*path, str(n)))


def test_every_key_of_a_law_file_says_what_is_entered(folder: Folder) -> None:
    found = list(properties(schema("national_law", folder.treaty.measures)))
    assert len(found) > 400
    assert [path for path, value in found if not value.get("description")] == []


def test_every_key_of_a_law_has_a_rule_of_the_guide_and_an_example_that_fits(folder: Folder) -> None:
    """The rule is a heading of the guide; an example without `...` is one that the schema takes."""
    whole, models = schema("national_law", folder.treaty.measures), law_models()
    wrong = []
    for model, body in {**whole["$defs"], "NationalLaw": whole}.items():
        for key, value in body["properties"].items() if model in models else ():
            told = law_key(models[model], key)
            assert told, f"{model}.{key}"
            assert f"# {told.rule}\n" in GUIDE, told.rule
            given = parsed(f"{key}: {told.example}", "example").data[key]
            if "..." not in told.example:
                checker = jsonschema.Draft202012Validator({"$defs": whole["$defs"], **value})
                wrong += [
                    f"{model}.{key}: {told.example}: {error.message}" for error in checker.iter_errors(as_json(given))
                ]
    assert wrong == []
