"""A Parquet file holds reports as they are: what is written comes back, and any reader can use it."""

from __future__ import annotations

import io
import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from reportedly.exports import parquet as module
from reportedly.exports.parquet import REPLACED, SCHEMA, from_parquet, report_of, row_of, storable, table_to, to_parquet
from reportedly.model import Article, Block, Event, Participant, Report
from reportedly.report import to_json
from tests.example import TEXT, at, report
from tests.test_report import reports

ROOT = Path(__file__).parent.parent.parent
spans = st.tuples(st.integers(0, 99), st.integers(0, 99))
blocks = st.builds(
    Block,
    st.just("caption"),
    st.integers(0, 9),
    st.integers(0, 9),
    st.none() | st.text(max_size=5),
    st.none() | spans,
    st.none() | spans,
)


def there_and_back(made: Sequence[Report]) -> list[Report]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.parquet"
        to_parquet(made, path)
        return list(from_parquet(path))


def with_blocks(made: Report, parts: list[Block]) -> Report:
    return replace(made, article=replace(made.article, blocks=tuple(parts)))


@settings(max_examples=50)
@given(st.lists(st.builds(with_blocks, reports, st.lists(blocks, max_size=3)), max_size=3))
def test_reports_survive_writing_and_reading(made: list[Report]) -> None:
    assert there_and_back(made) == made


@settings(max_examples=30)
@given(st.text(st.characters(categories=["Cs", "L", "Zs"]), max_size=30))
def test_half_a_surrogate_pair_becomes_one_character_and_is_told(text: str) -> None:
    made = Report(Article("a", text, title=text, byline=(text,)), warnings=("before",))
    (back,) = there_and_back([made])
    assert back == storable(made)
    assert len(back.article.text) == len(text)
    halved = re.search("[\ud800-\udfff]", text) is not None
    assert back.warnings == (("before", REPLACED) if halved else ("before",))
    assert back.article.text == re.sub("[\ud800-\udfff]", "\ufffd", text)


def test_a_sound_report_is_stored_as_it_is() -> None:
    made = report()
    assert storable(made) is made
    assert report_of(row_of(made)) == made


def test_the_columns_are_the_keys_of_a_report_in_their_order() -> None:
    data = to_json(report())
    assert SCHEMA.names == list(data)
    for column, example in (
        ("article", data["article"]),
        ("statements", data["statements"][0]),
        ("actors", data["actors"][0]),
    ):
        kind = SCHEMA.field(column).type
        assert names(kind if column == "article" else kind.value_type) == list(example)


def test_facts_have_the_documented_fields() -> None:
    documented = {
        "events": "id type mode trigger actors recipients place time status claimant confidence",
        "figures": "id span low high approx measure whom side part_of scope period place time event claimant "
        "confidence",
        "places": "id span name geonameid lat lon country admin1 feature precision candidates",
        "times": "id span edtf",
    }
    assert {column: " ".join(names(SCHEMA.field(column).type.value_type)) for column in documented} == documented


def test_an_event_is_a_row_of_typed_columns_with_its_participants_nested() -> None:
    army, town = Participant(at("Armenian forces"), "ARM.MIL"), Participant(at("Ganja"))
    shelling = Event(
        "e1", "ASSAULT", "heavy-weapons", at("shelling"), (army,), (town,), None, "2020-10-04", "denied", "s2", 0.8
    )
    made = replace(report(), events=(shelling, replace(shelling, id="e2", actors=(), mode=None)))
    assert there_and_back([made]) == [made]
    with tempfile.TemporaryDirectory() as folder:
        to_parquet([made], Path(folder) / "one.parquet")
        table = parquet.read_table(Path(folder) / "one.parquet")
    assert table.schema.field("events").type == SCHEMA.field("events").type
    first, second = table.to_pylist()[0]["events"]
    (actor,) = first["actors"]
    assert (TEXT[actor["span"]["start"] : actor["span"]["end"]], actor["actor"]) == ("Armenian forces", "ARM.MIL")
    assert first["recipients"][0]["actor"] is None
    assert (second["actors"], second["mode"], second["status"]) == ([], None, "denied")


def names(kind: Any) -> list[str]:
    return [kind.field(n).name for n in range(kind.num_fields)]


def test_a_span_is_read_by_its_names() -> None:
    with tempfile.TemporaryDirectory() as folder:
        to_parquet([report()], Path(folder) / "one.parquet")
        (row,) = parquet.read_table(Path(folder) / "one.parquet").to_pylist()
    span = row["statements"][1]["content"][0]
    assert TEXT[span["start"] : span["end"]] == "shelling Ganja"
    assert row["statements"][1]["condition"] is None


def test_the_same_reports_give_the_same_bytes() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    for stream in (first, second):
        with table_to(stream) as table:
            table.add(report())
    assert first.getvalue() == second.getvalue() != b""


def test_an_empty_table_has_its_schema() -> None:
    assert there_and_back([]) == []


def test_groups_are_written_as_they_fill(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "GROUP_ROWS", 3)
    monkeypatch.setattr(module, "GROUP_CHARACTERS", len(TEXT) * 2)
    sizes: list[int] = []
    stream = io.BytesIO()
    with table_to(stream) as table:
        for _ in range(5):
            table.add(report())
            sizes.append(stream.tell())
    assert sizes[0] == 0 < sizes[1] == sizes[2] < sizes[3]
    assert parquet.ParquetFile(io.BytesIO(stream.getvalue())).metadata.num_row_groups == 3


def test_what_was_written_before_a_failure_is_a_whole_file(tmp_path: Path) -> None:
    def failing() -> Iterator[Report]:
        yield report()
        yield report()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        to_parquet(failing(), tmp_path / "cut.parquet")
    assert list(from_parquet(tmp_path / "cut.parquet")) == [report(), report()]


def test_a_failure_before_the_first_report_writes_nothing() -> None:
    stream = io.BytesIO()
    with pytest.raises(ValueError, match="no weights"), table_to(stream):
        raise ValueError("no weights")
    assert stream.getvalue() == b""


def test_a_stream_that_takes_no_more_fails_with_its_own_error() -> None:
    class Full(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"), table_to(Full()) as table:
        table.add(report())


def test_the_documented_json_example_is_storable() -> None:
    text = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")
    example = json.loads(text.partition("```json\n")[2].partition("```")[0])
    assert pa.Table.from_pylist([module.named(example)], schema=SCHEMA).num_rows == 1
