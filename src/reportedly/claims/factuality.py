"""How far the source commits to what it puts forward (codebook, Statement; the values are FactBank's).

Rulings: demands, requests and questions are `Uu`; warnings, threats, promises, support, condemnation `CT+`; `CT-` only
for cues that deny or reject. The source's own hedge counts (`may`, `probably`), in the main clause of the content.
"""

from __future__ import annotations

import re

from reportedly.claims.cues import negated
from reportedly.claims.drafts import Draft
from reportedly.claims.page import Page
from reportedly.model import Act, Factuality

BY_ACT: dict[Act, Factuality] = {
    "demand": "Uu",
    "request": "Uu",
    "warn": "CT+",
    "threaten": "CT+",
    "promise": "CT+",
    "support": "CT+",
    "condemn": "CT+",
    "claim-responsibility": "CT+",
    "deny": "CT-",
    "reject": "CT-",
}
MAIN = re.compile(
    r"(?<=\w{3}) (?:because|which|who|whose|although|while|when|after|before|since|so that|as|if|unless|until"
    r"|where|but|and that|whereas)\b"
)
MODAL = re.compile(
    r"\b(?:(?P<maybe>may|might|perhaps|maybe|could (?:take|be|have|rise|lead|become|continue|happen|collapse"
    r"|reach|cause|result)|it is possible|it was possible|not rule out)"
    r"|(?P<likely>probably|likely (?:to|be|that)|most likely|presumably|apparently|appear(?:s|ed)? to|seem(?:s|ed)? to|"
    r"(?:he|she|they|it|we|I) (?:believed?|thinks?|thought))"
    r"|(?P<unlikely>unlikely|improbable|doubtful)"
    r"|(?P<open>whether|(?:it|he|she|they|we) (?:is|was|were|are) (?:not (?:yet )?(?:clear|known|sure)|unclear"
    r"|unknown)|"
    r"(?:he|she|they|it|we|I) (?:hopes?|hoped)|questions? remain\w*|remain\w* unclear)"
    r"|(?P<plain>is|are|was|were|has|have|had|will|would|can|did|does|do|said|told|must|should|killed|carried"
    r"|nobody|no one))\b",
    re.IGNORECASE,
)
STRENGTH: dict[str, Factuality] = {"maybe": "PS+", "likely": "PR+", "unlikely": "PR-", "open": "Uu"}
ADVERB = re.compile(
    r" (?:not )?(?:\w+ )?(?P<likely>probably|likely|most likely|presumably|apparently)\b"
    r"|(?: \w+)? (?P<maybe>possibly|perhaps)\b"
    r"|(?: \w+)? (?P<unlikely>unlikely|doubtful)\b|(?: not)?(?: yet)? (?P<open>unclear|unknown|not clear|unsure)\b"
)
ASKED = re.compile(r"^(?:whether|if|who|what|why|how|when|where|which)\b")
QUESTION = re.compile(r"^[“\"]?[^.?!]*\?")


def factuality(page: Page, draft: Draft, act: Act) -> Factuality:
    """The commitment of a statement's source to its content."""
    if draft.meaning is None:
        return BY_ACT.get(act, draft.read.factuality)
    if fixed := BY_ACT.get(act):
        return fixed
    content = page.words(draft.content)
    if negated(page.text, draft.cue) or draft.meaning.lemmas[0] in ("decline", "refuse"):
        return (
            "Uu" if ASKED.search(content) or (act == "state" and not negated(page.text, draft.cue)) else negative(draft)
        )
    base = draft.meaning.factuality if draft.meaning.act == act or draft.meaning.firm != "open" else "CT+"
    if base == "CT-":
        base = "CT+"
    if act == "state" and draft.meaning.lemmas[0] in ("ask", "question", "wonder"):
        return "Uu"
    if base != "CT+":
        return base
    return hedge(page.text[slice(*draft.content[0])]) or base


def negative(draft: Draft) -> Factuality:
    """What a negated cue commits to: `does not believe` is PR-, `did not rule out` PS+, `does not know` Uu."""
    assert draft.meaning is not None
    if draft.meaning.act == "reject" or draft.meaning.act == "deny":
        return "PS+"
    if draft.meaning.firm == "belief" or draft.meaning.act in ("predict", "estimate"):
        return "PR-"
    return "Uu" if draft.meaning.lemmas[0] in ("know", "verify", "establish", "determine", "confirm") else "CT+"


def hedge(content: str) -> Factuality | None:
    """The hedge in the main clause of a content: the first modal word, unless a plain verb comes before it."""
    if QUESTION.match(content):
        return "Uu"
    clause = MAIN.split(content, maxsplit=1)[0][:200]
    clause = re.split(r"[.!?] ", clause, maxsplit=1)[0]
    found = MODAL.search(clause)
    if not found:
        return None
    if found.lastgroup != "plain":
        return STRENGTH[found.lastgroup or "maybe"]
    adverb = ADVERB.match(clause, found.end())
    return STRENGTH[adverb.lastgroup or "likely"] if adverb else None
