"""Who is who within one article: mentions of one person or body joined, pronouns resolved or left open.

Invariant: every mention belongs to at most one actor; a pronoun or noun phrase that fits nobody, or two equally, stays
open. The cast is a pure function of the page and the parties handed to it, read in text order.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from reportedly.claims.actor_ids import body_id, country_in, person_id, slug
from reportedly.claims.mentions import HONORIFICS, PARTICLES, Mention, bare, describe, singular
from reportedly.claims.page import Page
from reportedly.knowledge.tables import speakers
from reportedly.language.parse import Name
from reportedly.model import Actor, Named, Span, Spans

Role = Literal["source", "via", "addressee", "target"]

LATELY = 60
"""How many actors back a noun phrase without a name is looked for."""

NEAR = 1200
"""How many characters back a pronoun may reach."""

GROUPS = frozenset(
    """group movement organization organisation militia faction front party coalition alliance militant insurgent
        rebel fighter""".split()
)
MEDIA = frozenset(
    """agency network channel station television tv newspaper firm company service daily radio broadcaster outlet
        media""".split()
)
LEADERS = frozenset("president premier minister king emir sultan chancellor chief head ruler prince".split())
SPEECH_DOCUMENTS = frozenset(
    """statement claim announcement message declaration communique communiqué release video audio recording letter
        post tweet""".split()
)
JOINED = re.compile(r",? and (?=\S)|, (?=[A-Zal\w][\w’'-]+ )")
INTRODUCING = frozenset("foreign prime of state military army interior deputy vice defense defence former".split())
INTRODUCED = re.compile(r"((?:[\w’'.-]+ ){1,6})$")
TITLE_NAME = re.compile(
    r"\b(?:President|Minister|Premier|General|Gen\.|Colonel|Col\.|Chancellor|King|Secretary|Governor"
    r"|Ambassador|Spokes\w+|spokes\w+|Leader|leader|chief|Chief|"
    r"envoy|commander|Commander) ((?:(?:al-|el-)?[A-Z][\w’'-]+|bin|al|el)(?: (?:(?:al-|el-)?[A-Z][\w’'-]+|bin"
    r"|al|el)){1,3})"
)


@dataclass(slots=True, eq=False)
class Member:
    """One actor while the article is read. `introduced` are the phrases that its name came with."""

    mention: Mention
    named: Named
    name: tuple[str, ...]
    titles: set[str] = field(default_factory=set)
    introduced: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    gender: str = ""

    @property
    def kind(self) -> str:
        """Person, people, body, side, document or name."""
        return self.mention.kind

    @property
    def last(self) -> int:
        """Where it was last mentioned."""
        return self.mentions[-1][0]

    def before(self, at: int) -> int:
        """Where it was last mentioned before a place, or -1."""
        i = bisect_left(self.mentions, (at, 0))
        return self.mentions[i - 1][0] if i else -1


@dataclass(frozen=True, slots=True)
class Voice:
    """A party of a statement to resolve: its role, the statement it belongs to, and the statement around that."""

    span: Span
    role: Role
    statement: str
    parent: str | None


class Cast:
    """The actors of one article, filled in text order by `cast_of`."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.members: list[Member] = []
        self.speakers: list[tuple[int, Member]] = []
        self.by_statement: dict[tuple[str, Role], list[Member]] = {}
        self.at: dict[Span, list[Member]] = {}
        self.by_word: dict[str, list[Member]] = {}
        self.ids: dict[int, str] = {}

    def actor(self, spans: Spans) -> str | None:
        """The id behind some spans; joined actors' ids are parted by `;`. None where it stays open."""
        found = dict.fromkeys(self.ids[id(m)] for span in spans for m in self.at.get(span, ()) if id(m) in self.ids)
        return ";".join(found) or None

    def members_at(self, spans: Spans) -> list[Member]:
        """The members that some spans name."""
        return [member for span in spans for member in self.at.get(span, ())]

    def lately(self, at: int) -> Iterator[Member]:
        """Those who spoke in the text before a place, the last one first, as far back as a pronoun may reach."""
        i = bisect_left(self.speakers, at, key=lambda pair: pair[0])
        while i and at - self.speakers[i - 1][0] <= NEAR:
            i -= 1
            yield self.speakers[i][1]

    def candidates(self, mention: Mention) -> list[Member]:
        """The members that a mention could name again, the latest first: by a word of its name, else the last ones."""
        if mention.name:
            found = {id(m): m for word in mention.name for m in self.by_word.get(key_of(word), ())}
            found.update((id(m), m) for m in self.by_word.get(acronym(mention.name), ()))
            return sorted(found.values(), key=lambda member: -member.last)
        return sorted(self.members[-LATELY:], key=lambda member: -member.last)

    def spoken(self, spans: Spans) -> str:
        """The text of every mention of whoever stands behind some spans."""
        own = self.page.words(spans)
        return " ".join([own, *(" ".join(m.introduced) for m in self.members_at(spans))])

    def actors(self) -> tuple[Actor, ...]:
        """All who have a part in a statement, with their mentions, in order of first mention."""
        parts = {id(member) for members in self.by_statement.values() for member in members}
        merged: dict[str, tuple[str, list[Span]]] = {}
        for member in self.members:
            if member.kind == "pronoun" or id(member) not in self.ids or id(member) not in parts:
                continue
            merged.setdefault(self.ids[id(member)], (name_of(member), []))[1].extend(member.mentions)
        out = [Actor(key, name, tuple(sorted(set(spans)))) for key, (name, spans) in merged.items()]
        return tuple(sorted(out, key=lambda actor: actor.mentions[0]))


