"""A law from a stranger: every text in it carries something that some format would obey."""

from collections.abc import Iterator
from itertools import cycle
from typing import Any

from day import DAY
from harmonize.findings.advice import advise
from harmonize.findings.assessment import Assessment, Choice, assess
from harmonize.findings.first_screen import first_screen
from harmonize.library.dataset import Dataset
from harmonize.library.folder import Folder
from harmonize.norms.facts import Pattern
from harmonize.norms.first_screen import FirstScreen
from harmonize.norms.history import History, history
from harmonize.norms.law import Law
from harmonize.query import party_of

TRICKS = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "**bold** [link](javascript:alert) ![image](https://evil.example/x.png) `code` ~~x~~",
    "&lt;script&gt; &#x3c;b&#x3e;",
    "\x1b[31mred\x1b]8;;https://evil.example\x07link",
    "\x9b31m report\u202egnp.exe \u2066\u200f",
    '=HYPERLINK("https://evil.example","x")',
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\uff1d1+1",
    "\x00\x08\x0b\x0c\ufffe]]> <!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "../../etc/passwd",
    "javascript:alert(1)",
    "1) one\n::error file=x,line=1::injected\n# heading\n- item",
    "{{ 7 * 7 }} {% include 'page.css' %} {0} [1](2)",
    "[bold red]rich[/] :smile: $\\alpha$ | cell",
    "##[add-mask]e ##vso[task.complete result=Failed]",
    "::stop-commands::x",
    "a;=1+1 and a; +2\n-3",
    "  '=1+1",
    "@octocat cc @github/everyone",
    "zero\u200bwidth\u3164\ufeff\U000e0041",
)


class Stranger:
    """A store with the hostile law on it."""

    version = "test"
    codes = ("XD",)

    def __init__(self, dataset: Dataset, folder: Folder) -> None:
        tricks = cycle(TRICKS)
        self.status, self.treaty = dataset.status, dataset.treaty
        plain = folder.law("XD", DAY)
        assert plain is not None
        self.hostile = hostile(plain, tricks)
        self.patterns = [
            Pattern(item.id, next(tricks), next(tricks), item.facts) for item in dataset.patterns[: len(TRICKS)]
        ]
        self.explanations: dict[str, Any] = {
            "duties": {
                name: {**words, "asks": next(tricks), "met_by": next(tricks)}
                for name, words in dataset.explanations["duties"].items()
            }
        }
        self.party = party_of(folder, "XD")._replace(name=TRICKS[0])

    def law(self, _code: str, _day: str) -> Law:
        return self.hostile

    def history(self, _code: str) -> History:
        return history([self.hostile])

    def periods(self, _code: str) -> list[Law]:
        return [self.hostile]

    def changes(self, _code: str) -> list[str]:
        return [self.hostile.changed]

    def screen(self) -> FirstScreen:
        done = self.assessment()
        return first_screen(done, None, self.status, self.patterns, advise(done, self.status))

    def assessment(self) -> Assessment:
        return assess(self.hostile, self.party, self.treaty, self.status, DAY, {}, Choice())


def hostile(law: Law, tricks: Iterator[str]) -> Law:
    """The law with every text replaced that its author chose."""

    def cites(given: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"{cite.split(' ', 1)[0]} {next(tricks)}" for cite in given)

    return law._replace(
        name=next(tricks),
        file=f"data/{TRICKS[0]}/../{TRICKS[4]},x:y%.yaml",
        reading={section: (status, next(tricks)) for section, (status, _) in law.reading.items()},
        sources={
            key: item._replace(title=next(tricks), citation=next(tricks), url="javascript:alert(document.cookie)")
            for key, item in law.sources.items()
        },
        provisions=tuple(
            item._replace(
                title=next(tricks), by=next(tricks), note=next(tricks), prosecution=next(tricks), cite=cites(item.cite)
            )
            for item in law.provisions
        ),
        ratings=tuple(
            item._replace(
                alternatives=tuple(
                    (cube, terms._replace(doubt=terms.doubt and terms.doubt._replace(why=next(tricks))))
                    for cube, terms in item.alternatives
                )
            )
            for item in law.ratings
        ),
        cover=tuple(item._replace(doubt=item.doubt and item.doubt._replace(why=next(tricks))) for item in law.cover),
        measures={
            key: item._replace(condition=item.condition and next(tricks), note=next(tricks), cite=cites(item.cite))
            for key, item in law.measures.items()
        },
    )
