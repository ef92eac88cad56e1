"""What would change an answer: every single fact nobody mentioned, tried one by one on the whole law."""

import pytest

from day import DAY
from harmonize.findings.answer import answer, reply
from harmonize.findings.case import tried
from harmonize.findings.fact_pattern import open_values, point, varied
from harmonize.findings.perspective import from_view_of
from harmonize.library.dataset import Dataset
from harmonize.norms.law_on_day import LawOnDay

FACTS = [
    {"conduct": "crossing", "enters": "DE", "benefit": "money"},
    {"conduct": "crossing", "enters": "IT"},
    {"conduct": "stay", "stays_in": "GR", "benefit": "money", "persons": "5"},
    {"conduct": "produce_document", "doc_by": "FR"},
    {"conduct": "own_crossing", "enters": "GB", "migrant_of": "stateless"},
]


@pytest.mark.sample(1, 8)
@pytest.mark.parametrize("code", ["AU", "DE", "GR", "IT", "MX", "MY", "TR", "XA"])
@pytest.mark.parametrize("facts", FACTS, ids=lambda facts: f"{facts['conduct']}")
def test_every_single_fact_was_tried(code: str, facts: dict[str, str], dataset: Dataset) -> None:
    law, groups = dataset.law(code, DAY), dataset.status.members(DAY)
    assert law is not None
    on_day = LawOnDay(law, groups)
    found, seen = tried(on_day, facts), from_view_of(code, facts, groups)
    law, cube = on_day.law, point(seen, on_day.words)
    now = reply(law, cube)
    others = [(name, value, answer(law, varied(cube, name, value))) for name, value in open_values(seen)]
    worse = tuple(
        (
            name,
            value,
            other.gravest,
        )  # what stands beside counts: the range that is told never falls as facts get graver
        for name, value, other in others
        if other.punishable == "yes" and (now.punishable != "yes" or other.gravest.severity > now.gravest.severity)
    )
    assert found.answer == now
    assert (found.needed, found.graver) == (((), worse) if now.punishable == "yes" else (worse, ()))
