"""Which lines credit who wrote, reported, edited or took the picture, and whom a byline names."""

from __future__ import annotations

import pytest

from reportedly.articles.lines.credits import authors, is_credit, is_photo_credit


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Ann Lee in Beirut; Editing by Bo Roe)",
        "Reporting by the Hill Wire bureaus in Baku and Tbilisi; Writing by L. Marsh",
        "Additional reporting by Ann Lee in Beirut and Bo Roe in Amman.",
        "Writing by Ann Lee; Editing by Bo Roe; editing by Cy Poe",
        "Reporting was contributed by Ann Lee, Bo Roe and Cy Poe.",
        "Ann Lee in Beirut contributed to this report.",
        "Ann Lee contributed to this story from Tolve.",
        "Hill Wire writers Ann Lee in Beirut and Bo Roe in Amman contributed to this report.",
        "The Hill Post’s Ann Lee in Salem, N.J., has also contributed to this report.",
        "Ann Lee and Bo Roe contributed reporting.",
        "Ann Lee contributed reporting from Ashan, Veldia.",
        "Ann Lee reported from Ashan, Veldia, and Bo Roe from Tolve.",
        "Agencies contributed to this story.",
        "(With AFP and Reuters)",
        "with AFP",
        "Source: TRT World and agencies",
        "(Reuters)",
        "Hill Post with AFP",
        "Hill Post Staff with Agencies",
        "This article was originally published in the Hill Post",
        "This story was first published by the Hill Post and is republished with its leave.",
        "This report is from the Hill Wire and Reuters.",
        "A version of this article appears in print on April 12, 2021, Section A, Page 1.",
        "burs-al/br/cp",
        "al/br (AFP, dpa, Hill Wire)",
    ],
)
def test_a_closing_line_credits_those_who_reported(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ann Lee/AFP",
        "Photo by Ann Lee for The Hill Post",
        "Handout/Reuters.",
        "Image source, AFP",
        "(photo credit: REUTERS)",
        "(photo credit: HILL ARMY SPOKESPERSON'S UNIT)",
        "Video: AFP",
    ],
)
def test_a_line_may_credit_a_picture_only(line: str) -> None:
    assert is_photo_credit(line)
    assert is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by local stations suggested that the bridge had been mined.",
        "Sources come in from the hills to tell of what they saw.",
        "With Russia watching, the two armies dug in.",
        "The weather contributed to the story.",
        "The Army reported from Karsk.",
        "Heavy shelling reported from Karsk.",
        "Photo: the bridge as it was",
        "Photo: Bridge",
        "km/h (fast)",
        "Reuters said so.",
        "Ann",
        "The report was published on Tuesday and accuses both armies of war crimes.",
        "The report was compiled by envoys, who said the army had fired first.",
        "The story was first published by a state daily, which accused the army of hiding bodies.",
        "This report was published on Tuesday and blames both armies.",
        "This report was compiled by envoys who visited the town.",
        "Veldia contributed to this report, the envoy said.",
    ],
)
def test_prose_that_opens_like_a_credit_is_none(line: str) -> None:
    assert not is_credit(line)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee and Bo Roe, Reuters", ("Ann Lee", "Bo Roe")),
        ("By Ann Lee, Bo Roe and Cy Poe, Reuters", ("Ann Lee", "Bo Roe", "Cy Poe")),
        ("By N. Torosian and K. Vali", ("N. Torosian", "K. Vali")),
        ("BY ANN LEE", ("Ann Lee",)),
        ("BY ANN LEE, HILL WIRE", ("Ann Lee",)),
        ("Byline: Ann Lee.", ("Ann Lee",)),
        ("By Ann Lee 3 December, 2012", ("Ann Lee",)),
        ("By Ann Lee For The Hill Post", ("Ann Lee",)),
        ("Posted by Ann Lee on January 07, 2013", ("Ann Lee",)),
        ("By Mara Oduya in Tbilisi", ("Mara Oduya",)),
    ],
)
def test_a_byline_names_its_authors(line: str, names: tuple[str, ...]) -> None:
    assert authors(line) == names


@pytest.mark.parametrize("line", ["Reuters Staff", "By Agencies", "By Agence France-Presse", "By Hill Wire Staff"])
def test_a_newsroom_s_byline_names_no_author(line: str) -> None:
    assert authors(line) == ()


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the town had fallen.",
        "By Sunday Evening the Army Said it held the bridge.",
        "By Friday Both Sides Had Left",
        "By the river, soldiers waited",
        "By Ann Lee\nand others",
    ],
)
def test_prose_that_opens_like_a_byline_is_none(line: str) -> None:
    assert authors(line) is None
