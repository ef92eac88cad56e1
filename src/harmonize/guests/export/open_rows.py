"""The rows of the open data: from laws, treaties and verdicts to plain values, one function per table."""

from collections.abc import Iterator
from typing import Any

from harmonize.conduct.dimensions import DIMENSIONS
from harmonize.findings.case import standard
from harmonize.grouping import grouped
from harmonize.guests.export.open_material import Material, Row, doubted, extent, facts_of, named, said
from harmonize.norms.law import SECTIONS
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.penalty import LIFE, NOTHING, Fine, Penalty, Track, in_data
from harmonize.reports.facts_in_words import listed
from harmonize.reports.penalty_words import CASES
from harmonize.reports.wording import sentence, situations, verdict_word

# ---------------------------------------------------------------- States and what was read


def states(of: Material) -> Iterator[Row]:
    for code, party in of.parties.items():
        periods = of.periods.get(code)
        read_on = [source.read_on for source in periods[-1].sources.values()] if periods else []
        yield (
            code,
            party.iso3 if code not in of.invented else None,
            party.name,
            periods is not None,
            code in of.invented,
            periods[0].since if periods else None,
            len({law.changed for law in periods}) - 1 if periods else None,
            max(read_on, default=None),
        )


def section_readings(of: Material) -> Iterator[Row]:
    for code, periods in of.periods.items():
        law = periods[-1]
        for section in SECTIONS:
            status, note = law.reading.get(section, ("not_read", ""))
            yield f"{code}/{section}", code, section, status, section in law.second, note or None


def sources(of: Material) -> Iterator[Row]:
    for code, periods in of.periods.items():
        for item in periods[-1].sources.values():
            yield (
                f"{code}/{item.key}",
                code,
                item.key,
                item.title,
                item.citation,
                item.text,
                item.url or None,
                item.text_of or None,
                item.read_on,
            )


# ---------------------------------------------------------------- treaties


def instruments(of: Material) -> Iterator[Row]:
    for item in of.treaty.instruments.values():
        url = of.prose["instruments"].get(item.id, {}).get("url")
        dates = (item.in_force or None, item.until or None)
        yield item.id, item.short, item.title, item.nature, item.binds, *dates, item.default, url or None


def disputes(of: Material) -> Iterator[Row]:
    yield from (
        (item.id, item.title, of.prose["disputes"].get(item.id), item.default) for item in of.treaty.disputes.values()
    )


def dispute_readings(of: Material) -> Iterator[Row]:
    for item in of.treaty.disputes.values():
        yield from (
            (f"{item.id}={word}", item.id, word, meaning, word == item.default)
            for word, meaning in item.readings.items()
        )


def duties(of: Material) -> Iterator[Row]:
    for item in of.treaty.duties.values():
        prose = of.prose["duties"].get(item.id, {})
        yield (
            item.id,
            item.instrument,
            item.article,
            item.pinpoint,
            item.title,
            prose.get("asks") or None,
            item.strength,
            item.kind,
            item.topic,
            item.form or None,
            list(item.reads),
            list(item.disputes),
            prose.get("met_by") or None,
            prose.get("partial") or None,
            prose.get("cannot_see") or None,
            item.untested or None,
            prose.get("sources") or [],
        )


def measures(of: Material) -> Iterator[Row]:
    for item in of.treaty.measures.values():
        prose = of.prose["measures"].get(item.name, {})
        yield item.name, item.section, item.type, list(item.words), item.title, prose.get("means"), prose.get("source")


def dimensions(_: Material) -> Iterator[Row]:
    yield from (
        (item.name, item.question, item.plain or None, item.ordered, item.relative, item.aggravating)
        for item in DIMENSIONS
    )


def fact_values(_: Material) -> Iterator[Row]:
    for item in DIMENSIONS:
        for value in item.values:
            if item.name != "state" or len(value.name) > 2:
                yield (
                    f"{item.name}={value.name}",
                    item.name,
                    value.name,
                    listed(item.name, [value.name]),
                    value.meaning or None,
                )


def treaty_status(of: Material) -> Iterator[Row]:
    for code, party in of.parties.items():
        for treaty, item in party.consents.items():
            days = (item.consent or None, item.in_force or None)
            yield (
                f"{code}/{treaty}",
                code,
                treaty,
                *days,
                item.kind,
                item.verified,
                item.note or None,
                item.source or None,
            )


