"""What kind of saying a statement is: from its cue, where the cue leaves it open from its content, else as learned.

Rulings (codebook, Statement): the act comes from the cue, and plain `said` is `state` even where the content accuses;
a promise of the speaker's own doing and an attack that an armed actor owns are read from the content; a quotation
takes the act of its first clause where it performs one (`We condemn ...`).
"""

from __future__ import annotations

import re

from reportedly.claims.cues import lemmas, negated, phrases
from reportedly.claims.drafts import Draft
from reportedly.claims.page import Page
from reportedly.model import Act

SURE = 0.8
"""The share from which on the learned act is believed where the cue leaves the act open."""

OWN = r"^(?:[“\"]\s*)?(?:that )?(?:(?:it|he|she|they|we|i)\b|(?:one of )?(?:its|his|her|their|our) [\w-]+(?: [\w-]+)?)"
INTENT = re.compile(OWN + r" (?:will|would|shall)(?: not| never| also| soon)? (?!be\b|have\b|not\b)\w+", re.IGNORECASE)
DEED = re.compile(
    OWN[:-1] + r"|the (?:group|insurgents|fighters|movement|rebels|organi[sz]ation|militants|brigades?))"
    r"(?: (?:had|has|have|were|was))?(?: (?:also|successfully|again))? (?:carr(?:ied|ying) out|conducted|attacked|targeted|struck|hit|shelled|bombed|"
    r"killed|ambushed|stormed|raided|launched|fired|detonated|blew up|blown up|shot down|downed|assassinated|executed|"
    r"destroyed|behind|beheaded|abducted|kidnapped|kidnaped|rammed|used)\b",
    re.IGNORECASE,
)
ARMED = re.compile(
    r"\b(?:Houthis?|Huthis?|Taliban|Islamic State|ISIS|ISIL|IS|Da[’']?esh|al-?Q[ae]+[ie]?da|Hamas|Hi?e?zbo?u?llah|Jihad|"
    r"[Aa]l-Shabaab|Shabaab|Boko Haram|PKK|YPG|FARC|ELN|TTP|JNIM|ISWAP|LTTE|Front|Jabhat|Brigades?|[Ii]nsurgents?|"
    r"[Rr]ebels?|[Mm]ilitants?|[Mm]ilitias?|[Ff]ighters|[Ss]eparatists?|[Gg]uerrillas?|[Aa]rmed wing|[Jj]ihadists?)\b"
)
ATTACK = re.compile(
    r"^(?:the|an?|its|some of|that|this|several|both|two|three|recent|last|\w+day[’']s|these|those|all)\b"
    r"(?:\W+[\w’'-]+){0,4}?\W+(?:attacks?|ambush(?:es)?|bombings?|assaults?|strikes?|raids?|killings?|operations?|blasts?|"
    r"explosions?|shootings?|abductions?|kidnappings?|massacre|actions|assassination)\b(?! (?:was|were|had|has|killed|on which))",
    re.IGNORECASE,
)
BLAME = re.compile(
    r"\bresponsibility for [^.]{0,60}? (?:lies|rests) (?:squarely )?(?:with|on)\b|\b(?:is|are|was|were|stands?|be) (?:\w+ly )?(?:to blame for|"
    r"responsible for the|behind the (?:attack|bombing|killing|explosion|blast|strike|assault))",
    re.IGNORECASE,
)
DUTY = re.compile(r"^[“\"]\s*(?:they|you|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*|the [\w -]{3,40}?) (?:must|need to|should|have to|has to|needs to) ", re.IGNORECASE)
TRUST = re.compile(r"^[“\"]\s*(?:i|we) (?:count on|rely on|hope that|look to|trust) [^.]{2,40}? (?:to|will) \w+", re.IGNORECASE)
PERFORM = re.compile(r"^[“\"]?\s*(?:and |but )?(?:I|[Ww]e)(?: (?:also|strongly|again|once more|firmly|utterly))* (\w+)")
OUTRAGE = re.compile(
    r"^[“\"]\s*(?:this|that|it|these|those|such)(?: \w+){0,3}? (?:is|are|was|were)(?: \w+){0,4}? (?:tragedy|outrage|atrocity|atrocities|war crimes?|"
    r"massacre|cowardly|barbari\w+|heinous|disgrace\w*|abominable|abhorrent|crimes? against humanity|despicable|unforgivable|shameful)\b",
    re.IGNORECASE,
)
REVENGE = re.compile(
    r"\b(?:retaliat\w+|aveng\w+|revenge|vengeance|destroy\w*|crush\w*|annihilat\w+|wip\w+ out|pay (?:a|the|dearly)|price|strike back|hit back|"
    r"harsh response|eliminat\w+|turn .{1,30} into)\b",
    re.IGNORECASE,
)
LIGHT_CUES = frozenset("express voice reiterate reaffirm re-affirm reassert re-assert offer extend declare announce renew repeat restate convey".split())
DOER = re.compile(r"(?:ed|en|out|up|wn|ut) by (?!(?:an? )?(?:\w+day|dawn|night|then|noon|car|hand))(?=[A-Z]|the |an? )")
CLAUSE_START = re.compile(r"^(?:that )?(?:the )?(?=[A-Z])")
PASSIVE = re.compile(r"\b(?:was|were|been|is|are|be) \w+(?:ed|en|wn)\b")
HARM = re.compile(
    r"\b(?:attack|target|kill|bomb|shell|violat|influenc|back|support|arm|fund|strik|struck|fir|us|execut|tortur|abus|plot|tr(?:y|ied)|behind|destroy|hid)\w*\b"
)
NUMBERS = re.compile(r"\d|\b(?:toll|number|dozens|hundreds|thousands|scores|death count|casualties)\b", re.IGNORECASE)
QUESTION = re.compile(r"^(?:[“\"]?(?:what|who|why|how|when|where|which)\b|whether\b|if\b)", re.IGNORECASE)
ORDER = re.compile(r"^(?:not )?to \w")


