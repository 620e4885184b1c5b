"""`reportedly add`: articles and reports into a record, again and again without harm."""

from __future__ import annotations

import gzip
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from reportedly import versions
from reportedly.articles.items import Received
from reportedly.cli.main import cli
from reportedly.cli.progress import Teller
from reportedly.cli.records import Failed, Missing
from reportedly.model import Report
from reportedly.reader import ReadOptions
from reportedly.record.errors import RecordError
from reportedly.record.packing import hash_of
from reportedly.record.record import Record
from reportedly.report import to_line
from tests import stub
from tests.record.dispatches import FIRST, SECOND, report, reread

TEXT = "The defense ministry said on Sunday that the city of Ganja had been shelled and that it would answer.\n"


@pytest.fixture(autouse=True)
def no_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "reportedly.language.encoder", stub.module())


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with a text, a page, and a table of two rows, one of them broken."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.html").write_text(
        f"<html lang='en'><body><h1>Ganja shelled</h1><p>{TEXT}</p><p>{TEXT}</p></body></html>", encoding="utf-8"
    )
    (folder / "c.jsonl").write_text(json.dumps({"id": "row", "text": TEXT}) + "\n{broken\n", encoding="utf-8")
    return folder


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, ["add", *map(str, words)], prog_name="reportedly", standalone_mode=False)


def add(where: Path, *words: str | Path) -> Result:
    done = run(*words, "--record", where)
    assert done.exception is None, done.exception
    return done


def handed(path: Path, *reports: Report) -> Path:
    data = "".join(f"{to_line(each)}\n" for each in reports).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def test_articles_are_added_once_with_their_bytes(news: Path, where: Path) -> None:
    done = add(where, news)
    assert done.return_value == 1 and "c.jsonl, line 2: it is not JSON" in done.stderr
    assert "3 added, 0 read again, 0 known already; 1 skipped" in done.stderr
    assert "0 added, 0 read again, 3 known already" in add(where, news).stderr
    raw = (news / "b.html").read_bytes()
    with Record.open(where) as record:
        assert record.counts().readings == 3
        assert record.source(hash_of(raw)) == raw
        assert record.readings(hash_of(raw))[0].source == hash_of(raw)
        assert record.readings("row")[0].version == versions.ours()


