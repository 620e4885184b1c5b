"""Adding may be killed at any moment: nothing is lost that was told to be stored, and nothing is there twice.

A real process runs `reportedly add`, and SIGKILL ends it at a random moment. Most runs add prepared reports, so that
loading the models doesn't make up their time; some read with the real models.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from reportedly.language.encoder import MODEL, weights_folder
from reportedly.record.record import Record
from reportedly.record.search import Query
from reportedly.report import to_line
from tests.record.dispatches import many

KILLS = 100
ARTICLES = 60
ROOT = Path(__file__).parent.parent.parent


def sound(record: Record) -> int:
    """How many articles there are, once it is sure that each is whole and there once."""
    counts = record.counts()
    reports = list(record.reports())
    assert counts.articles == counts.readings == len(reports)
    assert len({each.article.id for _, each in reports}) == len(reports)
    assert [n for n, _ in reports] == sorted({n for n, _ in reports})
    assert counts.claims == sum(len(r.statements) + len(r.events) + len(r.figures) for _, r in reports)
    assert len(record.search(Query("market", limit=10_000))) == 3 * len(reports)
    assert record.verify() is None
    return len(reports)


def test_killed_a_hundred_times_at_random_moments(where: str) -> None:
    """The record is filled over and over, from nothing; a kill counts where it came before all was told."""
    chance = random.Random(20261122)
    reports = {each.article.id: each for each in many(ARTICLES)}
    kills = told = 0
    with running(where) as child:
        while kills < KILLS:
            done = killed(child, chance.uniform(0.0, 0.12))
            kills += len(done) < ARTICLES
            told += len(done)
            with Record.open(where) as record:
                there = sound(record)
                held = {each.article.id: each for _, each in record.reports()}
            assert set(done) <= set(held), "told to be stored, and lost"
            assert all(held[name] == reports[name] for name in held)
            if there == ARTICLES:
                start_over(where)
    assert told > KILLS, "the kills came before anything was stored"


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


def killed(child: subprocess.Popen[str], after: float) -> list[str]:
    """Lets one add, kills it after some seconds; the articles that it told to be stored."""
    assert child.stdin is not None and child.stdout is not None
    child.stdin.write("go\n")
    child.stdin.flush()
    pid = int(child.stdout.readline())
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    return [line.strip() for line in iter(child.stdout.readline, "ended\n")]


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
