"""What is entered under each key of a law file, by which rule of the guide, with an example: a table, one key a line."""

from typing import NamedTuple

FILE = "The file, top to bottom"
CONDITIONS = "Conditions: how facts are said"
GENERAL = "General part (once per State; widens the offences)"
OFFENCES = "Offences"
CLAUSES = "Clauses, and what was otherwise"
MEASURES = "Measures"
DATES = "Dates and the age of texts"
PARITY = "Parity: general law, alike for every State"
CODINGS = "Two codings, both kept"


class Key(NamedTuple):
    """What is entered under a key, an example of it, and the section of docs/encoding-a-law.md that has its rule.

    ``yes`` and ``no`` name a statute that has such a rule, and one that has none or another, from notes of readers or memory.
    """

    says: str
    example: str
    rule: str = ""
    yes: str = ""
    no: str = ""

    @property
    def statutes(self) -> str:
        """The two statutes in words; empty where none are named."""
        return f" Yes: {self.yes}. No: {self.no}." if self.yes else ""

    def told(self, key: str) -> str:
        """The key in a sentence or two, as editors and the codebook show it."""
        return f"{self.says} Rule: {self.rule}. Example: `{key}: {self.example}`{self.statutes}"


# Keys that mean the same wherever they stand.
EVERYWHERE = {
    "from": Key("First day in force; left out, it is worked out from the provisions cited.", "2010-06-01", DATES),
    "seen": Key(
        "In place of `from`: in force on that day, since when was not read. It tells no change of the law.",
        "2008-05-01",
        DATES,
    ),
    "until": Key("First day no longer in force; leave out while in force.", "2024-02-27", DATES),
    "cite": Key(
        "Where it stands: the key of a source, a space, and the pinpoint; or a list of such.", "aliens-act 4:7(1)", FILE
    ),
    "note": Key("What a reader must know besides; shown, and never decisive.", "the registry is not public", FILE),
    "when": Key(
        "The facts it holds for: a condition, or the name of one under `conditions`.", "{tie: [sibling]}", CONDITIONS
    ),
    "offences": Key("The ids of the offences it holds for, or `all`.", "[xa-10, xa-11]", GENERAL),
    "mental": Key("The kinds of fault it needs.", "[intent]", GENERAL),
    "unsettled": Key(
        "Why the law itself is open: courts split, the text is ambiguous, or nobody has decided it.",
        "one court only",
        GENERAL,
    ),
    "cannot_say": Key(
        "What the text asks and the vocabulary has no word for, where the text itself is clear.",
        "only as the carrier's agent",
        GENERAL,
    ),
    "not_read": Key(
        "Which text decides it and was not read, or was known from memory or a summary alone.",
        "the implementing decree",
        GENERAL,
    ),
}

# The section of the guide that has the rules of each model's keys.
RULES = {
    "NationalLaw": FILE,
    "Source": DATES,
    "ProvisionText": DATES,
    "UnreadWording": DATES,
    "SectionReading": FILE,
    "SecondReading": CODINGS,
    "GeneralPart": GENERAL,
    "Fault": GENERAL,
    "Roles": GENERAL,
    "Rule": GENERAL,
    "AgreementRule": GENERAL,
    "Scaled": GENERAL,
    "Threshold": GENERAL,
    "Migrant": GENERAL,
    "Minors": GENERAL,
    "FineRule": GENERAL,
    "LegalPersons": GENERAL,
    "Sanction": GENERAL,
    "Jurisdiction": GENERAL,
    "SharedExclusion": GENERAL,
    "Defence": GENERAL,
    "Weighing": GENERAL,
    "Circumstance": GENERAL,
    "Offence": OFFENCES,
    "OffenceVersion": CLAUSES,
    "OlderVersion": CLAUSES,
    "DoubtfulAlternative": OFFENCES,
    "Exclusion": OFFENCES,
    "QualifiedForm": OFFENCES,
    "Penalty": OFFENCES,
    "Fine": OFFENCES,
    "Track": OFFENCES,
    "Raise": OFFENCES,
    "Add": OFFENCES,
    "MeasureEntry": MEASURES,
    "ParityAnswer": PARITY,
}

