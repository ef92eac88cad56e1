"""What a State files: every yes with its provision, no status better than what was read, fingerprints that last."""

from itertools import chain
from pathlib import Path

import pytest

from day import DAY
from harmonize.findings.assessment import Assessment, Choice, assess
from harmonize.findings.concordance import ANSWERS, STATUSES, concordance, itself, questionnaire, values
from harmonize.library.dataset import Dataset
from harmonize.norms.source import Grade, as_it_reads
from harmonize.reports.finding import fingerprint
from harmonize.reports.questionnaire import provision_words, remark
from harmonize.reports.wording import REPLY_WORDS, STATUS_WORDS, Speaker


def test_statuses_and_answers_have_their_words() -> None:
    assert set(STATUS_WORDS) == set(STATUSES)
    assert set(REPLY_WORDS) == set(ANSWERS)


def checked(dataset: Dataset, code: str, *instruments: str) -> Assessment:
    law = dataset.law(code, DAY)
    assert law is not None
    party = dataset.status.parties[code]
    return assess(law, party, dataset.treaty, dataset.status, DAY, {}, Choice(instruments=instruments))


@pytest.mark.parametrize("code", ["GB", "MY", "ZA"])
def test_law_that_nobody_read_is_never_an_answer(code: str, dataset: Dataset) -> None:
    done = checked(dataset, code)
    entries = [entry for cluster in questionnaire(done) for entry in cluster.entries]
    withheld = [entry for entry in entries if entry.unseen]
    assert {entry.status for entry in withheld} == {"not_verified"}
    for entry in entries:
        if entry.status in ("yes", "in_part", "no"):
            cites = [cite for found in values(entry.finding, done.law) for value in found for cite in value]
            assert Grade.MEMORY not in [done.law.grade([cite]) for cite in (*cites, *entry.finding.outcome.cites)]
    speaker = Speaker(done.law, done.treaty, {}, dataset.status.members(DAY))
    assert all("was not read" in remark(entry, speaker) for entry in withheld)


@pytest.mark.parametrize("code", ["DE", "NL", "US"])
def test_a_concordance_cites_the_law_and_not_what_was_written_about_it(code: str, dataset: Dataset) -> None:
    """Where an act is cited for a value, no decision, guidance or account stands beside it, and no text that nobody read."""
    done = checked(dataset, code)
    dropped = 0
    for entry in concordance(done):
        for value in chain(*values(entry.finding, done.law), (entry.finding.outcome.cites,)):
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


@pytest.mark.parametrize("code", ["DE", "GB", "IT", "US"])
def test_every_yes_has_its_provision(code: str, dataset: Dataset) -> None:
    done = checked(dataset, code)
    for cluster in questionnaire(done):
        for entry in cluster.entries:
            assert entry.status in ANSWERS
            assert entry.status not in ("yes", "in_part") or provision_words(entry, done)
            assert entry.status == "to_answer" or not entry.finding.duty.untested or entry.status == "not_bound"


def test_every_duty_is_in_one_cluster_at_most_and_all_criminal_law_is_in_the_first(dataset: Dataset) -> None:
    done = checked(dataset, "DE")
    clusters = questionnaire(done)
    ids = [entry.finding.duty.id for cluster in clusters for entry in cluster.entries]
    assert len(ids) == len(set(ids))
    first = {entry.finding.duty.topic for entry in clusters[0].entries}
    assert {"criminalization", "aggravation", "legal_persons", "jurisdiction"} <= first
    stated = dataset.treaty.selections.clusters.values()
    placed = {(name, article) for item in stated for name, own in item.articles.items() for article in own}
    known = {(item.duty.instrument, item.duty.pinpoint.split("/")[0].split(".")[0]) for item in done.findings}
    assert placed <= known


def test_a_concordance_names_every_duty_once_and_never_flatters(dataset: Dataset) -> None:
    done = checked(dataset, "IT", "eu-2002-90", "eu-2002-946")
    entries = concordance(done)
    assert [entry.finding for entry in entries] == list(done.findings)
    for entry in entries:
        assert entry.status in STATUSES
        assert entry.status != "fully" or entry.finding.verdict in ("met", "exceeds")


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
    assert {path.name for path in folder.iterdir()} == {"page.html.j2", "page.css", "page.js"}
