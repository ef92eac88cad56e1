"""The start screen: what can be asked, in the words of who asks, and where to read on."""

from datetime import date

from harmonize.corpus import load
from harmonize.errors import HarmonizeError

SCREEN = """\
START      check Germany            where does this law fall short?
           case Germany Italy       is this act punishable here and there? (asks you the facts)
           explain "6(1)(a)"        what does this duty, word or number mean?
COMPARE    compare · dual · table · history
DRAFT      advise · bill · treaty · form          (Word and Excel: add -o memo.docx)
LOOK UP    show · states · list · atlas · find · docs
DATA       data lint | new | gate | export ...    for people who keep the law files: `harmonize data`
AGENTS     mcp                      the same questions as tools of a language model

harmonize COMMAND --help     harmonize docs tutorial     -o FILE.{html,docx,xlsx,csv,json}"""


def welcome() -> str:
    """The start screen, with how many States are on file, and the day whose law is asked."""
    try:
        held = f"   ({len(load().states())} States, {date.today():%-d %B %Y})"
    except (HarmonizeError, OSError):
        held = ""
    return f"harmonize: national laws on migrant smuggling against the UN Protocol and UNTOC{held}\n\n{SCREEN}"
