"""A law whose text changes: what was read is told as changed, moved or gone, what rests on it is stale, nothing else is."""

import json
import random
import re
import subprocess
from pathlib import Path

import jsonschema
import pytest

from command_line import typed
from harmonize.corpus import Corpus, load
from harmonize.errors import HarmonizeError
from harmonize.guests.copies import drift, reading, statutes
from harmonize.guests.copies.comparing import Fate, compared, print_of
from harmonize.guests.copies.opening import opened
from harmonize.guests.copies.provisions import Copy
from harmonize.guests.copies.report import report
from harmonize.guests.copies.stale import Drift
from harmonize.reports.schemas import schema
from harmonize.texts.fingerprints import Print

HERE = Path(__file__).parent
TEXT = (HERE / "invented" / "german.md").read_text("utf-8")
CITED = ("4", "4a(1)", "4a(2)", "5")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a dataset of one invented law and a folder of copies."""
    laws = tmp_path / "data" / "national_laws"
    laws.mkdir(parents=True)
    (laws / "xd.yaml").write_bytes((HERE / "xd.yaml").read_bytes())
    (tmp_path / "laws").mkdir()
    (tmp_path / "laws" / "german.md").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def corpus() -> Corpus:
    return load("data")


def read(text: str = TEXT, **said: str) -> None:
    Path("laws/german.md").write_text(text, "utf-8")
    reading.read(corpus(), "XD", Path("laws/german.md"), **said)


def drifted(text: str) -> Drift:
    Path("laws/german.md").write_text(text, "utf-8")
    return drift.drift(corpus(), "XD", Path("laws"), as_of="2026-11-27")


def told(found: Drift) -> dict[str, Fate]:
    return {item.change.name: item.change.fate for item in found.stale}


@pytest.mark.usefixtures("desk")
def test_what_was_read_and_did_not_change_is_told_as_that() -> None:
    read()
    found = drifted(TEXT)
    assert found.still
    assert [(one.source.key, len(one.of(Fate.UNCHANGED))) for one in found.compared] == [("act", 4)]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(("old", "new", "stale"), [
    ("Mit Geldbuße wird", "Mit Freiheitsstrafe wird", {"4a(1)": Fate.CHANGED}),
    ("von Strafe absehen", "von Strafe nicht absehen", {"4a(2)": Fate.CHANGED}),
    ("§ 4 Abs. 1 Nr. 2", "§ 4 Abs. 1 Nr. 3", {"4a(1)": Fate.CHANGED}),
    ("# § 5 – Wärter\n\nDer Wärter bleibt straflos. Absatz 2 gilt entsprechend.\n", "", {"5": Fate.GONE}),
    ("# § 5 – Wärter", "# § 5b – Wärter", {"5": Fate.RENUMBERED}),
    ("an einem Dienstag", "an einem Montag", {}),  # § 12 is cited by nothing
    ("# § 4a – Verbotene Dunkelheit", "# § 4a – Neue Überschrift", {}),
    ("(1) Mit Geldbuße", "(1) Mit  Geld-\nbuße", {}),
])  # fmt: skip
def test_a_change_is_told_where_it_was_read_and_nowhere_else(old: str, new: str, stale: dict[str, Fate]) -> None:
    read()
    assert old in TEXT
    assert told(drifted(TEXT.replace(old, new))) == stale


@pytest.mark.usefixtures("desk")
def test_what_rests_on_a_changed_provision_is_named_with_its_line() -> None:
    read()
    (item,) = drifted(TEXT.replace("Mit Geldbuße wird", "Mit Freiheitsstrafe wird")).stale
    assert item.change.new == (
        "(1) Mit Freiheitsstrafe wird belegt, wer einen Leuchtturm 1. ausschaltet oder 2. verdunkelt und a) dafür einen Kuchen erhält oder b) wiederholt handelt.",
    )
    assert [(use.name, use.place) for use in item.uses] == [("xd-4a", "data/national_laws/xd.yaml:40")]
    assert "smp-6.1.a" in [duty.id for duty in item.duties]
    assert "paid-driver" in item.cases
    assert (item.between, item.since) == ("2024-01-01", "2026-11-27")


@pytest.mark.usefixtures("desk")
def test_a_new_provision_nearby_is_told_and_does_not_count() -> None:
    read()
    found = drifted(TEXT.replace("# § 5 –", "# § 4b – Neu\n\nHier ist alles neu.\n\n# § 5 –"))
    assert found.still
    assert {number for change in found.compared[0].changes for number in change.near} == {"4b"}


@pytest.mark.usefixtures("desk")
def test_recording_makes_what_rests_on_it_not_verified_and_reading_again_clears_it() -> None:
    read()
    before = Path("data/national_laws/xd.yaml").read_text("utf-8")
    changed = TEXT.replace("Mit Geldbuße wird", "Mit Freiheitsstrafe wird")
    found = drifted(changed)
    assert drift.record(corpus(), found) == ["act 4a(1)"]
    assert drift.record(corpus(), found) == ["act 4a(1)"]  # the same mark, not a second one
    after = Path("data/national_laws/xd.yaml").read_text("utf-8")
    new = [line for line in after.split("\n") if line not in before.split("\n")]
    assert new == [
        "    unread:",
        "      - {section: 4a(1), from: 2024-01-02, by: an act not known (its words changed between 2024-01-01 and 2026-11-27)}",
    ]
    now = corpus().check("XD", as_of="2026-11-27", duties="smp-6.1.a").findings[0].verdict
    then = corpus().check("XD", as_of="2023-06-01", duties="smp-6.1.a").findings[0].verdict
    assert (now.value, then.value) == ("not_verified", "met")
    read(changed)  # a copy that says no day says nothing about a wording that came later
    assert "unread" in Path("data/national_laws/xd.yaml").read_text("utf-8")
    read(changed, stood="2026-11-01")
    assert "unread" not in Path("data/national_laws/xd.yaml").read_text("utf-8")
    assert drifted(changed).still


@pytest.mark.usefixtures("desk")
def test_the_day_of_the_text_moves_for_what_did_not_change_and_for_no_other() -> None:
    dated = f'---\nlast_updated: "2026-05-01"\n---\n{TEXT}'
    read()
    assert len(drift.accept(corpus(), drifted(dated))) == 4
    assert "    text_of: 2026-05-01\n" in Path("data/national_laws/xd.yaml").read_text("utf-8")
    later = (
        dated.replace("2026-05-01", "2026-06-01")
        .replace("an einem", "am ersten")
        .replace("bleibt straflos", "bleibt frei")
    )
    assert drift.accept(corpus(), drifted(later)) == ["act 4", "act 4a(1)", "act 4a(2)"]
    law = Path("data/national_laws/xd.yaml").read_text("utf-8")
    assert "    text_of: 2026-05-01\n" in law
    assert '      "4": {from: 2010-01-01, text_of: 2026-06-01}\n' in law
    assert '      "5": {from: 2010-01-01}\n' in law


def committed(folder: Path, text: str, message: str, day: str = "2026-01-01T00:00:00Z") -> None:
    (folder / "german.md").write_text(text, "utf-8")
    for words in (
        ["add", "-A"],
        ["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", message, f"--date={day}"],
    ):
        subprocess.run(["git", "-C", str(folder), *words], check=True)


@pytest.mark.usefixtures("desk")
def test_a_repository_tells_the_commit_and_the_day_its_message_names() -> None:
    folder = Path("laws")
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    committed(folder, TEXT, "first state of 2024-01-01")
    reading.read(corpus(), "XD", Path("laws/german.md"))
    committed(folder, TEXT.replace("an einem Dienstag", "an einem Montag"), "reform of 2025-02-01")
    changed = TEXT.replace("Mit Geldbuße wird", "Mit Freiheitsstrafe wird")
    committed(folder, changed, "reform of 2025-03-04\n\nAct 17")
    committed(folder, changed.replace("an einem", "am letzten"), "reform of 2025-09-09")
    (item,) = drift.drift(corpus(), "XD", folder, as_of="2026-11-27").stale
    assert (item.change.name, item.since, item.between, item.by) == ("4a(1)", "2025-03-04", "", "reform of 2025-03-04")


@pytest.mark.usefixtures("desk")
def test_the_day_of_the_text_moves_with_the_commit_of_the_copy() -> None:
    folder = Path("laws")
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    committed(folder, f'---\nlast_updated: "2026-05-01"\n---\n{TEXT}', "as read")
    reading.read(corpus(), "XD", Path("laws/german.md"))
    committed(folder, f'---\nlast_updated: "2026-06-01"\n---\n{TEXT}', "later")
    head = subprocess.run(["git", "-C", str(folder), "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
    drift.accept(corpus(), drift.drift(corpus(), "XD", folder, as_of="2026-11-27"))
    record = Path("data/fingerprints/xd.yaml").read_text("utf-8")
    assert f'commit: "{head.stdout[:12]}"' in record
    assert "text_of: 2026-06-01" in record


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(("text", "complaint"), [
    ("# § 4\n\nQuite another text in another language here.\n\n# § 4a\n\nAnd more.\n\n# § 5\n\nNothing of it was read.\n", "hardly a sentence of it was read for `act`; it is another act, another language, or cut off"),
    (f'---\nlast_updated: "2020-01-01"\n---\n{TEXT}', "no copy of what was read"),
    ("", "the file is empty"),
])  # fmt: skip
def test_a_copy_that_cannot_be_one_is_refused(text: str, complaint: str) -> None:
    read()
    with pytest.raises(HarmonizeError, match=re.escape(complaint)):
        drifted(text)


@pytest.mark.usefixtures("desk")
def test_reading_refuses_what_it_cannot_place() -> None:
    Path("laws/other.md").write_text("# § 900\n\nWords.\n", "utf-8")
    for file, said, complaint in (
        ("laws/other.md", {}, "say with --source which act it is a copy of: act"),
        (
            "laws/other.md",
            {"source": "act"},
            "none of the 4 provisions that are cited of Act on Imaginary Lighthouses stands in it",
        ),
        ("laws/german.md", {"source": "akt"}, "unknown source `akt`; did you mean `act`?"),
        ("laws/german.md", {"sections": ("900",)}, "the law file cites no provision of `act` among 900"),
        ("laws/none.md", {}, "is no file"),
    ):
        with pytest.raises(HarmonizeError, match=re.escape(complaint)):
            reading.read(corpus(), "XD", Path(file), **said)  # type: ignore[arg-type]
    assert not Path("data/fingerprints").exists()
    with pytest.raises(HarmonizeError, match="`harmonize data read XD --text FILE` records what was read"):
        drift.drift(corpus(), "XD", Path("laws"))


@pytest.mark.usefixtures("desk")
def test_a_wording_put_down_as_not_read_is_told_and_counts() -> None:
    read()
    law = Path("data/national_laws/xd.yaml")
    mark = '    unread:\n      - {section: "5", from: 2025-01-01, by: Act 3}\nreading:'
    law.write_text(law.read_text("utf-8").replace("reading:", mark, 1), "utf-8")
    found = drifted(TEXT)
    assert (found.stale, found.still) == ((), False)
    assert (
        report([found], corpus().store.treaty, "").heading
        == "XD: no words that were read have changed; 1 wording put down as not read"
    )


@pytest.mark.usefixtures("desk")
def test_a_damaged_copy_is_told_also_when_no_state_is_named() -> None:
    read()
    Path("laws/german.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(HarmonizeError, match=r"german.md:1: no UTF-8"):
        drift.drifts(corpus(), (), Path("laws"))


def test_a_name_that_many_acts_share_is_told_apart_by_its_folder(tmp_path: Path) -> None:
    (tmp_path / "penal").mkdir()
    (tmp_path / "penal" / "index.md").write_text("§ 1 A rope.", "utf-8")
    assert statutes.within(tmp_path, "laws/penal/index.md", shared=True) == tmp_path / "penal" / "index.md"
    assert statutes.within(tmp_path, "laws/aliens/index.md", shared=True) is None
    assert statutes.within(tmp_path, "elsewhere/index.md") == tmp_path / "penal" / "index.md"


@pytest.mark.usefixtures("desk")
def test_of_how_many_sources_an_answer_speaks_is_in_its_title() -> None:
    read()
    file = Path("data/fingerprints/xd.yaml")
    lines = file.read_text("utf-8").replace("  act:", "  other:").split("sources:\n")[1].replace("german.md", "gone.md")
    law = Path("data/national_laws/xd.yaml")
    source = law.read_text("utf-8").split("  act:\n")[1].split("reading:")[0]
    law.write_text(law.read_text("utf-8").replace("reading:", f"  other:\n{source}reading:", 1), "utf-8")
    file.write_text(file.read_text("utf-8") + lines, "utf-8")
    title = report([drifted(TEXT)], corpus().store.treaty, "").heading
    assert title == "XD: no words that were read have changed (1 of 2 sources compared)"


@pytest.mark.usefixtures("desk")
def test_a_day_to_come_is_told_as_that_and_a_commit_without_one_as_the_latest_day() -> None:
    folder = Path("laws")
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    committed(folder, TEXT, "first state")
    reading.read(corpus(), "XD", Path("laws/german.md"))
    changed = TEXT.replace("Mit Geldbuße wird", "Mit Freiheitsstrafe wird")
    committed(folder, changed, "in force from 2027-01-01")
    committed(folder, changed.replace("bleibt straflos", "bleibt frei"), "refresh", "2026-05-06T12:00:00Z")
    found = drift.drift(corpus(), "XD", folder, as_of="2026-11-27")
    assert [(one.change.name, one.since, one.between) for one in found.stale] == [
        ("4a(1)", "2027-01-01", ""),
        ("5", "2026-05-06", "2024-01-01"),
    ]
    rows = report([found], corpus().store.treaty, "").table
    assert rows is not None
    assert [row[4] for row in rows.rows] == ["2027-01-01 (not yet in force)", "between 2024-01-01 and 2026-05-06"]


@pytest.mark.usefixtures("desk")
def test_a_law_file_changed_meanwhile_is_not_written_over() -> None:
    read()
    found, held = drifted(TEXT.replace("Mit Geldbuße wird", "Mit Freiheitsstrafe wird")), corpus()
    law = Path("data/national_laws/xd.yaml")
    held.store.text("XD")
    law.write_text(law.read_text("utf-8") + "# another hand\n", "utf-8")
    drift.record(held, found)
    assert law.read_text("utf-8").endswith("# another hand\n")


def run(*words: str) -> tuple[int, str]:
    done = typed(*words, "--data", "data", folder=Path.cwd())
    return done.returncode, done.stdout


@pytest.mark.usefixtures("desk")
def test_the_commands_tell_it_and_end_with_the_right_code() -> None:
    assert run("data", "read", "XD", "--text", "laws/german.md") == (0, "act: 4 provisions read from laws/german.md\n")
    code, page = run("data", "drift", "XD", "--text", "laws")
    assert (code, page.split("\n")[0]) == (0, "XD: no words that were read have changed")
    Path("laws/german.md").write_text(TEXT.replace("bleibt straflos", "bleibt frei"), "utf-8")
    code, page = run("data", "drift", "XD", "--text", "laws", "--format", "json")
    jsonschema.validate(json.loads(page), schema("drift_report"))
    assert (code, [(item["provision"], item["what_became_of_it"]) for item in json.loads(page)["rows"]]) == (
        1,
        [("5", "changed")],
    )


TEXTS = ("german.md", "roman.md", "common.txt", "turkish.md", "japanese.txt")
NAMES = {
    "german.md": ("4", "4a", "5"), "roman.md": ("1", "2 bis", "3"), "common.txt": ("1", "2", "2A"),
    "turkish.md": ("1", "7", "8"), "japanese.txt": ("1", "74", "74-2"),
}  # fmt: skip
UNCITED = {"german.md": "12", "roman.md": "10", "common.txt": "9", "turkish.md": "20", "japanese.txt": "100"}


def edited(text: str, copy: Copy, number: str, draw: random.Random) -> str:
    """The text with one word of a provision replaced or doubled, or a sentence put before it; numbers and titles stay."""
    held = next(item for item in copy.provisions if item.key == number)
    following = [item.line for item in copy.provisions if item.line > held.line]
    lines = text.split("\n")
    span = range(held.line - 1, (min(following) - 1 if following else len(lines)))
    places = [
        (at, found)
        for at in span
        if re.search(r"[.,;:。]$|[a-z]$", lines[at]) and len(lines[at]) > 12
        for found in re.finditer(r"[^\W\d_]{4,}|[ぁ-ん]", lines[at])
        if found.start() >= (begin_of(lines[at], held.number) if at == held.line - 1 else 0)
        if not re.search(r"\([^()]*$", lines[at][: found.start()])
    ]
    at, word = draw.choice(places)
    new = draw.choice(["Zebra", f"{word[0]} Zebra", f"Zebra. {word[0]}"])
    lines[at] = lines[at][: word.start()] + new + lines[at][word.end() :]
    return "\n".join(lines)


def begin_of(line: str, number: str) -> int:
    """Where the words of a provision begin on the line of its number; behind the line where that is a heading."""
    bare = line.startswith("#") or re.match(r"\d+[A-Z]?  ", line)
    return len(line) if bare else line.index(number) + len(number) + 1


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("seed", range(60))
def test_an_edit_is_told_where_it_was_made(name: str, seed: int) -> None:
    draw = random.Random(f"{name} {seed}")
    text = (HERE / "invented" / name).read_text("utf-8")
    copy = opened(name, text.encode())
    known = [found for item in NAMES[name] if isinstance(found := print_of(copy, item), Print)]
    assert len(known) == len(NAMES[name])
    wanted = draw.choice(NAMES[name])
    number = wanted.replace(" ", "").casefold()
    changes = compared(known, opened(name, edited(text, copy, number, draw).encode()))
    assert [change.name for change in changes if change.counts] == [wanted]
    elsewhere = compared(known, opened(name, edited(text, copy, UNCITED[name], draw).encode()))
    assert not [change for change in elsewhere if change.counts]


@pytest.mark.usefixtures("desk")
def test_how_far_a_law_file_names_a_text_is_shown_with_what_nothing_names_first() -> None:
    code, page = run("show", "XD", "--text", "laws/german.md", "--source", "act")
    assert code == 0
    assert (
        "Named only as part of a larger provision: 4 of 8 parts\n  4a(1)(1), 4a(1)(2), 4a(1)(2)(a), 4a(1)(2)(b)" in page
    )
    assert "Named: 4 of 8 parts\n  4, 4a(1), 4a(2), 5" in page
