"""The register of forms: which module judges a duty.

``decide`` gives the verdict alone, ``assess`` the verdict with all that a report says about it; a form whose verdict costs
as much as its reasons has one of them.
"""

from harmonize.duties import aggravate, criminalize, provide, punish, spare
from harmonize.duties.docket import Docket
from harmonize.norms.outcome import Outcome, Verdict
from harmonize.norms.treaty import Duty

DECIDE = {
    "criminalize": criminalize.decide,
    "punish": punish.decide,
    "aggravate": aggravate.decide,
    "provide": provide.decide,
}
FORMS = {
    "criminalize": criminalize.assess,
    "spare": spare.assess,
    "punish": punish.assess,
    "aggravate": aggravate.assess,
    "provide": provide.assess,
}


def verdict(duty: Duty, docket: Docket) -> Verdict:
    """The verdict on a duty without its reasons, decided at the first counterexample."""
    if duty.id not in docket.verdicts:
        if duty.id in docket.outcomes:
            return docket.outcomes[duty.id].verdict
        docket.verdicts[duty.id] = (
            best_way(duty, docket)[0]
            if "either" in duty.test
            else DECIDE[duty.form](duty, docket)
            if duty.form in DECIDE
            else judge(duty, docket).verdict
        )
    return docket.verdicts[duty.id]


def judge(duty: Duty, docket: Docket) -> Outcome:
    """The verdict on a duty with its reasons; one that may be met in several ways has those of the best way."""
    if duty.id not in docket.outcomes:
        if "either" in duty.test:
            _, name = best_way(duty, docket)
            docket.outcomes[duty.id] = judge(docket.duty(name), docket)._replace(follows=name)
        else:
            docket.outcomes[duty.id] = FORMS[duty.form](duty, docket)
    return docket.outcomes[duty.id]


# From best to worst: a way that was not read may be the one that meets the duty.
WAYS = (
    Verdict.MET,
    Verdict.EXCEEDS,
    Verdict.UNSETTLED,
    Verdict.NOT_VERIFIED,
    Verdict.NOT_ASSESSED,
    Verdict.PARTIAL,
    Verdict.GAP,
)


def best_way(duty: Duty, docket: Docket) -> tuple[Verdict, str]:
    """The verdict of the best of several ways to meet a duty, and the duty that is this way."""
    ways = [(verdict(docket.duty(name), docket), name) for name in duty.test["either"]]
    return min(ways, key=lambda way: WAYS.index(way[0]))
