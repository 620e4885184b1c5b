from __future__ import annotations

import pytest

from reportedly.claims.event_roles import roles_of
from reportedly.claims.event_triggers import triggers
from tests.parsed import sentence_of


def roles(notation: str) -> dict[str, str]:
    """`actors > recipients` of each trigger of a sentence, `-` for none; `accident` where nobody did it."""
    sentence = sentence_of(notation)

    def words(each: int | tuple[int, int]) -> str:
        span = sentence.extent(each) if isinstance(each, int) else sentence.span(*each)
        return sentence.text[slice(*span)]

    told = {}
    for trigger in triggers(sentence):
        found = roles_of(sentence, trigger)
        actors, recipients = (" & ".join(map(words, each)) or "-" for each in (found.actors, found.recipients))
        told[sentence.text[slice(*sentence.span(trigger.start, trigger.end))]] = (
            "accident" if found.accident else f"{actors} > {recipients}"
        )
    return told


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("The army shelled/V the town.", "The army > the town"),
        ("The army shelled/V for hours.", "The army > -"),
        ("The town was shelled/V by the army.", "the army > The town"),
        ("The town was shelled/V.", "- > The town"),
        ("The town shelled/V/acl>town by the army burned/V/root.", "the army > The town"),
        ("The army and two militias/conj shelled/V the town.", "The army & two militias > the town"),
        ("The army shelled/V the town and a camp/conj>town.", "The army > the town & a camp"),
        ("The army/nsubj entered/V and shelled/V/conj the town/obj.", "The army > the town"),
        ("Rebels, who/nsubj shelled/V/acl>Rebels the port/obj, fled/V/root.", "Rebels > the port"),
        ("The port that rebels/nsubj shelled/V/acl>port burned/V/root.", "rebels > -"),
        ("The port which/obj>shelled rebels/nsubj shelled/V/acl>port burned/V/root.", "rebels > The port"),
    ],
)
def test_who_shells_and_who_is_shelled(notation: str, expected: str) -> None:
    assert roles(notation)["shelled"] == expected


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("Moscow denied/V shelling/V/xcomp Kara/obj.", "Moscow > Kara"),
        ("Kyiv accused/V Moscow/obj of shelling/V/advcl Kara/obj.", "Moscow > Kara"),
        ("Moscow is accused/V of shelling/V/advcl Kara/obj.", "Moscow > Kara"),
        ("Kyiv blamed/V Moscow/obj for shelling/V/advcl Kara/obj.", "Moscow > Kara"),
        ("The army/nsubj withdrew/V, shelling/V/advcl Kara/obj.", "The army > Kara"),
        ("Rebels are shelling/V Kara.", "Rebels > Kara"),
    ],
)
def test_who_does_what_a_gerund_says(notation: str, expected: str) -> None:
    assert roles(notation)["shelling"] == expected


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("The army/nsubj tried/V to attack/V/xcomp Kara/obj.", "The army > Kara"),
        ("The general/nsubj ordered/V troops/obj to attack/V/xcomp Kara/obj.", "troops > Kara"),
        ("Troops/nsubj were ordered/V to attack/V/xcomp Kara/obj.", "Troops > Kara"),
        ("The army was ready/A/root to attack/V/xcomp>ready Kara/obj.", "The army > Kara"),
        ("The army will attack/V Kara.", "The army > Kara"),
    ],
)
def test_who_does_what_an_infinitive_says(notation: str, expected: str) -> None:
    assert roles(notation)["attack"] == expected


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("The shelling of the port by rebels went/V on.", "rebels > the port"),
        ("The rebels' shelling of the port went/V on.", "The rebels > the port"),
        ("Syria's shelling of the port went/V on.", "Syria > the port"),
        ("Turkish/A shelling of the port went/V on.", "Turkish > the port"),
        ("Government shelling of the port went/V on.", "Government > the port"),
        ("The shelling of the port went/V on.", "- > the port"),
        ("The shelling went/V on.", "- > -"),
        ("Last week's shelling of the port went/V on.", "- > the port"),
        ("The shelling/nsubj>went of the port followed/V/acl by rebels' cries went/V/root on.", "- > the port"),
    ],
)
def test_whose_shelling_of_what(notation: str, expected: str) -> None:
    assert roles(notation)["shelling"] == expected


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("The army carried/V out an attack/obj on the port.", "The army > the port"),
        ("An attack/nsubj on the port was carried/V out by rebels.", "rebels > the port"),
        ("An attack carried/V/acl>attack out by rebels scared/V/root us.", "rebels > -"),
        ("The army launched/V an attack/obj against rebels.", "The army > rebels"),
        ("The port suffered/V an attack/obj by rebels.", "rebels > The port"),
        ("The army denied/V that it/nsubj launched/V/ccomp an attack/obj.", "it > -"),
        ("An attack/nsubj took/V place near the port.", "- > -"),
        ("An attack/nsubj rocked/V the port/obj.", "- > the port"),
        ("The attack/nsubj sparked/V outrage/obj.", "- > -"),
        ("Ten people/nsubj died/V in an attack/obl by rebels.", "rebels > Ten people"),
    ],
)
def test_a_verb_that_carries_an_event_noun_says_who_and_whom(notation: str, expected: str) -> None:
    assert roles(notation)["attack"] == expected


