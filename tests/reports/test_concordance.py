"""What a State files: every yes with its provision, no status better than what was read, fingerprints that last."""

from itertools import chain
from pathlib import Path

import pytest

from day import DAY
from harmonize.findings.assessment import Assessment, Choice, assess
from harmonize.findings.concordance import (
    ANSWERS,
    STATUSES,
    concordance,
    entry,
    itself,
    questionnaire,
    reply,
    values,
)
from harmonize.library.dataset import Dataset
from harmonize.norms.outcome import Verdict
from harmonize.norms.source import Grade, as_it_reads
from harmonize.query import party_of
from harmonize.reports.citing import titled
from harmonize.reports.concordance import provision, remark
from harmonize.reports.finding import fingerprint
from harmonize.reports.wording import REPLY_WORDS, STATUS_WORDS, Speaker


def test_statuses_and_answers_have_their_words() -> None:
    assert set(STATUS_WORDS) == set(STATUSES)
    assert set(REPLY_WORDS) == set(ANSWERS)


def checked(dataset: Dataset, code: str, *instruments: str) -> Assessment:
    law = dataset.law(code, DAY)
    assert law is not None
    party = party_of(dataset, code)
    return assess(law, party, dataset.treaty, dataset.status, DAY, {}, Choice(instruments=instruments))


@pytest.mark.parametrize("code", ["GB", "MY", "ZA"])
def test_law_that_nobody_read_is_never_an_answer(code: str, dataset: Dataset) -> None:
    done = checked(dataset, code)
    entries = [one for cluster in questionnaire(done) for one in cluster.entries]
    withheld = [one for one in entries if one.unseen]
    assert {one.status for one in withheld} == {"not_verified"}
    for one in entries:
        for item in one.decided_by if one.status in ("yes", "in_part", "no") else ():
            cites = [cite for found in values(item, done.law) for value in found for cite in value]
            assert Grade.MEMORY not in [done.law.grade([cite]) for cite in (*cites, *item.outcome.cites)]
    speaker = Speaker(done.law, done.treaty, {}, dataset.status.members(DAY))
    assert all("was not read" in remark(one, speaker) for one in withheld)


@pytest.mark.parametrize("code", ["DE", "NL", "US"])
def test_a_concordance_cites_the_law_and_not_what_was_written_about_it(code: str, dataset: Dataset) -> None:
    """Where an act is cited for a value, no decision, guidance or account stands beside it, and no text that nobody read."""
    done = checked(dataset, code)
    dropped = 0
    for told in concordance(done):
        rests = [value for item in told.findings for value in chain(*values(item, done.law), (item.outcome.cites,))]
        for value in rests:
            kept = itself(value, done.law)
            dropped += len(value) - len(kept)
            sources = [done.law.source(cite) for cite in kept]
            assert bool(kept) == bool(value)
            assert len({bool(source and source.since) for source in sources}) <= 1
    assert dropped


@pytest.mark.parametrize(
    ("cite", "told"),
    [
        ("niaa-2002 143 (s 25A)", ("ia-1971", "s 25A")),
        ("niaa-2002 143 (s 25(4)(c) as inserted)", ("ia-1971", "s 25(4)(c)")),
        ("nba-2022 41(3)", None),  # names no place in the act that it changed
        ("ia-1971 25(1)", ("ia-1971", "25(1)")),  # an act that changes no other is cited as it stands
    ],
)
def test_a_pinpoint_in_an_amending_act_is_told_as_the_act_now_reads(
    cite: str, told: tuple[str, str] | None, dataset: Dataset
) -> None:
    law = dataset.law("GB", DAY)
    assert law is not None
    assert as_it_reads(law.sources, cite) == told


def test_brackets_that_name_a_paragraph_of_the_same_act_are_no_place_in_another(dataset: Dataset) -> None:
    law = dataset.law("GR", DAY)
    assert law is not None
    assert as_it_reads(law.sources, "l5226-2025 art. 26 (par. 3(b))") is None
    assert as_it_reads(law.sources, "l5090-2024 art. 10 (Penal Code art. 72)") == ("penal-code", "art. 72")


@pytest.mark.parametrize("code", ["XA", "DE", "GB", "IT", "US"])
def test_every_yes_has_its_provision_as_the_state_cites_it(code: str, dataset: Dataset) -> None:
    """A yes names the act with the article, or the sections in which nothing stands against it."""
    done = checked(dataset, code)
    speaker = Speaker(done.law, done.treaty, {}, dataset.status.members(DAY))
    for cluster in questionnaire(done):
        for one in cluster.entries:
            told = provision(one, speaker)
            assert one.status in ANSWERS
            assert told or one.status not in ("yes", "in_part")
            acts = [titled(done.law.sources[cite.split(" ")[0]]) for cite in one.cites]
            assert all(act in told for act in acts)
            assert "unsettled" not in remark(one, speaker) or one.status != "yes"


