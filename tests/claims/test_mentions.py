from __future__ import annotations

import pytest

from reportedly.claims.mentions import describe


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Azerbaijani President Ilham Aliyev", "named"),
        ("the UNICEF director", "named"),
        ("the defence ministry", "named"),
        ("state media", "named"),
        ("the Houthi rebels", "named"),
        ("Baku", "named"),
        ("a statement by the Swedish navy", "named"),
        ("a medical source in the city", "unnamed"),
        ("Saudi officials", "unnamed"),
        ("one of his relatives", "unnamed"),
        ("a spokesman for the army", "unnamed"),
        ("an aide to President Ilham Aliyev", "unnamed"),
        ("the wife of President Omar Haddad", "unnamed"),
        ("a spokesman for Prime Minister Omar Haddad", "unnamed"),
        ("satellite images", "unnamed"),
        ("rights groups", "unnamed"),
        ("local media", "unnamed"),
        ("the warring sides", "collective"),
        ("separatist militants", "collective"),
        ("some armed groups", "collective"),
        ("members of the council", "collective"),
    ],
)
def test_how_a_phrase_names_its_actor(text: str, named: str) -> None:
    assert describe(text).named == named


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Azerbaijani President Ilham Aliyev", "Ilham Aliyev", "president"),
        ("Houthi military spokesperson Yahya Sarea", "Yahya Sarea", "spokesperson"),
        ("the general manager of Delta Media, Dr Ali bin Tamim", "Ali bin Tamim", "manager"),
        ("Minister of Information Moammar al-Eryani", "Moammar al-Eryani", "minister"),
        ("a witness named Ahmad", "Ahmad", "witness"),
        ("Sara Lind, spokeswoman for the provincial governor", "Sara Lind", "governor"),
        ("the BBC's Jonathan Marcus", "Jonathan Marcus", ""),
    ],
)
def test_a_person_has_a_name_and_an_office(text: str, name: str, office: str) -> None:
    mention = describe(text)
    assert (mention.kind, " ".join(mention.name), mention.head) == ("person", name, office)


@pytest.mark.parametrize("text", ["Human Rights Watch", "the Islamic State group", "Doctors Without Borders", "Turkey"])
def test_a_body_is_no_person(text: str) -> None:
    assert describe(text).kind in ("body", "name")


def test_gender_where_titles_tell() -> None:
    assert describe("spokeswoman Sara Lind").gender == "f"
    assert describe("President Ilham Aliyev").gender == ""


def test_any_text_is_some_mention() -> None:
    assert describe("").kind == "pronoun"
    assert describe("—").kind == "pronoun"
    assert describe("سانا").named == "unnamed"
