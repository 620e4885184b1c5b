"""Who is who within one article: mentions of one person or body joined, pronouns resolved or left open.

Invariant: every mention belongs to at most one actor; a pronoun or noun phrase that fits nobody, or two equally, stays
open. The cast is a pure function of the page and the parties handed to it, read in text order.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, islice
from typing import Literal

from reportedly.claims.actor_codes import body_id
from reportedly.claims.actor_ids import Known, identify
from reportedly.claims.actor_setting import countries_named, setting_of
from reportedly.claims.actor_words import country_in, slug
from reportedly.claims.bodies import (
    acronym,
    same_body,
    same_noun,
)
from reportedly.claims.joining import parts
from reportedly.claims.mentions import (
    CUT,
    HONORIFICS,
    Mention,
    bare,
    describe,
    personal_name,
    speaker_noun,
)
from reportedly.claims.page import Page
from reportedly.claims.spelling import alike, key_of, same_full, significant, spelling, spelt_same
from reportedly.language.parse import Name
from reportedly.model import Actor, Named, Span, Spans

Role = Literal["source", "via", "addressee", "target"]

LATELY = 60
"""How many actors back a noun phrase is looked for, and a name among those that share a word with it."""

NEAR = 1200
"""How many characters back a pronoun may reach."""

SPEECH_DOCUMENTS = frozenset(
    """statement claim announcement message declaration communique communiqué release video audio recording letter
        post tweet""".split()
)
INTRODUCING = HONORIFICS | frozenset(
    "foreign prime of state military army interior deputy vice defense defence former".split()
)
BRACKETED = re.compile(r"\s?\(([A-Z][A-Za-z-]{1,9})\)")
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
    introduced: dict[str, None] = field(default_factory=dict)
    mentions: list[Span] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    gender: str = ""

    @property
    def kind(self) -> str:
        """Person, people, body, side, document or name."""
        return self.mention.kind

    @property
    def first_words(self) -> str:
        """The phrase that it was first mentioned by."""
        return next(iter(self.introduced))

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
    """A party of a statement to resolve: its role, the statement and its content, and the statement around that."""

    span: Span
    role: Role
    statement: str
    parent: str | None
    content: Spans = ()


class Cast:
    """The actors of one article, filled in text order by `cast_of`."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.members: list[Member] = []
        self.speakers: list[tuple[int, Member]] = []
        self.by_statement: dict[tuple[str, Role], list[Member]] = {}
        self.at: dict[Span, list[Member]] = {}
        self.begun: dict[int, tuple[int, Member]] = {}
        self.named: list[tuple[Span, Member]] = []
        self.spoken_by: dict[int, list[Span]] = {}
        self.by_word: dict[str, dict[int, Member]] = {}
        self.by_body: dict[str, Member] = {}
        self.families: dict[str, list[list[str]]] = {}
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

    def between(self, start: int, end: int) -> list[tuple[Span, Member]]:
        """The mentions that begin in a stretch of text, and whom they name, in the order of the text."""
        i = bisect_left(self.named, (start, 0), key=first)
        return self.named[i : bisect_left(self.named, (end, 0), key=first)]

    def says(self, member: Member, at: int) -> bool:
        """Whether a place lies in the content of one of a member's last statements."""
        return any(start <= at < end for start, end in self.spoken_by.get(id(member), [])[-LATELY:])

    def sharing(self, keys: Iterable[str]) -> list[Member]:
        """The members that share a key with a name, the latest first."""
        found = {
            at: member for key in keys for at, member in islice(reversed(self.by_word.get(key, {}).items()), LATELY)
        }
        return sorted(found.values(), key=lambda member: -member.last)

    def candidates(self, mention: Mention) -> list[Member]:
        """The members that a mention could name again, the latest first: by a word of its name, else the last ones."""
        if mention.name:
            return self.sharing((*map(key_of, mention.name), acronym(mention.name)))
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


def first(pair: tuple[Span, Member]) -> Span:
    """The key that mentions are ordered by."""
    return pair[0]


