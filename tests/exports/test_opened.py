"""Files in the shapes of data sets open in what people open them with: pandas, polars, DuckDB."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from reportedly.accounts.model import Ground
from reportedly.exports import acled, cameo, plover, ucdp
from tests.exports.wars import SHELLING, telling, told, written

INCIDENTS = {"acled": acled.write, "ucdp": ucdp.write}
COLUMNS = {"acled": acled.NAMES, "ucdp": ucdp.NAMES, "cameo": cameo.NAMES}
DEAD = {"acled": "fatalities", "ucdp": "best"}
ORSA = Ground("Orsa", 40.0, 46.0, 1, 1, "ARM", "Upper Talvik", "populated")


@pytest.fixture(params=["acled", "ucdp"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    path = tmp_path / f"{request.param}.csv"
    whole = told(telling(SHELLING), ground=ORSA)
    path.write_bytes(written(INCIDENTS[request.param], incidents=[whole], rule="ucdp").data)
    return request.param, path


def test_pandas(file: tuple[str, Path]) -> None:
    name, path = file
    table = pd.read_csv(path)
    assert tuple(table.columns) == COLUMNS[name]
    assert (len(table), table[DEAD[name]][0], table["latitude"][0]) == (1, 14, 40.0)


def test_pandas_takes_the_row_of_tags_as_the_second(tmp_path: Path) -> None:
    path = tmp_path / "tagged.csv"
    path.write_bytes(written(acled.write, incidents=[told(telling(SHELLING), ground=ORSA)], hxl=True).data)
    assert pd.read_csv(path, skiprows=[1])["event_type"].tolist() == ["Explosions/Remote violence"]


def test_duckdb(file: tuple[str, Path]) -> None:
    name, path = file
    table = duckdb.read_csv(str(path))
    assert tuple(table.columns) == COLUMNS[name]
    assert table.select(f"{DEAD[name]}, year, longitude").fetchall() == [(14, 2020, 46.0)]


def test_polars(file: tuple[str, Path]) -> None:
    polars: Any = pytest.importorskip("polars")
    name, path = file
    table = polars.read_csv(path, try_parse_dates=True)
    assert tuple(table.columns) == COLUMNS[name]
    assert (table[DEAD[name]].to_list(), table["latitude"].to_list()) == ([14], [40.0])


def test_a_table_without_a_header_takes_gdelt_s_names(tmp_path: Path) -> None:
    path = tmp_path / "export.tsv"
    path.write_bytes(written(cameo.write, reports=[telling(SHELLING)]).data)
    table = pd.read_csv(path, sep="\t", header=None, names=list(cameo.NAMES), dtype={"EventCode": str})
    assert (table["EventCode"][0], table["Actor1Code"][0], table["GoldsteinScale"][0]) == ("194", "TLVMIL", -10.0)
    rows = duckdb.read_csv(str(path), sep="\t", header=False, names=list(cameo.NAMES), all_varchar=True)
    assert rows.select("EventCode, Actor2Code, SQLDATE").fetchall() == [("194", "ORSCVL", "20201004")]
    polars: Any = pytest.importorskip("polars")
    frame = polars.read_csv(path, separator="\t", has_header=False, new_columns=list(cameo.NAMES), quote_char=None)
    assert frame["QuadClass"].to_list() == [4]


def test_lines_of_json(tmp_path: Path) -> None:
    path = tmp_path / "plover.jsonl"
    path.write_bytes(written(plover.write, reports=[telling(SHELLING)]).data)
    assert pd.read_json(path, lines=True)["event"].tolist() == ["ASSAULT"]
    assert duckdb.read_json(str(path)).select("actor[1].sector, size.dead").fetchall() == [("MIL", 14)]
    polars: Any = pytest.importorskip("polars")
    assert polars.read_ndjson(path)["event_scale"].to_list() == [-9.5]
