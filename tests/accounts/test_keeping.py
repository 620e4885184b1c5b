"""How tellings and incidents are kept: rows, notes of ids, and what an incident is called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reportedly.accounts.decisions import ALWAYS
from reportedly.accounts.incidents import name_of
from reportedly.accounts.keeping import Beginning, begun, bounds, named, order, packed, row, unpacked
from tests.accounts.news import news, one, shelling

ORSA = one(news("a", shelling("Orsa", "2020-10-04", 14, "bakery")))


def test_ids_come_back_in_order() -> None:
    assert unpacked(packed({"b", "a"})) == ["a", "b"] and unpacked(None) == []


def test_a_row_has_the_days_and_cells_and_the_incidents_that_it_begins() -> None:
    kept = row(7, ORSA, ("ASSAULT:w:bakery",), {"i2", "i1"})
    day = date(2020, 10, 4).toordinal()
    assert (kept.id, kept.article, kept.sequence, kept.first, kept.last) == ("a#t5", "a", 7, day, day)
    assert kept.cells == ("ASSAULT:w:bakery", "i1", "i2") and begun(kept.cells) == ("i1", "i2")
    assert bounds(replace(ORSA, first=None, last=None, published=None)) == ALWAYS


def test_an_incident_is_called_after_the_telling_whose_article_came_first() -> None:
    beginnings = {"a#t9": Beginning(2, ("i9",)), "b#t1": Beginning(1, ("i1",)), "b#t0": Beginning(1, ("i0",))}
    assert named([tuple(beginnings)], beginnings, (), {}) == dict.fromkeys(beginnings, name_of("b#t0"))
    assert set(named([tuple(beginnings)], beginnings, {"i9", "i1"}, {}).values()) == {"i1"}
    assert set(named([tuple(beginnings)], beginnings, {"i1"}, {"a#t9": "i7"}).values()) == {"i7"}
    assert sorted(["a#t10", "a#t9", "a#tx"], key=order) == ["a#tx", "a#t9", "a#t10"]
