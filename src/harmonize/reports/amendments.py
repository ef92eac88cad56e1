"""Amendments as a drafter reads them: what to change in which provision, which duties that closes, what it newly punishes."""

from collections.abc import Collection, Container, Iterable, Iterator
from functools import cache
from itertools import chain

from harmonize.conduct.dimensions import CIRCUMSTANCES, DIMENSIONS, FAMILY, SPACE
from harmonize.findings.assessment import Assessment
from harmonize.grouping import grouped
from harmonize.norms.amendment import Amendment, Change, Kind, Package
from harmonize.norms.facts import family_of
from harmonize.norms.law import Law
from harmonize.norms.penalty import term
from harmonize.norms.source import Grade
from harmonize.reports.document import NO_ADVICE, Block, Document, Grid, Paragraph, Report, Section
from harmonize.reports.facts_in_words import series
from harmonize.reports.measure_words import said
from harmonize.reports.plain import Table
from harmonize.reports.title_block import facts
from harmonize.reports.wording import MAX_PHRASES, Speaker, sentence

HEADING = "Amendments"
# What a drafter would write where an offence is to reach an answer; the rest is reported in the vocabulary's words.
EXTENDED = {(item.name, value.name): value.extend for item in DIMENSIONS for value in item.values if value.extend}
CONDUCT, BENEFIT_MASK = SPACE.fields["conduct"].mask, SPACE.fields["benefit"].mask
JOINED = ("include", "add")  # verbs of which one stands for several things
OBJECT, FOR_ANOTHER = " of such documents", ", for the use of another person"  # what several things may end with
CIRCUMSTANCE = "it an aggravating circumstance "
PRIVATE = SPACE.bit["capacity"]["private"]
HANDLING = {"procure_document", "provide_document", "possess_document"}
DEED = tuple(SPACE.fields[name].mask for name in ("how", "help"))


def amendments(whole: Package, speaker: Speaker, asked: Container[str]) -> Section:
    """The amendments that serve the duties asked about, and what no amendment of what exists would close."""
    found = whole.serving(asked)
    closed = "all other shortfalls" if whole.left else "all shortfalls"
    blocks: list[Block] = [Grid(table(found, speaker))] if found.amendments else []
    if found.amendments and len(found.amendments) < len(whole.amendments):
        number = len(whole.amendments)
        blocks.append(Paragraph(f"They are part of {number} amendments of this law which together close {closed}."))
    elif found.amendments:
        opened = f" {duties(found.opened, speaker)} would then be open." if found.opened else ""
        blocks.append(Paragraph(f"All of them together close {closed}; no other duty is then met less well.{opened}"))
    if found.left:
        blocks.append(
            Paragraph(
                f"No amendment of what exists closes {duties(found.left, speaker)}: a provision of its own is needed."
            )
        )
    return Section(HEADING, tuple(blocks))


def report(done: Assessment, whole: Package, speaker: Speaker, version: str) -> Report:
    """The amendments alone, as a page or a table."""
    asked = {item.duty.id for item in done.findings}
    document = Document(
        f"{done.party.name}: amendments",
        tuple(facts(done, version, whole=False)),
        (amendments(whole, speaker, asked),),
        NO_ADVICE,
    )
    return Report((document,), table=table(whole.serving(asked), speaker), dataset=version)


def table(found: Package, speaker: Speaker) -> Table:
    """One row per amendment: what it changes, which duties it closes alone or together with others, what it newly punishes."""
    rows = tuple(
        (
            str(number),
            sentences(item, speaker),
            ", ".join(place for place in places(item.closes, speaker) if place not in places(item.eases, speaker)),
            duties(item.eases, speaker),
            side_effects(item, speaker),
        )
        for number, item in enumerate(found.amendments, 1)
    )
    columns = ("no.", "amendment", "closes", "with others", "side effects")
    return Table(HEADING, "Each tried on the law and judged again by every duty", columns, rows)


