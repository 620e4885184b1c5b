from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from pyarrow import parquet

from reportedly.articles.options import Given
from reportedly.cluster import on_spark
from reportedly.exports.parquet import SCHEMA, from_parquet, report_of
from reportedly.reader import Reader
from tests.cluster.spread import WORDS

EXAMPLE = re.compile(r"```python\n(# Spark.*?)```", re.DOTALL)

LITTLE = """
spark.driver.bindAddress 127.0.0.1
spark.driver.extraJavaOptions -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
spark.sql.adaptive.enabled false
spark.sql.codegen.wholeStage false
spark.ui.enabled false
"""
"""As little of Spark as there can be."""


def batches(*rows: dict[str, object]) -> list[pa.RecordBatch]:
    return list(pa.Table.from_pylist(list(rows)).to_batches())


def test_a_row_of_articles_is_a_row_of_reports() -> None:
    (batch,) = on_spark.reports(batches({"id": "a", "text": WORDS, "outlet": "Hill Wire"}))
    assert batch.schema == SCHEMA
    expected = Reader().read(WORDS, Given(id="a", outlet="Hill Wire"))
    assert [report_of(row) for row in batch.to_pylist()] == [expected]


def test_a_row_that_cannot_be_read_is_a_report_that_says_why() -> None:
    (batch,) = on_spark.reports(batches({"id": "a", "text": ""}, {"id": "b", "text": WORDS}))
    empty, full = batch.to_pylist()
    assert empty["article"]["id"] == "a" and empty["article"]["text"] == ""
    assert empty["warnings"] == ["`text` is empty; a row needs words in `text` or `html`"] and full["statements"]


def test_a_batch_of_no_rows_is_a_batch_of_no_reports() -> None:
    (batch,) = on_spark.reports([pa.RecordBatch.from_pylist([], schema=pa.schema([("text", pa.string())]))])
    assert batch.num_rows == 0 and batch.schema == SCHEMA


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java, and none was found")
def test_the_documented_example_runs_on_spark(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/scale.md").read_text(encoding="utf-8")
    (example,) = EXAMPLE.findall(page)
    rows = [{"id": f"a{n}", "text": f"{n}. {WORDS}"} for n in range(3)]
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "articles.parquet")
    local = example.replace("SparkSession.builder", 'SparkSession.builder.master("local[1]")')
    (tmp_path / "spark-defaults.conf").write_text(LITTLE, encoding="utf-8")
    ours = os.environ | {"PYSPARK_PYTHON": sys.executable, "SPARK_CONF_DIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", local], cwd=tmp_path, env=ours, check=True, capture_output=True, timeout=300)
    found = [report for path in (tmp_path / "reports").glob("*.parquet") for report in from_parquet(path)]
    assert sorted(report.article.id for report in found) == ["a0", "a1", "a2"]
    assert all(report.statements for report in found)


@pytest.mark.parametrize("value", [None, 3])
def test_columns_that_hold_something_else_are_told_of(value: object) -> None:
    report = on_spark.report_on({"id": "a", "text": WORDS, "url": value})
    assert bool(report.warnings) == (value is not None)
