"""Who says an item of a report, and how many say a thing independently.

Invariant: every speaker is a statement's source or the outlet; words that name nobody are never made somebody.
Source of the rules: codebook, Statement (source chain, joined sources) and Account (independent sources are counted by
origin and by speaker, not by outlet: ten printings of one agency's story are one).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reportedly.accounts.model import Side, Speaker
from reportedly.accounts.sides import land_of_organ, side_by_words, side_of
from reportedly.accounts.voices import body, house, known, party, plain, title
from reportedly.chain import words_at
from reportedly.knowledge import who
from reportedly.knowledge.tables import country_words
from reportedly.model import Actor, Report, Statement

MONITOR = "monitor"
"""The kind of body (`organisations.tsv`) that reports call by its kind alone: `a monitor said`."""
ARTICLE = re.compile(r"^(?:the|an?|its|their) ", re.IGNORECASE)
RELATIVE = re.compile(r"\b(?:which|who|that|relying)\b")
"""Where what a name is ends, and what is said of it begins."""


def speaker_of(
    report: Report,
    claimant: str | None,
    origin: str | None,
    sides: Sequence[Side] = (),
    around: Sequence[Actor] = (),
) -> Speaker:
    """Who says what hangs on a statement: its source, else who is around it, else the outlet.

    `claimant` is the id of a statement of the report, None for the outlet's own words; `origin` is who wrote the
    article first, copies counted once. `around` are actors of other reports on the same incident: for words that are
    short for one of them.
    """
    statement = heard(report, claimant)
    if statement is None:
        return outlet_of(report, claimant, origin, sides)
    words = words_at(report, statement.source.spans)
    actor = statement.source.actor
    if actor is None:
        return Speaker(words, None, side_of(None, sides, words), origin, statement.id, (by_origin(origin),))
    ids = tuple(namesake(report, each) or short_for(report, each, around) or each for each in actor.split(";"))
    name = " and ".join(name_of(report, each, words if len(ids) == 1 else "") for each in ids)
    voices = tuple(dict.fromkeys(voice(report, each, statement, origin, words) for each in ids))
    joined = ";".join(ids)
    side = side_of(joined, sides, name)
    if side is None and not any(map(known, ids)):
        outlet = report.article.outlet or origin
        side = side_by_words(words, outlet, sides) or (side_by_words(name, None, sides) if len(ids) == 1 else None)
    return Speaker(name, joined, side, origin, statement.id, voices)


def heard(report: Report, claimant: str | None) -> Statement | None:
    """The nearest statement outward whose source is somebody; None where that is the outlet."""
    by_id = {each.id: each for each in report.statements}
    seen: set[str] = set()
    link = by_id.get(claimant) if claimant else None
    while link is not None and link.id not in seen and (link.named == "absent" or not link.source.spans):
        seen.add(link.id)
        link = by_id.get(link.parent) if link.parent else None
    return link if link is not None and link.id not in seen else None


def outlet_of(report: Report, claimant: str | None, origin: str | None, sides: Sequence[Side]) -> Speaker:
    """The outlet as speaker. It counts by its origin: a paper that prints an agency's words is the agency."""
    article = report.article
    name = article.outlet or article.origin or origin or article.id
    return Speaker(name, None, side_of(None, sides, name), origin, claimant, (by_origin(origin or name),), True)


def by_origin(origin: str | None) -> str:
    """The voice of an article's own words, and of unnamed people in it."""
    return house(origin) if origin else "outlet:"


def voice(report: Report, actor: str, statement: Statement, origin: str | None, words: str) -> str:
    """Who counts as one with an actor: its body; the state whose organ its words call it; the article's origin.

    The last is for unnamed people, and for bodies without a name (`the region's emergency service`), which copies of
    one story call otherwise.
    """
    if known(actor):
        return party(actor)
    land = land_of_organ(words) or land_of_organ(name_of(report, actor, words))
    if land is not None and statement.named == "named":
        return party(land)
    called = [each.source.spans for each in report.statements if each.source.actor == actor and each.named == "named"]
    if all(ARTICLE.sub("", words_at(report, spans)).islower() for spans in called):
        return by_origin(origin)
    return party(actor)