def commonest(packages: Iterable[tuple[Package, Speaker]]) -> Document:
    """What the same amendment would close in most States: the causes that they share, with the States."""
    shared: dict[str, dict[str, None]] = {}
    for found, speaker in packages:
        for item in found.amendments:
            own = (change for change in item.changes if change.kind is item.kind)  # not what fixes its side effects
            for words in chain.from_iterable(instructions(change, speaker) for change in own):
                shared.setdefault(words, {})[speaker.law.code] = None
    common = sorted(shared.items(), key=lambda item: -len(item[1]))
    rows = tuple((sentence(words), str(len(codes)), ", ".join(codes)) for words, codes in common if len(codes) > 1)
    listed = Table("Commonest", "The amendments that several States need", ("amendment", "States", "which"), rows)
    return Document("The commonest amendments", (), (Section(HEADING, (Grid(listed),)),) if rows else (), NO_ADVICE)


def places(names: Iterable[str], speaker: Speaker) -> list[str]:
    """The places of duties in the treaty, each once."""
    return list(dict.fromkeys(speaker.pinpoint(speaker.treaty.duties[name]) for name in names))


def duties(names: Iterable[str], speaker: Speaker) -> str:
    """Duties by their places in the treaty."""
    return ", ".join(places(names, speaker))


def sentences(found: Amendment | tuple[Amendment, ...], speaker: Speaker, about: tuple[str, ...] = ()) -> str:
    """Amendments in words: what is changed alike in several provisions is said once.

    Of an amendment that changes several elements those named by ``about``.
    """
    told: dict[str, dict[str, None]] = {}
    made = (found,) if isinstance(found, Amendment) else found
    changes = [change for item in made for change in item.changes if not about or fitting(change, speaker.law)]
    for change in [own for change in changes if (own := limited(change, about)).elements] if about else changes:
        for words, cites in drafted(change, speaker):
            places = told.setdefault(words, {})
            if cites:
                places.setdefault(speaker.cites(cites))
    by_place = grouped((tuple(places), words) for words, places in told.items())
    return ". ".join(placed(together(words), places) for places, words in by_place.items())


def limited(change: Change, about: Collection[str]) -> Change:
    """A change as far as it is about some elements; whose border is protected is one of them under either name."""
    borders = {"state", "leaves"} if {"state", "leaves"}.intersection(about) else ()
    return change._replace(elements=tuple(name for name in change.elements if name in about or name in borders))


def drafted(change: Change, speaker: Speaker) -> Iterator[tuple[str, Iterable[str]]]:
    """What a drafter is to do, each with the pinpoints where; of a rule those that have it in part, if they were read."""
    if change.kind is not Kind.PROVIDE:
        cites = where(change, speaker.law) if change.provision >= 0 else ()
        yield from ((words, cites) for words in instructions(change, speaker))
        return
    for name, value in change.measures:
        known = speaker.law.measures.get(name)
        cites = known.cite if known and speaker.law.grade(known.cite) is not Grade.MEMORY else ()
        act = cites[0].partition(" ")[0] if cites else ""
        words = (known.amend if known else "") or answer(name, value, speaker)
        elsewhere = words.startswith("In ")  # than where the rule stands
        yield words, [cite for cite in cites if cite.partition(" ")[0] == act and not elsewhere]


def together(words: Iterable[str]) -> str:
    """Instructions with the same verb as one: ``add the procuring and the possession of X``; whose papers are meant first."""
    told = []
    parted = (one.partition(" ") for one in words)
    by_way = grouped(
        ((verb, FOR_ANOTHER if named.endswith(FOR_ANOTHER) else ""), named.removesuffix(FOR_ANOTHER))
        for verb, _, named in parted
    )
    for (verb, whose), things in by_way.items():
        start = f"{verb}{whose}," if whose else verb
        if verb not in JOINED:
            told += [f"{start} {one}" for one in things]
        elif any("," in one for one in things):
            told.append(f"{start} {'; and '.join(things)}")
        else:
            same = OBJECT if all(one.endswith(OBJECT) for one in things) else ""
            told.append(f"{start} {series([one.removesuffix(same) for one in things], 'and')}{same}")
    return "; ".join(told)