def test_what_is_known_is_not_read_again(where: Path, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(where, news)
    groups: list[list[str]] = []

    class Watched(stub.Encoder):
        def parse(self, articles):  # type: ignore[no-untyped-def]
            groups.append([each.id for each in articles])
            return super().parse(articles)

    monkeypatch.setattr(sys.modules["reportedly.language.encoder"], "Encoder", Watched)
    (news / "d.txt").write_text("Another. " + TEXT, encoding="utf-8")
    assert "1 added, 0 read again, 3 known already" in add(where, news).stderr
    assert [len(group) for group in groups] == [1]


@pytest.mark.parametrize("name", ["reports.jsonl", "reports.jsonl.gz", "reports.NDJSON"])
def test_reports_are_stored_as_they_are(tmp_path: Path, where: Path, name: str) -> None:
    path = handed(tmp_path / name, report(), report("b"))
    assert "2 added" in add(where, path).stderr
    assert "2 known already" in add(where, path).stderr
    with Record.open(where) as record:
        assert [each for _, each in record.reports()] == [report(), report("b")]


def test_reports_and_articles_come_in_the_order_given(tmp_path: Path, news: Path, where: Path) -> None:
    first, last = handed(tmp_path / "1.jsonl", report("one")), handed(tmp_path / "2.jsonl", report("two"))
    add(where, first, news / "c.jsonl", last)
    with Record.open(where) as record:
        assert [each.article.id for _, each in record.reports()] == ["one", "row", "two"]


def test_a_line_that_is_no_report_is_skipped_and_told(tmp_path: Path, where: Path) -> None:
    path = handed(tmp_path / "reports.jsonl", report())
    broken = [b"{", b'{"article": {"id": 3, "text": "x"}, "statements": []}', b'{"article": {"id": "x", "text": "x"}}']
    path.write_bytes(path.read_bytes() + b"\n".join([b"", *broken, b""]) + to_line(report("b")).encode())
    done = add(where, path)
    assert done.return_value == 1
    assert [n for n in range(1, 8) if f"reports.jsonl, line {n}: it is no report" in done.stderr] == [3, 4, 5]
    assert "2 added" in done.stderr and "3 skipped" in done.stderr


def test_rereading_shows_what_changed_and_keeps_decisions(where: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Record.open(where) as record:
        record.add([report(), report("b")], FIRST)
        record.decide("correct", "orsa#e1", who="Anna", field="status", value="planned")
    newer(monkeypatch, {"orsa": reread(report())})
    done = add(where, "--reread")
    assert done.return_value == 0 and "0 added, 2 read again" in done.stderr
    assert done.stdout.splitlines() == [
        "orsa: 1 statement added, 1 event changed, 1 figure changed",
        "  ~ e5 event possible ASSAULT aerial: mode heavy-weapons → aerial; status asserted → possible",
        "  ~ f3 figure 12.. killed: low 14 → 12",
        "  + s1 statement state",
    ]
    with Record.open(where) as record:
        now = record.report("orsa")
        assert now is not None and now.events[0].status == "planned"
    assert "0 read again, 0 known already" in add(where, "--reread").stderr


def test_a_newer_version_reads_its_inputs_again_and_leaves_the_rest(
    news: Path, where: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(where, news)
    monkeypatch.setattr(versions, "ours", lambda: SECOND)
    done = add(where, news / "a.txt")
    assert "0 added, 1 read again, 0 known already" in done.stderr and done.stdout == ""


def newer(monkeypatch: pytest.MonkeyPatch, reads: dict[str, Report]) -> None:
    """A program of the second version, which reads some articles otherwise."""

    class Reader:
        options = ReadOptions()

        def read_many(self, items: Iterable[Received]) -> Iterator[Report]:
            for item in items:
                yield reads.get(item.article.id, replace(report(), article=item.article))

    monkeypatch.setattr("reportedly.reader.Reader", Reader)
    monkeypatch.setattr(versions, "ours", lambda: SECOND)


def test_an_edited_article_is_told(tmp_path: Path, where: Path) -> None:
    table = tmp_path / "t.jsonl"
    for text in (TEXT, TEXT + "An update."):
        table.write_text(json.dumps({"id": "x", "text": text}) + "\n", encoding="utf-8")
        done = add(where, table)
    assert "its text is another than before; both are kept, and the new one stands" in done.stderr


def test_the_records_own_files_are_no_inputs(news: Path) -> None:
    where = news / "record.sqlite"
    with Record.open(where):
        done = add(where, news)
    assert "passed over" not in done.stderr and "3 added" in done.stderr


def test_the_environment_names_the_record(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_RECORD", str(tmp_path / "named.sqlite"))
    run(news / "a.txt")
    assert (tmp_path / "named.sqlite").exists()
    monkeypatch.delenv("REPORTEDLY_RECORD")
    monkeypatch.chdir(tmp_path)
    run(news / "a.txt")
    assert (tmp_path / "reportedly.sqlite").exists()


@pytest.mark.parametrize(
    ("words", "kind", "said"),
    [
        ([], click.UsageError, "name an INPUT to add"),
        (["a.txt", "--record", "mysql://h/d"], click.BadParameter, "is no record's address"),
        (["a.txt", "--record", "."], Failed, "is a folder"),
        (["a.txt", "--record", "postgresql://u:secret@127.0.0.1:1/d"], Failed, "can't be reached"),
    ],
)
def test_what_cannot_be_done_is_told(words: list[str], kind: type[click.ClickException], said: str) -> None:
    done = run(*words)
    assert type(done.exception) is kind and said in done.exception.format_message()
    assert done.exception.exit_code == (3 if kind is Failed else 2)
    assert "secret" not in done.exception.format_message()


@pytest.mark.parametrize("reread", [False, True])
def test_a_mistyped_input_makes_no_record(tmp_path: Path, where: Path, reread: bool) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "none.jsonl").write_text("{broken\n", encoding="utf-8")
    mistyped = [tmp_path / name for name in ("nwes", "empty", "none.jsonl")]
    done = add(where, *mistyped, *(["--reread"] if reread else []))
    assert done.return_value == 1 and "nwes: there is no such file or folder" in done.stderr
    assert done.stderr.endswith("Nothing was added; 3 skipped. No record was made.\n")
    assert not list(tmp_path.glob("record.sqlite*"))


def test_a_mistyped_input_before_others_leaves_nothing_out(tmp_path: Path, news: Path, where: Path) -> None:
    path = handed(tmp_path / "reports.jsonl", report("one"))
    done = add(where, tmp_path / "nwes", news / "a.txt", path, news / "b.html")
    assert done.return_value == 1 and "3 added, 0 read again, 0 known already; 1 skipped" in done.stderr
    with Record.open(where) as record:
        assert record.counts().articles == 3
    again = add(where, tmp_path / "nwes")
    assert "0 added" in again.stderr and "holds 3 articles" in again.stderr


def test_what_was_never_read_is_not_read_anew(where: Path) -> None:
    done = run("--reread", "--record", where)
    assert type(done.exception) is Missing and not where.exists()


def test_an_interruption_keeps_what_was_read(where: Path) -> None:
    """Ctrl-C in the middle of an endless input: exit code 130, and what was read stands in the record."""
    command = [sys.executable, "-m", "tests.stub", "add", "-", "--record", str(where)]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdin is not None and child.stderr is not None
    try:
        for n in range(100):
            child.stdin.write(json.dumps({"id": f"n{n}", "text": TEXT}).encode() + b"\n")
        child.stdin.flush()
        until = time.monotonic() + 30
        while time.monotonic() < until and held(where) < 32:
            time.sleep(0.1)
        child.send_signal(signal.SIGINT)
        assert child.wait(30) == 130
    finally:
        child.stdin.close()
        child.stderr.close()
        child.kill()
        child.wait()
    assert held(where) >= 32


def held(where: Path) -> int:
    """How many articles are in a record, once it is there."""
    try:
        with Record.open(where, write=False) as record:
            return record.counts().articles
    except RecordError:
        return 0


def test_warnings_hold_no_control_characters(capsys: pytest.CaptureFixture[str]) -> None:
    Teller().warn("news\x1b[31m: it is\n no text")
    assert capsys.readouterr().err == "warning: news\N{REPLACEMENT CHARACTER}[31m: it is no text\n"
