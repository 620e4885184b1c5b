"""What language a text is in, and where that is left open.

`tests/data/tongues.tsv` holds the same short dispatch in many languages, one sentence a row, written for these tests.
"""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles.language import language, pieces, script

TONGUES: dict[str, list[str]] = defaultdict(list)
for row in (Path(__file__).parent.parent / "data" / "tongues.tsv").read_text(encoding="utf-8").splitlines():
    code, _, sentence = row.partition("\t")
    TONGUES[code].append(sentence)

ENGLISH = "The army said on Sunday that it had taken the ridge and that the road to the town was open. " * 3
GERMAN = "Die Armee teilte am Sonntag mit, dass sie den Hügel genommen habe und die Straße zur Stadt offen sei. " * 3
ARABIC = "قال الجيش يوم الأحد إنه سيطر على التلة وإن الطريق إلى المدينة مفتوح. " * 3


def test_english_is_told_by_its_commonest_words() -> None:
    assert language(ENGLISH) == ("en", None)
    assert language(ENGLISH.upper()) == ("en", None)


@pytest.mark.parametrize(("tongue", "text"), [(code, "\n\n".join(rows)) for code, rows in TONGUES.items()])
def test_a_short_dispatch_in_another_language_is_told_by_one_warning(tongue: str, text: str) -> None:
    told, warning = language(text)
    assert told == tongue
    assert (warning is None) == (tongue == "en")
    assert warning is None or (f"the language {tongue!r}" in warning and "from English only" in warning)


def test_no_piece_of_any_length_is_taken_for_another_language_and_most_sentences_are_told() -> None:
    said = [(code, language(sentence)[0]) for code, rows in TONGUES.items() for sentence in rows]
    assert sum(code == told for code, told in said) >= 0.85 * len(said)
    for parts in (2, 3, 4):
        said += [
            (code, language(sentence[len(sentence) * n // parts : len(sentence) * (n + 1) // parts])[0])
            for code, rows in TONGUES.items()
            for sentence in rows
            for n in range(parts)
        ]
    assert len(said) > 1000
    assert [(code, told) for code, told in said if told not in (code, None)] == []


@pytest.mark.parametrize("stated", ["en", "en-US", "ru", None])
def test_what_the_page_s_markup_says_is_checked_against_the_text(stated: str | None) -> None:
    for code in ("ar", "fa", "uk", "fr", "tr"):
        assert language("\n\n".join(TONGUES[code]), stated=stated)[0] == code


@pytest.mark.parametrize(
    ("text", "name"),
    [(ARABIC, "Arabic"), ("Армия заявила в воскресенье. " * 5, "Cyrillic"), ("軍隊は日曜日に" * 5, "Han")],
)
def test_another_script_is_named(text: str, name: str) -> None:
    tongue, warning = language(text, stated="en")
    assert tongue != "en"
    assert warning is not None and f"the text is in {name} script" in warning


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        ("ti", "ሰራዊት ሰንበት መዓልቲ ነቲ ኣብ ልዕሊ ሩባ ዘሎ ኩጀት ከም ዝሓዞ ኣፍሊጡ። ነበርቲ እታ ዓዲ ኣብ ዕዳጋ ከቢድ ብረት ከም ዝወደቐ ተዛሪቦም።"),
        ("yi", "די אַרמיי האָט זונטיק געזאָגט אַז זי האָט פֿאַרנומען דעם בערגל איבערן טײַך און די אײַנוווינער האָבן דערציילט"),
        ("sd", "فوج آچر تي چيو ته هن درياهه جي مٿان واري ٽڪريءَ تي قبضو ڪري ورتو آهي ۽ ڳوٺ جي رهواسين صحافين کي ٻڌايو"),
        ("hr", "Vojska je u nedjelju priopćila da je zauzela brdo iznad rijeke i da su ranjena dva pekara na tržnici."),
    ],
)
def test_what_the_identifier_cannot_tell_is_left_to_the_page_and_never_claimed(stated: str, text: str) -> None:
    assert language(text)[0] is None
    assert language(text, stated=stated)[0] == stated


def test_english_full_of_foreign_names_stays_english() -> None:
    names = "Abu Bakr al-Shishani, Yusuf al-Hamwi, Khaled Abu Salah and Oleksandr Syrskyi"
    towns = "Khan Shaykhun, Maarat al-Numan, Jisr al-Shughur, Bilohorivka and Novomykhailivka"
    listed = f"Killed near {towns}: {names}."
    assert language(f"The ministry named the dead: {names}. They were killed in {towns}.") == ("en", None)
    assert language(listed)[0] in ("en", None)
    assert language(f"{names}; {towns}; " * 3, stated="en") == ("en", None)
    assert language(f"{ENGLISH}\n\n{listed}\n\n(محمد الزعبي، يوسف الحموي)") == ("en", None)


def test_a_text_in_two_languages_is_what_most_of_its_paragraphs_are() -> None:
    english, french = ENGLISH, " ".join(TONGUES["fr"])
    assert language("\n\n".join([english, french, english])) == ("en", None)
    assert language("\n\n".join([french, english, french]), stated="en")[0] == "fr"
    assert language("\n\n".join([english, english, " ".join(TONGUES["ru"]) * 5])) == ("en", None)
    ukrainian, russian = " ".join(TONGUES["uk"]), " ".join(TONGUES["ru"])
    assert language("\n\n".join([ukrainian, russian]))[0] is None


def test_plain_english_never_loads_the_identifier() -> None:
    program = (
        "import sys; from reportedly.articles.language import language; "
        f"assert language({ENGLISH!r} * 50, stated='ru') == ('en', None); assert 'py3langid' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_answer_is_the_same_when_it_is_asked_about_again() -> None:
    for rows in TONGUES.values():
        first = language("\n\n".join(rows), stated="en")
        assert language("\n\n".join(rows), given=first[0]) == first


def test_pieces_are_all_over_a_long_text_and_join_short_lines() -> None:
    long = "".join(f"{n:05d} " for n in range(20_000))
    assert sum(map(len, pieces(long))) <= 6000
    assert pieces(long)[0].startswith("00000") and "19990" in pieces(long)[-1]
    assert pieces("Ganja\nshelled\n\nagain") == ["Ganja shelled  again"]


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


def test_a_text_that_is_no_known_language_is_warned_about() -> None:
    tongue, warning = language("Exercitus die dominico nuntiavit se collem super flumen cepisse. " * 5)
    assert tongue is None
    assert warning is not None
    assert "does not look like English" in warning


def test_a_few_words_are_left_open_without_a_warning() -> None:
    assert language("Waffenstillstand hält") == (None, None)
    assert language("Waffenstillstand hält", stated="de")[0] == "de"
    assert language("") == (None, None)
    assert language("1, 2, 3 …", stated="de")[0] == "de"


def test_a_quotation_in_another_script_leaves_the_text_its_own() -> None:
    assert script(ENGLISH + "السلام") == "LATIN"
    assert script("Şuşa şəhəri azad edildi — Əliyev") == "LATIN"


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    language(text)
