"""The register of forms: which module judges a duty."""

from harmonize.duties import aggravate, criminalize, provide, punish, spare
from harmonize.duties.docket import Docket
from harmonize.norms.outcome import Outcome
from harmonize.norms.treaty import Duty

FORMS = {
    "criminalize": criminalize.assess,
    "spare": spare.assess,
    "punish": punish.assess,
    "aggravate": aggravate.assess,
    "provide": provide.assess,
}


def judge(duty: Duty, docket: Docket) -> Outcome:
    """The verdict on a duty; one that may be met in several ways has the verdict of the best way."""
    if duty.id not in docket.outcomes:
        docket.outcomes[duty.id] = best_way(duty, docket) if "either" in duty.test else FORMS[duty.form](duty, docket)
    return docket.outcomes[duty.id]


def best_way(duty: Duty, docket: Docket) -> Outcome:
    """The outcome of the best of several ways to meet a duty."""
    ways = [(judge(docket.duty(name), docket), name) for name in duty.test["either"]]
    best, name = min(ways, key=lambda way: criminalize.BETTER.index(way[0].verdict))
    return best._replace(follows=name)
