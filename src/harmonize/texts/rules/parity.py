"""Rules about the answers to the parity list: what every State's file says of general law."""

from harmonize.texts.rules.rule import Rule

PARITY = (
    Rule(
        "parity-form",
        "error",
        "say one of `coded: [...]`, `none: yes`, `not_read: yes`",
        "An item is coded, absent or not read, and one of them only.",
        "necessity: {coded: [xa-1], none: yes}",
        "necessity: {coded: [xa-1]}",
        firm=True,
    ),
    Rule(
        "parity-none-not-searched",
        "error",
        "`none` says in `searched` where it was looked for",
        "That a law lacks something is known only to who looked for it.",
        "necessity: {none: yes}",
        'necessity: {none: yes, searched: "Penal Code ss 1-40"}',
        firm=True,
    ),
    Rule(
        "parity-incomplete",
        "error",
        "no answer to {names}",
        "A file that has begun to answer the parity list answers all of it: else one State is asked what another is not.",
        "parity: {necessity: {...}}",
        "parity: {necessity: {...}, rescue: {...}, ...}",
    ),
    Rule(
        "parity-unanswered",
        "note",
        "no answers to the parity list; `harmonize states --parity` shows its items",
        "What every State has is coded for all States or counted for none.",
        "(no `parity`)",
        "parity: {necessity: {...}, ...}",
    ),
    Rule(
        "parity-unknown-item",
        "error",
        "unknown item `{name}`{hint}",
        "The list is closed; it stands in parity.yaml.",
        "parity: {necesity: {...}}",
        "parity: {necessity: {...}}",
    ),
    Rule(
        "parity-not-searched",
        "error",
        "`{name}` is not read: say in `searched` which places were looked in",
        "Who reads on must know where to begin.",
        "necessity: {not_read: yes}",
        "necessity: {not_read: yes, searched: Penal Code ss 1-40}",
    ),
    Rule(
        "parity-carries-nothing",
        "error",
        "`{place}` carries nothing in this file{hint}",
        "An answer points to what is coded.",
        "necessity: {coded: [xa-99]}",
        "necessity: {coded: [defences necessity]}",
    ),
    Rule(
        "parity-wrong-carrier",
        "error",
        "`{place}` is of kind `{kind}`; this item is carried by {wanted}",
        "One kind of rule is coded in one way in all States.",
        "necessity: {coded: [xa-1]}",
        "necessity: {coded: [defences necessity]}",
    ),
)
