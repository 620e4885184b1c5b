"""When two mentions are one body's: the same words, an acronym, or the noun of a body named before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.claims.actor_bodies import armed, known_body
from reportedly.claims.actor_codes import body_id
from reportedly.claims.actor_offices import rows_of
from reportedly.claims.actor_setting import NOWHERE
from reportedly.claims.actor_words import american, country_in
from reportedly.claims.mentions import ARMED_BODY, Mention, bare, singular
from reportedly.knowledge.tables import speakers

if TYPE_CHECKING:
    from reportedly.claims.actors import Member

GROUPS = frozenset(
    """group movement organization organisation militia faction front party coalition alliance militant insurgent
        rebel fighter""".split()
)
MEDIA = frozenset(
    """agency network channel station television tv newspaper firm company service daily radio broadcaster outlet
        media""".split()
)
POINTING = frozenset(
    "the this that these those its his her their same said whose country country's nation's a an".split()
)
"""Words that tell of nobody by themselves."""
LEADERS = frozenset("president premier minister king emir sultan chancellor chief head ruler prince".split())


def same_body(member: Member, mention: Mention) -> bool:
    """Whether two names are one body's: the same words, an acronym, or a part of the name with the same noun."""
    one, two = body_words(member.name), body_words(mention.name)
    if not one or not two:
        return False
    heads = {mention.head, member.mention.head} - {""}
    if one == two and (
        (len(heads) < 2 and heads <= MEDIA | GROUPS | one | {mention.head} & {member.mention.head}) or heads & GROUPS
    ):
        return True
    if two <= member.aliases or one <= mention_aliases(mention):
        return True
    return (
        mention.definite
        and two < one
        and not own_words(mention) - one
        and (not mention.head or mention.head in one)
        and len(one) > 1
        and country_in(mention.text) is None
    )


def body_words(name: tuple[str, ...]) -> set[str]:
    """The words of a body's name that count, in the singular."""
    words = {singular(word.lower()) for word in name if word.lower() not in ("the", "and", "for", "of")}
    return words - {"movement", "group", "rebel", "fighter", "militia", "militant"} or words


def mention_aliases(mention: Mention) -> set[str]:
    """The acronym that a name spells."""
    return {acronym(mention.name)} if len(mention.name) > 2 else set()


def acronym(name: tuple[str, ...]) -> str:
    """The capitals that a name's words begin with, in lower case."""
    return "".join(word[0] for word in name if word[0].isupper()).lower()


def same_noun(member: Member, mention: Mention) -> bool:
    """Whether a definite phrase (`the ministry`, `the UNICEF director`) can name a member by its noun."""
    capitals = {bare(word) for word in mention.text.split()[1:] if word[0].isupper()} - {mention.head}
    known = member.titles | {bare(word) for word in member.name} | member.aliases
    if capitals - known:
        return False
    if mention.head not in GROUPS | MEDIA and own_words(mention) - {mention.head} - described(member):
        return False
    if mention.kind == "people":
        heads = {mention.head, *(LEADERS if mention.head == "leader" else ())}
        fits = (
            bool(heads & (member.titles | {singular(t) for t in member.titles}))
            if member.kind == "person"
            else member.mention.head == mention.head
        )
        return fits and member.kind in ("person", "people") and member.mention.plural == mention.plural
    if mention.kind == "body":
        own = {member.mention.head, *(bare(word) for word in member.name)}
        if (
            mention.head in GROUPS
            and member.kind in ("body", "name")
            and (member.mention.head in ("", *GROUPS) or rebel(member.mention.head))
            and not country_in_name(member)
            and may_be_group(member, mention)
        ):
            return True
        if mention.head == "agency" and member.kind == "name":
            return True
        return member.kind in ("body", "name") and mention.head in own and mention.head != ""
    return (
        member.kind == mention.kind
        and member.mention.head == mention.head
        and set(mention.titles) - {"the"} <= member.titles
    )


def own_words(mention: Mention) -> set[str]:
    """The words by which a phrase tells whom it means, without where or what for: `the foreign ministry in ...`."""
    words = re.split(r"\s(?:in|at|near|from|on|of|for|to|with|,)\b", mention.text, maxsplit=1)[0].split()
    return {plain_form(word) for word in words} - POINTING


def described(member: Member) -> set[str]:
    """All the words that a member was named or introduced with."""
    phrases = (*member.name, *member.titles, *member.introduced, member.mention.text)
    return {plain_form(word) for phrase in phrases for word in phrase.split()}


def plain_form(word: str) -> str:
    """A word without its number, its possessive and its British spelling."""
    return american(singular(bare(word)))


def may_be_group(member: Member, mention: Mention) -> bool:
    """Whether a member may be called a group, for all we know: no ruler, no paper, armed where the words say so."""
    if len(member.name) == 1 and rows_of(list(member.name)):
        return False
    body = known_body(member.first_words, NOWHERE)
    armed_words = ARMED_BODY.search(mention.text) is not None
    return body is None or (".JRN:" not in body.id and (body.id in armed() or not armed_words))


def rebel(noun: str) -> bool:
    """Whether a noun stands for an armed group."""
    found = speakers().get(noun)
    return found is not None and found.sector == "REB"


def country_in_name(member: Member) -> bool:
    """Whether a member's name is a country's or its seat's."""
    return not body_id(member.mention).startswith("unresolved:")
