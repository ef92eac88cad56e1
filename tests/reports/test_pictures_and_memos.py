"""What pictures show is what the law says; what a memo and a workbook are made of."""

import io
import zipfile
from itertools import combinations
from statistics import median
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import openpyxl
import pytest
from docx import Document as Opened
from said import texts

from day import DAY
from harmonize import one_law
from harmonize.corpus import Corpus
from harmonize.errors import HarmonizeError
from harmonize.findings.assessment import Assessment, Choice, assess
from harmonize.findings.case import main_offence, ranges, standard
from harmonize.findings.causes import Heap, causes
from harmonize.library.dataset import Dataset
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.penalty import Penalty, Range
from harmonize.query import party_of
from harmonize.reports import gap_reports, grids, pictures, standard_cases
from harmonize.reports.annexes import FINDINGS
from harmonize.reports.document import Document, PointBlock, Report, Terms, blocks, web_address
from harmonize.reports.parts import Parts
from harmonize.reports.renderers import docx, svg, xlsx
from harmonize.reports.renderers.tones import BARS, GRAVITY, MARKS, TONES
from harmonize.reports.title_block import in_words
from harmonize.reports.verdict_words import TOLD
from harmonize.reports.wording import Speaker


def checked(dataset: Dataset, code: str) -> tuple[Assessment, Speaker]:
    law = dataset.law(code, DAY)
    assert law is not None
    done = assess(law, party_of(dataset, code), dataset.treaty, dataset.status, DAY, {}, Choice())
    names = {code: party.name for code, party in dataset.status.parties.items()}
    return done, Speaker(law, dataset.treaty, names, dataset.status.members(DAY))


@pytest.mark.parametrize("code", ["DE", "GB", "NE", "US"])
def test_the_versions_shipped_are_those_of_the_periods_on_file(code: str, dataset: Dataset) -> None:
    law = dataset.law(code, DAY)
    assert law is not None
    answers = ranges(LawOnDay(law, dataset.status.members(DAY)), dataset.patterns)
    main = main_offence(law, answers)
    assert main is not None
    found = dataset.history(code)[main.id]
    on_file = {
        (item.since, item.until) for period in dataset.periods(code) for item in period.provisions if item.id == main.id
    }
    assert [(item.since, item.until) for item in found] == sorted(on_file)


@pytest.mark.slow
def test_a_version_on_file_has_the_range_that_its_own_days_have(dataset: Dataset) -> None:
    for offence, found in dataset.history("DE").items():
        for version in found:
            law = dataset.law("DE", version.since or "1949-05-24")
            assert law is not None
            (index,) = [index for index, item in enumerate(law.provisions) if item.id == offence]
            plain = [norm.range for norm in law.by_form(index) if not norm.form]
            assert version.range in plain or not plain
            assert version.range.high == max((extent.high for extent in plain), default=0)


@pytest.mark.parametrize("code", ["DE", "TN"])
def test_ranges_are_the_answers_to_the_standard_facts(code: str, dataset: Dataset) -> None:
    law, groups = dataset.law(code, DAY), dataset.status.members(DAY)
    assert law is not None
    for pattern, found in ranges(LawOnDay(law, groups), dataset.patterns):
        plain = standard(LawOnDay(law, groups), pattern)
        assert (found.norms, found.range) == (plain.norms, plain.range)
        assert found.punishable in (plain.punishable, "unsettled")


def test_the_lines_stand_at_four_and_eight_years(dataset: Dataset) -> None:
    law = dataset.law("DE", DAY)
    assert law is not None
    answers = ranges(LawOnDay(law, {}), dataset.patterns[:1])
    (pattern, answer) = answers[0]
    norm = answer.norms[0]._replace(penalty=Penalty(Range(48, 96)))
    at_line = [(pattern, answer._replace(punishable="yes", range=norm.range, norms=(norm,)))]
    drawing = pictures.ranges(at_line).drawing
    assert isinstance(drawing, pictures.Drawing)
    (bar,) = drawing.rows[0].bars
    assert [line.word for line in drawing.lines] == ["4 years", "8 years"]
    assert [line.x for line in drawing.lines] == pytest.approx([bar.x, bar.x + bar.width])


