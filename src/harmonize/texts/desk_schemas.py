"""The JSON Schemas of what the desk reports: bills, other texts, codings, years, and copies that moved on."""

from harmonize.norms.gate import Heading
from harmonize.texts.report_schemas import (
    COUNT,
    DAY,
    DUTY,
    FLAG,
    STANDING,
    STATE,
    TEXT,
    VERDICT,
    Schema,
    also,
    closed,
    listed,
    of_files,
    report,
)

NO_DAY: Schema = {"const": "", "description": "No day is known, or it has not come."}
DAY_IF_KNOWN: Schema = {"anyOf": [DAY, NO_DAY]}
VERDICT_IF_THERE: Schema = {"anyOf": [VERDICT, {"const": ""}]}
PAIR: Schema = {"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2}
OF: Schema = {
    "type": "array",
    "items": COUNT,
    "minItems": 2,
    "maxItems": 2,
    "description": "How many are alike, of how many.",
}
ALLOWED: Schema = {
    "type": "object",
    "additionalProperties": listed(TEXT),
    "description": "Facts: by dimension the answers allowed; what is left out is open.",
}
ANSWERS: Schema = {
    **PAIR,
    "items": {"enum": ["yes", "unsettled", "no"]},
    "description": "What each of the two codings says of the facts.",
}
WHY = closed(kind=TEXT, what=TEXT)
SITUATIONS: Schema = {
    "anyOf": [{"type": "null"}, closed(whole=COUNT, part=COUNT, none=COUNT, open=COUNT, corner=COUNT)]
}
SPAN = closed(since=DAY_IF_KNOWN, until=DAY_IF_KNOWN, verdict=VERDICT, situations=SITUATIONS, why=listed(WHY))
YEARS: dict[str, Schema] = {
    "state": STATE,
    "status": listed(closed(day=DAY_IF_KNOWN, kind=TEXT, what=TEXT)),
    "duties": listed(closed(duty=DUTY, spans=listed(SPAN))),
}
TURNS = ["closed", "narrowed", "more", "read", "settled", "in_doubt", "less", "widened", "opened"]
EFFECTS = [
    "falls_short_now",
    "falls_further_short",
    "open_now",
    "decided_otherwise",
    "goes_beyond_now",
    "falls_less_short",
    "met_now",
    "no_longer_asked",
]
LINE = closed(months=COUNT, states=listed(STATE))
MADE = closed(says=TEXT, serves=listed(DUTY))
FACTS_IN_DISPUTE = closed(answers=ANSWERS, facts=listed(ALLOWED), more=FLAG, lines=PAIR)
RANGE_IN_DISPUTE = closed(offence=TEXT, facts=ALLOWED, answers=PAIR, lines=PAIR)
RULE_IN_DISPUTE = closed(kind=TEXT, name=TEXT, offences=listed(TEXT), answers=PAIR)
MATTER = closed(
    number=COUNT,
    what=TEXT,
    written=listed(closed(part=TEXT, places=PAIR)),
    since=DAY_IF_KNOWN,
    until=DAY_IF_KNOWN,
    verdicts=listed(DUTY),
    counterexamples=listed(DUTY),
    surrender=listed(PAIR),
    on_file=listed(closed(case=TEXT, reported={"enum": ["yes", "no", "unsettled"]}, source=TEXT)),
    facts=listed(FACTS_IN_DISPUTE),
    ranges=listed(RANGE_IN_DISPUTE),
    rules=listed(RULE_IN_DISPUTE),
)
STALE = closed(
    source=TEXT,
    provision=TEXT,
    fate={"enum": ["changed", "gone", "renumbered"]},
    now={**TEXT, "description": "Where the same words stand now, if they were found."},
    since=DAY_IF_KNOWN,
    last_read=DAY_IF_KNOWN,
    by=TEXT,
    new=listed(TEXT),
    gone=COUNT,
    duties=listed(DUTY),
    cases=listed(TEXT),
    clauses=listed(closed(kind=TEXT, name=TEXT, place=TEXT, provision=TEXT)),
)

DESK: dict[str, Schema] = {
    "plan_report": report(
        "plan",
        bills=listed(
            closed(
                bill=TEXT,
                state=STATE,
                day=DAY,
                duties=listed(
                    closed(
                        duty=DUTY,
                        kind=TEXT,
                        before=VERDICT,
                        after=VERDICT,
                        no_longer_left_out=listed(TEXT),
                        newly_left_out=listed(TEXT),
                        still_left_out=listed(TEXT),
                    )
                ),
                newly_punished=listed(PAIR),
                no_longer_punished=listed(PAIR),
                cases=listed(closed(facts=TEXT, before=TEXT, after=TEXT, crossed=listed(LINE))),
                surrender=listed(closed(asking=STATE, asked=STATE, before=STANDING, after=STANDING)),
                amendments=closed(made=listed(MADE), in_part=listed(MADE), left=COUNT),
                good_practice_lost=listed(DUTY),
            )
        ),
    ),
    "what_if_report": report(
        "what-if",
        texts=listed(
            closed(
                text=TEXT,
                file=TEXT,
                day=DAY,
                changed=listed(DUTY),
                touched=listed(DUTY),
                states=listed(STATE),
                not_bound=listed(STATE),
                no_law=listed(STATE),
                effects=listed(
                    closed(
                        state=STATE,
                        duty=DUTY,
                        turn={"enum": EFFECTS},
                        before=VERDICT_IF_THERE,
                        after=VERDICT_IF_THERE,
                        regions=listed(TEXT),
                    )
                ),
                conduct=listed(
                    closed(
                        state=STATE,
                        duty=DUTY,
                        asked={"enum": ["besides", "no longer"]},
                        answer={"enum": ["punished", "in_part", "open", "not_punished", "not_read"]},
                    )
                ),
            )
        ),
    ),
    "reconcile_report": report(
        "reconcile",
        state=STATE,
        as_of=DAY,
        pairs=listed(
            closed(
                codings=PAIR,
                agreement=closed(duties=OF, cases=OF),
                elements=closed(names=listed(TEXT), smallest=FLAG),
                verdicts=listed(closed(duty=DUTY, first=VERDICT, second=VERDICT)),
                matters=listed(MATTER),
                cases=listed(TEXT),
                written_otherwise_with_the_same_result=listed(TEXT),
            )
        ),
    ),
    "history_report": report("history", 1, as_of=DAY, **YEARS),
    "histories_report": report(
        "histories",
        as_of=DAY,
        turns=listed(
            closed(day=DAY, state=STATE, duty=DUTY, turn={"enum": TURNS}, before=VERDICT, after=VERDICT, why=TEXT)
        ),
        states=listed(closed(**YEARS)),
    ),
    "drift_report": report(
        "drift",
        states=listed(
            closed(
                state=STATE,
                as_of=DAY,
                stale=listed(STALE),
                sources=listed(
                    closed(
                        source=TEXT,
                        copy=TEXT,
                        text_as_at=DAY_IF_KNOWN,
                        not_compared=TEXT,
                        unchanged=COUNT,
                        changed=COUNT,
                        gone=COUNT,
                        renumbered=COUNT,
                    )
                ),
                unread=listed(closed(source=TEXT, provision=TEXT, since=DAY)),
                without_fingerprint={"type": "object", "additionalProperties": COUNT},
            )
        ),
    ),
    "gate_report": also(
        of_files(
            "gate",
            3,
            datasets=closed(old=TEXT, new=TEXT),
            as_of=DAY,
            new_states=listed(TEXT),
            lost_states=listed(TEXT),
            headings=closed(**dict.fromkeys([item.value for item in Heading], COUNT)),
            steps=listed(
                also(
                    closed(
                        state=TEXT,
                        duty=DUTY,
                        kind={"enum": [item.value for item in Heading]},
                        before=VERDICT,
                        after=VERDICT,
                        days={**listed(DAY), "description": "The days on which it went so, the day asked about first."},
                        regions=listed(closed(region=TEXT, says=TEXT)),
                        rests_on=listed(closed(says=TEXT, cite=TEXT, look_up=TEXT)),
                    ),
                    waived_until=DAY,
                    does_not_fail={**TEXT, "description": "Why what would fail does not."},
                )
            ),
            altered=listed(
                also(
                    closed(
                        heading={"enum": [item.value for item in Heading]},
                        name=TEXT,
                        file=TEXT,
                        line=COUNT,
                        says=listed(TEXT),
                    ),
                    waived_until=DAY,
                )
            ),
        ),
        added_waivers=listed(TEXT),
    ),
}
