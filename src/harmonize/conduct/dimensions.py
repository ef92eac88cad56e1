"""The vocabulary of facts: every question that a law or a treaty asks about conduct, each declared here and only here.

Sources: the treaty paragraphs named at the values, and the statutes whose distinctions made a value necessary.
Adding a two-valued dimension changes no file of the dataset, because a dimension not named is open. Law files write
thresholds (``>=5``), never names of intervals, so that a new cut point is safe.

Families of conduct: X crossing a border; I inside a State (transit, movement, stay); D documents; S the migrant's own
conduct; R failure to report. A dimension is asked only in its families; in all others every cube leaves it full.
"""

from harmonize.conduct.space import Dimension, Space, Value

V = Value

# ISO 3166-1 alpha-2, with XK (Kosovo, user-assigned by custom) and the user-assigned XA-XF for invented States.
STATES = tuple(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
    FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
    JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
    MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
    PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
    TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XK XA XB XC XD XE XF
    """.split()
)

CONDUCT_FAMILY = {
    "crossing": "X",
    "transit": "I",
    "move_within": "I",
    "stay": "I",
    "produce_document": "D",
    "procure_document": "D",
    "provide_document": "D",
    "possess_document": "D",
    "use_document": "D",
    "make_tools": "D",
    "own_crossing": "S",
    "own_stay": "S",
    "withhold_report": "R",
}

DIMENSIONS = (
    Dimension(
        "conduct",
        "What was done?",
        (
            V(
                "crossing",
                "a border crossing of another is brought about",
                "bringing about another person's crossing of a border, entry or exit",
                "SMP 3(a), 6(1)(a)",
            ),
            V(
                "transit",
                "passage through the State is brought about",
                "bringing about another's passage through a State",
                "laws that name transit beside entry",
            ),
            V(
                "move_within",
                "someone unlawfully present is moved inside the State",
                "carrying or guiding inside a State a person who is already there unlawfully",
                "8 USC 1324(a)(1)(A)(ii) and like laws",
            ),
            V(
                "stay",
                "another's unlawful stay is enabled",
                "enabling another to remain, harbouring included",
                "SMP 6(1)(c)",
            ),
            V(
                "produce_document",
                "a document is made",
                "making, forging or altering a document, or issuing it unlawfully",
                "SMP 6(1)(b)(i)",
            ),
            V(
                "procure_document",
                "a document is procured",
                "obtaining, buying or brokering a document",
                "SMP 6(1)(b)(ii)",
            ),
            V(
                "provide_document",
                "a document is provided",
                "handing over, selling, lending or sending a document to another",
                "SMP 6(1)(b)(ii)",
            ),
            V("possess_document", "a document is possessed", "holding or carrying a document", "SMP 6(1)(b)(ii)"),
            V(
                "use_document",
                "a document is used",
                "presenting a document to an authority or a carrier",
                "laws on use of false papers",
            ),
            V(
                "make_tools",
                "forger's tools are made or held",
                "making, holding or supplying plates, blanks, software or other means of forgery",
                "laws on preparation of forgery",
            ),
            V("own_crossing", "one enters or leaves unlawfully oneself", "the migrant's own crossing", "SMP 6(4)"),
            V("own_stay", "one stays unlawfully oneself", "the migrant's own stay", "SMP 6(4)"),
            V(
                "withhold_report",
                "no report is made",
                "not reporting smuggling that one knows of",
                "laws with a duty to denounce",
            ),
        ),
    ),
    Dimension(
        "state",
        "Whose border or stay law is broken?",
        tuple(
            V(code, code, f"the State with the ISO 3166-1 code {code}", "SMP 3(a), closed lists of States")
            for code in STATES
        )
        + (
            V(
                "parties",
                "any State Party to the Protocol",
                "the States Parties to the SMP, worked out for the day on which the law is asked",
                "laws that name the States Parties",
            ),
            V(
                "none",
                "no State's entry or stay law",
                "no State's entry or stay law is broken (a pure exit, a document for no border)",
                "exit offences",
            ),
        ),
        asked="XIDS",
    ),
    Dimension(
        "leaves",
        "Which State is left, and how?",
        (
            V(
                "own_unlawfully",
                "leaving this State unlawfully",
                "the State whose law is asked is left against its exit rules",
                "exit offences",
            ),
            V(
                "own_lawfully",
                "leaving this State lawfully",
                "the State whose law is asked is left lawfully",
                "exit offences",
            ),
            V(
                "other_unlawfully",
                "leaving another State unlawfully",
                "another State is left against its exit rules",
                "exit offences",
            ),
            V("other_lawfully", "leaving another State lawfully", "another State is left lawfully", "exit offences"),
        ),
        plain="other_lawfully",
        asked="XS",
        relative=True,
        ordinary=("own_unlawfully", "own_lawfully", "other_unlawfully", "other_lawfully"),
    ),
    Dimension(
        "mode",
        "By which route?",
        (
            V("land", "by land", "over a land border, by rail or river included", "SMP title"),
            V("sea", "by sea", "in or on a vessel at sea", "SMP title, 7-9"),
            V("air", "by air", "in an aircraft", "SMP title"),
        ),
        plain="land",
        asked="X",
        ordinary=("land", "sea", "air"),
    ),
    Dimension(
        "checkpoint",
        "How was the border control met?",
        (
            V("avoided", "around the controls", "crossing away from a control point or unseen", "SMP 3(b)"),
            V("hidden", "hidden from the controls", "passing a control point concealed", "SMP 3(b)"),
            V(
                "deceived",
                "by deceiving the controls",
                "passing a control point with false papers or statements",
                "SMP 3(b)",
            ),
            V(
                "presented",
                "presented to the controls",
                "brought to an officer or a port and presented there without the right to enter",
                "laws on persons not presented at once",
            ),
        ),
        plain="avoided",
        asked="X",
        ordinary=("avoided", "hidden", "deceived"),
    ),
    Dimension(
        "how",
        "By which act?",
        (
            V("recruit", "by recruiting migrants", "finding or persuading migrants", "lists of acts"),
            V(
                "advertise",
                "by advertising",
                "publishing an offer of unlawful crossing or papers",
                "GB 2025 Act; COM(2023) 755",
            ),
            V(
                "inform",
                "by gathering or giving information for the journey",
                "collecting, recording or passing on information useful for the crossing",
                "GB 2025 Act",
            ),
            V("finance", "by financing", "paying for or lending money for it", "lists of acts"),
            V("transport", "by transport", "carrying, guiding or steering", "lists of acts"),
            V(
                "equip",
                "by supplying equipment",
                "supplying, storing or moving craft, vehicles, engines or gear",
                "preparatory offences",
            ),
            V("lodge", "by lodging", "giving shelter or letting rooms", "lists of acts"),
            V("hide", "by hiding", "concealing from the authorities", "harbouring"),
            V("deceive", "by deceit", "sham marriage, false statements, false papers", "SMP 6(1)(c) illegal means"),
            V("employ", "by employing", "giving work", "employer rules"),
            V(
                "necessities",
                "by food, medicine or life-saving gear",
                "food, clothes, medicine, life jackets",
                "exemptions",
            ),
            V("advise", "by legal, language or social advice", "advice and counsel", "exemptions"),
            V("other_help", "by other help", "any other act of help", "catch-all clauses"),
        ),
        plain="other_help",
        asked="XI",
        ordinary=("recruit", "finance", "transport", "equip", "lodge", "hide", "deceive", "other_help"),
    ),
    Dimension(
        "evade",
        "Was it done to avoid controls?",
        (
            V(
                "no",
                "without the aim of avoiding controls",
                "no aim to keep the person from the authorities",
                "harbouring laws",
            ),
            V("yes", "to avoid controls", "with the aim of keeping the person from the authorities", "harbouring laws"),
        ),
        plain="no",
        asked="I",
        ordinary=("no", "yes"),
    ),
    Dimension(
        "role",
        "Which part did the person play?",
        (
            V("perpetrator", "acting oneself", "acts towards the migrant himself", "SMP 6(1)"),
            V(
                "instigator",
                "by bringing another to do it",
                "determines another to commit it",
                "SMP 6(2)(b), UNTOC 5(1)(b)",
            ),
            V("aider", "by helping the smuggler", "helps another who smuggles", "SMP 6(2)(b), UNTOC 5(1)(b)"),
            V(
                "organiser",
                "by organising or directing others",
                "organises or directs others",
                "SMP 6(2)(c), UNTOC 5(1)(b)",
            ),
            V(
                "member",
                "by belonging to the group",
                "belongs to the group; no act of his own is shown",
                "UNTOC 5(1)(a)(ii)",
            ),
        ),
        plain="perpetrator",
    ),
    Dimension(
        "stage",
        "How far did it go?",
        (
            V("agreed", "when it was only agreed", "two or more agreed to do it", "UNTOC 5(1)(a)(i)"),
            V("prepared", "when it was only prepared", "preparatory acts", "supply and preparation offences"),
            V("attempted", "when it was only attempted", "begun and not achieved", "SMP 6(2)(a)"),
            V("completed", "when it was completed", "the crossing, stay or document came about", "SMP 6(1)"),
        ),
        plain="completed",
        ordered=True,
    ),
    Dimension(
        "mental",
        "What did the person know of the unlawfulness?",
        (
            V(
                "unaware",
                "without knowing or having to know",
                "neither knew nor ought to have known",
                "strict liability",
            ),
            V(
                "negligent",
                "negligently",
                "ought to have known, had reasonable cause to believe",
                "negligence offences",
            ),
            V("reckless", "recklessly", "aware of a substantial risk, unjustifiably taken", "Criminal Code (Cth) 5.4"),
            V("accepts", "accepting that it may be unlawful", "dolus eventualis", "civil-law intent"),
            V("intent", "knowingly", "knew it", "SMP 6(1)"),
        ),
        plain="intent",
        ordered=True,
    ),
    Dimension(
        "for",
        "For whose passage, stay or use?",
        (
            V("another", "for another", "for someone else", "SMP 5, 6(1)"),
            V("self", "for oneself", "for the actor's own passage, stay or use", "SMP 5"),
        ),
        plain="another",
        asked="XID",
    ),
    Dimension(
        "actor",
        "Who acted?",
        (
            V("adult", "an adult", "a natural person of full age", "all"),
            V(
                "minor",
                "a minor",
                "a natural person under the age set by the law (mostly 18)",
                "minima that spare minors",
            ),
            V("legal_person", "a legal person", "a company, association or other legal person", "UNTOC 10"),
        ),
        plain="adult",
    ),
    Dimension(
        "capacity",
        "In which capacity?",
        (
            V("private", "privately", "no special position", "all"),
            V(
                "pass_holder",
                "with access to a restricted zone",
                "has access to a restricted zone of a port or airport",
                "aggravations",
            ),
            V("official", "as an official", "a public official", "aggravations"),
            V(
                "border_official",
                "as a border or migration official",
                "an official charged with border, migration or police tasks",
                "aggravations",
            ),
        ),
        plain="private",
        aggravating=True,
    ),
    Dimension(
        "benefit",
        "What was sought in return?",
        (
            V("none", "for nothing", "no benefit sought", "laws without a benefit element"),
            V("costs", "for the bare costs", "only the actor's own outlay", "border of the benefit element"),
            V(
                "immaterial",
                "for a non-material advantage",
                "an advantage that is not material",
                "wide benefit clauses",
            ),
            V(
                "kind",
                "for a material benefit in kind",
                "goods, services, labour, sexual services",
                "SMP 3(a) other material benefit",
            ),
            V("money", "for money", "money or its equivalent", "SMP 3(a) financial benefit"),
        ),
        plain="none",
        asked="XID",
        ordered=True,
        ordinary=("kind", "money"),
    ),
    Dimension(
        "benefit_when",
        "Was the benefit hoped for, promised or received?",
        (
            V(
                "hoped",
                "a benefit only hoped for",
                "aimed at, neither promised nor received",
                "SMP 3(a) in order to obtain",
            ),
            V("promised", "a benefit promised", "promised", "laws that need a promise"),
            V("received", "a benefit received", "received", "laws that need receipt"),
        ),
        plain="promised",
        asked="XID",
        only_if=("benefit", ("costs", "immaterial", "kind", "money")),
        ordinary=("promised", "received"),
    ),
    Dimension(
        "benefit_way",
        "Directly or indirectly?",
        (
            V("direct", "a direct benefit", "from or for the transaction itself", "SMP 3(a)"),
            V("indirect", "an indirect benefit", "by another way or through another person", "SMP 3(a)"),
        ),
        plain="direct",
        asked="XID",
        only_if=("benefit", ("costs", "immaterial", "kind", "money")),
    ),
    Dimension(
        "benefit_just",
        "Is the price out of proportion?",
        (
            V("ordinary", "at an ordinary price", "a usual price", "laws that need an unjust profit"),
            V(
                "unjust",
                "at an unjust price",
                "an unjust or exploitative profit from the person's status",
                "D.Lgs. 286/1998 art. 12(5)",
            ),
        ),
        plain="ordinary",
        asked="XI",
        only_if=("benefit", ("kind", "money")),
    ),
    Dimension(
        "motive",
        "Why, when nothing is sought?",
        (
            V("ordinary", "from no special motive", "no special motive", "exclusions"),
            V(
                "humanitarian_only",
                "only to help",
                "the only aim is humanitarian help",
                "SMP 5-6 read with IN 88; humanitarian clauses",
            ),
            V("rescue", "to rescue", "rescue from danger", "rescue clauses, law of the sea"),
            V(
                "rescue_aboard",
                "to rescue, by one already aboard",
                "rescue by someone who already was in the boat",
                "GB 1971 Act s 25BB",
            ),
        ),
        plain="ordinary",
        asked="XI",
        only_if=("benefit", ("none", "costs")),
    ),
    Dimension(
        "auspices",
        "Under whose auspices?",
        (
            V("private", "privately", "nobody's", "exclusions"),
            V(
                "free_charity",
                "for a charity that charges nothing",
                "on behalf of a body that assists without charge",
                "GB 1971 Act s 25A(3)",
            ),
            V("religious", "for a religious body", "on behalf of a religious body", "8 USC 1324(a)(1)(C)"),
            V(
                "authority",
                "under an authority's coordination",
                "coordinated by coastguard, police or like authority",
                "rescue clauses",
            ),
        ),
        plain="private",
        asked="XI",
    ),
    Dimension(
        "tie",
        "How are actor and migrant related?",
        (
            V("stranger", "a stranger", "no tie", "family exclusions"),
            V("fellow_migrant", "a fellow migrant", "migrates together with him", "family exclusions"),
            V("other_relative", "another relative", "a relative not named elsewhere", "family exclusions"),
            V("in_law", "a relative by marriage", "spouse of a relative, relative of the spouse", "family exclusions"),
            V("sibling", "a sibling", "brother or sister", "family exclusions"),
            V(
                "partner",
                "a spouse or partner",
                "spouse, registered partner, or partner in fact where the law counts it",
                "family exclusions",
            ),
            V("ascendant", "a parent or grandparent", "the migrant is the actor's ascendant", "family exclusions"),
            V(
                "descendant",
                "a child or grandchild",
                "the migrant is the actor's grown descendant",
                "family exclusions",
            ),
            V(
                "ward",
                "a minor in one's care",
                "the actor's minor child, or a minor in his actual care",
                "CJEU C-460/23 Kinsa",
            ),
        ),
        plain="stranger",
        asked="XIR",
    ),
    Dimension(
        "person",
        "Who was moved or helped?",
        (
            V("third_country", "a foreigner", "a foreigner without free movement in the State concerned", "SMP 3(a)"),
            V("stateless", "a stateless person", "a stateless person", "SMP 3(a)"),
            V(
                "union_citizen",
                "a citizen with free movement",
                "a national of a free-movement bloc of the State concerned",
                "AufenthG 1(2) and like laws",
            ),
            V(
                "own_national",
                "a national of the State whose law is asked",
                "a national of the State whose law is asked",
                "exit offences",
            ),
        ),
        plain="third_country",
        asked="XIDS",
        relative=True,
    ),
    Dimension(
        "status",
        "Which special status has the migrant?",
        (
            V("ordinary", "without special status", "none", "all"),
            V("reentry_ban", "under a re-entry ban", "expelled or banned before", "special offences"),
            V("security_risk", "a security risk", "regarded as a danger to security", "8 USC 1327"),
            V("criminal_aims", "with criminal aims", "wants to commit crimes in the State", "special offences"),
            V("listed", "under international sanctions", "listed under international sanctions", "special offences"),
        ),
        plain="ordinary",
        asked="XIS",
    ),
    Dimension(
        "asylum",
        "Does the migrant seek asylum?",
        (
            V("no", "not an asylum seeker", "no", "GB 1971 Act s 25A"),
            V("seeker", "an asylum seeker", "intends to ask, or has asked, for asylum", "GB 1971 Act s 25A, AsylG 84"),
        ),
        plain="no",
        asked="XIS",
    ),
    Dimension(
        "persons",
        "How many persons were moved or helped?",
        (
            V("1", "one person", "1", "SMP 6(1): one suffices"),
            V("2", "two persons", "2", "thresholds"),
            V("3", "three or four persons", "3 or 4", "thresholds"),
            V("5", "five persons", "5", "thresholds"),
            V("6", "six to nine persons", "6 to 9", "thresholds"),
            V("10", "ten to nineteen persons", "10 to 19", "thresholds"),
            V("20", "twenty to forty-nine persons", "20 to 49", "thresholds"),
            V("50", "fifty or more persons", "50 and more", "thresholds"),
        ),
        plain="1",
        asked="XID",
        ordered=True,
        aggravating=True,
    ),
    Dimension(
        "vulnerable",
        "Were minors or vulnerable persons among them?",
        (
            V("none", "no vulnerable person", "none", "all"),
            V("minor_accompanied", "an accompanied minor", "a minor with a parent or guardian", "aggravations"),
            V("minor_alone", "an unaccompanied minor", "a minor alone", "aggravations"),
            V("other", "another vulnerable person", "pregnant, ill, disabled, old", "aggravations"),
        ),
        plain="none",
        asked="XID",
        aggravating=True,
    ),
    Dimension(
        "habit",
        "Once, or again?",
        (
            V("single", "once", "a single time", "SMP 6(1): once suffices"),
            V("repeated", "repeatedly", "repeatedly, within the same course of business or before", "AufenthG 96(1)"),
            V("professional", "as a business", "for a living, as a continuing source of income", "AufenthG 96(2)"),
        ),
        plain="single",
        ordered=True,
        aggravating=True,
    ),
    Dimension(
        "prior",
        "Earlier convictions for it?",
        (
            V("none", "a first offence", "none", "all"),
            V("one", "one earlier conviction", "one", "recidivism"),
            V("several", "several earlier convictions", "two or more", "recidivism"),
        ),
        plain="none",
        ordered=True,
        aggravating=True,
    ),
    Dimension(
        "actors",
        "How many acted together?",
        (
            V("1", "one alone", "1", "all"),
            V("2", "two together", "2", "thresholds"),
            V("3", "three or more together", "3 or more", "thresholds"),
        ),
        plain="1",
        ordered=True,
        aggravating=True,
        ordinary=("1", "2"),
    ),
    Dimension(
        "group",
        "Was a group behind it?",
        (
            V("none", "without a group", "none", "UNTOC 34(2)"),
            V("gang", "as member of a gang", "persons who agreed on repeated acts", "gang clauses"),
            V("organisation", "for a criminal organisation", "an organised criminal group", "UNTOC 2(a)"),
        ),
        plain="none",
        ordered=True,
        aggravating=True,
    ),
    Dimension(
        "danger",
        "Were the migrants in danger?",
        (
            V("none", "without danger", "none", "all"),
            V("likely_safety", "with likely danger to safety", "likely danger to health or safety", "SMP 6(3)(a)"),
            V("likely_life", "with likely danger to life", "likely danger to life", "SMP 6(3)(a)"),
            V("actual_safety", "with actual danger to safety", "actual danger to health or safety", "SMP 6(3)(a)"),
            V(
                "actual_serious",
                "with actual danger of grave injury",
                "actual danger of grave injury",
                "AufenthG 96(2)",
            ),
            V("actual_life", "with actual danger to life", "actual danger to life", "SMP 6(3)(a)"),
        ),
        plain="none",
        asked="XIDS",
        ordered=True,
        aggravating=True,
    ),
    Dimension(
        "harm",
        "What harm was done?",
        (
            V("none", "without harm", "none", "all"),
            V("injury", "with injury", "injury that is not grave", "result qualifications"),
            V("grave_one", "with one grave injury", "grave injury of one", "result qualifications"),
            V("grave_several", "with several grave injuries", "grave injury of several", "result qualifications"),
            V("death_one", "with one death", "death of one", "AufenthG 97(1)"),
            V(
                "death_one_grave",
                "with one death and grave injury of others",
                "death of one and grave injury of others",
                "D.Lgs. 286/1998 art. 12-bis",
            ),
            V("deaths", "with several deaths", "death of more than one", "D.Lgs. 286/1998 art. 12-bis"),
        ),
        plain="none",
        asked="XID",
        ordered=True,
        aggravating=True,
    ),
    Dimension(
        "harm_fault",
        "How was the harm caused?",
        (
            V("accident", "by accident", "without fault", "result qualifications"),
            V("negligent", "negligently caused", "negligently", "result qualifications"),
            V("reckless", "recklessly caused", "recklessly", "result qualifications"),
            V("intended", "intentionally caused", "intentionally", "result qualifications"),
        ),
        plain="negligent",
        asked="XID",
        only_if=("harm", ("injury", "grave_one", "grave_several", "death_one", "death_one_grave", "deaths")),
        ordered=True,
        aggravating=True,
    ),
    Dimension(
        "sufferer",
        "Who was endangered or harmed?",
        (
            V("migrant", "of the migrants", "the persons moved or helped", "SMP 6(3)(a)"),
            V("bystander", "of others", "rescuers, officers, road users", "laws that say another person"),
        ),
        plain="migrant",
        asked="XIDS",
    ),
    Dimension(
        "degrading",
        "Were the migrants treated inhumanly?",
        (
            V("no", "without inhuman treatment", "no", "all"),
            V("yes", "with inhuman or degrading treatment", "inhuman or degrading treatment", "SMP 6(3)(b)"),
        ),
        plain="no",
        asked="XID",
        aggravating=True,
    ),
    Dimension(
        "exploitation",
        "For or with exploitation?",
        (
            V("none", "without exploitation", "none", "all"),
            V("intended", "for exploitation", "aimed at sexual, labour or other exploitation", "SMP 6(3)(b)"),
            V("actual", "with exploitation", "exploitation took place", "SMP 6(3)(b)"),
        ),
        plain="none",
        asked="XID",
        ordered=True,
        aggravating=True,
    ),
    Dimension(
        "force",
        "By force or pressure on the migrants?",
        (
            V("none", "without force or pressure", "none", "all"),
            V(
                "abuse",
                "by abuse of their position",
                "abuse of superiority, need or vulnerability",
                "CP (ES) 318 bis before 2015",
            ),
            V("deceit", "by deceiving them", "deceiving the migrants", "CP (ES) 318 bis before 2015"),
            V(
                "violence",
                "by violence or threats",
                "violence or threats against the migrants",
                "CP (ES) 318 bis before 2015",
            ),
        ),
        plain="none",
        asked="XID",
        aggravating=True,
    ),
    Dimension(
        "weapon",
        "Was a weapon carried?",
        (
            V("none", "unarmed", "none", "all"),
            V("other", "with a weapon", "a weapon other than a firearm", "AufenthG 96(2)"),
            V("firearm", "with a firearm", "a firearm", "AufenthG 96(2)"),
        ),
        plain="none",
        asked="XID",
        ordered=True,
        aggravating=True,
    ),
    Dimension(
        "flight",
        "Reckless flight from the police?",
        (
            V("no", "without flight from the police", "no", "all"),
            V(
                "yes",
                "in reckless flight from the police",
                "endangering others while fleeing from officers",
                "AufenthG 96(2) since 2024",
            ),
        ),
        plain="no",
        asked="XI",
        aggravating=True,
    ),
    Dimension(
        "child_tool",
        "Was a child used to commit it?",
        (
            V("no", "without using a child", "no", "all"),
            V("yes", "using a child", "a minor used or employed to commit it", "8 USC 1324(a)(4), aggravations"),
        ),
        plain="no",
        asked="XID",
        aggravating=True,
    ),
    Dimension(
        "false_papers",
        "Were false or misused papers used for it?",
        (
            V("no", "without false papers", "no", "all"),
            V(
                "yes",
                "with false papers",
                "forged, altered or unlawfully obtained papers were used for the crossing or stay",
                "D.Lgs. 286/1998 art. 12(3)(d)",
            ),
        ),
        plain="no",
        asked="XI",
        aggravating=True,
    ),
    Dimension(
        "doc_kind",
        "Which kind of document?",
        (
            V("travel", "a travel document", "passport, visa, travel document", "SMP 3(c), 6(1)(b)"),
            V("identity", "an identity document", "identity card or equal", "SMP 3(c), 6(1)(b)"),
            V("residence", "a residence document", "residence permit or title", "stay offences"),
            V("supporting", "a supporting document", "letters, certificates, contracts", "wide document offences"),
        ),
        plain="travel",
        asked="D",
        ordinary=("travel", "identity"),
    ),
    Dimension(
        "doc_flaw",
        "What is wrong with the document?",
        (
            V("forged", "forged", "falsely made", "SMP 3(c)(i)"),
            V("altered", "altered", "materially altered", "SMP 3(c)(i)"),
            V(
                "improperly_issued",
                "unlawfully issued or obtained",
                "genuine, but issued or obtained by deceit, corruption, duress or otherwise unlawfully",
                "SMP 3(c)(ii)",
            ),
            V(
                "misused_genuine",
                "genuine and used by another",
                "genuine and lawful, used or to be used by someone other than the holder",
                "SMP 3(c)(iii)",
            ),
        ),
        plain="forged",
        asked="D",
        ordinary=("forged", "altered"),
    ),
    Dimension(
        "doc_issuer",
        "Whose document?",
        (
            V(
                "own",
                "a document of this State",
                "issued or purporting to be issued by the State whose law is asked",
                "SMP 3(c): any State's",
            ),
            V(
                "foreign",
                "a foreign document",
                "issued or purporting to be issued by another State",
                "SMP 3(c): any State's",
            ),
        ),
        plain="own",
        asked="D",
        relative=True,
        ordinary=("own", "foreign"),
    ),
    Dimension(
        "doc_purpose",
        "What is the document for?",
        (
            V("crossing", "for a crossing", "to enable a crossing", "SMP 6(1)(b)"),
            V("stay", "for a stay", "to enable a stay", "SMP 6(1)(c)"),
            V("other", "for another purpose", "anything else", "general forgery"),
        ),
        plain="crossing",
        asked="D",
    ),
    Dimension(
        "doc_count",
        "One document or several?",
        (
            V("one", "one document", "one", "SMP 6(1)(b): one suffices"),
            V("several", "several documents", "more than one", "laws that need several"),
        ),
        plain="one",
        asked="D",
    ),
    Dimension(
        "act_place",
        "Where did the person act?",
        (
            V("own_territory", "acting in this State", "in the territory, territorial sea included", "UNTOC 15(1)(a)"),
            V("own_vessel", "acting on a vessel of this State", "on board a vessel under its flag", "UNTOC 15(1)(b)"),
            V(
                "own_aircraft",
                "acting on an aircraft of this State",
                "on board an aircraft registered there",
                "UNTOC 15(1)(b)",
            ),
            V("high_seas", "acting on the high seas", "on the high seas, not on its craft", "maritime powers"),
            V("abroad", "acting abroad", "in another State", "UNTOC 15(2)"),
        ),
        plain="own_territory",
        relative=True,
        placing=True,
    ),
    Dimension(
        "actor_nat",
        "Of which nationality is the actor?",
        (
            V("national", "by a national", "a national of the State whose law is asked", "UNTOC 15(2)(b), 15(3)"),
            V(
                "resident",
                "by a resident",
                "a foreigner or stateless person who habitually lives there",
                "UNTOC 15(2)(b)",
            ),
            V("foreigner", "by a foreigner", "anyone else", "UNTOC 15(4)"),
        ),
        plain="foreigner",
        relative=True,
        placing=True,
        ordinary=("national", "resident", "foreigner"),
    ),
    Dimension(
        "surrender",
        "Was extradition asked and refused?",
        (
            V("not_asked", "with no extradition request", "no request, or none refused", "UNTOC 15"),
            V(
                "refused_nationality",
                "when extradition is refused for nationality alone",
                "refused solely because he is a national",
                "UNTOC 15(3), 16(10)",
            ),
            V("refused_other", "when extradition is refused otherwise", "refused for another reason", "UNTOC 15(4)"),
        ),
        plain="not_asked",
        placing=True,
    ),
    Dimension(
        "punishable_there",
        "Is it an offence where it was done?",
        (
            V(
                "yes",
                "punishable where it was done",
                "yes, or no State's law governs the place",
                "active personality with dual criminality",
            ),
            V("no", "not punishable where it was done", "no", "active personality with dual criminality"),
        ),
        plain="yes",
        placing=True,
    ),
)

SPACE = Space(DIMENSIONS)
