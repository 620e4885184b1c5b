"""What the record keeps of tellings and links comes back as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.accounts.model import Link, Reason, Telling
from reportedly.accounts.payloads import link_from, reasons_to_text, telling_from_text, telling_to_text
from tests.accounts.news import Told, filler, ground, news, one, shelling

VAGUE = one(news("v", Told("14 died in Vesh in a shelling.", "shelling", killed=14), published=None))


@pytest.mark.parametrize("telling", [*(one(each) for each in filler(3)), VAGUE], ids=lambda each: each.id)
def test_tellings_come_back(telling: Telling) -> None:
    assert telling_from_text(telling_to_text(telling)) == telling


def test_what_is_written_does_not_hang_on_the_order_of_sets() -> None:
    telling = one(news("a", shelling("Orsa", "2020-10-04", 14, "bakery")))
    turned = replace(telling, words=frozenset(sorted(telling.words, reverse=True)), places=(ground("Orsa"),))
    assert telling_to_text(turned) == telling_to_text(telling)


def test_links_come_back() -> None:
    link = Link("a#t1", "b#t2", 2.5, (Reason("place", 3.0, "both in “Orşa”"), Reason("kind", -0.5, "x and y")))
    assert link_from("a#t1", "b#t2", 2.5, reasons_to_text(link)) == link
