"""What is said to have happened: events by PLOVER type and mode, with who, whom, where, when, status and claimant.

Invariant: an event stands once for each claimant in a sentence; its trigger is no cue of a statement that says the same
(a verbal act is recorded once, as a statement). Denied, feared and planned events are kept, and their status says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from reportedly.claims.actor_ids import actor_of
from reportedly.claims.actors import Cast
from reportedly.claims.event_carriers import carrier
from reportedly.claims.event_drafts import Draft, apart, drafted, merged
from reportedly.claims.event_links import linked
from reportedly.claims.event_needs import Trigger
from reportedly.claims.event_roles import Roles, roles_of
from reportedly.claims.event_status import status_of
from reportedly.claims.event_triggers import DEEDS, WORDS, triggers
from reportedly.claims.figure_context import Context
from reportedly.claims.page import Page
from reportedly.claims.syntax import CLITICS, Sentence
from reportedly.knowledge.happenings import happenings
from reportedly.language.parse import Parse, Token
from reportedly.model import Act, Actor, Event, EventType, Figure, Participant, Place, Span, Statement, Status, Time

VERBAL: dict[Act, EventType] = {
    "accuse": "ACCUSE",
    "condemn": "ACCUSE",
    "demand": "REQUEST",
    "request": "REQUEST",
    "threaten": "THREATEN",
    "warn": "THREATEN",
    "reject": "REJECT",
    "support": "SUPPORT",
    "promise": "AGREE",
}
"""The event that a statement's act is by itself (ontology: verbal acts)."""
SAYS_TOO = frozenset(("concede", "admit", "acknowledge", "yield", "confess"))
FUTURE = frozenset(("CONSULT", "AID", "COOPERATE"))
"""Types that PLOVER codes as AGREE while they lie ahead."""
JUDGED = frozenset(("crime", "atrocity", "carnage", "barbarity", "terrorism"))
CALLING = frozenset(
    """call called calls calling describe described describes describing brand branded label labelled labeled
    deem deemed dub dubbed consider considered term termed""".split()
)
HURTING = frozenset(("kill", "wound", "injure", "hurt", "die", "dead"))
DATELINE = re.compile(r"\s*(?:\([^)\n]{1,40}\)\s*)?(?:--?|[–—])\s")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
ARTICLE = re.compile(r"^(?:the|an?) (?=\S)", re.IGNORECASE)
FIRST_PERSON = frozenset("i we our my us ours mine".split())
THIRD_PERSON = frozenset("it he she its his her they their".split())
HURT = frozenset(("killed", "injured", "casualties", "abducted", "destroyed", "captured"))
BACK = 3
"""How many events back an event may take its place and time from."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the article tells besides its events."""

    page: Page
    statements: dict[str, Statement]
    context: Context
    figures: tuple[Figure, ...]
    cast: Cast | None
    cues: tuple[tuple[Span, Statement], ...]
    names: tuple[Span, ...]
    grounds: tuple[Span, ...]
    """Cues and names stand in text order; grounds are names of places."""


def events(
    page: Page,
    parse: Parse,
    statements: tuple[Statement, ...],
    figures: tuple[Figure, ...] = (),
    places: tuple[Place, ...] = (),
    times: tuple[Time, ...] = (),
    cast: Cast | None = None,
) -> tuple[Event, ...]:
    """All events of an article in text order: `e1`, `e2` and on."""
    scene = Scene(
        page,
        {statement.id: statement for statement in statements},
        Context(page, statements, places, times),
        figures,
        cast,
        tuple(sorted(((span, each) for each in statements for span in each.cue), key=lambda cue: cue[0])),
        tuple(sorted((name.start, name.end) for name in parse.names if name.kind in ("person", "organisation"))),
        tuple((name.start, name.end) for name in parse.names if name.kind == "place"),
    )
    found = [draft for sentence in sentences(page, parse.tokens) for draft in told_in(sentence, scene)]
    made: list[Event] = []
    for number, draft in enumerate(found, 1):
        made.append(settled(event(f"e{number}", draft, scene), made, draft, page))
    return linked(page, statements, made)


