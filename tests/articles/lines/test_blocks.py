"""Flat text cut into blocks: what each piece is, and that together they are the text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from reportedly.articles.lines import blocks

STORY = """\
date 2020-11-05 The governor of the hill province said on Thursday that the truce had held for a day.

Read more: Harbour strike enters second week

“We heard nothing all night,” he said.

Smoke hangs over the lower town of Ashan, November 3, 2020. (Reuters/Ann Lee)

Each side accuses the other of having fired first.

Read more:

Minister to visit flood victims on Friday

Who pays for the new bridge?

Last Update: Thursday, 05 November 2020 KSA 15:53 - GMT 12:53"""


def kinds(text: str, title: str | None = None, day: str | None = None) -> list[tuple[str, str]]:
    return [(block.kind, blocks.body(text, block)) for block in blocks.split(text, title, day)]


def test_a_scraped_story_is_told_apart_from_what_the_page_put_between() -> None:
    assert [kind for kind, _ in kinds(STORY)] == [
        "stamp",
        "paragraph",
        "related",
        "paragraph",
        "caption",
        "paragraph",
        "related",
        "related",
        "related",
        "stamp",
    ]


def test_a_lone_first_line_is_the_headline() -> None:
    text = "Truce holds in the hills\n\nThe truce held for a second day on Friday, officials on both sides said.\n"
    assert kinds(text)[0] == ("headline", "Truce holds in the hills")


def test_a_first_line_that_ends_as_a_sentence_is_no_headline() -> None:
    text = "The truce held.\n\nIt held for a second day on Friday, officials on both sides of the river said.\n"
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_a_headline_may_stand_between_stamp_and_story() -> None:
    text = (
        "Home | World | Hills\nTruce holds in the hills\nBy Ann Lee\n"
        "The truce held on Friday, and officials on both sides said so.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["boilerplate", "headline", "byline", "paragraph"]


def test_one_long_paragraph_stays_one() -> None:
    text = "The truce held for a day. " * 200
    assert [kind for kind, _ in kinds(text)] == ["paragraph"]


def test_the_known_title_is_cut_off_the_first_paragraph() -> None:
    text = "27-07-2016 Bomb kills two near bridge. A bomb killed two men near the bridge on Wednesday."
    cut = kinds(text, "Bomb kills two near bridge", "2016-07-27")
    assert [kind for kind, _ in cut] == ["stamp", "headline", "paragraph"]
    assert cut[2][1].startswith("A bomb killed")


def test_closing_lines_are_cut_off_a_single_paragraph() -> None:
    text = (
        "The truce held for a day, the governor said. Reporting by Ann Lee; Editing by Bo Roe "
        "Our Standards: The Thomson Reuters Trust Principles."
    )
    first, *_ = blocks.split(text)
    assert (first.kind, first.end) == ("paragraph", text.index("Reporting by"))


def test_a_stamp_is_cut_off_a_single_paragraph() -> None:
    text = "Date of publication 4 October 2016 A bomb killed two men near the bridge on Monday."
    assert [kind for kind, _ in kinds(text)] == ["stamp", "paragraph"]


def test_lines_wrapped_by_hand_make_one_paragraph() -> None:
    text = (
        "The governor of the hill province said on Thursday that\nthe truce had held for a day and that the bridge\n"
        "would be opened to those who had fled from the town.\n\nNobody had fired a shot."
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_every_line_is_a_paragraph_where_no_line_is_blank() -> None:
    text = "The truce held on Friday, both sides of the river said.\r\nNobody had fired.\u2028The bridge is open."
    assert [body for _, body in kinds(text)] == [
        "The truce held on Friday, both sides of the river said.",
        "Nobody had fired.",
        "The bridge is open.",
    ]


LEAD = (
    "The truce held for a second day on Friday, officials on both sides of the river said.\n\n"
    "Nobody had fired a shot since the bridge was opened to those who had fled.\n\n"
)


def test_a_few_words_alone_between_closed_paragraphs_are_a_heading() -> None:
    text = LEAD + "'A quiet night'\n\n" + LEAD + "He smiled.\n\n" + LEAD
    assert [kind for kind, _ in kinds(text)] == ["paragraph"] * 2 + ["headline"] + ["paragraph"] * 5


def test_a_dateline_on_a_line_of_its_own_is_no_headline() -> None:
    assert [kind for kind, _ in kinds("ASHAN, Hills (AP) --\n" + LEAD)] == ["paragraph"] * 3


def test_the_stamps_of_a_live_blog_s_entries_are_not_the_article_s() -> None:
    text = "Published: 4 October 2016, 10:00 GMT\n\nPublished: 4 October 2016, 12:00 GMT"
    first, second = blocks.split(text)
    parts = (first, replace(second, date="2016-10-04T12:00:00+00:00"))
    assert [stamp.when for stamp in blocks.stamps(text, parts)] == ["2016-10-04T10:00:00+00:00"]


PIECES = st.sampled_from(
    ["Read more:", "Read more: A bridge", "date 2020-11-01 ", "\n\n", "\r\n\r\n", "\u2028", "\n", " ", "By Ann Lee",
     "🕊️", "e\u0301", "قال الجيش", "(Reuters)", "Last Update: 01 November 2020 KSA 15:53 - GMT 12:53", "He said so. ",
     "© 2020", "\x85", "\ufeff", "\u200b", "[Ann Lee/AFP]", "\x0b", "Correction: no",
     "A bridge, and more", "AFP ", "Print Tweet ", "title: ", "Related Army Takes Hill ", "Tags:",
     "Comments (12)\n", "Reply\n", "Reporting by Ann Lee; Editing by Bo Roe ", "Twitter",
     "Bridge to open to lorries\n", "--AFP"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=20))).map("".join)))
@example(STORY)
@example(STORY.replace("\n", "\r\n"))
def test_blocks_are_a_partition_of_any_text(text: str) -> None:
    found = blocks.split(text, "A bridge, and more", "2020-11-01")
    assert "".join(text[block.start : block.end] for block in found) == text
    assert [block.start for block in found] == [0, *(block.end for block in found)][: len(found)]
    assert all(block.start < block.end for block in found)


def test_an_indented_line_begins_a_paragraph() -> None:
    text = (
        "  The truce held on Friday, both sides of the river said.\n    Nobody had fired.\n \n The bridge is open.\n\n"
    )
    assert [body for _, body in kinds(text)] == [
        "The truce held on Friday, both sides of the river said.",
        "Nobody had fired.",
        "The bridge is open.",
    ]


def test_odd_text_of_great_length_costs_no_more_than_its_length() -> None:
    for odd in (
        " ",
        "\n",
        " \n",
        "x\n",
        ". ",
        "(",
        "Read more:\n",
        "A b c. (x) ",
        "\r",
        "2020-11-01 ",
        "By Ann Lee, ",
        "Related Tags ",
        "Share 23 ",
        "Comments (2)\nHe said so to us.\n",
    ):
        text = odd * (400_000 // len(odd))
        assert sum(block.end - block.start for block in blocks.split(text)) == len(text)
