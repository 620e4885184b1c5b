"""Flat text to an article: the text unchanged, and what it says about itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles import plain
from reportedly.articles.options import Given

STORY = """\
Truce holds in the hills

By Ann Lee and Bo Roe

ASHAN, Nov 5 (AFP) - The truce held for a second day on Thursday, officials on both sides of the river said.

“We heard nothing all night,” said a woman who had come down to the bridge.

Published: 5 November 2020, 18:10 GMT
"""


def test_an_article_says_what_the_text_says_and_no_more() -> None:
    article, warnings = plain.read(STORY)
    assert article.text == STORY
    assert article.title == "Truce holds in the hills"
    assert article.byline == ("Ann Lee", "Bo Roe")
    assert article.dateline == "ASHAN, Nov 5 (AFP)"
    assert article.origin == "AFP"
    assert (article.published, article.published_from) == ("2020-11-05T18:10:00+00:00", "stamp")
    assert (article.language, article.outlet, article.url, article.updated) == ("en", None, None, None)
    assert article.id == plain.digest(STORY.encode())
    assert warnings == ()


def test_what_is_given_is_used() -> None:
    known = Given(
        id="7", url="https://example.org/a", outlet="The Hill Post", title="Quiet night", published="2020-11-05"
    )
    article, _ = plain.read("It was quiet.", known)
    assert (article.id, article.url, article.outlet, article.title) == ("7", known.url, known.outlet, known.title)
    assert (article.published, article.published_from, article.origin) == ("2020-11-05", "given", "The Hill Post")


def test_the_caption_s_agency_is_not_the_story_s() -> None:
    text = (
        "The truce held on Friday, officials said.\n\n"
        "Smoke over the lower town of Ashan, November 3, 2020. (Reuters)\n\nNobody fired.\n"
    )
    assert plain.read(text, Given(outlet="The Hill Post"))[0].origin == "The Hill Post"


PARAGRAPH = "The truce held for a second day on Friday, officials on both sides of the river said."
SCENE = "Smoke rises over the lower town of Ashan on November 3, 2020."


@pytest.mark.parametrize(
    ("lines", "agency"),
    [
        ([PARAGRAPH, f"File photo: {SCENE}", "AFP", PARAGRAPH], None),
        ([PARAGRAPH, "(Reuters)", f"File photo: {SCENE}", PARAGRAPH], None),
        (["By Jane Marsh", "© AFP", PARAGRAPH, PARAGRAPH], None),
        ([PARAGRAPH, f"{SCENE} (Ann Lee/AP)", "AFP"], "AFP"),
        ([PARAGRAPH, PARAGRAPH, "(AFP)"], "AFP"),
    ],
)
def test_a_picture_s_credit_is_not_the_story_s(lines: list[str], agency: str | None) -> None:
    assert plain.read("\n\n".join(lines))[0].origin == agency


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (["ORVIK — Shells fell all night, and nobody slept.", "MARSH — Who fired them?", "ORVIK — I saw it."], None),
        (["WATER — The town has none left.", "The pipes that bring water to the town were cut."], None),
        (["HASRA — Five miners were shot dead.", "The police in Hasra named nobody."], "HASRA"),
        (["BEIRUT — Five miners were shot dead.", "HASRA — Two more were hurt in the hills."], "BEIRUT"),
    ],
)
def test_a_bare_place_before_a_dash_is_borne_out_by_the_rest(lines: list[str], line: str | None) -> None:
    assert plain.read("\n\n".join(lines))[0].dateline == line


PROSE = "Five miners were shot dead on the road to the river on Friday, police in Hasra said, and two were hurt."


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (["ASHAN, Nov 5 (AFP) - The truce held."], "ASHAN, Nov 5 (AFP)"),
        (["Nobody fired, officials say", "The bridge is open", f"HASRA, Veldia — {PROSE}"], "HASRA, Veldia"),
        (["Joint Command", "2021-03-014", f"KARSK, Veldia (March 4) – {PROSE}"], "KARSK, Veldia (March 4)"),
        (["Two were hurt, police say", f"HASRA: {PROSE}"], "HASRA"),
        (["HASRA, Veldia", PROSE], "HASRA, Veldia"),
        ([f"LOWER HASRA: {PROSE}", "The lower town burnt."], "LOWER HASRA"),
    ],
    ids=["first line", "key points", "a release's head", "standfirst", "line of its own", "name of two words"],
)
def test_the_dateline_stands_in_one_of_the_first_lines(lines: list[str], line: str) -> None:
    text = "\n\n".join(["Five shot on river road", *lines, PROSE, "“We heard shots,” a boatman said."])
    assert plain.read(text, Given(title="Five shot on river road"))[0].dateline == line


@pytest.mark.parametrize(
    "lines",
    [
        [f"MINERS: {PROSE}", PROSE],
        [f"ROE: {PROSE}", f"LEE: {PROSE}"],
        ["ANN LEE", PROSE],
        [PROSE * 4, f"HASRA: {PROSE}"],
        ["A", "B", PROSE, "WHAT THE MINERS SAY — They went out before dawn."],
    ],
    ids=["label", "speakers", "author", "after the story's first words", "heading"],
)
def test_words_in_capitals_that_the_text_does_not_bear_out_are_no_dateline(lines: list[str]) -> None:
    assert plain.read("\n\n".join([*lines, PROSE]))[0].dateline is None


@pytest.mark.parametrize(
    ("sign", "kind"),
    [("Hill Wire", "credit"), ("Hill Wire-Veldia", "credit"), ("(Hill Wire)", "credit"), ("Hill Post", "paragraph")],
)
def test_the_dateline_s_agency_signs_the_story(sign: str, kind: str) -> None:
    article, _ = plain.read(f"KARSK, Nov 5 (Hill Wire) - {PROSE}\n\n{PROSE}\n\n{sign}")
    assert article.blocks[-1].kind == kind


def test_a_caption_keeps_its_own_day_place_and_credit() -> None:
    text = f"{PROSE}\n\nSmoke over the lower town of Ashan on Tuesday. (Reuters/Ann Lee)\n\n{PROSE}\n"
    article, _ = plain.read(text, Given(published="2020-11-05"))
    (caption,) = [part for part in article.blocks if part.kind == "caption"]
    assert caption.date == "2020-11-03"
    assert caption.place and text[slice(*caption.place)] == "Ashan"
    assert caption.credit and text[slice(*caption.credit)] == "Reuters/Ann Lee"


def test_the_agency_run_into_the_text_is_its_origin() -> None:
    text = "Truce holds in the hills AFP Thursday 5 Nov 2020 The truce held for a second day, officials said."
    article, _ = plain.read(text, Given(title="Truce holds in the hills", outlet="The Hill Post"))
    assert (article.origin, article.published) == ("AFP", "2020-11-05")


def test_a_heading_inside_the_story_is_no_title() -> None:
    prose = "The truce held for a second day on Friday, officials on both sides of the river said."
    assert plain.read(f"{prose}\n\nA quiet night\n\n{prose}\n\n{prose}\n")[0].title is None


def test_only_a_headline_is_told() -> None:
    assert plain.read("Truce holds in the hills")[1] == ("the text holds only a headline",)


def test_another_script_is_told() -> None:
    article, warnings = plain.read("قال الجيش يوم الأحد إنه سيطر على التلة.")
    assert article.language == "ar"
    assert len(warnings) == 1 and "Arabic script" in warnings[0]


def test_half_a_surrogate_pair_is_kept_and_told() -> None:
    article, warnings = plain.read("A \ud83d dove, he said.")
    assert article.text == "A \ud83d dove, he said."
    assert article.id != plain.read("A \ud83e dove, he said.")[0].id
    assert warnings == ("half a surrogate pair stands at character 2 (a broken \\u escape); it is kept as it is",)


@given(st.text(alphabet=st.characters()))
def test_the_text_is_never_changed(text: str) -> None:
    article, _ = plain.read(text)
    assert article.text == text
    assert "".join(text[block.start : block.end] for block in article.blocks) == text