def placed(words: str, places: tuple[str, ...]) -> str:
    """Instructions with the provisions in which they are followed: first those, or where they are many what is to be done."""
    if len(places) > MAX_PHRASES:
        return f"{sentence(words)}, in {'; '.join(places)}"
    return f"In {'; '.join(places)}: {words}" if places else sentence(words)


def option(found: Amendment, speaker: Speaker) -> str:
    """An amendment with what it closes, in one sentence; what it closes only with others is said so."""
    closed = [place for place in places(found.closes, speaker) if place not in places(found.eases, speaker)]
    told = closed or places(found.eases, speaker)
    more = f" and {len(told) - MAX_PHRASES} more" if len(told) > MAX_PHRASES else ""
    effect = "closes" if closed else "needed with others to close"
    return f"{sentences(found, speaker)}; {effect} {', '.join(told[:MAX_PHRASES])}{more}"


def instructions(change: Change, speaker: Speaker) -> Iterator[str]:
    """What a drafter is to do, without the place."""
    match change.kind:
        case Kind.EXTEND:
            yield from extended(change, speaker)
        case Kind.LIMIT:
            paid = change.within & BENEFIT_MASK != BENEFIT_MASK
            if by_deed(change, speaker.law):
                yield "include every other form of help"
                return
            yield "limit the exemption to " + (
                "acts without financial or other material benefit" if paid else "what the treaty leaves out"
            )
        case Kind.SPARE:
            yield f"exempt {', '.join(speaker.phrases(change.cube, change.within)[:MAX_PHRASES]) or 'the migrant'}"
        case Kind.RAISE:
            yield f"raise the maximum to at least {term(change.months)}"
        case Kind.AGGRAVATE | Kind.GRAVER:
            known = CIRCUMSTANCES.get(change.elements[0])
            named = (known and known.amended) or f"that concerns {speaker.elements(change.elements)}"
            yield f"make {CIRCUMSTANCE}{named}"
        case Kind.PROVIDE:
            yield from (answer(name, value, speaker) for name, value in change.measures)
        case Kind.JURISDICTION:
            asked = change.cube | change.within & SPACE.fields["punishable_there"].mask  # no treaty asks it
            yield f"establish jurisdiction over these offences {', '.join(speaker.phrases(asked, change.within))}"


def by_deed(change: Change, law: Law) -> bool:
    """Whether an offence leaves facts out by the manner of help, which is a limit of its words and no exemption."""
    exclusions = law.provisions[change.provision].exclusions
    left_out = [item.cube for item in exclusions if not item.doubt and SPACE.meet(item.cube, change.cube)]
    return bool(left_out) and all(any(cube & mask != mask for mask in DEED) for cube in left_out)


def extended(change: Change, speaker: Speaker) -> Iterator[str]:
    """The elements of an offence to be extended, one instruction each; of deeds those that its provision does not name yet."""
    family = family_of(change.cube)
    whose = FOR_ANOTHER if family == "D" and SPACE.names(change.cube, "for") == ("another",) else ""
    for name in change.elements:
        if name in ("state", "leaves") and FAMILY[family].extend:
            anywhere = ", wherever the journey begins" if "leaves" in change.elements and family == "X" else ""
            yield f"{FAMILY[family].extend}{anywhere}"
            continue
        held = deeds(change.provision, speaker.law) if name == "conduct" else ()
        values = [value for value in SPACE.names(change.cube, name) if value not in held]
        known = [EXTENDED[name, value].format(state=speaker.home) for value in values if (name, value) in EXTENDED]
        if known and len(values) <= MAX_PHRASES:
            own = whose if name == "conduct" or name.startswith("doc_") else ""
            yield from (f"{words}{own}" for words in dict.fromkeys(known))
        elif name == "how":
            few = len(values) <= MAX_PHRASES
            yield f"include acts {speaker.listed(name, values)}" if few else "include every other form of help"
        elif values:
            few = len(values) <= MAX_PHRASES
            told = speaker.listed(name, values)
            yield f"extend {SPACE.elements[name]}: {told}" if few else f"put no limit on {SPACE.elements[name]}"


