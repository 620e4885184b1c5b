"""Flat text to an article: the text unchanged, and what it says about itself."""

from __future__ import annotations

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
