"""What lists show of each incident: kept with its basis, and dropped and made anew."""

from __future__ import annotations

from reportedly.record.derived import TellingRow
from reportedly.record.record import Record
from reportedly.record.summaries import bases, payloads, placed, save
from tests.record.dispatches import keep


def test_a_summary_is_kept_with_its_basis(record: Record) -> None:
    save(record, (), {"i1": ("a", "one"), "i2": ("b", "two")})
    assert bases(record) == {"i1": "a", "i2": "b"}
    assert payloads(record, ["i2", "i3"]) == {"i2": "two"}


def test_one_made_anew_takes_the_place_of_the_one_before(record: Record) -> None:
    save(record, (), {"i1": ("a", "one"), "i2": ("b", "two")})
    save(record, ["i2", "i3"], {"i1": ("c", "three")})
    assert bases(record) == {"i1": "c"}
    assert payloads(record, ["i1", "i2"]) == {"i1": "three"}


def test_very_many_at_once(record: Record) -> None:
    made = {f"i{n}": (str(n), "{}") for n in range(1_203)}
    save(record, (), made)
    assert payloads(record, made) == dict.fromkeys(made, "{}")
    save(record, made, {})
    assert bases(record) == {}


def test_what_is_in_an_incident_comes_with_its_number(record: Record) -> None:
    rows = [TellingRow(name, "a", n, 1, 1, (), of, "{}") for n, (name, of) in enumerate(TOLD)]
    keep(record, rows)
    assert placed(record) == [("i1", "a#t0", 3), ("i1", "a#t2", 0), ("i2", "a#t1", 1)]


TOLD = [("a#t2", "i1"), ("a#t1", "i2"), ("a#t3", None), ("a#t0", "i1")]
