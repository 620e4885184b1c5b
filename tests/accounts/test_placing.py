"""All tellings placed at once, group by group: as if all were clustered together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.accounts import placing
from reportedly.accounts.clustering import THRESHOLD, VAGUE, clusters
from reportedly.accounts.decisions import tied
from reportedly.accounts.incidents import name_of
from reportedly.accounts.keeping import packed, row
from reportedly.accounts.model import Link, Telling
from reportedly.accounts.placing import PLACING, Groups, place
from reportedly.record import derived
from reportedly.record.derived import LinkRow
from reportedly.record.record import Record
from reportedly.versions import Version
from tests.accounts.news import news, one, shelling

NAMES = "abcdefgh"
VAGUELY = "uvw"
REPORTS = {name: news(name, shelling("Orsa", "2020-10-04", 14, "bakery")) for name in NAMES + VAGUELY}
SCORES = st.dictionaries(
    st.sampled_from([f"{a}{b}" for a in NAMES for b in NAMES + VAGUELY if a < b] + ["uv", "uw", "vw"]),
    st.one_of(st.floats(1, 9), st.sampled_from([1.0, THRESHOLD, VAGUE])),
    max_size=24,
)


def telling(name: str) -> Telling:
    made = one(REPORTS[name])
    return replace(made, vague=name in VAGUELY)


def stored(record: Record, scores: dict[str, float]) -> list[Link]:
    links = [Link(f"{pair[0]}#t5", f"{pair[1]}#t5", score, ()) for pair, score in scores.items()]
    rows = [row(1, telling(name), (), [name_of(f"{name}#t5")]) for name in NAMES + VAGUELY]
    derived.renew(
        record, rows, [LinkRow(each.first, each.second, each.score, "[]") for each in links], {PLACING: b""}, 1
    )
    return links


def placed(record: Record) -> set[frozenset[str]]:
    found: dict[str | None, set[str]] = {}
    for each in derived.all_tellings(record):
        found.setdefault(each.incident, set()).add(each.article)
    assert None not in found
    return {frozenset(some) for some in found.values()}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """One record for all examples: each stores its tellings in the place of those of the last."""
    with Record.open(tmp_path_factory.mktemp("record") / "record.sqlite") as record:
        record.add(REPORTS.values(), Version("0.1.0"))
        yield record


PAIRS = st.sets(
    st.sampled_from([(f"{a}#t5", f"{b}#t5") for a in NAMES + "u" for b in NAMES + "u" if a < b]), max_size=3
)


@settings(max_examples=80)
@given(SCORES, PAIRS, PAIRS)
def test_group_by_group_is_as_all_at_once(
    told: Record, scores: dict[str, float], together: set[tuple[str, str]], unlike: set[tuple[str, str]]
) -> None:
    apart = {pair for pair in unlike if pair[1] not in tied(together, pair[:1])}
    links = stored(told, scores)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(placing, "decisions", lambda _: (together, apart))
        place(told)
    firm, vague = ([f"{name}#t5" for name in some] for some in (NAMES, VAGUELY))
    articles = {name: name[0] for name in (*firm, *vague)}
    whole = clusters(firm, vague, articles, links, together, frozenset(apart))
    assert placed(told) == {frozenset(each[0] for each in members) for members in whole}
    assert derived.state(told, PLACING) is None


def test_an_incident_is_called_what_it_was_called_before(record: Record) -> None:
    record.add(REPORTS.values(), Version("0.1.0"))
    stored(record, {"ab": 9.0})
    derived.set_state(record, "names", packed([name_of("b#t5")]))
    place(record)
    homes = {row.article: row.incident for row in derived.all_tellings(record)}
    assert homes["a"] == homes["b"] == name_of("b#t5") and homes["c"] == name_of("c#t5")


def test_numbers_that_are_joined_stand_for_the_smallest() -> None:
    groups = Groups(6)
    for first, second in ((4, 2), (5, 4), (0, 1)):
        groups.join(first, second)
    assert [groups.of(each) for each in range(6)] == [0, 0, 2, 3, 2, 2]
