"""What kind of saying a statement is: from its cue, where the cue leaves it open from its content, else as learned.

Rulings (codebook, Statement): the act comes from the cue, and plain `said` is `state` even where the content accuses;
a promise of the speaker's own doing and an attack that an armed actor owns are read from the content; a quotation
takes the act of its first clause where it performs one (`We condemn ...`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from reportedly.claims.cues import lemmas, negated, phrases
from reportedly.claims.drafts import Draft
from reportedly.claims.page import Page
from reportedly.knowledge.tables import Cue, Firmness, country_words
from reportedly.model import Act

SURE = 0.8
"""The share from which on the learned act is believed where the cue leaves the act open."""

OWN = r"^(?:[“\"]\s*)?(?:that )?(?:(?:it|he|she|they|we|i)\b|(?:one of )?(?:its|his|her|their|our) [\w-]+(?: [\w-]+)?)"
INTENT = re.compile(OWN + r" (?:will|would|shall)(?: not| never| also| soon)? (?P<verb>\w+)", re.IGNORECASE)
READY = re.compile(OWN + r" (?:is|are|was|were|stands?|stood) (?:ready|prepared|willing) to ", re.IGNORECASE)
COUNTRY_INTENT = re.compile(r"^(?:that )?(?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:will|would) (?!be\b|have\b)\w+")
GIVING = frozenset(
    """agree accept sign honor honour respect abide comply withdraw release return halt cease spare stop allow
        mediate recognize recognise""".split()
)
DEED = re.compile(
    OWN[:-1] + r"|the (?:group|insurgents|fighters|movement|rebels|organi[sz]ation|militants|brigades?))"
    r"(?: (?:had|has|have|were|was))?(?: (?:also|successfully|again))? [“\"]?(?:carr(?:ied|ying) out|conducted"
    r"|attacked|targeted|struck|hit|shelled|"
    r"bombed|killed|ambushed|stormed|raided|launched|fired|detonated|blew up|blown up|shot down|downed"
    r"|assassinated|executed|destroyed|behind|"
    r"beheaded|abducted|kidnapped|kidnaped|rammed|slaughtered|wiped out|brought (?:[\w-]+ ){1,4}down)\b",
    re.IGNORECASE,
)
EXECUTED = re.compile(
    r"^to have (?:carried out|attacked|killed|executed|bombed|shot down|downed|targeted|struck|destroyed"
    r"|ambushed|hit)\b"
)
ARMED = re.compile(
    r"\b(?:Houthis?|Huthis?|Taliban|Islamic State|ISIS|ISIL|IS|Da[’']?esh|al-?Q[ae]+[ie]?da|Hamas"
    r"|Hi?e?zbo?u?llah|Jihad|"
    r"[Aa]l-Shabaab|Shabaab|Boko Haram|PKK|YPG|FARC|ELN|TTP|JNIM|ISWAP|LTTE|RSF|Front|Jabhat|Brigades?|[Ii]nsurgents?|"
    r"[Rr]ebels?|[Mm]ilitants?|[Mm]ilitias?|[Ff]ighters|[Ss]eparatists?|[Gg]uerrillas?|[Aa]rmed wing"
    r"|[Jj]ihadists?|[Pp]aramilitar(?:y|ies))\b"
)
ATTACK = re.compile(
    r"^(?:[\w’'-]+\W+){0,5}?(?:attacks?|ambush(?:es)?|bombings?|assaults?|strikes?|raids?|killings?|blasts?"
    r"|explosions?|shootings?|abductions?|"
    r"kidnappings?|massacre|actions|assassination)\b",
    re.IGNORECASE,
)
AUXILIARIES = "was|were|had|has|have|is|are|will|would|did|could"
FINITE = re.compile(rf"\b(?:{AUXILIARIES}|killed|wounded|hit|struck|targeted)\b")
CLAUSE = re.compile(
    rf"^(?:that )?(?!(?:it|they|we|he|she|i|its|their|our)\b)(?:[\w’'-]+\s+){{1,10}}?(?:{AUXILIARIES})\b", re.IGNORECASE
)
"""A clause about somebody else: whoever claims that 90 people were killed owns no deed."""
BLAME = re.compile(
    r"\bresponsibility for [^.]{0,60}? (?:lies|rests) (?:squarely )?(?:with|on)\b|\b(?:is|are|was|were|stands?"
    r"|be) (?:\w+ly )?(?:to blame for|"
    r"responsible for the|behind the (?:attack|bombing|killing|explosion|blast|strike|assault))",
    re.IGNORECASE,
)
DUTY = re.compile(
    r"^(?:[“\"]\s*(?:they|you|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*|the [\w -]{3,40}?) (?:must|need to|should"
    r"|have to|has to|needs to) "
    r"|(?:that )?(?:they|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*|the [\w -]{3,40}?) must (?:\w+ly )?(?!be\b|have\b)\w+)",
    re.IGNORECASE,
)
IMPERATIVE = re.compile(r"^[“\"]\s*(?:Don[’']t|Do not|Stop|Leave|Get out|Release|End|Let us|Go)\b")
TRUST = re.compile(
    r"^[“\"]\s*(?:(?:i|we) (?:count on|rely on|look to|trust) [^.]{2,40}? (?:to|will) \w+|please\b)", re.IGNORECASE
)
OUTRAGE = re.compile(
    r"^[“\"]\s*(?:this|that|it|these|those|such)(?: \w+){0,3}? (?:is|are|was|were)(?: \w+){0,4}? (?:tragedy"
    r"|outrage|atrocity|atrocities|"
    r"war crimes?|massacre|cowardly|barbari\w+|heinous|disgrace\w*|abominable|abhorrent"
    r"|crimes? against humanity|despicable|unforgivable|shameful)\b",
    re.IGNORECASE,
)
SHAME = re.compile(
    r"\b(?:outrage(?:ous)?|atrocit(?:y|ies)|war crimes?|massacre|cowardly|barbari\w+|heinous|disgrace\w*"
    r"|abominable|abhorrent|"
    r"despicable|unforgivable|shameful|(?:great )?crime|criminal|unconscionable|reckless act)\b",
    re.IGNORECASE,
)
REVENGE = re.compile(
    r"\b(?:retaliat\w+|aveng\w+|revenge|vengeance|destroy\w*|crush\w*|annihilat\w+|wip\w+ out|pay (?:a|the"
    r"|dearly)|price|strike back|hit back|"
    r"harsh response|eliminat\w+|turn .{1,30} into)\b",
    re.IGNORECASE,
)
BRANDED = re.compile(
    r"\b(?:as|an?) (?:[\w-]+ ){0,2}(?:terrorists?|war criminals?|criminals?|murderers?|aggressors?|traitors?"
    r"|occupiers?)\b",
    re.IGNORECASE,
)
ALLEGATION = re.compile(
    r"(?:[\w’'“\".-]+ ){0,4}?(?:accusations?|allegations?|claims?|charges?|reports?|rumou?rs?|suggestions?|assertions?"
    r"|insinuations?|speculation)\b",
    re.IGNORECASE,
)
"""What one denies who rejects it: something said, and no demand or proposal."""
LIGHT_CUES = frozenset(
    """express voice reiterate reaffirm re-affirm reassert re-assert offer extend declare announce renew repeat
        restate convey""".split()
)
BRANDING = frozenset("name call label brand describe designate dub identify list characterize".split())
SPEAKING = re.compile(
    r"^(?:to )?(?:comment|say|discuss|disclose|give|answer|identify|elaborate|confirm|provide|reveal|name"
    r"|speak|be (?:named|identified)|on|the report)\b"
)
UNSPOKEN = re.compile(r"\bto (?:comment|say|discuss|disclose|give|answer|identify|elaborate|confirm|speak)\b")
FEELING = re.compile(r"\b(?:apolog\w+|condolences|sympath\w+|thanks)\b")
DOER = re.compile(
    r"(?:ed|en|out|up|wn|ut) by (?!(?:an? )?(?:\w+day|dawn|night|then|noon|car|hand))(?=[A-Z]|the |an? |[a-z]+s\b)"
)
CLAUSE_START = re.compile(r"^(?:that )?(?:the )?(?=[A-Z])")
PASSIVE = re.compile(r"\b(?:was|were|been|is|are|be) \w+(?:ed|en|wn)\b")
HARMED = re.compile(
    r"\b(?:was|were|been|being) (?:\w+ly )?(?:attack|kill|bomb|shell|execut|murder|shot|tortur|kidnap|abduct)"
)
HARM = re.compile(
    r"\b(?:attack|target|kill|bomb|shell|violat|influenc|back|support|arm|fund|strik|struck|fir|us|execut"
    r"|tortur|abus|plot|tr(?:y|ied)|behind|"
    r"destroy|hid)\w*\b"
)
NUMBERS = re.compile(
    r"\d|\b(?:toll|number|figure|dozens|hundreds|thousands|scores|death count|casualties)\b", re.IGNORECASE
)
QUESTION = re.compile(r"^(?:[“\"]?(?:what|who|why|how|when|where|which)\b|whether\b|if\b)", re.IGNORECASE)
ORDER = re.compile(r"^(?:not )?to \w")


@dataclass(frozen=True, slots=True)
class Case:
    """What an act is decided from: the cue's entry, the content's words, the speaker's mentions, the learned act."""

    cue: Cue
    content: str
    speaker: str
    absent: bool
    learned: Act | None


