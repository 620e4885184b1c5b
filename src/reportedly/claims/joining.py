"""The actors that one phrase joins: `the Observatory and medics` are two, `Bosnia and Herzegovina` is one."""

from __future__ import annotations

import re
from functools import cache

from reportedly.claims.mentions import Mention, bare, describe, speaker_noun
from reportedly.knowledge.tables import country_words
from reportedly.knowledge.who import groups, organisations
from reportedly.model import Span

AND = " and "
FIELDS = frozenset(
    """foreign interior health defense defence justice food agriculture transport transportation labour labor education
        trade energy science technology culture information communication communications rescue search emergency
        disaster economy finance economic social political security human rights relief refugee refugees migration
        environment development planning reconstruction law research peace water roads civil legal internal external
        sports youth women family fisheries industry drug drugs cooperation services service affairs policy welfare
        aid response prevention control assistance coordination protection commonwealth commerce housing""".split()
)
"""Fields of work, which bodies and offices join by `and` in one name."""

ALONE = frozenset("foreign interior health defense defence justice".split())
FIELD_OF = re.compile(
    r"\b(?:[Mm]inist(?:ry|er|ers)|[Oo]ffice|[Cc]ommittee|[Dd]epartment|[Oo]rgani[sz]ation|[Aa]gency|[Cc]ouncil"
    r"|[Cc]ommission|[Cc]entres?|[Cc]enters?|[Ii]nstitute|[Bb]ank|[Ff]ederation|[Ff]und|[Aa]ssociation|[Ss]ociety"
    r"|[Bb]ureau|[Dd]irectorate|[Aa]uthority|[Ff]oundation|[Cc]onference|[Uu]nion|[Ss]ecretary|[Rr]epresentative"
    r"|[Cc]ommissioner|[Mm]ission|[Nn]etwork) (?:of|for|on) (?:the )?([\w’' ,-]+)$"
)


def parts(text: str, span: Span, hint: str) -> list[tuple[Span, Mention]]:
    """The actors that one phrase joins: `the Observatory and medics` are two, `Bosnia and Herzegovina` is one."""
    whole = [(span, describe(text, hint))]
    if text.startswith(("both the ", "Both the ")) and text.count(AND) == 1:
        return parts(text[5:], (span[0] + 5, span[1]), hint)
    cut = joint(text)
    if cut < 0 or re.search(r"\b(?:who|which|whose|between|both)\b", text):
        return whole
    heads = [text[:cut].rstrip(", ")]
    if ", " in heads[0]:
        heads = heads[0].split(", ")
    found, at = [], 0
    for piece in [*heads, text[cut + len(AND) :]]:
        at = text.index(piece, at)
        mention = describe(piece)
        if not mention.head and not mention.name:
            return whole
        if mention.kind == "people" and not mention.head and piece[:1].isupper():
            return whole
        found.append(((span[0] + at, span[0] + at + len(piece)), mention))
        at += len(piece)
    return found


def joint(text: str) -> int:
    """Where the last `and` stands that joins two actors and belongs to the name of neither; -1 where none does."""
    cut = text.rfind(AND)
    while cut >= 0 and one_name(text[:cut], text[cut + len(AND) :]):
        cut = text.rfind(AND, 0, cut)
    return cut


def one_name(before: str, after: str) -> bool:
    """Whether an `and` stands inside one name: a country's, or that of a body or an office with two fields of work."""
    if any(before.endswith(one) and after.startswith(two) for one, two in joined_names()):
        return True
    last, first = bare((before.split() or [""])[-1]), bare((after.split() or [""])[0])
    field = FIELD_OF.search(before)
    if field is None:
        return last in ALONE or (last in FIELDS and first in FIELDS)
    if re.match(r"(?:the|an?|his|her|its|their|other|some|many|several) |[A-Z]{2,}\b", after):
        return False
    if country_words().get(re.sub(r"^the ", "", field[1])) or country_words().get(" ".join(after.split()[:1])):
        return False
    if ", " in after and describe(after).kind == "person":
        return False
    field_words = re.split(r"\s+(?:in|for|of|at|on)\s+|,", after, maxsplit=1)[0]
    return speaker_noun(field_words) is None or (bare(field_words.split()[-1]) in FIELDS and after[0].isupper())


@cache
def joined_names() -> tuple[tuple[str, str], ...]:
    """Both halves of every name that holds an `and`: of countries, groups and organisations."""
    known = (name for body in (*groups(), *organisations()) for name in body.names)
    names = ("Red Cross and Red Crescent", *country_words(), *known)
    return tuple((one, two) for one, cut, two in (name.partition(AND) for name in names) if cut)
