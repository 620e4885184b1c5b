from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from reportedly.knowledge.happenings import (
    Complement,
    Effect,
    Happening,
    LightKind,
    WeaponKind,
    WordClass,
    governors,
    happenings,
    lights,
    masks,
    things,
    weapons,
)
from reportedly.knowledge.tables import rows, split
from reportedly.model import EventType

WORDS, FORCE = "events.tsv", "events_force.tsv"
THINGS, THINGS_OF_FORCE = "event_things.tsv", "event_things_force.tsv"
FILES = (WORDS, FORCE, THINGS, THINGS_OF_FORCE, "weapons.tsv", "event_status.tsv", "event_lights.tsv")
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}
"""PLOVER's modes by type; the other types have none."""
BY_CODE = frozenset(("person", "polity", "place", "blame"))
"""Classes of nouns that no file lists."""
PREPOSITIONS = frozenset(
    """about across after against along alongside amid among apart around at before behind beneath beside between beyond
    by deep during for from in inside into near of off on onto out outside over through throughout to toward towards
    under upon with within""".split()
)
EVENTS = [(name, row) for name in (WORDS, FORCE) for row in rows(name)]
CLASSES = {row["class"] for name in (THINGS, THINGS_OF_FORCE) for row in rows(name)}


def wrong(condition: object, what: str, row: dict[str, str]) -> list[str]:
    """What is wrong with a row, to be told all at once."""
    return [] if condition else [f"{row.get('word') or row.get('weapon') or row.get('class')}: {what}"]


def test_every_event_has_a_type_of_plover_and_a_mode_of_that_type() -> None:
    assert set(MODES) <= set(get_args(EventType))
    assert not [
        (name, row["word"], row["type"], row["mode"])
        for name, row in EVENTS
        if row["type"] not in get_args(EventType) or row["mode"] not in ("", *MODES.get(row["type"], "").split())
    ]


def test_every_type_of_plover_is_told_of_by_some_word() -> None:
    assert {row["type"] for _, row in EVENTS} == set(get_args(EventType))


def test_events_are_lower_case_words_of_a_known_class() -> None:
    faults = []
    for _, row in EVENTS:
        words = row["word"]
        faults += wrong(words and words == " ".join(words.split()).lower(), "not lower case with single spaces", row)
        faults += wrong(row["pos"] in get_args(WordClass), f"class {row['pos']}", row)
        faults += wrong(all(each and each == each.lower().strip() for each in split(row["forms"])), "forms", row)
    assert not faults


def test_who_does_an_event_is_its_subject_both_sides_nobody_or_behind_a_preposition() -> None:
    faults = []
    for _, row in EVENTS:
        actor = row["actor"]
        known = actor in ("subject", "both", "none") or set(split(actor)) <= PREPOSITIONS
        faults += wrong(actor and known, f"actor {actor}", row)
    assert not faults


def test_whom_an_event_happens_to_is_its_object_its_subject_nobody_or_behind_a_preposition() -> None:
    faults = []
    for _, row in EVENTS:
        found = split(row["recipient"])
        first = {word.split()[0] for word in found if word.strip()}
        known = first <= PREPOSITIONS | {"object", "subject", "none", "next"}
        faults += wrong(found and known and len(set(found)) == len(found), f"recipient {row['recipient']}", row)
        faults += wrong("none" not in found or len(found) == 1, "none and others", row)
    assert not faults


def test_what_an_event_needs_is_of_a_class_that_is_listed_or_made_by_code() -> None:
    used: Counter[str] = Counter()
    faults = []
    for _, row in EVENTS:
        for happening in [found for found in known_as(row["word"], row["pos"]) if found.needs]:
            for need in happening.needs:
                used.update(need.classes)
                faults += wrong(need.words or need.classes, f"empty option of {row['object']}", row)
                faults += wrong(need.classes - {""} <= CLASSES | BY_CODE, f"classes {sorted(need.classes)}", row)
                faults += wrong(need.words == {word.lower() for word in need.words}, f"capitals in {need.words}", row)
    assert not faults
    assert set(used) >= BY_CODE


def known_as(word: str, pos: str) -> list[Happening]:
    """The rows of a word."""
    first, *rest = word.split()
    return [row for found, row in happenings().get(first, ()) if found == tuple(rest) and row.pos == pos]


def test_no_two_rows_of_events_say_the_same() -> None:
    seen = Counter((row["word"], row["pos"], row["object"], row["type"], row["mode"]) for _, row in EVENTS)
    assert not [key for key, count in seen.items() if count > 1]


