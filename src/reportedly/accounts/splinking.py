"""Splink finds the pairs: in DuckDB, which needs little memory and a disk, or in Spark, on however many machines.

Splink's blocking alone is used, not its model of how sure a pair is. Tellings are brought together over what they
share, point by point; so that a name which a whole war shares does not bring all of it together, a point counts for
some days at a time. A telling stands in each of the stretches of days that it may be compared over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa  # type: ignore[import-untyped]  # it has no types
from pyarrow import dataset, parquet

from reportedly.accounts.blocking import AROUND, BESIDE, Ordinals, Spot, loose
from reportedly.accounts.pairing import LinkerError, Pairs

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

MEMORY = "2GB"
"""What DuckDB may hold in memory; the rest lies in the folder."""
AT_ONCE = 10_000
"""So many tellings or pairs are held here at a time."""
FAR, BESIDES = 8, 4
"""Days of a stretch: for points where days may lie a week apart, and for all others."""
LIST = pa.list_(pa.string())
DAY = pa.int32()
SCHEMA = pa.schema(
    {
        "number": pa.int64(),
        "article": pa.string(),
        "dated": pa.bool_(),
        "wide_from": DAY,
        "wide_to": DAY,
        "narrow_from": DAY,
        "narrow_to": DAY,
        "far": LIST,
        "beside": LIST,
        "point": LIST,
    }
)
"""Where tellings stand. `far` and `beside` are points with a stretch of days each, `point` those of what is undated."""
RULES = {
    "far": f"l.wide_from <= r.wide_to + {AROUND} AND r.wide_from <= l.wide_to + {AROUND}",
    "beside": f"l.narrow_from <= r.narrow_to + {BESIDE} AND r.narrow_from <= l.narrow_to + {BESIDE}",
    "point": "NOT l.dated",
}
"""What must hold of two tellings that share an item of a list; `l` has the lower number, as the undated do."""


def in_duckdb(spots: Iterable[Spot], folder: Path) -> Pairs:
    """The pairs of tellings that may be of one happening, found by Splink in DuckDB.

    The tellings come in the order of their days, those that nothing dates first.
    """
    import duckdb
    from splink import DuckDBAPI

    written(spots, folder)
    config: dict[str, Any] = {
        "memory_limit": MEMORY,
        "temp_directory": str(folder / "spilled"),
        "preserve_insertion_order": False,
    }
    try:
        with duckdb.connect(str(folder / "pairs.duckdb"), config=config) as connection:
            connection.read_parquet(str(folder / "spots")).create_view("spots")
            found = blocked(DuckDBAPI(connection)).as_duckdbpyrelation()
            found.project("join_key_l, join_key_r").order("join_key_r, join_key_l").write_parquet(str(folder / "pairs"))
    except duckdb.Error as error:
        raise LinkerError(f"DuckDB, which works in {folder.parent}, failed: {error}") from error
    yield from read(folder)


def in_spark(spots: Iterable[Spot], folder: Path) -> Pairs:
    """The pairs that `in_duckdb` finds, found by Splink in Spark.

    It is the Spark that is running here, else the one that Spark's own settings name. All its machines must see the
    folder under one path.
    """
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession
    from splink import SparkAPI

    written(spots, folder)
    running = SparkSession.getActiveSession()
    spark = running or begun()
    try:
        spark.read.parquet((folder / "spots").as_uri()).createOrReplaceTempView("spots")
        make: Any = SparkAPI  # Splink tells no types here
        api = make(spark_session=spark, break_lineage_method="persist", register_udfs_automatically=False)
        found = blocked(api).as_spark_dataframe().select("join_key_l", "join_key_r")
        found.orderBy("join_key_r", "join_key_l").write.parquet((folder / "pairs").as_uri())
    except (PySparkException, Py4JError) as error:
        raise LinkerError(f"Spark, which works in {folder.parent}, failed: {first_line(error)}") from error
    finally:
        if running is None:
            spark.stop()
    yield from read(folder)


def begun() -> SparkSession:
    """Spark, begun as its own settings say. Raises LinkerError where it can't be."""
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    try:
        quiet = SparkSession.builder.appName("reportedly").config("spark.ui.showConsoleProgress", "false")
        return quiet.getOrCreate()
    except PySparkException as error:
        raise LinkerError(
            f"Spark didn't start ({first_line(error)}): it needs Java 17 or newer, in PATH or named by JAVA_HOME"
        ) from error


def first_line(error: Exception) -> str:
    """What an error says first: traces of Java follow."""
    return next(iter(str(error).splitlines()), type(error).__name__)


def blocked(api: Any) -> Any:
    """Splink's table of the pairs among the `spots` of a database."""
    from splink import Linker, SettingsCreator
    from splink.blocking_rule_library import CustomRule

    rules: list[Any] = [
        CustomRule(f"l.{name} = r.{name} AND l.article <> r.article AND {more}", arrays_to_explode=[name])
        for name, more in RULES.items()
    ]
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="number",
        comparisons=[],
        blocking_rules_to_generate_predictions=rules,
    )
    linker = Linker(api.register("spots"), settings, log_level=None, validate_settings=False)
    return linker.inference.compute_blocked_pairs_for_predict()


def written(spots: Iterable[Spot], folder: Path) -> None:
    """Writes where tellings stand, as Splink gets it."""
    rest, open_points = iter(spots), set[str]()
    with parquet.ParquetWriter(folder / "spots", SCHEMA) as table:
        while some := list(islice(rest, AT_ONCE)):
            for each in some:
                if each.wide is None:
                    open_points.update(each.points)
            table.write_table(pa.Table.from_pylist([row_of(each, open_points) for each in some], schema=SCHEMA))


def row_of(spot: Spot, open_points: set[str]) -> dict[str, Any]:
    """Where one telling stands. `open_points` are the points of those that nothing dates."""
    wide, narrow = spot.wide or (None, None), spot.narrow or (None, None)
    far, beside = ([each for each in spot.points if loose(each) == kind] for kind in (True, False))
    return {
        "number": spot.number,
        "article": spot.article,
        "dated": spot.wide is not None,
        "wide_from": wide[0],
        "wide_to": wide[1],
        "narrow_from": narrow[0],
        "narrow_to": narrow[1],
        "far": list(stretched(far, spot.wide, AROUND, FAR)),
        "beside": list(stretched(beside, spot.narrow, BESIDE, BESIDES)),
        "point": [each for each in spot.points if each in open_points],
    }


def stretched(points: Sequence[str], days: Ordinals | None, apart: int, length: int) -> Iterator[str]:
    """Points with each stretch of days that some days reach into; none for days that nobody knows.

    Days that lie no further apart than `apart` reach into one stretch: each goes half of the way.
    """
    if days is not None:
        half = (apart + 1) // 2
        for stretch in range((days[0] - half) // length, (days[1] + half) // length + 1):
            yield from (f"{stretch}:{point}" for point in points)


def read(folder: Path) -> Pairs:
    """The pairs that were found."""
    for some in dataset.dataset(folder / "pairs", format="parquet").to_batches(batch_size=AT_ONCE):
        yield from zip(*(column.to_pylist() for column in some.columns), strict=True)
