"""Countries and capitals that act or speak, and so are no places there (codebook, Place): `Moscow said`.

Read from the words around a name alone. Towns and villages are left to be places: what is told of them happens there.
"""

from __future__ import annotations

import re

from reportedly.claims.place_mentions import CONTAINING, locative
from reportedly.claims.place_words import DIRECTIONS, KINDS
from reportedly.knowledge.tables import speakers
from reportedly.model import Span

ACTING = (
    "said|says|told|announced|accused|accuses|denied|denies|claimed|claims|warned|warns|vowed|urged|urges|called|calls|"
    "condemned|condemns|rejected|rejects|blamed|blames|agreed|agrees|insisted|insists|argued|demanded|demands|asked|"
    "confirmed|responded|replied|pledged|threatened|threatens|wants|wanted|hopes|hoped|believes|believed|considers|"
    "considered|supports|supported|backs|backed|opposes|opposed|recognises|recognizes|recognised|recognized|refused|"
    "refuses|sent|sends|supplied|supplies|deployed|launched|launches|began|started|starts|intervened|invaded|attacked|"
    "signed|withdrew|imposed|imposes|maintains|maintained|views|sees|seeks|sought|decided|plans|planned|fired|carried|"
    "continues to|has (?:said|accused|denied|backed|supported|called|warned|vowed|urged|rejected|condemned|blamed|"
    "repeatedly|long|been (?:supporting|backing|accused|blamed|helping|arming))|"
    "is (?:conducting|supporting|backing|trying|threatening|preparing|helping|arming|not (?:threatening|seeking))|"
    "was (?:supporting|backing|trying|threatening|preparing|helping|arming|to blame)|were|would|could|should|must|"
    "cannot|can|will|may|might|did|does|do|have|had (?:said|told|agreed|accused|promised|warned|launched|sent)"
)
BEHIND = re.compile(
    rf"(?:[ \u00a0](?:also|repeatedly|never|still|again|already|later|then|now))?[ \u00a0](?:{ACTING})\b"
)
BEFORE = re.compile(
    r"(?:\b(?:against|blam(?:ed|es|ing)|accus(?:ed|es|ing)|associated with|aligned with|allied with|agreement with|"
    r"deal with|talks with|war with|relations with|ties with|negotiations with|supported by|backed by|led by|"
    r"support for|support from|help from|aid from|according to|urged|urging|told|asked|asking|warned|warning|"
    r"condemned|condemning|"
    r"thanked|count on|(?:speak|spoke|speaking) of|(?:government|governments|president|president of the|king|prime "
    r"minister|minister|ministry|army|regime|people|republic|ambassador|parliament|embassy|State|leave|leaving|"
    r"state) of|on behalf of|hosted by|brokered by|by)[ \u00a0](?:the[ \u00a0])?|[-–])$",
    re.IGNORECASE,
)
MONEY = re.compile(r" ?\$ ?\d")
TITLE_BEFORE = re.compile(
    r"\b(?:Islamic State|Government|Republic|President|Prime Minister|King|Queen|Emir|Sultan|Bank|University|Church|"
    r"Party|Ministry|Minister|Army|Federation|Union|Council|Kingdom|Front|Board|Ambassador|Secretary|Governor|Mayor|"
    r"Bishop|Archbishop|Sheriff|Institute|Embassy|House|Duke|Prince)s? (?:of|for)[ \u00a0](?:\w+ and[ \u00a0])?"
    r"(?:the[ \u00a0])?$"
)
POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’']|s)[ \u00a0](?P<rest>(?:[\w-]+[ \u00a0]?){1,4})")
SEATED = re.compile(r"[-–](?:based|born|bound|held|occupied)\b")
INTENT = re.compile(r" to [a-z]+")
ADJECTIVAL = frozenset(("US", "U.S.", "UK", "U.K.", "USA", "UAE", "U.S", "U.K"))
LED = re.compile(
    r"[-–](?:led|backed|made|built|trained|funded|brokered|supported|run|allied|designated|sponsored|controlled)\b"
)
NOUN = re.compile(
    r" (?!(?:in|on|at|as|and|or|but|for|from|to|by|with|is|was|has|had|since|after|before|during|where|which|who|that|"
    r"while|when|until|over|under|between|about|into|of|the|are|were|have|because|if|so|through|border)\b)[A-Za-z]"
)
OWNED = re.compile(r"[ \u00a0](?P<rest>[a-z]+(?:[ \u00a0][a-z]+)?)")
ABSTRACT = frozenset(
    """interests interest support aid request control war government sovereignty independence role policy policies
    economy decision response position right rights security allies ally claim claims offer involvement intervention
    participation invasion offensive airstrikes actions action efforts history future relations ties influence power
    leadership production request demand demands behalf defence defense attack attacks withdrawal proxies intelligence
    nuclear missile missiles weapons sanctions politics constitution election elections territorial ambitions people
    citizens population society nationals leader leaders rulers regime state-owned troops soldiers fighters jets
    warplanes aircraft planes forces army military navy police embassy ambassador envoy parliament opposition rebels
    president premier minister ministry foreign interior health prime king queen sultan emir crown supreme deputy
    former ruling central national official officials media news agency court courts""".split()
)


def acts(text: str, span: Span) -> bool:
    """Whether the country or capital that a span names acts, speaks or is dealt with there."""
    start, end = span
    before = text[max(0, start - 45) : start]
    if SEATED.match(text, end):
        return False
    if owned := POSSESSIVE.match(text, end, end + 60):
        return belongs_to_a_body(owned["rest"])
    if BEFORE.search(before) or TITLE_BEFORE.search(before):
        return True
    if MONEY.match(text, end) or (INTENT.match(text, end) and before.rstrip().endswith("for")):
        return True
    if LED.match(text, end):
        return True
    if text[start:end] in ADJECTIVAL and NOUN.match(text, end) and not locative(text, start):
        return True
    if locative(text, start) or CONTAINING.search(before):
        return False
    if (owned := OWNED.match(text, end, end + 40)) and belongs_to_a_body(owned["rest"]):
        return True
    return BEHIND.match(text, end) is not None


def titled(text: str, span: Span) -> bool:
    """Whether a name stands in an office or a body (`President of Mali`, `University of Basra`)."""
    return TITLE_BEFORE.search(text[max(0, span[0] - 45) : span[0]]) is not None


def belongs_to_a_body(words: str) -> bool:
    """Whether what a country owns is a body, a person or a matter of state rather than a thing or a part of it."""
    for word in words.replace("\u00a0", " ").split(" "):
        if word in DIRECTIONS or word in KINDS:
            return False
        if word in ABSTRACT or word.lower() in speakers() or word.lower().rstrip("s") in speakers():
            return True
        if word[:1].isupper():
            return False
    return False
