"""``harmonize advise``: the amendments that would close the shortfalls of a law, each tried on it and judged again."""

from harmonize import one_law
from harmonize.cli import options
from harmonize.cli.check import checked
from harmonize.cli.declaring import Asked, command
from harmonize.reports import amendments


@command("harmonize advise Germany -o memo.docx", formats=("text", "markdown", "html", "docx", "xlsx", "csv"))
def run(
    asked: Asked,
    state: options.State,
    topic: options.Topics = None,
    duty: options.Duties = None,
    instrument: options.Instruments = None,
    reading: options.Readings = None,
) -> int:
    """Amendments that would close the shortfalls, each tried on the law and judged again."""
    (done,) = checked(asked.laws, asked.question(reading, topics=topic, duties=duty, instruments=instrument), [state])
    speaker = one_law.speaker(asked.laws.store, done.law, done.day)
    return asked.tell(amendments.report(done, one_law.package(asked.laws.store, done), speaker, asked.laws.version))
