"""`reportedly show`: what a page is read as, block by block, told by names and not by colours alone."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner, Result

from reportedly.articles.items import Received
from reportedly.cli.blocks_view import STYLES, facts, legend, show_blocks
from reportedly.cli.main import cli
from reportedly.cli.output import pages_to
from reportedly.cli.view import console_for
from reportedly.model import CLAIM_BLOCKS, Article, Block, BlockKind
from reportedly.report import article_from_json
from tests.cli.test_read import on_terminal

STORY = (
    "Ganja shelled again\n\n"
    "By Anna Writer\n\n"
    "BAKU, Oct 4 (Kavkaz Wire) - The defense ministry said on Sunday that the city of Ganja had been shelled.\n\n"
    "Residents said that the shelling went on for an hour and that two houses had been hit.\n\n"
    "Read more: Another story of the war\n"
)
COMMAND = [sys.executable, "-m", "reportedly.cli.main", "show"]
KINDS: tuple[BlockKind, ...] = get_args(BlockKind)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def run(*words: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(
        cli, ["show", *map(str, words)], input=stdin, prog_name="reportedly", standalone_mode=False
    )


def page_of(article: Article, *warnings: str, width: int = 100, kinds: tuple[BlockKind, ...] = KINDS) -> str:
    import io

    stream = io.StringIO()
    show_blocks(console_for(stream, width), Received(article, warnings, "here, line 7"), kinds)
    return stream.getvalue()


def test_what_an_article_states_and_does_not_state_stands_at_its_head(story: Path) -> None:
    done = run(story)
    assert done.exception is None and done.return_value == 0
    page = done.stdout
    assert page.splitlines()[0] == str(story)
    stated = dict(line.split(maxsplit=1) for line in page.partition("\n\n")[0].splitlines()[1:])
    assert list(stated) == "title outlet byline published updated dateline origin language url id".split()
    assert stated["title"] == "Ganja shelled again" and stated["byline"] == "Anna Writer"
    assert stated["outlet"] == stated["published"] == stated["url"] == "not stated"
    assert stated["id"].startswith("sha256:")


def test_a_time_is_shown_with_where_it_was_read() -> None:
    page = page_of(Article("a", "", published="2020-11-01", published_from="url"))
    assert "published  2020-11-01 (from: url)" in page


@pytest.mark.parametrize("width", [40, 100])
def test_each_block_is_shown_with_its_kind_words_and_offsets(story: Path, width: int) -> None:
    article = article_from_json(json.loads(run(story, "--format", "jsonl").stdout))
    page = page_of(article, width=width)
    shown = " ".join(page.replace("▌", " ").split())
    for block in article.blocks:
        words = " ".join(article.text[block.start : block.end].split())
        assert f"{block.kind} {words} [{block.start}:{block.end}]" in shown
    assert max(map(len, page.splitlines()[4:])) <= width


def test_a_bar_stands_beside_blocks_that_claims_are_read_from_and_beside_no_other(story: Path) -> None:
    body = run(story).stdout.partition("\n\n")[2]
    for line in filter(str.strip, body.splitlines()):
        kind = line[1:].split()[0]
        assert (line[0] == "▌") == (kind in CLAIM_BLOCKS or not line[1:2].strip()), line
    assert " related" in body and "▌paragraph" in body


def test_a_caption_s_own_date_place_and_credit_are_shown() -> None:
    text = "Smoke rises near Terter, October 23, 2020. (Kavkaz Wire)"
    block = Block("caption", 0, len(text), "2020-10-23", (17, 23), (44, 55))
    article = Article("a", text, (block,))
    assert facts(article, block) == "date: 2020-10-23; place: Terter [17:23]; credit: Kavkaz Wire [44:55]"
    assert "\n▌            date: 2020-10-23; place: Terter [17:23]" in page_of(article)
    assert facts(article, Block("caption", 0, 5)) == ""


def test_a_live_entry_s_time_is_shown() -> None:
    block = Block("paragraph", 0, 16, "2020-10-23T10:05:00+00:00")
    assert "date: 2020-10-23T10:05:00+00:00" in page_of(Article("a", "The shelling ...", (block,)))


def test_warnings_stand_at_the_end_and_count(tmp_path: Path) -> None:
    headline = tmp_path / "headline.txt"
    headline.write_text("Ganja shelled again, Baku says", encoding="utf-8")
    done = run(headline)
    assert done.return_value == 1
    assert done.stdout.rstrip().splitlines()[-1].startswith("Warning: the text holds only a headline")
    assert done.stderr == ""


def test_only_some_kinds_when_asked_for(story: Path) -> None:
    page = run(story, "--kind", "related", "--kind", "byline").stdout
    assert "Another story of the war" in page and "By Anna Writer" in page
    assert "Residents said" not in page
    assert "3 of 5 blocks are not shown." in page
    record = json.loads(run(story, "--kind", "byline", "--format", "jsonl").stdout)
    assert [block["kind"] for block in record["blocks"]] == ["byline"]
    assert record["text"] == STORY


def test_json_lines_are_the_article_part_of_a_report(tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    table.write_text(json.dumps({"id": "row", "text": f"\ud83d\u2028 {STORY}"}) + "\n{broken\n", encoding="utf-8")
    done = run(table, "--format", "jsonl")
    assert done.return_value == 1
    (line,) = done.stdout.splitlines()
    article = article_from_json(json.loads(line))
    assert (article.id, article.text) == ("row", f"\ud83d\u2028 {STORY}")
    assert "half a surrogate pair" in done.stderr and "t.jsonl, line 2: " in done.stderr
    assert done.stderr.endswith("1 article read, 1 skipped, 1 with warnings.\n")


def test_wrong_input_is_told_as_by_read(tmp_path: Path, story: Path) -> None:
    said = [
        CliRunner().invoke(cli, [command, str(tmp_path / "missing.txt")], prog_name="reportedly", standalone_mode=False)
        for command in ("show", "read")
    ]
    assert said[0].stderr == said[1].stderr != ""
    assert [done.return_value for done in said] == [1, 1]
    assert "Residents said" in run(tmp_path / "missing.txt", story).stdout


def test_standard_input_is_shown() -> None:
    page = run("-", stdin=STORY.encode()).stdout
    assert page.startswith("standard input\n") and "Residents said" in page


def test_no_model_and_no_identifier_is_loaded(story: Path) -> None:
    program = (
        "import sys; from reportedly.cli.main import cli; "
        f"cli.main(['show', {str(story)!r}], prog_name='reportedly', standalone_mode=False); "
        "sys.exit(bool({'onnxruntime', 'tokenizers', 'py3langid', 'pyarrow'} & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.DEVNULL)


def coloured(*words: str | Path, **environment: str) -> str:
    known = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
    known |= {"TERM": "xterm-256color", **environment}
    done = subprocess.run([*COMMAND, *map(str, words)], capture_output=True, text=True, check=True, env=known)
    return done.stdout


def test_colours_and_legend_are_for_terminals_or_where_they_are_forced(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b" not in coloured(story) and "claims are read from" not in coloured(story)
    for page in (on_terminal([*COMMAND, str(story)], 100), coloured(story, FORCE_COLOR="1")):
        assert "claims are read from" in page
        assert "\x1b[1;36m▌headline" in page and "\x1b[35m related" in page
    assert "36m" not in on_terminal([*COMMAND, str(story)], 100, NO_COLOR="1")


def test_a_closed_pipe_ends_it_quietly(tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    table.write_text((json.dumps({"text": STORY * 50}) + "\n") * 200, encoding="utf-8")
    with subprocess.Popen([*COMMAND, str(table)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(60) == 141
        assert process.stderr.read() == b""


def test_every_kind_has_a_colour_of_its_own_and_stands_in_the_legend() -> None:
    assert set(STYLES) == set(KINDS) and len(set(STYLES.values())) == len(KINDS)
    read, other = (set(line.text.plain.split(": ")[1].split()) for line in legend())
    assert read == CLAIM_BLOCKS and other == set(KINDS) - CLAIM_BLOCKS


def test_control_characters_of_an_article_do_not_reach_the_terminal() -> None:
    nasty = "a\x1b[31mb\u202ec"
    article = Article(nasty, nasty, (Block("paragraph", 0, len(nasty)),), title=nasty, byline=(nasty,))
    page = page_of(article, nasty)
    assert "\x1b" not in page and "\u202e" not in page
    assert "(no words)" in page_of(Article("a", " \n", (Block("paragraph", 0, 2),)))


def test_pages_go_to_any_stream() -> None:
    import io

    stream = io.BytesIO()
    write = pages_to(stream, Path("page.txt"), lambda console, words: console.print(words), ())
    assert write("words") == "words"
    assert stream.getvalue() == b"words\n"
