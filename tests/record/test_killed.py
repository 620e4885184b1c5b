"""Adding may be killed at any moment: nothing is lost that was told to be stored, and nothing is there twice.

SIGKILL ends a real process at a random moment. Most add prepared reports, so that loading the models doesn't make up
their time; some are `reportedly add` itself with the real models.

A moment is drawn from a run that nobody disturbed: after which of its transactions, and how long after. So the kills
fall all over a run, from its start to after its end, however fast or busy the machine is.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from reportedly.language.encoder import MODEL, weights_folder
from reportedly.model import Report
from reportedly.record.record import Record
from reportedly.record.search import Query
from reportedly.report import to_line
from tests.record.dispatches import FIRST, many
from tests.record.killed_child import EACH

KILLS = 100
EACH_RECORD = 4
"""A record is begun for so many of the kills."""
ARTICLES = 40
ROOT = Path(__file__).parent.parent.parent


def test_killed_a_hundred_times_at_random_moments(where: str) -> None:
    """Records are begun; the adding of each is killed and begun again four times, and then let through."""
    chance = random.Random(20261122)
    reports = {each.article.id: each for each in many(ARTICLES)}
    told: list[int] = []
    with running(where) as child:
        times = undisturbed(child)
        for _ in range(KILLS // EACH_RECORD):
            start_over(where)
            stored: set[str] = set()
            for _ in range(EACH_RECORD):
                done = killed(child, *moment(times, chance))
                told.append(len(done))
                stored |= set(done)
                assert stored <= set(kept(where, reports)), "told to be stored, and lost"
            with Record.open(where) as record:
                record.add(reports.values(), FIRST)
            assert sorted(kept(where, reports)) == sorted(reports)
    assert len(told) == KILLS
    assert told.count(0) >= 5 and told.count(ARTICLES) >= 5, "too few kills before and after all transactions"
    assert len(set(told)) >= 6, "too few kills between transactions"


def kept(where: str, reports: dict[str, Report]) -> list[str]:
    """The articles in a record, once it is sure that each is there once, whole, and as it was added."""
    with Record.open(where) as record:
        counts = record.counts()
        held = list(record.reports())
        found = record.search(Query("market", limit=10_000))
        assert record.verify() is None
    names = [each.article.id for _, each in held]
    assert counts.articles == counts.readings == len(held) == len(set(names))
    assert [n for n, _ in held] == sorted({n for n, _ in held})
    assert counts.claims == sum(len(r.statements) + len(r.events) + len(r.figures) for _, r in held)
    assert len(found) == 3 * len(held)
    assert all(each == reports[each.article.id] for _, each in held)
    return names


@contextmanager
def running(where: str) -> Iterator[subprocess.Popen[str]]:
    """The process that forks those who are killed."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.record.killed_child", where, str(ARTICLES)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )
    assert child.stdin is not None and child.stdout is not None
    with child, child.stdin, child.stdout:
        yield child


def begin(child: subprocess.Popen[str], word: str) -> int:
    """Lets one begin to add; the number of its process."""
    assert child.stdin is not None and child.stdout is not None
    child.stdin.write(f"{word}\n")
    child.stdin.flush()
    return int(child.stdout.readline())


def lines(child: subprocess.Popen[str]) -> Iterator[str]:
    """What it tells, until it has ended."""
    assert child.stdout is not None
    return iter(child.stdout.readline, "ended\n")


def undisturbed(child: subprocess.Popen[str]) -> list[float]:
    """The seconds after which each transaction of a run ended that was let through; 0.0 in front, for its start."""
    begin(child, "through")
    start = time.monotonic()
    times = [time.monotonic() - start for _ in lines(child)]
    assert len(times) == ARTICLES / EACH
    return [0.0, *times]


def moment(times: list[float], chance: random.Random) -> tuple[int, float]:
    """A moment of such a run, or soon after it: how many transactions have ended, and for how many seconds."""
    at = chance.uniform(0.0, times[-1] * 1.15)
    ended = bisect_right(times, at) - 1
    return ended, at - times[ended]


def killed(child: subprocess.Popen[str], after: int, seconds: float) -> list[str]:
    """Lets one add, kills it so long after so many transactions; the articles that it told to be stored."""
    pid, told = begin(child, "go"), lines(child)
    done = [line for _, line in zip(range(after), told, strict=False)]
    assert len(done) == after, "it ended by itself"
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    return " ".join([*done, *told]).split()


def start_over(where: str) -> None:
    """Leaves nothing of a record."""
    if "://" not in where:
        for path in Path(where).parent.glob("reportedly.sqlite*"):
            path.unlink()
        return
    engine = create_engine(where.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


needs_weights = pytest.mark.skipif(not (weights_folder() / MODEL).exists(), reason="the weights are not here")


@needs_weights
def test_the_command_itself_killed_while_it_reads(tmp_path: Path) -> None:
    """`reportedly add` on articles and on reports: killed some times, then left to end."""
    chance = random.Random(6)
    where = tmp_path / "reportedly.sqlite"
    news = tmp_path / "news.jsonl"
    row = '{{"id": "n{0}", "text": "Gunmen killed {0} people in Orsa on Sunday, the mayor said."}}\n'
    news.write_text("".join(row.format(n) for n in range(2, 202)), encoding="utf-8")
    handed = tmp_path / "reports.jsonl"
    handed.write_text("".join(f"{to_line(each)}\n" for each in many(60)), encoding="utf-8")
    command = [sys.executable, "-m", "reportedly.cli.main", "add", str(handed), str(news), "--record", str(where)]
    for _ in range(4):
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.4, 2.0))
        child.send_signal(signal.SIGKILL)
        child.wait()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with Record.open(where) as record:
        assert record.counts().articles == record.counts().readings == 260
        names = [each.article.id for _, each in record.reports()]
        assert sorted(names) == sorted([f"n{n}" for n in range(2, 202)] + [each.article.id for each in many(60)])
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "0 added, 0 read again, 260 known already" in again.stderr