def test_no_row_stands_behind_one_of_its_word_that_takes_any_company() -> None:
    open_rows = Counter((name, row["word"], row["pos"]) for name, row in EVENTS if not row["object"])
    assert not [key for key, count in open_rows.items() if count > 1]


def test_classes_of_things_are_nouns_in_lower_case_each_once() -> None:
    faults = []
    for name in (THINGS, THINGS_OF_FORCE):
        for row in rows(name):
            words = split(row["words"])
            faults += wrong(words and all(w and w == " ".join(w.split()).lower() for w in words), "spelling", row)
            twice = [w for w, count in Counter(words).items() if count > 1]
            faults += wrong(not twice, f"twice: {twice}", row)
    assert not faults


def test_no_class_stands_in_both_files_of_things_but_that_of_phrases_without_an_event() -> None:
    of_words, of_force = ([row["class"] for row in rows(name)] for name in (THINGS, THINGS_OF_FORCE))
    assert len(set(of_words)) == len(of_words)
    assert len(set(of_force)) == len(of_force)
    assert set(of_words) & set(of_force) <= {"no_event"}
    assert not CLASSES & BY_CODE


def test_every_class_is_asked_for_by_some_event_or_by_code() -> None:
    asked = {class_ for known in happenings().values() for _, row in known for n in row.needs for class_ in n.classes}
    assert sorted(CLASSES - asked) == ["nature", "no_event"]


def test_weapons_imply_a_mode_of_an_assault_or_none() -> None:
    faults = []
    for row in rows("weapons.tsv"):
        name = row["weapon"]
        faults += wrong(name and name == " ".join(name.split()).lower(), "spelling", row)
        faults += wrong(row["mode"] in ("", *MODES["ASSAULT"].split()), f"mode {row['mode']}", row)
        faults += wrong(row["kind"] in get_args(WeaponKind), f"kind {row['kind']}", row)
    assert not faults
    assert not [name for name, n in Counter(row["weapon"] for row in rows("weapons.tsv")).items() if n > 1]


def test_governing_words_have_a_known_effect_class_and_complement() -> None:
    classes = {"verb", "noun", "adjective", "adverb", "conjunction"}
    faults = []
    for row in rows("event_status.tsv"):
        faults += wrong(row["word"] and row["word"] == " ".join(row["word"].split()).lower(), "spelling", row)
        faults += wrong(row["pos"] in classes, f"class {row['pos']}", row)
        faults += wrong(row["effect"] in get_args(Effect), f"effect {row['effect']}", row)
        faults += wrong(row["complement"] in get_args(Complement), f"complement {row['complement']}", row)
    assert not faults
    seen = Counter((row["word"], row["pos"], row["complement"]) for row in rows("event_status.tsv"))
    assert not [key for key, count in seen.items() if count > 1]


def test_light_verbs_have_a_known_kind_and_prepositions() -> None:
    faults = []
    for row in rows("event_lights.tsv"):
        faults += wrong(row["word"] and row["word"] == " ".join(row["word"].split()).lower(), "spelling", row)
        faults += wrong(row["kind"] in get_args(LightKind), f"kind {row['kind']}", row)
        faults += wrong(set(split(row["preposition"])) <= PREPOSITIONS, f"prepositions {row['preposition']}", row)
    assert not faults
    seen = Counter((row["word"], row["kind"], row["preposition"]) for row in rows("event_lights.tsv"))
    assert not [key for key, count in seen.items() if count > 1]


@pytest.mark.parametrize("name", FILES)
def test_no_cell_has_spaces_at_its_ends_and_no_list_an_empty_place(name: str) -> None:
    assert not [
        (number, cell)
        for number, row in enumerate(rows(name))
        for cell in row.values()
        if cell != cell.strip() or "||" in cell or cell.startswith("|") or cell.endswith("|")
    ]


def types(form: str, *rest: str) -> set[tuple[str, str | None]]:
    """Type and mode of the rows that a form with the words behind it can be of."""
    return {(row.type, row.mode) for found, row in happenings().get(form, ()) if found == rest}


@pytest.mark.parametrize("form", ["shell", "shells", "shelled", "shelling"])
def test_verbs_are_found_by_each_of_their_forms(form: str) -> None:
    assert ("ASSAULT", "heavy-weapons") in types(form)


