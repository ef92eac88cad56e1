"""``harmonize compare``: two States, or one at two points in time, ending with the obstacles to cooperation."""

from typing import Annotated

from harmonize import one_law
from harmonize.cli import completing
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import ON_A_DAY, Topics, argument
from harmonize.cli.output_plan import ANNEX
from harmonize.reports import side_by_side


@command("harmonize compare DE GB")
def run(
    asked: Asked,
    first: Annotated[str, argument("FIRST", ON_A_DAY, completing.states)],
    second: Annotated[str, argument("SECOND", "the other one", completing.states)],
    topic: Topics = None,
) -> int:
    """Two States, or one at two points in time, with the obstacles to cooperation."""
    found = asked.laws.compare(first, second, as_of=asked.as_of, topics=topic)
    pair, version = one_law.pair(asked.laws.store, found), asked.laws.version
    return asked.tell(lambda whole: side_by_side.report(found, pair, version, whole=whole), brief=ANNEX)
