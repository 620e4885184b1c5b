"""The whole way on the demo dispatches, with the weights that ship."""

from pathlib import Path

import pytest

from reportedly.articles import inputs
from reportedly.articles.items import Received
from reportedly.language.encoder import MODEL, weights_folder
from reportedly.model import CLAIM_BLOCKS, Report
from reportedly.reader import Reader, ReadOptions
from reportedly.report import to_line

DEMO = sorted(p for p in (Path(__file__).parent.parent / "demo").iterdir() if p.suffix in (".txt", ".html"))

pytestmark = pytest.mark.skipif(not (weights_folder() / MODEL).exists(), reason="the weights are not here: make train")


@pytest.fixture(scope="module")
def received() -> list[Received]:
    return [item for item in inputs.read(DEMO) if isinstance(item, Received)]


@pytest.fixture(scope="module")
def reports(received: list[Received]) -> list[Report]:
    return list(Reader().read_many(received))


def test_every_dispatch_is_read_and_says_who_says_what(reports: list[Report]) -> None:
    assert len(reports) == len(DEMO) == 12
    assert all(len(report.statements) >= 3 for report in reports)


def test_what_is_read_together_does_not_change_a_report(received: list[Received], reports: list[Report]) -> None:
    alone = Reader(ReadOptions(batch_articles=1)).read_many(reversed(received))
    assert [to_line(r) for r in alone] == [to_line(r) for r in reversed(reports)]


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


def test_parents_and_actors_are_in_the_report(reports: list[Report]) -> None:
    for report in reports:
        ids = [s.id for s in report.statements]
        assert len(set(ids)) == len(ids)
        assert {s.parent for s in report.statements if s.parent} <= set(ids)
        parties = [p for s in report.statements for p in (s.source, s.via, s.addressee, s.target) if p]
        assert {p.actor for p in parties if p.actor} <= {a.id for a in report.actors}