def act(page: Page, draft: Draft, speaker: str) -> Act:
    """The act of a statement. `speaker` is the text of every mention of whoever speaks, to know armed actors by."""
    cue = draft.meaning
    if cue is None:
        return draft.read.act
    if negated(page.text, draft.cue) and cue.act not in ("demand", "request", "support", "condemn"):
        return "state"
    content = page.words(draft.content)
    if content.isupper():
        content = content.lower()  # wires in capitals: the patterns below know names by theirs
    if cue.lemmas[0] in ("decline", "refuse") and (SPEAKING.search(content) or UNSPOKEN.search(page.words(draft.cue))):
        return "state"
    learned = draft.read.act if draft.read.act_confidence >= SURE else None
    return RULINGS[cue.firm](Case(cue, content, speaker, not draft.source, learned))


def believed(case: Case) -> Act:
    """The act of a belief: agentless with a number an estimate, else a statement."""
    return "estimate" if case.absent and NUMBERS.search(case.content) else "state"


def vowed(case: Case) -> Act:
    """The act of a vow: a threat where it is one of revenge; `offered condolences` is none."""
    if FEELING.search(case.content[:60]):
        return "state"
    return "threaten" if REVENGE.search(case.content) else case.cue.act


def claimed(case: Case) -> Act:
    """The act of `claim`: owning an attack, accusing someone else of one, or merely stating."""
    content = case.content
    if content.startswith(("responsibility", "sole responsibility", "full responsibility", "credit")):
        return "claim-responsibility"
    if ATTACK.search(content) and not FINITE.search(content):
        return "claim-responsibility"
    if ARMED.search(case.speaker) and (DEED.search(content) or EXECUTED.search(content)):
        return "claim-responsibility"
    if case.learned in ("accuse", "claim-responsibility") and not of_others(case):
        return case.learned
    accuses = CLAUSE_START.search(content) and HARM.search(content[:160]) and not PASSIVE.search(content[:80])
    accuses = accuses or (HARMED.search(content) and DOER.search(content) and not ARMED.search(case.speaker))
    return "accuse" if accuses else "state"


