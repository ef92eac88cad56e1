"""CITATION.cff: valid by the rules of Citation File Format 1.2.0 that it can break, and of this version."""

from pathlib import Path
from typing import Any

import pytest

import harmonize
from harmonize.guests.export import open_data
from harmonize.library.yaml_file import read

ROOT = Path(__file__).parent.parent
# The keys of the format's schema that are used here; `type` is a closed list in each of the two places.
KEYS = {
    *("cff-version", "message", "type", "title", "abstract", "version", "license", "authors", "keywords"),
    "preferred-citation",
}
CITED_KEYS = {"type", "title", "version", "license", "authors"}


@pytest.fixture
def citation() -> dict[str, Any]:
    found: dict[str, Any] = read(ROOT / "CITATION.cff").data
    return found


def test_it_has_what_the_format_requires_and_nothing_else(citation: dict[str, Any]) -> None:
    assert {"cff-version", "message", "title", "authors"} <= set(citation) <= KEYS
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] in ("software", "dataset")
    cited = citation["preferred-citation"]
    assert {"type", "title", "authors"} <= set(cited) <= CITED_KEYS
    assert cited["type"] == "data"
    for item in (citation, cited):
        assert item["authors"]
        assert all(set(author) == {"name"} and author["name"] for author in item["authors"])
    assert all(isinstance(word, str) and word for word in citation["keywords"])
    assert len(set(citation["keywords"])) == len(citation["keywords"])


def test_it_names_this_version_and_both_licences(citation: dict[str, Any]) -> None:
    cited = citation["preferred-citation"]
    assert citation["version"] == cited["version"] == harmonize.__version__
    licences = f'license = "{citation["license"]} AND {cited["license"]}"'
    assert licences in (ROOT / "pyproject.toml").read_text("utf-8")
    assert cited["license"] == open_data.LICENCE[0]


def test_it_and_an_export_cite_the_same(citation: dict[str, Any]) -> None:
    cover = open_data.about("0.1.0+abc", "2026-11-24")
    cited = citation["preferred-citation"]
    assert cover.title == cited["title"]
    assert cover.made_by == cited["authors"][0]["name"]
    assert all(part in cover.cite_as for part in ("0.1.0+abc", "2026-11-24", cover.made_by))


def test_the_version_before_the_plus_is_that_of_the_package() -> None:
    assert harmonize.load().version.partition("+")[0] == harmonize.__version__
