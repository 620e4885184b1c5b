"""Reports of a record linked into incidents, on both databases: steps, order, decisions, stops, re-reading."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import pairwise
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from reportedly.accounts import linking, scoring
from reportedly.accounts.account import to_line
from reportedly.accounts.accounts import accounts
from reportedly.accounts.incidents import name_of
from reportedly.accounts.keeping import latest
from reportedly.accounts.model import Link, Reason, Telling
from reportedly.accounts.payloads import link_from
from reportedly.accounts.rarity import Rarity
from reportedly.model import Report
from reportedly.record import derived
from reportedly.record.record import Record
from reportedly.versions import Version
from tests.accounts.news import Told, filler, incidents, news, shelling, together

FIRST, SECOND = Version("0.1.0"), Version("0.2.0")

ORSA = [
    news("a1", shelling("Orsa", "2020-10-04", 14, "bakery by the river"), published="2020-10-04"),
    news("a2", shelling("Orsa", "2020-10-04", 16, "bakery near the bridge"), outlet="Herald"),
    news("a3", shelling("Orsa", "2020-10-04", 16, "old bakery"), published="2020-10-06", outlet="Courier"),
]
LIPA = [
    news("b1", shelling("Lipa", "2020-10-05", 31, "tannery yard"), outlet="Herald"),
    news("b2", shelling("Lipa", "2020-10-05", 31, "tannery"), published="2020-10-06", outlet="Courier"),
]
LATER = news("c1", shelling("Orsa", "2020-10-19", 3, "harbour"), published="2020-10-20")
ALL = [*ORSA, *LIPA, LATER]
THREE = {frozenset({"a1", "a2", "a3"}), frozenset({"b1", "b2"}), frozenset({"c1"})}


def added(record: Record, reports: list[Report], version: Version = FIRST) -> None:
    record.add(reports, version)
    linking.update(record)


def telling(record: Record, article: str) -> str:
    (found,) = (row.id for row in derived.of_articles(record, [article]))
    return found


def incident(record: Record, article: str) -> str:
    (found,) = (name for name, articles in incidents(record).items() if article in articles)
    return found


@pytest.fixture
def war(record: Record) -> Record:
    """A record that knows how a war's news is worded, with six articles on three incidents."""
    record.add(filler(40), FIRST)
    added(record, ALL)
    return record


def test_reports_of_one_happening_are_one_incident(war: Record) -> None:
    assert together(war) == THREE


def test_nothing_new_changes_nothing(war: Record) -> None:
    before = list(derived.all_tellings(war))
    assert linking.update(war) == 0
    assert list(derived.all_tellings(war)) == before


def test_every_link_says_why(war: Record) -> None:
    ids = [telling(war, name) for name in ("a1", "a2", "a3")]
    links = derived.links_among(war, ids)
    assert len(links) == 3
    for each in links:
        link = link_from(each.first, each.second, each.score, each.payload)
        assert each.score == pytest.approx(sum(reason.weight for reason in link.reasons), abs=0.01)
        why = {reason.what: reason.why for reason in link.reasons}
        assert (
            "2020-10-04" in why["date"] and "Orsa" in why["place"] and {"alike", "bakery"} & set(why["wording"].split())
        )


@pytest.mark.parametrize("seed", range(3))
def test_articles_in_any_order_give_the_same_incidents(record: Record, seed: int) -> None:
    reports = [*filler(40), *ALL]
    random.Random(seed).shuffle(reports)
    added(record, reports)
    assert together(record) == THREE


def test_day_by_day_gives_what_all_at_once_gives(record: Record) -> None:
    record.add(filler(40), FIRST)
    for each in sorted(ALL, key=lambda report: (str(report.article.published), report.article.id)):
        added(record, [each])
    assert together(record) == THREE
    stepwise = incidents(record)
    linking.rebuild(record)
    assert incidents(record) == stepwise


