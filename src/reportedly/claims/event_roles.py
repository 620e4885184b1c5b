"""Who does an event and to whom, by the syntax of the words that tell of it (codebook, Event: from the same sentence).

Verbs: subject and object, turned in the passive; nouns: `by X`, `X's`, a people or group before them, the subject of the
verb that carries them. A weapon that needs a hand acts for nobody; its owner is looked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportedly.claims.event_governors import effects_at
from reportedly.claims.event_triggers import Trigger, is_person, is_polity, singular_of
from reportedly.claims.syntax import CLITICS, HAVE, OWN, RELATIVE, STOPS, TIMES, Sentence, participle
from reportedly.knowledge.happenings import NATURE, Light, Weapon, happenings, lights, things, weapons
from reportedly.knowledge.tables import countries, country_words, speakers
from reportedly.knowledge.who import entity_words

CONTROL = frozenset(
    """accuse accused accuses accusing blame blamed blames blaming charge charged charges charging suspect suspected
    convict convicted convicting acquit acquitted indict indicted condemn condemned criticize criticized criticise
    criticised praise praised thank thanked prevent prevented stop stopped ban banned bar barred""".split()
)
"""Verbs whose object does what the gerund behind `of`, `for` or `from` says."""
BORN_OF = frozenset(("of", "for", "from", "over", "with"))
ARMED = frozenset("rebel militant insurgent jihadist separatist government regime army police coalition".split())
VIOLENT = frozenset(("ASSAULT", "MOBILIZE"))
LEADS = frozenset(("to", "with", "for", "on", "against", "from", "in", "between", "of", "by"))
DIRECTED = {"COERCE": frozenset(("from", "against")), "PROTEST": frozenset(("against", "by", "from"))}
"""Prepositions that lead to whom an event of some types is directed at; others lead to where it happens."""
CAUSING = frozenset(
    """trigger triggers triggered spark sparks sparked cause causes caused provoke provokes provoked prompt prompts
    prompted draw draws drew raise raises raised start starts started ignite ignited leave leaves left""".split()
)
"""What an event does to things that it does not happen to: `the attack sparked outrage`."""
BLAMED_ON = {"blamed": "on", "blames": "on", "attributed": "to", "ascribed": "to", "pinned": "on", "imputed": "to"}
"""Participles behind an event noun that name who is said to have done it."""
IMPLICATED_BY = frozenset(("in", "of", "for", "with", "to"))
IMPLICATING = frozenset(
    """implicate implicates implicated implicating accuse accuses accused accusing blame blames blamed blaming charge
    charges charged charging suspect suspects suspected suspecting link links linked linking tie ties tied indict indicted
    responsible guilty""".split()
)
"""Words that say who is thought to have done what a preposition behind them leads to."""
WHERE = frozenset(("in", "of", "on"))
FAR = 16
"""How many words behind a trigger whoever it is for is looked for."""
VIOLENT_LEADS = frozenset("on against of at upon with between from to into targeting toward towards".split())
"""Prepositions that lead to whom violence is done; `in` and `near` lead to where."""
OWNERS = frozenset("opposition guerrilla militia military crusader enemy allied loyalist islamist settler gang".split())
REACH = 9


@dataclass(slots=True)
class Roles:
    """Heads of the phrases that name actors and recipients, as word indices; characters for parts of a phrase."""

    actors: list[int | tuple[int, int]] = field(default_factory=list)
    recipients: list[int | tuple[int, int]] = field(default_factory=list)
    devices: list[Weapon] = field(default_factory=list)
    accident: bool = False
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """The light verb that carries an event noun."""

    verb: int
    light: Light


def roles_of(sentence: Sentence, trigger: Trigger) -> Roles:
    """Actors and recipients of one trigger."""
    roles = Roles()
    if trigger.row.pos == "adjective":
        roles.recipients += said_of(sentence, trigger.at)
    elif trigger.verbal:
        verb_roles(sentence, trigger, roles)
    else:
        noun_roles(sentence, trigger, roles)
    actors, recipients = unique(sentence, roles.actors), unique(sentence, roles.recipients)
    roles.doubted |= any(doubted(sentence, each) for each in actors)
    actors = [each for each in actors if not isinstance(each, int) or not nobody(sentence, each)]
    recipients = [each for each in recipients if not isinstance(each, int) or not nobody(sentence, each)]
    recipients = [each for each in recipients if not isinstance(each, int) or suffers(sentence, trigger, each)]
    roles.actors = [each for each in actors if each not in recipients or trigger.row.actor == "both"]
    roles.recipients = [each for each in recipients if each not in roles.actors]
    return roles


def unique(sentence: Sentence, found: list[int | tuple[int, int]]) -> list[int | tuple[int, int]]:
    """Each once, in order, without times."""
    return [each for each in dict.fromkeys(found) if not isinstance(each, int) or sentence.low(each) not in TIMES]


DOUBTS = frozenset("suspected alleged presumed supposed apparently possibly probably allegedly".split())


def doubted(sentence: Sentence, each: int | tuple[int, int]) -> bool:
    """Whether an actor is only suspected: `by suspected guerrillas`, `apparently by`."""
    first = each[0] if isinstance(each, tuple) else each
    phrase = sentence.phrase_of.get(first)
    start = phrase.start if phrase else first
    return any(sentence.low(i) in DOUBTS for i in range(max(0, start - 2), first))


def nobody(sentence: Sentence, head: int) -> bool:
    """Whether a phrase names no one: `no organization`, or asks who."""
    phrase = sentence.phrase_of.get(head)
    if sentence.low(head) in RELATIVE or sentence.pos(head) in ("ADJ", "ADV"):
        return True
    return phrase is not None and sentence.low(phrase.start) in ("no", "neither", "nobody")


def suffers(sentence: Sentence, trigger: Trigger, head: int) -> bool:
    """Whether a noun can be whom an event happens to: no event itself, and no place that forces leave or enter."""
    if any(row.pos == "noun" and not row.needs and not rest for rest, row in happenings().get(sentence.low(head), ())):
        return False
    if trigger.row.type == "MOBILIZE" or trigger.row.mode in ("withdraw", "seize"):
        return is_person(sentence, head) or is_polity(sentence, head)
    own = sentence.phrase_of.get(head)
    return not (sentence.low(head) in GROUND and own is not None and sentence.low(own.start) in OWN)


def said_of(sentence: Sentence, adjective: int) -> list[int | tuple[int, int]]:
    """Whom a predicative adjective is said of."""
    found = sentence.child(adjective, "nsubj")
    before = sentence.noun_before(sentence.group(adjective))
    head = found[0] if found else before
    return [*sentence.joined(head)] if head is not None else []


def verb_roles(sentence: Sentence, trigger: Trigger, roles: Roles) -> None:
    """The roles of a verb."""
    verb, row = trigger.at, trigger.row
    passive = sentence.passive(verb) or headlined(sentence, trigger)
    doer = sentence.agent(verb) if passive else doer_of(sentence, verb)
    if row.actor not in ("subject", "both", "none"):
        doer = next(
            (found for where in row.actor.split("|") if (found := led(sentence, trigger, where)) is not None), None
        )
    if passive and row.actor == "subject" and row.recipient[0] == "subject":
        doer = None
    if row.actor != "none":
        act(sentence, doer, roles)
    for where in row.recipient:
        whom: int | None = None
        if where == "object":
            whom = sentence.subject(verb) if passive else sentence.object(verb, trigger.end)
        elif where == "subject":
            whom = sentence.subject(verb)
        elif where != "none":
            whom = led(sentence, trigger, where)
        if whom is not None and not (where == "object" and trigger_noun(sentence, whom)):
            (roles.actors if row.actor == "both" else roles.recipients).extend(sentence.joined(whom))
            break
    if row.actor == "none" and (by := sentence.agent(verb)) is not None and row.recipient[0] == "subject":
        act(sentence, by, roles)
    given(sentence, trigger, roles)
    note_accident(sentence, verb, roles)


def given(sentence: Sentence, trigger: Trigger, roles: Roles) -> None:
    """Whom something is given: the first of two objects, else whoever a preposition leads to, where no deed is violent."""
    row = trigger.row
    if row.type in VIOLENT or row.recipient == ("none",) or row.actor == "both":
        return
    if any(agent_like(sentence, each) for each in roles.recipients if isinstance(each, int)):
        return
    if (first := first_object(sentence, trigger.at)) is not None and agent_like(sentence, first):
        roles.recipients = sentence.joined(first)
        return
    leads = DIRECTED.get(row.type, LEADS)
    for i in range(trigger.end, min(trigger.end + FAR, len(sentence.words))):
        joint = sentence.words[i].relation == "conj" or sentence.low(i) == "protest"
        if sentence.low(i) in STOPS or (
            sentence.pos(i) in ("VERB", "AUX") and i not in sentence.phrase_of and not joint
        ):
            return
        if sentence.low(i) in leads and (head := sentence.noun_after(i + 1)) is not None:
            here = sentence.low(i) in WHERE or row.type == "CONSULT"
            agent = polity_in(sentence, head) if sentence.low(i) in WHERE else agent_like(sentence, head)
            agent = agent and not (here and seated(sentence, head))
            if agent and head not in roles.actors and sentence.low(head) not in TIMES:
                roles.recipients = [*roles.recipients, *sentence.joined(head)]
                return


def seated(sentence: Sentence, head: int) -> bool:
    """Whether a noun is a seat of government, which is where something happens: `met in Cairo`."""
    word = sentence.words[head]
    return sentence.text[word.start : word.end] in SEATS


def polity_in(sentence: Sentence, head: int) -> bool:
    """Whether a phrase names a country or a body with any of its words: `Montenegro province`."""
    phrase = sentence.phrase_of.get(head)
    return phrase is not None and any(is_polity(sentence, i) for i in range(phrase.start, phrase.end))


def first_object(sentence: Sentence, verb: int) -> int | None:
    """The first of a verb's two objects: `gave Tanzania a grant`."""
    found = sentence.child(verb, "iobj")
    if found:
        return found[0]
    first = sentence.phrase_of.get(verb + 1)
    second = sentence.phrase_of.get(first.end) if first is not None else None
    if first is None or second is None or sentence.pos(second.start) not in ("DET", "NUM", "ADJ", "NOUN"):
        return None
    return first.head


