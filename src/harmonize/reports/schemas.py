"""The JSON Schemas of reports, made from the types that are written as JSON, so that the two cannot disagree."""

from functools import cache
from inspect import cleandoc
from typing import Annotated, Any, Literal

from pydantic import TypeAdapter
from pydantic_core.core_schema import NamedTupleSchema

from harmonize.findings.case import AnswerRow
from harmonize.findings.matrix import PairRow
from harmonize.norms.meaning import Means
from harmonize.norms.outcome import Verdict
from harmonize.reports import machine
from harmonize.reports.case_report import CaseReport
from harmonize.reports.catalogue import CoverageRow, DutyRow, NameRow, StateRow
from harmonize.reports.complaints import LintReport
from harmonize.reports.concordance import FiledRow
from harmonize.reports.conflicts import ConflictRow
from harmonize.reports.elements import ElementRow
from harmonize.reports.found import Hit
from harmonize.reports.listing import Listed, ListedOn, SaidRow, ToReadAgain
from harmonize.reports.own_cases import OwnCaseRow
from harmonize.reports.pair import OnTwoLaws
from harmonize.reports.plain import LISTED
from harmonize.reports.plan import Otherwise
from harmonize.reports.progress import GateReport
from harmonize.reports.questionnaire import ReplyRow
from harmonize.reports.readiness import AccessionRow
from harmonize.reports.reconciliation import MatterRow
from harmonize.reports.timeline import SpanRow
from harmonize.texts.schemas import Untitled, titled


def by_state(*about: str, **cell: Any) -> Means:
    """What stands in rows that have a column per State beside what they are about."""
    columns = {name: {"type": "string"} for name in about}
    states = {"^[A-Z]{2}$": {"type": "string", **cell}}
    return Means(required=about, properties=columns, patternProperties=states, additionalProperties=False)


VERDICTS = Annotated[dict[str, str], by_state("duty", "title", enum=[verdict.words for verdict in Verdict])]
MARKS = Annotated[dict[str, str], by_state("general law", enum=["+", "-", "?", "."])]
REPORTS: dict[str, Any] = {
    "check_report": machine.GapReport,
    "compare_report": OnTwoLaws[Literal["harmonize-compare/5"]],
    "dual_report": OnTwoLaws[Literal["harmonize-dual/3"]],
    "gate_report": GateReport,
    "reconcile_report": ListedOn[Literal["harmonize-reconcile/2"], MatterRow],
    "drift_report": Listed[Literal["harmonize-drift/2"], ToReadAgain],
    "plan_report": ListedOn[Literal["harmonize-plan/2"], Otherwise],
    "what_if_report": ListedOn[Literal["harmonize-what-if/2"], Otherwise],
    "history_report": ListedOn[Literal["harmonize-history/2"], SpanRow],
    "matrix_report": ListedOn[Literal["harmonize-matrix/3"], VERDICTS],
    "elements_report": ListedOn[Literal["harmonize-elements/3"], ElementRow],
    "pairs_report": ListedOn[Literal["harmonize-pairs/3"], PairRow],
    "case_report": CaseReport,
    "cases_report": ListedOn[Literal["harmonize-cases/2"], AnswerRow],
    "own_cases_report": Listed[Literal["harmonize-own_cases/2"], OwnCaseRow],
    "route_report": ListedOn[Literal["harmonize-route/2"], AnswerRow],
    "questionnaire_report": ListedOn[Literal["harmonize-questionnaire/3"], ReplyRow],
    "concordance_report": ListedOn[Literal["harmonize-concordance/1"], FiledRow],
    "lint_report": LintReport,
    "states_report": Listed[Literal["harmonize-states/2"], StateRow],
    "coverage_report": Listed[Literal["harmonize-coverage/2"], CoverageRow],
    "accession_report": ListedOn[Literal["harmonize-accession/1"], AccessionRow],
    "parity_report": Listed[Literal["harmonize-parity/1"], MARKS],
    "page_report": Listed[Literal["harmonize-page/1"], SaidRow],
    "duties_report": Listed[Literal["harmonize-duties/1"], DutyRow],
    "names_report": Listed[Literal["harmonize-names/1"], NameRow],
    "find_report": ListedOn[Literal["harmonize-find/1"], Hit],
    "conflicts_report": ListedOn[Literal["harmonize-conflicts/2"], ConflictRow],
}


class Written(Untitled):
    """Named tuples as `harmonize.reports.plain.dumped` writes them: an object that has all keys, and no others."""

    def named_tuple_schema(self, schema: NamedTupleSchema) -> dict[str, Any]:
        """One named tuple."""
        if schema["cls"] in LISTED:
            return super().named_tuple_schema(schema)
        keys = {item["name"]: self.generate_inner(item["schema"]) for item in schema["fields"]}
        told = " ".join(cleandoc(schema["cls"].__doc__ or "").partition("\n\n")[0].split())
        return {
            "description": told,
            "type": "object",
            "properties": keys,
            "required": list(keys),
            "additionalProperties": False,
        }

    def default_schema(self, schema: Any) -> dict[str, Any]:
        """A field with a default: it is written all the same."""
        return self.generate_inner(schema["schema"])


@cache
def schema(name: str) -> dict[str, Any]:
    """The schema of one report (draft 2020-12): what a program that reads it may rely on."""
    kind = REPORTS[name]
    whole = TypeAdapter(kind).json_schema(schema_generator=Written, mode="serialization")
    form = whole["properties"]["format"]["const"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://harmonize.example/schemas/{name}.json",
        "title": titled(form),
        **whole,
    }
