"""The encoder at work on small texts of our own, with the weights that the package ships."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.language.encoder import Encoder, EncoderOptions
from reportedly.language.parse import Attribution, Parse
from reportedly.model import Article, Block, Spans

ENCODER = Encoder(EncoderOptions(syntax=True))
TOLD = "The mayor of Agdere said on Sunday that shells had hit a school. Nobody was hurt."


def article(text: str, kind: str = "paragraph") -> Article:
    return Article("test", text, (Block(kind, 0, len(text)),))  # type: ignore[arg-type]


def parse(text: str) -> Parse:
    return ENCODER.parse([article(text)])[0]


def words(text: str, spans: Spans) -> str:
    return " … ".join(text[s:e] for s, e in spans)


def only(text: str) -> Attribution:
    (found,) = parse(text).attributions
    return found


def test_source_cue_and_content_are_spans_of_the_text() -> None:
    found = only(TOLD)
    assert words(TOLD, found.source) == "The mayor of Agdere"
    assert words(TOLD, found.cue) == "said"
    assert words(TOLD, found.content) == "that shells had hit a school"


def test_a_quotation_is_split_around_its_cue() -> None:
    text = "“We will not leave,” said Colonel Anar Eyvazli. “This is our land.”"
    found = only(text)
    assert words(text, found.source) == "Colonel Anar Eyvazli"
    assert words(text, found.content) == "“We will not leave,” … “This is our land.”"


def test_one_accuses_and_another_denies() -> None:
    text = "Armenia accused Azerbaijan of shelling the hospital. Baku denied the claim."
    accusing, denying = parse(text).attributions
    assert words(text, accusing.source) == "Armenia"
    assert words(text, accusing.target) == "Azerbaijan"
    assert words(text, denying.source) == "Baku"


def test_plain_narration_is_no_statement() -> None:
    text = "Shells fell on the town through the night. Two houses burned down and a bridge was destroyed."
    assert not parse(text).attributions


def test_blocks_that_make_no_claims_are_not_read() -> None:
    assert not ENCODER.parse([article(TOLD, "related")])[0].tokens


def test_an_article_is_read_the_same_alone_and_among_others() -> None:
    others = [article("“They fired at dawn,” a resident told our correspondent. " * n) for n in (1, 9, 40)]
    together = ENCODER.parse([others[2], article(TOLD), *others[:2]])
    assert together[1] == parse(TOLD)


def test_syntax_has_one_root_a_sentence_and_heads_inside_it() -> None:
    found = parse(TOLD)
    assert [TOLD[s:e] for s, e in found.sentences] == [TOLD[:64], TOLD[65:]]
    for number in range(len(found.sentences)):
        inside = [i for i, t in enumerate(found.tokens) if t.sentence == number]
        assert sum(found.tokens[i].head == i for i in inside) == 1
        assert all(found.tokens[i].head in inside for i in inside)


def test_tokens_are_left_out_where_nobody_asks_for_them() -> None:
    (plain,) = Encoder(EncoderOptions(syntax=False)).parse([article(TOLD)])
    assert plain.tokens == ()
    assert plain.attributions == parse(TOLD).attributions


def test_names_have_kinds() -> None:
    text = "Turkish President Recep Tayyip Erdogan met Vladimir Putin in Baku on Monday."
    names = [(text[n.start : n.end], n.kind) for n in parse(text).names]
    assert ("Vladimir Putin", "person") in names
    assert ("Baku", "place") in names


def test_missing_weights_are_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="make train"):
        Encoder(folder=tmp_path)


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), st.sampled_from(["\r\n\r\n", "\n\n", " "]))
def test_spans_hold_whatever_stands_before_them(noise: str, gap: str) -> None:
    text = noise + gap + TOLD
    found = parse(text)
    for attribution in found.attributions:
        for start, end in (*attribution.source, *attribution.cue, *attribution.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
    assert all(a.end <= b.start for a, b in zip(found.tokens, found.tokens[1:], strict=False))


def test_the_runtime_is_told_to_report_to_nobody(tmp_path: Path) -> None:
    code = "from reportedly.reader import read; read('The army said it had withdrawn from the town.')"
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "PATH": os.environ["PATH"]}
    subprocess.run([sys.executable, "-c", code], env=home, check=True)
    written = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert all(name.startswith("gazetteer-") for name in written), written
