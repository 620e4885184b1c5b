"""The flat table opens in pandas, polars and DuckDB, from Parquet and from Arrow IPC alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas
import polars
import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from pyarrow import feather, parquet

from reportedly.exports import arrow
from reportedly.exports.arrow import OFFSETS, SCHEMA, TOO_LARGE
from reportedly.exports.flat import COLUMNS, rows
from reportedly.model import Report
from tests.example import report as example
from tests.exports.material import Reports, section, written
from tests.record.dispatches import many, report

GIVEN = [report(), example()]
ALL = frozenset(f"{letter}{number}" for letter in "sef" for number in range(9))


def table(shape: str, folder: Path, *reports: Report) -> tuple[Path, pa.Table]:
    raw, number, _ = written(shape, Reports(reports))
    path = folder / shape
    path.write_bytes(raw)
    made = parquet.read_table(path) if shape == "parquet" else feather.read_table(path)
    assert made.num_rows == number
    return path, made


@pytest.mark.parametrize("shape", ["parquet", "arrow"])
def test_rows_come_back_as_they_were(tmp_path: Path, shape: str) -> None:
    _, made = table(shape, tmp_path, *GIVEN)
    assert made.schema.equals(SCHEMA)
    assert made.schema.metadata == {b"offsets": OFFSETS.encode()}
    assert made.to_pylist() == [row for each in GIVEN for row in rows(each, ALL)]


READERS: dict[str, list[Callable[[Path], Any]]] = {
    "parquet": [pandas.read_parquet, polars.read_parquet, lambda path: duckdb.sql(f"FROM read_parquet('{path}')").df()],
    "arrow": [pandas.read_feather, polars.read_ipc, lambda path: ipc(path)],
}


def ipc(path: Path) -> Any:
    """DuckDB reads Arrow's tables, not its files."""
    made = feather.read_table(path)
    return duckdb.sql("FROM made").df() if made is not None else None


@pytest.mark.parametrize("shape", READERS)
def test_pandas_polars_and_duckdb_open_it(tmp_path: Path, shape: str) -> None:
    path, _ = table(shape, tmp_path, *GIVEN)
    for reader in READERS[shape]:
        frame = reader(path)
        assert list(frame.columns) == list(COLUMNS)
        assert list(frame["record"])[:3] == ["orsa#s1", "orsa#s2", "orsa#e1"]
        assert list(frame["low"])[4] == 14


def test_the_columns_of_each_kind() -> None:
    of = {row["record"]: row for row in rows(report(), ALL)}
    said, event, figure = of["orsa#s2"], of["orsa#e1"], of["orsa#f1"]
    assert (said["words"], said["act"], said["source"]) == (
        "that its guns had fired on Orsa",
        "deny",
        "Talvik’s defence ministry",
    )
    assert said["chain"] == ["Talvik’s defence ministry", "Gazette"]
    assert (said["type"], said["actors"], said["measure"]) == (None, [], None)
    assert (event["type"], event["status"], event["claimant"]) == ("ASSAULT", "asserted", "orsa#s1")
    assert (event["actors"], event["actor_words"]) == (["TLV.MIL:border-guard"], ["Talvik’s border guard"])
    assert (event["first"], event["last"]) == (date(2020, 10, 4), date(2020, 10, 4))
    assert (figure["low"], figure["high"], figure["event"], figure["place"]) == (14, None, "orsa#e1", "Orsa")
    text = report().article.text
    assert all(text[row["start"] : row["end"]] == row["words"] for row in of.values())


def test_only_what_was_chosen_is_a_row() -> None:
    assert [row["record"] for row in rows(report(), frozenset({"f1"}))] == ["orsa#f1"]


@pytest.mark.parametrize("shape", ["parquet", "arrow"])
def test_what_was_chosen_may_be_nothing(tmp_path: Path, shape: str) -> None:
    assert table(shape, tmp_path)[1].schema.equals(SCHEMA)


@pytest.mark.parametrize("shape", ["parquet", "arrow"])
def test_many_rows_go_by_groups(tmp_path: Path, shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "GROUP", 4)
    assert table(shape, tmp_path, *many(3))[1].num_rows == 15


def test_a_number_beyond_the_column_is_left_out() -> None:
    given = report()
    given = replace(given, figures=(replace(given.figures[0], low=1 << 63),))
    _, number, left = written("parquet", Reports([given]))
    assert (number, [(each["id"], each["why"]) for each in left]) == (4, [("orsa#f1", TOO_LARGE)])


def test_text_that_utf8_cannot_hold_is_replaced(tmp_path: Path) -> None:
    given = report(text=report().article.text.replace("shelled the", "shelled\ud83d\x00the"))
    _, made = table("parquet", tmp_path, given)
    assert "shelled\ufffd\ufffdthe" in made.to_pylist()[0]["words"]


def test_every_column_is_documented() -> None:
    text = section("parquet, arrow")
    assert [name for name in COLUMNS if f"`{name}`" not in text] == []
