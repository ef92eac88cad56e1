"""Answers to measures in words: every word of a closed list as a report says it."""

from harmonize.norms.penalty import term

# Words that need more than a blank for each underscore, after the paragraph of the treaty that lists them.
WORDS = {
    "all_crimes": "all offences",
    "appearance": "voluntary appearance of persons",
    "assurance_required": "assurances required",
    "ban": "ban on activities",
    "both_states": "the law of both States",
    "bribe": "promise, offering or giving of an undue advantage",
    "coercive_only": "for coercive measures only",
    "conduct": "by the conduct",
    "conduct_transposed": "by the conduct, transposed",
    "contrary_to_own_law": "contrary to domestic law",
    "covert": "covert investigations",
    "evidence": "interference with the production of evidence",
    "force": "use of physical force",
    "form": "defects of form",
    "freezing": "freezing of property",
    "gain_based_fine": "gain-based fine",
    "information_experts": "information, evidentiary items and expert evaluations",
    "joint_teams": "joint investigative teams",
    "knew": "where the owner knew",
    "knew_or_should_have_known": "from whoever knew or should have known",
    "label": "by the name of the offence",
    "list_exempt": "not required for listed offences",
    "lump_sum": "lump sum",
    "military": "military offence",
    "no_extradition": "return without extradition proceedings",
    "not_needed": "no treaty needed",
    "political": "political offence",
    "pre_trial": "proceedings before trial",
    "records": "government, corporate and business records",
    "requested_state": "the law of the requested State",
    "requesting_state": "the law of the requesting State",
    "return": "return of the person",
    "search_seizure": "search and seizure",
    "service": "service of judicial documents",
    "sites": "examination of objects and sites",
    "statements": "taking of evidence and statements",
    "time_counts": "credit for time in custody",
    "took_without_value": "from whoever took it without value",
    "tracing": "identifying and tracing of proceeds",
    "treaty_only": "treaty needed",
    "treaty_or_designation": "treaty or designation needed",
    "turnover_fine": "fine based on turnover",
    "unless_without_fault": "unless the owner is without fault",
    "video": "hearing by video link",
    "whoever_owns": "from whoever owns it",
}


def said(value: object, kind: str = "") -> str:
    """An answer to a measure of a type (``months``, ``days``, ...) in words; of a list, all of it."""
    words = value if isinstance(value, (list, tuple)) else (value,)
    return ", ".join(value_in_words(str(word), kind) for word in words)


def value_in_words(word: str, kind: str) -> str:
    if word.isdecimal() and kind == "months":
        return term(int(word))
    return f"{word} days" if word.isdecimal() and kind == "days" else WORDS.get(word, word.replace("_", " "))
