from __future__ import annotations

import re

from reportedly.knowledge.tables import agencies, countries, country_words, cues, rows, speakers


def test_cues_are_many_and_none_stands_twice() -> None:
    lemmas = [cue.lemmas for cue in cues()]
    assert len(lemmas) >= 350
    assert len(set(lemmas)) == len(lemmas)


def test_every_value_of_a_cue_is_the_codebooks() -> None:
    from typing import get_args

    from reportedly.model import Act, Factuality

    assert {cue.act for cue in cues()} <= set(get_args(Act))
    assert {cue.factuality for cue in cues()} <= set(get_args(Factuality))
    assert {cue.firm for cue in cues()} == {"firm", "open", "claim", "belief", "vow"}
    assert {cue.object for cue in cues()} == {"addressee", "target", ""}


def test_countries_have_iso_codes_and_no_name_means_two() -> None:
    assert all(re.fullmatch("[A-Z]{3}", country.iso3) for country in countries())
    names = [word for country in countries() for word in (*country.names, *country.seats)]
    assert sorted(names) == sorted(set(names))


def test_country_words_tell_names_from_demonyms_and_seats() -> None:
    assert country_words()["Turkey"] == ("TUR", "name")
    assert country_words()["Turkish"] == ("TUR", "demonym")
    assert country_words()["Kremlin"] == ("RUS", "seat")


def test_speakers_are_nouns_in_lower_case_with_a_known_kind() -> None:
    assert all(noun == noun.lower() for noun in speakers())
    assert {speaker.kind for speaker in speakers().values()} == {"person", "role", "body", "side", "document"}


def test_an_agency_has_one_name_whatever_credits_call_it() -> None:
    assert {agencies()[name].kept for name in ("ap", "associated press", "the associated press")} == {"AP"}
    assert agencies()["tass"].iso3 == "RUS"


def test_agencies_are_named_once_in_lower_case_with_a_known_seat_and_kind() -> None:
    assert len(agencies()) == len(rows("agencies.tsv"))
    assert all(name == " ".join(name.split()).lower() and agency.kept for name, agency in agencies().items())
    assert {agency.iso3 for agency in agencies().values()} <= {country.iso3 for country in countries()}
    assert {agency.kind for agency in agencies().values()} == {"agency", "picture agency"}
