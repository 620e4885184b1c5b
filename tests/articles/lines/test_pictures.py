"""What captions say of themselves: their day, their place, their credit."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportedly.articles.lines import pictures
from reportedly.model import Article, Block, BlockKind

MONDAY = "2021-03-08T09:00:00+00:00"


def read(caption: str, published: str | None = MONDAY) -> tuple[str | None, str | None, str | None]:
    """The caption's day and the words of its place and credit, read from the middle of a text."""
    text = f"The truce held.\n\n{caption}\n\nIn Paris on 1 May 2001. (AP)"
    start = text.index("\n\n") + 2
    found = pictures.read(text, start, start + len(caption), published)
    return found.date, words(text, found.place), words(text, found.credit)


def words(text: str, span: tuple[int, int] | None) -> str | None:
    return text[span[0] : span[1]] if span else None


@pytest.mark.parametrize(
    ("caption", "day", "place", "credit"),
    [
        (
            "Smoke rises after shelling near the city of Ashan, Veldia March 5, 2021. (Reuters)",
            "2021-03-05",
            "Ashan, Veldia",
            "Reuters",
        ),
        (
            "A woman cries before her house in Ashan, Veldia, Sunday, March 7, 2021. (AP Photo/Ann Lee)",
            "2021-03-07",
            "Ashan, Veldia",
            "AP Photo/Ann Lee",
        ),
        (
            "A boy stands in a burnt school in Ashan on March 7, 2021. (Photo by Bo ROE / AFP)",
            "2021-03-07",
            "Ashan",
            "Bo ROE / AFP",
        ),
        (
            "ASHAN, VELDIA - MARCH 07: Residents queue for bread on March 07, 2021 in Ashan, Veldia. "
            "(Photo by Bo Roe/Getty Images)",
            "2021-03-07",
            "Ashan, Veldia",
            "Bo Roe/Getty Images",
        ),
        (
            "FILE PHOTO: Soldiers stand guard in Ashan, Veldia, February 2, 2019. REUTERS/Ann Lee/File Photo",
            "2019-02-02",
            "Ashan, Veldia",
            "REUTERS/Ann Lee",
        ),
        (
            "Children play in al-Hasra district, Veldia, on Wednesday, March 3, 2021. [Hill Wire/B. Roe]",
            "2021-03-03",
            "al-Hasra",
            "Hill Wire/B. Roe",
        ),
        ("Image source, Reuters Image caption, The quay at Port Seda on Sunday", "2021-03-07", "Port Seda", "Reuters"),
        (
            "Volunteers hand out bread in Veldia’s northern Ashan province on Friday, March 5. Bo Roe/AFP hide caption",
            "2021-03-05",
            "Ashan",
            "Bo Roe/AFP",
        ),
        ("A tank near the village of Upper Seda in Veldia, 4 March 2021", "2021-03-04", "Upper Seda", None),
        ("The bridge is open again.", None, None, None),
    ],
)
def test_a_caption_tells_its_day_place_and_credit(
    caption: str, day: str | None, place: str | None, credit: str | None
) -> None:
    assert read(caption) == (day, place, credit)


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("A fisherman mends nets. Photograph: Ann Lee/Reuters", "Ann Lee/Reuters"),
        ("A fisherman mends nets [Ann Lee/AFP]", "Ann Lee/AFP"),
        ("A fisherman mends nets [File: Ann Lee/AFP]", "Ann Lee/AFP"),
        ("A fisherman mends nets. © Ann Lee, AFP", "Ann Lee, AFP"),
        ("A fisherman mends nets on May 1, 2020 Ann LEE AFP", "Ann LEE AFP"),
        ("A fisherman mends nets Image: Hill Wire/AP Photo/picture alliance", "Hill Wire/AP Photo/picture alliance"),
        ("A fisherman mends nets. — AFP", "AFP"),
        ("A fisherman mends nets. Pic: AP", "AP"),
        ("A fisherman mends nets in 2020.Ann Lee / Getty Images", "Ann Lee / Getty Images"),
        ("A fisherman mends nets. Image: Courtesy of Ann Lee", "Ann Lee"),
        ("A fisherman mends nets. Photo: A.B. Lee. Courtesy The Net Museum", "The Net Museum"),
        ("Photo courtesy of The Net Museum", "The Net Museum"),
        ("A fisherman mends netsPhoto: AP", "AP"),
        ("A fisherman mends nets (PTI photo)", "PTI"),
        ("A fisherman mends nets. Credit...Ann Lee for The Hill Post", "Ann Lee for The Hill Post"),
        ("A fisherman mends nets. REUTERS/Ann Lee Purchase Licensing Rights, opens new tab", "REUTERS/Ann Lee"),
        ("A fisherman mends nets. Ann Lee/Hill Wire via AP", "Ann Lee/Hill Wire via AP"),
        ("A fisherman mends nets (Ministry of Defence/Handout via Reuters)", "Ministry of Defence/Handout via Reuters"),
        ("A fisherman mends nets (Courtesy of Ashan Town Hall)", "Ashan Town Hall"),
        ("Image source, Getty Images", "Getty Images"),
        ("Photo by Ann Lee", "Ann Lee"),
        ("A fisherman mends nets (Supplied)", None),
        ("A fisherman mends nets (File photo)", None),
        ("The governor (left) meets the envoy (right)", None),
        ("Image: Ashan", None),
        ("A fisherman mends nets. Ashan Bay", None),
    ],
)
def test_a_credit_is_the_names_of_those_who_made_the_picture(caption: str, credit: str | None) -> None:
    assert read(caption)[2] == credit


