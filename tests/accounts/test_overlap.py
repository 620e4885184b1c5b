import numpy as np

from reportedly.accounts.marks import marks_of
from reportedly.accounts.overlap import Overlap, Setting, overlap, verdict
from tests.accounts.printed import BACKGROUND, OTHER, STORY, article, pieces, prose

TWO_OUTLETS = Setting(one_outlet=False, days=0)
ONE_OUTLET = Setting(one_outlet=True, days=0)


def between(one: str, other: str, stories: int = 0) -> Overlap:
    """The overlap of two texts whose marks so many other stories hold."""
    ours, theirs = marks_of(article("a", one)), marks_of(article("b", other))
    return overlap(ours, np.full(len(ours), stories), theirs, np.full(len(theirs), stories))


def kind(one: str, other: str, setting: Setting = TWO_OUTLETS) -> str | None:
    found = verdict(between(one, other), setting)
    return found[0] if found else None


def test_a_text_printed_again_and_cut_is_a_duplicate() -> None:
    assert kind(STORY, STORY) == "duplicate"
    assert kind(STORY, STORY.upper()) == "duplicate"
    assert kind(STORY, STORY[: len(STORY) // 2]) == "duplicate"
    assert kind(STORY + " " + OTHER, STORY) == "duplicate"


def test_a_story_revised_is_a_reprint() -> None:
    revised = STORY.replace("14", "19").replace("Two of the dead", "Five of the dead").replace("half an hour", "hours")
    assert kind(STORY, revised + " " + OTHER) == "reprint"


def test_a_story_with_the_lead_alone_in_common_is_a_reprint_of_another_outlet_within_the_week() -> None:
    lead = STORY[: STORY.index("The shelling")]
    one, other = lead + prose(1, 8), lead + prose(2, 8)
    assert kind(one, other) == "reprint"
    assert kind(one, other, Setting(one_outlet=False, days=30)) == "passage"
    assert kind(one, other, ONE_OUTLET) == "passage"


def test_shared_background_is_a_passage_however_long_it_is() -> None:
    news, other_news = prose(1, 6), prose(2, 6)
    background = BACKGROUND + prose(3, 9)
    assert between(news + background, other_news + background).share > 0.5
    assert kind(news + background, other_news + background) == "passage"


def test_two_stories_have_nothing_in_common() -> None:
    assert kind(STORY, OTHER) is None


def test_words_that_many_stories_hold_make_no_passage() -> None:
    one, other = prose(1, 9) + BACKGROUND, prose(2, 9) + BACKGROUND
    assert verdict(between(one, other, stories=2), TWO_OUTLETS) is not None
    assert verdict(between(one, other, stories=20), TWO_OUTLETS) is None


def test_a_form_filled_in_on_another_day_is_no_copy() -> None:
    form = "A soldier of the league died today in an attack by insurgents in the east of Veldia, the league said. "
    later = Setting(one_outlet=True, days=20)
    assert kind(form, form, ONE_OUTLET) == "duplicate"
    assert kind(form, form, later) is None
    assert kind(STORY, STORY, later) == "duplicate"


def test_empty_texts_are_copies_of_nothing() -> None:
    assert kind("", STORY) is None
    assert kind("", "") is None


def test_the_copied_words_are_known_on_both_sides() -> None:
    one, other = "Nothing else happened here. " + STORY, STORY + " " + OTHER
    found = between(one, other)
    ((start, end),) = found.ours
    assert one[start:end] in STORY
    assert end - start > 0.9 * len(STORY)
    ((start, end),) = found.theirs
    assert other[start:end] in STORY


def test_headline_and_body_are_copied_apart() -> None:
    told = pieces("a", [("headline", OTHER), ("paragraph", STORY)])
    marks = marks_of(told)
    headline, body = overlap(marks, np.zeros(len(marks), np.intp), marks, np.zeros(len(marks), np.intp)).ours
    assert told.text[slice(*headline)] in OTHER
    assert told.text[slice(*body)] in STORY


def test_the_reason_tells_how_much_is_shared() -> None:
    assert verdict(between(STORY, STORY), TWO_OUTLETS) == (
        "duplicate",
        "100% of the shorter text's words stand in the other",
    )
