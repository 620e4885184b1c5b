import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.text import Text

from reportedly.cli.view import Line, Look, console_for, legend, put, show, visible
from reportedly.model import Article, Block, Report
from tests.example import report

WIDTHS = (40, 100)


def shown(made: Report, width: int = 100, look: Look | None = None, *, terminal: bool = False) -> str:
    stream = io.StringIO()
    if terminal:
        stream.isatty = lambda: True  # type: ignore[method-assign]
    show(console_for(stream, width), made, look)
    return stream.getvalue()


def one_line(page: str) -> str:
    return " ".join(page.split())


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal_and_none_ends_in_white_space(width: int) -> None:
    lines = shown(report(), width).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_holds_title_outlet_date_text_and_who_says_what(width: int) -> None:
    page = one_line(shown(report(), width))
    assert page.startswith("Baku accuses Yerevan Gazette · 2020-10-04")
    assert "as saying on Sunday that “the army will go on 🚀 until Yerevan withdraws”." in page
    assert "1 Ilham Aliyev (“him”) < President Ilham Aliyev’s office < Gazette promises, 2020-10-04" in page
    assert "[condition: until Yerevan withdraws]" in page
    assert "2 Ilham Aliyev (“He”) < Gazette accuses Armenian forces, as probable shelling Ganja" in page
    assert "3 (no one named) < Ilham Aliyev (“He”) < Gazette estimates two had died" in page
    assert "[caption] An old man in ruins" in page
    assert "Blocks that no claim is read from: 1 related." in page
    assert "Another story" not in page
    assert page.endswith("Warning: the stamp disagrees with the dateline")


def test_statements_stand_under_the_paragraph_that_they_were_read_from() -> None:
    lines = shown(report()).splitlines()
    paragraph, caption = (
        next(i for i, line in enumerate(lines) if words in line) for words in ("BAKU, Oct 4", "[caption]")
    )
    first, last = (next(i for i, line in enumerate(lines) if line.startswith(f"  {n} ")) for n in (1, 3))
    assert paragraph < first < caption < last


def test_with_claims_only_the_article_is_left_out() -> None:
    page = one_line(shown(report(), look=Look(text=False)))
    assert "shelling Ganja" in page
    assert "BAKU, Oct 4" not in page


def test_colours_are_for_terminals_and_not_with_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" not in shown(report())
    assert "\x1b[1;36mhim" in shown(report(), terminal=True)
    monkeypatch.setenv("NO_COLOR", "1")
    page = shown(report(), terminal=True)
    assert "\x1b[1mhim" in page and "36m" not in page


def test_an_article_without_statements_says_so() -> None:
    page = shown(Report(Article("id-7", "Rain fell.", (Block("paragraph", 0, 10),))))
    assert one_line(page) == "id-7 no date stated Rain fell. Nobody is reported to say anything here."


def test_a_statement_outside_every_shown_block_is_still_shown() -> None:
    made = report()
    late = replace(made.article, blocks=tuple(b for b in made.article.blocks if b.kind in ("headline", "related")))
    assert "shelling Ganja" in shown(replace(made, article=late))


def test_control_characters_of_an_article_do_not_reach_the_terminal() -> None:
    nasty = "a\x1b[31mb\x07c\u202ed\u2066e\x9bf\ud800g\th\r\ni"
    harmless = visible(nasty)
    assert len(harmless) == len(nasty)
    assert not set("\x1b\x07\u202e\u2066\x9b\ud800\t\r\n") & set(harmless)
    page = shown(Report(Article("x", nasty, (Block("paragraph", 0, len(nasty)),), title=nasty), warnings=(nasty,)))
    assert "\x1b" not in page and "\u202e" not in page


def test_arabic_and_joined_characters_stay_as_they_are() -> None:
    text = "قال e\u0301 👨\u200d👩 \u200f"
    assert visible(text) == text


def test_a_long_word_is_folded_and_indented() -> None:
    stream = io.StringIO()
    put(console_for(stream, 20), Line(Text("x" * 30), "  7 "))
    assert stream.getvalue() == "  7 " + "x" * 16 + "\n    " + "x" * 14 + "\n"


def test_the_legend_names_what_is_marked() -> None:
    assert legend().plain == "Marked: source cue content channel"
