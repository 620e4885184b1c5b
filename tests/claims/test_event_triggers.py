from __future__ import annotations

from itertools import pairwise

import pytest

from reportedly.claims.event_triggers import triggers
from reportedly.model import Span
from tests.parsed import sentence_of


def found(notation: str, names: tuple[str, ...] = (), cues: tuple[str, ...] = ()) -> list[str]:
    """Type, mode and words of the triggers of a sentence in which some words are names and some are cues."""
    sentence = sentence_of(notation)

    def spans(listed: tuple[str, ...]) -> list[Span]:
        return [(sentence.text.index(words), sentence.text.index(words) + len(words)) for words in listed]

    return [
        f"{each.row.type} {each.row.mode or '-'} {sentence.text[slice(*sentence.span(each.start, each.end))]}"
        for each in triggers(sentence, spans(names), spans(cues))
    ]


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("Rebels shelled/V the town.", ["ASSAULT heavy-weapons shelled"]),
        ("The shelling went/V on.", ["ASSAULT heavy-weapons shelling"]),
        ("Rebels were shelling/V the town.", ["ASSAULT heavy-weapons shelling"]),
        ("Moscow denied/V shelling/N/obj Kara.", ["ASSAULT heavy-weapons shelling"]),
        ("Police arrested/V the editor.", ["COERCE arrest arrested"]),
        ("The general resigned/V.", ["RETREAT resign resigned"]),
        ("The ministers met/V.", ["CONSULT - met"]),
        ("The lake lies/V north of Kara.", []),
    ],
)
def test_verbs_and_nouns_tell_of_events(notation: str, expected: list[str]) -> None:
    assert found(notation) == expected


@pytest.mark.parametrize("written", ["airstrike", "air strike", "air-strike", "airstrikes", "air strikes"])
def test_a_noun_of_several_words_is_found_however_it_is_written(written: str) -> None:
    assert found(f"The {written} killed/V nobody in Kara.")[0] == f"ASSAULT aerial {written}"


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("The army opened/V fire on the crowd.", ["ASSAULT firearms opened fire"]),
        ("Workers went/V on strike.", ["PROTEST strike went on strike"]),
        ("A car bomb wounded/V two guards.", ["ASSAULT explosives car bomb", "ASSAULT - wounded"]),
        ("The port came/V under attack.", ["ASSAULT - came under attack"]),
    ],
)
def test_the_longest_phrase_wins(notation: str, expected: list[str]) -> None:
    assert found(notation) == expected


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("The army captured/V nine fighters/obj.", ["ASSAULT abduct captured"]),
        ("The army captured/V the town/obj.", ["COERCE seize captured"]),
        ("The town/nsubj was captured/V.", ["COERCE seize captured"]),
        ("The army captured/V the mood/obj.", []),
        ("The ministry fired/V the ambassador/obj.", ["SANCTION expel fired"]),
        ("Rebels fired/V two rockets/obj.", ["ASSAULT heavy-weapons fired"]),
        ("The crisis met/V no answer/obj.", []),
        ("The minister met/V a demand/obj.", ["CONCEDE - met"]),
        ("The minister met/V the envoy/obj.", ["CONSULT - met"]),
        ("Burundi withdrew/V its troops/obj from Goma.", ["RETREAT withdraw withdrew"]),
        ("Burundi withdrew/V its ambassador/obj.", ["SANCTION withdraw withdrew"]),
        ("Burundi withdrew/V the accusation/obj.", ["CONCEDE - withdrew"]),
    ],
)
def test_a_verb_of_many_senses_tells_what_its_object_makes_of_it(notation: str, expected: list[str]) -> None:
    assert found(notation) == expected


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("The release of nine hostages was near.", ["RETREAT release release"]),
        ("The release of the film was near.", []),
        ("The capture of the town was near.", ["COERCE seize capture"]),
        ("The capture of nine fighters was near.", ["ASSAULT abduct capture"]),
        ("Workers began/V a strike/obj over pay.", ["PROTEST strike strike"]),
        ("The army began/V a strike/obj on Kara.", ["ASSAULT - strike"]),
    ],
)
def test_a_noun_of_many_senses_tells_what_stands_beside_it(notation: str, expected: list[str]) -> None:
    assert found(notation) == expected


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("The army lifted/V a blockade/obj of the port.", ["RETREAT access lifted"]),
        ("The union called/V off a strike/obj over pay.", ["CONCEDE - called off"]),
        ("The army imposed/V a blockade/obj on the port.", ["COERCE restrict blockade"]),
        ("Police broke/V up a protest/obj.", ["ASSAULT crowd-control broke up"]),
    ],
)
def test_an_object_that_its_verb_asks_for_tells_of_nothing_by_itself(notation: str, expected: list[str]) -> None:
    assert found(notation) == expected