def sentences(page: Page, tokens: Sequence[Token]) -> Iterator[Sentence]:
    """The sentences that hold a word of the event lexicon."""
    text, known, first = page.text, happenings().keys(), 0
    for _, group in groupby(tokens, key=attrgetter("sentence")):
        words = tuple(group)
        if not known.isdisjoint([text[word.start : word.end].lower() for word in words]):
            yield Sentence(text, words, first)
        first += len(words)


def told_in(sentence: Sentence, scene: Scene) -> list[Draft]:
    """The events of one sentence."""
    found: list[Draft] = []
    first, last = sentence.words[0].start, sentence.words[-1].end
    names = scene.names[bisect_left(scene.names, (first, 0)) : bisect_left(scene.names, (last, 0))]
    low, high = (bisect_left(scene.cues, at, key=lambda cue: cue[0][0]) for at in (first, last))
    here = scene.cues[low:high]
    cues = [span for span, statement in here if statement.act in VERBAL or statement.act == "deny"]
    for trigger in triggers(sentence, names, cues):
        span = sentence.span(trigger.start, trigger.end)
        if trigger.row.words[0] in SAYS_TOO and any(overlaps(span, cue) for cue, _ in here):
            continue  # `conceded that` says something and yields nothing
        key = scene.context.claimant(span)
        statement = scene.statements.get(key) if key else None
        piece = piece_of(span, statement)
        reading = status_of(sentence, trigger, statement, piece)
        if reading is None or (reading.purpose and trigger.row.type not in DEEDS):
            continue
        status = reading.status
        roles = roles_of(sentence, trigger)
        if (
            roles.accident
            or called(sentence, trigger)
            or (trigger.row.type in WORDS and not put_in_words(trigger, roles))
        ):
            continue
        if trigger.row.words[-1] in JUDGED and not roles.actors:
            continue  # `called it a war crime` judges a deed told before
        if authorship_asked(sentence, trigger, reading.status):
            status, roles.actors = "asserted", []
        if roles.doubted and status == "asserted" and (statement is None or statement.act != "accuse"):
            status = "possible"
        if statement is not None:
            around_cue(sentence, trigger, roles, piece, statement)
        draft = drafted(sentence, trigger, roles, status, statement, edges(sentence, trigger, piece))
        draft = owned(draft, piece, involved=reading.involved)
        draft = replace(draft, purpose=reading.purpose)
        draft = without_ground(draft, scene)
        if draft.trigger.row.words[0] in HURTING and draft.status == "denied" and not (statement or draft.actors):
            continue  # `No troops were injured` is a figure of none, and tells of no deed
        found.append(draft)
        if (rival := rejected(draft, scene)) is not None:
            found.append(rival)
    whole = merged(found)
    return [with_victims(draft, scene, whole) for draft in whole]


def rejected(draft: Draft, scene: Scene) -> Draft | None:
    """What somebody denies of what another claims: `dismissed claims by lawyers that soldiers had tortured`."""
    statement = draft.claimant
    outer = scene.statements.get(statement.parent) if statement is not None and statement.parent else None
    if outer is None or outer.act not in ("deny", "reject") or draft.status != "asserted":
        return None
    return replace(draft, claimant=outer, status="denied")


def put_in_words(trigger: Trigger, roles: Roles) -> bool:
    """Whether a verbal act is told of as an event: by a verb with its subject, not in passing by a noun."""
    told = trigger.verbal or trigger.carrier is not None or trigger.row.mode == "investigate"
    return told and bool(roles.actors)


def around_cue(sentence: Sentence, trigger: Trigger, roles: Roles, piece: Span | None, statement: Statement) -> None:
    """Roles of a claim that its cue interrupts: its subject stands before the cue: `Hamas, Israel says, killed 12`."""
    spoken = [*statement.source.spans, *statement.cue]
    ahead = [end for _, end in statement.content if end <= min(start for start, _ in spoken)]
    if piece is None or not ahead or not trigger.verbal or piece[0] < max(end for _, end in spoken):
        return
    first = sentence.index(piece[0])
    if sentence.group(trigger.at) > first + 1:
        return  # another verb stands between
    head = sentence.noun_before(sentence.index(max(ahead) - 1) + 1)
    if head is None:
        return
    if sentence.passive(trigger.at):
        roles.recipients = [head]
    elif trigger.row.actor != "none":
        roles.actors = [head]


