"""Who is a citizen with free movement: by which agreement, since when, and where a law by its own text sees it otherwise."""

import pytest

from harmonize.findings.perspective import person
from harmonize.library.folder import Folder
from harmonize.norms.facts import Words, allowed_bits


@pytest.mark.parametrize(
    ("state", "nationality", "day", "seen"),
    [
        ("DE", "FR", "2026-01-01", "union_citizen"),
        ("DE", "NO", "2026-01-01", "union_citizen"),
        ("DE", "CH", "2026-01-01", "union_citizen"),
        ("DE", "LI", "1995-04-30", "third_country"),
        ("DE", "LI", "1995-05-01", "union_citizen"),
        ("DE", "NO", "1993-12-31", "third_country"),
        ("DE", "NO", "1994-01-01", "union_citizen"),
        ("DE", "CH", "2002-05-31", "third_country"),
        ("DE", "CH", "2002-06-01", "union_citizen"),
        ("DE", "GB", "2020-12-31", "union_citizen"),
        ("DE", "GB", "2021-01-01", "third_country"),
        ("GB", "DE", "2020-12-31", "union_citizen"),
        ("GB", "DE", "2021-01-01", "third_country"),
        ("CH", "HR", "2016-12-31", "third_country"),
        ("CH", "HR", "2017-01-01", "union_citizen"),
        ("CH", "NO", "2026-01-01", "union_citizen"),
        ("NO", "SE", "1994-06-01", "union_citizen"),
        ("NO", "BG", "2007-07-31", "third_country"),
        ("ES", "FR", "2026-01-01", "union_citizen"),
        ("ES", "NO", "2026-01-01", "third_country"),
        ("ES", "CH", "2026-01-01", "third_country"),
        ("IT", "NO", "2026-01-01", "third_country"),
        ("FR", "CH", "2026-01-01", "union_citizen"),
        ("DE", "DE", "2026-01-01", "own_national"),
        ("DE", "stateless", "2026-01-01", "stateless"),
        ("DE", "RS", "2026-01-01", "third_country"),
        ("US", "DE", "2026-01-01", "third_country"),
        ("TR", "CH", "2026-01-01", "third_country"),
    ],
)
def test_who_moves_freely(folder: Folder, state: str, nationality: str, day: str, seen: str) -> None:
    assert person(state, nationality, folder.status.members(day)) == seen


def test_the_word_eea_has_its_members_on_a_day(folder: Folder) -> None:
    words = {day: Words.of("DE", folder.status.members(day)) for day in ("1993-12-31", "2026-01-01")}
    assert allowed_bits("state", ["EEA"], words["1993-12-31"]) == 0
    members = folder.status.members("2026-01-01")
    assert members["EEA"] == members["EU"] | {"IS", "LI", "NO"}
    assert allowed_bits("state", ["EEA"], words["2026-01-01"]) == allowed_bits(
        "state", sorted(members["EEA"]), words["2026-01-01"]
    )


def test_a_word_that_the_status_does_not_know_means_nobody() -> None:
    assert allowed_bits("state", ["EEA"], Words("DE", {})) == 0