def test_rarity_is_counted_as_of_the_day_of_adding_until_a_rebuild(record: Record) -> None:
    """Where adding in steps may differ: what a shared word weighed then is not what it weighs now."""
    added(record, ORSA[:2])
    (early,) = derived.links_of(record, [telling(record, "a1")])
    added(record, filler(40))
    assert derived.links_of(record, [early.first]) == [early]
    linking.rebuild(record)
    (late,) = derived.links_of(record, [early.first])
    assert late.score > early.score


def test_ids_stay_when_articles_are_added(record: Record) -> None:
    record.add(filler(40), FIRST)
    added(record, [ORSA[1], LIPA[1]])
    before = incident(record, "a2"), incident(record, "b2")
    added(record, [ORSA[0], ORSA[2], LIPA[0], LATER])
    assert (incident(record, "a1"), incident(record, "b1")) == before
    linking.rebuild(record)
    assert (incident(record, "a1"), incident(record, "b1")) == before


def test_the_earlier_id_stays_when_two_incidents_prove_one(record: Record) -> None:
    record.add(filler(40), FIRST)
    added(record, [LIPA[0], ORSA[0]])
    older, newer = incident(record, "b1"), incident(record, "a1")
    record.decide("merge", newer, older, who="Ada", why="the agency corrected the town")
    linking.update(record)
    assert incident(record, "a1") == incident(record, "b1") == older


def test_reading_again_moves_only_what_changed(war: Record) -> None:
    before = {row.id: row for row in derived.all_tellings(war)}
    names = incidents(war)
    moved = news("a3", shelling("Lipa", "2020-10-05", 31, "old tannery"), published="2020-10-06", outlet="Courier")
    added(war, [moved], SECOND)
    assert together(war) == {frozenset({"a1", "a2"}), frozenset({"b1", "b2", "a3"}), frozenset({"c1"})}
    assert names.keys() == incidents(war).keys()
    others = {row.id: row for row in derived.all_tellings(war) if row.article != "a3"}
    assert others == {name: row for name, row in before.items() if row.article != "a3"}


def test_an_incident_whose_first_article_is_read_again_keeps_its_id(war: Record) -> None:
    """Another reading finds an earlier event of the same happening, so that the telling is named otherwise."""
    before, name = telling(war, "a1"), incident(war, "a1")
    guns = replace(ORSA[0].events[0], id="e2", trigger=(0, 4))
    added(war, [replace(ORSA[0], events=(guns, *ORSA[0].events))], SECOND)
    assert telling(war, "a1") != before
    assert together(war) == THREE and incident(war, "a1") == name
    linking.rebuild(war)
    assert together(war) == THREE and incident(war, "a1") == name


