"""Penalties taken whole: `python bench/penalties.py [STATE ...] [--data DIR]` prints, of the compiled dataset or a folder

- offences that borrow the penalty of another, and those that print another sanction than it (0);
- answers to the fact patterns on file, and those whose first pinpoint is not of the clause that gave the range (0);
- graver forms that say nothing of a fine where their offence has one, by State: an inventory for who reads the statutes.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from harmonize import load
from harmonize.conduct.dimensions import SPACE
from harmonize.library.folder import Folder
from harmonize.library.problem import Problem
from harmonize.norms.combining import everything, rated
from harmonize.norms.law import Law
from harmonize.norms.penalty import Penalty
from harmonize.norms.penalty_rules import Rating
from harmonize.norms.provision import Norm

HELPERS = SPACE.fields["role"].mask & ~SPACE.bit["role"]["perpetrator"]
DONE = SPACE.bit["stage"]["completed"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("states", nargs="*")
    parser.add_argument("--data", type=Path)
    asked = parser.parse_args()
    corpus = load(asked.data) if asked.data else load()
    codes = asked.states or [code for code in corpus.store.codes if not code.startswith("X")]
    laws = [law for code in codes for law in corpus.store.periods(code)]
    borrowing = {(law.code, item.id, item.since) for law in laws for item in law.provisions if item.helps}
    apart = {(law.code, *found) for law in laws for found in printed_otherwise(law)}
    told(f"{len(borrowing)} versions of offences borrow a penalty; another sanction than their parent print", apart)
    held = [item for item in corpus.own_cases(asked.states) if item.law and item.norm]
    wrong = {(item.case.state, item.case.id) for item in held if not first_is_giver(item.law, item.norm)}
    told(f"{len(held)} answers to fact patterns; the first pinpoint is of another clause in", wrong)
    forms = Counter(problem.file for problem in silent_forms(asked.data or Path("data"), codes))
    told("graver forms without a word on the fine of their offence", forms.elements())
    print("; ".join(f"{name} {count}" for name, count in forms.most_common()))


def told(words: str, found: object) -> None:
    """A line with a number, and what it counts where that is little."""
    items = sorted(found)  # type: ignore[call-overload]
    print(f"{words}: {len(items)}", *(items if len(items) < 10 else ()), sep="\n  " if 0 < len(items) < 10 else "")


def printed_otherwise(law: Law) -> Iterator[tuple[str, str]]:
    """The offences whose penalty is not that of a helper in the offence whose penalty they borrow."""
    places = {item.id: place for place, item in enumerate(law.provisions)}
    for place, item in enumerate(law.provisions):
        if item.helps in places:
            parent = next(law.ratings_of(places[item.helps]))
            own = {terms.penalty for rating in law.ratings_of(place) for _, terms in rating.alternatives}
            if not own <= of_helpers(parent):
                yield item.id, item.since


def of_helpers(rating: Rating) -> set[Penalty]:
    """The penalties of who takes part in an offence without its graver forms, as the engine works them out."""
    drafts = rated(rating.with_only(), everything, SPACE.full)
    return {terms.penalty for cube, terms in drafts if cube & HELPERS and cube & DONE}


def first_is_giver(law: Law, norm: Norm) -> bool:
    """Whether the first pinpoint of an answer is of the clause whose penalty gave the range."""
    provision = law.provisions[norm.provision]
    rating = next(law.ratings_of(norm.provision))
    first = provision.pinpoints(norm.penalty)[0]
    carried = {cite for cites in provision.rules.values() for cite in cites}
    named = [form for form in rating.forms if form.id in norm.form.split("+")]
    extent, giver = rating.alternatives[0][1].range, {rating.alternatives[0][1].penalty.cite[0]}
    for form in named:
        made = form.effect.of(extent)
        giver = {form.cite[0]} if form.penalty or made != extent else giver
        extent = made
    return first in giver or (norm.range != extent and first in carried)


def silent_forms(data: Path, codes: list[str]) -> Iterator[Problem]:
    """The notes of lint on forms without a fine."""
    from harmonize.library.lint import lint_law

    folder = Folder(data)
    for code in codes:
        for problem in lint_law(folder.law_files[code], folder, code):
            if problem.rule.name == "form-without-fine":
                yield problem


if __name__ == "__main__":
    main()
