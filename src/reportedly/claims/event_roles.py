"""Who does an event and to whom, by the syntax of the words that tell of it (codebook, Event: from the same sentence).

Verbs: subject and object, turned in the passive; nouns: `by X`, `X's`, a people or group before them, the subject of
the verb that carries them. A weapon that needs a hand acts for nobody; its owner is looked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.claims.event_carriers import Carried, carrier
from reportedly.claims.event_governors import effects_at
from reportedly.claims.event_kinds import (
    agent_like,
    doubted,
    inanimate,
    is_person,
    is_polity,
    natural,
    nobody,
    polity_in,
    seated,
    weapon_at,
)
from reportedly.claims.event_needs import Trigger
from reportedly.claims.event_owners import (
    FAR,
    REACH,
    before,
    blamed_before,
    blamed_behind,
    doer_behind,
    implicated_in,
    owner_word,
    owners,
)
from reportedly.claims.syntax import CLITICS, HAVE, OWN, RELATIVE, STOPS, TIMES, Sentence, participle
from reportedly.knowledge.happenings import Weapon, happenings, things

CONTROL = frozenset(
    """accuse accused accuses accusing blame blamed blames blaming charge charged charges charging suspect suspected
    convict convicted convicting acquit acquitted indict indicted condemn condemned criticize criticized criticise
    criticised praise praised thank thanked prevent prevented stop stopped ban banned bar barred""".split()
)
"""Verbs whose object does what the gerund behind `of`, `for` or `from` says."""
HAVE_OR_TO = HAVE | {"to"}
BORN_OF = frozenset(("of", "for", "from", "over", "with"))
VIOLENT = frozenset(("ASSAULT", "MOBILIZE"))
LEADS = frozenset(("to", "with", "for", "on", "against", "from", "in", "between", "of", "by"))
DIRECTED = {"COERCE": frozenset(("from", "against")), "PROTEST": frozenset(("against", "by", "from"))}
"""Prepositions that lead to whom an event of some types is directed at; others lead to where it happens."""
CAUSING = frozenset(
    """trigger triggers triggered spark sparks sparked cause causes caused provoke provokes provoked prompt prompts
    prompted draw draws drew raise raises raised start starts started ignite ignited leave leaves left""".split()
)
"""What an event does to things that it does not happen to: `the attack sparked outrage`."""
WHERE = frozenset(("in", "of", "on"))
VIOLENT_LEADS = frozenset("on against of at upon with between from to into targeting toward towards".split())
"""Prepositions that lead to whom violence is done; `in` and `near` lead to where."""
DONE_TO = frozenset(
    """kill wound injure hurt martyr murder slay massacre assassinate behead execute maim arrest detain jail imprison
    kidnap abduct capture seize free release displace destroy damage evacuate deport expel sentence convict""".split()
)
"""Verbs that ask for an object, so that without one whoever stands before their participle suffers it."""
GROUND = frozenset(
    """territory soil land area region zone border frontier road street front outskirts coast side territories place
    life lives battlefield raid town city village district province way ground scale basis""".split()
)
"""Nouns of where something happens, which are no recipients of an attack."""


@dataclass(slots=True)
class Roles:
    """Heads of the phrases that name actors and recipients, as word indices; characters for parts of a phrase."""

    actors: list[int | tuple[int, int]] = field(default_factory=list)
    recipients: list[int | tuple[int, int]] = field(default_factory=list)
    devices: list[Weapon] = field(default_factory=list)
    accident: bool = False
    doubted: bool = False


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
    if trigger.row.type in DIRECTED:
        recipients = [each if isinstance(each, tuple) else answerable(sentence, each, actors) for each in recipients]
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


def answerable(sentence: Sentence, head: int, actors: Sequence[int | tuple[int, int]]) -> int | tuple[int, int]:
    """Whom a thing is laid to that is protested or prevented: whose it is, or who does it, where its words say so.

    Who does the event itself is not: `was seized by the rebels`.
    """
    phrase = sentence.phrase_of.get(head)
    if phrase is None or agent_like(sentence, head):
        return head
    owner = next((i for i in range(head, phrase.start, -1) if sentence.low(i) in CLITICS), None)
    if owner is not None and agent_like(sentence, owner - 1):
        return (phrase.start, owner) if (phrase.start, owner) not in actors else head
    for i in range(phrase.end, min(phrase.end + REACH, len(sentence.words))):
        if sentence.low(i) == "by" and (doer := sentence.noun_after(i + 1)) is not None:
            return doer if agent_like(sentence, doer) and doer not in actors else head
        if sentence.low(i) in STOPS or sentence.low(i) in (",", "and"):
            return head
    return head


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
            if whom is None and sentence.low(trigger.end) in ("and", "or") and sentence.pos(trigger.end + 1) == "VERB":
                whom = sentence.object(trigger.end + 1)
            if whom is not None and (weapon := weapon_at(sentence, whom)) is not None and weapon.kind == "device":
                roles.devices.append(weapon)
                whom = None
        elif where == "subject":
            whom = sentence.subject(verb)
        elif where != "none":
            whom = led(sentence, trigger, where)
        if whom is not None and not (where == "object" and trigger_noun(sentence, whom)):
            (roles.actors if row.actor == "both" else roles.recipients).extend(sentence.joined(whom))
            break
    if row.actor == "none" and (by := sentence.agent(verb)) is not None and row.recipient[0] == "subject":
        act(sentence, by, roles)
    if "object" not in row.recipient and not passive:
        thing = sentence.object(verb, trigger.end)
        weapon = weapon_at(sentence, thing) if thing is not None else None
        roles.devices += [weapon] if weapon is not None and weapon.kind == "device" else []
    given(sentence, trigger, roles)
    note_accident(sentence, verb, roles)


def given(sentence: Sentence, trigger: Trigger, roles: Roles) -> None:
    """Whom something is given: the first of two objects, else whoever a preposition leads to; of no violent deed."""
    row = trigger.row
    if row.type in VIOLENT or row.recipient == ("none",) or row.actor == "both":
        return
    if any(agent_like(sentence, each) for each in roles.recipients if isinstance(each, int)):
        return
    if (first := first_object(sentence, trigger.at)) is not None and agent_like(sentence, first):
        roles.recipients = [*sentence.joined(first)]
        return
    leads = DIRECTED.get(row.type, LEADS)
    if row.type == "PROTEST" and (cause := protested(sentence, trigger)) is not None:
        roles.recipients.append(cause)
        return
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


def protested(sentence: Sentence, trigger: Trigger) -> int | None:
    """What a protest is told to be for: `a hunger strike to protest the president's failure`."""
    for i in range(trigger.end, min(trigger.end + FAR, len(sentence.words))):
        if sentence.low(i) in ("protest", "protesting") and sentence.low(i - 1) != "in":
            return sentence.noun_after(i + 1)
        if sentence.low(i) in STOPS:
            return None
    return None


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
    if trigger.row.recipient[0] != "object" or not participle(sentence.low(verb)):
        return False
    if sentence.noun_after(trigger.end) is not None or sentence.low(trigger.end) in ("and", "or"):
        return False
    subject = sentence.subject(verb)
    built = subject is not None and bool({"building", "site"} & things().get(sentence.low(subject), frozenset()))
    thing = subject is not None and (built or not agent_like(sentence, subject))
    thing = thing and weapon_at(sentence, subject or 0) is None
    if trigger.row.words[0] not in DONE_TO and not (thing and sentence.words[verb].relation != "conj"):
        return False
    return not any(sentence.low(i) in HAVE_OR_TO for i in range(sentence.group(verb), verb))


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
    start = sentence.group(verb)
    if sentence.low(start) == "to" and sentence.pos(start - 1) == "VERB" and sentence.low(start - 1).endswith("ing"):
        return doer_of(sentence, start - 1)
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


def noun_roles(sentence: Sentence, trigger: Trigger, roles: Roles) -> None:
    """The roles of an event noun."""
    at, row = trigger.at, trigger.row
    carried = carrier(sentence, trigger)
    by = doer_behind(sentence, trigger)
    blamed = blamed_before(sentence, trigger) or blamed_behind(sentence, trigger)
    if row.actor != "none":
        if by is not None:
            act(sentence, by, roles)
        elif blamed is not None:
            act(sentence, blamed, roles)
            roles.doubted = True
        else:
            note_before(sentence, trigger, roles)
    if not roles.actors and (implicated := implicated_in(sentence, trigger)) is not None:
        act(sentence, implicated, roles)
        roles.doubted = True
    if trigger.carrier is not None:
        held(sentence, trigger.carrier, trigger, roles)
    elif carried is not None:
        carry(sentence, trigger, carried, roles)
    for where in row.recipient:
        if where in ("none", "subject", "object"):
            continue
        whom = led(sentence, trigger, where)
        leads = row.type != "ASSAULT" or where in VIOLENT_LEADS
        if whom is None and carried is not None and carried.light.kind == "happens" and leads:
            whom = sentence.behind(carried.verb, (where,), REACH)
        if whom is not None and whom not in (by, blamed):
            among = row.actor == "both" or (where == "between" and not roles.actors)
            (roles.actors if among else roles.recipients).extend(sentence.joined(whom))
            break
    if not roles.actors:
        places = (trigger.end - 1, *((carried.verb,) if carried is not None else ()))
        sides = next((found for at in places if (found := sentence.behind(at, ("between",), REACH)) is not None), None)
        roles.actors += sentence.joined(sides) if sides is not None else []
    given(sentence, trigger, roles)
    note_accident(sentence, at, roles)


def held(sentence: Sentence, verb: Trigger, trigger: Trigger, roles: Roles) -> None:
    """The roles that the verb gives whose row asks for the noun: `opened investigations`, `died in the attack`."""
    given_by = Roles()
    verb_roles(sentence, verb, given_by)
    undone = {"failed", "not", "denied"} & {*effects_at(sentence, verb.at, ("verb",), ("noun", ""))}
    actors = [each for each in given_by.actors if each != trigger.at]
    if actors and not undone and trigger.row.actor != "none":
        roles.actors = [*(each for each in roles.actors if not owner_word(sentence, each)), *actors]
    roles.recipients += [each for each in given_by.recipients if each != trigger.at]
    roles.devices += given_by.devices


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


def carry(sentence: Sentence, trigger: Trigger, carried: Carried, roles: Roles) -> None:
    """The roles that a light verb gives."""
    verb, kind = carried.verb, carried.light.kind
    if kind == "does":
        doer = sentence.agent(verb) if sentence.passive(verb) else doer_of(sentence, verb)
        if sentence.pos(verb) == "AUX":
            doer = next(iter(sentence.child(sentence.words[verb].head, "nsubj")), None) or sentence.noun_before(verb)
        known = not roles.actors or (doer is not None and sentence.low(doer) not in RELATIVE)
        if doer is not None and doer != trigger.at and trigger.row.actor != "none" and known:
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
