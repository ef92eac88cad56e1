"""The tools that an agent is offered, each a question to the Python interface with the report that the command gives."""

import json
from collections.abc import Callable, Sequence
from functools import partial, wraps
from typing import Annotated, Any, NamedTuple

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import BaseModel, Field

from harmonize import __version__, one_law, query
from harmonize.corpus import Corpus
from harmonize.errors import HarmonizeError
from harmonize.norms.law import SECTIONS, Law, SectionStatus
from harmonize.reports import answers, catalogue, dual_criminality, gap_reports, law_text, side_by_side
from harmonize.reports.answers import Case
from harmonize.reports.document import Report
from harmonize.reports.lookup import explained
from harmonize.reports.parts import Parts
from harmonize.reports.plain import dumped
from harmonize.reports.renderers.text import render
from harmonize.reports.schemas import schema
from harmonize.visible import message

LIMIT = 50_000  # characters of an answer
CAVEAT = (
    "Not legal advice. Text of law only, no practice; so far coded by programs, and no lawyer of these States has read it. "
    "`Not verified` and `not assessed` say that not enough was read, never that a law lacks something."
)
MANUAL = (
    "National laws on the smuggling of migrants against the UN Smuggling Protocol (SMP) and UNTOC. Cite a verdict with its "
    f"provision, the day and the version of the dataset that each answer carries, and hand on its caveat. {CAVEAT}"
)
UNREAD = (SectionStatus.NOT_READ, SectionStatus.PARTLY_READ)
PAGED = {"explain": "page_report", "show": "page_report"}  # others answer with the report of their name
ToldLaw = Annotated[
    str, Field(description="a State by code or name, DE or Germany; DE@2015-06-01 is its law on that day")
]
AState = Annotated[str, Field(description="a State by code or name: DE or Germany")]
AsOf = Annotated[str, Field(description="the day whose law is asked, as 2024-01-31; empty: today")]
Topic = Annotated[str, Field(description="only this topic, such as criminalization or extradition; empty: all")]
Facts = Annotated[
    dict[str, str], Field(description="{conduct: crossing, enters: DE, benefit: money}; `explain` knows more")
]
States = Annotated[list[str] | None, Field(description="the States asked; none: all")]


class Answer(BaseModel):
    """What every tool answers."""

    text: str = Field(description="the answer as people read it")
    day: str = Field(description="the day whose law was asked")
    dataset: str = Field(description="the version of the dataset, which belongs to every citation")
    not_verified: dict[str, list[str]] = Field(description="by State what of its law was not, or not wholly, read")
    caveat: str
    left_out: str = Field(description="why `data` is null, and what to ask instead; else empty")
    data: Any = None


class Asked(NamedTuple):
    """What is to be told: a report, built whole for programs and in short for people, on which day, and of which laws."""

    build: Callable[[bool], Report]
    day: str
    laws: Sequence[Law] = ()
    narrower: str = "ask for less"


