"""All reports linked at once: the same links and incidents whoever finds the pairs, and nothing that is half made."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Connection

from reportedly.accounts import linking, scoring, staging, whole
from reportedly.accounts.blocking import AROUND, BESIDE, Spot, asked, cells, loose, near, spot
from reportedly.accounts.model import Telling
from reportedly.accounts.pairing import LinkerError
from reportedly.accounts.placing import PLACING
from reportedly.accounts.rarity import Rarity
from reportedly.accounts.tellings import tellings
from reportedly.model import Report
from reportedly.record import derived
from reportedly.record.record import Record
from reportedly.versions import Version
from tests.accounts.news import TOWNS, WORDS, Told, filler, news, shelling, together
from tests.accounts.test_linking import ALL, THREE

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

FIRST, SECOND = Version("0.1.0"), Version("0.2.0")
Lie = tuple[Telling, Spot, set[str], set[str]]
Result = tuple[list[tuple[str, str, float, str]], dict[str, str | None]]


def war(count: int, seed: int = 6) -> list[Report]:
    """News of some weeks: of one town or several, with a day or none, printed on a day or undated, and vague."""
    chance = random.Random(seed)
    return [article(f"n{number}", chance) for number in range(count)]


def article(name: str, chance: random.Random) -> Report:
    day = date(2020, 10, 1) + timedelta(chance.randrange(40))
    told = [sentence(chance, day - timedelta(chance.randrange(3))) for _ in range(chance.choice((1, 1, 2, 3)))]
    published = None if chance.random() < 0.1 else day.isoformat()
    made = news(name, *told, published=published, outlet=f"Outlet {chance.randrange(9)}")
    if chance.random() < 0.15:  # on both sides of the date line
        lon = chance.choice((179.95, -179.95))
        made = replace(made, places=tuple(replace(each, lon=lon, lat=10.1, id=each.id) for each in made.places))
    return made


def sentence(chance: random.Random, day: date) -> Told:
    killed, detail = chance.randrange(1, 30), f"{chance.choice(WORDS)} and {chance.choice(WORDS)}"
    if chance.random() < 0.2:
        return Told(f"Guns shelled a {detail}, and {killed} people died.", "shelled", killed=killed)
    town = chance.choice([*TOWNS])
    if chance.random() < 0.25:
        words = f"Guns shelled {town}, and {killed} people died in the {detail}."
        return Told(words, "shelled", town, None, killed)
    return shelling(town, day.isoformat(), killed, detail)


def result(record: Record) -> Result:
    rows = {row.id: row for row in derived.all_tellings(record)}
    found = derived.links_of(record, rows)
    return [(each.first, each.second, each.score, each.payload) for each in found], {
        name: row.incident for name, row in rows.items()
    }


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Record, Result]]:
    """A record of some weeks' news, and what our own way makes of it."""
    with Record.open(tmp_path_factory.mktemp("record") / "record.sqlite") as record:
        record.add(war(300), FIRST)
        linking.rebuild(record, linker="own")
        yield record, result(record)


@pytest.fixture
def spark() -> Iterator[SparkSession]:
    """Spark in this process and on one thread, as little of it as there can be."""
    if shutil.which("java") is None:
        pytest.skip("no test on Spark: there is no Java")
    from pyspark.sql import SparkSession

    settings: dict[str, bool | float | int | str | None] = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.default.parallelism": "1",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    session = SparkSession.builder.master("local[1]").config(map=settings).getOrCreate()
    yield session
    session.stop()


def test_a_weeks_news_has_all_that_may_differ(linked: tuple[Record, Result]) -> None:
    """What the tests below compare is of every kind."""
    told = [each for report in war(300) for each in tellings(report)]
    assert sum(each.first is None and each.published is None for each in told) > 5
    assert sum(each.vague for each in told) > 20
    assert sum(ground.lon == 179.95 for each in told for ground in each.places) > 5
    assert len(told) > len({each.article for each in told}) + 50
    links, homes = linked[1]
    assert len(links) > 500 and len(set(homes.values())) < len(homes) - 50


def test_the_links_are_those_of_all_pairs_by_the_words_of_all(linked: tuple[Record, Result]) -> None:
    """The definition itself, without any way of finding pairs."""
    told = sorted((each for report in war(300) for each in tellings(report)), key=lambda each: each.id)
    rarity = Rarity(told)
    lie = [(each, spot(0, each, ()), set(asked(each, rarity)), set(cells(each, rarity))) for each in told]
    found = [scoring.weighed(one[0], two[0], rarity) for one, two in combinations(lie, 2) if meet(one, two)]
    expected = sorted((each.first, each.second, each.score) for each in found if each)
    assert [each[:3] for each in linked[1][0]] == expected


def meet(one: Lie, two: Lie) -> bool:
    (telling, mine, cells_asked, _), (other, theirs, _, cells_there) = one, two
    return telling.article != other.article and any(
        near(mine.wide, theirs.wide, AROUND) if loose(cell) else near(mine.narrow, theirs.narrow, BESIDE)
        for cell in cells_asked & cells_there
    )


