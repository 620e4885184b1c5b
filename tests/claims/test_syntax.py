from __future__ import annotations

import pytest

from reportedly.claims.syntax import Sentence, sentence_at
from tests.parsed import page_of, sentence_of


def at(sentence: Sentence, word: str) -> int:
    return next(i for i, each in enumerate(sentence.words) if each.low == word)


def low(sentence: Sentence, i: int | None) -> str | None:
    return None if i is None else sentence.low(i)


def subject(notation: str, verb: str) -> str | None:
    sentence = sentence_of(notation)
    return low(sentence, sentence.subject(at(sentence, verb)))


def phrases(notation: str) -> list[str]:
    sentence = sentence_of(notation)
    return [sentence.text[slice(*sentence.span(each.start, each.end))] for each in sentence.phrases]


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("The army shelled/V the old/A town.", ["The army", "the old town"]),
        ("Rebels in the north shelled/V Kara.", ["Rebels", "the north", "Kara"]),
        ("The rebel-held/V town burned/V.", ["The rebel-held town"]),
        ("Syria's army shelled/V two towns.", ["Syria's army", "two towns"]),
        ("Its army shelled/V their camp.", ["Its army", "their camp"]),
        ("French/A and Egyptian/A warships sailed/V.", ["French and Egyptian warships"]),
        ("They shelled/V us.", ["They", "us"]),
        ("The captured/V/amod town burned/V/root.", ["The captured town"]),
        ("Rebels shelled/V Kara on Monday.", ["Rebels", "Kara"]),
    ],
)
def test_plain_phrases_run_from_the_first_modifier_to_the_noun_and_hold_no_times(
    notation: str, expected: list[str]
) -> None:
    assert phrases(notation) == expected


def test_a_phrase_extends_over_what_it_is_of() -> None:
    sentence = sentence_of("The commander of the guard of Kara spoke/V.")
    assert sentence.text[slice(*sentence.extent(at(sentence, "commander")))] == "The commander of the guard of Kara"
    sentence = sentence_of("The commander in Kara spoke/V.")
    assert sentence.text[slice(*sentence.extent(at(sentence, "commander")))] == "The commander"


@pytest.mark.parametrize(
    ("notation", "verb", "expected"),
    [
        ("The army/nsubj shelled/V the town/obj.", "shelled", "army"),
        ("The army shelled/V the town.", "shelled", "army"),
        ("The army in Kara shelled/V the town.", "shelled", "army"),
        ("The army has not yet/R shelled/V the town.", "shelled", "army"),
        ("The army/nsubj entered/V and shelled/V/conj the town/obj.", "shelled", "army"),
        ("Entering/V/advcl>shelled Kara, rebels/nsubj shelled/V/root the town.", "shelled", "rebels"),
        ("The army/nsubj withdrew/V, shelling/V/advcl the town/obj.", "shelling", "army"),
        ("The town/nsubj was taken/V by rebels, angering/V/advcl the mayor/obj.", "angering", "rebels"),
        ("Shell/V the town!", "shell", None),
    ],
)
def test_the_subject_is_found_by_the_tree_or_by_the_order_of_words(
    notation: str, verb: str, expected: str | None
) -> None:
    assert subject(notation, verb) == expected


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("The army/nsubj tried/V to storm/V/xcomp the base.", "army"),
        ("The general/nsubj ordered/V troops/obj to storm/V/xcomp the base.", "troops"),
        ("The general/nsubj forced/V troops/obj to storm/V/xcomp the base.", "troops"),
        ("The general/nsubj promised/V allies/obj to storm/V/xcomp the base.", "general"),
        ("Troops/nsubj were ordered/V to storm/V/xcomp the base.", "troops"),
    ],
)
def test_who_does_what_an_infinitive_says_hangs_on_the_verb_before_it(notation: str, expected: str) -> None:
    assert subject(notation, "storm") == expected


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("Rebels who/nsubj shelled/V/acl>rebels the town fled/V/root.", "rebels"),
        ("The brigade that/nsubj shelled/V/acl>brigade the town fled/V/root.", "brigade"),
        ("A brigade of rebels, which/nsubj shelled/V/acl>brigade the town, fled/V/root.", "rebels"),
        ("The town that rebels/nsubj shelled/V/acl>town burned/V/root.", "rebels"),
    ],
)
def test_a_relative_pronoun_stands_for_the_noun_before_it(notation: str, expected: str) -> None:
    assert subject(notation, "shelled") == expected


def test_the_object_of_a_relative_clause_is_the_noun_before_it() -> None:
    sentence = sentence_of("The town that/obj>shelled rebels/nsubj shelled/V/acl>town burned/V/root.")
    assert low(sentence, sentence.object(at(sentence, "shelled"))) == "town"