def name_of(member: Member) -> str:
    """What to call an actor: a proper name, or the words that introduced it without article and apposition."""
    if member.kind == "person" and member.name:
        return " ".join(member.name)
    words = re.split(r"[,(;]| [-–—] ", member.introduced[0], maxsplit=1)[0].strip()
    return re.sub(r"^(?:the|a|an) (?=.)", "", words, flags=re.IGNORECASE) or member.introduced[0]


def cast_of(page: Page, voices: Iterable[Voice], names: tuple[Name, ...]) -> Cast:
    """Everyone whom the parties and the names of an article mention, joined."""
    cast = Cast(page)
    hints = {
        (name.start, name.end): name.kind
        for name in names
        if name.start < name.end and name.kind in ("person", "organisation")
    }
    todo: dict[Span, list[Voice]] = {}
    for voice in voices:
        todo.setdefault(voice.span, []).append(voice)
    taken = sorted(todo)
    others = hints if hints else dict.fromkeys((m.span(1) for m in TITLE_NAME.finditer(page.text)), "person")
    spans = sorted({*todo, *(span for span in others if not covered(span, taken))})
    pronouns: list[Voice] = []
    for span in spans:
        for voice in sorted(todo.get(span, ()), key=lambda v: (v.role != "source", v.statement)):
            if describe(page.text[span[0] : span[1]]).kind == "pronoun":
                pronouns.append(voice)
            else:
                enter(cast, voice, hint_in(span, hints))
        if span not in todo:
            name = page.text[span[0] : span[1]]
            place(cast, span, describe(intro(page, span) + name, others[span]), None)
    for voice in sorted(pronouns, key=lambda v: (v.parent is not None, v.span)):
        enter(cast, voice, "")
    number(cast)
    return cast


def covered(span: Span, taken: list[Span]) -> bool:
    """Whether a span lies inside one of some others."""
    return any(start <= span[0] and span[1] <= end for start, end in taken)


def hint_in(span: Span, hints: Mapping[Span, str]) -> str:
    """The kind of the name that fills a span or ends it."""
    return next((kind for (start, end), kind in hints.items() if span[0] <= start and end == span[1]), "")


