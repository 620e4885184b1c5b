import gzip
import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli.bar import bar
from reportedly.cli.main import cli
from reportedly.cli.read import expected
from reportedly.exports.parquet import from_parquet
from reportedly.report import from_line
from tests import stub

ENGLISH = "The defense ministry said on Sunday that the city of Ganja had been shelled and that it would answer.\n"
COMMAND = [sys.executable, "-m", "tests.stub", "read"]


@pytest.fixture(autouse=True)
def no_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "reportedly.language.encoder", stub.module())


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with a text, a page and a table of two rows, one of them broken."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "b.html").write_text(
        f"<html lang='en'><body><h1>Ganja shelled again</h1><p>{ENGLISH}</p><p>{ENGLISH}</p></body></html>",
        encoding="utf-8",
    )
    (folder / "c.jsonl").write_text(json.dumps({"id": "row", "text": ENGLISH}) + "\n{broken\n", encoding="utf-8")
    return folder


def run(*words: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(
        cli, ["read", *map(str, words)], input=stdin, prog_name="reportedly", standalone_mode=False
    )


def rows(output: bytes) -> list[str]:
    return [from_line(line).article.text for line in output.splitlines()]


def test_json_lines_in_input_order_with_the_text_unchanged(tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    texts = [f"{ENGLISH}\r\n🚀 e\u0301 {n}" for n in range(70)]
    table.write_text(
        "".join(json.dumps({"id": f"n{n}", "text": t}) + "\n" for n, t in enumerate(texts)), encoding="utf-8"
    )
    done = run(table)
    assert done.exception is None and done.return_value == 0
    assert rows(done.stdout_bytes) == texts
    assert [from_line(line).article.id for line in done.stdout_bytes.splitlines()] == [f"n{n}" for n in range(70)]
    assert done.stderr == ""


def test_the_same_input_gives_the_same_bytes(news: Path, tmp_path: Path) -> None:
    assert run(news).stdout_bytes == run(news).stdout_bytes
    for name in ("one.jsonl.gz", "two.jsonl.gz"):
        run(news, "--output", tmp_path / name)
    assert (tmp_path / "one.jsonl.gz").read_bytes() == (tmp_path / "two.jsonl.gz").read_bytes()
    assert gzip.decompress((tmp_path / "one.jsonl.gz").read_bytes()) == run(news).stdout_bytes


def test_what_is_skipped_is_told_with_file_and_line_and_the_rest_is_read(news: Path) -> None:
    done = run(news / "c.jsonl", news / "missing.txt", news / "a.txt")
    assert done.return_value == 1
    assert len(rows(done.stdout_bytes)) == 2
    first, second, last = done.stderr.splitlines()
    assert first.startswith("warning: ") and "c.jsonl, line 2: " in first
    assert "missing.txt" in second
    assert last == "2 articles read, 2 skipped, 0 with warnings."


def test_a_doubt_about_an_article_is_told_and_counts(tmp_path: Path) -> None:
    headline = tmp_path / "headline.txt"
    headline.write_text("Ganja shelled again, Baku says", encoding="utf-8")
    done = run(headline)
    assert done.return_value == 1
    assert f"warning: {headline}: " in done.stderr
    assert "Warning: " in run(headline, "--format", "text").stdout


def test_standard_input_as_text_page_or_table() -> None:
    for given in (
        ENGLISH.encode(),
        f"<html><body><p>{ENGLISH * 3}</p></body></html>".encode(),
        json.dumps({"text": ENGLISH}).encode(),
    ):
        done = run("-", stdin=given)
        assert ENGLISH.strip() in rows(done.stdout_bytes)[0]


def test_pages_for_people_when_asked_for(news: Path) -> None:
    page = run(news / "a.txt", "--format", "text").stdout
    assert "city of Ganja had been shelled" in page and "Nobody is reported to say anything here." in page
    assert "\x1b" not in page
    assert "city of Ganja" not in run(news / "a.txt", "--format", "claims").stdout.split("no date stated")[-1]


def test_a_page_can_go_to_a_file(news: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.txt"
    done = run(news / "a.txt", "--format", "text", "--output", target)
    assert done.stdout == ""
    assert "city of Ganja" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "shape"),
    [("news/a.txt", []), ("reports.csv", []), ("reports.parquet.gz", []), ("reports.parquet", ["--format", "claims"])],
)
def test_an_output_that_cannot_be_is_refused_before_anything_is_read(name: str, shape: list[str], news: Path) -> None:
    target = news.parent / name
    before = target.read_bytes() if target.exists() else None
    done = subprocess.run(
        [*COMMAND, str(news / "a.txt"), "--output", str(target), *shape], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2 and "Error: " in done.stderr
    assert (target.read_bytes() if target.exists() else None) == before


def test_an_output_in_a_folder_that_is_read_is_no_input_and_comes_anew(news: Path) -> None:
    target = news / "reports.jsonl"
    first, second = run(news, "-o", target), run(news, "-o", target)
    assert first.stderr == second.stderr
    assert len(rows(target.read_bytes())) == 3
    assert sorted(path.name for path in news.iterdir()) == ["a.txt", "b.html", "c.jsonl", "reports.jsonl"]


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz"])
def test_a_run_that_is_stopped_leaves_the_old_file_and_what_it_wrote_beside_it(name: str, tmp_path: Path) -> None:
    target, part = tmp_path / name, tmp_path / f"{name}.part"
    target.write_bytes(b"old")
    with subprocess.Popen([*COMMAND, "-", "-o", str(target)], stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin and process.stderr
        process.stdin.write((json.dumps({"text": ENGLISH}) + "\n").encode() * 200)
        process.stdin.flush()
        wait_for(part, 500)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        said = process.stderr.read().decode().split("\n")
        assert list(filter(None, said)) == [f"What was written so far is in {part}", "Interrupted."]
    assert target.read_bytes() == b"old"
    written = part.read_bytes()
    assert set(rows(gzip.decompress(written) if name.endswith(".gz") else written)) == {ENGLISH}


@pytest.mark.parametrize("name", ["reports.parquet", "REPORTS.PARQUET"])
def test_a_parquet_table_holds_the_reports_that_json_lines_hold(name: str, news: Path, tmp_path: Path) -> None:
    done = run(news, "--output", tmp_path / name)
    assert done.return_value == 1 and done.stdout == "" and "c.jsonl, line 2" in done.stderr
    assert list(from_parquet(tmp_path / name)) == [from_line(line) for line in run(news).stdout_bytes.splitlines()]
    assert not (tmp_path / f"{name}.part").exists()


def test_a_parquet_table_that_is_stopped_can_be_read(tmp_path: Path) -> None:
    target, part = tmp_path / "out.parquet", tmp_path / "out.parquet.part"
    with subprocess.Popen([*COMMAND, "-", "-o", str(target)], stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin and process.stderr
        process.stdin.write((json.dumps({"text": ENGLISH}) + "\n").encode() * 600)
        process.stdin.flush()
        wait_for(part, 500)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        assert process.stderr.read().decode().split("\n", 1)[0] == f"What was written so far is in {part}"
    assert not target.exists()
    assert {report.article.text for report in from_parquet(part)} == {ENGLISH}


def test_what_parquet_cannot_hold_is_told(tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    table.write_text(json.dumps({"text": f"\ud83d {ENGLISH}"}), encoding="utf-8")
    done = run(table, "-o", tmp_path / "out.parquet")
    assert done.return_value == 1 and "is replaced by U+FFFD" in done.stderr
    (report,) = from_parquet(tmp_path / "out.parquet")
    assert report.article.text == f"\ufffd {ENGLISH}"


def wait_for(path: Path, size: int) -> None:
    """Until a file is as large as that, for half a minute."""
    for _ in range(300):
        if path.exists() and path.stat().st_size >= size:
            return
        time.sleep(0.1)
    raise AssertionError(f"{path} does not grow")


def test_a_file_keeps_its_permissions_and_a_link_its_place(news: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "out.jsonl", tmp_path / "latest.jsonl"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to("out.jsonl")
    run(news, "-o", link)
    assert link.is_symlink() and len(rows(target.read_bytes())) == 3
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_to_as_it_is(news: Path) -> None:
    assert run(news / "a.txt", "-o", os.devnull).return_value == 0
    assert Path(os.devnull).is_char_device()


def alone(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    known = {**os.environ, **environment}
    return subprocess.run([*COMMAND, *map(str, words)], capture_output=True, text=True, check=False, env=known)


def test_a_failure_ends_with_three_and_one_plain_line(news: Path, tmp_path: Path) -> None:
    done = alone(news / "a.txt", "-o", tmp_path / "missing" / "out.jsonl")
    assert (done.returncode, done.stderr) == (3, f"Error: {tmp_path / 'missing'}: there is no such folder\n")


def test_missing_weights_end_with_three_one_plain_line_and_no_file(news: Path, tmp_path: Path) -> None:
    done = alone(news / "a.txt", "-o", tmp_path / "out.jsonl", WEIGHTS="missing")
    assert (done.returncode, done.stderr) == (3, "Error: no encoder weights: run `make train`\n")
    assert [path.name for path in tmp_path.iterdir()] == ["news"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("shape", ["jsonl", "text"])
def test_a_full_disk_ends_with_three_and_one_plain_line(news: Path, shape: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, str(news / "a.txt"), "--format", shape], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (3, b"Error: cannot write: No space left on device\n")


def test_a_fault_of_ours_ends_with_three_and_says_where(news: Path) -> None:
    done = alone(news / "a.txt", WEIGHTS="broken")
    assert done.returncode == 3
    assert done.stderr.endswith("Error: this should not happen; please report it (TypeError).\n")
    assert "Traceback" in done.stderr


def test_a_row_with_half_a_surrogate_pair_keeps_its_text(tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    table.write_text(json.dumps({"text": f"\ud83d {ENGLISH}"}), encoding="utf-8")
    done = run(table)
    assert rows(done.stdout_bytes) == [f"\ud83d {ENGLISH}"]
    assert done.return_value == 1 and "half a surrogate pair stands at character 0" in done.stderr


def test_a_closed_pipe_ends_it_quietly(tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    table.write_text((json.dumps({"text": ENGLISH * 50}) + "\n") * 300, encoding="utf-8")
    with subprocess.Popen([*COMMAND, str(table)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(30) == 141
        assert process.stderr.read() == b""


def test_an_interruption_leaves_whole_lines_and_no_traceback() -> None:
    row = (json.dumps({"text": ENGLISH}) + "\n").encode()
    with subprocess.Popen(
        [*COMMAND, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdin.write(row * 200)
        process.stdin.flush()
        first = process.stdout.readline()
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
        assert process.wait(30) == 130
        assert process.stderr.read().split() == [b"Interrupted."]
    for line in (first + rest).splitlines():
        assert json.loads(line)["statements"] == []


def on_terminal(words: list[str], columns: int, **environment: str) -> str:
    """What a terminal of so many columns shows of a command whose output and errors are that terminal."""
    main, child = pty.openpty()
    known = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm-256color", **environment}
    with subprocess.Popen(words, stdout=child, stderr=child, stdin=subprocess.DEVNULL, env=known) as process:
        os.close(child)
        shown = b""
        try:
            while piece := os.read(main, 65536):
                shown += piece
        except OSError:  # how Linux says that the other end of a terminal is closed
            pass
        process.wait(30)
    os.close(main)
    return shown.decode()


@pytest.mark.parametrize("columns", [40, 100])
def test_on_a_terminal_the_article_is_shown_in_colour(
    news: Path, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    page = on_terminal([*COMMAND, str(news / "a.txt")], columns)
    assert "Marked:" in page and "\x1b[" in page and "{" not in page
    plain = on_terminal([*COMMAND, str(news / "a.txt")], columns, TERM="dumb")
    assert "\x1b" not in plain
    assert max(len(line.rstrip()) for line in plain.splitlines()) <= columns
    assert "the city of Ganja had been shelled" in " ".join(plain.split())


def test_the_bar_counts_and_says_what_is_left_where_it_knows() -> None:
    assert len(bar(None).columns) + 2 == len(bar(10).columns)


def test_how_many_articles_are_expected(news: Path) -> None:
    assert expected([str(news)]) == 4
    assert expected([str(news), "-"]) is None
    (news / "d.jsonl.gz").write_bytes(gzip.compress(b"{}\n"))
    assert expected([str(news)]) is None
    assert expected([str(news / "missing.txt")]) == 1
    assert expected(["https://gazette.example/feed"]) is None
    assert expected([str(news)], [(news / "d.jsonl.gz").resolve(), (news / "a.txt").resolve()]) == 3


def test_progress_is_shown_on_a_terminal_and_leaves_a_line(news: Path, tmp_path: Path) -> None:
    shown = on_terminal([*COMMAND, str(news), "--output", str(tmp_path / "out.jsonl")], 100)
    assert "3 articles read, 1 skipped, 0 with warnings." in shown
    assert "c.jsonl, line 2" in "".join(shown.split("\r\n"))
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 3