@pytest.mark.parametrize(
    ("caption", "day"),
    [
        ("People flee Ashan on Sunday.", "2021-03-07"),
        ("People flee Ashan on Monday night.", "2021-03-08"),
        ("People flee Ashan, Sunday, March 7.", "2021-03-07"),
        ("People flee Ashan on March 8.", "2021-03-08"),
        ("People flee Ashan on March 9.", "2020-03-09"),
        ("People flee Ashan on 24 December.", "2020-12-24"),
        ("People flee Ashan, Wednesday, March 7.", None),
        ("FILE - People flee Ashan on March 1. (AP Photo/Ann Lee, File)", None),
        ("People flee Ashan on Sunday [File: Ann Lee/AFP]", None),
    ],
)
def test_a_day_without_year_is_the_last_one_and_never_a_file_picture_s(caption: str, day: str | None) -> None:
    assert read(caption)[0] == day


def test_a_day_without_year_is_open_where_the_publication_is_unknown() -> None:
    for caption in ("People flee Ashan on Sunday.", "People flee Ashan on March 7."):
        assert read(caption, None)[0] is None
        assert read(caption, "soon")[0] is None


def test_midnight_has_passed_in_the_east_when_a_page_is_stamped_in_greenwich() -> None:
    assert read("People flee Ashan on March 8.", "2021-03-07T22:30:00+00:00")[0] == "2021-03-08"
    assert read("People flee Ashan on March 8.", "2021-03-07")[0] == "2020-03-08"


@pytest.mark.parametrize(
    ("caption", "day"),
    [
        ("Fighters parade in Ashan in 2019.", "2019"),
        ("Fighters parade in Ashan in July 2020.", "2020-07"),
        ("Fighters parade in Ashan in late July 2020.", "2020-07"),
        ("Fighters parade in Ashan, 2021-03-05.", "2021-03-05"),
        ("Fighters parade in Ashan, 21.2.2021.", "2021-02-21"),
        ("Fighters parade in Ashan, 01/03/2021.", None),
        ("Fighters parade in Ashan on Feb. 30, 2021.", None),
        ("In this Jan. 5, 2021 photo, a girl waits. Shelling began on March 1, 2021.", "2021-01-05"),
        ("A house shelled on March 1, 2021, is seen in Ashan on March 5, 2021. It burned for a day.", "2021-03-05"),
        ("Picture taken March 5, 2021, released on March 6, 2021.", "2021-03-05"),
    ],
)
def test_a_day_is_as_precise_as_it_is_stated(caption: str, day: str | None) -> None:
    assert read(caption)[0] == day


@pytest.mark.parametrize(
    "caption",
    [
        "A house destroyed in 2019 stands empty in Ashan.",
        "Fewer nets were mended in 2019.",
        "A mother at the grave of her son, killed in 2019.",
        "A mother at the grave of her son, killed on March 1, 2021.",
        "People leave Ashan after Sunday’s attack.",
        "Rescuers at work after a strike on Sunday.",
        "A picture released on March 5, 2021 shows the governor.",
        "A hangar burns in this picture released by the army on March 5, 2021.",
        "An undated picture of the governor, in Ashan, March 5, 2021.",
        "The bridge has been closed since March 5, 2021.",
        "The road between Ashan and Seda, closed from March 1-5, 2021.",
        "The May bridge at Ashan.",
    ],
)
def test_the_day_of_another_deed_is_not_the_picture_s(caption: str) -> None:
    assert read(caption)[0] is None