def test_splink_in_duckdb_gives_the_same_links_and_incidents(linked: tuple[Record, Result]) -> None:
    record, before = linked
    linking.rebuild(record, linker="duckdb")
    assert result(record) == before


def test_splink_in_spark_gives_the_same_links_and_incidents(
    linked: tuple[Record, Result],
    spark: SparkSession,  # noqa: ARG001 (it is found by whoever asks for the one that runs)
) -> None:
    record, before = linked
    linking.rebuild(record, linker="spark")
    assert result(record) == before


def test_several_workers_give_the_same_links_and_incidents(
    linked: tuple[Record, Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    record, before = linked
    monkeypatch.setattr(scoring, "AT_ONCE", 700)
    linking.rebuild(record, workers=2)
    assert result(record) == before


def test_neither_order_nor_steps_change_links(linked: tuple[Record, Result], tmp_path: Path) -> None:
    reports = war(300)
    random.Random(1).shuffle(reports)
    with Record.open(tmp_path / "other.sqlite") as record:
        for start in range(0, 300, 100):
            record.add(reports[start : start + 100], FIRST)
            linking.update(record)
        linking.rebuild(record)
        assert result(record)[0] == linked[1][0]


def test_it_tells_how_far_it_is(linked: tuple[Record, Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring, "AT_ONCE", 500)
    monkeypatch.setattr(whole, "AT_ONCE", 100)
    heard: list[int] = []
    assert linking.rebuild(linked[0], heard.append) == 300
    assert heard == sorted(heard) and heard[:3] == [50, 100, 150] and heard[-1] == 300
    assert len([each for each in heard if each > 150]) > 3


def test_a_huge_record_is_linked_at_once_the_first_time(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "MANY", 46)
    record.add([*filler(40), *ALL], FIRST)
    monkeypatch.setattr(linking, "take_in", None)
    assert linking.update(record) == 46
    assert together(record) == THREE
    monkeypatch.undo()
    record.add([replace(ALL[0], warnings=("read anew",))], SECOND)
    assert linking.update(record) == 1
    assert together(record) == THREE


def test_an_article_that_comes_again_meanwhile_is_linked_as_it_stands_last(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.add([*filler(40), *ALL], FIRST)
    linking.rebuild(record)
    before = derived.state(record, "rarity")
    pages = [*record.reports()]
    last = pages[-1][0]
    older = news("a1", shelling("Lipa", "2020-10-05", 31, "tannery"), published="2020-10-04")
    came = [(number, older if report.article.id == "a1" else report) for number, report in pages]
    again = next((last + 1, report) for _, report in pages if report.article.id == "a1")
    monkeypatch.setattr(record, "reports", lambda: iter([*came, again]))
    monkeypatch.setattr(whole, "AT_ONCE", 46)
    assert linking.rebuild(record) == 46
    assert together(record) == THREE
    assert derived.progress(record) == last + 1
    assert Rarity.from_bytes(derived.state(record, "rarity")).words == +Rarity.from_bytes(before).words


class StoppedError(Exception):
    pass


@pytest.mark.parametrize("after", range(3))
def test_stopped_before_it_writes_it_leaves_what_was_there_or_all_that_is_new(
    record: Record, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    record.add([*filler(40), *ALL[:5]], FIRST)
    linking.update(record)
    before, names = result(record), set(result(record)[1].values())
    record.add(ALL[5:], FIRST)
    writing, left = record.writing, [after]

    @contextmanager
    def stopping() -> Iterator[Connection]:
        if not left[0]:
            raise StoppedError
        left[0] -= 1
        with writing() as connection:
            yield connection

    with monkeypatch.context() as patched:
        patched.setattr(record, "writing", stopping)
        with suppress(StoppedError):
            linking.rebuild(record)
    assert (result(record) == before) == (after == 0)
    assert (derived.state(record, PLACING) is not None) == (after == 1)
    linking.update(record)
    assert together(record) == THREE and names <= set(result(record)[1].values())
    assert derived.state(record, PLACING) is None


def test_stopped_while_it_compares_it_leaves_no_file(
    record: Record, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    record.add([*filler(40), *ALL], FIRST)
    linking.update(record)
    before = result(record)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def stop(*_: object) -> None:
        assert len(list(tmp_path.glob("reportedly-*"))) == 1
        raise StoppedError

    monkeypatch.setattr(whole, "scored", stop)
    with pytest.raises(StoppedError):
        linking.rebuild(record)
    assert result(record) == before and not list(tmp_path.glob("reportedly-*"))


def test_nothing_to_link(record: Record) -> None:
    assert linking.rebuild(record) == 0
    record.add([news("none", Told("Nothing happened.", "happened", status="planned"))], FIRST)
    assert linking.rebuild(record) == 1
    assert result(record) == ([], {})


def test_a_folder_that_cannot_be_worked_in_is_told(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    record.add([*filler(3)], FIRST)
    monkeypatch.setattr(staging, "TABLES", "CREATE TABLE arrived (id TEXT PRIMARY KEY CHECK (id = 'no room'));")
    with pytest.raises(LinkerError, match=r"reportedly-.*, where linking works, can't be used .*TMPDIR"):
        linking.rebuild(record)
    assert result(record) == ([], {})