def test_the_bars_of_a_topic_are_as_long_as_its_duties_are_many(dataset: Dataset) -> None:
    done, _ = checked(dataset, "DE")
    tally = done.tally()
    picture = pictures.coverage(tally)
    drawing = picture.drawing
    assert isinstance(drawing, pictures.Drawing)
    most = max(sum(row.values()) for row in tally.values())
    for row, (topic, count) in zip(drawing.rows, tally.items(), strict=True):
        assert sum(bar.width for bar in row.bars) == pytest.approx(pictures.WIDE * sum(count.values()) / most, abs=0.5)
        assert topic.replace("_", " ") in picture.words


def report(dataset: Dataset, *codes: str) -> Report:
    """The gap report on some States, whole."""
    done = [checked(dataset, code)[0] for code in codes]
    screens = [one_law.first_screen(dataset, item) for item in done]
    return gap_reports.report(done, dataset, screens, unbound={}, asked=Parts(whole=True))


def memo(dataset: Dataset, code: str) -> Report:
    """What `check CODE -o memo.docx` writes without being asked for an annex."""
    done = [checked(dataset, code)[0]]
    screens = [one_law.first_screen(dataset, item) for item in done]
    return gap_reports.report(done, dataset, screens, unbound={}, asked=Parts(memo=True))


@pytest.mark.slow
def test_a_memo_is_two_or_three_pages_long(dataset: Dataset) -> None:
    """At most 1,500 words in the median of all States, half as many again in the longest."""
    words = [len(" ".join(texts(memo(dataset, code))).split()) for code in dataset.codes if not code.startswith("X")]
    assert median(words) <= 1500
    assert max(words) <= 2250


@pytest.mark.parametrize("code", ["DE", "KR"])
def test_a_memo_tells_every_article_with_points_and_leads_to_the_law(code: str, dataset: Dataset) -> None:
    made = memo(dataset, code)
    articles = causes(checked(dataset, code)[0]).articles
    told = [block for block in blocks(made.documents[0].sections) if isinstance(block, PointBlock)]
    assert [block.id for block in told] == [item.name for item in articles]
    *_, sources = made.documents[0].sections
    assert sources.title == "Sources"
    (acts,) = (block.rows for block in sources.blocks if isinstance(block, Terms))
    addresses = {row.address for row in acts if row.address}
    with zipfile.ZipFile(io.BytesIO(docx.render(made))) as packed:
        body, links = packed.read("word/document.xml").decode(), packed.read("word/_rels/document.xml.rels").decode()
        feet = "".join(packed.read(name).decode() for name in packed.namelist() if "footer" in name)
    assert addresses
    assert body.count("<w:hyperlink ") >= len(addresses)
    assert all(escape(address) in links for address in addresses)
    assert 'w:instr="PAGE"' in feet