def test_a_particle_may_stand_behind_the_object() -> None:
    assert found("The union called/V the strike/obj off/ADP.") == ["CONCEDE - called"]


def test_where_verb_and_noun_tell_of_one_event_the_noun_stands_for_both_and_keeps_the_verb() -> None:
    sentence = sentence_of("Ten people died/V in an attack.")
    (trigger,) = triggers(sentence)
    assert sentence.low(trigger.at) == "attack"
    assert trigger.carrier is not None
    assert sentence.low(trigger.carrier.at) == "died"


@pytest.mark.parametrize(
    "notation",
    [
        "The man died/V of a heart attack.",
        "An attack helicopter landed/V in Kara.",
        "Guards held/V an assault rifle.",
        "The strike force came/V.",
        "The bomb squad came/V.",
        "The fire brigade came/V.",
    ],
)
def test_phrases_that_hold_an_event_word_may_tell_of_no_event(notation: str) -> None:
    assert found(notation) == []


@pytest.mark.parametrize(
    "notation",
    [
        "Truce monitors came/V.",
        "The attack survivors came/V.",
        "The blockade runner sank/V.",
        "The ceasefire line lies/V there.",
    ],
)
def test_a_noun_that_only_tells_another_apart_is_none(notation: str) -> None:
    assert found(notation) == []


def test_a_noun_before_another_event_noun_is_one_with_it() -> None:
    assert found("The rocket attack scared/V us.") == ["ASSAULT heavy-weapons rocket attack"]


def test_a_possessor_is_no_mere_modifier() -> None:
    assert found("The attack's cost was high.") == ["ASSAULT - attack"]


def test_a_part_of_a_name_tells_of_no_event_and_a_whole_name_does() -> None:
    notation = "Operation Desert/P Strike/P ended/V."
    assert found(notation, names=("Operation Desert Strike",)) == []
    assert found("The raid on Kara ended/V.", names=("raid",)) == ["ASSAULT - raid"]


@pytest.mark.parametrize("notation", ["The Liberation/P Front/P met/V nobody.", "The Resistance/P Army/P slept/V."])
def test_a_capital_that_another_follows_is_part_of_a_name(notation: str) -> None:
    assert found(notation) == []


def test_a_cue_that_is_recorded_as_a_statement_is_no_event_by_itself() -> None:
    notation = "The minister condemned/V the attack/obj."
    assert found(notation) == ["ACCUSE disapprove condemned", "ASSAULT - attack"]
    assert found(notation, cues=("condemned",)) == ["ASSAULT - attack"]


def test_a_deed_that_a_cue_names_is_an_event_all_the_same() -> None:
    assert found("Prisoners began/V a hunger strike/obj.", cues=("began a hunger strike",)) == [
        "PROTEST hunger hunger strike"
    ]


def test_an_act_of_words_about_a_deed_and_the_deed_are_two() -> None:
    assert found("The army refused/V to release/V/xcomp nine hostages/obj.") == [
        "REJECT yield refused to release",
        "RETREAT release release",
    ]


def test_a_promise_of_a_deed_is_told_by_the_deed_that_is_planned() -> None:
    assert found("The army agreed/V to release/V/xcomp nine hostages/obj.") == ["RETREAT release release"]


@pytest.mark.parametrize(
    "notation",
    ["Guards watched/V the captured/V/amod militants.", "The fighting/V/amod force slept/V/root."],
)
def test_a_participle_before_its_noun_tells_of_nothing(notation: str) -> None:
    assert found(notation) == []


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("Ten people were dead/A in Kara.", ["ASSAULT - dead"]),
        ("The dead/A sea lies/V there.", []),
    ],
)
def test_an_adjective_of_harm_counts_where_it_is_said_of_somebody(notation: str, expected: list[str]) -> None:
    assert found(notation) == expected


def test_triggers_are_in_order_and_none_lies_in_another() -> None:
    sentence = sentence_of("Rebels shelled/V Kara, opened/V/conj fire on a camp and seized/V/conj the port/obj.")
    spans = [(each.start, each.end) for each in triggers(sentence)]
    assert len(spans) == 3
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
