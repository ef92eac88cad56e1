"""Facts that cannot be, as sentences with the facts they rule out; the vocabulary's don't-cares."""

# Facts that cannot be, hence never asked for: each hides facts, so each has a test with a would-be counterexample.
NEVER = (
    (
        "nationals do not enter or stay in their own State unlawfully",
        {"conduct": ("own_stay",), "person": ("own_national",)},
    ),
    (
        "nobody makes a genuine document by forging it",
        {"conduct": ("produce_document", "make_tools"), "doc_flaw": ("misused_genuine",)},
    ),
    (
        "only an official issues a document",
        {
            "conduct": ("produce_document",),
            "doc_flaw": ("improperly_issued",),
            "capacity": ("private", "pass_holder"),
        },
    ),
    (
        "nobody misuses his own document by using it himself",
        {"doc_flaw": ("misused_genuine",), "doc_holder": ("actor",), "for": ("self",)},
    ),
    ("a document that one uses is used", {"conduct": ("use_document",), "doc_used": ("no",)}),
    (
        "who crosses a border illegally has entered illegally",
        {"conduct": ("own_crossing",), "irregular": ("overstayed", "revoked")},
    ),
    (
        "an organized criminal group has three members at least (UNTOC 2(a))",
        {"group": ("organisation",), "members": ("2",)},
    ),
    (
        "nobody has a genuine document of another made to order",
        {"conduct": ("procure_document",), "doc_flaw": ("misused_genuine",), "doc_made": ("ordered",)},
    ),
    (
        "only an officer fails in his office",
        {"omission": ("yes",), "capacity": ("private", "pass_holder")},
    ),
    (
        "to hide someone is to keep him from the authorities",
        {"how": ("hide",), "evade": ("no",)},
    ),
    (
        "several deaths need several persons",
        {"harm": ("deaths", "death_one_grave", "grave_several"), "sufferer": ("migrant",), "persons": ("1",)},
    ),
    (
        "grave harm does not come without danger",
        {
            "harm": ("grave_one", "grave_several", "death_one", "death_one_grave", "deaths"),
            "danger": ("none", "likely_safety", "likely_life"),
        },
    ),
    (
        "nobody is related to himself",
        {
            "for": ("self",),
            "tie": (
                "fellow_migrant",
                "other_relative",
                "in_law",
                "sibling",
                "partner",
                "ascendant",
                "descendant",
                "ward",
            ),
        },
    ),
    (
        # Who pays the smuggler instigates or aids a paid smuggling of himself: that is not among these.
        "one's own passage is not sold to oneself",
        {
            "for": ("self",),
            "role": ("perpetrator", "organiser", "member"),
            "benefit": ("costs", "kind", "money"),
            "conduct": ("crossing", "transit", "move_within", "stay"),
        },
    ),
    (
        "one's own passage concerns one person",
        {
            "for": ("self",),
            "conduct": ("crossing", "transit", "move_within", "stay"),
            "persons": ("2", "3", "5", "6", "10", "20", "50"),
        },
    ),
    ("who belongs to a group without acting needs a group", {"role": ("member",), "group": ("none",)}),
    (
        "who tries in vain to make another commit it instigates",
        {"stage": ("solicited",), "role": ("perpetrator", "aider", "organiser", "member")},
    ),
    ("who only agrees has another to agree with", {"stage": ("agreed",), "actors": ("1",)}),
    ("companies hold no office", {"actor": ("legal_person",), "capacity": ("official", "border_official")}),
    (
        "companies have no kin",
        {
            "actor": ("legal_person",),
            "tie": (
                "fellow_migrant",
                "other_relative",
                "in_law",
                "sibling",
                "partner",
                "ascendant",
                "descendant",
                "ward",
            ),
        },
    ),
    ("a rescue coordinated by an authority is not for pay", {"auspices": ("authority",), "benefit": ("kind", "money")}),
    ("a minor alone is not a ward", {"vulnerable": ("minor_alone",), "tie": ("ward",)}),
    (
        "exploitation is no charity",
        {"motive": ("humanitarian_only", "rescue", "rescue_aboard"), "exploitation": ("intended", "actual")},
    ),
    (
        "an act on the State's own soil is not judged by another law of the place",
        {"act_place": ("own_territory",), "punishable_there": ("no",)},
    ),
    (
        "nationality is a reason to refuse only for nationals",
        {"surrender": ("refused_nationality",), "actor_nat": ("resident", "foreigner")},
    ),
)