def act(page: Page, draft: Draft, speaker: str) -> Act:
    """The act of a statement. `speaker` is the text of every mention of whoever speaks, to know armed actors by."""
    cue, read = draft.meaning, draft.read
    if cue is None:
        return read.act
    content = page.words(draft.content)
    if negated(page.text, draft.cue) and cue.act not in ("demand", "request", "support", "condemn"):
        return "state"
    if cue.firm == "belief":
        return "estimate" if not draft.source and NUMBERS.search(content) else "state"
    if cue.firm == "vow":
        return "threaten" if REVENGE.search(content) else cue.act
    if cue.firm == "hearsay" or (cue.lemmas[0] == "reportedly" and not draft.source):
        return "accuse" if DOER.search(content) or draft.meaning and "alleged" in cue.lemmas else "state"
    if cue.firm == "claim":
        return claimed(page, draft, content)
    if cue.lemmas == ("ask",):
        return "state" if QUESTION.search(content) or content.rstrip("”\"’ ").endswith("?") else "request"
    if light := carried(cue.lemmas, content):
        return light
    return opened(page, draft, content, speaker) if cue.firm == "open" else cue.act


def claimed(page: Page, draft: Draft, content: str) -> Act:
    """The act of `claim`: owning an attack, accusing someone else of one, or merely stating."""
    if ATTACK.search(content) or content.startswith("responsibility"):
        return "claim-responsibility"
    if draft.read.act in ("accuse", "claim-responsibility") and draft.read.act_confidence >= SURE:
        return draft.read.act
    if CLAUSE_START.search(content) and HARM.search(content[:160]) and not PASSIVE.search(content[:80]):
        return "accuse"
    return "state"


def carried(lemmas_: tuple[str, ...], content: str) -> Act | None:
    """The act of the noun that a light cue carries: `reaffirmed its support for ...`."""
    if lemmas_[0] not in LIGHT_CUES or content.startswith(("that ", "“", '"')):
        return None
    for word in lemmas(" ".join(content.split()[:4])):
        for phrase, entry in phrases().get(word, ()):
            if phrase == (word,) and entry.act in ("support", "condemn", "reject", "request", "threaten", "promise"):
                return entry.act
    return None


def opened(page: Page, draft: Draft, content: str, speaker: str) -> Act:
    """The act of a statement whose cue leaves it open (`said`, `told`, a colon)."""
    direct = content[:1] in "“\""
    verb = draft.meaning.lemmas[0] if draft.meaning else ""
    if ORDER.search(content) and verb == "tell":
        return "demand"
    if ARMED.search(speaker) and DEED.search(content):
        return "claim-responsibility"
    if BLAME.search(content[:200]) and not content.startswith(("he ", "she ", "it ", "they ", "that it ")):
        return "accuse"
    if direct and (performed := first_clause(content)):
        return performed
    if draft.read.act != "state" and draft.read.act_confidence >= SURE:
        return draft.read.act
    if not direct and verb in ("say", "tell", "add", "state") and INTENT.search(content):
        return "threaten" if REVENGE.search(content) else "promise"
    return "state"


def first_clause(quotation: str) -> Act | None:
    """The act that the first clause of a quotation performs."""
    if DUTY.search(quotation):
        return "demand"
    if TRUST.search(quotation):
        return "request"
    if OUTRAGE.search(quotation[:160]):
        return "condemn"
    if said := PERFORM.search(quotation):
        for phrase, entry in phrases().get(lemmas(said[1])[0] if lemmas(said[1]) else "", ()):
            if len(phrase) == 1 and entry.act in ("condemn", "demand", "request", "warn", "support", "reject", "promise"):
                return entry.act
    return None
