"""Mistakes in the treaty's files: each has a place and a fix."""

import shutil
from pathlib import Path

import pytest

from harmonize.errors import UnreadableData
from harmonize.library.folder import Folder

DATA = Path(__file__).parent.parent.parent / "data"
DUTY = """\
# yaml-language-server: $schema=../../schemas/article.json
id: smp-23
instrument: smp
article: "23"
title: Amendment
duties:
  - id: {id}
    paragraph: "{paragraph}"
    title: A duty
    asks: Something.
    strength: shall
    kind: legislative
    topic: criminalization
    form: {form}
    facts: something
    reads: [entry]
    test: {test}
    disputes: [{dispute}]
    sources: [SMP 23]
"""
FINE = {
    "id": "smp-23.1",
    "paragraph": "23.1",
    "form": "provide",
    "test": "{require: {measure: carrier_sanctions, is: yes}}",
    "dispute": "D1",
}
REGION = "{region: {conduct: [crossing], state: [own]}, counts: [smuggling]}"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the treaty's files beside one law."""
    shutil.copytree(DATA / "protocol_articles", tmp_path / "protocol_articles")
    shutil.copy(DATA / "measures.yaml", tmp_path)
    (tmp_path / "national_laws").mkdir()
    shutil.copy(DATA / "national_laws" / "xa.yaml", tmp_path / "national_laws")
    return tmp_path


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (
            {"test": "{require: {measure: carier_sanctions, is: yes}}"},
            "duties[1].test.require.measure: unknown measure `carier_sanctions`; did you mean `carrier_sanctions`?",
        ),
        (
            {"test": "{require: {measure: carrier_sanctions, at_least: 3}}"},
            "smp-23.yaml:17:21: error[lint/wrong-type]: duties[1].test.require: expected one of is, for `carrier_sanctions` (yes_no)",
        ),
        (
            {"form": "criminalize", "test": REGION.replace("conduct:", "conduc:")},
            "unknown dimension `conduc`; did you mean `conduct`?",
        ),
        (
            {"form": "criminalize", "test": REGION.replace("crossing", "crosing")},
            "unknown conduct `crosing`; did you mean `crossing`?",
        ),
        (
            {"dispute": "D77"},
            "smp-23.yaml:18:16: error[lint/unknown-word]: duties[1].disputes[1]: unknown dispute `D77`",
        ),
        (
            {"id": "smp-6.1.a", "paragraph": "6.1.a"},
            "smp-23.yaml:7:9: error[lint/same-id]: duties[1].id: the id `smp-6.1.a` stands twice; ",
        ),
        ({"form": "punish", "test": "{of: [smp-6.1.a]}"}, "`maximum_at_least` is missing"),
        (
            {"form": "punish", "test": "{of: [smp-6.1.zz], maximum_at_least: 48}"},
            "unknown duty `smp-6.1.zz`; did you mean",
        ),
        (
            {"id": "smp-23.9", "paragraph": "23.9"},
            "smp-23.yaml:8:16: error[lint/unknown-word]: duties[1].paragraph: unknown paragraph of smp `23.9`",
        ),
        (
            {"form": "punish", "test": "{of: [smp-5/principal], maximum_at_least: 48}"},
            "duties[1].test.of[1]: `smp-5/principal` is no duty to criminalize, so that nothing can build on its facts",
        ),
        ({"id": "smp-23.2"}, "the id of a duty is its pinpoint: `smp-23.1`"),
        (
            {"test": "{requires: {measure: carrier_sanctions, is: yes}}"},
            "unknown key `requires`; did you mean `require`?",
        ),
        ({"form": "provid"}, "unknown value `provid`; did you mean `provide`?"),
    ],
)
def test_a_mistake_is_told_at_its_place_with_the_mend(change: dict[str, str], complaint: str, data: Path) -> None:
    path = data / "protocol_articles" / "smp-23.yaml"
    path.write_text(DUTY.format(**{**FINE, **change}), "utf-8")
    with pytest.raises(UnreadableData) as error:
        _ = Folder(data).treaty
    assert complaint in str(error.value)
    assert "Traceback" not in str(error.value)


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        (
            "core: [smp-3.a, smp-5, smp-6]",
            "core: [smp-3.a, smp-5, smp-66]",
            "error[lint/unknown-word]: selections.core[3]: unknown duty `smp-66`; did you mean `smp-6`?",
        ),
        (
            "compared: [smp-6.1.a,",
            "compared: [smp-5/principal,",
            "error[lint/base-form]: selections.compared[1]: `smp-5/principal` is no duty to criminalize",
        ),
        ("surrender: untoc-16", "surrender: untoc-61", "selections.surrender: unknown duty `untoc-61`; did you mean"),
        (
            "declarations: [smp-20.3,",
            "declarations: [smp-20.33,",
            "selections.declarations[1]: unknown duty `smp-20.33`; did you mean `smp-20.3`?",
        ),
        ("torture_bar: torture", "torture_bra: torture", "unknown measure `torture_bra`; did you mean `torture_bar`?"),
        (
            "deed: {conduct: crossing,",
            "deed: {conduct: crosing,",
            "unknown conduct `crosing`; did you mean `crossing`?",
        ),
        (
            'untoc: ["2", "5",',
            'untoc: ["99", "5",',
            "selections.clusters.criminalization.articles.untoc[1]: unknown paragraph of untoc `99`",
        ),
        ('untoc: ["2", "5",', 'untok: ["2", "5",', "unknown instrument `untok`; did you mean `untoc`?"),
    ],
)
def test_a_selection_of_what_is_not_there_is_told(right: str, wrong: str, complaint: str, data: Path) -> None:
    path = data / "protocol_articles" / "instruments.yaml"
    text = path.read_text("utf-8")
    assert text.count(right) == 1
    path.write_text(text.replace(right, wrong), "utf-8")
    with pytest.raises(UnreadableData) as error:
        _ = Folder(data).treaty
    assert complaint in str(error.value)


def test_a_reading_that_changes_what_a_test_does_not_have_is_told(data: Path) -> None:
    page = DUTY.format(**FINE).rstrip("\n") + "\n    variants:\n      - {when: D1=definition, weighing: no}\n"
    (data / "protocol_articles" / "smp-23.yaml").write_text(page, "utf-8")
    with pytest.raises(UnreadableData) as error:
        _ = Folder(data).treaty
    assert "duties[1].variants[1].weighing: unknown key `weighing`" in str(error.value)


def test_the_page_without_a_mistake_is_accepted(data: Path) -> None:
    (data / "protocol_articles" / "smp-23.yaml").write_text(DUTY.format(**FINE), "utf-8")
    assert Folder(data).treaty.duties["smp-23.1"].title == "A duty"
