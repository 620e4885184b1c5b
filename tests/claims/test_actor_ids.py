from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.actor_codes import body_id
from reportedly.claims.actor_ids import actor_of
from reportedly.claims.actor_words import country_in, slug
from reportedly.claims.mentions import describe
from tests.marked import read

ID = r"[A-Z]{3}(\.[A-Z]{3}){0,2}(:[\w-]+)?"
"""A code, one or two PLOVER sectors, and who it is."""


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Turkey", "TUR"),
        ("the United States", "USA"),
        ("Baku", "AZE.GOV"),
        ("the Kremlin", "RUS.GOV"),
        ("the Iraqi government", "IRQ.GOV"),
        ("the Iraqi army", "IRQ.MIL"),
        ("Iraqi police", "unresolved:iraqi-police"),
        ("the Iraqi police", "IRQ.COP"),
        ("The Azerbaijani defence ministry", "AZE.MIL:defense-ministry"),
        ("Syrian Democratic Forces", "unresolved:syrian-democratic-forces"),
        ("the ministry", "unresolved:ministry"),
        ("a Saudi-led coalition", "unresolved:a-saudi-led-coalition"),
    ],
)
def test_a_body_has_a_code_where_its_words_say_it_and_is_unresolved_elsewhere(text: str, key: str) -> None:
    assert body_id(describe(text)) == key


@pytest.mark.parametrize(
    ("key", "forms"),
    [
        (
            "TUR",
            ["Turkey", "Turkey, which backs Azerbaijan,", "Turkey (a NATO member)", "Turkey’s", "Republic of Turkey"],
        ),
        (
            "AZE.MIL:defense-ministry",
            [
                "Azerbaijan's Defense Ministry",
                "Azerbaijani defense ministry",
                "The Defense Ministry of Azerbaijan",
                "Azerbaijan’s Ministry of Defence",
                "the Ministry of Defence of the Republic of Azerbaijan",
                "the Azerbaijani defence ministry in Baku",
                "the Azerbaijani defence ministry, which lost a convoy,",
            ],
        ),
        ("SAU.GOV:foreign-ministry", ["the Saudi Foreign Ministry", "Saudi Arabia's foreign ministry"]),
        ("IND.JUD:supreme-court", ["the Supreme Court of India", "India's Supreme Court"]),
        ("SSD.MIL", ["South Sudan's army", "the army of South Sudan", "the South Sudanese army"]),
        ("TUR.GOV", ["the government of Turkey", "Turkey’s government", "Ankara", "Ankara, an ally of Baku"]),
        ("unresolved:northern-relief-fund", ["the Northern Relief Fund", "the Northern Relief Fund, which feeds Gao,"]),
    ],
)
def test_a_body_has_one_id_whatever_the_form_of_its_name(key: str, forms: list[str]) -> None:
    assert {form: body_id(describe(form)) for form in forms} == dict.fromkeys(forms, key)


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("Azerbaijani President Ilham Aliyev", "AZE.GOV:ilham-aliyev"),
        ("Turkish army spokesman Colonel Cem Ates", "TUR.MIL:cem-ates"),
        ("Former Swedish foreign minister Ann Berg", "SWE.ELI:ann-berg"),
        ("Iraqi opposition leader Omar Haddad", "IRQ.OPP:omar-haddad"),
        ("President Omar Haddad", "unresolved:omar-haddad"),
        ("UN envoy to Yemen Lars Holm", "UNO:lars-holm"),
    ],
)
def test_a_person_has_a_code_where_country_and_office_stand_in_the_words(source: str, key: str) -> None:
    report = read(f"<s1>{source}</s1> <q1>said</q1> <c1>it was over</c1>.")
    assert report.statements[0].source.actor == key


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Armenian soldiers", "ARM.MIL"),
        ("two Israeli soldiers", "ISR.MIL"),
        ("Ukrainian servicemen", "UKR.MIL"),
        ("Iraqi police officers", "IRQ.COP"),
        ("Afghan civilians", "AFG.CVL"),
        ("Saudi officials", "SAU.GOV"),
        ("US authorities", "USA.GOV"),
        ("Syrian rebels", "SYR.REB"),
        ("the Syrian opposition", "SYR.OPP"),
        ("a Turkish court", "TUR.JUD"),
        ("Palestinians", "PSE"),
        ("US", "USA"),
        ("Syrias government", "SYR.GOV"),
        ("Taliban fighters", "AFG.REB:taliban"),
        ("a Taliban spokesman", "AFG.REB:taliban"),
        ("Yemen’s Houthi rebels", "YEM.REB:houthi-movement"),
        ("Sri Lanka’s police chief", "LKA.COP:police-chief"),
        ("Israeli warplanes", "ISR.MIL"),
        ("Somali opposition leaders", "SOM.OPP"),
        ("Yemen’s warring parties", None),
        ("soldiers", None),
        ("civilians", None),
        ("it", None),
        ("", None),
        ("Western officials", None),
        ("anti-Taliban forces", None),
        ("relatives of the Afghan president", None),
    ],
)
def test_a_noun_phrase_is_a_side_where_its_words_say_whose(words: str, key: str | None) -> None:
    assert actor_of(words, date(2020, 11, 1)) == key


@given(st.text(max_size=60), st.none() | st.dates())
def test_whatever_the_words_an_actor_has_an_id_of_the_one_form_or_none(words: str, day: date | None) -> None:
    key = actor_of(words, day)
    assert key is None or re.fullmatch(ID, key)


def test_a_country_after_a_preposition_is_not_the_speakers() -> None:
    assert country_in("the French ambassador to Turkey") == "FRA"
    assert country_in("the UN envoy for Syria") is None


def test_slugs_are_plain() -> None:
    assert slug("Recep Tayyip Erdoğan’s") == "recep-tayyip-erdogan"
    assert slug("…") == "unnamed"