def intro(page: Page, span: Span) -> str:
    """The titles in front of a name: as far back as words introduce somebody."""
    found = INTRODUCED.search(page.text, max(0, span[0] - 60), span[0])
    words = found[1].split() if found else []
    kept: list[str] = []
    for word in reversed(words):
        mention = describe(word)
        known = mention.kind in ("people", "body") and mention.head != ""
        if not known and bare(word) not in INTRODUCING | HONORIFICS and country_in(word) is None:
            break
        kept.insert(0, word)
    return " ".join(kept) + " " if kept else ""


def enter(cast: Cast, voice: Voice, hint: str) -> None:
    """Resolves one party and remembers who spoke."""
    text = cast.page.text[voice.span[0] : voice.span[1]]
    for part, mention in parts(text, voice.span, hint):
        member = place(cast, part, mention, voice)
        if member is None:
            continue
        key = (voice.statement, voice.role)
        if member not in cast.by_statement.setdefault(key, []):
            cast.by_statement[key].append(member)
        if member not in cast.at.setdefault(voice.span, []):
            cast.at[voice.span].append(member)
        if voice.role == "source":
            insort(cast.speakers, (voice.span[0], member), key=lambda pair: pair[0])


def parts(text: str, span: Span, hint: str) -> list[tuple[Span, Mention]]:
    """The actors that one phrase joins: `the Observatory and medics` are two."""
    whole = [(span, describe(text, hint))]
    cut = text.rfind(" and ")
    if (
        cut < 0
        or re.search(r"\b(?:who|which|whose|between|both)\b", text)
        or re.search(r"\b(?:[Mm]inistry|[Oo]ffice|[Cc]ommittee|Department) (?:of|for)\b", text)
    ):
        return whole
    heads = [text[:cut].rstrip(", ")]
    if ", " in heads[0]:
        heads = heads[0].split(", ")
    found, at = [], 0
    for piece in [*heads, text[cut + 5 :]]:
        at = text.index(piece, at)
        mention = describe(piece)
        if not mention.head and not mention.name:
            return whole
        if mention.kind == "people" and not mention.head and piece[:1].isupper():
            return whole
        found.append(((span[0] + at, span[0] + at + len(piece)), mention))
        at += len(piece)
    alone = {"foreign", "interior", "health", "defense", "defence", "justice"}
    return whole if bare(heads[-1].split()[-1]) in alone else found


def place(cast: Cast, span: Span, mention: Mention, voice: Voice | None) -> Member | None:
    """The member that a mention names: an earlier one, or a new one. None where a pronoun stays open."""
    if mention.kind == "pronoun":
        member = antecedent(cast, span, mention, voice)
        if member is not None:
            insort(member.mentions, span)
            member.gender = member.gender or mention.gender
        return member
    found = same(cast, span, mention)
    if found is None:
        found = Member(mention, mention.named, mention.name)
        cast.members.append(found)
    learn(found, cast.page, span, mention)
    for key in {*map(key_of, mention.name), *found.aliases}:
        known = cast.by_word.setdefault(key, [])
        if found not in known:
            known.append(found)
    return found


def learn(member: Member, page: Page, span: Span, mention: Mention) -> None:
    """Adds what a mention tells of its member: a longer name, an office, an acronym in brackets."""
    member.mentions.append(span)
    member.introduced.append(mention.text)
    member.titles.update(mention.titles)
    member.gender = member.gender or mention.gender
    if mention.kind == "person" and len(mention.name) > len(member.name):
        member.name, member.mention = mention.name, mention
    if mention.named == "named" and member.named != "named":
        member.named = "named"
    bracket = re.compile(r"\s?\(([A-Z][A-Za-z-]{1,9})\)").search(page.text, span[0], min(len(page.text), span[1] + 14))
    if bracket and mention.kind in ("body", "name"):
        member.aliases |= {bracket[1].lower(), key_of(bracket[1])}
    if mention.kind in ("body", "name") and len(member.name) > 2:
        member.aliases.add(acronym(member.name))


def same(cast: Cast, span: Span, mention: Mention) -> Member | None:
    """The earlier member that a name or a noun phrase names again, the latest first."""
    if mention.kind == "document" and (author := author_of(cast, span, mention)):
        return author
    latest = cast.candidates(mention)
    if mention.kind == "name" and (
        person := next((m for m in latest if m.kind == "person" and agrees(m, mention)), None)
    ):
        return person
    return next((member for member in latest if agrees(member, mention)), None)


