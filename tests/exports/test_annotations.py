"""Web Annotations point at the words of the report, and open as RDF without a network."""

from __future__ import annotations

import json
import socket
from dataclasses import replace
from typing import Any

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from reportedly.exports.annotations import AROUND, NO_WORDS, OFFSETS
from reportedly.exports.names import TERMS, article_iri, iri
from reportedly.model import Participant, Report, Time
from reportedly.record.items import FROM_JSON, LETTERS, REFERENCES, items_of
from tests.example import report as example
from tests.exports.material import Reports, section, written
from tests.record.dispatches import at, report, reread

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
"""Which rdflib's own reader of JSON-LD still uses."""
OA = Namespace("http://www.w3.org/ns/oa#")
NS = Namespace(TERMS)
MOTIVATIONS = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
    *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
}
"""Those of the Web Annotation Vocabulary."""


def page(*reports: Report) -> dict[str, Any]:
    raw, number, left = written("annotations", Reports(reports))
    made: dict[str, Any] = json.loads(raw)
    check(made)
    assert (number, left) == (len(made["items"]), [])
    return made


def check(made: dict[str, Any]) -> None:
    """What the Web Annotation Data Model asks of a page, its annotations, and their selectors."""
    assert made["type"] == "AnnotationPage"
    assert ":" in made["id"]
    for each in made["items"]:
        assert each["type"] == "Annotation"
        assert ":" in each["id"]
        assert each["motivation"] in MOTIVATIONS
        assert each["target"]
        assert {one.get("purpose", "tagging") for one in each["body"]} <= MOTIVATIONS
        for one in each["target"]:
            assert one["type"] == "SpecificResource"
            assert ":" in one["source"]["id"]
            position, quote = one["selector"]
            assert position.keys() == {"type", "start", "end"}
            assert quote.keys() == {"type", "exact", "prefix", "suffix"}
            assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
            assert 0 <= position["start"] <= position["end"]


def items(made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The annotations by the record id of what they are about."""
    return {each["body"][0]["record"]: each for each in made["items"]}


def quoted(each: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["part"], one["selector"][1]["exact"]) for one in each["target"]]


@pytest.mark.parametrize("given", [report(), example()])
def test_both_selectors_find_the_same_words(given: Report) -> None:
    text = given.article.text
    for each in page(given)["items"]:
        for one in each["target"]:
            position, quote = one["selector"]
            start, end = position["start"], position["end"]
            assert quote["exact"] == text[start:end] != ""
            assert quote["prefix"] == text[max(start - AROUND, 0) : start]
            assert quote["suffix"] == text[end : end + AROUND]


def test_offsets_count_code_points_and_the_page_says_so() -> None:
    made = page(example())
    after = example().article.text.index("🚀")
    assert any(one["selector"][0]["start"] > after for each in made["items"] for one in each["target"])
    assert made["offsets"] == OFFSETS
    assert "code points" in OFFSETS
    assert "half-open" in OFFSETS


@pytest.mark.parametrize("given", [report(), example(), reread(report())])
def test_the_bodies_hold_the_whole_items(given: Report) -> None:
    base = article_iri(given) + "#"
    for name, each in items(page(given)).items():
        kind, local = LETTERS[name.partition("#")[2][0]], name.partition("#")[2]
        data = each["body"][0]["fields"] | {"id": local}
        for reference in REFERENCES[kind]:
            data[reference] = data[reference].removeprefix(base) if data[reference] else None
        (item,) = (one for one in items_of(given, kind) if one.id == local)
        assert FROM_JSON[kind](data) == item


def test_split_spans_are_targets_of_their_own() -> None:
    parts = quoted(items(page(example()))["example#s1"])
    assert [words for part, words in parts if part == "cue"] == ["quoted", "as saying"]
    assert ("condition", "until Yerevan withdraws") in parts


def test_places_and_times_come_with_the_claims_that_name_them() -> None:
    given = report()
    sunday = Time("t1", at("Sunday"), "2020-10-04")
    other = Time("t2", at("on"), "1999")
    given = replace(given, times=(sunday, other))
    assert items(page(given)).keys() == {f"orsa#{name}" for name in ("s1", "s2", "e1", "e2", "f1", "p1", "t1")}


def test_ids_outlive_a_reading_that_numbers_anew() -> None:
    before, after = items(page(report())), items(page(reread(report())))
    assert before["orsa#s1"]["id"] == after["orsa#s2"]["id"]
    assert before["orsa#p1"]["id"] == after["orsa#p1"]["id"]
    assert len({each["id"] for each in after.values()}) == len(after)


def test_a_statement_without_words_is_left_out() -> None:
    given = report()
    silent = replace(given.statements[0], cue=(), content=(), source=replace(given.statements[0].source, spans=()))
    _, number, left = written("annotations", Reports([Report(given.article, (silent,))]))
    assert (number, [(each["id"], each["why"]) for each in left]) == (0, [("orsa#s1", NO_WORDS)])


def test_the_page_opens_as_rdf_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the context was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    given = replace(report(), article=replace(report().article, url="https://gazette.example/orsa"))
    raw, number, _ = written("annotations", Reports([given, example()]))
    graph = Graph().parse(data=raw, format="json-ld")
    assert len(set(graph.subjects(RDF.type, OA.Annotation))) == number
    event = URIRef(article_iri(given, "e1"))
    (annotation,) = graph.subjects(OA.hasBody, event)
    starts = {int(str(each)) for each in graph.objects(None, OA.start)}
    assert given.events[0].trigger[0] in starts
    (told,) = graph.objects(event, NS.fields)
    assert set(graph.objects(told, NS.type)) == {Literal("ASSAULT")}
    assert set(graph.objects(told, NS.claimant)) == {URIRef(article_iri(given, "s1"))}
    assert set(graph.objects(annotation, OA.motivatedBy)) == {OA.classifying}
    assert set(graph.objects(URIRef(article_iri(given)), OA.via)) == {URIRef("https://gazette.example/orsa")}


def test_half_surrogates_and_strange_ids_leave_sound_rdf() -> None:
    given = report(name="a b\ud83d/ä", text=report().article.text.replace("market", "m\ud83drket"))
    given = replace(given, article=replace(given.article, url="C:/a b.html", title="\ud83d"))
    given = replace(given, events=(replace(given.events[0], actors=(Participant(at("market"), None),)),))
    raw, number, _ = written("annotations", Reports([given]))
    graph = Graph().parse(data=raw.decode(), format="json-ld")
    assert len(set(graph.subjects(RDF.type, OA.Annotation))) == number
    assert graph.serialize(format="nt")
    assert Literal("m\ufffdrket") in set(graph.objects(None, OA.exact))
    assert iri("article", given.article.id) == "urn:reportedly:article:a%20b%EF%BF%BD%2F%C3%A4"


def test_no_claim_is_an_empty_page() -> None:
    assert page()["items"] == []


def test_every_field_is_documented() -> None:
    text = section("annotations")
    for each in page(report(), example())["items"]:
        names = {*each, *each["body"][0], *each["target"][0], *each["target"][0]["selector"][1]} - {"type"}
        words = {each["motivation"], each["body"][0]["type"], *(one["part"] for one in each["target"])}
        assert [name for name in names | words if f"`{name}`" not in text] == []
