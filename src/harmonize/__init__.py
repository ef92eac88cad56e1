"""harmonize: national laws on the smuggling of migrants, checked against the UN Protocol and UNTOC.

>>> import harmonize
>>> laws = harmonize.load()
>>> laws.check("XA", as_of="2024-01-01", topics="criminalization").at_least("low")
[]

What is listed in ``__all__`` is the Python interface: it keeps its names and its meaning. ``harmonize.load`` explains it.
"""

__version__ = "0.1.0"

TYPE_CHECKING = False  # type checkers take this for true; `typing` itself would cost more than this whole module
if TYPE_CHECKING:
    from harmonize.corpus import Corpus, load
    from harmonize.errors import HarmonizeError, NoLawFile, UnknownName, UnreadableData
    from harmonize.findings.assessment import Assessment, Finding
    from harmonize.findings.case import CaseResult
    from harmonize.findings.cooperation import Comparison, Dual
    from harmonize.norms.law import Law
    from harmonize.norms.status import Party
    from harmonize.norms.treaty import Duty

# Where each name lives; it is imported when it is first asked for, because start-up is part of the product.
HOMES = {
    "load": "corpus",
    "Corpus": "corpus",
    "Assessment": "findings.assessment",
    "Finding": "findings.assessment",
    "Comparison": "findings.cooperation",
    "Dual": "findings.cooperation",
    "CaseResult": "findings.case",
    "Duty": "norms.treaty",
    "Law": "norms.law",
    "Party": "norms.status",
    "HarmonizeError": "errors",
    "NoLawFile": "errors",
    "UnknownName": "errors",
    "UnreadableData": "errors",
}
__all__ = [  # noqa: RUF022  in the order in which a reader meets them
    "load",
    "Corpus",
    "Assessment",
    "Finding",
    "Comparison",
    "Dual",
    "CaseResult",
    "Duty",
    "Law",
    "Party",
    "HarmonizeError",
    "NoLawFile",
    "UnknownName",
    "UnreadableData",
    "__version__",
]


if not TYPE_CHECKING:  # so that a type checker reports a name that is not there

    def __getattr__(name: str) -> object:
        """A name of the Python interface, from its module."""
        if name not in HOMES:
            raise AttributeError(f"module `harmonize` has no attribute `{name}`")
        import importlib

        found = getattr(importlib.import_module(f"harmonize.{HOMES[name]}"), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    """The Python interface, for completion."""
    return sorted({*globals(), *__all__})
