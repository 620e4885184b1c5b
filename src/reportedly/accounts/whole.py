"""All reports of a record linked at once: what is rare among all of them is known before any two are compared.

Invariant: the links depend on the record's reports alone, not on their order or steps, nor on who finds the pairs. All
that is made lies beside the record until it is whole, and then takes the place of what was there, in one transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from reportedly.accounts.incidents import names_of
from reportedly.accounts.keeping import latest, packed, unpacked
from reportedly.accounts.pairing import Finder, Linker, LinkerError, finder
from reportedly.accounts.placing import PLACING
from reportedly.accounts.rarity import Rarity
from reportedly.accounts.scoring import scored
from reportedly.accounts.staging import Staged
from reportedly.accounts.tellings import tellings
from reportedly.record import derived
from reportedly.record.packing import key
from reportedly.record.record import Record

AT_ONCE = 1000
"""So many reports are held in memory at a time."""


def link_all(record: Record, told: Callable[[int], None], linker: Linker, workers: int) -> int:
    """Makes all tellings and links of a record anew; gives of how many reports. They are in no incident yet.

    `told` hears how many reports are done: halfway when their tellings are made, all when those are compared. Raises
    LinkerError where a package is missing.
    """
    find = finder(linker, derived.reports(record))
    with TemporaryDirectory(prefix="reportedly-") as folder:
        try:
            with Staged(Path(folder)) as staged:
                taken = beside(record, staged, find, told, workers)
        except sqlite3.Error as error:  # the record's own faults are RecordErrors
            raise LinkerError(
                f"{folder}, where linking works, can't be used ({error}): TMPDIR names another"
            ) from error
    told(taken)
    return taken


def beside(record: Record, staged: Staged, find: Finder, told: Callable[[int], None], workers: int) -> int:
    """Makes all tellings and links beside a record, then puts them into it; gives of how many reports."""
    rarity = Rarity()
    taken, sequence = fill(staged, record, rarity, lambda done: told(done // 2))
    count = staged.settle(rarity)
    pairs = find(staged.spots(), staged.path.parent)
    for reached in staged.keep(scored(pairs, staged.path, rarity, workers)):
        told(taken // 2 + (taken - taken // 2) * reached // count)
    kept = {"rarity": rarity.to_bytes(), "names": names(record), PLACING: packed(())}
    derived.renew(record, staged.rows(), staged.links(), kept, sequence)
    return taken


def fill(staged: Staged, record: Record, rarity: Rarity, told: Callable[[int], None]) -> tuple[int, int]:
    """Makes the tellings of all reports, and counts their words; gives how many reports there are, and the last one's
    sequence number.
    """
    fresh = record.reports()
    seen: set[str] = set()
    sequence = 0
    while some := latest(islice(fresh, AT_ONCE)):
        again = [name for _, report in some if (name := key(report.article.id)) in seen]
        rarity.remove(staged.drop(again))
        made = [(sequence, report, each) for sequence, report in some for each in tellings(report)]
        rarity.add(each for _, _, each in made)
        staged.add((sequence, each, names_of(each, report)) for sequence, report, each in made)
        seen.update(key(report.article.id) for _, report in some)
        sequence = some[-1][0]
        told(len(seen))
    return len(seen), sequence


def names(record: Record) -> bytes:
    """The ids of all incidents that there are, or were when someone stopped: those that stay keep them."""
    return packed({*derived.printings(record), *unpacked(derived.state(record, "names"))})