def headlined(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a participle is a passive without its `be`, as headlines and lists have it: `seven killed in attacks`."""
    verb = trigger.at
    if (
        trigger.row.words[0] not in DONE_TO
        or trigger.row.recipient[0] != "object"
        or not participle(sentence.low(verb))
    ):
        return False
    if sentence.object(verb, trigger.end) is not None or sentence.child(verb, "obj"):
        return False
    return not any(sentence.low(i) in HAVE | {"to"} for i in range(sentence.group(verb), verb))


def trigger_noun(sentence: Sentence, head: int) -> bool:
    """Whether a noun is no thing that anything happens to: a reflexive or a time."""
    return sentence.low(head) in ("himself", "herself", "itself", "themselves")


def doer_of(sentence: Sentence, verb: int) -> int | None:
    """The subject of a verb in the active, or the one whom a governing verb says to do it: `accused X of striking`."""
    if sentence.low(verb).endswith("ing") and sentence.low(sentence.group(verb) - 1) in BORN_OF:
        mark = sentence.group(verb) - 1
        for i in range(mark - 1, max(-1, mark - 16), -1):
            if sentence.low(i) in CONTROL:
                return sentence.subject(i) if sentence.passive(i) else sentence.noun_after(i + 1)
    if sentence.low(verb).endswith("ing") and sentence.pos(verb - 1) == "VERB" and verb - 1 not in sentence.phrase_of:
        return sentence.subject(verb - 1)
    return sentence.subject(verb)


def act(sentence: Sentence, doer: int | None, roles: Roles) -> None:
    """Enters who does it: themselves, or the owner where a mere weapon is named."""
    if doer is None:
        return
    for head in sentence.joined(doer):
        roles.accident |= natural(sentence, head)
        weapon = weapon_at(sentence, head)
        if weapon is not None:
            roles.devices.append(weapon)
        if weapon is not None and weapon.kind == "device":
            roles.actors.extend(owners(sentence, head))
        elif agent_like(sentence, head) or not inanimate(sentence, head):
            roles.actors.append(head)


def natural(sentence: Sentence, head: int) -> bool:
    """Whether a noun is of what harms without anybody's doing: such harm is no event of the record."""
    return NATURE in things().get(sentence.low(head), frozenset())


def agent_like(sentence: Sentence, head: int) -> bool:
    """Whether a noun is a person, a body, a country or a pronoun."""
    return sentence.pos(head) == "PRON" or is_person(sentence, head) or is_polity(sentence, head)


def inanimate(sentence: Sentence, head: int) -> bool:
    """Whether a noun can act for nobody: an event, a device, an accident, an abstraction."""
    low = sentence.low(head)
    return natural(sentence, head) or low in THINGS or singular_of(low) in THINGS or sentence.pos(head) == "VERB"


DONE_TO = frozenset(
    """kill wound injure hurt martyr murder slay massacre assassinate behead execute maim arrest detain jail imprison
    kidnap abduct capture seize free release displace destroy damage evacuate deport expel sentence convict""".split()
)
"""Verbs that ask for an object, so that without one whoever stands before their participle suffers it."""
GROUND = frozenset(
    """territory soil land area region zone border frontier road street front outskirts coast side territories place
    fire raid town city village district province way ground scale basis""".split()
)
"""Nouns of where something happens, which are no recipients of an attack."""
THINGS = frozenset(
    """attack strike raid bombing explosion blast shelling fighting clash clashes offensive operation assault ambush
    shooting airstrike war violence conflict incident move decision agreement deal report statement crisis situation
    campaign bombardment fire gunfire shell rocket missile bomb mine bullet mortar round device vehicle car truck
    attempt effort plan talks meeting it this that there which what number toll""".split()
)


def weapon_at(sentence: Sentence, head: int) -> Weapon | None:
    """The weapon that a phrase's words name, ending with its head."""
    phrase = sentence.phrase_of.get(head)
    start = phrase.start if phrase else head
    for i in range(start, head + 1):
        for rest, weapon in weapons().get(sentence.low(i), ()):
            words = [sentence.low(k) for k in range(i + 1, head + 1) if sentence.low(k) not in "-–"]
            if tuple(words) == rest:
                return weapon
    return None


def owners(sentence: Sentence, head: int) -> Iterator[int | tuple[int, int]]:
    """Whose weapon it is: who fired it, else the owner named before it."""
    for i in range(head + 1, min(head + 4, len(sentence.words))):
        if sentence.pos(i) == "VERB" and sentence.low(i + 1) == "by" and (by := sentence.noun_after(i + 2)) is not None:
            yield from sentence.joined(by)
            return
    if sentence.low(head + 1) in ("of", "from") and (of := sentence.noun_after(head + 2)) is not None:
        if is_person(sentence, of) or is_polity(sentence, of):
            yield of
            return
    yield from before(sentence, head)


def noun_roles(sentence: Sentence, trigger: Trigger, roles: Roles) -> None:
    """The roles of an event noun."""
    at, row = trigger.at, trigger.row
    carried = carrier(sentence, trigger)
    by = doer_behind(sentence, trigger)
    blamed = blamed_behind(sentence, trigger)
    if row.actor != "none":
        if by is not None:
            act(sentence, by, roles)
        elif blamed is not None:
            act(sentence, blamed, roles)
            roles.doubted = True
        elif (implicated := implicated_in(sentence, trigger)) is not None:
            act(sentence, implicated, roles)
            roles.doubted = True
        else:
            note_before(sentence, trigger, roles)
    if trigger.carrier is not None:
        held(sentence, trigger.carrier, trigger, roles)
    elif carried is not None:
        carry(sentence, trigger, carried, roles)
    for where in row.recipient:
        if where in ("none", "subject", "object"):
            continue
        whom = led(sentence, trigger, where)
        if whom is None and carried is not None and carried.light.kind == "happens":
            whom = sentence.behind(carried.verb, (where,), REACH)
        if whom is not None and whom != by:
            among = row.actor == "both" or (where == "between" and not roles.actors)
            (roles.actors if among else roles.recipients).extend(sentence.joined(whom))
            break
    given(sentence, trigger, roles)
    note_accident(sentence, at, roles)


def doer_behind(sentence: Sentence, trigger: Trigger) -> int | None:
    """Who is said behind an event noun to have done it: `the shelling of the port by`, `the attack carried out by`."""
    for i in range(trigger.end, min(trigger.end + REACH + 3, len(sentence.words))):
        if sentence.low(i) == "by" and sentence.low(i - 1) != "followed":
            return sentence.noun_after(i + 1)
        if sentence.low(i) in STOPS or sentence.low(i) in (",", "and"):
            return None
        if sentence.pos(i) == "VERB" and i not in sentence.phrase_of and not done(sentence, i):
            return None
    return None


def blamed_behind(sentence: Sentence, trigger: Trigger) -> int | None:
    """On whom an event is blamed behind its noun: `an attack ascribed to the rebels`, `was the work of`."""
    for i in range(trigger.end, min(trigger.end + FAR, len(sentence.words))):
        low = sentence.low(i)
        if low in BLAMED_ON and (sentence.reduced(i) or sentence.passive(i) or sentence.low(i + 1) == BLAMED_ON[low]):
            if sentence.phrase_of.get(sentence.group(i) - 1) is not None and i - trigger.end > 6:
                return None
            return sentence.behind(i, (BLAMED_ON[low],), 4)
        if low == "work" and sentence.low(i + 1) == "of":
            return sentence.noun_after(i + 2)
        if low in (".", ";", "but", "and"):
            return None
    return None


def implicated_in(sentence: Sentence, trigger: Trigger) -> int | None:
    """Who is said to have to do with an event: `implicated officers in the killing`, `is held responsible for it`."""
    phrase = sentence.phrase_of.get(trigger.at)
    before = (phrase.start if phrase else trigger.start) - 1
    if sentence.low(before) not in IMPLICATED_BY:
        return None
    for i in range(before - 1, max(-1, before - REACH - 3), -1):
        if sentence.low(i) in IMPLICATING:
            if sentence.low(i) == "responsible" and sentence.low(i - 1) in ("held", "hold", "holds", "holding"):
                i -= 1
            passive = sentence.passive(i) or sentence.low(i) in ("responsible", "guilty")
            return sentence.subject(i) if passive else sentence.object(i)
        if sentence.low(i) in STOPS:
            return None
    return None


def done(sentence: Sentence, verb: int) -> bool:
    """Whether a verb says that its object was done: `carried out`, `launched`."""
    return any(
        light.kind == "does" and all(sentence.low(verb + 1 + k) == low for k, low in enumerate(rest))
        for rest, light in lights().get(sentence.low(verb), ())
    )


def held(sentence: Sentence, verb: Trigger, trigger: Trigger, roles: Roles) -> None:
    """The roles that the verb gives whose row asks for the noun: `opened investigations against`, `died in the attack`."""
    given_by = Roles()
    verb_roles(sentence, verb, given_by)
    undone = {"failed", "not", "denied"} & {*effects_at(sentence, verb.at, ("verb",), ("noun", ""))}
    actors = [each for each in given_by.actors if each != trigger.at]
    if actors and not undone and trigger.row.actor != "none":
        roles.actors = [*(each for each in roles.actors if not owner_word(sentence, each)), *actors]
    roles.recipients += [each for each in given_by.recipients if each != trigger.at]
    roles.devices += given_by.devices


def owner_word(sentence: Sentence, each: int | tuple[int, int]) -> bool:
    """Whether an actor is only a possessive pronoun: `held their first meeting`."""
    return isinstance(each, tuple) and each[1] - each[0] == 1 and sentence.low(each[0]) in OWN


def note_before(sentence: Sentence, trigger: Trigger, roles: Roles) -> None:
    """Enters what stands before an event noun: who does it, or whom it happens to where it happens `of` somebody."""
    of = "of" in trigger.row.recipient and "on" not in trigger.row.recipient
    followed = of and sentence.low(trigger.end) == "of"
    for each in before(sentence, trigger.start):
        possessive = isinstance(each, tuple) and sentence.low(each[1]) in CLITICS
        if of and possessive and not followed:
            roles.recipients.append(each)
        else:
            roles.actors.append(each)


def before(sentence: Sentence, at: int) -> Iterator[int | tuple[int, int]]:
    """The owners or peoples that stand in a phrase before a word of it, as word ranges `(start, end)`."""
    phrase = sentence.phrase_of.get(at)
    if phrase is None or phrase.start >= at:
        return
    possessor = next((i for i in range(at - 1, phrase.start, -1) if sentence.low(i) in CLITICS), None)
    if possessor is not None:
        start = phrase.start
        last = sentence.low(possessor - 1)
        if not is_time(last):
            yield start, possessor
        at_least = possessor + 1
    else:
        at_least = phrase.start
        if sentence.low(phrase.start) in OWN:
            yield phrase.start, phrase.start + 1
            return
    run = adjectives(sentence, at_least, at)
    if run is not None and possessor is None:
        yield run


def is_time(low: str) -> bool:
    """Whether a possessive is of a time: `Monday's attack`, `last week's`."""
    return low.endswith("day") or low in (
        "week",
        "month",
        "year",
        "night",
        "yesterday",
        "tomorrow",
        "morning",
        "weekend",
    )


def adjectives(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The words of a people, a group or a side among the modifiers of an event noun: `Turkish`, `the ISIL terrorist`."""
    found = [i for i in range(start, end) if owning(sentence, i)]
    if not found:
        return None
    return found[0], found[-1] + 1


SEATS = frozenset(seat for country in countries() for seat in country.seats)


def owning(sentence: Sentence, i: int) -> bool:
    """Whether a modifier names somebody who acts."""
    word = sentence.words[i]
    text = sentence.text[word.start : word.end]
    if text in SEATS or word.low.startswith("terrorist"):
        return False
    if sentence.low(i - 1) == "anti" or (sentence.low(i + 1) == "-" and sentence.low(i + 2) in ("held", "controlled")):
        return False
    known = country_words().get(text) or country_words().get(text.title())
    if (known is not None and known[1] != "seat") or text in entity_words():
        return True
    low = singular_of(word.low)
    if low in ARMED | OWNERS or word.low in ARMED | OWNERS:
        return True
    found = speakers().get(word.low) or speakers().get(low)
    if found is not None and found.kind in ("body", "side", "role"):
        return True
    return word.pos == "PROPN" and text[:1].isupper() and known_group(text)


def known_group(text: str) -> bool:
    """Whether a name is an armed group's or a body's."""
    from reportedly.claims.actor_ids import actor_of

    return actor_of(text, None) is not None


def carrier(sentence: Sentence, trigger: Trigger) -> Carried | None:
    """The light verb that carries an event noun: its governor, or the verb before it in the clause."""
    at = trigger.at
    head = sentence.words[at].head
    for verb in dict.fromkeys((head, *verbs_before(sentence, trigger), *verb_behind(sentence, trigger))):
        if sentence.pos(verb) in ("VERB", "AUX") and (light := light_at(sentence, verb, trigger)) is not None:
            undone = {"failed", "not", "denied"} & {*effects_at(sentence, verb, ("verb",), ("noun", ""))}
            if light.kind != "does" or not undone:
                return Carried(verb, light)
    return None


def verbs_before(sentence: Sentence, trigger: Trigger) -> Iterator[int]:
    """The nearest verb before an event noun in its clause."""
    for i in range(trigger.start - 1, max(-1, trigger.start - 10), -1):
        if sentence.pos(i) in ("VERB", "AUX") and i not in sentence.phrase_of:
            yield i
            return
        if sentence.low(i) in RELATIVE or sentence.low(i) in (";", ":", ","):
            return


def verb_behind(sentence: Sentence, trigger: Trigger) -> Iterator[int]:
    """The verb right behind an event noun, or behind the words that hang on it."""
    for i in range(trigger.end, min(trigger.end + 14, len(sentence.words))):
        if sentence.pos(i) == "VERB" and i not in sentence.phrase_of:
            yield i
            return
        if sentence.low(i) in (";", ":", ".", "and", "but"):
            return


def light_at(sentence: Sentence, verb: int, trigger: Trigger) -> Light | None:
    """The light verb that a verb is, where it stands to the event noun as its row says."""
    for rest, light in lights().get(sentence.low(verb), ()):
        end = verb + 1
        for low in rest:
            if sentence.low(end) != low:
                break
            end += 1
        else:
            if stands(sentence, verb, end, light, trigger):
                return light
    return None


def stands(sentence: Sentence, verb: int, end: int, light: Light, trigger: Trigger) -> bool:
    """Whether the event noun is the light verb's subject or object, as its kind asks."""
    at = trigger.at
    if light.kind == "happens":
        return (
            verb > at
            and not sentence.passive(verb)
            and (
                sentence.subject(verb) == at
                or sentence.words[at].head == verb
                or sentence.noun_before(sentence.group(verb)) == at
            )
        )
    if verb > at:
        beside = sentence.subject(verb) == at or sentence.noun_before(sentence.group(verb)) == at
        return light.kind == "does" and not light.prepositions and beside and sentence.passive(verb)
    case = sentence.case(at)
    if light.prepositions:
        return case in light.prepositions
    return case in ("", *sentence.words[verb].low.split()) or end > verb + 1


def carry(sentence: Sentence, trigger: Trigger, carried: Carried, roles: Roles) -> None:
    """The roles that a light verb gives."""
    verb, kind = carried.verb, carried.light.kind
    if kind == "does":
        doer = sentence.agent(verb) if sentence.passive(verb) else doer_of(sentence, verb)
        if sentence.pos(verb) == "AUX":
            doer = next(iter(sentence.child(sentence.words[verb].head, "nsubj")), None) or sentence.noun_before(verb)
        if doer is not None and doer != trigger.at and trigger.row.actor != "none":
            if not roles.actors or sentence.low(doer) not in RELATIVE:
                roles.actors = [each for each in roles.actors if not owner_word(sentence, each)]
                act(sentence, doer, roles)
    elif kind == "suffers":
        if not roles.actors and (from_whom := sentence.behind(trigger.end - 1, ("from", "by"), 4)) is not None:
            act(sentence, from_whom, roles)
        if (whom := sentence.subject(verb)) is not None and whom != trigger.at:
            roles.recipients.extend(sentence.joined(whom))
    elif not sentence.passive(verb) and len(carried.light.words) == 1:
        whom = sentence.object(verb)
        caused = sentence.low(verb) in CAUSING
        if whom is not None and whom != trigger.at and (not caused or is_person(sentence, whom)):
            roles.recipients.extend(sentence.joined(whom))


def led(sentence: Sentence, trigger: Trigger, preposition: str) -> int | None:
    """The phrase that a preposition leads behind a trigger: hung on it, else found by the order of words."""
    if trigger.row.type == "ASSAULT" and preposition not in VIOLENT_LEADS:
        return None
    if preposition == "of":
        return sentence.noun_after(trigger.end + 1) if sentence.low(trigger.end) == "of" else None
    for k in sentence.child(trigger.at, "nmod", "obl", "obj"):
        if k > trigger.at and sentence.case(k) == preposition:
            return k
    return sentence.behind(trigger.end - 1, (preposition,), REACH)


def note_accident(sentence: Sentence, at: int, roles: Roles) -> None:
    """Whether the harm came of no deed: `killed in a car crash`, `died of cholera`."""
    head = sentence.behind(at, ("in", "of", "by", "from", "during"), REACH)
    if head is not None and not roles.actors and natural(sentence, head):
        roles.accident = True