def test_who_comes_under_an_attack_suffers_it() -> None:
    assert roles("The port came/V under attack.") == {"came under attack": "- > The port"}


@pytest.mark.parametrize(
    ("notation", "verb", "expected"),
    [
        ("A rocket killed/V nine people.", "killed", "- > nine people"),
        ("A rocket of the rebels killed/V nine people.", "killed", "the rebels > nine people"),
        ("Rebel/N rockets hit/V the market.", "hit", "Rebel > the market"),
        ("Syria's rockets hit/V the market.", "hit", "Syria > the market"),
        ("A landmine wounded/V a medic.", "wounded", "- > a medic"),
        ("A rocket/nsubj>killed fired/V/acl by rebels killed/V/root nine people.", "killed", "rebels > nine people"),
        ("A drone struck/V the hospital.", "struck", "A drone > the hospital"),
        ("Turkish/A warplanes bombed/V the camp.", "bombed", "Turkish warplanes > the camp"),
        ("A sniper wounded/V a medic.", "wounded", "A sniper > a medic"),
        ("Gunmen killed/V nine people with rifles.", "killed", "Gunmen > nine people"),
    ],
)
def test_a_weapon_acts_for_its_owner_and_one_that_needs_a_hand_for_nobody(
    notation: str, verb: str, expected: str
) -> None:
    assert roles(notation)[verb] == expected


@pytest.mark.parametrize(
    "notation",
    [
        "A flood killed/V nine people.",
        "Nine people were killed/V in a car crash.",
        "Nine people were killed/V by the earthquake.",
        "An avalanche destroyed/V a camp.",
    ],
)
def test_harm_without_a_doer_is_an_accident(notation: str) -> None:
    assert set(roles(notation).values()) == {"accident"}


def test_a_disease_kills_by_no_event() -> None:
    assert roles("Nine people died/V of cholera.") == {}


@pytest.mark.parametrize(
    ("notation", "trigger", "expected"),
    [
        ("Troops clashed/V with rebels.", "clashed", "Troops & rebels > -"),
        ("Troops and rebels/conj clashed/V.", "clashed", "Troops & rebels > -"),
        ("Clashes with rebels went/V on.", "Clashes", "rebels > -"),
        ("Clashes/nsubj between troops/nmod and rebels/conj erupted/V.", "Clashes", "troops & rebels > -"),
        ("Fighting/nsubj went/V on between troops and rebels/conj>troops.", "Fighting", "troops & rebels > -"),
        ("Fighting broke/V out near Kara.", "Fighting", "- > -"),
        ("Talks between Kosovo and Serbia/conj resumed/V.", "Talks", "Kosovo & Serbia > -"),
        ("The envoy/nsubj met/V the minister/obj.", "met", "The envoy > the minister"),
        ("The envoy/nsubj and the minister/conj met/V.", "met", "The envoy & the minister > -"),
    ],
)
def test_both_sides_of_a_fight_and_all_who_talk_take_part(notation: str, trigger: str, expected: str) -> None:
    assert roles(notation)[trigger] == expected


