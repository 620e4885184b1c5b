"""Bytes to text, and what is said where the bytes are not what they should be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles.containers import decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_text_and_utf_8_are_read_without_a_word(encoding: str) -> None:
    words = "“Şuşa bizimdir,” he said. 🕊️ قال الجيش"
    assert decode.text(words.encode(encoding)) == (words, ())


def test_windows_1252_is_read_with_a_warning() -> None:
    words, warnings = decode.text("The minister’s “offer” in Zürich".encode("cp1252"))
    assert words == "The minister’s “offer” in Zürich"
    assert warnings == ("the text is not UTF-8 and was read as Windows-1252; save it as UTF-8 if letters look wrong",)


def test_a_page_says_its_own_charset() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Армия заявила</p></body></html>'
    assert decode.text(page.encode("cp1251"), page=True) == (page, ())


def test_a_charset_that_does_not_exist_is_passed_over() -> None:
    page = '<meta charset="klingon"><p>Zürich</p>'
    words, warnings = decode.text(page.encode("cp1252"), page=True)
    assert "Zürich" in words
    assert warnings
    assert decode.text('<meta charset="hex"><p>Zürich</p>'.encode("cp1252"), page=True)[0].endswith("Zürich</p>")


ALPHABETS = [
    ("cp1251", "Министерство обороны заявило, что мост через реку взорван ночью. Жители соседних сёл ушли."),
    ("koi8_r", "Министерство обороны заявило, что мост через реку взорван ночью. Жители соседних сёл ушли."),
    ("cp1253", "Το υπουργείο άμυνας ανακοίνωσε ότι η γέφυρα ανατινάχθηκε τη νύχτα. Οι κάτοικοι έφυγαν."),
    ("cp1256", "قالت وزارة الدفاع إن الجسر انفجر ليلا وإن سكان القرى المجاورة غادروا منازلهم."),
    ("gb18030", "国防部表示，大桥在夜间被炸毁。附近村庄的居民已经离开家园，前往山区避难。"),
    ("cp932", "国防省は、橋が夜間に爆破されたと発表した。近くの村の住民は家を離れ、山へ避難した。"),
]
ENGLISH = "<p>The bridge over the river was blown up in the night, the ministry said.</p>"


@pytest.mark.parametrize("times", [0, 1, 1000])
@pytest.mark.parametrize(("written", "words"), ALPHABETS, ids=[name for name, _ in ALPHABETS])
def test_words_of_another_alphabet_tell_their_charset_whatever_stands_around(
    written: str, words: str, times: int
) -> None:
    page = f'<meta charset="utf-8">{ENGLISH * times}<p>{words}</p>{ENGLISH * times}'
    found, (warning,) = decode.text(page.encode(written), page=True)
    assert found == page
    assert warning.startswith(f"the text is not UTF-8 and was read as {written};")


def test_long_text_in_another_alphabet_is_not_cut_inside_a_letter() -> None:
    words = "国防部表示，大桥在夜间被炸毁。附近村庄的居民已经离开家园。1" * 1000
    assert decode.text(words.encode("gb18030"))[0] == words
    assert decode.text(b"x" + words.encode("gb18030"))[0] == f"x{words}"


@pytest.mark.parametrize("words", ["“— He said…” – “none”, François wrote. ", "Ça été décidé à Zürich, dit-il. "])
def test_letters_and_marks_that_stand_alone_are_windows_1252(words: str) -> None:
    assert decode.text((words * 100).encode("cp1252"))[0] == words * 100


@pytest.mark.parametrize(
    ("words", "written", "stated", "declared"),
    [
        ("Армия заявила", "cp1251", "windows-1251", "windows-1252"),
        ("Армия заявила", "cp1251", None, "windows-1251"),
        ("Армия заявила", "cp1251", "klingon", "windows-1251"),
        ("Армия заявила", "utf-8", "windows-1251", "windows-1251"),
        ("Армия заявила", "utf-16-le", "utf-16", "windows-1251"),
        ("“Zürich”", "cp1252", "iso-8859-1", "utf-8"),
        ("Şuşa", "cp1254", "iso-8859-9", "utf-8"),
        ("軍隊說", "gb18030", "gb2312", "utf-8"),
        ("軍は", "iso2022_jp", "iso-2022-jp", "utf-8"),
    ],
)
def test_a_server_is_believed_before_the_page_and_sound_utf_8_before_both(
    words: str, written: str, stated: str | None, declared: str
) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>{words}</p></body></html>'
    assert decode.text(page.encode(written), page=True, charset=stated) == (page, ())


def test_a_few_bad_bytes_do_not_belie_a_stated_charset() -> None:
    words = "軍隊說停火協議" * 100
    raw = words.encode("gb18030") + b"\xff" + b" end"
    assert decode.text(raw, charset="gbk") == (
        f"{words}\ufffd end",
        ("bytes that are not gb18030, as is stated of the text, became U+FFFD, 1 in all",),
    )


def test_half_a_character_at_the_end_becomes_a_mark() -> None:
    raw = "He said “no”".encode()[:-1]
    words, warnings = decode.text(raw)
    assert words == "He said “no\ufffd"
    assert warnings == ("the text ends in half a UTF-8 character (byte 13), which became U+FFFD",)


def test_half_a_character_in_the_middle_becomes_a_mark() -> None:
    raw = "He said “no” and “yes” ".encode() + b"\xe2\x80" + b" and left"
    words, warnings = decode.text(raw)
    assert words == "He said “no” and “yes” \ufffd and left"
    assert warnings == ("bytes that are not UTF-8 (the first is byte 31) became U+FFFD, 1 in all",)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"%PDF-1.7 words", "a PDF document"),
        (b"PK\x03\x04...", "a zip archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\0\1\2\3" * 100, "binary data"),
        (bytes(range(256)) * 4, "binary data"),
        ("words".encode("utf-16-le"), "binary data"),
    ],
)
def test_what_is_no_text_is_refused_by_name(raw: bytes, why: str) -> None:
    with pytest.raises(decode.UnreadableError, match=why):
        decode.text(raw)


@given(st.text())
def test_utf_8_comes_back_as_it_was(words: str) -> None:
    raw = words.encode()
    try:
        decoded, warnings = decode.text(raw)
    except decode.UnreadableError:
        return
    assert decoded == words.removeprefix("\ufeff")
    assert warnings == ()


@given(st.binary(), st.booleans(), st.none() | st.text() | st.sampled_from(["utf-16", "hex", "hz", "idna", "gbk"]))
def test_any_bytes_are_text_or_refused(raw: bytes, page: bool, charset: str | None) -> None:
    try:
        words, _ = decode.text(raw, page, charset)
    except decode.UnreadableError:
        return
    words.encode()
