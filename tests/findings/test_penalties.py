"""A penalty is taken whole: who helps in another offence answers for months, fine, sanctions and pinpoint as that offence says."""

import re
from collections.abc import Iterator

from drawing import ROOT, Draw
from harmonize.conduct.dimensions import SPACE
from harmonize.findings.answer import gravest
from harmonize.library.folder import Folder
from harmonize.norms.combining import everything, rated
from harmonize.norms.law import Law
from harmonize.norms.penalty import Penalty, Range
from harmonize.norms.penalty_rules import Rating
from harmonize.norms.provision import Norm
from harmonize.reports.answers import assumed

DAY = "2026-11-01"
LAWS = sorted((ROOT / "data" / "national_laws").glob("??.yaml"))
BORROWING = [path.stem.upper() for path in LAWS if re.search(r"through: (aider|instigator)", path.read_text("utf-8"))]
STAGES = ("completed", "attempted", "prepared")


def test_who_borrows_a_penalty_has_the_whole_of_it_at_every_stage(folder: Folder, draw: Draw) -> None:
    for code in draw.some(BORROWING, 2, 6):
        law = folder.law(code, DAY)
        assert law is not None
        for own, parent in borrowed(law):
            for stage in STAGES:
                apart = penalties(own, stage, "perpetrator") - penalties(parent, stage, "aider", "instigator")
                assert not apart, (code, law.provisions[own.provision].id, stage)


def borrowed(law: Law) -> Iterator[tuple[Rating, Rating]]:
    """The offences that borrow the penalty of another, each with that one.

    An offence that is written for perpetrators alone (NL 197) has no penalty of a helper to compare with.
    """
    places = {item.id: place for place, item in enumerate(law.provisions)}
    for place, item in enumerate(law.provisions):
        if item.helps in places:
            parent = next(law.ratings_of(places[item.helps]))
            if any(penalties(parent, stage, "aider", "instigator") for stage in STAGES):
                yield next(law.ratings_of(place)), parent


def penalties(rating: Rating, stage: str, *roles: str) -> set[Penalty]:
    """The penalties of an offence without its graver forms for some roles at a stage."""
    part, reached = sum(SPACE.bit["role"][role] for role in roles), SPACE.bit["stage"][stage]
    drafts = rated(rating.with_only(), everything, SPACE.full)
    return {terms.penalty for cube, terms in drafts if cube & part and cube & reached}


def test_the_first_answer_is_the_gravest_but_for_general_offences_that_add_up(folder: Folder) -> None:
    law = folder.law("GR", DAY)
    assert law is not None
    places = {item.id: place for place, item in enumerate(law.provisions)}
    member, agreed = places["gr-187-1"], places["gr-187-3-felony"]  # the first is punished in addition
    norms = [
        Norm(agreed, SPACE.full, Penalty(Range(6, 60)), "", None),
        Norm(member, SPACE.full, Penalty(Range(60, 240)), "", None),
    ]
    assert [norm.provision for norm in gravest(law, norms)] == [member, agreed]
    general = next(place for place, item in enumerate(law.provisions) if item.adds and item.kind == "endangering")
    more = Norm(general, SPACE.full, Penalty(Range(120, 240)), "", None)
    assert gravest(law, [more, *norms])[-1] is more


def test_what_is_assumed_is_what_was_not_said() -> None:
    told = assumed({"conduct": "crossing", "persons": "40", "danger": "actual_life"})
    assert (
        told
        == "Assumed, since nothing else was said: an adult, acting alone, knowingly, once; the act was done in the legislating State."
    )


def test_a_text_is_as_old_as_its_wording_where_a_fact_of_the_world_began_the_version(folder: Folder) -> None:
    law = folder.law("RO", DAY)
    assert law is not None
    offence = next(item for item in law.provisions if item.id == "ro-263")
    assert (offence.since, offence.begins) == ("2025-01-01", "since 2014-02-01")
