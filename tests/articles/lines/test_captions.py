"""Which lines are the words under a picture."""

from __future__ import annotations

import pytest

from reportedly.articles.lines.captions import is_caption


@pytest.mark.parametrize(
    "line",
    [
        "Smoke rises over a ridge near the town of Terter, Azerbaijan October 23, 2020. (Reuters)",
        "A view shows a burnt car in the town of Barda, October 28, 2020. (Reuters/Ann Lee)",
        "Soldiers ride on a lorry through the rain near Goris [Ann Lee/AFP]",
        "A crater in a garden in Martuni, October 18, 2020. Photo by D. Sahak/Hill Wire",
        "The bridge as it was before the war and the flood. AFP/File",
        "People wave flags from cars in Baku, November 8, 2020. (Hill Wire/E. Salman)",
        "Smoke rises over the lower town of Ashan after a night of fire (Hill Wire)",
    ],
)
def test_a_caption_closes_with_a_picture_credit(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "FILE PHOTO: The minister at a meeting in Geneva last year",
        "image copyright AFP image caption Troops were sent to the hills last spring",
        "In this photo taken on June 8 a man looks at what is left of the bridge",
    ],
)
def test_a_caption_opens_as_only_captions_do(line: str) -> None:
    assert is_caption(line)


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
        "Image",
    ],
)
def test_prose_with_brackets_at_its_end_is_no_caption(line: str) -> None:
    assert not is_caption(line)


def test_a_bare_agency_at_the_very_end_credits_the_story() -> None:
    line = "Rescuers dig through the rubble of a house on the edge of the town (Reuters)"
    assert is_caption(line)
    assert not is_caption(line, last=True)
