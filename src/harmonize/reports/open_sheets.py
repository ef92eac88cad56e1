"""Every table of the open data as it is declared: its name, what it means, its columns, and what makes its rows."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from harmonize.library.table import Column
from harmonize.norms.doubt import Ground
from harmonize.norms.law import SECTIONS, STATUSES
from harmonize.norms.outcome import Verdict
from harmonize.norms.source import GRADES
from harmonize.norms.treaty import FORMS, STRENGTHS, TOPICS
from harmonize.reports import open_rows as rows
from harmonize.reports.open_material import Material, Row

CEILINGS = ("none", "term", "life", "unfixed", "death")


class Sheet(NamedTuple):
    """What is known of a table before there is a dataset."""

    name: str
    title: str
    meaning: str
    columns: tuple[Column, ...]
    rows: Callable[[Material], Iterable[Row]]


def key(meaning: str, name: str = "id") -> Column:
    return Column(name, "text", meaning, required=True)


def refers(name: str, table: str, meaning: str, *, required: bool = True) -> Column:
    return Column(name, "text", meaning, of=table, required=required)


CITE = Column("cite", "list", "Pinpoints: the key of a source of the State (table sources), and the place in it.")
NOTE = Column("note", "text", "What the coder adds.")
GROUND = Column(
    "ground",
    "text",
    "Whether the law itself is open, a text was not read, or the vocabulary cannot say it; empty when it is sure.",
    words=tuple(Ground),
)
DOUBT = Column("doubt", "text", "The doubtful point in words; empty when it is sure.")
FACTS = Column(
    "facts",
    "facts",
    "By dimension (table dimensions) the values meant; no mention is every value. `state_except` lists the only States not meant.",
)
STATE = refers("state", "states", "The State.")
VERSION = refers("version", "versions", "The version of the offence.")
RANGE = (
    Column("minimum_months", "number", "Least imprisonment in months; empty where the minimum is life."),
    Column("maximum_months", "number", "Longest imprisonment in months; empty for none, life, unfixed and death."),
    Column("ceiling", "text", "Kind of the maximum.", words=CEILINGS),
    Column("range", "text", "The range in words."),
)
SOURCE = Column("source", "text", "Where it was read.")
AS_OF = Column("as_of", "day", "The day of the law and of treaty status.", required=True)


SHEETS = (
    Sheet(
        "states",
        "States",
        "States of the dataset and of the treaties; those with a law file, and the model laws.",
        (
            key("ISO 3166-1 alpha-2 code, or EU; XA, XB ... are model laws.", "code"),
            Column("iso3", "text", "ISO 3166-1 alpha-3 code."),
            Column("name", "text", "Name of the State.", required=True),
            Column("has_law", "yes_no", "Whether its law was coded.", required=True),
            Column("invented", "yes_no", "Whether it is a model law and no State.", required=True),
            Column("law_since", "day", "The first day that its law file speaks of."),
            Column("law_changes", "integer", "Changes of the law on file since then."),
            Column("read_on", "day", "The last day on which a source was read."),
        ),
        rows.state_rows,
    ),
    Sheet(
        "section_readings",
        "What was read of each law",
        "Per State and section of its law how far it was read: silence is not a no.",
        (
            key("State and section."),
            STATE,
            Column("section", "text", "The section of the law.", words=SECTIONS, required=True),
            Column("status", "text", "How far it was read.", words=STATUSES, required=True),
            Column("read_twice", "yes_no", "Whether a second, independent reading was made.", required=True),
            Column("note", "text", "What was searched, or what is missing."),
        ),
        rows.section_readings,
    ),
    Sheet(
        "sources",
        "Sources of national law",
        "The acts and decisions that pinpoints name, with the kind of text that was read.",
        (
            key("State and key."),
            STATE,
            Column("key", "text", "The key with which pinpoints begin.", required=True),
            Column("title", "text", "Title of the act or decision.", required=True),
            Column("citation", "text", "Official number, gazette reference or neutral citation."),
            Column("text", "text", "What was read.", words=GRADES, required=True),
            Column("url", "text", "Where a reader finds it."),
            Column("text_of", "day", "State of the consolidation that was read."),
            Column("read_on", "day", "The day it was read."),
        ),
        rows.sources,
    ),
    Sheet(
        "instruments",
        "Treaties and other yardsticks",
        "The Protocol, the Convention, and the yardsticks that are never mixed into findings on them.",
        (
            key("Id of the instrument."),
            Column("name", "text", "Short name.", required=True),
            Column("title", "text", "Full title.", required=True),
            Column("nature", "text", "Treaty, law of the Union, proposal, commitment or recommendation."),
            Column("binds", "text", "Who is bound: parties to a treaty, a group of States, or nobody."),
            Column("in_force", "day", "First day in force."),
            Column("until", "day", "First day no longer in force."),
            Column("asked_by_default", "yes_no", "Whether a check asks it unless told otherwise.", required=True),
            Column("url", "text", "Where a reader finds it."),
        ),
        rows.instruments,
    ),
    Sheet(
        "disputes",
        "Disputed questions of interpretation",
        "Questions on which verdicts may turn; the verdicts here use the default readings.",
        (
            key("Id of the dispute."),
            Column("title", "text", "What it is about.", required=True),
            Column("question", "text", "The question."),
            Column("default_reading", "text", "The reading that verdicts use."),
        ),
        rows.disputes,
    ),
    Sheet(
        "dispute_readings",
        "Readings of disputed questions",
        "What each dispute can be read to mean.",
        (
            key("Dispute and reading, as `--reading` takes it."),
            refers("dispute", "disputes", "The dispute."),
            Column("reading", "text", "Name of the reading.", required=True),
            Column("meaning", "text", "What it says."),
            Column("is_default", "yes_no", "Whether verdicts use it.", required=True),
        ),
        rows.dispute_readings,
    ),
    Sheet(
        "duties",
        "Duties",
        "What each provision of each instrument asks, how binding it is, and what its test cannot see.",
        (
            key("Permanent id: instrument and pinpoint."),
            refers("instrument", "instruments", "The instrument."),
            Column("article", "text", "Article.", required=True),
            Column("pinpoint", "text", "Paragraph and letter.", required=True),
            Column("title", "text", "What it is about.", required=True),
            Column("asks", "text", "What the treaty asks, in own words."),
            Column("strength", "text", "How binding it is.", words=STRENGTHS, required=True),
            Column("kind", "text", "Legislative or operational."),
            Column("topic", "text", "Topic.", words=TOPICS, required=True),
            Column("form", "text", "The form of its test; empty where no text of law can answer it.", words=FORMS),
            Column("sections", "list", "Sections of a law without which it cannot be judged."),
            Column("disputes", "list", "Disputes on which its verdict may turn (table disputes)."),
            Column("met_by", "text", "A law that meets it."),
            Column("partly_met_by", "text", "What falls short."),
            Column("cannot_see", "text", "What the test cannot see."),
            Column("untested", "text", "Why no text of law can answer it."),
            Column("sources", "list", "Sources of its interpretation."),
        ),
        rows.duties,
    ),
    Sheet(
        "measures",
        "Measures",
        "Questions about evidence, extradition, protection and the like that every law is asked.",
        (
            key("Name of the measure.", "name"),
            Column("section", "text", "The section of a law it belongs to."),
            Column("type", "text", "What answers are possible."),
            Column("words", "list", "The words it can be answered with."),
            Column("title", "text", "What it is about.", required=True),
            Column("meaning", "text", "What a yes means."),
            Column("source", "text", "The provision that asks for it."),
        ),
        rows.measures,
    ),
    Sheet(
        "dimensions",
        "Dimensions of fact",
        "The questions about the facts that laws and duties are coded by.",
        (
            key("Name of the dimension, as facts name it.", "name"),
            Column("question", "text", "The question.", required=True),
            Column("plain", "text", "The answer taken when nobody mentions the fact."),
            Column("ordered", "yes_no", "Whether its values have an order.", required=True),
            Column("relative", "yes_no", "Whether it is seen from the legislating State.", required=True),
            Column("aggravating", "yes_no", "Whether it tells how grave the facts are.", required=True),
        ),
        rows.dimensions,
    ),
    Sheet(
        "fact_values",
        "Values of facts",
        "The answers to each question; the values of `state` are ISO codes, and `parties` for any other State Party.",
        (
            key("Dimension and value, as `harmonize explain` takes them."),
            refers("dimension", "dimensions", "The dimension."),
            Column("value", "text", "The value.", required=True),
            Column("phrase", "text", "How a report says it."),
            Column("meaning", "text", "What it means."),
        ),
        rows.fact_values,
    ),
    Sheet(
        "treaty_status",
        "Treaty status",
        "Which State is bound by the Protocol and the Convention since when.",
        (
            key("State and instrument."),
            STATE,
            refers("instrument", "instruments", "The instrument."),
            Column("consent", "day", "The day of ratification, accession and the like."),
            Column("in_force", "day", "The first day on which it is bound."),
            Column("kind", "text", "How it consented."),
            Column("verified", "yes_no", "Whether it was read in a source, not only remembered.", required=True),
            NOTE,
            SOURCE,
        ),
        rows.treaty_status,
    ),
    Sheet(
        "reservations",
        "Reservations and declarations",
        "What States declared, and what it does to a finding.",
        (
            key("State, instrument and number."),
            STATE,
            refers("instrument", "instruments", "The instrument."),
            Column("provisions", "list", "The provisions it is about."),
            Column("type", "text", "Reservation, declaration, notification, objection ..."),
            Column("made_on", "day", "The day it was made."),
            Column("effect", "text", "What it does to a finding: none, excludes, modifies, option, contested."),
            Column("verified", "yes_no", "Whether it was read in a source.", required=True),
            Column("summary", "text", "What it says."),
            SOURCE,
        ),
        rows.reservations,
    ),
    Sheet(
        "offences",
        "Offences",
        "Every offence of every State, through time.",
        (
            key("Permanent id of the offence."),
            STATE,
            Column("title", "text", "What it is called.", required=True),
            Column("kind", "text", "Smuggling, document, group, migrant, endangering or other."),
            Column("administrative", "yes_no", "Whether it is an administrative offence: no crime.", required=True),
            Column("section", "text", "The section of the law it belongs to.", words=SECTIONS),
            Column("in_addition", "yes_no", "Whether it is punished beside other offences.", required=True),
            Column("gives_way", "yes_no", "Whether it gives way to graver offences.", required=True),
            Column("prosecution", "text", "Who must ask or agree that it is prosecuted."),
        ),
        rows.offences,
    ),
    Sheet(
        "versions",
        "Versions of offences",
        "Each offence between two changes of it.",
        (
            key("Offence and first day in force."),
            refers("offence", "offences", "The offence."),
            Column("since", "day", "First day in force.", required=True),
            Column("until", "day", "First day no longer in force; empty while in force."),
            Column("by", "text", "What brought this version."),
            CITE,
            Column("besides", "facts", "Fines, less serious cases and other consequences beside the range."),
            Column("line", "integer", "Line of the law file."),
            NOTE,
        ),
        rows.versions,
    ),
    Sheet(
        "alternatives",
        "Facts that are punished",
        "The facts that a version punishes, the general part worked in; each row is one alternative.",
        (key("Version and number."), VERSION, FACTS, GROUND, DOUBT),
        rows.alternatives,
    ),
    Sheet(
        "qualified_forms",
        "Qualified forms",
        "Graver and milder forms of a version; their ranges are in penalties.",
        (
            key("Version and form."),
            VERSION,
            Column("form", "text", "Id of the form, as penalties name it.", required=True),
            CITE,
            Column("besides", "facts", "Fines, less serious cases and other consequences beside its range."),
        ),
        rows.qualified_forms,
    ),
    Sheet(
        "penalties",
        "Penalties",
        "The ranges of a version: of its basic form, its qualified forms, and for accessories and attempt.",
        (
            key("Version and number."),
            VERSION,
            Column("forms", "list", "Qualified forms that shaped the range; none is the basic form."),
            Column("roles", "list", "Roles for which the range holds under some facts."),
            Column("stages", "list", "Stages (attempted, completed ...) for which it holds under some facts."),
            *RANGE,
            Column("fine", "text", "How a fine stands to imprisonment: or, and, may (be added), and_or, only."),
            Column("fine_min", "integer", "The least fine, in its unit."),
            Column("fine_max", "integer", "The highest fine, in its unit."),
            Column("fine_unit", "text", "The currency of an amount, or what is counted (day_fines, units, gain ...)."),
            CITE,
            GROUND,
            DOUBT,
        ),
        rows.penalties,
    ),
    Sheet(
        "exclusions",
        "Exclusions",
        "Facts that a version leaves out: humanitarian help, family, rescue ...",
        (key("Version and number."), VERSION, FACTS, CITE, GROUND, DOUBT),
        rows.exclusions,
    ),
    Sheet(
        "sentencing_factors",
        "Statutory sentencing factors",
        "Facts that a statute tells courts to weigh.",
        (key("Version and number."), VERSION, FACTS, CITE, GROUND, DOUBT),
        rows.sentencing_factors,
    ),
    Sheet(
        "measure_answers",
        "Answers to measures",
        "What each law says to each measure, from when until when; no row is not read.",
        (
            key("State, measure and first day."),
            STATE,
            refers("measure", "measures", "The measure."),
            Column("since", "day", "First day of this answer, as far as the file goes back.", required=True),
            Column("until", "day", "First day no longer so; empty while it holds."),
            Column("answer", "text", "yes, no, a number, or words; empty when doubtful."),
            Column("condition", "text", "Present, but only under this condition."),
            GROUND,
            DOUBT,
            CITE,
            Column("line", "integer", "Line of the law file."),
            NOTE,
        ),
        rows.measure_answers,
    ),
    Sheet(
        "verdicts",
        "Verdicts",
        "The verdict on each duty for each law, under the default readings. Not legal advice.",
        (
            key("State and duty."),
            STATE,
            refers("duty", "duties", "The duty."),
            AS_OF,
            Column("verdict", "text", "What came out.", words=tuple(Verdict), required=True),
            Column("words", "text", "The same as reports say it.", required=True),
            Column("severity", "text", "How grave a shortfall is: high, medium, low, none.", required=True),
            Column(
                "confidence", "text", "The worst text it rests on, whether it was coded once or twice, and by whom."
            ),
            Column("reason", "text", "Why it was not assessed."),
            Column("situations", "text", "How many situations that the duty lists are punishable."),
            Column("beside", "list", "Doubts outside the ordinary case, which leave the verdict as it is."),
            Column("measures", "list", "Measures looked at (table measures)."),
            Column("missing", "list", "Measures that keep a rule from being met."),
            Column("cite", "list", "Pinpoints of national law that answer the duty."),
            Column("reservations", "list", "Reservations that reach it."),
        ),
        rows.verdicts,
    ),
    Sheet(
        "gaps",
        "Gaps",
        "The counterexamples behind a verdict: facts that the duty asks about and the law leaves out.",
        (
            key("Verdict and number."),
            refers("verdict", "verdicts", "The verdict."),
            Column("facts", "text", "The facts in plain words.", required=True),
            refers("nearest", "versions", "The nearest offence.", required=False),
            Column("elements", "list", "Elements of it that do not reach the facts."),
            Column("excluded_by", "list", "Pinpoints of exclusions that keep the facts out."),
        ),
        rows.gaps,
    ),
    Sheet(
        "doubts",
        "Doubts",
        "Why a verdict is open.",
        (
            key("Verdict and number."),
            refers("verdict", "verdicts", "The verdict."),
            GROUND._replace(required=True),
            DOUBT._replace(required=True),
            Column("facts", "text", "The facts that turn on it, in plain words; empty: the whole duty."),
            Column(
                "beside",
                "text",
                "Whether these facts lie outside the ordinary case, so that the verdict does not turn on them.",
                words=("yes", "no"),
                required=True,
            ),
            CITE,
        ),
        rows.doubts,
    ),
    Sheet(
        "verdict_offences",
        "Offences that answer a duty",
        "Which versions of offences a verdict rests on.",
        (key("Verdict and version."), refers("verdict", "verdicts", "The verdict."), VERSION),
        rows.verdict_offences,
    ),
    Sheet(
        "cases",
        "Standard cases",
        "Fact patterns that prosecutors meet again and again, asked of every law.",
        (
            key("Id of the case."),
            Column("name", "text", "Its name.", required=True),
            Column("says", "text", "The facts in words.", required=True),
            Column("facts", "facts", "The facts by dimension, seen from the State asked; what is not named is plain."),
        ),
        rows.cases,
    ),
    Sheet(
        "case_answers",
        "Answers to standard cases",
        "What each law says to each standard case at its own border.",
        (
            key("State and case."),
            STATE,
            refers("case_id", "cases", "The case."),
            AS_OF,
            Column("punishable", "text", "Whether it is.", words=("yes", "no", "unsettled"), required=True),
            *RANGE,
            refers("version", "versions", "The gravest offence.", required=False),
            Column("excluded_by", "list", "Pinpoints of exclusions that save the person."),
            Column("open", "list", "What keeps the answer open, or was not read."),
        ),
        rows.case_answers,
    ),
)