ROLE = "Whether {} is punished, and how: the `same` range, a share of it, or `none`. Every role is answered."
FORM = {
    "title": Key("What the form is called.", "danger to life"),
    "only_on": Key("It applies only on top of these forms.", "[peril]"),
    "penalty": Key("A whole new range; of several that apply the severest counts.", "{prison: [12, 120]}"),
    "floor": Key("The minimum rises to so many months.", "24"),
    "ceiling": Key("The maximum becomes so many months.", "120"),
    "raise": Key("Shares added to the ends of whatever range applies.", "{min: 1/3, max: 1/2, cap: 360}"),
    "add": Key("Months added to the ends of whatever range applies.", "{max: 120}"),
    "upper_half": Key("The upper half of the range applies.", "yes"),
    "one_degree_up": Key("From the old maximum to one and a half times it.", "yes"),
    "one_degree_down": Key("From half the old minimum up to it.", "yes"),
    "at_maximum": Key("The maximum, as raised, is the only term: exactly the maximum plus a third.", "yes"),
    "displaces": Key("It takes the place of the other ranges even where it is milder.", "yes"),
    "lowers": Key("A privileged form: milder on purpose.", "yes"),
    "weighs": Key("A statutory sentencing factor that names the circumstance and has no range of its own.", "yes"),
}