def reservations(of: Material) -> Iterator[Row]:
    for code, party in of.parties.items():
        for number, item in enumerate(party.reservations, 1):
            yield (
                f"{code}/{item.treaty}/{number}",
                code,
                item.treaty,
                list(item.provisions),
                item.type,
                item.date or None,
                item.effect,
                item.verified,
                item.summary,
                item.source or None,
            )


# ---------------------------------------------------------------- offences


def offences(of: Material) -> Iterator[Row]:
    last = {provision.id: (law.code, provision) for _, law, _, provision in of.each_version()}
    for code, item in last.values():
        beside = item.adds, item.yields, item.prosecution or None
        yield item.id, code, item.title, item.kind, item.administrative, item.section, *beside


def versions(of: Material) -> Iterator[Row]:
    for name, law, index, item in of.each_version():
        dates = (item.since, item.until or None)
        plain = next((terms.penalty for rating in law.ratings_of(index) for _, terms in rating.alternatives), NOTHING)
        yield name, item.id, *dates, item.by or None, list(item.cite), besides(plain), item.line, item.note or None


def alternatives(of: Material) -> Iterator[Row]:
    for name, law, index, _ in of.each_version():
        norms = [norm for norm in law.cover if norm.provision == index]
        yield from (
            (f"{name}/{number}", name, facts_of(norm.cube), *doubted(norm.doubt))
            for number, norm in enumerate(norms, 1)
        )


def qualified_forms(of: Material) -> Iterator[Row]:
    for name, law, index, item in of.each_version():
        own = {form.id: form.penalty for rating in law.ratings_of(index) for form in rating.forms if form.penalty}
        yield from (
            (f"{name}/{form}", name, form, list(cite), besides(own.get(form, NOTHING)))
            for form, cite in item.forms.items()
        )


def besides(told: Penalty) -> dict[str, Any]:
    """What stands beside the range of a penalty, as one value of a cell, in the words of a law file."""
    named = {track.name: track_said(track) for track in told.tracks}
    graver = {name: named.pop(name) for name in CASES if name in named}
    listed = {"tracks": named, "other": list(told.other), "per": told.per, "note": told.note}
    orders = {name: list(ends) for name, ends in told.orders}
    fine = {"fine": fine_said(told.fine)} if told.fine else {}
    return {key: value for key, value in {**graver, **orders, **fine, **listed}.items() if value}


def track_said(track: Track) -> dict[str, Any]:
    """A range of another procedure or case, with its fine."""
    prison = {"prison": [in_number(end) for end in track.range]} if track.range.high else {}
    return {**prison, **({"fine": fine_said(track.fine)} if track.fine else {})}


def in_number(end: float) -> float | str:
    """Months, or the word for what no number of months says."""
    return end if end < LIFE else in_data(end)


def fine_said(told: Fine) -> dict[str, Any]:
    """A fine without what is not said of it."""
    said = {"with": told.stands, **told._asdict()}
    return {key: value for key, value in said.items() if key != "stands" and value not in ("", None)}


def penalties(of: Material) -> Iterator[Row]:
    for name, law, index, item in of.each_version():
        alike = grouped(((norm.form, norm.penalty, norm.doubt), norm) for norm in law.by_form(index))
        for number, ((form, told, doubt), norms) in enumerate(alike.items(), 1):
            roles, stages = (said(norms, dimension) for dimension in ("role", "stage"))
            forms = form.split("+") if form else []
            fine = told.fine or Fine("")
            unit = fine.currency or fine.kind
            beside = (fine.stands or None, fine.min, fine.max, unit or None, list(item.pinpoints(told)))
            yield f"{name}/{number}", name, forms, roles, stages, *extent(told.range), *beside, *doubted(doubt)


def exclusions(of: Material) -> Iterator[Row]:
    for name, _, _, provision in of.each_version():
        for number, item in enumerate(provision.exclusions, 1):
            yield f"{name}/{number}", name, facts_of(item.cube), list(item.cite), *doubted(item.doubt)


