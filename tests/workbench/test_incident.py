"""One incident laid out: a column for each side, tolls as ladders, contradictions, and why it is one."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from reportedly.report import JsonObject
from reportedly.workbench.desk import Desk
from reportedly.workbench.views import NothingError
from tests.workbench.record import brask, look, orsa


@pytest.fixture(scope="module")
def laid(board: Desk) -> JsonObject:
    return look(board, "/incidents/{id}", id=orsa(board))


def test_each_side_has_its_column(laid: JsonObject) -> None:
    assert [each["name"] for each in laid["columns"]][:2] == ["Orsa", "Talvik"]
    speakers = {each["name"]: [one["name"] for one in each["speakers"]] for each in laid["columns"]}
    assert speakers["Orsa"] == ["The mayor of Orsa"]


def test_words_stand_with_where_they_are_printed(laid: JsonObject) -> None:
    (mayor,) = laid["columns"][0]["speakers"]
    assert mayor["positions"] and all(each["words"] and each["refs"] for each in mayor["positions"])
    for each in mayor["positions"]:
        assert each["refs"][0]["article"] not in {ref["article"] for ref in each["elsewhere"]}


def test_a_toll_keeps_what_was_revised(laid: JsonObject) -> None:
    (killed,) = laid["tolls"]
    (ladder,) = killed["ladders"]
    assert [(each["low"], each["stands"]) for each in ladder["steps"]] == [(14, False), (20, True)]
    assert ladder["steps"][0]["printings"] == 2
    assert [mark["stands"] for mark in killed["chart"]["lines"][0]["marks"]] == [False, True]


def test_contradictions_are_told_with_their_kind(laid: JsonObject) -> None:
    assert {each["kind"] for each in laid["contradictions"]} == {"asserted and denied"}
    assert all(each["why"] for each in laid["contradictions"])


def test_every_article_but_the_first_says_why_it_is_there(laid: JsonObject) -> None:
    first, *others = laid["tellings"]
    assert {each["article"] for each in laid["tellings"]} == {"a", "b", "c"}
    assert first["linked_with"] is None and first["because"] == []
    for each in others:
        assert each["linked_with"] and each["score"] > 0
        assert all(one["what"] and one["why"] for one in each["because"])


def test_what_it_is_of_and_where_it_lies(laid: JsonObject, board: Desk) -> None:
    assert (laid["type"], laid["where"], laid["when"]) == ("ASSAULT", "Orsa", "2020-10-04")
    assert (laid["point"]["lat"], laid["point"]["km"]) == (40.0, laid["point"]["km"])
    assert laid["id"] == laid["asked"] == orsa(board)


def test_an_incident_that_became_part_of_another_says_so(client: TestClient, ours: Desk) -> None:
    first, second = orsa(ours), brask(ours)
    ours.record.decide("merge", first, second, who="Mara")
    ours.changed(wait=True)
    gone = next(each for each in (first, second) if ours.summary(each) is None)
    found = look(ours, "/incidents/{id}", id=gone)
    assert found["asked"] == gone != found["id"]
    assert "became part of this incident" in client.get(f"/incidents/{gone}").text
    assert "brought here by somebody’s decision" in client.get(f"/incidents/{found['id']}").text


def test_what_is_no_incident_is_said(board: Desk) -> None:
    with pytest.raises(NothingError, match="i000000000000 is no incident of this record"):
        look(board, "/incidents/{id}", id="i000000000000")


def test_every_reference_leads_to_an_article_of_it(laid: JsonObject) -> None:
    def refs(of: Any) -> Any:
        if isinstance(of, dict):
            if of.keys() == {"article", "item", "outlet"}:
                yield of
            of = list(of.values())
        for each in of if isinstance(of, list | tuple) else ():
            yield from refs(each)

    found = list(refs(laid["columns"])) + list(refs(laid["tolls"]))
    assert found and {each["article"] for each in found} <= {"a", "b", "c"}