def agrees(member: Member, mention: Mention) -> bool:
    """Whether a mention can name a member again."""
    if mention.kind == "person" or (mention.kind == "name" and member.kind == "person"):
        return member.kind in ("person", "name") and same_person(member, mention)
    if mention.kind in ("body", "name", "side") and mention.name:
        return member.kind in ("body", "name", "side") and same_body(member, mention)
    if not mention.definite and mention.named != "named":
        return mention.plural and member.introduced[0].lower() == mention.text.lower()
    return same_noun(member, mention)


def same_person(member: Member, mention: Mention) -> bool:
    """Whether two personal names are one: the last names sound alike and the first names don't clash."""
    one, two = [sound(w) for w in significant(member.name)], [sound(w) for w in significant(mention.name)]
    if not one or not two:
        return False
    if len(one) == 1 or len(two) == 1:
        return one[-1] == two[-1] or (two[0] in one if len(two) == 1 else one[0] in two)
    return one[-1] == two[-1] and (
        one[0] == two[0] or (one[0][:1] == two[0][:1] and min(len(one[0]), len(two[0])) == 1)
    )


def significant(name: tuple[str, ...]) -> list[str]:
    """The words of a personal name without particles and honorifics."""
    words = [word for word in name if bare(word) not in PARTICLES and bare(word) not in HONORIFICS]
    return words or list(name)


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """A key under which spellings of one name meet: no article, no doubled letters, vowels folded (Sarea, Saree)."""
    plain = slug(word).replace("-", " ")
    plain = re.sub(r"^(?:al|el|ul|an|as|ash|ad|ar|at|az) ", "", plain).replace(" ", "")
    plain = (
        plain.replace("ph", "f")
        .replace("kh", "h")
        .replace("dh", "d")
        .replace("gh", "g")
        .replace("q", "k")
        .replace("ou", "u")
        .replace("oo", "u")
    )
    plain = re.sub(r"[aeiouy]+", "a", plain)
    return re.sub(r"(.)\1+", r"\1", plain)


def key_of(word: str) -> str:
    """The key under which a word of a name is looked up: its sound in the singular."""
    return sound(singular(word.lower()))


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


def rebel(noun: str) -> bool:
    """Whether a noun stands for an armed group."""
    found = speakers().get(noun)
    return found is not None and found.sector == "REB"


def country_in_name(member: Member) -> bool:
    """Whether a member's name is a country's or its seat's."""
    return not body_id(member.mention).startswith("unresolved:")


def author_of(cast: Cast, span: Span, mention: Mention) -> Member | None:
    """Whose document speaks: the body in its name, else for a statement the last speaker."""
    capitals = {word.lower() for word in mention.name}
    if mention.name and (iso := country_in(" ".join(mention.name))):
        return next(
            (m for m in reversed(cast.members) if m.kind == "body" and body_id(m.mention) in (iso, f"{iso}.GOV")), None
        )
    if capitals:
        return next(
            (
                m
                for m in reversed(cast.members)
                if m.kind in ("body", "name") and capitals <= {w.lower() for w in m.name} | m.aliases
            ),
            None,
        )
    if mention.head not in SPEECH_DOCUMENTS or not mention.definite:
        return None
    return next((m for m in cast.lately(span[0]) if m.kind in ("body", "name", "person")), None)