@pytest.mark.slow
def test_a_memo_has_its_parts(dataset: Dataset) -> None:
    """Title block, the first screen, every point with its findings under both pinpoints, annex of sources."""
    done, _ = checked(dataset, "DE")
    opened = Opened(io.BytesIO(docx.render(report(dataset, "DE"))))
    styles = {paragraph.style.name for paragraph in opened.paragraphs if paragraph.text}
    assert {"Title", "Heading 1", "Heading 2", "Caption"} <= styles
    first = [paragraph.text for paragraph in opened.paragraphs if paragraph.style.name == "Heading 1"]
    assert first[:3] == ["Core articles", "Points, the gravest first", "Every point, with its findings"]
    assert first[-1] == "Annex: sources"
    told = causes(done)
    under: dict[str, list[str]] = {}
    for paragraph in opened.paragraphs:
        if paragraph.style.name == "Heading 1":
            heading = under.setdefault(paragraph.text, [])
        elif paragraph.style.name == "Heading 2":
            heading.append(paragraph.text)
    assert 1 <= len(under["Points, the gravest first"]) <= len(told.articles)
    assert len(under["Every point, with its findings"]) == len(told.articles)
    unread = len(told.heaps[Heap.NOT_VERIFIED])
    assert len(under[f"Not verified ({unread})"]) == unread > 0
    assert {"SMP 6", "UNTOC 10"} <= set(under["Article by article"])
    cells = {cell.text for table in opened.tables for row in table.rows for cell in row.cells}
    for label in ("Measured against", "Treaty", "Closest provision", "Legislative option", "Evidence"):
        assert label in cells
    assert any(text.startswith("SMP 6(1)(a) (shall): Make it an offence") for text in cells)
    assert opened.core_properties.title == f"Germany: implementation in law of SMP and UNTOC, as at {in_words(DAY)}"


def test_a_workbook_holds_findings_and_sources_to_filter(dataset: Dataset) -> None:
    made = report(dataset, "DE", "XA")
    opened = openpyxl.load_workbook(io.BytesIO(xlsx.render(made)))
    assert opened.sheetnames[:3] == ["Summary", "Points", "Findings"]
    assert {"Topics", "Met", "Not assessed", "Sources"} <= set(opened.sheetnames)
    assert opened.sheetnames[-1] == "About"
    findings = opened["Findings"]
    (table,) = findings.tables.values()
    assert table.autoFilter is not None
    assert findings.freeze_panes == "B2"
    assert findings.max_row == 1 + len(made.findings)
    assert [cell.value for cell in findings[1]] == list(FINDINGS)
    assert {cell.value for cell in opened["Sources"]["A"][1:]} == {"DE", "XA"}


def test_one_state_twice_gives_the_same_file(dataset: Dataset) -> None:
    """Output is deterministic, files of other programs' formats included."""
    made = report(dataset, "XA")
    for render in (docx.render, xlsx.render):
        content = render(made)
        dates = {item.date_time for item in zipfile.ZipFile(io.BytesIO(content)).infolist()}
        assert dates == {(1980, 1, 1, 0, 0, 0)}
        assert render(made) == content


@pytest.mark.parametrize(
    ("written", "followed"),
    [
        ("https://law.example/a?b=c#d", True),
        ("http://law.example", True),
        ("javascript:alert(1)", False),
        (" https://law.example", False),
        ("https://law.example/<script>", False),
        ("https://law.example/\u202e", False),
        ("data:text/html,x", False),
        ("//law.example", False),
        ("", False),
    ],
)
def test_only_plain_web_addresses_are_followed(written: str, followed: bool) -> None:
    assert bool(web_address(written)) == followed