def deeds(provision: int, law: Law, *, by_anyone: bool = False) -> set[str]:
    """What is punished where a provision stands, by whatever part of it; ``by_anyone`` what not only an official can do."""
    place = law.provisions[provision].cite[:1]
    alike = (rating for rating in law.ratings if law.provisions[rating.provision].cite[:1] == place)
    cubes = (cube for rating in alike for cube, _ in rating.alternatives)
    return {deed for cube in cubes if not by_anyone or cube & PRIVATE for deed in SPACE.names(cube, "conduct")}


def fitting(change: Change, law: Law) -> bool:
    """Whether a drafter would put other documents than false ones there: not in forgery, nor in an offence of officials."""
    kinds = {"doc_flaw", "doc_got", "doc_wrong", "doc_issuer"}.intersection(change.elements)
    return not kinds or bool(HANDLING & deeds(change.provision, law, by_anyone=True))


def where(change: Change, law: Law) -> Iterable[str]:
    """The pinpoints of what is amended: the exemptions that are limited, else the offence."""
    provision = law.provisions[change.provision]
    limited = [item for item in provision.exclusions if not item.doubt and SPACE.meet(item.cube, change.cube)]
    exempting = [cite for item in limited for cite in item.cite] if change.kind is Kind.LIMIT else []
    return dict.fromkeys(exempting) or provision.cite[:1]


def answer(name: str, value: object, speaker: Speaker) -> str:
    """A rule to be provided, as a drafter would write it; of a list with the words that the law lacks."""
    kind, known = speaker.treaty.measures[name], speaker.law.measures.get(name)
    drafted = f"insert \u201c{kind.draft or kind.title}\u201d"
    if value in ("yes", "no") or (known and known.condition and value == known.value):
        return drafted
    held = known.value if known and isinstance(known.value, (list, tuple)) else ()
    if not isinstance(value, (list, tuple)):
        return f"{drafted} ({said(value, kind.type)})"
    return f"{drafted}, so as to cover {series([said(word) for word in value if word not in held], 'and')}"


def side_effects(found: Amendment, speaker: Speaker) -> str:
    """What an amendment would punish though none of the duties that it serves asks for it, and what it would leave open."""
    newly = list(dict.fromkeys(beyond(name, values, found, speaker) for name, values in found.beyond))
    told = [f"also criminalizes {', '.join(newly)}"] if newly else []
    told += [f"leaves open {duties(found.opens, speaker)}"] if found.opens else []
    return "; ".join(told)


def beyond(name: str, values: tuple[str, ...], found: Amendment, speaker: Speaker) -> str:
    """One kind of facts that an amendment would punish unasked."""
    if further := SPACE.fields[name].dimension.beyond:
        return further
    if name == "how" and {"necessities", "advise"} & set(values):
        return "every kind of help, food, medicine and advice included"
    if name == "state":
        documents = any(family_of(change.cube) == "D" for change in found.changes if change.cube & CONDUCT != CONDUCT)
        return f"{'journeys' if documents else 'entry'} to States that are not parties"
    told = speaker.listed(name, values) if len(values) <= MAX_PHRASES else SPACE.elements[name]
    return f"acts {told}"


class Options:
    """The amendments of a law in words, each reported once however many findings it serves."""

    def __init__(self, package: Package, speaker: Speaker) -> None:
        self.package, self.speaker = package, speaker
        self.words = cache(self.said)

    def said(self, found: Amendment | tuple[Amendment, ...], about: tuple[str, ...] = ()) -> str:
        """Amendments in words, as far as they are about some elements."""
        return sentences(found, self.speaker, about)

    def of(self, duties: Container[str], elements: Container[str] = (), facts: int = 0) -> list[str]:
        """The amendments that serve some duties: if there are any, those about some facts, and that change some elements."""
        return [self.words(item) for item in self.package.options(duties, elements, facts)]
