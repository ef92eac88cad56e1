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
from harmonize.norms.penalty import Fine, Penalty
from harmonize.norms.penalty_rules import Minors, Rating
from harmonize.norms.provision import Norm

PERPETRATORS = SPACE.bit["role"]["perpetrator"]
HELPERS = SPACE.fields["role"].mask & ~PERPETRATORS
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
            own = {terms for rating in law.ratings_of(place) for terms in penalties(rating, PERPETRATORS)}
            theirs = penalties(parent, HELPERS)
            # A parent that names its perpetrators says nothing of helpers: their range is worked out, the fine is its own.
            same = own <= theirs if theirs else fines(own) <= fines(penalties(parent, PERPETRATORS))
            if not same:
                yield item.id, item.since


def penalties(rating: Rating, roles: int) -> set[Penalty]:
    """The penalties of who has some role in an offence without its graver forms, as the engine works them out."""
    drafts = rated(rating.with_only(), everything, SPACE.full)
    return {terms.penalty for cube, terms in drafts if cube & roles and cube & DONE}


def fines(found: set[Penalty]) -> set[Fine | None]:
    """The fines of some penalties."""
    return {item.fine for item in found}


def first_is_giver(law: Law, norm: Norm) -> bool:
    """Whether the first pinpoint of an answer is of the clause whose penalty gave the range."""
    provision = law.provisions[norm.provision]
    rating = next(law.ratings_of(norm.provision))
    first = provision.pinpoints(norm.penalty)[0]
    carried = {cite for cites in provision.rules.values() for cite in cites}
    carried |= {
        cite for step in rating.steps if isinstance(step, Minors) and step.scaling for cite in step.scaling.cite
    }
    carried |= {cite for item in provision.companies.values() for cite in item.penalty.cite}
    named = [form for form in rating.forms if form.id in norm.form.split("+")]
    extent, giver = rating.alternatives[0][1].range, {rating.alternatives[0][1].penalty.cite[0]}
    for form in named:
        made = form.effect.of(extent)
        giver = {form.cite[0]} if form.penalty or made != extent else giver
        extent = made
    written = {terms.penalty for _, terms in rating.alternatives}
    return first in giver or (first in carried and norm.penalty not in written)


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
