"""The duties of a treaty under another text: what differs laid over what is on file, with every mistake in it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from pydantic import ValidationError

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.duty_tests import Criminalize, Spare
from harmonize.norms.facts import impossible
from harmonize.norms.treaty import Duty, Treaty
from harmonize.texts.base import raised
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.nearest import nearest
from harmonize.texts.treaty import DutyText
from harmonize.texts.treaty_consistency import circular, dispute_mistakes, duty_mistakes
from harmonize.texts.treaty_lowering import lowered_duty
from harmonize.texts.what_if import WhatIfFile

WHOLE = ("require", "partial", "exceeds", "unless", "directly")  # said whole: no part of an expression has a name
NAMING = ("either", "of", "over")  # keys of a test that name other duties; `follows` does so under `duty`
Written = dict[str, Any]  # a duty as its file has it


class Draft(NamedTuple):
    """A duty as it would be written, and where the file of the change says so."""

    route: Route
    written: Written


class Redrafting:
    """Another text while it is laid over the one on file.

    ``said`` is its file as it was read, ``written`` the duties on file as their articles write them.
    """

    def __init__(self, text: WhatIfFile, said: Written, written: Mapping[str, Written], treaty: Treaty) -> None:
        self.text, self.said, self.written, self.treaty = text, said, written, treaty

    def mistakes(self) -> Iterator[Mistake]:
        """Everything wrong, as far as it can be reported: what rests on something wrong is not judged."""
        for stage in (self.misnamed, self.unfit, self.inconsistent, self.idle):
            found = list(stage())
            yield from found
            if found:
                return

    def misnamed(self) -> Iterator[Mistake]:
        """Duties that are not there, that are named twice, or that are there already."""
        if not (self.text.changes or self.text.adds or self.text.strikes):
            yield mistake(
                (),
                "empty-value",
                what="the file changes, adds and strikes no duty; name one under `changes`, `adds` or `strikes`",
            )
        named: list[tuple[Route, str]] = [
            (("changes", n, "duty", m), name)
            for n, change in enumerate(self.text.changes)
            for m, name in enumerate(change.duty)
        ]
        named += [(("strikes", n), name) for n, name in enumerate(self.text.strikes)]
        seen: set[str] = set()
        for route, name in named:
            if name not in self.written:
                yield unknown(route, name, self.written)
            elif name in seen:
                yield mistake(route, "same-id", id=name, where="it is changed or struck once")
            seen.add(name)
        for n, item in enumerate(self.text.adds):
            route = ("adds", n, "id")
            pinpoint, known = item.id.split("/")[0], self.treaty.instruments
            if item.id in self.written:
                more = "write under `changes` what differs, or give the new paragraph an id of its own"
                yield mistake(route, "on-file-already", id=item.id, more=more)
            elif not pinpoint.endswith(f"-{item.paragraph}"):
                yield mistake(route, "duty-id", pinpoint=f"smp-{item.paragraph}")
            elif (name := pinpoint.removesuffix(f"-{item.paragraph}")) not in known:
                yield mistake(route, "unknown-word", kind="instrument", word=name, hint=nearest(name, known))

    @cached_property
    def changed(self) -> dict[str, Draft]:
        """The duties that the text changes, as they would be written."""
        found: dict[str, Draft] = {}
        for n, change in enumerate(self.text.changes):
            keys = {key: value for key, value in self.said["changes"][n].items() if key != "duty"}
            found |= {name: Draft(("changes", n), laid_over(self.written[name], keys)) for name in change.duty}
        return found

    @cached_property
    def gone(self) -> frozenset[str]:
        """The duties that are struck, and those that build on nothing else."""
        gone = set(self.text.strikes)
        rest = {
            name: names_in(self.changed[name].written if name in self.changed else item)
            for name, item in self.written.items()
        }
        while more := {name for name, bases in rest.items() if name not in gone and bases and bases <= gone}:
            gone |= more
        return frozenset(gone)

    @cached_property
    def drafts(self) -> dict[str, Draft]:
        """All duties that are written otherwise: changed, or building on fewer duties than before."""
        found = {name: draft for name, draft in self.changed.items() if name not in self.gone}
        for name, item in self.written.items():
            draft = found.get(name, Draft(("strikes", 0), item))
            if name not in self.gone and names_in(draft.written) & self.gone:
                found[name] = draft._replace(written=without(draft.written, self.gone))
        return found

    @cached_property
    def texts(self) -> dict[str, DutyText]:
        """The same, and those that are new, as models. Raises ValidationError."""
        found = {name: DutyText.model_validate(draft.written) for name, draft in self.drafts.items()}
        return found | {item.id: item for item in self.text.adds}

    @cached_property
    def routes(self) -> dict[str, Route]:
        """Where the file speaks of each of them."""
        added: dict[str, Route] = {item.id: ("adds", n) for n, item in enumerate(self.text.adds)}
        return {name: draft.route for name, draft in self.drafts.items()} | added

    def unfit(self) -> Iterator[Mistake]:
        """Duties that are none any more as they would be written."""
        for name, draft in self.drafts.items():
            try:
                DutyText.model_validate(draft.written)
            except ValidationError as error:
                for item in error.errors(include_url=False):
                    wrong = raised(item) or mistake((), "test-value", wrong=item["msg"])
                    yield wrong._replace(route=(*self.routes[name], *item["loc"]))

    def inconsistent(self) -> Iterator[Mistake]:
        """Tests that cannot be, and names of nothing."""
        forms = {name: item.get("form") for name, item in self.written.items() if name not in self.gone}
        forms |= {name: item.form for name, item in self.texts.items()}
        for name, item in self.texts.items():
            for found in (
                *duty_mistakes(item, forms, self.treaty.measures),
                *dispute_mistakes(item, self.treaty.disputes),
            ):
                yield found._replace(route=(*self.routes[name], *found.route))
        rest = {name: names_in(item) for name, item in self.written.items() if name not in self.gone}
        again = circular(rest | {name: names_in(self.said_of(name)) for name in self.texts})
        yield from (
            mistake(route, "circular-condition", what=f"the duty `{name}`", way="")
            for name, route in self.routes.items()
            if name in again
        )

    def said_of(self, name: str) -> Written:
        """A duty that is otherwise or new, as it is written."""
        return self.drafts[name].written if name in self.drafts else {"test": self.texts[name].test}

    def idle(self) -> Iterator[Mistake]:
        """Changes that change nothing, and duties that ask for nothing any more."""
        for name, duty in self.lowered.items():
            if name in self.changed and duty == self.treaty.duties[name] and self.same_prose(name):
                yield mistake(self.routes[name], "change-changes-nothing", id=name)
            test = duty.test
            region = test.region if isinstance(test, Criminalize | Spare) else ()
            if region and not any(SPACE.survives(part.cube, impossible()) for part in region):
                yield mistake(self.routes[name], "nothing-left-to-ask", id=name)

    def same_prose(self, name: str) -> bool:
        """Whether a duty would ask for the same in the same words."""
        return bool(self.changed[name].written.get("asks") == self.written[name].get("asks"))

    @cached_property
    def lowered(self) -> dict[str, Duty]:
        """All duties that are otherwise or new, lowered."""
        return {name: self.lower(name, item) for name, item in self.texts.items()}

    def lower(self, name: str, item: DutyText) -> Duty:
        """A duty of the article it stands in, or that its number names."""
        old = self.treaty.duties.get(name)
        if old:
            return lowered_duty(old.instrument, old.article, item)
        pinpoint = item.id.split("/")[0]
        return lowered_duty(pinpoint.removesuffix(f"-{item.paragraph}"), item.paragraph.split(".")[0], item)

    @property
    def duties(self) -> dict[str, Duty]:
        """All duties under the other text in treaty order: a new one behind those of its article, or of its instrument."""
        listed = [self.lowered.get(name, duty) for name, duty in self.treaty.duties.items() if name not in self.gone]
        for item in self.text.adds:
            new = self.lowered[item.id]
            article = [
                n for n, one in enumerate(listed) if (one.instrument, one.article) == (new.instrument, new.article)
            ]
            whole = [n for n, one in enumerate(listed) if one.instrument == new.instrument]
            listed.insert(max(article or whole or [len(listed) - 1]) + 1, new)
        return {duty.id: duty for duty in listed}


def unknown(route: Route, name: str, known: Iterable[str]) -> Mistake:
    """A duty that is none: the place of several, or a word that is like one."""
    below = [one for one in known if one.startswith((f"{name}.", f"{name}/"))]
    if below:
        return mistake(route, "duty-above-others", name=name, below=", ".join(f"`{one}`" for one in below))
    return mistake(route, "unknown-word", kind="duty", word=name, hint=nearest(name, sorted(known)))


def laid_over(before: Written, said: Written) -> Written:
    """A duty with the keys that differ; of its test what differs, key by key."""
    test = said.get("test")
    if not isinstance(test, dict) or not isinstance(before.get("test"), dict):
        return {**before, **said}
    kept = {key: value for key, value in before["test"].items() if test.get(key) != "none"}
    more = {key: value for key, value in test.items() if value != "none"}
    return {**before, **said, "test": merged(kept, more)}


def merged(before: Written, said: Written) -> Written:
    """A map with another one laid over it, maps within maps."""
    both = {
        key: merged(before[key], value)
        for key, value in said.items()
        if isinstance(value, dict) and isinstance(before.get(key), dict) and key not in WHOLE
    }
    return {**before, **said, **both}


def names_in(written: Written) -> set[str]:
    """The duties that the test of a duty builds on."""
    test = written.get("test")
    if not isinstance(test, dict):
        return set()
    follows = test.get("follows")
    values = [*(test.get(key) for key in NAMING), follows.get("duty") if isinstance(follows, dict) else None]
    listed = (value if isinstance(value, list) else [value] for value in values)
    return {name for some in listed for name in some if isinstance(name, str)}


def without(written: Written, gone: frozenset[str]) -> Written:
    """A duty that builds on those only that are left."""

    def left(value: Any) -> Any:
        return [name for name in value if name not in gone] if isinstance(value, list) else value

    test = {key: left(value) if key in NAMING else value for key, value in written["test"].items()}
    if "follows" in test:
        test["follows"] = {**test["follows"], "duty": left(test["follows"]["duty"])}
    return {**written, "test": test}
