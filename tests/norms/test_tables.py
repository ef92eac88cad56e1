"""Results as notebooks and tables take them."""

from typing import NamedTuple

from harmonize.norms.amendment import Amendment, Change, Kind, Package
from harmonize.norms.duty_tests import Punish
from harmonize.norms.rows import ByState, Listing, Row, html, line
from harmonize.norms.treaty import Duty, DutyKind, Strength


class Flag(NamedTuple):
    state: str
    colour: str

    def row(self) -> Row:
        return {"state": self.state, "colour": self.colour}


RED, GREEN = Flag("XD", "red"), Flag("XE", "<green>")


def test_several_results_are_a_table() -> None:
    both = Listing((RED, GREEN))
    assert repr(both) == "<harmonize.Listing 2 of Flag>"
    assert repr(Listing()) == "<harmonize.Listing nothing>"
    assert both.rows() == [RED.row(), GREEN.row()]
    assert both._repr_html_() == (
        "<table><caption>2 rows</caption><thead><tr><th>state</th><th>colour</th></tr></thead>"
        "<tbody><tr><td>XD</td><td>red</td></tr><tr><td>XE</td><td>&lt;green&gt;</td></tr></tbody></table>"
    )


def test_results_by_state_are_a_table() -> None:
    both = ByState({"XD": RED, "XE": GREEN})
    assert repr(both) == "<harmonize.ByState XD, XE>"
    assert both.rows() == [RED.row(), GREEN.row()]
    assert both._repr_html_() == html("2 laws", both.rows())


def test_a_long_table_tells_how_many_rows_it_leaves_out() -> None:
    assert "more" not in html("many", [RED.row()] * 60)
    longer = html("many", [RED.row()] * 62)
    assert longer.endswith("</tbody></table><p>and 2 more: .rows()</p>")
    assert longer.count("<tr><td>") == 60


def test_an_empty_table_has_no_columns() -> None:
    assert html("none", []) == "<table><caption>none</caption><thead><tr></tr></thead><tbody></tbody></table>"


def test_a_result_in_one_line() -> None:
    assert line("Law", "XD") == "<harmonize.Law XD>"


EXTENDS = Amendment(
    Kind.EXTEND,
    ("xd-10", "xd-11"),
    (Change(Kind.EXTEND, 3, ("benefit",), 0), Change(Kind.EXTEND, 0, ("state", "benefit"), 0)),
    ("smp-6.1.a",),
    ("smp-6.2.a", "smp-6.2.b"),
    ("untoc-10",),
    (("how", ("hide", "lodge")), ("person", ("own_national",))),
)
RULE = Amendment(
    Kind.PROVIDE,
    (),
    (Change(Kind.PROVIDE, -1, (), 0, measures=(("minimum", 12), ("basis", "treaty"))),),
    ("untoc-16",),
    (),
    (),
    (),
)
PACKAGE = Package((EXTENDS, RULE), ("smp-3.a", "smp-5"), ("untoc-10", "untoc-12"))


def test_an_amendment_as_a_row() -> None:
    assert EXTENDS.row() == {
        "change": "extend",
        "offences": "xd-10; xd-11",
        "elements": "state; benefit",
        "measures": "",
        "closes": "smp-6.1.a",
        "eases": "smp-6.2.a; smp-6.2.b",
        "opens": "untoc-10",
        "beyond": "how: hide, lodge; person: own_national",
    }
    assert RULE.row()["measures"] == "minimum; basis"


def test_what_an_amendment_changes() -> None:
    assert EXTENDS.provisions == (3, 0)
    assert RULE.provisions == ()
    assert EXTENDS.serves == ("smp-6.1.a", "smp-6.2.a", "smp-6.2.b")


def test_a_package_as_a_table() -> None:
    assert repr(PACKAGE) == "<harmonize.Package 2 amendments, 2 duties left>"
    assert PACKAGE.rows() == [EXTENDS.row(), RULE.row()]
    assert PACKAGE._repr_html_() == html("Amendments, each tried on the law", PACKAGE.rows())


def test_of_a_package_some_duties_are_asked() -> None:
    assert PACKAGE.serving({"untoc-16", "smp-5", "untoc-12"}) == Package((RULE,), ("smp-5",), ("untoc-12",))
    assert PACKAGE.serving({"smp-6.2.b"}).amendments == (EXTENDS,)


def test_the_amendments_about_some_facts_come_first_and_of_these_those_that_change_some_elements() -> None:
    facts, others = 3, 4
    here = EXTENDS._replace(changes=(Change(Kind.EXTEND, 0, ("benefit",), facts),))
    there = EXTENDS._replace(changes=(Change(Kind.EXTEND, 0, ("state",), others),))
    both = Package((there, here), (), ())
    duties = {"smp-6.1.a"}
    assert both.options(duties) == (there, here)
    assert both.options({"untoc-16"}) == ()
    assert both.options(duties, {"benefit"}) == (here,)
    assert both.options(duties, {"mode"}) == (there, here)
    assert both.options({"untoc-16"}, {"benefit"}) == ()


def test_a_duty_as_a_row() -> None:
    duty = Duty(
        "smp-6.1.b.ii/possess",
        "smp",
        "6",
        "6.1.b.ii/possess",
        "Possessing a document",
        "",
        Strength.SHALL,
        DutyKind.LEGISLATIVE,
        "criminalization",
        None,
        (),
        (),
        (),
        "",
    )
    assert duty.row() == {
        "duty": "smp-6.1.b.ii/possess",
        "instrument": "smp",
        "place": "6(1)(b)(ii)",
        "title": "Possessing a document",
        "topic": "criminalization",
        "strength": "shall",
        "form": "",
    }
    assert duty._replace(test=Punish(("smp-6.1.a",), 48)).row()["form"] == "punish"
    assert repr(duty) == "<harmonize.Duty smp-6.1.b.ii/possess: Possessing a document>"