class Door:
    """The questions that an agent may ask of some laws."""

    def __init__(self, laws: Corpus) -> None:
        self.laws, self.store = laws, laws.store

    def check(self, state: AState, topic: Topic = "", duty: str = "", as_of: AsOf = "") -> Asked:
        """Where a State's law falls short of the Protocol and UNTOC: core articles, points, and by which provision what is met.

        With a topic or a duty (6(1)(a), smp-6.1.a) also every finding with its counterexamples.
        """
        asked = self.laws.ask(as_of=as_of or None, topics=topic or (), duties=duty or ())
        law, narrow = self.laws.law(state, as_of=asked.day), bool(topic or duty)
        found = one_law.assessed(self.laws.store, law, query.one_state(self.store, state), asked)
        free, screens = one_law.as_if_bound(self.laws.store, found), [one_law.first_screen(self.laws.store, found)]

        def build(whole: bool) -> Report:
            parts = Parts(narrow, whole=whole, points=asked.choice.points, documents=not whole)
            unbound = {law.code: free} if free else {}
            made: Any = gap_reports.report([found], self.store, screens, unbound=unbound, asked=parts)
            if narrow or not whole:
                return made  # type: ignore[no-any-return]
            done = (one._replace(findings=()) for one in made.data.assessments)
            return made._replace(data=made.data._replace(assessments=tuple(done)))  # type: ignore[no-any-return]

        return Asked(build, asked.day, [law], "name one duty")

    def case(self, facts: Facts, states: States = None, as_of: AsOf = "") -> Asked:
        """A fact pattern answered by the laws: punishable or not, by which provision, how gravely, what would change it."""
        day = query.a_day(as_of or None)
        found = [(party, *told) for party, told in one_law.tries(self.laws.store, facts, states, as_of=day) if told]
        if not found:
            raise HarmonizeError(f"no law on file for {day}")
        made = Case(query.stated(self.store, facts), day, found, names=self.store.status.names)
        build = partial(answers.report, made, self.laws.version)
        return Asked(lambda whole: build(whole=whole), day, [law for _, law, _ in found], "name the States")

    def compare(self, first: ToldLaw, second: ToldLaw, topic: Topic = "", as_of: AsOf = "") -> Asked:
        """Two States' laws, or one law on two days: where they differ, why, and what stands in the way of cooperation."""
        found = self.laws.compare(first, second, as_of=as_of or None, topics=topic or ())
        return self.two(found, side_by_side.report, "name a topic")

    def dual(
        self,
        first: ToldLaw,
        second: ToldLaw,
        test: Annotated[str, Field(description="law, transposed, or conduct")] = "law",
        as_of: AsOf = "",
    ) -> Asked:
        """Dual criminality of two States for standard facts, and whether each would surrender to the other."""
        found = self.laws.dual(first, second, as_of=as_of or None, test=test)
        return self.two(found, dual_criminality.report, "ask `case` about one fact pattern")

    def two(self, found: Any, report: Callable[..., Report], narrower: str) -> Asked:
        """The report on two laws."""
        sides, build = found.difference, partial(report, found, one_law.pair(self.laws.store, found), self.laws.version)
        day = " and ".join(dict.fromkeys((sides.left.day, sides.right.day)))
        return Asked(lambda whole: build(whole=whole), day, [sides.left.law, sides.right.law], narrower)

    def explain(
        self, name: Annotated[str, Field(description="6(1)(a), benefit, benefit=kind, D2, unsettled, Kenya ...")]
    ) -> Asked:
        """What a duty, fact, measure, dispute, word of a report or State's treaty status is, and how a duty is tested."""
        made = explained(self.store, name)
        return Asked(lambda _: made, query.a_day(None))

    def show(
        self,
        state: AState,
        offence: Annotated[str, Field(description="its id (de-96-entry) or a provision: 96(4), s 25")],
        as_of: AsOf = "",
    ) -> Asked:
        """An offence, or all that rests on a provision, as it stood on a day, each clause with its pinpoint and address."""
        day = query.a_day(as_of or None)
        held, law = one_law.held(self.laws.store, state, offence, as_of=day), self.laws.law(state, as_of=day)
        made = law_text.report(held, day, self.store.status.names, self.store.treaty.measures, self.laws.version)
        return Asked(lambda _: made, day, [law], "name one offence by its id")

    def states(self, as_of: AsOf = "") -> Asked:
        """The States whose law is on file: what was read of each, since when, and by how many readers."""
        day = query.a_day(as_of or None)
        found = [(party, law) for party in self.laws.states() if (law := self.store.law(party.code, day))]
        made = catalogue.states_report(self.store, found)
        return Asked(lambda _: made, day, [law for _, law in found])


def answer(asked: Asked, dataset: str) -> CallToolResult:
    """An answer of bounded size. Raises HarmonizeError where even its text is too long."""
    text, data = render(asked.build(False)), json.loads(dumped(asked.build(True).data))
    if len(text) > LIMIT:
        raise HarmonizeError(f"the answer has {len(text):,} characters, more than {LIMIT:,}; {asked.narrower}")
    long = len(json.dumps(data, separators=(",", ":")))
    fits = len(text) + long <= LIMIT
    left_out = "" if fits else f"{len(text):,} characters of text and {long:,} of data pass {LIMIT:,}; {asked.narrower}"
    unread = {law.code: [name for name in SECTIONS if law.status(name) in UNREAD] for law in asked.laws}
    told = Answer(
        text=text,
        day=asked.day,
        dataset=dataset,
        not_verified=unread,
        caveat=CAVEAT,
        left_out=left_out,
        data=data if fits else None,
    )
    read = "; ".join(f"{code}: {', '.join(names)}" for code, names in unread.items() if names) or "-"
    foot = f"As of {asked.day}; dataset {dataset}; not, or not wholly, read: {read}. {CAVEAT}"
    return CallToolResult(
        content=[TextContent(type="text", text=f"{text}\n\n{foot}")], structured_content=told.model_dump()
    )


def tool(ask: Callable[..., Asked], dataset: str) -> Tool:
    """A question as a tool that only reads: one is answered at a time, and what the asker can mend is told in a line."""

    @wraps(ask)
    async def answered(**given: Any) -> CallToolResult:
        try:
            return answer(ask(**given), dataset)
        except HarmonizeError as error:
            raise ToolError(message(str(error))) from None

    reads = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    made = Tool.from_function(answered, annotations=reads, structured_output=False)
    form = Answer.model_json_schema()
    report = schema(PAGED.get(made.name, f"{made.name}_report"))
    data = {"description": "the same for programs", "anyOf": [report, {"type": "null"}]}
    made.fn_metadata.output_schema = {**form, "properties": {**form["properties"], "data": data}}
    return made


def served(laws: Corpus) -> MCPServer[Any]:
    """The door to some laws."""
    door = Door(laws)
    asks = (door.check, door.case, door.compare, door.dual, door.explain, door.show, door.states)
    tools = [tool(ask, laws.version) for ask in asks]
    return MCPServer("harmonize", version=__version__, instructions=MANUAL, tools=tools, log_level="WARNING")
