from __future__ import annotations

import pytest

from reportedly.claims.event_drafts import merged
from tests.parsed import told


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        (
            "Ten soldiers/nsubj were killed/V in an attack/obl by rebels near Kara.",
            "ASSAULT - attack | rebels | Ten soldiers | asserted | -",
        ),
        (
            "Rebels/nsubj attacked/V a convoy/obj, killing/V/advcl ten soldiers/obj.",
            "ASSAULT - attacked | Rebels | a convoy & ten soldiers | asserted | -",
        ),
        (
            "An explosion/nsubj killed/V ten people/obj.",
            "ASSAULT explosives explosion | - | ten people | asserted | -",
        ),
        (
            "A rocket/nsubj>killed fired/V/acl by rebels/obl killed/V/root ten people/obj.",
            "ASSAULT heavy-weapons fired | rebels | ten people | asserted | -",
        ),
        (
            "Rebels/nsubj shelled/V and destroyed/V/conj the town/obj.",
            "ASSAULT heavy-weapons shelled | Rebels | the town | asserted | -",
        ),
        (
            "Ten people/nsubj were killed/V as fighting/nsubj went/V/advcl on.",
            "ASSAULT - killed | - | Ten people | asserted | -",
        ),
    ],
)
def test_a_word_of_harm_and_the_deed_beside_it_are_one_event(notation: str, expected: str) -> None:
    assert told(notation) == [expected]


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        (
            "Rebels/nsubj shelled/V Kara/obj and troops/nsubj bombed/V/conj Duma/obj.",
            ["shelled | Rebels | Kara", "bombed | troops | Duma"],
        ),
        (
            "Rebels/nsubj shelled/V Kara/obj and kidnapped/V/conj the mayor/obj.",
            ["shelled | Rebels | Kara", "kidnapped | Rebels | the mayor"],
        ),
        (
            "Rebels/nsubj shelled/V Kara/obj, and police/nsubj arrested/V/conj the mayor/obj.",
            ["shelled | Rebels | Kara", "arrested | police | the mayor"],
        ),
    ],
)
def test_deeds_with_other_actors_of_another_mode_or_type_are_two(notation: str, expected: list[str]) -> None:
    assert [line.split(maxsplit=2)[2] for line in told(notation)] == [f"{words} | asserted | -" for words in expected]


def test_what_was_done_and_what_failed_are_two() -> None:
    assert told("Rebels/nsubj bombed/V Kara/obj but failed/V/conj to bomb/V/xcomp Duma/obj.") == [
        "ASSAULT - bombed | Rebels | Kara | asserted | -",
        "ASSAULT - bomb | Rebels | Duma | failed | -",
    ]


def test_accounts_of_two_claimants_stay_apart() -> None:
    first = "<s1>Kyiv</s1> <q1>said/V</q1> <c1>Moscow/nsubj shelled/V/ccomp the camp/obj</c1>"
    second = "<s2>Moscow</s2> <q2>said/V</q2> <c2>Kyiv/nsubj shelled/V/ccomp the camp/obj</c2>"
    assert told(f"{first}, and {second}.") == [
        "ASSAULT heavy-weapons shelled | Moscow | the camp | asserted | Kyiv",
        "ASSAULT heavy-weapons shelled | Kyiv | the camp | asserted | Moscow",
    ]


def test_the_outlets_account_and_a_speakers_stay_apart() -> None:
    said = "<s1>the army</s1> <q1>said/V</q1> <c1>ten men/nsubj died/V/ccomp in an attack</c1>"
    claimants = [line.rpartition(" | ")[2] for line in told(f"Rebels/nsubj shelled/V Kara, {said}.")]
    assert claimants == ["-", "the army"]


@pytest.mark.parametrize(
    ("notation", "mode"),
    [
        ("Rebels/nsubj attacked/V Kara with mortars.", "heavy-weapons"),
        ("Rebels/nsubj attacked/V Kara with machetes.", "primitive"),
        ("Rebels/nsubj attacked/V Kara.", "-"),
        ("A drone/nsubj attacked/V Kara.", "drone"),
        ("Warplanes/nsubj attacked/V Kara.", "aerial"),
        ("Rebels/nsubj attacked/V Kara with mortars; guards/nsubj had rifles.", "heavy-weapons"),
        ("Rebels/nsubj attacked/V Kara; guards/nsubj had rifles.", "-"),
    ],
)
def test_the_mode_is_that_of_the_weapon_in_the_clause(notation: str, mode: str) -> None:
    (found,) = told(notation)
    assert found.startswith(f"ASSAULT {mode} attacked")


def test_a_weapon_that_somebody_else_names_is_not_this_claimants() -> None:
    marked = "<s1>Kyiv</s1> <q1>said/V</q1> <c1>rebels/nsubj attacked/V/ccomp Kara</c1> as mortars lay/V there."
    (found,) = told(marked)
    assert found.startswith("ASSAULT - attacked")


def test_the_weapon_of_a_word_of_harm_is_its_deeds() -> None:
    assert told("A sniper/nsubj wounded/V a medic/obj in an attack/obl.") == [
        "ASSAULT firearms attack | A sniper | a medic | asserted | -"
    ]


def test_nothing_merged_is_nothing() -> None:
    assert merged([]) == []
