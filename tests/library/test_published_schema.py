"""The published schemas and the loader agree: what `harmonize lint` accepts, an editor that follows the schema accepts too."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from harmonize.library.folder import Folder
from harmonize.library.located_yaml import read
from harmonize.texts.schemas import schema

DATA = Path(__file__).parent.parent.parent / "data"
HEAD = DATA / "protocol_articles" / "instruments.yaml"
FILES = {
    "national_law": sorted(DATA.glob("national_laws/*.yaml")),
    "article": [path for path in sorted(DATA.glob("protocol_articles/*.yaml")) if path != HEAD],
    "instruments": [HEAD],
    "measures": [DATA / "measures.yaml"],
    "treaty_status": [DATA / "treaty_status.yaml"],
    "cases": sorted(DATA.glob("cases/??.yaml")),
    "standard_cases": [DATA / "cases" / "standard.yaml"],
}

TERMS = ("prison", "less_serious")


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


@pytest.mark.parametrize("name", FILES)
def test_every_data_file_follows_its_published_schema(name: str, folder: Folder) -> None:
    checker = jsonschema.Draft202012Validator(schema(name, folder.treaty.measures))
    wrong = [
        f"{path.name}: {'.'.join(map(str, error.absolute_path))}"
        for path in FILES[name]
        for error in checker.iter_errors(as_json(read(path).data))
    ]
    assert wrong == []


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
