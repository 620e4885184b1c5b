"""What language a text is in, as far as that is told without a model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles.language import language, script

ENGLISH = "The army said on Sunday that it had taken the ridge and that the road to the town was open. " * 3
GERMAN = "Die Armee teilte am Sonntag mit, dass sie den Hügel genommen habe und die Straße zur Stadt offen sei. " * 3
ARABIC = "قال الجيش يوم الأحد إنه سيطر على التلة وإن الطريق إلى المدينة مفتوح. " * 3


def test_english_is_told_by_its_commonest_words() -> None:
    assert language(ENGLISH) == ("en", None)
    assert language(ENGLISH.upper()) == ("en", None)


@pytest.mark.parametrize(
    ("text", "name"),
    [(ARABIC, "Arabic"), ("Армия заявила в воскресенье. " * 5, "Cyrillic"), ("軍隊は日曜日に" * 5, "Han")],
)
def test_another_script_is_reported_and_its_language_left_open(text: str, name: str) -> None:
    tongue, warning = language(text, stated="en")
    assert tongue is None
    assert warning == f"the text is in {name} script, which statements are not read from"


def test_a_stated_language_is_kept_without_its_region() -> None:
    assert language("Shelling goes on", stated="en-GB") == ("en", None)
    assert language(GERMAN, stated="de_AT") == (
        "de",
        "the text is in the language 'de', and statements are read from English only",
    )


@pytest.mark.parametrize("stated", ["en", "eng", "English", "en-US", "EN_gb", " en_US.UTF-8", "English (UK)"])
def test_english_has_many_names(stated: str) -> None:
    assert language("Shelling goes on", given=stated) == ("en", None)


@pytest.mark.parametrize(
    ("stated", "code"),
    [("deu", "de"), ("ger", "de"), ("German", "de"), ("pt-BR", "pt"), ("FA", "fa"), ("Persian", "fa"), ("eo", "eo")],
)
def test_other_languages_have_one_code(stated: str, code: str) -> None:
    assert language(GERMAN, given=stated)[0] == code


@pytest.mark.parametrize("stated", ["und", "", " ", "x-default", "-"])
def test_a_tag_that_names_no_language_states_nothing(stated: str) -> None:
    assert language(ENGLISH, given=stated) == ("en", None)


def test_plain_english_belies_a_template_but_not_the_caller() -> None:
    assert language(ENGLISH, stated="ru") == ("en", None)
    assert language(ENGLISH, given="ru")[0] == "ru"


def test_a_text_that_does_not_look_english_is_warned_about() -> None:
    tongue, warning = language(GERMAN)
    assert tongue is None
    assert warning is not None
    assert "does not look like English" in warning


def test_a_few_words_are_left_open_without_a_warning() -> None:
    assert language("Waffenstillstand hält") == (None, None)
    assert language("") == (None, None)


def test_a_quotation_in_another_script_leaves_the_text_its_own() -> None:
    assert script(ENGLISH + "السلام") == "LATIN"
    assert script("Şuşa şəhəri azad edildi — Əliyev") == "LATIN"


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    language(text)
