"""The record keeps every reading once, nothing is overwritten, and what stands can be made anew."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from reportedly.model import Article, Report
from reportedly.record import adding
from reportedly.record.adding import Addition
from reportedly.record.errors import RecordError
from reportedly.record.packing import hash_of
from reportedly.record.record import PAGE, Record
from reportedly.record.search import Query
from reportedly.versions import given
from tests.record.dispatches import FIRST, SECOND, TEXT, many, report, reread


def outcomes(record: Record, reports: list[Report], version: object = FIRST) -> list[str]:
    return [each.outcome for each in record.add(reports, version)]  # type: ignore[arg-type]


def test_what_is_added_comes_back_as_it_was(record: Record) -> None:
    reports = [report(), report("b", outlet="Lantern")]
    assert outcomes(record, reports) == ["new", "new"]
    assert list(record.reports()) == [(1, reports[0]), (2, reports[1])]
    assert record.report("b") == reports[1]
    assert record.report("c") is None


def test_adding_again_changes_nothing(record: Record) -> None:
    assert outcomes(record, [report(), report()]) == ["new", "known"]
    before = (record.counts(), list(record.reports()))
    assert outcomes(record, [report()]) == ["known"]
    assert (record.counts(), list(record.reports())) == before


def test_only_what_this_version_has_not_read_is_unread(record: Record) -> None:
    record.add([report()], FIRST)
    articles = [report().article, report("b").article]
    assert record.unread(articles, FIRST) == [False, True]
    assert record.unread(articles, SECOND) == [True, True]


def test_a_newer_version_adds_a_reading_and_shows_what_changed(record: Record) -> None:
    record.add([report()], FIRST)
    (added,) = record.add([reread(report())], SECOND)
    assert added.outcome == "again" and added.changes and not added.edited
    readings = record.readings("orsa")
    assert [each.version for each in readings] == [FIRST, SECOND]
    assert [each.report for each in readings] == [report(), reread(report())]
    assert record.report("orsa") == reread(report())
    assert record.changes("orsa") == added.changes
    assert record.counts().articles == 1


def test_sequence_numbers_go_on_with_each_reading(record: Record) -> None:
    record.add([report("a"), report("b")], FIRST)
    record.add([replace(report("a"), warnings=("read anew",))], SECOND)
    assert [(n, each.article.id) for n, each in record.reports()] == [(2, "b"), (3, "a")]
    assert [n for n, _ in record.reports(after=2)] == [3]
    assert list(record.reports(after=3)) == []


def test_reports_of_some_articles_come_by_their_ids_as_they_stand(record: Record) -> None:
    record.add([report(name) for name in "abc"], FIRST)
    record.decide("reject", "c#e1", who="Anna")
    found = record.reports_of(["c", "none", "a", "c"])
    assert {name: [each.id for each in of.events] for name, of in found.items()} == {"a": ["e1", "e2"], "c": ["e2"]}


def test_reports_come_by_pages_and_all_of_them(record: Record) -> None:
    for start in range(0, PAGE + 30, 46):
        record.add(many(46, start), FIRST)
    found = [n for n, _ in record.reports()]
    assert found == list(range(1, len(found) + 1)) and len(found) > PAGE


def test_an_edited_article_of_the_same_id_is_kept_beside_the_first(record: Record) -> None:
    record.add([report()], FIRST)
    edited = report(text=TEXT + "\n\nAn update.")
    (added,) = record.add([edited], FIRST)
    assert (added.outcome, added.edited) == ("again", True)
    assert outcomes(record, [report()]) == ["known"]
    assert [each.report.article.text for each in record.readings("orsa")] == [TEXT, TEXT + "\n\nAn update."]
    assert record.report("orsa") == edited


def test_bytes_as_received_are_kept_once_under_their_hash(record: Record) -> None:
    raw = b"<html>" + b"x" * 5000
    record.add([Addition(report("a"), raw), Addition(report("b"), raw), Addition(report("c"))], FIRST)
    assert record.source(hash_of(raw)) == raw
    assert [record.readings(name)[0].source for name in "abc"] == [hash_of(raw), hash_of(raw), None]
    assert record.source("sha256:0") is None


def test_reports_that_were_handed_over_are_told_apart_by_what_they_say(record: Record) -> None:
    record.add([report()], FIRST)
    assert outcomes(record, [report()], given()) == ["known"]
    assert outcomes(record, [reread(report())], given()) == ["again"]
    assert outcomes(record, [reread(report())], given()) == ["known"]
    assert record.unread([report().article], FIRST) == [False]
    assert [each.id for each in record.other_versions(FIRST)] == ["orsa"]


def test_articles_that_another_version_read_are_found(record: Record) -> None:
    record.add([report("a"), report("b")], FIRST)
    record.add([report("b")], SECOND)
    assert [each.id for each in record.other_versions(SECOND)] == ["a"]
    assert [each.id for each in record.other_versions(FIRST)] == ["b"]


@pytest.mark.parametrize("name", ["a\x00b", "half \ud83d", "long " * 1000, "", "ünï 🚀"])
def test_ids_and_texts_that_databases_do_not_like_are_kept_all_the_same(record: Record, name: str) -> None:
    odd = Report(Article(name, "It held \x00 \ud83d.", url="\x00", outlet="\udc00", title="t" * 9000))
    assert outcomes(record, [odd, odd]) == ["new", "known"]
    assert record.report(name) == odd


def test_two_long_ids_that_begin_alike_are_two_articles(record: Record) -> None:
    names = ["x" * 1000 + end for end in "ab"]
    assert outcomes(record, [report(name) for name in names]) == ["new", "new"]
    assert [each.article.id for _, each in record.reports()] == names


def test_a_claim_with_very_many_words_is_stored(record: Record) -> None:
    text = "Orsa shelled\n\nThe mayor of Orsa said that " + " ".join(f"word{n}" for n in range(60_000)) + "."
    said = replace(
        report().statements[0],
        content=((text.index("that"), len(text)),),
        cue=(),
        source=replace(report().statements[0].source, spans=()),
    )
    record.add([Report(Article("long", text), (said,))], FIRST)
    assert len(record.search(Query("word7"))) == 1


def test_what_is_derived_can_be_made_anew(record: Record) -> None:
    record.add(many(5), FIRST)
    record.add([reread(report("a3"))], SECOND)
    record.decide("reject", "a1#e1", who="Anna")
    found = {(hit.article, hit.item, hit.status) for hit in record.search(Query())}
    reports = {each.article.id: each for _, each in record.reports()}
    record.rebuild()
    assert {(hit.article, hit.item, hit.status) for hit in record.search(Query())} == found
    assert {each.article.id: each for _, each in record.reports()} == reports


def test_a_batch_that_fails_leaves_nothing(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("in the middle")

    with monkeypatch.context() as patched:
        patched.setattr(adding, "_store_claims", fail)
        with pytest.raises(RuntimeError, match="middle"):
            record.add([report()], FIRST)
    assert record.counts() == type(record.counts())(0, 0, 0, 0)
    assert outcomes(record, [report()]) == ["new"]


def test_a_record_can_be_opened_anew(where: str) -> None:
    with Record.open(where) as record:
        record.add([report()], FIRST)
    with Record.open(where, write=False) as record:
        assert record.report("orsa") == report()


def test_tidying_changes_nothing_that_is_found(record: Record) -> None:
    record.add(many(5), FIRST)
    found = record.search(Query("market"))
    record.tidy()
    assert record.search(Query("market")) == found != []


def test_several_add_and_read_at_the_same_time(where: str) -> None:
    """Four add overlapping articles, two follow: each article is there once, and no follower misses one."""
    reports = many(40)
    faults: list[BaseException] = []
    seen: list[set[str]] = [set(), set()]
    done = threading.Event()

    def adds(part: int) -> None:
        with Record.open(where) as mine:
            for start in range(0, 40, 4):
                mine.add(reports[(start + part * 8) % 40 :][:4], FIRST)

    def follows(names: set[str]) -> None:
        with Record.open(where, write=False) as mine:
            after = 0
            while after < 40:
                last = done.is_set()
                page = list(mine.reports(after))
                names.update(each.article.id for _, each in page)
                after = page[-1][0] if page else after
                if last:
                    return

    def guarded(work: object, *arguments: object) -> None:
        try:
            work(*arguments)  # type: ignore[operator]
        except BaseException as error:
            faults.append(error)

    Record.open(where).close()
    adders = [threading.Thread(target=guarded, args=(adds, part)) for part in range(4)]
    followers = [threading.Thread(target=guarded, args=(follows, names)) for names in seen]
    for each in adders + followers:
        each.start()
    for each in adders:
        each.join()
    done.set()
    for each in followers:
        each.join()
    assert faults == []
    assert [len(names) for names in seen] == [40, 40]
    with Record.open(where) as record:
        assert record.counts().articles == record.counts().readings == 40
        assert [n for n, _ in record.reports()] == list(range(1, 41))


def test_a_record_that_is_made_by_several_at_once_is_made_once(where: str) -> None:
    faults: list[BaseException] = []

    def opens() -> None:
        try:
            with Record.open(where) as mine:
                mine.add([report()], FIRST)
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=opens) for _ in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert faults == []
    with Record.open(where) as record:
        assert record.counts().readings == 1


def test_somebody_else_who_writes_is_waited_for_and_then_told(where: str) -> None:
    with Record.open(where) as record, Record.open(where, wait=0.1) as other:
        with record.writing(), pytest.raises(RecordError, match=r"is locked: .* Try again when"):
            other.add([report()], FIRST)
        assert outcomes(other, [report()]) == ["new"]