class TestVague:
    """`Guns shelled a town` fits what is told of two towns. The scores are given, so that nothing else decides."""

    SCORES: ClassVar = {"a1 v1": 6.0, "b1 v1": 5.5, "a2 v1": 6.0, "a1 a2": 7.0}
    AT_ORSA = news("a1", shelling("Orsa", "2020-10-04", 14, "bakery"))
    AGAIN_AT_ORSA = news("a2", shelling("Orsa", "2020-10-04", 15, "bakery"), outlet="Courier")
    AT_LIPA = news("b1", shelling("Lipa", "2020-10-04", 14, "bakery"))
    VAGUE = news("v1", Told("Guns shelled a town, and 14 people died in a bakery.", "shelled", killed=14))

    @pytest.fixture(autouse=True)
    def scored(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def link(one: Telling, other: Telling, _: Rarity) -> Link:
            score = self.SCORES.get(f"{one.article} {other.article}", -9.0)
            return Link(one.id, other.id, score, (Reason("wording", score, "so it is"),))

        monkeypatch.setattr(scoring, "link", link)

    def test_it_never_chains_two_incidents(self, record: Record) -> None:
        added(record, [self.AT_ORSA, self.VAGUE, self.AT_LIPA])
        assert together(record) == {frozenset({"a1"}), frozenset({"b1"}), frozenset({"v1"})}

    def test_it_joins_the_one_incident_that_it_fits(self, record: Record) -> None:
        added(record, [self.VAGUE])
        added(record, [self.AT_ORSA])
        assert together(record) == {frozenset({"a1", "v1"})}

    def test_it_is_free_again_when_a_second_one_fits_as_well(self, record: Record) -> None:
        added(record, [self.AT_ORSA, self.VAGUE])
        assert together(record) == {frozenset({"a1", "v1"})}
        added(record, [self.AT_LIPA])
        assert together(record) == {frozenset({"a1"}), frozenset({"b1"}), frozenset({"v1"})}

    def test_it_stays_free_when_one_of_the_two_grows(self, record: Record) -> None:
        """Only the one that grew is made anew; the other one is looked at all the same."""
        added(record, [self.AT_ORSA, self.VAGUE, self.AT_LIPA])
        before = incident(record, "b1")
        added(record, [self.AGAIN_AT_ORSA])
        assert together(record) == {frozenset({"a1", "a2"}), frozenset({"b1"}), frozenset({"v1"})}
        assert incident(record, "b1") == before


class TestDecisions:
    """What people decided, after later machine runs, a rebuild, and another reading."""

    def later(self, record: Record) -> Iterator[None]:
        """Each way in which the machine comes back."""
        linking.update(record)
        yield
        more = news("a4", shelling("Orsa", "2020-10-04", 16, "bakery ruins"), published="2020-10-07", outlet="Voice")
        added(record, [more, news("b3", shelling("Lipa", "2020-10-05", 31, "tannery gate"), outlet="Voice")])
        yield
        linking.rebuild(record)
        yield
        added(record, ALL, SECOND)
        yield

    def test_not_the_same(self, war: Record) -> None:
        war.decide("not-the-same", telling(war, "a1"), telling(war, "a2"), who="Ada", why="two salvos")
        for _ in self.later(war):
            assert incident(war, "a1") != incident(war, "a2")

    def test_merged_incidents(self, war: Record) -> None:
        war.decide("merge", incident(war, "a1"), incident(war, "c1"), who="Ada", why="the same guns")
        for _ in self.later(war):
            assert incident(war, "a1") == incident(war, "c1") != incident(war, "b1")

    def test_merged_incidents_keep_all_that_they_had(self, war: Record) -> None:
        war.decide("merge", incident(war, "a1"), incident(war, "b1"), who="Ada", why="the same guns")
        for _ in self.later(war):
            assert len({incident(war, name) for name in ("a1", "a2", "a3", "b1", "b2")}) == 1

    def test_merged_tellings(self, war: Record) -> None:
        war.decide("merge", telling(war, "c1"), telling(war, "b1"), who="Ada", why="the town was wrong")
        for _ in self.later(war):
            assert incident(war, "c1") == incident(war, "b1")

    def test_split(self, war: Record) -> None:
        leaving = telling(war, "a2"), telling(war, "a3")
        war.decide("split", incident(war, "a1"), *leaving, who="Ada", why="in the evening")
        for _ in self.later(war):
            assert incident(war, "a1") != incident(war, "a2") == incident(war, "a3")

    def test_split_off_what_the_incident_was_begun_by(self, war: Record) -> None:
        first = incident(war, "a1")
        war.decide("split", first, telling(war, "a1"), who="Ada", why="in the morning")
        for _ in self.later(war):
            assert incident(war, "a1") == first != incident(war, "a2") == incident(war, "a3")

    def test_split_off_all_but_one(self, war: Record) -> None:
        leaving = telling(war, "a1"), telling(war, "a2")
        war.decide("split", incident(war, "a1"), *leaving, who="Ada", why="in the morning")
        for _ in self.later(war):
            assert incident(war, "a1") == incident(war, "a2") != incident(war, "a3")

    def test_split_in_three(self, war: Record) -> None:
        first = incident(war, "a1")
        war.decide("split", first, telling(war, "a1"), who="Ada", why="in the morning")
        war.decide("split", first, telling(war, "a2"), who="Ada", why="at noon")
        for _ in self.later(war):
            assert len({incident(war, name) for name in ("a1", "a2", "a3")}) == 3

    def test_what_was_split_is_merged_again(self, war: Record) -> None:
        war.decide("split", incident(war, "a1"), telling(war, "a1"), who="Ada", why="in the morning")
        linking.update(war)
        war.decide("merge", incident(war, "a1"), incident(war, "a3"), who="Bo", why="one salvo after all")
        for _ in self.later(war):
            assert incident(war, "a1") == incident(war, "a2") == incident(war, "a3")

    def test_a_split_undone_before_and_after_others_come(self, war: Record) -> None:
        """What the machine makes of it holds again, with what came in between; an undo of the undo splits it again."""
        review = war.decide("split", incident(war, "a1"), telling(war, "a1"), who="Ada", why="in the morning")
        linking.update(war)
        more = news("a4", shelling("Orsa", "2020-10-04", 16, "bakery ruins"), published="2020-10-07", outlet="Voice")
        added(war, [more])
        assert incident(war, "a1") != incident(war, "a2") == incident(war, "a3")
        undone = war.undo(review.number, who="Bo", why="one salvo after all")
        linking.update(war)
        assert {frozenset({"a1", "a2", "a3", "a4"}), *THREE - {frozenset({"a1", "a2", "a3"})}} == together(war)
        war.undo(undone.number, who="Ada", why="two salvos")
        for _ in self.later(war):
            assert incident(war, "a1") != incident(war, "a2") == incident(war, "a3")

    def test_a_merge_undone_after_others_came(self, war: Record) -> None:
        """The incidents come apart again, each with what came in between, under the ids that they had."""
        orsa, lipa = incident(war, "a1"), incident(war, "b1")
        review = war.decide("merge", orsa, lipa, who="Ada", why="the same guns")
        linking.update(war)
        assert incident(war, "b1") == orsa
        added(
            war,
            [
                news("a4", shelling("Orsa", "2020-10-04", 16, "bakery ruins"), published="2020-10-07", outlet="Voice"),
                news("b3", shelling("Lipa", "2020-10-05", 31, "tannery gate"), outlet="Voice"),
            ],
        )
        war.undo(review.number, who="Bo", why="two towns")
        linking.update(war)
        apart = incidents(war)
        assert (apart[orsa], apart[lipa]) == ({"a1", "a2", "a3", "a4"}, {"b1", "b2", "b3"})
        linking.rebuild(war)
        assert incidents(war) == apart

    def test_undone(self, war: Record) -> None:
        review = war.decide("not-the-same", telling(war, "a1"), telling(war, "a2"), who="Ada", why="")
        linking.update(war)
        war.undo(review.number, who="Bo", why="one salvo after all")
        for _ in self.later(war):
            assert incident(war, "a1") == incident(war, "a2") == incident(war, "a3")

    def test_the_later_of_two_holds(self, war: Record) -> None:
        both = telling(war, "a1"), telling(war, "c1")
        war.decide("merge", *both, who="Ada", why="")
        war.decide("not-the-same", *both, who="Bo", why="two weeks apart")
        for _ in self.later(war):
            assert incident(war, "a1") != incident(war, "c1")

    def test_it_holds_for_the_same_words_under_another_id(self, war: Record) -> None:
        """The second reading finds an earlier event of the same happening, so that the telling is named otherwise."""
        war.decide("not-the-same", telling(war, "a1"), telling(war, "a2"), who="Ada", why="two salvos")
        before = telling(war, "a2")
        guns = replace(ORSA[1].events[0], id="e2", trigger=(0, 4))
        added(war, [replace(ORSA[1], events=(guns, *ORSA[1].events))], SECOND)
        assert telling(war, "a2") != before
        assert incident(war, "a1") != incident(war, "a2")

    def test_it_holds_where_the_event_has_other_words_in_its_sentence(self, war: Record) -> None:
        war.decide("not-the-same", telling(war, "a1"), telling(war, "a2"), who="Ada", why="two salvos")
        before = telling(war, "a2")
        died = ORSA[1].article.text.index("died")
        added(war, [replace(ORSA[1], events=(replace(ORSA[1].events[0], trigger=(died, died + 4)),))], SECOND)
        assert telling(war, "a2") != before
        assert incident(war, "a1") != incident(war, "a2")


def test_it_is_stored_under_the_first_words_that_it_was_told_in(war: Record) -> None:
    assert incident(war, "a1") == name_of("a1#t5")


class StoppedError(Exception):
    pass


@pytest.mark.parametrize("after", range(8))
def test_stopped_at_any_moment_it_goes_on_where_it_was(
    record: Record, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """Stopped before the n-th time that it writes, while articles are read again, and begun once more."""
    monkeypatch.setattr(linking, "AT_ONCE", 30)
    record.add([*filler(40), *ORSA, *LIPA], FIRST)
    linking.update(record)
    moved = news("a1", shelling("Lipa", "2020-10-05", 31, "tannery"), published="2020-10-04")
    record.add([moved, LATER], SECOND)
    writing, left = record.writing, [after]

    @contextmanager
    def stopping() -> Iterator[Connection]:
        if not left[0]:
            raise StoppedError
        left[0] -= 1
        with writing() as connection:
            yield connection

    with monkeypatch.context() as patched:
        patched.setattr(record, "writing", stopping)
        with suppress(StoppedError):
            linking.update(record)
    linking.update(record)
    assert together(record) == {frozenset({"a2", "a3"}), frozenset({"a1", "b1", "b2"}), frozenset({"c1"})}
    counted = Rarity.from_bytes(derived.state(record, "rarity"))
    assert counted.articles == 46
    assert min(counted.words.values()) >= 0


@settings(max_examples=15)
@given(st.permutations(range(len(ALL))), st.lists(st.integers(1, len(ALL)), max_size=4))
def test_in_any_order_and_steps(tmp_path_factory: pytest.TempPathFactory, order: list[int], cuts: list[int]) -> None:
    """Whatever comes first and whatever comes together."""
    with Record.open(tmp_path_factory.mktemp("record") / "record.sqlite") as record:
        record.add(filler(40), FIRST)
        ends = [0, *sorted({*cuts, len(ALL)})]
        for start, end in pairwise(ends):
            added(record, [ALL[each] for each in order[start:end]])
        assert together(record) == THREE
        stepwise = incidents(record)
        linking.rebuild(record)
        assert incidents(record) == stepwise


def test_an_article_that_somebody_adds_anew_while_it_is_linked_is_taken_in_once_as_it_stands_last() -> None:
    older, newer = ORSA[0], replace(ORSA[0], warnings=("read anew",))
    assert latest([(1, older), (2, ORSA[1]), (3, newer)]) == [(2, ORSA[1]), (3, newer)]


def test_an_article_comes_twice_when_it_is_read_anew_between_two_pages(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.add(ORSA, FIRST)
    pages = [*record.reports()]
    again = (pages[-1][0] + 1, pages[0][1])
    monkeypatch.setattr(record, "reports", lambda after: (each for each in [*pages, again] if each[0] > after))
    linking.update(record)
    assert together(record) == {frozenset({"a1", "a2", "a3"})}
    assert derived.progress(record) == again[0]


def test_tellings_that_another_linker_took_for_done_find_their_incidents(record: Record) -> None:
    added(record, [*filler(40), *ALL])
    derived.set_incident(record, {telling(record, "a2"): None, telling(record, "c1"): None})
    assert len(derived.unplaced(record)) == 2
    linking.update(record)
    assert derived.unplaced(record) == []
    assert together(record) == THREE


@pytest.mark.parametrize("name", ["half \ud83d of a surrogate", "nothing\x00", "long " * 500])
def test_names_that_no_database_can_hold_are_linked_and_told(record: Record, name: str) -> None:
    odd = [
        replace(each, article=replace(each.article, id=f"{name}{each.article.id}", outlet=name + str(number)))
        for number, each in enumerate(ORSA)
    ]
    added(record, odd)
    (found,) = accounts(record)
    line = json.loads(to_line(found.account, found.reports, found.origins))
    assert (line["printings"], len(line["reports"])) == (3, 3)
