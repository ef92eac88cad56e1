"""The law of one State as lines of JSON, of which a question reads those that it needs.

A line holds one provision with its norms, the measures, or what else is known of a period. What stays the same from one
period to the next is written once: a period names the places of its lines, and with each provision what conduct it
deals with.
"""

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.decoding import decoded
from harmonize.norms.doubt import Reason
from harmonize.norms.law import Law, Measure, Norm, Provision
from harmonize.norms.penalty import Range

PROVISIONS, NORMS, COVER, SOURCES, MEASURES = map(
    Law._fields.index, ("provisions", "norms", "cover", "sources", "measures")
)
KINDS = tuple[tuple[Range, str, str, Reason | None], ...]  # what the norms of one provision have besides their facts
CONDUCT = SPACE.fields["conduct"].mask
# Stands for a provision that was not read, because it does not deal with the conduct asked.
ELSEWHERE = Provision("", "", "", "", (), 0, "", "", False, "", False, False, False, "", "", (), (), {}, {}, {}, {})


def written(periods: Iterable[Law]) -> tuple[bytes, list[tuple[str, str, int, int]]]:
    """A law as lines, and for each period its first day, the day after its last, and the place of its line."""
    book = bytearray()
    places: dict[bytes, tuple[int, int]] = {}

    def place(content: Any) -> tuple[int, int]:
        line = f"{plain(content)}\n".encode()
        if line not in places:
            places[line] = (len(book), len(line))
            book.extend(line)
        return places[line]

    laws = list(periods)
    answers = variants(laws)
    whole = place(answers)
    spans = []
    for law in laws:
        provisions = []
        for provision, norms, cover in zip(
            law.provisions, by_provision(law, law.norms), by_provision(law, law.cover), strict=True
        ):
            conduct = 0
            for norm in (*norms, *cover):
                conduct |= norm.cube & CONDUCT
            provisions.append((conduct, *place((provision, packed(norms), packed(cover)))))
        fields = law._asdict() | {"provisions": provisions, "norms": (), "cover": (), "sources": place(law.sources)}
        fields["measures"] = (whole, {name: answers[name].index(given) for name, given in law.measures.items()})
        spans.append((law.since, law.until, *place(list(fields.values()))))
    return bytes(book), spans


def variants(laws: Iterable[Law]) -> dict[str, list[Measure]]:
    """Every answer that a State gives to each measure in some period."""
    found: dict[str, list[Measure]] = {}
    for law in laws:
        for name, measure in law.measures.items():
            known = found.setdefault(name, [])
            if measure not in known:
                known.append(measure)
    return found


def by_provision(law: Law, norms: Iterable[Norm]) -> list[list[Norm]]:
    """Norms that stand in the order of their provisions, apart for each."""
    found: list[list[Norm]] = [[] for _ in law.provisions]
    for norm in norms:
        found[norm.provision].append(norm)
    return found


def law_at(book: BinaryIO, start: int, length: int, conduct: int = 0) -> Law:
    """The law of the period whose line stands at a place.

    With the bits of some conduct only what a question about such a deed needs: the norms that deal with it, the
    provisions they belong to, and no measures.
    """
    row = line_at(book, start, length)
    provisions: list[Provision] = []
    norms: list[Norm] = []
    cover: list[Norm] = []
    for index, (dealt_with, *place) in enumerate(row[PROVISIONS]):
        if conduct and not dealt_with & conduct:
            provisions.append(ELSEWHERE)
            continue
        provision, graded, flat = line_at(book, *place)
        provisions.append(decoded(Provision, provision))
        norms += unpacked(index, graded, conduct or CONDUCT)
        cover += unpacked(index, flat, conduct or CONDUCT)
    row[SOURCES] = line_at(book, *row[SOURCES])
    place, chosen = row[MEASURES]
    answers = {} if conduct else line_at(book, *place)
    measures = {} if conduct else {name: answers[name][at] for name, at in chosen.items()}
    row[MEASURES] = measures
    row[PROVISIONS] = row[NORMS] = row[COVER] = ()
    law = decoded(Law, row)
    return law._replace(provisions=tuple(provisions), norms=tuple(norms), cover=tuple(cover))


def line_at(book: BinaryIO, start: int, length: int) -> Any:
    """What a line says."""
    book.seek(start)
    return json.loads(book.read(length))


def packed(norms: list[Norm]) -> list[Any]:
    """The norms of one provision in columns: ranges, fines, forms and doubts, which of them each norm has, and its facts.

    The facts are hexadecimal because that is read faster.
    """
    kinds = {repr(norm[2:]): norm[2:] for norm in norms}
    number = {key: index for index, key in enumerate(kinds)}
    return [list(kinds.values()), [number[repr(norm[2:])] for norm in norms], [f"{norm.cube:x}" for norm in norms]]


def unpacked(provision: int, columns: list[Any], conduct: int) -> list[Norm]:
    """The norms of one provision that deal with some conduct."""
    kinds = decoded(KINDS, columns[0])
    return [
        Norm(provision, cube, *kinds[kind])
        for kind, facts in zip(*columns[1:], strict=True)
        if (cube := int(facts, 16)) & conduct
    ]


def plain(value: Any) -> str:
    """A value of the norms as one line of JSON; named tuples become lists."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