def sentencing_factors(of: Material) -> Iterator[Row]:
    for name, _, _, provision in of.each_version():
        yield from (
            (f"{name}/{number}", name, facts_of(item.cube), list(item.cite), *doubted(item.doubt))
            for number, item in enumerate(provision.weighs, 1)
        )


def measure_answers(of: Material) -> Iterator[Row]:
    for code, periods in of.periods.items():
        for name in of.treaty.measures:
            told: list[list[Any]] = []  # answer, first day, first day no longer
            for law in periods:
                answer = law.measures.get(name)
                if answer is None:
                    continue
                if told and told[-1][0]._replace(line=0) == answer._replace(line=0) and told[-1][2] == law.since:
                    told[-1][2] = law.until
                else:
                    told.append([answer, law.since, law.until])
            for answer, since, until in told:
                words = answer.value if isinstance(answer.value, (list, tuple)) else [answer.value]
                yield (
                    f"{code}/{name}@{since}",
                    code,
                    name,
                    since,
                    until or None,
                    ", ".join(str(word) for word in words if word is not None) or None,
                    answer.condition or None,
                    *doubted(answer.doubt),
                    list(answer.cite),
                    answer.line,
                    answer.note or None,
                )


# ---------------------------------------------------------------- verdicts


def verdicts(of: Material) -> Iterator[Row]:
    for name, item, assessment, _ in of.each_finding():
        outcome, law = item.outcome, assessment.law
        cites = [cite for index in outcome.provisions for cite in law.provisions[index].cite]
        cites += [
            cite for measure in outcome.measures if measure in law.measures for cite in law.measures[measure].cite
        ]
        yield (
            name,
            law.code,
            item.duty.id,
            assessment.day,
            item.verdict.value,
            verdict_word(item),
            item.severity,
            item.rests_on or None,
            item.reason or None,
            situations(outcome.situations) if outcome.situations else None,
            [doubt.reason.told for doubt in outcome.beside],
            list(outcome.measures),
            [measure for measure in outcome.missing if measure in of.treaty.measures],
            list(dict.fromkeys([*cites, *outcome.cites])),
            [reservation.summary for reservation in item.reservations],
        )


def gaps(of: Material) -> Iterator[Row]:
    for name, item, assessment, speaker in of.each_finding():
        for number, gap in enumerate(item.outcome.gaps, 1):
            near = gap.near and assessment.law.provisions[gap.near.provision]
            yield (
                f"{name}/{number}",
                name,
                sentence(speaker.gap(gap, item.duty) or item.duty.facts or item.duty.title),
                named(near) if near else None,
                list(gap.near.dimensions) if gap.near else [],
                list(gap.near.excluded) if gap.near else [],
            )


def doubts(of: Material) -> Iterator[Row]:
    for name, item, _, speaker in of.each_finding():
        both = (*((doubt, "no") for doubt in item.outcome.doubts), *((doubt, "yes") for doubt in item.outcome.beside))
        for number, (doubt, beside) in enumerate(both, 1):
            facts = ", ".join(speaker.phrases(doubt.cube, doubt.within)) if doubt.cube else None
            yield f"{name}/{number}", name, *doubted(doubt.reason), facts or None, beside, list(doubt.cite)


def verdict_offences(of: Material) -> Iterator[Row]:
    for name, item, assessment, _ in of.each_finding():
        for index in dict.fromkeys(item.outcome.provisions):
            version = named(assessment.law.provisions[index])
            yield f"{name}/{version}", name, version


def cases(of: Material) -> Iterator[Row]:
    yield from ((item.id, item.name, item.says, item.facts) for item in of.store.patterns)


def case_answers(of: Material) -> Iterator[Row]:
    for code, law in of.laws.items():
        ready = LawOnDay(law, of.groups)
        for item in of.store.patterns:
            found = standard(ready, item)
            version = named(ready.law.provisions[found.norms[0].provision]) if found.norms else None
            why = [*found.doubts, *([f"{found.partly.replace('_', ' ')}: only partly read"] if found.partly else [])]
            yield (
                f"{code}/{item.id}",
                code,
                item.id,
                of.day,
                found.punishable,
                *(extent(found.range) if found.norms else (None, None, None, None)),
                version,
                list(found.excluded),
                why,
            )