@pytest.mark.parametrize(
    ("notation", "trigger", "expected"),
    [
        ("France gave/V Chad/iobj a grant/obj.", "gave", "France > Chad"),
        ("France gave/V a grant/obj to Chad.", "grant", "France > Chad"),
        ("The Red/P Crescent/P delivered/V blankets to families.", "delivered", "The Red Crescent > families"),
        ("Police arrested/V the editor on Monday.", "arrested", "Police > the editor"),
        ("The rebels freed/V nine hostages.", "freed", "The rebels > nine hostages"),
        ("The general resigned/V.", "resigned", "The general > -"),
        ("The army fired/V mortars/obj at the camp.", "fired", "The army > the camp"),
        ("The army seized/V the port/obj from rebels.", "seized", "The army > rebels"),
    ],
)
def test_whom_something_is_given_done_or_taken_from(notation: str, trigger: str, expected: str) -> None:
    assert roles(notation)[trigger] == expected


@pytest.mark.parametrize(
    ("notation", "trigger", "expected"),
    [
        ("No group attacked/V the town.", "attacked", "- > the town"),
        ("Who attacked/V the town?", "attacked", "- > the town"),
        ("The attack/nsubj killed/V ten people.", "killed", "- > ten people"),
        ("Seven killed/V in attacks.", "killed", "- > Seven"),
        ("The rebels blew/V themselves up.", "blew themselves up", "The rebels > -"),
    ],
)
def test_nobody_a_question_or_an_event_is_no_participant(notation: str, trigger: str, expected: str) -> None:
    assert roles(notation).get(trigger) == expected


@pytest.mark.parametrize(
    ("notation", "trigger", "expected"),
    [
        ("The attack/nsubj was blamed/V on rebels.", "attack", "rebels > -"),
        ("The killing/nsubj of a lawyer was attributed/V to rebels.", "killing", "rebels > a lawyer"),
        ("The attack was the work of rebels.", "attack", "rebels > -"),
        ("Kyiv blamed/V the attack on rebels.", "attack", "rebels > -"),
        ("Kyiv blamed/V the attack on the convoy on rebels.", "attack", "rebels > the convoy"),
        ("Kyiv blamed/V the attack on rebels on Monday.", "attack", "rebels > -"),
        ("Kyiv attributed/V the shelling of Kara to rebels.", "shelling", "rebels > Kara"),
        ("Officers were implicated/V in the killing of a lawyer.", "killing", "Officers > a lawyer"),
        ("Suspected/A rebels attacked/V the town.", "attacked", "Suspected rebels > the town"),
    ],
)
def test_who_is_only_thought_to_have_done_it_is_doubted(notation: str, trigger: str, expected: str) -> None:
    assert roles(notation)[trigger] == expected
    sentence = sentence_of(notation)
    found = [each for each in triggers(sentence) if trigger in sentence.low(each.at)]
    assert [roles_of(sentence, each).doubted for each in found] == [True]


def test_who_is_said_to_have_done_it_is_not_doubted() -> None:
    sentence = sentence_of("Rebels attacked/V the town.")
    assert [roles_of(sentence, each).doubted for each in triggers(sentence)] == [False]


@pytest.mark.parametrize(
    ("notation", "trigger", "expected"),
    [
        ("The students were arrested/V by the police.", "arrested", "the police > The students"),
        ("The town was seized/V by the rebels.", "seized", "the rebels > -"),
    ],
)
def test_whoever_seizes_or_arrests_is_not_whom_it_is_done_to(notation: str, trigger: str, expected: str) -> None:
    assert roles(notation)[trigger] == expected


@pytest.mark.parametrize("name", ["Islamic State of Iraq and Syria", "Islamic State in Iraq and the Levant"])
def test_a_name_with_an_and_in_it_is_one_participant(name: str) -> None:
    assert roles(f"The {name} shelled/V the town.")["shelled"] == f"The {name} > the town"
    assert roles(f"The town was shelled/V by the {name}.")["shelled"] == f"the {name} > The town"