@pytest.mark.parametrize("code", ["XA", "CZ", "MX"])
def test_a_form_has_one_row_a_paragraph_and_all_that_was_found_on_it(code: str, dataset: Dataset) -> None:
    done = checked(dataset, code)
    entries = concordance(done)
    paragraphs = [done.treaty.cited(one.findings[0].duty) for one in entries]
    assert len(paragraphs) == len(set(paragraphs)) < len(done.findings)
    assert {item.duty.id for one in entries for item in one.findings} == {item.duty.id for item in done.findings}
    assert {"SMP 3(a)", "SMP 6(1)(a)", "SMP 6(3)(a)", "SMP 6(3)(b)"} <= set(paragraphs)


def test_a_paragraph_is_answered_no_better_than_the_worst_part_that_it_requires(dataset: Dataset) -> None:
    """Of SMP 6(3)(a) all five parts must be met; what UNTOC 20(1) only permits does not lower the answer."""
    done = checked(dataset, "XA")
    met = next(item for item in done.findings if item.verdict is Verdict.MET)

    def answered(name: str, *verdicts: Verdict) -> str:
        own = [item for item in done.findings if item.duty.id.startswith(f"{name}/")]
        outcomes = [met.outcome._replace(verdict=verdict) for verdict in verdicts]
        assert len(own) == len(outcomes)
        return entry(
            [one._replace(outcome=two) for one, two in zip(own, outcomes, strict=True)], done.law, reply, "in_part"
        ).status

    every, permitted = [Verdict.MET] * 5, [Verdict.NOT_ADOPTED] * 2
    assert answered("smp-6.3.a", *every) == "yes"
    assert answered("smp-6.3.a", Verdict.GAP, *every[1:]) == "in_part"
    assert answered("smp-6.3.a", *[Verdict.GAP] * 5) == "no"
    assert answered("smp-6.3.a", Verdict.NOT_VERIFIED, *every[1:]) == "not_verified"
    assert answered("smp-6.3.a", Verdict.NOT_ASSESSED, *every[1:]) == "not_verified"
    assert answered("untoc-20.1", Verdict.MET, *permitted) == "yes"
    assert answered("untoc-20.1", Verdict.GAP, *permitted) == "no"


def test_every_duty_is_in_one_cluster_at_most_and_all_criminal_law_is_in_the_first(dataset: Dataset) -> None:
    done = checked(dataset, "DE")
    clusters = questionnaire(done)
    own = [[item.duty for one in cluster.entries for item in one.findings] for cluster in clusters]
    ids = [duty.id for duties in own for duty in duties]
    assert len(ids) == len(set(ids))
    assert {"criminalization", "aggravation", "legal_persons", "jurisdiction"} <= {duty.topic for duty in own[0]}
    stated = dataset.treaty.selections.clusters.values()
    placed = {(name, article) for item in stated for name, own in item.articles.items() for article in own}
    known = {(item.duty.instrument, item.duty.pinpoint.split("/")[0].split(".")[0]) for item in done.findings}
    assert placed <= known


def test_a_concordance_never_flatters(dataset: Dataset) -> None:
    done = checked(dataset, "IT", "eu-2002-90", "eu-2002-946")
    for found in concordance(done):
        assert found.status in STATUSES
        verdicts = {item.verdict for item in found.decided_by}
        assert found.status != "fully" or verdicts <= {"met", "exceeds"}


@pytest.mark.parametrize("code", ["AU", "DE", "FR", "GB", "IT", "US"])
def test_fingerprints_differ_by_gap_and_outlive_words_and_lines(code: str, dataset: Dataset) -> None:
    done = checked(dataset, code, *dataset.treaty.instruments)
    found = [(item, gap) for item in done.findings for gap in item.outcome.gaps]
    speaker = Speaker(done.law, done.treaty, {}, dataset.status.members(DAY))
    prints = [fingerprint(item, gap, speaker) for item, gap in found]
    assert len(prints) == len(set(prints)) > 2
    other = Speaker(done.law._replace(code="XX"), done.treaty, {}, dataset.status.members(DAY))
    assert fingerprint(*found[0], other) != prints[0]
    item, gap = found[0]
    reworded = item._replace(duty=item.duty._replace(title="other", facts="other"), evidence=None)
    assert fingerprint(reworded, gap._replace(near=None), speaker) == prints[0]


def test_a_ratification_elsewhere_does_not_make_a_gap_new(dataset: Dataset) -> None:
    """The gap about `any other State Party` is the same when one more State is a party."""
    parties = dict(dataset.status.parties)
    parties["IR"] = parties["IR"]._replace(consents=parties["DE"].consents)
    more = dataset.status._replace(parties=parties)
    law = dataset.law("DE", DAY)
    assert law is not None
    assert len(more.members(DAY)["parties"]) == len(dataset.status.members(DAY)["parties"]) + 1
    choice = Choice(duties=("smp-6.1.a",))
    before, after = (
        {
            fingerprint(item, gap, Speaker(law, dataset.treaty, {}, status.members(DAY)))
            for item in assess(law, parties["DE"], dataset.treaty, status, DAY, {}, choice).findings
            for gap in item.outcome.gaps
        }
        for status in (dataset.status, more)
    )
    assert before == after


def test_templates_are_part_of_the_package() -> None:
    import harmonize.reports.renderers

    folder = Path(harmonize.reports.renderers.__file__).parent / "templates"
    assert {path.name for path in folder.iterdir()} == {"blocks.html.j2", "page.html.j2", "page.css", "page.js"}