def of_others(case: Case) -> bool:
    """Whether what was learned as a claim of responsibility tells of what others did or suffered."""
    return case.learned == "claim-responsibility" and CLAUSE.search(case.content) is not None


def plain(case: Case) -> Act:
    """The act of a cue that decides by itself, but for what it carries as its object."""
    verb = case.cue.lemmas[0]
    if case.cue.lemmas == ("ask",):
        asked = QUESTION.search(case.content) or case.content.rstrip('”"’ ').endswith("?")
        return "state" if asked else "request"
    if case.cue.act == "reject" and ALLEGATION.match(case.content):
        return "deny"
    if verb in ("reportedly", "purportedly") and case.absent:
        return "accuse" if DOER.search(case.content) else "state"
    if verb in BRANDING and (branded := branding(case.content)):
        return branded
    return carried(case.cue, case.content) or case.cue.act


def opened(case: Case) -> Act:
    """The act of a statement whose cue leaves it open (`said`, `told`, a colon)."""
    verb, content = case.cue.lemmas[0], case.content
    if verb in BRANDING and (branded := branding(content)):
        return branded
    if ORDER.search(content) and verb == "tell":
        return "demand"
    if ARMED.search(case.speaker) and DEED.search(content):
        return "claim-responsibility"
    first = re.split(r"[.!?](?:\s|$)", content, maxsplit=1)[0][:200]
    if BLAME.search(first) and not content.startswith(("he ", "she ", "it ", "they ", "that it ")):
        return "accuse"
    if performed := carried(case.cue, content) or first_clause(content):
        return performed
    if case.learned and case.learned != "state":
        return "state" if of_others(case) and not ARMED.search(case.speaker) else case.learned
    return intended(verb, content) or "state"


def branding(content: str) -> Act | None:
    """The act of calling someone or something a bad name: `named both as terrorists`, `called it "a cowardly act"`."""
    if BRANDED.search(content):
        return "accuse"
    return "condemn" if SHAME.search(content) else None


def carried(cue: Cue, content: str) -> Act | None:
    """The act of the noun that a light cue carries: `reaffirmed its support for ...`."""
    if cue.lemmas[0] not in LIGHT_CUES or content.startswith(("that ", "“", '"')):
        return None
    for word in lemmas(" ".join(content.split()[:4])):
        for phrase, entry in phrases().get(word, ()):
            if phrase == (word,) and entry.act in ("support", "condemn", "reject", "request", "threaten", "promise"):
                return entry.act
    return None


def first_clause(content: str) -> Act | None:
    """The act that the first clause of a content performs, whatever its cue."""
    if DUTY.search(content) or IMPERATIVE.search(content):
        return "demand"
    if TRUST.search(content):
        return "request"
    return "condemn" if OUTRAGE.search(content[:160]) else None


def intended(verb: str, content: str) -> Act | None:
    """A promise or threat of the speaker's own doing: with a condition, or of giving way."""
    if verb not in ("say", "tell", "add", "state") or content[:1] in '“"':
        return None
    if READY.search(content):
        return "promise"
    conditional = re.search(r"\b(?:if|provided|unless|as long as|once)\b", content)
    if re.search(r"^[^,.]{3,80} (?:would|will) [^,.]{2,80}\bonly (?:if|when|once)\b", content):
        return "promise"
    own = INTENT.search(content)
    if own and (conditional or own["verb"] in GIVING):
        return "threaten" if REVENGE.search(content) else "promise"
    country = COUNTRY_INTENT.search(content)
    return "promise" if country and conditional and country["who"] in country_words() else None


RULINGS: dict[Firmness, Callable[[Case], Act]] = {
    "firm": plain,
    "open": opened,
    "claim": claimed,
    "belief": believed,
    "vow": vowed,
}
