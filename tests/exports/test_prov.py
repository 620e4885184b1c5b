"""PROV-JSON that the `prov` package reads, from the bytes to the incident."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from prov.model import ProvActivity, ProvAgent, ProvDocument, ProvEntity

from reportedly.exports.chosen import Chosen
from reportedly.record.adding import Addition
from reportedly.record.record import Record
from tests.exports.material import chosen, section, written
from tests.record.dispatches import FIRST, SECOND, report, reread


def document(raw: bytes, number: int) -> dict[str, Any]:
    """The document, once the package reads it and writes it as it was, and nothing refers to what isn't there."""
    made: dict[str, Any] = json.loads(raw)
    held = ProvDocument.deserialize(content=raw.decode(), format="json")
    back = io.StringIO()
    held.serialize(back, format="json")
    assert ProvDocument.deserialize(content=back.getvalue(), format="json") == held
    bundles = list(held.bundles)
    assert len(bundles) == len(made["bundle"])
    for bundle in bundles:
        names = {each.identifier for kind in (ProvEntity, ProvActivity, ProvAgent) for each in bundle.get_records(kind)}
        for record in bundle.get_records():
            if record.is_relation():
                assert {value for _, value in record.formal_attributes if hasattr(value, "namespace")} <= names
    claims = [name for each in made["bundle"].values() for name in each["entity"] if "#" in name and "@" not in name]
    assert len(claims) == number
    return made


def parts(made: dict[str, Any], article: str) -> dict[str, Any]:
    found: dict[str, Any] = made["bundle"][f"rpt:bundle:{article}"]
    return found


def edges(bundle: dict[str, Any], what: str) -> set[tuple[str, ...]]:
    """The ends of some relations, without the times and kinds."""
    named = [[value for value in each.values() if str(value).startswith("rpt:")] for each in bundle[what].values()]
    return {tuple(each) for each in named}


def test_from_the_article_to_the_incident(tmp_path: Path) -> None:
    raw, number, left = chosen(tmp_path, "prov")
    made = document(raw, number)
    assert left == []
    bundle = parts(made, "a")
    (incident,) = (name for name in bundle["entity"] if name.startswith("rpt:incident:"))
    (reading,) = bundle["activity"]
    (program,) = bundle["agent"]
    assert edges(bundle, "used") == {(reading, "rpt:article:a")}
    assert edges(bundle, "wasAssociatedWith") == {(reading, program)}
    assert ("rpt:article:a#e1", reading) in edges(bundle, "wasGeneratedBy")
    derived = edges(bundle, "wasDerivedFrom")
    assert {("rpt:article:a#e1", "rpt:article:a"), ("rpt:article:a#e1", "rpt:article:a#s1")} <= derived
    assert (incident, "rpt:article:a#e1") in derived & edges(bundle, "hadMember")
    agent = bundle["agent"][program]
    assert (agent["rpt:version"], agent["rpt:models"]) == (FIRST.program, FIRST.models)
    assert incident in parts(made, "c")["entity"]


def decide(record: Record) -> None:
    record.decide("accept", "a#e1", who="Ana", why="seen on film")
    record.decide("correct", "a#f1", who="Ana", why="counted anew", field="high", value=20)
    record.decide("correct", "a#f1", who="Bo", field="high", value=25)
    record.undo(record.decide("correct", "a#f1", who="Bo", field="low", value=1).number, who="Bo")


def test_each_correction_is_a_step_with_who_when_and_why(tmp_path: Path) -> None:
    raw, number, _ = chosen(tmp_path, "prov", decide)
    bundle = parts(document(raw, number), "a")
    steps = [name for name in bundle["entity"] if name.startswith("rpt:article:a#f1")]
    assert steps == ["rpt:article:a#f1@reading:1", "rpt:article:a#f1@decision:2", "rpt:article:a#f1"]
    assert {(steps[1], steps[0]), (steps[2], steps[1])} <= edges(bundle, "wasDerivedFrom")
    assert {(steps[1], "rpt:decision:2"), (steps[2], "rpt:decision:3")} <= edges(bundle, "wasGeneratedBy")
    assert {("rpt:decision:1", "rpt:person:Ana"), ("rpt:decision:3", "rpt:person:Bo")} <= edges(
        bundle, "wasAssociatedWith"
    )
    decision = bundle["activity"]["rpt:decision:2"]
    assert (decision["rpt:why"], decision["rpt:field"], decision["rpt:after"]) == ("counted anew", "high", "20")
    assert decision["prov:endTime"]
    assert ("rpt:decision:1", "rpt:article:a#e1") in edges(bundle, "used")
    assert "rpt:decision:4" not in bundle["activity"]


def reject(record: Record) -> None:
    (name,) = {row for row in names(record) if row is not None}
    record.decide("reject", name, who="Ana", why="a rumour")
    record.decide("correct", "a", who="Ana", field="outlet", value="The Gazette")


def names(record: Record) -> set[str | None]:
    from reportedly.record import derived

    return {row.incident for row in derived.of_articles(record, ["a"])}


def test_decisions_about_incident_and_article_are_told(tmp_path: Path) -> None:
    raw, number, _ = chosen(tmp_path, "prov", reject)
    bundle = parts(document(raw, number), "a")
    (incident,) = (name for name in bundle["entity"] if name.startswith("rpt:incident:"))
    influences = edges(bundle, "wasInfluencedBy")
    assert influences == {(incident, "rpt:decision:1"), ("rpt:article:a", "rpt:decision:2")}


@pytest.fixture
def kept(tmp_path: Path) -> Any:
    with Record.open(tmp_path / "record.sqlite") as record:
        yield record


def test_the_bytes_and_the_latest_reading(kept: Record) -> None:
    kept.add([Addition(report(), b"<html>")], FIRST)
    kept.add([Addition(reread(report()), b"<html>")], SECOND)
    raw, number, _ = written("prov", Chosen(kept))
    bundle = parts(document(raw, number), "orsa")
    (source,) = (name for name in bundle["entity"] if name.startswith("rpt:source:sha256:"))
    assert ("rpt:article:orsa", source) in edges(bundle, "wasDerivedFrom")
    assert [each["rpt:version"] for each in bundle["agent"].values()] == [SECOND.program]


def test_strange_names_are_read_back(kept: Record) -> None:
    given = report("a b:c/ä#1")
    kept.add([replace(given, article=replace(given.article, title="\ud83d ‘quoted’"))], FIRST)
    kept.decide("unsure", f"{given.article.id}#e1", who="Zoë “Z” B.")
    raw, number, _ = written("prov", Chosen(kept))
    document(raw, number)


def test_no_claim_is_an_empty_document(kept: Record) -> None:
    raw, number, _ = written("prov", Chosen(kept))
    assert document(raw, number)["bundle"] == {}


def test_every_attribute_and_relation_is_documented(tmp_path: Path) -> None:
    text = section("prov")
    bundle = parts(json.loads(chosen(tmp_path, "prov", decide)[0]), "a")
    named = {name for what in ("entity", "activity", "agent") for each in bundle[what].values() for name in each}
    assert [name for name in named if name.startswith("rpt:") and f"`{name}`" not in text] == []
    assert [name for name in bundle if name not in text] == []