def authorship_asked(sentence: Sentence, trigger: Trigger, status: Status) -> bool:
    """Whether it is only asked who did it: `has not said whether it was behind the bombing`."""
    if trigger.verbal or status != "possible":
        return False
    carried = carrier(sentence, trigger)
    return (
        carried is not None
        and carried.light.words[0] == "be"
        and any(sentence.low(i) == "whether" for i in range(max(0, carried.verb - 8), carried.verb))
    )


def called(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a noun is only a name that is given to something: `called it a terrorist attack`."""
    phrase = sentence.phrase_of.get(trigger.at)
    if trigger.verbal or phrase is None:
        return False
    before = phrase.start - 1
    before -= sentence.low(before) == "as"
    named = sentence.phrase_of.get(before)
    return named is not None and sentence.low(named.start - 1) in CALLING


def piece_of(span: Span, statement: Statement | None) -> Span | None:
    """The piece of a statement's content that a trigger begins in."""
    if statement is None:
        return None
    return next(((start, end) for start, end in statement.content if start <= span[0] < end), None)


def edges(sentence: Sentence, trigger: Trigger, piece: Span | None) -> Span:
    """The words of a trigger's clause, no further than its claimant's words."""
    start, end = trigger.start, trigger.end
    low, high = piece or (0, sentence.words[-1].end)
    while start and sentence.words[start - 1].start >= low and sentence.low(start - 1) not in (";", ":"):
        start -= 1
    while end < len(sentence.words) and sentence.words[end].end <= high and sentence.low(end) not in (";", ":"):
        end += 1
    return start, end


def owned(draft: Draft, piece: Span | None, *, involved: bool) -> Draft:
    """An event with the actor that its claimant names: who owns an attack or denies a part in it, or who is blamed.

    What a content opens with an infinitive or a gerund is the speaker's: `threatened to attack`, `denied shelling`.
    """
    statement = draft.claimant
    if statement is None or draft.actors or draft.trigger.row.actor == "none":
        return draft
    opens = piece == statement.content[0] and draft.trigger.verbal
    opens = opens and not draft.sentence.text[slice(*statement.content[0])][:1].isupper()
    first = draft.sentence.index(piece[0]) if piece is not None else 0
    own = opens and (draft.sentence.low(first) == "to" or first == draft.trigger.start)
    begin = draft.sentence.group(draft.trigger.at)
    own = own or (draft.trigger.verbal and statement.act == "deny" and draft.sentence.low(begin) == "to")
    if statement.act == "claim-responsibility" or (involved and statement.act in ("deny", "confirm", "reject")):
        return replace(draft, actors=statement.source.spans)
    if statement.act == "promise" and not draft.trigger.verbal and draft.trigger.row.type in ("AGREE", "CONCEDE"):
        return replace(draft, actors=statement.source.spans)
    if statement.act == "deny" and not draft.trigger.verbal and piece is not None and opening(draft, piece):
        return replace(draft, actors=statement.source.spans)
    if own and statement.act in ("threaten", "promise", "deny", "confirm", "reject", "state"):
        return replace(draft, actors=statement.source.spans)
    if statement.act == "accuse" and statement.target is not None and draft.status in ("asserted", "possible"):
        accused = statement.target.spans
        if not any(overlaps(span, other) for span in accused for other in draft.recipients):
            return replace(draft, actors=accused)
    return draft


def opening(draft: Draft, piece: Span) -> bool:
    """Whether a content opens with an event noun: `denied the attack`."""
    phrase = draft.sentence.phrase_of.get(draft.trigger.at)
    return phrase is not None and draft.sentence.words[phrase.start].start <= piece[0]


def without_ground(draft: Draft, scene: Scene) -> Draft:
    """An event without the places that forces enter, leave or take among those to whom it happens."""
    row = draft.trigger.row
    if row.type != "MOBILIZE" and row.mode not in ("withdraw", "seize"):
        return draft
    where = [*(place.span for place in scene.context.places), *scene.grounds]
    return replace(
        draft, recipients=tuple(r for r in draft.recipients if not any(overlaps(r, place) for place in where))
    )


def overlaps(first: Span, second: Span) -> bool:
    """Whether two spans share a character."""
    return first[0] < second[1] and second[0] < first[1]


def with_victims(draft: Draft, scene: Scene, found: Sequence[Draft]) -> Draft:
    """An attack with those whom the sentence says it harmed: the figures by its claimant, where it is the only one."""
    if draft.trigger.row.type != "ASSAULT":
        return draft
    start, end = draft.sentence.words[0].start, draft.sentence.words[-1].end
    mine = draft.claimant.id if draft.claimant else None
    rivals = [each for each in found if each.trigger.row.type == "ASSAULT" and each.claimant is draft.claimant]
    harmed = [
        figure.span
        for figure in scene.figures
        if start <= figure.span[0] < end and figure.claimant == mine and figure.measure in HURT and figure.high != 0
    ]
    touched = [span for span in harmed if any(overlaps(span, other) for other in draft.recipients)]
    added = harmed if len(rivals) <= 1 else touched
    whole = [next((span for span in touched if overlaps(span, other)), other) for other in draft.recipients]
    recipients = tuple(
        span for span in apart([*whole, *added]) if not any(overlaps(span, actor) for actor in draft.actors)
    )
    return replace(draft, recipients=recipients)


def event(number: str, draft: Draft, scene: Scene) -> Event:
    """One event with its ids."""
    tied = scene.context.tied(draft.span)
    kind = draft.trigger.row.type
    if draft.status == "planned" and kind in FUTURE and not promised(draft):
        kind = "AGREE"
    return Event(
        id=number,
        type=kind,
        mode=draft.mode if kind == draft.trigger.row.type else None,
        trigger=draft.span,
        actors=tuple(participant(span, draft, scene) for span in draft.actors),
        recipients=tuple(participant(span, draft, scene) for span in draft.recipients),
        place=tied.place or scene.context.struck(draft.recipients),
        time=dated(
            draft, scene, [scene.context.begun(draft.span), tied.time, tied.period, scene.context.day(draft.span)]
        ),
        status=draft.status,
        claimant=draft.claimant.id if draft.claimant else None,
        confidence=confidence(draft),
    )


def dated(draft: Draft, scene: Scene, times: Sequence[str | None]) -> str | None:
    """The first of some times that can be an event's: no length, none of a participant (`a 19th-century church`)."""
    time = next((each for each in times if each is not None and each[:1].isdigit()), None)
    if time is None:
        return None
    those = (*draft.actors, *draft.recipients)
    beside = scene.context.beside(scene.context.times, draft.span)
    inside = [each for each in beside if any(overlaps(each.span, other) for other in those)]
    inside += [each for each in beside if DATELINE.match(scene.page.text, each.span[1])]
    if any(each.edtf == time for each in inside):
        time = next((each.edtf for each in beside if each not in inside and each.edtf[:1].isdigit()), None)
    day = scene.page.day(draft.span[0])
    gone = day is not None and time is not None and DAY.fullmatch(time) is not None and time < day.isoformat()
    return None if gone and draft.status == "planned" else time


def promised(draft: Draft) -> bool:
    """Whether a statement already records the promise of what lies ahead."""
    return draft.claimant is not None and draft.claimant.act == "promise"


def confidence(draft: Draft) -> float:
    """How sure an event is: verbs of main clauses with somebody in them most, nouns and words far inside least."""
    depth = min(sum(1 for _ in draft.sentence.above(draft.trigger.at)), 5)
    base = 0.9 if draft.trigger.verbal else 0.8
    return round(base - 0.05 * depth - (0.1 if not (draft.actors or draft.recipients) else 0), 2)


def participant(span: Span, draft: Draft, scene: Scene) -> Participant:
    """A participant with the actor that its words resolve to."""
    return Participant(span, who(span, draft, scene))


def who(span: Span, draft: Draft, scene: Scene) -> str | None:
    """The actor behind some words: known to the article, else by the words; a pronoun's only where it is plain."""
    words = scene.page.text[slice(*span)]
    low = words.lower()
    if low in FIRST_PERSON or low in THIRD_PERSON:
        return of_speaker(span, low, draft, scene)
    words_in = draft.sentence.words
    for start, end in draft.sentence.names:
        if span[0] <= words_in[start].start and words_in[end - 1].end == span[1]:  # its mentions may be its parts
            return actor_of(scene.page.text[words_in[start].start : span[1]], scene.page.day(span[0]))
    if scene.cast is not None:
        if found := scene.cast.actor((span,)):
            return found
        inside = [pair for pair in scene.cast.between(*span) if pair[0][1] <= span[1] and pair[0][1] - pair[0][0] > 2]
        last = next((pair for pair in reversed(inside) if pair[0][1] == span[1]), None)
        if last is not None and (known := scene.cast.actor((last[0],)) or scene.cast.ids.get(id(last[1]))):
            return known
    bare = words.removesuffix("'s").removesuffix("’s")
    return actor_of(bare, scene.page.day(span[0]))


def of_own_side(statement: Statement, low: str, scene: Scene) -> str | None:
    """Whom a speaker means by `I`, or by `we`: a person speaks for the side that their id begins with."""
    actor = statement.source.actor
    members = scene.cast.members_at(statement.source.spans) if scene.cast is not None else []
    if actor is None or low in ("i", "my") or not any(member.kind == "person" for member in members):
        return actor
    side = actor.partition(":")[0]
    return side if "." in side else None


def of_speaker(span: Span, low: str, draft: Draft, scene: Scene) -> str | None:
    """The speaker, where a pronoun means them: `we`, or the first word of what they say of themselves."""
    statement = draft.claimant
    if statement is None:
        return None
    if low in FIRST_PERSON:
        return of_own_side(statement, low, scene) if statement.mode != "indirect" else None
    opens = any(0 <= span[0] - start <= 6 for start, _ in statement.content)
    before = any(end <= span[0] for _, end in statement.source.spans)
    return statement.source.actor if opens and before and low not in ("they", "their") else None


def settled(new: Event, earlier: Sequence[Event], draft: Draft, page: Page) -> Event:
    """An event with the place and time of the one that it plainly tells of again: `the attack`, its dead."""
    if new.place is not None and new.time is not None:
        return new
    if not (draft.harm or known_already(draft)):
        return new
    for before in reversed(earlier[-BACK:]):
        if "\n\n" in page.text[before.trigger[1] : new.trigger[0]] and draft.harm:
            return new
        if before.type == new.type and (new.mode is None or before.mode in (None, new.mode)):
            return replace(new, place=new.place or before.place, time=new.time or before.time)
    return new


def known_already(draft: Draft) -> bool:
    """Whether an event is named as one that the reader knows: `the attack`, `this massacre`."""
    phrase = draft.sentence.phrase_of.get(draft.trigger.at)
    if draft.trigger.verbal or phrase is None:
        return False
    first = draft.sentence.low(phrase.start)
    return first in ("the", "this", "these", "that", "those") or first in CLITICS


def with_participants(actors: tuple[Actor, ...], found: tuple[Event, ...], text: str) -> tuple[Actor, ...]:
    """The actors of an article with those who take part in its events, in order of first mention."""
    mentions: dict[str, set[Span]] = {actor.id: set(actor.mentions) for actor in actors}
    names = {actor.id: actor.name for actor in actors}
    for event in found:
        for each in (*event.actors, *event.recipients):
            for actor in each.actor.split(";") if each.actor else ():
                names.setdefault(actor, ARTICLE.sub("", text[slice(*each.span)]))
                mentions.setdefault(actor, set()).add(each.span)
    made = [Actor(key, name, tuple(sorted(mentions[key]))) for key, name in names.items()]
    return tuple(sorted(made, key=lambda actor: actor.mentions[0]))


def tied_figures(figures: tuple[Figure, ...], found: tuple[Event, ...], page: Page) -> tuple[Figure, ...]:
    """The figures, each with the event that harmed whom it counts."""
    starts = [event.trigger[0] for event in found]

    def of(figure: Figure) -> str | None:
        for event in found:
            if any(overlaps(figure.span, each.span) for each in event.recipients) and event.claimant == figure.claimant:
                return event.id
        start, end = page.sentence(figure.span[0])
        low, high = bisect_right(starts, start - 1), bisect_right(starts, end)
        near = [event for event in found[low:high] if event.type == "ASSAULT" and event.claimant == figure.claimant]
        return near[0].id if len(near) == 1 and figure.measure in HURT else None

    return tuple(replace(figure, event=of(figure)) for figure in figures)


def undenied(figures: tuple[Figure, ...], statements: tuple[Statement, ...]) -> tuple[Figure, ...]:
    """The figures without those that their claimant only denies: who denies killing 30 gives no toll."""
    denied = {statement.id for statement in statements if statement.act in ("deny", "reject")}
    return tuple(figure for figure in figures if figure.claimant not in denied)
