"""The files that the readers of figures know words from are well formed."""

from __future__ import annotations

from typing import get_args

import pytest

from reportedly.knowledge.harm import Harmed, HarmGrammar, demonyms, harms, longest, victims
from reportedly.knowledge.tables import rows
from reportedly.model import Measure

FORMS = ("word", "third", "ing", "past", "participle")


def test_every_word_of_harm_has_a_measure_and_a_grammar() -> None:
    for row in rows("harm.tsv"):
        assert row["measure"] in get_args(Measure), row
        assert row["grammar"] in get_args(HarmGrammar), row
        assert row["harmed"] in get_args(Harmed), row
        assert row["word"], row


def test_no_word_of_harm_stands_twice() -> None:
    keys = [(row["word"], row["particle"], row["grammar"]) for row in rows("harm.tsv")]
    assert len(keys) == len(set(keys))


def test_no_victim_stands_twice_and_each_has_a_kind() -> None:
    seen: set[str] = set()
    for row in rows("victims.tsv"):
        assert row["kind"] in ("person", "thing", "life"), row
        assert row["whom"], row
        forms = {row["singular"], row["plural"]} - {""}
        assert forms, row
        assert not forms & seen, row
        seen |= forms


def test_both_files_are_in_lower_case() -> None:
    for row in rows("harm.tsv"):
        assert all(row[column] == row[column].lower() for column in FORMS)
    for row in rows("victims.tsv"):
        assert row["singular"] + row["plural"] == (row["singular"] + row["plural"]).lower()


@pytest.mark.parametrize(
    ("form", "word"), [("killed", "kill"), ("deaths", "death"), ("shot", "shoot"), ("dead", "dead")]
)
def test_words_of_harm_are_found_by_every_form(form: str, word: str) -> None:
    assert word in {harm.word for harm in harms()[form]}


def test_of_one_word_the_longest_particle_comes_first() -> None:
    assert harms()["shot"][0].particle == ("to", "death")
    assert harms()["shot"][-1].particle == ()


def test_victims_are_found_by_singular_and_plural() -> None:
    assert victims()[("police", "officers")].whom == "police"
    assert victims()[("child",)].one
    assert not victims()[("child",)].many
    assert victims()[("aircraft",)].one
    assert victims()[("aircraft",)].many
    assert longest()["police"] == 2


def test_demonyms_name_a_country() -> None:
    assert demonyms()["armenian"] == ("ARM", False)
    assert demonyms()["armenians"] == ("ARM", True)
