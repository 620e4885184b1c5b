from __future__ import annotations

import pytest

from reportedly.claims.actor_ids import body_id, country_in, slug
from reportedly.claims.mentions import describe
from tests.marked import read


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
        ("President Ilham Aliyev", "unresolved:ilham-aliyev"),
        ("UN envoy to Yemen Lars Holm", "unresolved:lars-holm"),
    ],
)
def test_a_person_has_a_code_where_country_and_office_stand_in_the_words(source: str, key: str) -> None:
    report = read(f"<s1>{source}</s1> <q1>said</q1> <c1>it was over</c1>.")
    assert report.statements[0].source.actor == key


def test_a_country_after_a_preposition_is_not_the_speakers() -> None:
    assert country_in("the French ambassador to Turkey") == "FRA"
    assert country_in("the UN envoy for Syria") is None


def test_slugs_are_plain() -> None:
    assert slug("Recep Tayyip Erdoğan’s") == "recep-tayyip-erdogan"
    assert slug("…") == "unnamed"