@pytest.mark.parametrize(
    ("caption", "place"),
    [
        ("A market in Ashan, Veldia.", "Ashan, Veldia"),
        ("A market in northern Ashan.", "Ashan"),
        ("A market in Ashan last week. Photo: Ann Lee", "Ashan"),
        ("A market on the outskirts of Ashan, March 5, 2021.", "Ashan"),
        ("A market in Veldia’s besieged town of Seda (Reuters)", "Seda"),
        ("A market in rebel-held Port Seda on Sunday", "Port Seda"),
        ("A market in Ashan. Rebels hold Seda.", "Ashan"),
        ("A market in March", None),
        ("Worshippers at Friday prayers", None),
        ("A session in Parliament on Sunday", None),
        ("A man in Veldian uniform", None),
        ("Governor Ann Lee speaks to President Roe.", None),
    ],
)
def test_a_place_is_the_name_of_where_the_picture_was_taken(caption: str, place: str | None) -> None:
    assert read(caption)[1] == place


PIECES = st.sampled_from(
    ["in Ashan", ", Veldia", " on Sunday", " March 5, 2021", " 5 March", ". ", "(", ")", "[", "]", "/", "\n",
     "AFP", "Reuters", "File", "Photo by ", "Image source, ", "Image caption, ", "Ann Lee", " via ", "in 2019", "© ",
     "undated", "—", "🕊️", "e\u0301", "al-", "’s ", "Credit...", " and ", "FILE - ", "Feb 29", "killed ", "hide caption"]
)  # fmt: skip
EDTF = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@given(
    st.one_of(st.text(max_size=60), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join)),
    st.text(max_size=10),
    st.sampled_from(
        [None, "2021-03-08", MONDAY, "2021-03-08T23:30:00-05:00", "0001-01-01", "9999-12-31T23:59:00-12:00"]
    ),
)
@example("in Ashan, Veldia", "🕊️", None)
def test_spans_lie_in_the_caption_and_hold_names(caption: str, before: str, published: str | None) -> None:
    text = f"{before}{caption} in Paris, 1 May 2001 (AP)"
    start, end = len(before), len(before) + len(caption)
    found = pictures.read(text, start, end, published)
    for span in (found.place, found.credit):
        if span is not None:
            assert start <= span[0] < span[1] <= end
            assert text[span[0] : span[1]] == text[span[0] : span[1]].strip()
    if found.place and found.credit:
        assert found.place[1] <= found.credit[0] or found.credit[1] <= found.place[0]
    assert found.date is None or EDTF.fullmatch(found.date)


@pytest.mark.parametrize(
    "odd", ["A. ", "in Ashan ", "1 May 2020 ", "after ", " ", "(A/B) ", "in Ashan, ", "Photo: A ", "x"]
)
def test_an_odd_caption_costs_no_more_than_its_length(odd: str) -> None:
    text = odd * (60_000 // len(odd))
    pictures.read(text, 0, len(text), MONDAY)


def test_an_article_s_captions_are_filled_in_and_nothing_else() -> None:
    text = "The quay at Port Seda on Thursday. Photo: Ann Lee/AFP\n\nThe quay was shelled in March 2020."
    seam = text.index("The quay was")
    blocks = Block("caption", 0, seam), Block("paragraph", seam, len(text))
    caption, other = pictures.captioned(Article("x", text, blocks, published="2021-03-05T06:00:00+00:00"))
    assert (caption.date, caption.kind, caption.end) == ("2021-03-04", "caption", seam)
    assert caption.place and text[slice(*caption.place)] == "Port Seda"
    assert caption.credit and text[slice(*caption.credit)] == "Ann Lee/AFP"
    assert other == blocks[1]


def test_a_caption_in_a_live_blog_is_told_from_its_entry_s_time() -> None:
    entry = "2021-03-05T06:00:00+00:00"
    for words, date in (("The quay on Thursday.", "2021-03-04"), ("The quay.", entry)):
        article = Article("x", words, (Block("caption", 0, len(words), date=entry),), published="2021-03-20")
        assert pictures.captioned(article)[0].date == date


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["(Reuters)", "Nobody fired.", "(AFP)"], ["(AFP)"]),
        (["AFP", "By Ann Lee", "Nobody fired."], ["By Ann Lee"]),
        (["AFP", "Nobody fired."], ["AFP"]),
        (["Nobody fired.", "With AFP"], ["With AFP"]),
    ],
)
def test_a_lead_picture_s_credit_on_a_page_credits_no_writer(lines: list[str], kept: list[str]) -> None:
    kinds: dict[str, BlockKind] = {"Nobody fired.": "paragraph", "By Ann Lee": "byline"}
    starts = list(accumulate((len(line) + 2 for line in lines), initial=0))
    blocks = [
        Block(kinds.get(line, "credit"), pair[0], pair[1]) for line, pair in zip(lines, pairwise(starts), strict=True)
    ]
    assert list(pictures.story_lines("\n\n".join(lines), blocks, page=True)) == kept