@pytest.mark.parametrize(
    ("form", "lemma"), [("fought", "fight"), ("shot", "shoot"), ("withdrew", "withdraw"), ("withdrawn", "withdraw")]
)
def test_irregular_forms_are_found_and_regular_ones_of_such_verbs_are_none(form: str, lemma: str) -> None:
    assert types(form) & types(lemma)
    assert not types(lemma + "ed")


@pytest.mark.parametrize("written", ["air strike", "air strikes", "airstrike", "airstrikes"])
def test_nouns_of_several_words_are_found_apart_and_solid(written: str) -> None:
    assert ("ASSAULT", "aerial") in types(*written.split())


def test_verbs_with_a_particle_are_found_by_the_forms_of_the_verb() -> None:
    assert ("ASSAULT", "firearms") in types("opened", "fire")
    assert ("ASSAULT", "firearms") not in types("opened")


@pytest.mark.parametrize(
    ("form", "class_"),
    [
        ("fisherman", "civilian"),
        ("fishermen", "civilian"),
        ("policewomen", "police"),
        ("militia", "militia"),
        ("militias", "militia"),
        ("aid convoys", "aid_convoy"),
        ("agencies", "firm"),
    ],
)
def test_things_are_found_in_the_singular_and_in_the_plural(form: str, class_: str) -> None:
    assert class_ in things()[form]


def test_a_german_has_no_irregular_plural() -> None:
    assert "germen" not in things()
    assert "humen" not in things()


@pytest.mark.parametrize(
    ("words", "mode", "kind"),
    [
        ("rockets", "heavy-weapons", "device"),
        ("car bombs", "explosives", "device"),
        ("carbombs", "explosives", "device"),
        ("drone", "drone", "force"),
        ("warplanes", "aerial", "force"),
        ("rifles", "firearms", "device"),
        ("gunmen", "firearms", "force"),
        ("machetes", "primitive", "device"),
    ],
)
def test_weapons_are_found_in_the_plural_and_tell_whether_they_act(words: str, mode: str, kind: str) -> None:
    first, *rest = words.split()
    (found,) = [weapon for others, weapon in weapons()[first] if others == tuple(rest)]
    assert (found.mode, found.kind) == (mode, kind)


def test_a_phrase_that_holds_an_event_word_may_tell_of_none() -> None:
    assert ("attack",) in masks()["heart"]
    assert ("attacks",) in masks()["heart"]
    assert ("fire",) not in masks().get("open", ())


@pytest.mark.parametrize(
    ("form", "rest", "pos", "effect"),
    [
        ("failed", (), "verb", "failed"),
        ("may", (), "verb", "possible"),
        ("called", ("off",), "verb", "not"),
        ("plans", (), "noun", "planned"),
        ("unless", (), "conjunction", "conditional"),
        ("whether", (), "conjunction", "open"),
        ("without", (), "conjunction", "not"),
        ("likely", (), "adjective", "possible"),
    ],
)
def test_governing_words_are_found_by_their_forms(form: str, rest: tuple[str, ...], pos: str, effect: str) -> None:
    assert effect in {row.effect for others, row in governors()[form] if others == rest and row.pos == pos}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("carried out", "does"),
        ("launches", "does"),
        ("suffered", "suffers"),
        ("was hit", "suffers"),
        ("erupted", "happens"),
        ("took place", "happens"),
    ],
)
def test_light_verbs_are_found_by_their_forms(words: str, kind: str) -> None:
    first, *rest = words.split()
    assert kind in {light.kind for others, light in lights()[first] if others == tuple(rest)}


def test_longer_phrases_stand_before_shorter_ones() -> None:
    tables = [{form: [len(rest) for rest, _ in known] for form, known in t.items()} for t in (governors(), lights())]
    tables.append({form: [len(rest) for rest, _ in known] for form, known in weapons().items()})
    tables.append({form: [len(rest) for rest in known] for form, known in masks().items()})
    for table in tables:
        assert all(lengths == sorted(lengths, reverse=True) for lengths in table.values())


def test_rows_that_ask_for_something_stand_before_those_of_one_word_that_take_anything() -> None:
    for form in ("withdrew", "attacked", "fired", "lifted"):
        asks = [bool(row.needs or row.bare or row.transitive) for rest, row in happenings()[form] if not rest]
        assert asks == sorted(asks, reverse=True)


def test_longer_phrases_that_ask_for_an_object_stand_before_those_that_do_not() -> None:
    asks = [any(not need.preposition for need in row.needs) for rest, row in happenings()["called"] if len(rest) == 1]
    assert True in asks
    assert asks == sorted(asks, reverse=True)
