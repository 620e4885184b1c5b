"""The whole way on the demo dispatches, with the weights that ship."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly.accounts import linking
from reportedly.accounts.accounts import accounts
from reportedly.accounts.conflict import load
from reportedly.accounts.ladders import counted
from reportedly.articles import inputs
from reportedly.articles.items import Received
from reportedly.cli.main import cli
from reportedly.language.encoder import MODEL, weights_folder
from reportedly.model import CLAIM_BLOCKS, Report
from reportedly.reader import Reader, ReadOptions
from reportedly.record.record import Record
from reportedly.report import from_line, to_line
from reportedly.versions import ours

DEMO = sorted(p for p in (Path(__file__).parent.parent / "demo").iterdir() if p.suffix in (".txt", ".html"))
CONFLICT = Path(__file__).parent.parent / "demo" / "conflict.toml"

HERE = (weights_folder() / MODEL).exists()
needs_weights = pytest.mark.skipif(not HERE, reason="the weights are not here, as a test that fails says")


def test_the_weights_are_here() -> None:
    if not HERE:
        pytest.fail(f"no weights at {weights_folder() / MODEL}: nothing was read end to end; `make train`", False)


@pytest.fixture(scope="module")
def received() -> list[Received]:
    return [item for item in inputs.read(DEMO) if isinstance(item, Received)]


@pytest.fixture(scope="module")
def reports(received: list[Received]) -> list[Report]:
    return list(Reader().read_many(received))


@needs_weights
def test_every_dispatch_is_read_and_says_who_says_what(reports: list[Report]) -> None:
    assert len(reports) == len(DEMO) == 12
    assert all(len(report.statements) >= 3 for report in reports)


@needs_weights
def test_what_is_read_together_does_not_change_a_report(received: list[Received], reports: list[Report]) -> None:
    alone = Reader(ReadOptions(batch_articles=1)).read_many(reversed(received))
    assert [to_line(r) for r in alone] == [to_line(r) for r in reversed(reports)]


@needs_weights
def test_both_sides_of_a_strike_stand_in_one_account(reports: list[Report], tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.sqlite") as record:
        record.add(reports, ours())
        linking.update(record)
        every = [each.account for each in accounts(record, load(CONFLICT), least=2)]
    (barda,) = (told for told in every if told.incident.ground and told.incident.ground.name == "Barda")
    stances = {(each.speaker.side, each.stance) for each in barda.positions}
    assert {("Azerbaijan", "blames"), ("Armenia", "denies")} <= stances
    rows = [[step.first.low for step in row.steps] for group in counted(barda.tolls) for row in group.ladders]
    assert [14, 19, 21] in rows
    assert barda.printings > len(barda.sources)
    assert barda.grade.value == "contested"


@needs_weights
def test_the_readme_shows_what_is_printed(reports: list[Report], tmp_path: Path) -> None:
    where = tmp_path / "record.sqlite"
    with Record.open(where) as record:
        record.add(reports, ours())
    words = ["accounts", "--record", str(where), "--conflict", str(CONFLICT), "--format", "text"]
    done = CliRunner().invoke(cli, words)
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    (shown,) = (block for block in readme.split("```\n") if block.startswith("ASSAULT"))
    assert shown in done.stdout


@needs_weights
def test_every_span_is_a_stretch_of_a_block_that_claims_are_read_from(reports: list[Report]) -> None:
    for report in reports:
        text = report.article.text
        read = [(b.start, b.end) for b in report.article.blocks if b.kind in CLAIM_BLOCKS]
        for s in report.statements:
            assert s.cue and s.content
            parties = [p for p in (s.source, s.via, s.addressee, s.target) if p]
            for start, end in (*s.cue, *s.content, *(span for p in parties for span in p.spans)):
                assert text[start:end] == text[start:end].strip() != ""
                assert any(a <= start < end <= b for a, b in read)


@needs_weights
def test_parents_and_actors_are_in_the_report(reports: list[Report]) -> None:
    for report in reports:
        ids = [s.id for s in report.statements]
        assert len(set(ids)) == len(ids)
        assert {s.parent for s in report.statements if s.parent} <= set(ids)
        parties = [p for s in report.statements for p in (s.source, s.via, s.addressee, s.target) if p]
        named = {one for p in parties if p.actor for one in p.actor.split(";")}
        assert named <= {a.id for a in report.actors}


def command(seed: str, *words: str | Path) -> bytes:
    """What the command writes in a process of its own, in which sets have the order of this seed."""
    known = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(
        [sys.executable, "-m", "reportedly.cli.main", "read", *words], capture_output=True, env=known, check=False
    )
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout


@needs_weights
@pytest.mark.parametrize("shape", ["jsonl", "claims"])
def test_two_processes_write_the_same_bytes_whatever_the_order_of_sets(shape: str) -> None:
    first, second = (command(seed, "--format", shape, DEMO[0], DEMO[-1]) for seed in ("1", "4711"))
    assert first == second != b""


@needs_weights
def test_a_row_with_half_a_surrogate_pair_is_read_to_the_end(tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    table.write_text('{"text": "\\ud83d The minister said on Sunday that \\ude80 the town had been shelled."}\n')
    report = from_line(command("0", "--format", "jsonl", table))
    assert "\ud83d" in report.article.text
    assert not any("failed" in warning for warning in report.warnings)
    assert len(report.statements) == 1