LAW_KEYS: dict[str, dict[str, Key]] = {
    "NationalLaw": {
        "id": Key("The ISO 3166-1 alpha-2 code of the State in lower case; equals the name of the file.", "xa"),
        "state": Key("The name of the State in English.", "Freedonia"),
        "sign": Key("What the State's lawyers write before the number of a section: s, art. or §.", "s"),
        "sources": Key(
            "Every instrument that is cited, under a short key of your choice.",
            "{aliens-act: {title: Aliens Act, ...}}",
            DATES,
        ),
        "reading": Key(
            "How far each section was read, all sections in order. What was not read is no answer.",
            "{entry: read, stay: partly_read, ...}",
        ),
        "second_reading": Key(
            "Independent second readings: when, by whom, how much agreed, what was settled.",
            "[{on: 2026-11-24, by: person, sections: [entry], ...}]",
            CODINGS,
        ),
        "conditions": Key(
            "Facts under a name, which other conditions use in place of the facts.",
            "{peril: {danger: [actual_life]}}",
            CONDITIONS,
        ),
        "general_part": Key(
            "What the State's general part adds to every offence or takes from it; once per State.",
            "{roles: {...}, attempt: {...}, ...}",
            GENERAL,
        ),
        "offences": Key(
            "The offences, each with its versions, the newest first.",
            "[{id: xa-4-7, title: Assisting illegal entry, ...}]",
            OFFENCES,
        ),
        "measures": Key(
            "Answers to the measures: rules of procedure, cooperation, protection, and so on.",
            "{nationals_not_extradited: {value: yes, cite: constitution 16}}",
            MEASURES,
        ),
        "parity": Key(
            "Answers to the parity list: coded, none, or not_read.",
            "{necessity: {coded: [defences necessity]}}",
            PARITY,
        ),
    },
    "Source": {
        "title": Key(
            "Title of the act or decision as a lawyer of the State cites it, in English with the original beside it.",
            "Aliens Act (Ulkomaalaislaki)",
        ),
        "short": Key("The title in a citation, where lawyers of the State use a shorter one.", "IA 1971"),
        "sign": Key(
            "What stands before the number of a section, where it is not the sign of the State; none for no sign.",
            "art.",
        ),
        "citation": Key("Official number, gazette reference or neutral citation.", "Act 12/2003"),
        "amends": Key(
            "The act that this one only changes, by its key in this file or its title: filings cite that act as it now reads.",
            "aliens-act",
            FILE,
        ),
        "since": Key(
            "First day in force of the act: a lower bound only, which no value citing it may precede.", "2003-07-01"
        ),
        "until": Key("First day no longer in force of the act, where it is over.", "2019-01-01"),
        "text": Key(
            "What was read: official text, translation, secondary account, or memory.", "official_translation", FILE
        ),
        "language": Key("Language of the text read.", "en", FILE),
        "url": Key("Where a reader finds it.", "https://law.example/aliens-act", FILE),
        "section_url": Key(
            "Address of one provision at the official site, with `{section}` for its number.",
            "https://law.example/aliens-act/{section}",
        ),
        "opened": Key(
            "The day on which the address (or the form of `section_url`) was seen to open; or `never`.", "2026-11-24"
        ),
        "found_at": Key("Where it was really read, when that is another place.", "github owner/repo path", FILE),
        "evidence": Key(
            "The guide, thesis or press from which the text is known, when the title is the law itself.",
            "Ministry guide of 2019, ch. 3",
        ),
        "text_of": Key(
            "The day as at which the text that was read stood (consolidation, gazette); `unknown` is said, not left out.",
            "2026-08-19",
        ),
        "text_of_why": Key("Why the state of the text is not known; with `text_of: unknown`.", "the page shows no day"),
        "read_on": Key("The day it was read.", "2026-11-24"),
        "read_by": Key(
            "Who read it: a program, a person, or a lawyer of that State. Nobody else is called a lawyer.",
            "person",
            FILE,
        ),
        "sections": Key(
            "Provisions by their number as in pinpoints (`25`, `L823-1`; `all` for every other one): since when it reads so.",
            '{"9": {from: 2012-01-01, by: Act 3/2011 s 2}}',
        ),
        "unread": Key(
            "Wordings of its provisions that are known to exist and were not read.",
            "[{section: 25, from: 2026-09-01, by: Act 4/2026}]",
        ),
    },
    "ProvisionText": {
        "from": Key("First day in force of the wording that was read, where that is known.", "2012-01-01"),
        "by": Key("What brought that wording (act and section, commencement); with `from`.", "Act 3/2011 s 2"),
        "seen": Key("A day on which it read so, where the first day was not read; no change of the law.", "2008-05-01"),
        "text_of": Key("The day as at which its text was read, where the source's is another.", "2024-04-26"),
        "url": Key("Its own address, where `section_url` does not open it.", "https://law.example/aliens-act/4a"),
    },
    "UnreadWording": {
        "section": Key("The provision, as pinpoints name it.", "25"),
        "from": Key("First day of the wording that was not read.", "2026-09-01"),
        "until": Key("First day no longer in force of it; leave out while in force.", "2027-01-01"),
        "by": Key("What brought it (the amending act).", "Act 4/2026"),
    },
    "SectionReading": {
        "status": Key(
            "read, partly_read, not_read or not_applicable; partly_read turns gaps that the rest could close into not verified.",
            "partly_read",
        ),
        "from": Key(
            "First day for which it was read; before it the law was not. Without it: the section's first offence on file.",
            "2009-08-08",
        ),
        "note": Key("What was searched, or what is missing.", "harbouring rules read, employer rules not"),
    },
    "SecondReading": {
        "on": Key("The day of the second reading.", "2026-11-24"),
        "by": Key("Who read: a program, a person, or a lawyer of that State. Nobody else is called one.", "person"),
        "kept": Key("Which of the two codings data/codings keeps as they were before they were compared.", "both"),
        "sections": Key("The sections of `reading` that were read again.", "[entry, stay]"),
        "agreement": Key("Per dimension: values that agreed, of the values compared.", "{states: [41, 43]}"),
        "kappa": Key("Cohen's kappa of dimensions whose values are yes or no.", "{benefit: 0.84}"),
        "changed": Key("What was settled, and how.", "the summary maximum of s 9 was added"),
        "once": Key("Offences (ids) and measures of these sections that only one of the two readers read.", "[xa-12]"),
    },
    "GeneralPart": {
        "fault": Key(
            "What an offence needs that says nothing of fault.", "{mental: [accepts, intent], cite: penal-code 15}"
        ),
        "roles": Key(
            "What becomes of those who take part otherwise than as perpetrators; every role is answered.",
            "{instigator: {range: same, cite: penal-code 26}, ...}",
        ),
        "attempt": Key(
            "Whether an attempt is punished, and how; one rule or several.",
            "[{range: same, offences: [xa-10], cite: penal-code 23}]",
        ),
        "preparation": Key(
            "Whether a general rule punishes mere preparation, and how; left out where no rule does.",
            "[{range: {max: 1/2}, when: {max_at_least: 96}, cite: penal-code 46}]",
            yes="Netherlands, Criminal Code 46 (half the maximum, from eight years on)",
            no="France, Criminal Code 121-5 (an attempt begins with execution)",
        ),
        "failed_instigation": Key(
            "Whether it is punished to try in vain to make another commit the offence, and how; left out where no rule does.",
            "[{range: same, when: {max_at_least: 36}, cite: penal-code 37(2)}]",
            yes="Slovenia, Criminal Code 37(2) (as the attempt, from three years on)",
            no="Turkey, Criminal Code 40(3) (whoever takes part needs an act that is at least attempted)",
        ),
        "agreement": Key(
            "Whether agreeing to commit an offence (conspiracy) is punished, and how.",
            "[{range: same, mental: [intent], cite: penal-code 30}]",
        ),
        "migrant": Key(
            "Whether the person moved is spared where an offence does not say `another`.",
            "{spared: yes, by: doctrine, cite: penal-code 27}",
        ),
        "minors": Key(
            "What becomes of the ranges of the under-aged: no minimum, or a change.",
            "{no_minimum: all, cite: youth-act 18}",
        ),
        "fines": Key(
            "Rules of the whole State on fines: what fine an offence without one of its own has, for which facts.",
            "[{fine: {with: may}, when: {benefit: [money]}, from: 2008-11-01, cite: penal-code 45(2)}]",
        ),
        "legal_persons": Key(
            "Liability of legal persons, and the offences or forms it reaches.",
            "[{form: criminal, offences: all, cite: penal-code 40}]",
        ),
        "jurisdiction": Key(
            "Facts over which the State has jurisdiction, where an offence has no `reach` of its own.",
            "[{when: {act_place: [own_territory]}, cite: penal-code 3}]",
        ),
        "except": Key(
            "Exclusions that hold for several offences.",
            "[{offences: [xa-11], when: {tie: [descendant]}, cite: aliens-act 9}]",
        ),
        "defences": Key(
            "General defences: necessity, duty to rescue; lowered alike in every law.",
            "[{kind: necessity, cite: penal-code 34}]",
        ),
        "circumstances": Key(
            "Circumstances by name, which make many offences graver or milder; they are written like qualified forms.",
            "{cruelty: {when: {degrading: [yes]}, upper_half: yes, cite: penal-code 22(5)}}",
        ),
        "weighs": Key(
            "General duties or powers to weigh harm at sentencing, which name no circumstance.",
            "[{kind: duty, cite: penal-code 46(2)}]",
        ),
    },
    "Roles": {
        name: Key(ROLE.format(what), "{range: same, cite: penal-code 26}")
        for name, what in (
            ("instigator", "an instigator"),
            ("organiser", "who organizes or directs others"),
            ("aider", "a helper"),
            ("member", "a mere member of the group"),
        )
    },
    "Rule": {
        "range": Key(
            "same = the range of the offence; none = not punished; or how the range changes; not_read where nobody looked.",
            "{max: 3/4, min: 1/4}",
        ),
        "when": Key("For which ranges it holds, graver and milder forms counted in.", "{max_at_least: 60}"),
    },
    "AgreementRule": {
        "role": Key(
            "Who agrees. Left out: whoever would act, instigate or organize, and not who would only help.",
            "[perpetrator]",
        ),
        "overt_act": Key(
            "One of them must have done something towards it; before that nothing is punished.",
            "yes",
            yes="Japan, Organized Crimes Act 6-2; Australia, Criminal Code 11.5(2)(c)",
            no="Zambia, Penal Code 394 (the agreement suffices)",
        ),
    },
    "Scaled": {
        "prison": Key(
            "A range of the rule's own, in months, whatever that of the offence: seven years for the attempt of any grave felony.",
            "[0, 84]",
            yes="Zambia, Penal Code 391 (seven years for the attempt of a grave felony)",
            no="Germany, Criminal Code 23(2), 49(1) (shares of the range)",
        ),
        "max": Key("The maximum becomes this share of itself.", "3/4"),
        "min": Key("The minimum becomes this share of itself.", "1/4"),
        "min_table": Key(
            "A scale of minima in months: `60: 24` turns a minimum of 60 or more into 24; below all of them none is left.",
            "{60: 24, 24: 6, 12: 3}",
        ),
        "life": Key("What a life sentence becomes, in months.", "[36, 180]"),
        "cap": Key(
            "The maximum is never more than so many months: the lesser of the two.",
            "84",
            yes="Zambia, Penal Code 394 (seven years, or the lesser maximum of the felony)",
            no="Australia, Criminal Code 11.5 (as if the offence had been committed)",
        ),
        "floor": Key("The minimum is never less than so many months: a general minimum of one month.", "1"),
        "min_cap": Key("The minimum is never more than so many months.", "12"),
        "fine": Key("The fine beside a range of the rule's own (`prison`); without it there is none.", "{with: or}"),
    },
    "Threshold": {
        "max_at_least": Key("The maximum of the range is at least so many months.", "60"),
        "max_below": Key("The maximum of the range is less than so many months.", "12"),
        "min_at_least": Key("The minimum of the range is at least so many months.", "12"),
        "base": Key("The range of the offence itself decides, whatever its graver or milder forms make of it.", "yes"),
    },
    "Migrant": {
        "spared": Key("Whether he is spared: yes, no, or why that is open.", "yes"),
        "accomplice": Key(
            "Whether he is spared as instigator or helper of whoever moves him, where otherwise than as principal; also for `another`.",
            "unsettled",
            yes="United States, 8 USC 1324(a)(1)(A) (needs another alien; whether he conspires in it is open)",
            no="Germany, Residence Act 96(1) with Criminal Code 27 (a necessary participant is spared in every part)",
        ),
        "by": Key("What spares him: the text, the definition of the offence, or doctrine.", "doctrine"),
    },
    "Minors": {
        "no_minimum": Key("The offences or forms whose minimum falls away, or `all`.", "all"),
        "range": Key(
            "How their ranges change instead: half the minimum, ten years at most.",
            "{min: 1/2, cap: 120}",
            yes="Lithuania, Criminal Code 91(3)",
            no="Australia, Migration Act 236B(2) (no minimum at all)",
        ),
        "when": Key(
            "The ranges for which the change holds; of several rules each changes what the one before made.",
            "{max_at_least: 60}",
        ),
    },
    "FineRule": {
        "fine": Key(
            "The fine; an offence that has one of its own keeps that.", "{with: may, kind: day_fines, max: 360}"
        ),
        "when": Key("The facts for which it holds; all where nothing is said.", "{benefit: [money]}"),
        "range": Key("The ranges for which it holds.", "{max_below: 60}"),
    },
    "LegalPersons": {
        "form": Key("The kind of liability.", "criminal"),
        "offences": Key("The ids of the offences or qualified forms it reaches, or `all`.", "all"),
        "sanction": Key(
            "What a company has to expect: a fine or other sanctions of its own; `same` for the fine of the offence.",
            "{fine: {with: only, kind: amount, min: 3000, max: 15000, currency: EUR}}",
            yes="Slovenia, Liability of Legal Persons for Criminal Offences Act; `same`: Japan, Immigration Control Act 76-2",
            no="Turkey, Criminal Code 20(2) (no penalty for legal persons, security measures only)",
        ),
    },
    "Sanction": {
        "fine": Key("The fine of a legal person, with its unit; `with: only`.", "{with: only, kind: units, max: 5000}"),
        "other": Key("Other sanctions of a legal person, in words.", "[dissolution, ban from public tenders]"),
    },
    "Defence": {
        "kind": Key(
            "necessity; a duty to rescue, at sea or anywhere; or the lawful order of an authority.", "necessity"
        ),
        "note": Key("What doctrine or courts say of it, told beside the answer.", "narrowly applied"),
    },
    "Weighing": {
        "kind": Key(
            "duty or power of the court to weigh harm; open_list: grave cases listed by way of example only.", "duty"
        )
    },
    "Circumstance": FORM,
    "QualifiedForm": FORM,
    "Offence": {
        "id": Key("The code of the State, a hyphen, and the section; permanent.", "xa-4-7"),
        "title": Key("What the offence is called.", "Assisting illegal entry"),
        "kind": Key(
            "What it is about: smuggling, document, group, migrant (his own), endangering or other.", "smuggling"
        ),
        "form": Key(
            "administrative: no crime; counts only for companies, carriers, measures and Directive 2002/90.",
            "administrative",
        ),
        "section": Key("The section of `reading` that it belongs to.", "entry"),
        "adds": Key("It is punished in addition to others, such as membership of a group.", "yes"),
        "yields": Key("It gives way to any graver offence.", "yes"),
        "prosecution": Key(
            "What prosecution depends on; shown under answers, and never changes a verdict.",
            "needs consent of the Attorney General",
        ),
        "reach": Key(
            "Own jurisdiction instead of the general rules; [any] is everywhere.", "[{act_place: [own_territory]}]"
        ),
        "versions": Key(
            "The wordings of the provision through time, the newest first and whole; an older one may say what was `otherwise`.",
            "[{from: 2010-06-01, cite: aliens-act 4:7, ...}]",
            CLAUSES,
        ),
    },
    "OffenceVersion": {
        "by": Key("What brought this version.", "Act 3/2010 s 4"),
        "wording": Key(
            "The text is that of the version below: a fact of the world began this one, and the provision is as old as that.",
            "same",
        ),
        "punishes": Key(
            "Alternatives by name, any one of which is punished; each says its key facts.",
            "{entry: {conduct: [crossing], state: [own], person: any, benefit: any, how: any}}",
        ),
        "unsettled": Key(
            "Facts by name of which the law itself is open whether it reaches them.",
            "{entry: {when: {...}, why: courts differ on bare costs}}",
        ),
        "cannot_say": Key(
            "Facts by name of which only a part is reached that the vocabulary has no word for.",
            "{stay: {when: {...}, why: only contracting a marriage}}",
        ),
        "not_read": Key(
            "Facts by name of which the text that decides whether they are reached was not read.",
            "{entry: {when: {...}, why: the list of States}}",
        ),
        "except": Key("Facts by name that it leaves out.", "{family: {when: {tie: [sibling]}, cite: aliens-act 4:9}}"),
        "penalty": Key("What it costs, in months.", "{prison: [0, 72], fine: {with: or}}", OFFENCES),
        "qualified": Key(
            "Graver or milder forms by name, in the order in which they apply; the name is how other parts of the file call the form.",
            "{peril: {when: peril, penalty: {prison: [24, 120]}, cite: aliens-act 4:7(2)}}",
            OFFENCES,
        ),
        "note": Key(
            "What a reader of this version must know; it is not handed down to older ones.", "enter, not yet arrive in"
        ),
    },
    "OlderVersion": {
        "otherwise": Key(
            "What was otherwise than in the version above: the keys that differ; `none` for what was not there; a new name adds.",
            "{penalty: {prison: [0, 36]}, except: {family: none}}",
        )
    },
    "DoubtfulAlternative": {"why": Key("Why it is doubtful.", "courts differ on bare costs")},
    "Penalty": {
        "prison": Key(
            "Months at least and at most, or one term; as maximum also `life`, `death`, or `unfixed` where no law fixes one. None for a fine.",
            "[0, 72]",
        ),
        "less_serious": Key(
            "The range of a statutory less serious case, with its fine where it has one; shown, never used in a test.",
            "{prison: [0, 36], fine: {with: or}}",
        ),
        "more_serious": Key(
            "The range of especially serious cases that no law defines; shown, and a grave case without a name counts as in an open list.",
            "[12, 96]",
            yes="Paraguay, Criminal Code 246(4) (especially serious cases, undefined)",
            no="Germany, Criminal Code 267(3) (cases listed by way of example: qualified forms and `weighs`)",
        ),
        "arrest": Key(
            "Short arrest beside or in place of prison, in days.",
            "[15, 90]",
            yes="Lithuania, Criminal Code 49",
            no="France, Criminal Code 131-3, 131-4 (all custody is imprisonment)",
        ),
        "restriction": Key(
            "Restriction of liberty without custody, in months.",
            "[3, 24]",
            yes="Lithuania, Criminal Code 48",
            no="Germany, Criminal Code 38 to 43 (imprisonment or fine)",
        ),
        "service": Key(
            "Community service, in hours.",
            "[40, 480]",
            yes="Lithuania, Criminal Code 46",
            no="Germany, Criminal Code 38 to 43 (imprisonment or fine)",
        ),
        "fine": Key("The fine, and how it stands to prison.", "{with: and_or, kind: unlimited}"),
        "tracks": Key(
            "Ranges in other procedures; the main range is that of the gravest.", "{summary: {prison: [0, 6]}}"
        ),
        "other": Key("Other consequences, in words.", "[confiscation, expulsion]"),
        "per": Key("Punished once per offence, or once per person moved.", "migrant"),
        "of": Key("The offence whose range counts, reached through a role.", "xa-9"),
        "through": Key("The role through which the range of `of` is reached.", "aider"),
    },
    "Fine": {
        "with": Key(
            "How it stands to prison: instead of it (or), on top by law (and) or if the court likes (may), either or both (and_or),"
            " alone (only); none says that there is none.",
            "or",
        ),
        "kind": Key("How it is measured.", "day_fines"),
        "min": Key("The least fine, in the unit of its kind.", "500"),
        "max": Key("The highest fine, in the unit of its kind.", "15000"),
        "currency": Key("The currency of an amount.", "EUR"),
        "per": Key("Counted once per offence, or once per person moved.", "migrant"),
    },
    "Track": {
        "prison": Key("Minimum and maximum in months in this procedure.", "[0, 6]"),
        "fine": Key("The fine in this procedure.", "{with: and_or}"),
    },
    "Raise": {
        "min": Key("The minimum rises by this share of itself.", "1/3"),
        "max": Key("The maximum rises by this share of itself.", "1/2"),
        "cap": Key("The maximum never rises above so many months.", "360"),
    },
    "Add": {
        "min": Key("So many months are added to the minimum.", "6"),
        "max": Key("So many months are added to the maximum.", "120"),
    },
    "MeasureEntry": {
        "value": Key("The answer: yes, no, a number, or words of the measure's list.", "yes"),
        "moot": Key(
            "Words of a list that cannot arise in this State, such as rail on an island; `note` says why.", "[rail]"
        ),
        "condition": Key(
            "Present, but only under this condition, which could keep it from smuggling cases.",
            "unless a treaty says otherwise",
        ),
        "searched": Key("Where an absent measure was looked for.", "Banking Act ss 40-47"),
    },
    "ParityAnswer": {
        "coded": Key(
            "What carries it: ids of offences, forms or circumstances, names of measures, or `defences necessity` and the like.",
            "[defences necessity]",
        ),
        "none": Key("The State has no such rule; `searched` says where it was looked for.", "yes"),
        "not_read": Key("Nobody looked, or the text could not be had.", "yes"),
        "searched": Key("The places looked in.", "Penal Code ss 20-40"),
    },
}
PARENTS = {"AgreementRule": "Rule", "OlderVersion": "OffenceVersion"}


def law_key(model: str, key: str) -> Key | None:
    """What is entered under a key of a model; None where nothing is said of it."""
    for name in (model, PARENTS.get(model, "")):
        if key in LAW_KEYS.get(name, {}):
            found = LAW_KEYS[name][key]
            return found if found.rule else found._replace(rule=RULES[model])
    return EVERYWHERE.get(key) if model in RULES else None
