"""Which lines a page puts around its story: menus, buttons, players, sign-up lines, contacts."""

from __future__ import annotations

import pytest

from reportedly.articles.lines import furniture


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our morning letter",
        "© 2020 The Hill Post. All rights reserved.",
        "Home | World | Caucasus",
        "Follow us on Telegram",
        "Follow Ann Lee on Twitter @annlee.",
        "Share 23",
        "Tweet",
        "Menu",
        "Facebook Twitter Email Print",
        "Click here to read the paper",
        "You have 3 free articles left",
        "By signing up, you agree to our terms.",
        "Already a member? Sign in",
        "Powered by Hill Press.",
        "Cancel any time. Your subscription renews automatically at the full price.",
        "Your subscription will renew each month.",
        "4 min read",
        "Posted in Hills Tagged: Truce, Bridge",
        "About Careers Contact Us Terms of Use Privacy Policy",
        "Comments (12)",
        "* * *",
    ],
)
def test_a_menu_a_button_and_a_sign_up_line_are_no_part_of_the_story(line: str) -> None:
    assert furniture.is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Advertisement · Scroll to continue",
        "SKIP ADVERTISEMENT",
        "Story continues below advertisement",
    ],
)
def test_what_stands_around_an_advertisement_is_none(line: str) -> None:
    assert furniture.is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Listen to this article · 5 min",
        "Audio articleListen to this article3 min",
        "Listen 4:12",
        "Play video",
        "02:31",
        "Image caption",
        "This video can not be played",
        "To view this video please enable JavaScript",
    ],
)
def test_what_a_player_or_a_picture_s_frame_says_is_none(line: str) -> None:
    assert furniture.is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "-30-",
        "ENDS",
        "NEWS RELEASE River Force – Veldia",
        "2021-03-CA-014 For Immediate Release",
        "For more information, please contact the press desk.",
        "Media contact: Ann Lee, +44 20 5550 1234",
        "Ann Lee, press officer, ann@hill.example",
        "Tel: 020 5550 1234",
        "Photos of the bridge can be found at www.hill.example/media.",
        "Published in the Hill Post, March 4th, 2021",
        "Ann Lee is a reporter covering the hills.",
        "Ann Lee is a reporter for Hill Radio who has covered the hills since 2014.",
        "If you spot an error, please let us know.",
        "The site holds only a part of the news. Please contact us for subscription options.",
    ],
)
def test_a_release_s_frame_contacts_and_notes_of_the_house_are_none(line: str) -> None:
    assert furniture.is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Follow the river and you reach the front, the colonel said.",
        "Copyright law does not apply in war, he joked.",
        "Sign language helped them through the checkpoint.",
        "For the latest attack both sides blamed the other.",
        "Share of blame was laid on both sides.",
        "Comments from the ministry came late on Friday.",
        "Like us, they fled, she said.",
        "Twitter blocked the account.",
        "News release from the army said so",
        "For more information on the truce, the ministry said, people should call.",
        "The army can be reached at +44 20 5550 1234, it said.",
        "Contact was lost at 14:05.",
        "Contact: the two sides met on Friday.",
        "Published in haste, the report of March 4 named no one.",
        "Ann Lee is a reporter for Hill Radio who was held for a day.",
        "Ann Lee is a former editor of the Hill Post.",
        "If you see a mistake, he said, say so.",
        "Roman Petrov is a reporter for Radio Sel who has been held in Veldia since March.",
        "Roman Petrov is a reporter for Radio Sel at large in Veldia, according to his lawyer.",
        "By signing up to the truce, Veldia ended nine years of war.",
        "Already a member of the bloc, Veldia will not join the talks.",
        "Powered by Iranian engines, the drones flew for six hours.",
        "End it now",
        "No",
        "14",
    ],
)
def test_prose_that_opens_like_furniture_is_none(line: str) -> None:
    assert not furniture.is_boilerplate(line)


@pytest.mark.parametrize(
    "opener",
    [
        "Sign up for the army or lose your job",
        "Subscribe to the new order or leave",
        "By signing up to the truce you lose the hill",
        "Become a member of the bloc and you will be hit",
        "Share this burden or lose the war",
        "Support our work and leave us in peace",
        "Follow us to the bridge",
        "For more information on the strike see the ministry's order",
        "Join us on the hill, leave the channel",
        "Thank you for signing up to fight",
        "Click here and the drone will strike",
        "This story is part of a longer war",
    ],
)
@pytest.mark.parametrize("speaker", ["the envoy warned.", "teachers were told, a union said.", "according to a monk."])
def test_what_somebody_says_is_prose_whatever_opens_it(opener: str, speaker: str) -> None:
    assert not furniture.is_boilerplate(f"{opener}, {speaker}")


def test_a_menu_that_lost_its_breaks_ends_in_a_page_s_last_words() -> None:
    assert furniture.ends_in_menu("Army Takes Hill Careers Terms of Use Privacy Policy")
    assert not furniture.ends_in_menu("the army and its terms of use of the bridge")


@pytest.mark.parametrize("line", ["Comments (12)", "12 comments", "Leave a reply", "Join the conversation"])
def test_a_line_heads_the_readers_comments(line: str) -> None:
    assert furniture.is_comment_lead(line)


@pytest.mark.parametrize("line", ["Reply", "3 hours ago", "Ann says:"])
def test_a_line_stands_beside_comments_only(line: str) -> None:
    assert furniture.is_comment_mark(line)


def test_a_bare_word_heads_the_tags() -> None:
    assert furniture.is_tag_lead("Tags:")
    assert not furniture.is_tag_lead("Tags were found on both shells")
