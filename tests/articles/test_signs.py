"""Which lines are no prose, and which only look like it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles import signs


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("related", "Read more: Two hurt as bridge gives way"),
        ("related", "READ MORE Two hurt as bridge gives way"),
        ("related", "Also read | Two hurt as bridge gives way"),
        ("related", "Read more:"),
        ("related", "Also on Hill Wire:"),
        ("related", "You may also like"),
        ("stamp", "Last Update: Sunday, 01 November 2020 KSA 15:53 - GMT 12:53"),
        ("stamp", "Sunday, September 15, 2019"),
        ("related", "[Two hurt as bridge gives way in hill town]"),
        ("related", "More stories from Hill Wire"),
        ("related", "Related: Two hurt as bridge gives way"),
        ("stamp", "Published: 4 October 2016"),
        ("stamp", "3 hours ago"),
        ("stamp", "POSTED: 5 Nov 2020 | UPDATED: 6 Nov 2020 10:30 AM EST"),
        ("credit", "(Reporting by Ann Lee in Beirut; Editing by Bo Roe)"),
        ("credit", "Reporting by the Hill Wire bureaus in Baku and Tbilisi; Writing by L. Marsh"),
        ("credit", "Additional reporting by Ann Lee in Beirut and Bo Roe in Amman."),
        ("credit", "(With AFP and Reuters)"),
        ("credit", "with AFP"),
        ("credit", "Source: TRT World and agencies"),
        ("credit", "Agencies contributed to this story."),
        ("credit", "Ann Lee in Beirut contributed to this report."),
        ("credit", "(Reuters)"),
        ("credit", "Writing by Ann Lee; Editing by Bo Roe; editing by Cy Poe"),
        ("credit", "Hill Post with AFP"),
        ("credit", "Hill Post Staff with Agencies"),
        ("credit", "This article was originally published in the Hill Post"),
        ("credit", "Photo: Ann Lee/AFP"),
        ("credit", "Handout/Reuters."),
        ("byline", "By Ann Lee and Bo Roe, Reuters"),
        ("byline", "BY ANN LEE"),
        ("byline", "Byline: Ann Lee."),
        ("byline", "By Ann Lee 3 December, 2012"),
        ("byline", "Posted by Ann Lee on January 07, 2013"),
        ("byline", "By Agencies"),
        ("byline", "By Mara Oduya in Tbilisi"),
        ("byline", "Reuters Staff"),
        ("correction", "Correction, October 17, 2020: An earlier version gave a toll of 15."),
        ("correction", "An earlier version of this article misnamed the minister."),
        ("correction", "This story has been corrected to say that two towns were hit."),
        ("correction", "(Corrects the number of wounded in paragraph 3)"),
        ("boilerplate", "Sign up for our morning letter"),
        ("boilerplate", "© 2020 The Hill Post. All rights reserved."),
        ("boilerplate", "Home | World | Caucasus"),
        ("boilerplate", "Follow us on Telegram"),
        ("boilerplate", "Follow Ann Lee on Twitter @annlee."),
        ("boilerplate", "Share 23"),
        ("boilerplate", "Tweet"),
        ("boilerplate", "Facebook Twitter Email Print"),
        ("boilerplate", "Story continues below advertisement"),
        ("boilerplate", "Advertisement"),
        ("boilerplate", "Comments (12)"),
        ("boilerplate", "Click here to read the paper"),
        ("boilerplate", "You have 3 free articles left"),
        ("boilerplate", "4 min read"),
        ("boilerplate", "Posted in Hills Tagged: Truce, Bridge"),
        ("boilerplate", "About Careers Contact Us Terms of Use Privacy Policy"),
        ("boilerplate", "* * *"),
    ],
)
def test_a_line_is_known_by_its_own_words(kind: str, line: str) -> None:
    assert signs.kind_of(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Read more closely, the order says nothing of a truce.",
        "Related violence has killed 40 people since May, the ministry said.",
        "Reporting by local stations suggested that the bridge had been mined.",
        "Sources come in from the hills to tell of what they saw.",
        "With Russia watching, the two armies dug in.",
        "By Monday the town had fallen.",
        "By Sunday Evening the Army Said it held the bridge.",
        "Correction of the map took years, the historian said.",
        "Published reports put the toll at 40.",
        "On October 6, 2019 the two presidents spoke.",
        "Follow the river and you reach the front, the colonel said.",
        "Copyright law does not apply in war, he joked.",
        "Sign language helped them through the checkpoint.",
        "For the latest attack both sides blamed the other.",
        "Reuters said so.",
        "[The army] held the bridge.",
        "Share of blame was laid on both sides.",
        "Comments from the ministry came late on Friday.",
        "About 40 people were hurt, the ministry said.",
        "Like us, they fled, she said.",
        "More than 40 people were hurt",
        "Twitter blocked the account.",
        "By Friday Both Sides Had Left",
        "In 2020 the bridge was closed",
        "14",
    ],
)
def test_prose_that_opens_like_a_sign_stays_prose(line: str) -> None:
    assert signs.kind_of(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Smoke rises over a ridge near the town of Terter, Azerbaijan October 23, 2020. (Reuters)",
        "A view shows a burnt car in the town of Barda, October 28, 2020. (Reuters/Ann Lee)",
        "Soldiers ride on a lorry through the rain near Goris [Ann Lee/AFP]",
        "A crater in a garden in Martuni, October 18, 2020. Photo by D. Sahak/Hill Wire",
        "The bridge as it was before the war and the flood. AFP/File",
        "People wave flags from cars in Baku, November 8, 2020. (Hill Wire/E. Salman)",
        "FILE PHOTO: The minister at a meeting in Geneva last year",
        "Smoke rises over the lower town of Ashan after a night of fire (Hill Wire)",
        "image copyright AFP image caption Troops were sent to the hills last spring",
        "In this photo taken on June 8 a man looks at what is left of the bridge",
    ],
)
def test_a_caption_closes_with_a_picture_credit(line: str) -> None:
    assert signs.is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "The army said on Sunday that it had taken the ridge and held it. (Reuters)",
        "The station is paid for by Washington, as it says on its own page (RFE/RL)",
        "Shelling went on through the night (see above).",
        "The group calls itself the Islamic State (IS)",
        "ISLAMABAD, March 18, 2013 (AFP)",
        "-The paper looks to see who fired first in the hills. [HillPost]",
        "They show no will to talk to the Hill Liberation Army (HLA)",
    ],
)
def test_prose_with_brackets_at_its_end_is_no_caption(line: str) -> None:
    assert not signs.is_caption(line)


def test_a_bare_agency_at_the_very_end_credits_the_story() -> None:
    line = "Rescuers dig through the rubble of a house on the edge of the town (Reuters)"
    assert signs.is_caption(line)
    assert not signs.is_caption(line, last=True)


def test_authors_are_read_from_bylines_only() -> None:
    assert signs.authors("By Ann Lee, Bo Roe and Cy Poe, Reuters") == ("Ann Lee", "Bo Roe", "Cy Poe")
    assert signs.authors("By N. Torosian and K. Vali") == ("N. Torosian", "K. Vali")
    assert signs.authors("Reuters Staff") == ()
    assert signs.authors("BY ANN LEE, HILL WIRE") == ("Ann Lee",)
    assert signs.authors("By Ann Lee 3 December, 2012") == ("Ann Lee",)
    assert signs.authors("By Agence France-Presse") == ()
    assert signs.authors("By Hill Wire Staff") == ()
    assert signs.authors("By the river, soldiers waited") is None


@given(st.text())
def test_any_line_gets_an_answer(line: str) -> None:
    signs.kind_of(line.strip())
    signs.is_caption(line)
    signs.headline_like(line)


@pytest.mark.parametrize(
    "odd", ["Ann Lee ", "Ann/", "A. ", "By Ann and ", "Share ", "About ", "AFP, ", "Updated Nov 5 ", "A-", ".. ", ' "']
)
@pytest.mark.parametrize("lead", ["", "By ", "Photo: ", "With ", "Reporting by "])
def test_lines_that_repeat_themselves_are_read_at_once(lead: str, odd: str) -> None:
    line = (lead + odd * 300)[:599] + "!"
    began = time.perf_counter()
    signs.kind_of(line)
    signs.is_caption(line)
    for short in (80, 120, 160, 300, 400):
        signs.kind_of(line[:short] + "!")
    assert time.perf_counter() - began < 1
