"""Claims by any field, in pages; all that one actor says and is said to have done."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.record.errors import RecordError
from reportedly.workbench.desk import Desk
from tests.record.dispatches import ARMY, FIRST, MINISTRY, many
from tests.workbench.record import look, orsa

MAYOR = "unresolved:mayor-of-orsa"


def found(desk: Desk, **query: Any) -> set[str]:
    return {f"{each['article']}#{each['item']}" for each in look(desk, "/search", **query)["claims"]}


@pytest.mark.parametrize(
    ("query", "claims"),
    [
        ({"kind": "figure", "place": "Orsa"}, {"a#f1", "b#f1", "c#f1"}),
        ({"act": "deny", "since": "2020-10-05"}, {"brask#s2", "c#s2"}),
        ({"act": "deny", "until": "2020-10-04"}, {"a#s2", "b#s2"}),
        ({"status": "denied", "place": "Brask"}, {"brask#e2"}),
        ({"outlet": "Courier", "kind": "statement"}, {"b#s1", "b#s2"}),
        ({"measure": "killed", "place": "Brask"}, {"brask#f1"}),
        ({"speaker": MINISTRY, "outlet": "Courier"}, {"b#s2", "b#e2"}),
        ({"type": "PROTEST"}, set()),
        ({"words": "“no such words”"}, set()),
    ],
)
def test_a_claim_is_found_by_each_field(board: Desk, query: dict[str, Any], claims: set[str]) -> None:
    assert found(board, **query) == claims


def test_pages_hold_every_claim_once(board: Desk) -> None:
    whole = [(each["article"], each["item"]) for each in look(board, "/search", limit=500)["claims"]]
    paged, after = [], None
    while True:
        page = look(board, "/search", limit=3, **({} if after is None else {"after": after}))
        paged += [(each["article"], each["item"]) for each in page["claims"]]
        if (after := page["next"]) is None:
            break
    assert paged == whole and len(set(whole)) == len(whole) == 20


def test_nothing_asked_is_told_from_nothing_found(board: Desk) -> None:
    assert look(board, "/search")["asked"] is False
    nothing = look(board, "/search", words="nobody")
    assert (nothing["asked"], nothing["claims"], nothing["next"]) == (True, [], None)


def test_words_that_are_none_are_refused(board: Desk) -> None:
    with pytest.raises(RecordError):
        look(board, "/search", words="?!")


def test_an_actor_has_what_it_says_and_what_it_is_said_to_have_done(board: Desk) -> None:
    ministry, army = look(board, "/actor", id=MINISTRY), look(board, "/actor", id=ARMY)
    assert ministry["acts"] == {"deny": 4} and ministry["done"] == []
    assert army["told_as"] == {"asserted": 4, "denied": 4} and army["said"] == []
    assert orsa(board) in {each["id"] for each in army["incidents"]}


def test_an_actor_is_on_the_side_that_its_incidents_have_it_on(board: Desk) -> None:
    assert look(board, "/actor", id=MINISTRY)["side"] == "Talvik"
    assert look(board, "/actor", id="unresolved:nobody")["side"] is None


def test_claims_come_by_their_days_the_newest_first(board: Desk) -> None:
    days = [each["day"] for each in look(board, "/actor", id=MAYOR)["said"]]
    assert days == ["2020-12-24", "2020-10-05", "2020-10-04"]


def test_who_is_not_in_the_record_has_nothing(board: Desk) -> None:
    found = look(board, "/actor", id="unresolved:nobody")
    assert (found["said"], found["done"], found["counted"], found["incidents"]) == ([], [], [], [])


def test_an_actor_who_says_much_has_it_in_pages(ours: Desk) -> None:
    ours.record.add(many(120), FIRST)
    first = look(ours, "/actor", id=MINISTRY)
    second = look(ours, "/actor", id=MINISTRY, said_after=first["said_next"])
    counts = [sum(len(day["claims"]) for day in each["said"]) for each in (first, second)]
    assert counts == [100, 24] and second["said_next"] is None