def antecedent(cast: Cast, span: Span, mention: Mention, voice: Voice | None) -> Member | None:
    """Whom a pronoun names, or None where it can't be told."""
    if voice and voice.role != "source" and voice.parent is None and cast.page.quotation(span[0]) and mention.plural:
        return None
    around = cast.by_statement.get((voice.parent, "source"), []) if voice and voice.parent else []
    own = cast.by_statement.get((voice.statement, "source"), []) if voice and voice.role != "source" else []
    if mention.head in ("i", "me", "my"):
        return around[0] if len(around) == 1 else None
    if mention.head in ("we", "us", "our"):
        return spoken_for(cast, around[0]) if len(around) == 1 else None
    if mention.head in ("who", "which", "whom"):
        return next((m for m in reversed(cast.members) for s, e in m.mentions if 0 <= span[0] - e <= 3), None)
    if mention.head in ("he", "him", "his", "she", "her"):
        fits = [m for m in around if may_be(m, mention) and m not in own]
        if fits:
            return fits[0]
        if voice and (host := possessor(cast, voice, mention)):
            return host
        return last_person(cast, span, mention, own)
    if mention.head in ("it", "its"):
        return latest_of(
            cast,
            span,
            own,
            lambda m: m.kind in ("body", "name", "side") and (not m.mention.plural or m.named == "named"),
        )
    if mention.head in ("they", "them", "their"):
        return latest_of(cast, span, own, lambda m: m.mention.plural or m.kind in ("side", "body"))
    return None


def may_be(member: Member, mention: Mention) -> bool:
    """Whether a member can be `he` or `she`."""
    single = member.kind == "person" or (member.kind == "people" and not member.mention.plural)
    return single and (not member.gender or not mention.gender or member.gender == mention.gender)


def possessor(cast: Cast, voice: Voice, mention: Mention) -> Member | None:
    """The person in whose name the channel speaks: `Aliyev's office quoted him`."""
    for (statement, role), members in cast.by_statement.items():
        if statement == voice.statement and role == "via":
            words = {sound(re.sub(r"[’']s?$", "", word)) for m in members for word in " ".join(m.introduced).split()}
            return next(
                (
                    m
                    for m in reversed(cast.members)
                    if m.kind == "person" and may_be(m, mention) and sound(m.name[-1]) in words
                ),
                None,
            )
    return None


def last_person(cast: Cast, span: Span, mention: Mention, own: list[Member]) -> Member | None:
    """The last speaker who fits; else the one person named lately; None where two were."""
    for member in cast.lately(span[0]):
        if may_be(member, mention) and member not in own:
            return member
    near = [
        m
        for m in cast.members
        if m.kind == "person" and may_be(m, mention) and m not in own and recent(m, span, NEAR // 2)
    ]
    return near[0] if len(near) == 1 else None


def latest_of(cast: Cast, span: Span, own: list[Member], fits: Callable[[Member], bool]) -> Member | None:
    """The last speaker that fits a pronoun, else the last mention that does."""
    for member in cast.lately(span[0]):
        if fits(member) and member not in own:
            return member
    near = [m for m in cast.members if fits(m) and m not in own and recent(m, span, NEAR // 3)]
    return max(near, key=lambda m: m.before(span[0])) if near else None


def recent(member: Member, span: Span, reach: int) -> bool:
    """Whether a member was mentioned not far before a place."""
    at = member.before(span[0])
    return at >= 0 and span[0] - at < reach


def spoken_for(cast: Cast, speaker: Member) -> Member | None:
    """For whom a speaker says `we`: a body for itself, a spokesman for the body in his title, where it is named."""
    if speaker.kind != "person":
        return speaker
    for member in cast.members:
        words = {bare(word) for word in member.name}
        if member.kind in ("body", "name") and words and words & speaker.titles - {"the"}:
            return member
    return None


def number(cast: Cast) -> None:
    """Gives every member its id. Unnamed ones with the same words get a number."""
    used: dict[str, int] = {}
    for member in cast.members:
        if member.kind in ("person",):
            key = person_id(" ".join(member.name), tuple(sorted(member.titles)), tuple(member.introduced))
        elif member.kind in ("body", "name"):
            key = body_id(member.mention)
        else:
            key = f"unresolved:{slug(re.sub(r'^(?:the|a|an) ', '', member.introduced[0], flags=re.IGNORECASE))[:60]}"
        if key.startswith("unresolved:") and member.named in ("unnamed", "collective"):
            used[key] = used.get(key, 0) + 1
            key = key if used[key] == 1 else f"{key}-{used[key]}"
        cast.ids[id(member)] = key