# How the colour-blind see red, green and blue (linear light): Machado, Oliveira and Fernandes 2009, severity 1.
SEEN = {
    "by most": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "without red": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "without green": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "without blue": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


def light(colour: str) -> list[float]:
    """Red, green and blue of a colour as amounts of light."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def perceived(colour: str, eye: str) -> tuple[float, float, float]:
    """A colour as an eye sees it, in the space in which distance is difference (CIE 1976)."""
    red, green, blue = (
        min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, light(colour), strict=True))))
        for row in SEEN[eye]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    a, b, c = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * b - 16, 500 * (a - b), 200 * (b - c)


@pytest.mark.parametrize("eye", SEEN)
@pytest.mark.parametrize("palette", [TONES, GRAVITY], ids=["verdicts", "maxima"])
def test_no_two_colours_of_a_picture_look_alike_to_anybody(palette: dict[str, tuple[str, str]], eye: str) -> None:
    seen = {name: perceived(fill, eye) for name, (fill, _) in palette.items()}
    for one, other in combinations(seen, 2):
        apart = sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5
        assert apart >= 10, (one, other)


@pytest.mark.parametrize(("fill", "ink"), [*TONES.values(), *GRAVITY.values(), *MARKS.values(), *BARS.values()])
def test_the_letters_in_a_colour_can_be_read(fill: str, ink: str) -> None:
    weights = (0.2126, 0.7152, 0.0722)
    dark, bright = sorted(sum(map(float.__mul__, weights, light(colour))) for colour in (fill, ink))
    assert (bright + 0.05) / (dark + 0.05) >= 4.5


def drawn(made: str) -> ET.Element:
    """A picture as another program reads it: it loads nothing, runs nothing, and holds shapes and texts alone."""
    found = ET.fromstring(made)
    kinds = {element.tag.rpartition("}")[2] for element in found.iter()}
    assert kinds <= {"svg", "title", "desc", "g", "rect", "path", "text"}
    assert not [name for element in found.iter() for name in element.attrib if "href" in name or name.startswith("on")]
    return found


def test_a_picture_of_the_matrix_has_each_verdict_in_its_colour_with_its_letter(dataset: Dataset) -> None:
    verdicts = Corpus(dataset).matrix(["XA", "XB"], as_of=DAY, topics="criminalization")
    found = drawn(svg.render(grids.matrix(verdicts, "test", DAY, whole=True)))
    fills = [one.attrib["fill"] for one in found.iter("{http://www.w3.org/2000/svg}rect")]
    texts = [one.text for one in found.iter("{http://www.w3.org/2000/svg}text")]
    shown = [verdict for item in verdicts.duties for verdict in item.verdicts.values()]
    for tone, (fill, _) in TONES.items():
        expected = sum(TOLD[verdict].tone == tone for verdict in shown)
        if fill != "#ffffff":
            assert fills.count(fill) == expected + bool(expected), tone  # and once in the legend
    assert [text for text in texts if text in {told.letter for told in TOLD.values()}] == [
        TOLD[verdict].letter for verdict in shown
    ]
    assert {"XA", "XB"} <= set(texts)


def test_a_picture_of_maxima_is_as_dark_as_they_are_grave(dataset: Dataset) -> None:
    """GB: life is darker than ten years of DE, which are darker than nine months; what is no offence is almost white."""
    rows = Corpus(dataset).cases(["DE", "GB"], as_of=DAY)
    cells = {
        (row.pattern.id, code): pictures.maximum_cell(answer) for row in rows for code, answer in row.answers.items()
    }
    asked = (("mother-and-child", "DE"), ("unpaid-sister", "DE"), ("paid-driver", "DE"), ("paid-driver", "GB"))
    kinds = [cells[cell].kind for cell in asked]
    brightness = [sum(light(GRAVITY[kind][0])) for kind in kinds]
    assert len(set(kinds)) == len(kinds)
    assert brightness == sorted(brightness, reverse=True)
    made = svg.render(standard_cases.cases(rows, "test", DAY, named=True, whole=True))
    words = [text.text for text in drawn(made).iter("{http://www.w3.org/2000/svg}text")]
    assert {cell.word for cell in cells.values()} <= set(words)


def test_what_data_say_is_text_in_a_picture() -> None:
    evil = "<script>x</script> \x1b[31m ##[error] ::warning"
    picture = pictures.heat(evil, [evil], {evil: [pictures.HeatCell("met", evil, evil)]}, {"met": evil})
    made = svg.render(Report((Document(evil, (), (), ""),), pictures=(picture,)))
    assert drawn(made).find("{http://www.w3.org/2000/svg}title") is not None
    assert not {"\x1b", "##[", "::", "<script>"} & {part for part in ("\x1b", "##[", "::", "<script>") if part in made}


def test_a_report_without_a_picture_says_where_its_table_is() -> None:
    with pytest.raises(HarmonizeError, match="has it as a table"):
        svg.render(Report((Document("", (), (), ""),)))
