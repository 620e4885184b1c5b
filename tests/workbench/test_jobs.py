"""Reading beside the pages: one piece of work after another, each its giver's own, none in the record until said so."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from reportedly.articles.options import Given
from reportedly.language.parse import Parse
from reportedly.model import Article
from reportedly.reader import Reader
from reportedly.record.record import Record
from reportedly.workbench.jobs import KEPT, MOST, WAITING, BusyError, Job, Jobs
from tests import stub
from tests.articles.servers import PAGE, Page, site
from tests.workbench.waiting import until

TEXT = b"The truce held, officials said."


class Slow(stub.Encoder):
    """Waits with every article until it is told to go on."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = threading.Event()

    def parse(self, articles: Sequence[Article]) -> list[Parse]:
        assert self.go_on.wait(20)
        return super().parse(articles)


class Told:
    """How often it was said that something changed."""

    times = 0

    def __call__(self) -> None:
        self.times += 1


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record.sqlite") as made:
        yield made


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def jobs(record: Record, told: Told, slow: Slow) -> Iterator[Jobs]:
    made = Jobs(record, told, allow_private=False)
    made._reader = Reader(parser=slow)
    yield made
    slow.go_on.set()
    made.close()


def given(jobs: Jobs, raw: bytes | None = TEXT, owner: str = "Mara", **known: str) -> Job:
    return jobs.give(owner, "the text", raw, Given(where="the text", **known))


def read(jobs: Jobs, slow: Slow, raw: bytes | None = TEXT, **known: str) -> Job:
    """What came of something that is read to its end."""
    slow.go_on.set()
    job = given(jobs, raw, **known)
    until(lambda: job.state == "done", "reading")
    return job


def test_a_text_is_read_with_what_was_stated_of_it(jobs: Jobs, slow: Slow, record: Record) -> None:
    job = read(jobs, slow, outlet="Gazette", published="2020-10-28")
    ((_, report),) = job.reports
    assert (report.article.text, report.article.outlet) == (TEXT.decode(), "Gazette")
    assert report.article.published == "2020-10-28"
    assert job.skipped == [] and job.raw is None and job.seconds > 0
    assert record.counts().articles == 0


def test_a_page_is_read_without_its_tags(jobs: Jobs, slow: Slow) -> None:
    ((got, report),) = read(jobs, slow, PAGE).reports
    assert report.article.text.strip().endswith("The truce held, officials said.") and got.raw == PAGE


@pytest.mark.parametrize("raw", [b"", b" \n\t", b"\x00\x01\x02\xff" * 100])
def test_what_holds_nothing_is_skipped_with_words(jobs: Jobs, slow: Slow, raw: bytes) -> None:
    job = read(jobs, slow, raw)
    assert job.reports == [] and len(job.skipped) == 1


def test_of_an_archive_the_first_are_read_and_the_rest_is_said(jobs: Jobs, slow: Slow) -> None:
    rows = b"".join(b'{"id": "a%d", "text": "The truce held on day %d, officials said."}\n' % (n, n) for n in range(30))
    job = read(jobs, slow, rows)
    assert len(job.reports) == MOST and f"more than {MOST} articles" in job.skipped[-1]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "/etc/passwd", "../x", "x", "", "ftp://news.example/"])
def test_what_is_no_address_of_the_web_is_never_opened(
    jobs: Jobs, slow: Slow, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.articles.inputs.read", lambda *_, **__: pytest.fail("it was opened"))
    job = read(jobs, slow, None, url=address)
    assert job.reports == [] and job.skipped == [
        "the text: only addresses that begin with http:// or https:// are fetched"
    ]


def test_the_own_network_is_asked_where_that_was_allowed(record: Record, told: Told) -> None:
    with site({"/a": Page(PAGE, headers={"Content-Type": "text/html"})}) as found:
        for allowed in (False, True):
            made = Jobs(record, told, allow_private=allowed)
            made._reader = Reader(parser=stub.Encoder())
            job = given(made, None, url=f"{found.url}/a")
            until(lambda job=job: job.state == "done", "reading")  # type: ignore[misc]
            assert len(job.reports) == allowed
            assert ("not one where pages are published" in "".join(job.skipped)) != allowed
            made.close()
        assert "/a" in found.asked


def test_a_piece_of_work_is_its_givers_alone(jobs: Jobs) -> None:
    job = given(jobs)
    assert jobs.called(job.id, "Mara") is job
    assert jobs.called(job.id, "Boris") is None and jobs.called("x", "Mara") is None


def test_ids_cannot_be_guessed(jobs: Jobs) -> None:
    names = {given(jobs).id for _ in range(5)}
    assert len(names) == 5 and min(map(len, names)) >= 16


def test_who_comes_later_is_told_how_many_are_before(jobs: Jobs) -> None:
    first = given(jobs)
    until(lambda: first.state == "reading", "the first")
    second, third = given(jobs), given(jobs)
    assert (jobs.before(second), jobs.before(third)) == (0, 1)


def test_more_than_can_wait_are_refused_until_there_is_room(jobs: Jobs, slow: Slow) -> None:
    first = given(jobs)
    until(lambda: first.state == "reading", "the first")
    some = [given(jobs) for _ in range(WAITING)]
    with pytest.raises(BusyError, match=f"{WAITING} articles are waiting"):
        given(jobs)
    slow.go_on.set()
    until(lambda: all(each.state == "done" for each in some), "all")
    assert given(jobs).id


def test_the_oldest_work_is_forgotten(jobs: Jobs, slow: Slow) -> None:
    first = read(jobs, slow)
    for _ in range(KEPT):
        read(jobs, slow)
    assert jobs.called(first.id, "Mara") is None and len(jobs._kept) == KEPT


def test_one_that_fails_costs_no_other_anything(jobs: Jobs, slow: Slow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_items", lambda _: 1 // 0)
    assert "ZeroDivisionError" in read(jobs, slow).skipped[0]
    monkeypatch.undo()
    assert len(read(jobs, slow).reports) == 1


def test_what_is_added_is_in_the_record_with_its_bytes_once(jobs: Jobs, slow: Slow, record: Record, told: Told) -> None:
    job = read(jobs, slow, PAGE)
    (first,) = jobs.add(job)
    (second,) = jobs.add(job)
    assert first == second and first.outcome == "new"
    (reading,) = record.readings(first.article)
    assert record.source(str(reading.source)) == PAGE
    assert told.times >= 1


def test_many_who_add_one_work_at_once_add_it_once(jobs: Jobs, slow: Slow, record: Record) -> None:
    job = read(jobs, slow)
    threads = [threading.Thread(target=jobs.add, args=(job,)) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert record.counts().readings == 1


def test_closing_ends_the_worker(record: Record, told: Told) -> None:
    made = Jobs(record, told, allow_private=False)
    made._reader = Reader(parser=stub.Encoder())
    job = given(made)
    until(lambda: job.state == "done", "reading")
    made.close()
    assert made._worker is not None and not made._worker.is_alive()


def test_closing_does_not_wait_for_all_that_waits(jobs: Jobs, slow: Slow) -> None:
    """What is being read is finished, and no more: whoever stops the workbench doesn't wait for others' archives."""
    first = given(jobs)
    until(lambda: first.state == "reading", "the first")
    waiting = [given(jobs) for _ in range(3)]
    ending = threading.Thread(target=jobs.close)
    ending.start()
    slow.go_on.set()
    ending.join()
    assert first.state == "done" and {each.state for each in waiting} == {"waiting"}
