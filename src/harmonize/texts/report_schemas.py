"""The JSON Schemas of the reports besides the gap report: what a program that reads them may rely on."""

from typing import Any

from harmonize.norms.outcome import Verdict

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
FLAG: Schema = {"type": "boolean"}
STATE: Schema = {"type": "string", "pattern": "^[A-Z]{2}$"}
DAY: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
DUTY: Schema = {"type": "string", "pattern": "^[a-z0-9-]+[-.a-z0-9/]*$", "description": "The permanent id of a duty."}
STANDING: Schema = {"enum": ["open", "depends", "unknown", "barred"]}
VERDICT: Schema = {"enum": list(Verdict)}
MAXIMUM: Schema = {
    "type": "string",
    "pattern": r"^(([0-9]+(\.[0-9]+)?|life|death|fine)\??|-|\(-\)|\?)$",
    "description": "Months; - not punishable, (-) not in what was read, ? unsettled or not read.",
}
WEIGHT: Schema = {
    "enum": ["owed", "refused", "not_serious", "beyond", "conditional", "not_verified", "none"],
    "description": "What a difference weighs for cooperation, the gravest first.",
}
COUNT: Schema = {"type": "integer", "minimum": 0}
RANGE: Schema = {
    "type": "array",
    "items": {"type": "number", "minimum": 0},
    "minItems": 2,
    "maxItems": 2,
    "description": "Months from and to; 10000 is life, 20000 death.",
}
OPEN_RANGE: Schema = {
    "type": "array",
    "prefixItems": [{"type": "number"}, {"type": "number"}, TEXT],
    "minItems": 3,
    "maxItems": 3,
    "description": "A range that would hold instead if something unsettled were settled so, and what that is.",
}
CHANGE: Schema = {
    "type": "array",
    "prefixItems": [TEXT, TEXT, {"type": "number"}, {"type": "number"}],
    "minItems": 4,
    "maxItems": 4,
    "description": "A fact, its value, and the range that it would bring.",
}


def listed(items: Schema) -> Schema:
    """A list of one kind of thing."""
    return {"type": "array", "items": items}


def closed(**properties: Schema) -> Schema:
    """An object with these keys, all of them and no others."""
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }


def by_state(fixed: Schema, cell: Schema) -> Schema:
    """A row of a table: some fixed keys, and one key per State."""
    return {
        "type": "object",
        "required": list(fixed),
        "properties": fixed,
        "patternProperties": {"^[A-Z]{2}$": cell},
        "additionalProperties": False,
    }


def report(name: str, version: int = 1, **properties: Schema) -> Schema:
    """A report with its format, the version of its dataset, and its own keys."""
    return of_files(name, version, dataset={**TEXT, "description": "Version of the dataset."}, **properties)


def of_files(name: str, version: int = 1, **properties: Schema) -> Schema:
    """A report with its format and its own keys, which rests on no dataset."""
    form = f"harmonize-{name}/{version}"
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://harmonize.example/schemas/{name}_report.json",
        "title": f"harmonize {name}, format {form}",
        **closed(format={"const": form}, **properties),
    }


GRADES = "grades of the sources cited by what was read"
REGIONS = {"both": listed(TEXT), "only_first": listed(TEXT), "only_second": listed(TEXT)}
RELATION: Schema = {
    "enum": ["equivalent", "first_wider", "second_wider", "overlapping", "disjoint", "neither", "open", "not_read"]
}
FINE: Schema = {
    "anyOf": [
        {"type": "null"},
        closed(
            stands={"enum": ["or", "and", "may", "and_or", "only"]},
            kind=TEXT,
            min={"type": ["number", "null"]},
            max={"type": ["number", "null"]},
            currency=TEXT,
            per=TEXT,
        ),
    ],
    "description": "How a fine stands to imprisonment, and how it is measured.",
}
PENALTY = {
    "offence": TEXT,
    "range": RANGE,
    "fine": FINE,
    "orders": {"type": "object", "additionalProperties": listed({"type": "number"})},
    "other": listed(TEXT),
    "cite": {**listed(TEXT), "description": "The clause that gives the range, then the basic one where it differs."},
}
ANSWER = closed(
    punishable={"enum": ["yes", "no", "unsettled"]},
    range=RANGE,
    fine=FINE,
    open_ranges=listed(OPEN_RANGE),
    unsettled=listed(TEXT),
)
MEASURE: Schema = {
    "anyOf": [
        {"type": "null"},
        closed(
            value={"type": ["string", "number", "array"]}, condition=TEXT, ground=TEXT, doubt=TEXT, cite=listed(TEXT)
        ),
    ]
}
WAY = closed(
    asking=STATE,
    asked=STATE,
    transposed=FLAG,
    standing=STANDING,
    lower_maximum={"type": ["number", "null"]},
    steps=listed(closed(step=TEXT, standing=STANDING, why=TEXT, cite=listed(TEXT))),
)
FACTS: Schema = {"type": "object", "additionalProperties": TEXT}
PLACE = closed(state=STATE, as_of=DAY)


