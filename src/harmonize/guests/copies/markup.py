"""Copies in XML and HTML: which elements of a publisher's markup are provisions, labels, headings and notes, in one table.

Entities, document type definitions and the network are off; a tree that is huge is refused.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree, html

from harmonize.errors import HarmonizeError
from harmonize.guests.copies import lines
from harmonize.guests.copies.provisions import Copy, Held
from harmonize.guests.copies.traditions import TRADITIONS
from harmonize.guests.copies.units import Piece
from harmonize.norms.numbering import key


class Dialect(NamedTuple):
    """The elements of one publisher, by local name.

    ``section`` holds a provision, ``within`` are its labelled parts, ``label`` what numbers them, ``heading`` what titles a
    provision, ``notes`` what the publisher adds; ``apart`` holds provisions that are numbered on their own (schedules).
    """

    name: str
    root: frozenset[str]
    section: frozenset[str]
    within: frozenset[str]
    label: frozenset[str]
    heading: frozenset[str]
    notes: frozenset[str]
    apart: frozenset[str]


def names(written: str) -> frozenset[str]:
    """Some names of elements."""
    return frozenset(written.split())


DIALECTS = (
    Dialect(
        "Akoma Ntoso",
        names("akomaNtoso"),
        names("section article rule"),
        names("subsection paragraph subparagraph clause subclause point subpoint item indent alinea list hcontainer"),
        names("num"),
        names("heading subheading crossHeading"),
        names("authorialNote noteRef remark meta"),
        names("attachment component schedule quotedStructure quotedText"),
    ),
    Dialect(
        "legislation.gov.uk",
        names("Legislation"),
        names("P1"),
        names("P2 P3 P4 P5 P6 P7"),
        names("Pnumber"),
        names("Title"),
        names("CommentaryRef FootnoteRef Commentary Commentaries Footnote MarginNote MarginNoteRef"),
        names("Schedule BlockAmendment Appendix"),
    ),
    Dialect(
        "United States Legislative Markup",
        names("uscDoc section lawDoc pLaw statute"),
        names("section"),
        names("subsection paragraph subparagraph clause subclause item subitem"),
        names("num"),
        names("heading"),
        names("sourceCredit notes note toc footnote meta"),
        names("quotedContent schedule appendix"),
    ),
    Dialect(
        "laws-lois.justice.gc.ca",
        names("Statute Regulation Bill"),
        names("Section"),
        names("Subsection Paragraph Subparagraph Clause Subclause Subsubclause Definition"),
        names("Label"),
        names("MarginalNote TitleText"),
        names("HistoricalNote Footnote FootnoteRef MarginalNote"),
        names("Schedule AmendedText RelatedProvisions RelatedOrNotInForce"),
    ),
    Dialect(
        "gesetze-im-internet.de",
        names("dokumente"),
        names("norm"),
        names("DD"),
        names("DT"),
        names("titel"),
        names(
            "FnR FnArea Footnotes fussnoten jurabk amtabk ausfertigung-datum fundstelle gliederungseinheit standangabe"
        ),
        names(""),
    ),
    Dialect(
        "Formex",
        names("ACT CONS.ACT CONS.DOC"),
        names("ARTICLE"),
        names("PARAG NP ITEM"),
        names("NO.PARAG NO.P"),
        names("STI.ART"),
        names("NOTE BIB.INSTANCE"),
        names("ANNEX QUOT.S"),
    ),
)
NUMBERED = names("num Pnumber Label enbez TI.ART")  # of the provision itself
LINES = names(
    "P1para P2para P3para P4para Text P LA Revision Content content p intro chapeau continuation wrapUp ALINEA TXT"
)
BLOCKS = names("p div li tr td th h1 h2 h3 h4 h5 h6 br section article dd dt pre blockquote table ul ol")
SILENT = names("script style head nav footer header form noscript template")
# What legislation.gov.uk sets among the words of an act: notes, links to them, brackets of change, the extent.
BESIDE = "LegDS"  # a number and its text, which its pages set beside each other
APART = names("LegAnnotations LegCommentaryLink LegChangeDelimiter LegExtentRestriction accessibleText")
TITLES = names("h1 h2 h3 h4 h5 h6")
MOST_ELEMENTS = 2_000_000
DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")


def local(element: Any) -> str:
    """The name of an element without its namespace; nothing for a comment or an instruction."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def few(name: str, content: bytes) -> None:
    """Raises HarmonizeError for markup of more elements than any act has."""
    if content.count(b"<") > MOST_ELEMENTS:
        raise HarmonizeError(f"{name}: more than {MOST_ELEMENTS} elements; a copy of a statute has fewer")


def parsed(name: str, content: bytes) -> Any:
    """The root of an XML file. Raises HarmonizeError for what is no XML, declares entities, or is huge."""
    few(name, content)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise HarmonizeError(f"{name}: no XML that could be read: {error}") from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise HarmonizeError(f"{name}: it declares entities, which are not read: a copy of a statute needs none")
    return root


def read(name: str, content: bytes) -> Copy:
    """A copy in the XML of a publisher that is known. Raises HarmonizeError for any other."""
    root = parsed(name, content)
    dialect = next((one for one in DIALECTS if local(root) in one.root), None)
    if dialect is None:
        known = ", ".join(one.name for one in DIALECTS)
        raise HarmonizeError(f"{name}: XML with the root `{local(root)}` is not known; known are {known}")
    found = [passage_of(element, dialect) for element in sections(root, dialect)]
    return Copy(name, title_of(root), day_of(root), tuple(item for item in found if item.key and item.pieces))


