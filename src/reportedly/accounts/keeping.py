"""Tellings and incidents as the record keeps them: rows with their cells, notes of ids, and how incidents are named."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from reportedly.accounts.blocking import window
from reportedly.accounts.decisions import ALWAYS
from reportedly.accounts.incidents import name_of
from reportedly.accounts.model import Link, Telling
from reportedly.accounts.payloads import reasons_to_text, telling_to_text
from reportedly.model import Report
from reportedly.record.derived import LinkRow, TellingRow


class Beginning(NamedTuple):
    """What the incident of a telling may be called after: its article's number, and the ids of those that it begins."""

    number: int
    names: tuple[str, ...]


def latest(fresh: Iterable[tuple[int, Report]]) -> list[tuple[int, Report]]:
    """Reports by their sequence numbers, of each article the last: it comes again when somebody adds meanwhile."""
    found: dict[str, tuple[int, Report]] = {}
    for sequence, report in fresh:
        found.pop(report.article.id, None)
        found[report.article.id] = sequence, report
    return list(found.values())


def packed(ids: Iterable[str]) -> bytes:
    """Some ids, to be kept."""
    return zlib.compress(json.dumps(sorted(ids)).encode())


def unpacked(kept: bytes | None) -> list[str]:
    """The ids that were kept; none at first."""
    return list(json.loads(zlib.decompress(kept))) if kept is not None else []


def row(sequence: int, telling: Telling, cells: Iterable[str], names: Iterable[str]) -> TellingRow:
    """A telling as the record keeps it. Its days are those on which it may have happened.

    Among its cells are the ids of the incidents that it begins, so that they find it.
    """
    first, last = bounds(telling)
    return TellingRow(
        telling.id, telling.article, sequence, first, last, (*cells, *sorted(names)), None, telling_to_text(telling)
    )


def bounds(telling: Telling) -> tuple[int, int]:
    """The ordinals of the days on which a telling may have happened: any where nothing bounds them."""
    found = window(telling)
    return (found[0].toordinal(), found[1].toordinal()) if found else ALWAYS


def link_row(link: Link) -> LinkRow:
    """A link as the record keeps it."""
    return LinkRow(link.first, link.second, link.score, reasons_to_text(link))


def begun(cells: Iterable[str]) -> tuple[str, ...]:
    """The incidents that a telling begins, out of the cells of its row."""
    return tuple(each for each in cells if ":" not in each)


def named(
    groups: Iterable[Sequence[str]],
    beginnings: Mapping[str, Beginning],
    used: Collection[str | None],
    settled: Mapping[str, str],
) -> dict[str, str]:
    """The id of the incident of each telling: the one that its cluster has, if one of its members began it.

    Of several, and where there is none yet, it is the one of the telling whose article was added first: so that ids
    outlive growth and re-reading, and are the same in whatever steps articles came. `used` are the ids that were given
    before, `settled` tellings whose incident keeps its id in any case.
    """
    found: dict[str, str] = {}
    for members in groups:
        first = sorted(members, key=lambda each: (beginnings[each].number, order(each)))
        held = [settled[each] for each in first if each in settled]
        held += [name for each in first for name in beginnings[each].names if name in used]
        found |= dict.fromkeys(members, held[0] if held else name_of(first[0]))
    return found


def order(telling: str) -> tuple[int, str]:
    """Where a telling stands in its article, as its id says."""
    at = telling.rpartition("#t")[2]
    return int(at) if at.isdigit() else 0, telling