def also(schema: Schema, **properties: Schema) -> Schema:
    """A report with keys that are there only when they were asked for."""
    return {**schema, "properties": {**schema["properties"], **properties}}


REPORTS: dict[str, Schema] = {
    "compare_report": report(
        "compare",
        3,
        first=PLACE,
        second=PLACE,
        offences=listed(closed(duty=DUTY, relation=RELATION, open=FLAG, weight=WEIGHT, **REGIONS)),
        ranges=listed(
            closed(
                case=TEXT,
                facts=FACTS,
                first=ANSWER,
                second=ANSWER,
                lower={"type": "string", "pattern": "^([A-Z]{2})?$"},
                weight=WEIGHT,
            )
        ),
        rules=listed(
            closed(
                measure=TEXT,
                relation={"enum": ["same", "different", "unsettled", "not_verified", "not_read"]},
                first=MEASURE,
                second=MEASURE,
            )
        ),
        verdicts=listed(closed(duty=DUTY, first=VERDICT, second=VERDICT)),
        ways=listed(WAY),
        obstacles=listed(
            closed(kind=TEXT, duty=DUTY, asking=STATE, asked=STATE, weight=WEIGHT, where=TEXT, remedy=TEXT)
        ),
    ),
    "dual_report": report(
        "dual",
        2,
        as_of=DAY,
        test={"enum": ["law", "transposed", "conduct"]},
        first=STATE,
        second=STATE,
        offences=listed(
            closed(duty=DUTY, relation=RELATION, open=FLAG, weight=WEIGHT, **REGIONS, neither=listed(TEXT))
        ),
        requests=listed(closed(facts=TEXT, first_asks=WAY, second_asks=WAY)),
    ),
    "matrix_report": report("matrix", 2, as_of=DAY, rows=listed(by_state({"duty": DUTY, "title": TEXT}, VERDICT))),
    "elements_report": report(
        "elements",
        as_of=DAY,
        rows=listed(
            closed(
                **{
                    "table": TEXT,
                    "State": STATE,
                    "element": TEXT,
                    "question": TEXT,
                    "answer": {
                        "enum": [
                            "yes",
                            "no",
                            "partly",
                            "minimum",
                            "by_factor",
                            "beside",
                            "administrative",
                            "moot",
                            "open",
                        ]
                    },
                    "maximum in months": {"anyOf": [MAXIMUM, {"const": ""}]},
                    "States Parties": {"type": "string", "pattern": "^([A-Z]{2}( [A-Z]{2})*)?$"},
                    "open for": {"type": "string", "pattern": "^([A-Z]{2}( [A-Z]{2})*)?$"},
                    "provision": TEXT,
                    "address": TEXT,
                    "why": TEXT,
                }
            )
        ),
    ),
    "pairs_report": report(
        "pairs",
        2,
        as_of=DAY,
        rows=listed(
            closed(
                **{
                    "first": STATE,
                    "second": STATE,
                    "situations": {"type": "string", "pattern": "^[0-9]+$"},
                    "surely punishable in both": {"type": "string", "pattern": "^[0-9]+$"},
                    "perhaps punishable in both": {"type": "string", "pattern": "^[0-9]+$"},
                    "first asks second": STANDING,
                    "second asks first": STANDING,
                }
            )
        ),
    ),
    "case_report": also(
        report(
            "case",
            3,
            as_of=DAY,
            facts=FACTS,
            answers=listed(
                closed(
                    state=STATE,
                    punishable={"enum": ["yes", "no", "unsettled"]},
                    range=RANGE,
                    gravest={**RANGE, "description": "The gravest range of all offences that reach the facts."},
                    penalty={"anyOf": [{"type": "null"}, closed(**PENALTY)]},
                    beside={
                        **listed(closed(**PENALTY, in_addition=FLAG)),
                        "description": "Other offences that reach the facts: in addition, or giving way.",
                    },
                    or_more=listed(
                        {"type": "array", "prefixItems": [listed(TEXT), TEXT], "minItems": 2, "maxItems": 2}
                    ),
                    not_verified=listed(TEXT),
                    until=listed(TEXT),
                    milder=listed(TEXT),
                    provisions=listed(TEXT),
                    administrative=listed(TEXT),
                    excluded_by=listed(TEXT),
                    unsettled=listed(TEXT),
                    grounds={
                        **listed({"enum": ["unsettled", "not_read", "cannot_say"]}),
                        "description": "What the doubts rest on: the law is open, it was not read, the vocabulary has no word.",
                    },
                    partly_read=TEXT,
                    open_ranges=listed(OPEN_RANGE),
                    turns={
                        **listed(listed(TEXT)),
                        "description": "Facts that nobody said and the answer turns on: fact, value, the answer then.",
                    },
                    needed=listed(CHANGE),
                    graver=listed(CHANGE),
                    seen=FACTS,
                )
            ),
        ),
        surrender=WAY,
        like=listed(
            closed(
                case=TEXT,
                state=STATE,
                as_of=DAY,
                at_home=FLAG,
                punishable={"enum": ["yes", "no", "unsettled"]},
                range={"anyOf": [RANGE, {"const": []}]},
                says=TEXT,
                source=TEXT,
                apart={
                    "type": "object",
                    "additionalProperties": closed(there=listed(TEXT), here=listed(TEXT)),
                    "description": "By dimension the answers in the case and in the facts asked about.",
                },
                answers_here={
                    "enum": ["yes", "no", "unsettled"],
                    "description": "What the law of the case, as coded, answers to the facts asked about.",
                },
                deciding={
                    **listed(TEXT),
                    "description": "The dimensions of which one alone would bring the same answer.",
                },
            )
        ),
    ),
    "cases_report": report(
        "cases", as_of=DAY, rows=listed(by_state({"id": TEXT, "name": TEXT, "facts": TEXT}, MAXIMUM))
    ),
    "own_cases_report": report(
        "own_cases",
        rows=listed(
            closed(
                **{
                    "State": STATE,
                    "case": TEXT,
                    "as of": DAY,
                    "as expected": {"enum": ["yes", "no"]},
                    **dict.fromkeys(("expected", "law on file", "facts", "source"), TEXT),
                }
            )
        ),
    ),
    "route_report": report("route", as_of=DAY, rows=listed(by_state({"facts": TEXT}, MAXIMUM))),
    "questionnaire_report": report(
        "questionnaire",
        2,
        as_of=DAY,
        state=STATE,
        disclaimer=TEXT,
        clusters=listed(
            closed(
                id=TEXT,
                title=TEXT,
                questions=listed(
                    {
                        **closed(
                            duty=DUTY,
                            treaty=TEXT,
                            asks=TEXT,
                            answer={
                                "enum": ["yes", "in_part", "no", "unsettled", "not_verified", "to_answer", "not_bound"]
                            },
                            provision=TEXT,
                            acts=listed(closed(act=TEXT, address=TEXT, articles=listed(TEXT))),
                            comment=TEXT,
                        ),
                        "if": {"properties": {"answer": {"enum": ["yes", "in_part"]}}},
                        "then": {"properties": {"provision": {"minLength": 1}}},
                    }
                ),
            )
        ),
    ),
    **{
        f"{name}_report": report(name, 1, **{"rows": listed(closed(**dict.fromkeys(head, TEXT))), **beside})
        for name, head, beside in (
            ("states", ("code", "State", "sections read", "law since", "changes", "read on", "second reading"), {}),
            ("coverage", ("code", "State", "criminal law", "others", "no word for it", "said in a note", GRADES), {}),
            ("duties", ("duty", "strength", "form", "topic", "title"), {}),
            ("state", ("what", "known"), {"state": STATE}),
            (
                "conflicts",
                ("to be criminalized", "to be exempt from liability", "both reach", "this law"),
                {"as_of": DAY, "state": STATE},
            ),
        )
    },
    "lint_report": of_files(
        "lint",
        files=listed(TEXT),
        errors=COUNT,
        warnings=COUNT,
        notes={**COUNT, "description": "All of them, also where --no-notes tells none."},
        complaints=listed(
            closed(
                file=TEXT,
                line={**COUNT, "description": "From 1; 0 is the whole file."},
                column=COUNT,
                severity={"enum": ["error", "warning", "note"]},
                rule={**TEXT, "description": "`harmonize explain lint/NAME` says what it asks."},
                route=TEXT,
                message=TEXT,
            )
        ),
    ),
    "parity_report": report("parity", rows=listed(by_state({"general law": TEXT}, {"enum": ["+", "-", "?", "."]}))),
}