def sections(root: Any, dialect: Dialect) -> Iterator[Any]:
    """The provisions of a document, outermost only; what is numbered on its own is left aside."""
    for element in [root] if local(root) in dialect.section else root:
        named = local(element)
        if named in dialect.section:
            yield element
        elif named and named not in dialect.apart and named not in dialect.notes:
            yield from sections(element, dialect)


def title_of(root: Any) -> str:
    """What a document calls itself."""
    wanted = ("ShortTitle", "docTitle", "langue", "title", "Title", "TI.DOC", "heading")
    found = (element for name in wanted for element in root.iter(f"{{*}}{name}") if words(element))
    return next((words(element) for element in found), "")


def day_of(root: Any) -> str:
    """The day as at which a document says that it stands (ISO); nothing where it does not."""
    for attribute in ("current-date", "RestrictStartDate", "date"):
        for element in root.iter():
            if local(element) in ("Statute", "Regulation", "Legislation", "FRBRExpression", "FRBRdate"):
                found = next((value for at, value in element.attrib.items() if at.endswith(attribute)), "")
                if DAY.match(str(found)):
                    return str(found)[:10]
    return ""


def words(element: Any) -> str:
    """All words of an element, on one line."""
    return " ".join(" ".join(element.itertext()).split())


def passage_of(element: Any, dialect: Dialect) -> Held:
    """One provision of a document."""
    number = next((words(part) for part in element.iter() if local(part) in NUMBERED), "")
    heading = next((words(part) for part in element.iter() if local(part) in dialect.heading), "")
    found = next((hit for one in TRADITIONS if (hit := one.pattern.match(f"{number} "))), None)
    printed = found["number"] if found else number.strip(" *.§[]()")
    walk = Walk(dialect)
    walk.into(element, 1)
    written = tuple(
        piece._replace(mark="", text=f"{piece.mark} {piece.text}")
        if dialect.name == "gesetze-im-internet.de"
        else piece
        for piece in walk.found()
        if piece.mark or piece.text
    )
    return Held(
        printed, key(printed), heading, element.sourceline or 0, written, dialect.name != "gesetze-im-internet.de"
    )


class Walk:
    """Goes through one provision and puts down its pieces, each with the depth of the element that it stands in."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.pieces: list[Piece] = []
        self.texts: list[list[str]] = []  # of each piece, which is put together when the walk is over
        self.numbered = False

    def into(self, element: Any, depth: int) -> None:
        """The pieces of an element; ``depth`` is that of the pieces it would begin."""
        self.add(element.text, depth, element)
        for part in element:
            self.part(part, local(part), depth)
            self.add(part.tail, depth, element)

    def part(self, part: Any, named: str, depth: int) -> None:
        """One element inside another: a note, a number, a labelled part, or more words."""
        if not named or named in self.dialect.notes:
            return
        if named in NUMBERED and not self.numbered:
            self.numbered = True
        elif named in self.dialect.heading and depth == 1:
            return
        elif named in self.dialect.label:
            if self.pieces and not self.texts[-1] and not self.pieces[-1].mark:
                self.pieces[-1] = self.pieces[-1]._replace(mark=words(part))
            else:
                self.begin(Piece(depth - 1 or 1, words(part), "", part.sourceline or 0))
        elif named in self.dialect.within:
            self.begin(Piece(depth, "", "", part.sourceline or 0))
            self.into(part, depth + 1)
        else:
            if named in LINES and self.pieces and self.texts[-1]:
                self.begin(Piece(depth, "", "", part.sourceline or 0))
            self.into(part, depth)

    def add(self, text: str | None, depth: int, element: Any) -> None:
        """Words, to the piece that is open at this depth, or to a new one after deeper ones."""
        if not text or not text.strip():
            return
        if (
            not self.pieces
            or self.pieces[-1].depth > max(depth - 1, 1)
            or (self.pieces[-1].depth == 1 and depth == 1 and self.pieces[-1].mark)
        ):
            self.begin(Piece(depth, "", "", element.sourceline or 0))
        self.texts[-1] += text.split()

    def begin(self, piece: Piece) -> None:
        """A piece that is open from now on."""
        self.pieces.append(piece)
        self.texts.append([])

    def found(self) -> Iterator[Piece]:
        """The pieces with their words."""
        for piece, text in zip(self.pieces, self.texts, strict=True):
            yield piece._replace(text=" ".join(text))


def read_page(name: str, content: bytes) -> Copy:
    """A copy as an HTML page: its words line by line, headings as headings, then as plain text."""
    few(name, content)
    try:
        parser = html.HTMLParser(no_network=True, huge_tree=False, encoding=encoding_of(content))
        root = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise HarmonizeError(f"{name}: no page that could be read: {error}") from error
    found = list[str]()
    fill(root, found)
    return lines.read(name, "\n".join(line.strip() for line in "".join(found).split("\n")))


def encoding_of(content: bytes) -> str | None:
    """UTF-8 where a page is that; else what the page says of itself."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def fill(element: Any, found: list[str]) -> None:
    """The words of an element, added to the last line or, of a block, to a new one."""
    named = local(element)
    classes = set((element.get("class") or "").split()) if named else set()
    if named in SILENT or APART & classes:
        return
    if BESIDE in classes:
        found.append(" ")
    if named in BLOCKS:
        found.append("\n# " if named in TITLES else "\n")
    if element.text and named:
        found.append(" ".join(f"|{element.text}|".split())[1:-1])
    for part in element:
        fill(part, found)
        if part.tail:
            if local(part) in BLOCKS and part.tail.strip() and local(part) != "br":
                found.append("\n")
            found.append(" ".join(f"|{part.tail}|".split())[1:-1])