@pytest.mark.parametrize(
    ("notation", "verb", "expected"),
    [
        ("The town was shelled/V.", "shelled", True),
        ("The town has been shelled/V.", "shelled", True),
        ("The town was not immediately/R shelled/V.", "shelled", True),
        ("The town shelled/V/acl>town by rebels burned/V/root.", "shelled", True),
        ("The men held/V/acl>men on Monday escaped/V/root.", "held", True),
        ("The town got shelled/V.", "shelled", True),
        ("Rebels shelled/V the town.", "shelled", False),
        ("Rebels have shelled/V the town.", "shelled", False),
        ("Rebels were shelling/V the town.", "shelling", False),
        ("Rebels attack/V the town.", "attack", False),
    ],
)
def test_a_passive_is_a_participle_behind_be_or_behind_its_noun(notation: str, verb: str, expected: bool) -> None:
    sentence = sentence_of(notation)
    assert sentence.passive(at(sentence, verb)) is expected


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("The town was shelled/V by rebels/obl.", "rebels"),
        ("The town was shelled/V by rebels.", "rebels"),
        ("The town was shelled/V at dawn by rebels.", "rebels"),
        ("The town was shelled/V.", None),
        ("The town was shelled/V when troops left/V by the bridge.", None),
    ],
)
def test_the_agent_stands_behind_by_in_the_verbs_own_clause(notation: str, expected: str | None) -> None:
    sentence = sentence_of(notation)
    assert low(sentence, sentence.agent(at(sentence, "shelled"))) == expected


@pytest.mark.parametrize(
    ("notation", "head", "expected"),
    [
        ("The army and two militias/conj shelled/V the town.", "army", ["army", "militias"]),
        ("Rebels shelled/V the town, a camp/conj>town and a port/conj>town.", "town", ["town", "camp", "port"]),
        ("Rebels shelled/V the town and troops/nsubj shelled/V/conj the port.", "town", ["town"]),
        ("Rebels shelled/V the town of Kara and a camp/conj>town.", "town", ["town", "camp"]),
        ("Rebels shelled/V the town.", "town", ["town"]),
    ],
)
def test_joined_phrases_are_found_from_the_first(notation: str, head: str, expected: list[str]) -> None:
    sentence = sentence_of(notation)
    assert [sentence.low(i) for i in sentence.joined(at(sentence, head))] == expected


@pytest.mark.parametrize(("word", "expected"), [("port", "of"), ("rebels", "by"), ("shelling", "")])
def test_the_case_of_a_phrase_is_the_preposition_before_it(word: str, expected: str) -> None:
    sentence = sentence_of("The shelling of the old/A port by rebels went/V on.")
    assert sentence.case(at(sentence, word)) == expected


def test_what_a_preposition_leads_is_looked_for_no_further_than_the_next_clause() -> None:
    sentence = sentence_of("Rebels fired/V two rockets at the port while troops shot/V at a camp.")
    fired = at(sentence, "fired")
    assert low(sentence, sentence.behind(fired, ("at",))) == "port"
    assert sentence.behind(fired, ("into",)) is None
    sentence = sentence_of("Rebels fired/V while troops shot/V at a camp.")
    assert sentence.behind(at(sentence, "fired"), ("at",)) is None


@pytest.mark.parametrize(
    ("notation", "word", "pos"),
    [
        ("Moscow denied/V shelling/N Kara.", "shelling", "VERB"),
        ("The shelling of Kara went/V on.", "shelling", "NOUN"),
        ("The shelling/N killed/CCONJ ten people.", "killed", "VERB"),
        ("Ten people died/V following/V clashes.", "following", "ADP"),
        ("The minister said/N so.", "said", "VERB"),
    ],
)
def test_a_part_of_speech_that_form_and_neighbours_rule_out_is_mended(notation: str, word: str, pos: str) -> None:
    sentence = sentence_of(notation)
    assert sentence.pos(at(sentence, word)) == pos


def test_heads_that_circle_end_the_walk_upward() -> None:
    sentence = sentence_of("Rebels shelled/V/conj>burned Kara and burned/V/conj>shelled it.")
    assert [sentence.low(i) for i in sentence.above(at(sentence, "shelled"))] == ["burned"]


def test_beyond_its_ends_a_sentence_has_no_words() -> None:
    sentence = sentence_of("Rebels shelled/V Kara.")
    assert (sentence.low(-1), sentence.pos(99)) == ("", "")


def test_the_sentence_at_a_character_holds_it_with_heads_of_its_own() -> None:
    page = page_of("Rebels fled/V. The army/nsubj shelled/V the town/obj.")
    found = sentence_at(page, page.text.index("town"))
    assert found is not None
    assert [word.low for word in found.words] == ["the", "army", "shelled", "the", "town", "."]
    assert low(found, found.subject(2)) == "army"


def test_a_page_without_words_has_no_sentences_with_syntax() -> None:
    page = page_of("")
    assert sentence_at(page, 0) is None