def name_of(report: Report, actor: str, words: str) -> str:
    """What to call an actor: as the knowledge files do, else by its fullest name in the article, else by the words."""
    named = title(actor) if ":" in actor or "." not in actor else None  # `USA.GOV` has the names of one seat only
    called = next((each.name for each in report.actors if each.id == actor), None)
    return named or called or words or actor


def namesake(report: Report, actor: str) -> str | None:
    """The one office holder of an article whom words call by less of their name: `Petrov` for `Boris Petrov, mayor`."""
    if known(actor):
        return None
    name = next((each.name for each in report.actors if each.id == actor), "")
    words = who.folded(name).split()
    if not words or not all(part[:1].isupper() for part in name.split()):
        return None
    fitting = {each.id for each in report.actors if body(each.id) != each.id and surname(words, each.name)}
    return fitting.pop() if len(fitting) == 1 else None


def surname(words: Sequence[str], name: str) -> bool:
    """Whether words are a name without its given name, wherever a title stands: behind it or before it."""
    whole = who.folded(name).split()
    return whole[1 : 1 + len(words)] == words or (len(whole) > len(words) and whole[-len(words) :] == words)


def short_for(report: Report, actor: str, around: Sequence[Actor] = ()) -> str | None:
    """The one body that an article names, for words that are short for it: `the Observatory`, `a monitoring group`.

    Any body that is named there may go without its country: `civil defence` where `Syria Civil Defence` is. Where the
    article names none that fits, the one that others name around it. None where the actor is known, or where the words
    fit none or more than one.
    """
    if title(party(actor)) is not None:
        return None
    phrase = next((each.name for each in report.actors if each.id == actor), "")
    words = who.folded(RELATIVE.split(phrase, maxsplit=1)[0]).split()
    for fits in (by_whole_name, by_name, by_kind):
        for actors in (report.actors, around):
            fitting = {each.id for each in named_bodies(actors) if fits(words, each)}
            if fitting:
                return fitting.pop() if len(fitting) == 1 else None
    return None


def named_bodies(actors: Iterable[Actor]) -> list[who.Body]:
    """The organisations among the actors of an article, or whose director speaks in it."""
    parties = {party(each.id) for each in actors}
    return [each for each in who.organisations() if each.id in parties]


def by_whole_name(words: Sequence[str], each: who.Body) -> bool:
    """Whether words are all of a name but its country, two or more."""
    names = ([word for word in who.folded(name).split() if not is_land(word)] for name in (*each.names, *each.exact))
    return len(words) > 1 and any(name == [*words] for name in names)


def is_land(word: str) -> bool:
    """Whether a word names a country or what is of it."""
    return word.title() in country_words()


def by_name(words: Sequence[str], each: who.Body) -> bool:
    """Whether words hold a word of a monitor's name that is no country's and no everyday one: `the observatory`."""
    own = {word for word in who.folded(each.name).split() if not is_land(word) and len(word) > 7}
    return each.kind == MONITOR and any(word.removesuffix("s") in own for word in words)


def by_kind(words: Sequence[str], each: who.Body) -> bool:
    """Whether words call a monitor by the kind alone: `a monitor`."""
    return each.kind == MONITOR and any(word.startswith(MONITOR) for word in words)


def independent(speakers: Iterable[Speaker]) -> tuple[str, ...]:
    """Who says a thing independently, by a reader's name, in the order in which they are met.

    An article's own words count by its origin, and only where that origin quotes nobody: what a paper says beside its
    sources it has from them.
    """
    met = list(speakers)
    quoted = {each.origin for each in met if not each.outlet}
    found: dict[str, str] = {}
    for each in met:
        if not each.outlet or each.origin not in quoted:
            for one, name in zip(each.voices, names(each), strict=True):
                found.setdefault(one, name)
    return tuple(found.values())


def names(speaker: Speaker) -> tuple[str, ...]:
    """A reader's name for each voice of a speaker; unnamed people, who count by origin, are called as in the text."""
    if speaker.actor is None or len(speaker.voices) == 1:
        heard_for = {party(each) for each in (speaker.actor or "").split(";") if each}
        called = title(speaker.voices[0]) if speaker.voices[0] in heard_for else None
        return (called or speaker.name,)
    by_party = {party(each): plain(each) for each in speaker.actor.split(";")}
    unnamed = next((plain(each) for each in speaker.actor.split(";") if party(each) not in speaker.voices), "")
    return tuple(title(each) or by_party[each] if each in by_party else unnamed for each in speaker.voices)