def name_of(member: Member) -> str:
    """What to call an actor: a proper name, or the words that introduced it without article and apposition."""
    if member.kind == "person" and member.name:
        return " ".join(member.name)
    words = re.split(r"[,(;]| [-–—] ", member.first_words, maxsplit=1)[0].strip()
    return re.sub(r"^(?:the|a|an) (?=.)", "", words, flags=re.IGNORECASE) or member.first_words


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
    taken = Taken(todo)
    others = hints if hints else dict.fromkeys((m.span(1) for m in TITLE_NAME.finditer(page.text)), "person")
    spans = sorted({*todo, *(span for span in others if not taken.cover(span))})
    meet(cast, (page.text[start:end] for start, end in spans))
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


def meet(cast: Cast, phrases: Iterable[str]) -> None:
    """Notes for each last name up to two different full names that the article has with it."""
    for phrase in phrases:
        words = significant(describe(phrase).name)
        if len(words) < 2:
            continue
        known = cast.families.setdefault(spelling(words[-1]), [])
        if len(known) < 2 and not any(alike(one, two) for name in known for one in name[:-1] for two in words[:-1]):
            known.append(words)


class Taken:
    """Spans that are spoken for."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self.starts = [start for start, _ in ordered]
        self.furthest = list(accumulate((end for _, end in ordered), max))

    def cover(self, span: Span) -> bool:
        """Whether a span lies inside one of them."""
        i = bisect_right(self.starts, span[0]) - 1
        return i >= 0 and self.furthest[i] >= span[1]


def hint_in(span: Span, hints: Mapping[Span, str]) -> str:
    """The kind of the name that fills a span or ends it."""
    return next((kind for (start, end), kind in hints.items() if span[0] <= start and end == span[1]), "")


def intro(page: Page, span: Span) -> str:
    """The titles in front of a name: as far back as words introduce somebody."""
    before = page.text[max(0, span[0] - 60) : span[0]]
    last = before[:-1].rpartition(" ")[2]
    if last.isalpha() and not introduces(last):
        return ""
    found = INTRODUCED.search(before)
    words = found[1].split() if found else []
    kept: list[str] = []
    for word in reversed(words):
        if not introduces(word):
            break
        kept.insert(0, word)
    return " ".join(kept) + " " if kept else ""


def introduces(word: str) -> bool:
    """Whether a word may stand in front of a name and introduce who bears it."""
    return speaker_noun(word) is not None or bare(word) in INTRODUCING or country_in(word) is not None


def enter(cast: Cast, voice: Voice, hint: str) -> None:
    """Resolves one party and remembers who spoke. Words that were resolved for another statement stand as they are."""
    text = cast.page.text[voice.span[0] : voice.span[1]]
    found: list[Member | None] = [*cast.at.get(voice.span, ())]
    if not found:
        found = [place(cast, part, mention, voice) for part, mention in parts(text, voice.span, hint)]
    for member in found:
        if member is None:
            continue
        key = (voice.statement, voice.role)
        if member not in cast.by_statement.setdefault(key, []):
            cast.by_statement[key].append(member)
        if member not in cast.at.setdefault(voice.span, []):
            cast.at[voice.span].append(member)
        if voice.role == "source":
            insort(cast.speakers, (voice.span[0], member), key=lambda pair: pair[0])
            cast.spoken_by.setdefault(id(member), []).extend(voice.content)


def place(cast: Cast, span: Span, mention: Mention, voice: Voice | None) -> Member | None:
    """The member that a mention names: an earlier one, or a new one. None where a pronoun stays open."""
    if mention.kind == "pronoun":
        member = antecedent(cast, span, mention, voice)
        if member is not None:
            insort(member.mentions, span)
            insort(cast.named, (span, member), key=first)
            member.gender = member.gender or mention.gender
        return member
    found = begun(cast, span, mention) or same(cast, span, mention)
    if found is None:
        found = Member(mention, mention.named, mention.name)
        cast.members.append(found)
    learn(found, cast.page, span, mention)
    cast.begun[span[0]] = span[1], found
    cast.named.append((span, found))
    for key in {*map(key_of, mention.name), *found.aliases}:
        known = cast.by_word.setdefault(key, {})
        known.pop(id(found), None)
        known[id(found)] = found
    if found.kind == "body":
        cast.by_body[body_id(found.mention)] = found
    return found


def begun(cast: Cast, span: Span, mention: Mention) -> Member | None:
    """The member whom the words at the beginning of a mention name, where the others are set beside them."""
    end, member = cast.begun.get(span[0], (0, None))
    beside = member is not None and member.kind == mention.kind and CUT.match(cast.page.text, end, span[1])
    return member if beside or end == span[1] else None


def learn(member: Member, page: Page, span: Span, mention: Mention) -> None:
    """Adds what a mention tells of its member: a longer name, an office, an acronym in brackets."""
    member.mentions.append(span)
    member.introduced[mention.text] = None
    member.titles.update(mention.titles)
    member.gender = member.gender or mention.gender
    same_kind = mention.kind == "person" or mention.kind == member.kind == "name"
    if same_kind and len(mention.name) > len(member.name):
        member.name, member.mention = mention.name, mention
    if mention.named == "named" and member.named != "named":
        member.named = "named"
    bracket = BRACKETED.search(page.text, span[0], min(len(page.text), span[1] + 14))
    if bracket and mention.kind in ("body", "name"):
        member.aliases |= {bracket[1].lower(), key_of(bracket[1])}
    if mention.kind in ("body", "name") and len(member.name) > 2:
        member.aliases.add(acronym(member.name))


def same(cast: Cast, span: Span, mention: Mention) -> Member | None:
    """The earlier member that a name or a noun phrase names again, the latest first."""
    if mention.kind == "document" and (author := author_of(cast, span, mention)):
        return author
    latest = cast.candidates(mention)
    if mention.kind in ("person", "name"):
        people = [m for m in latest if m.kind == "person" or (m.kind == "name" and personal_name(m.mention))]
        if mention.kind == "person" or personal_name(mention):
            if (person := namesake(people, mention, cast.families)) or mention.kind == "person":
                return person
            latest = [m for m in latest if m not in people]
    return next((member for member in latest if agrees(member, mention)), None)


def namesake(people: list[Member], mention: Mention, families: Mapping[str, list[list[str]]]) -> Member | None:
    """The person whom a name names again; None where it fits nobody, or two.

    A full name fits the same full name, else a lone last name where the article names nobody else by that one.
    A lone name fits the last word of a full name; of two whom it fits, the one who was called by it before. It fits a
    first name only where that is spelt the same, and nobody else is called so.
    """
    words = significant(mention.name)
    fitting = [m for m in people if not (m.gender and mention.gender and m.gender != mention.gender)]
    names = [(m, significant(m.name)) for m in fitting]
    lone = [m for m, name in names if len(name) == 1 and alike(name[0], words[-1])]
    if len(words) > 1:
        full = [m for m, name in names if len(name) > 1 and same_full(name, words)]
        if full:
            return full[0]
        if lone:
            return lone[0] if len(lone) == 1 and len(families.get(spelling(words[-1]), ())) < 2 else None
        called = [m for m, name in names if len(name) == 1 and spelt_same(name[0], words[0])]
        return called[0] if len(called) == 1 and len(names) == 1 else None
    if lone:
        return lone[0]
    last = [m for m, name in names if len(name) > 1 and alike(name[-1], words[0])]
    if len(last) > 1:
        last = [m for m in last if any(calls(phrase, words[0]) for phrase in m.introduced)]
    if last:
        return last[0] if len(last) == 1 else None
    first = [m for m, name in names if len(name) > 1 and spelt_same(name[0], words[0])]
    return first[0] if len(first) == 1 else None


def calls(phrase: str, word: str) -> bool:
    """Whether a phrase calls somebody by one word alone, titles aside."""
    name = significant(describe(phrase).name)
    return len(name) == 1 and alike(name[0], word)


def agrees(member: Member, mention: Mention) -> bool:
    """Whether a mention can name a member again that is no person by name."""
    if mention.kind in ("body", "name", "side") and mention.name:
        return member.kind in ("body", "name", "side") and same_body(member, mention)
    if not mention.definite and mention.named != "named":
        return mention.plural and member.first_words.lower() == mention.text.lower()
    return same_noun(member, mention)


def author_of(cast: Cast, span: Span, mention: Mention) -> Member | None:
    """Whose document speaks: the body in its name, else for a statement the last speaker."""
    capitals = {word.lower() for word in mention.name}
    if mention.name and (iso := country_in(" ".join(mention.name))):
        return cast.by_body.get(iso) or cast.by_body.get(f"{iso}.GOV")
    if capitals:
        return next(
            (
                m
                for m in cast.candidates(mention)
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
        named = reversed(cast.between(span[0] - NEAR, span[0]))
        return next((m for (_, end), m in named if 0 <= span[0] - end <= 3), None)
    if mention.head in ("he", "him", "his", "she", "her"):
        fits = [m for m in around if may_be(m, mention) and m not in own]
        if fits:
            return fits[0] if len(fits) == 1 else None
        if voice and (host := possessor(cast, voice, mention)):
            return host
        return last_person(cast, span, mention, own, voice)
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
    members = cast.by_statement.get((voice.statement, "via"), [])
    words = [re.sub(r"[’']s?$", "", word) for m in members for phrase in m.introduced for word in phrase.split()]
    return next(
        (
            m
            for m in cast.sharing(map(key_of, words))
            if m.kind == "person" and may_be(m, mention) and any(alike(significant(m.name)[-1], w) for w in words)
        ),
        None,
    )


def last_person(cast: Cast, span: Span, mention: Mention, own: list[Member], voice: Voice | None) -> Member | None:
    """The last speaker who fits, or None where another who fits was named since; without one, the only person near.

    Those whom the speaker himself names don't count: in his own sentence, in what he says, or in a quotation; nor those
    of whom the one meant speaks. Who merely begins the sentence before is not taken.
    """

    def fits(member: Member) -> bool:
        return may_be(member, mention) and member not in own

    speaker = next((member for member in cast.lately(span[0]) if fits(member)), None)
    if speaker is None:
        near = {id(m): m for _, m in cast.between(span[0] - NEAR // 2 + 1, span[0]) if m.kind == "person" and fits(m)}
        return next(iter(near.values())) if len(near) == 1 else None
    page = cast.page
    since = page.sentence(speaker.before(span[0]))[1]
    said = voice.content if voice and voice.role == "source" else ()
    named_since = any(
        member.kind == "person"
        and member is not speaker
        and fits(member)
        and page.quotation(name[0]) is None
        and not cast.says(speaker, name[0])
        and not any(start <= name[0] < end for start, end in said)
        for name, member in cast.between(since, span[0])
    )
    return None if named_since else speaker


def latest_of(cast: Cast, span: Span, own: list[Member], fits: Callable[[Member], bool]) -> Member | None:
    """The last speaker that fits a pronoun, else the last mention that does."""
    for member in cast.lately(span[0]):
        if fits(member) and member not in own:
            return member
    near = reversed(cast.between(span[0] - NEAR // 3 + 1, span[0]))
    return next((m for _, m in near if fits(m) and m not in own), None)


def spoken_for(cast: Cast, speaker: Member) -> Member | None:
    """For whom a speaker says `we`: a body for itself, a spokesman for the body in his title, where it is named."""
    if speaker.kind != "person":
        return speaker
    titles = speaker.titles - {"the"}
    bodies = [
        member
        for member in cast.sharing(map(key_of, sorted(titles)))
        if member.kind in ("body", "name") and titles & {bare(word) for word in member.name}
    ]
    return min(bodies, key=lambda member: member.mentions[0], default=None)


def number(cast: Cast) -> None:
    """Gives every member its id. Unnamed ones with the same words get a number."""
    used: dict[str, int] = {}
    countries = countries_named(cast.page)
    for member in cast.members:
        setting = setting_of(cast.page, member.mentions[0][0], countries)
        key = identify(known(cast, member), setting) or unresolved(member)
        if member.named in ("unnamed", "collective") and (key.startswith("unresolved:") or ":unnamed-" in key):
            used[key] = used.get(key, 0) + 1
            key = key if used[key] == 1 else f"{key}-{used[key]}"
        cast.ids[id(member)] = key


def known(cast: Cast, member: Member) -> Known:
    """What the article tells of a member."""
    name = member.name if member.name else ("",)
    namesakes = cast.families.get(spelling(significant(name)[-1]), []) if len(member.name) == 1 else []
    return Known(
        member.mention,
        member.name,
        tuple(sorted(member.titles)),
        tuple(member.introduced),
        tuple(map(tuple, namesakes)),
    )


def unresolved(member: Member) -> str:
    """The id of one whom nobody knows: the surface name."""
    if member.kind == "person":
        return f"unresolved:{slug(' '.join(member.name))}"
    if member.kind in ("body", "name"):
        return body_id(member.mention)
    return f"unresolved:{slug(re.sub(r'^(?:the|a|an) ', '', member.first_words, flags=re.IGNORECASE))[:60]}"
