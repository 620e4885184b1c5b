"""The sides that are inferred from a record, kept in it so that its reports are not all read again each time.

Invariant: what is kept says up to which reading it was inferred; it is made anew where the record has grown by
more than the caller lets it.
"""

from __future__ import annotations

import json
from dataclasses import asdict

from reportedly.accounts.hostility import inferred
from reportedly.accounts.model import Side
from reportedly.record import derived
from reportedly.record.record import Record
from reportedly.report import in_one_line

NAME = "sides"
"""What they are kept under."""


def sides(record: Record, *, grown: float = 0.0) -> tuple[Side, ...]:
    """The sides, by who fights whom in all reports that were linked.

    `grown` is by which share of its readings the record may have grown since they were inferred.
    """
    now = derived.progress(record)
    kept = json.loads(derived.state(record, NAME) or b"{}")
    if kept and kept["sequence"] <= now <= kept["sequence"] * (1 + grown):
        return tuple(side(each) for each in kept["sides"])
    found = inferred(report for _, report in record.reports())
    data = {"sequence": now, "sides": [asdict(each) for each in found]}
    derived.set_state(record, NAME, in_one_line(data).encode())
    return found


def side(data: dict[str, object]) -> Side:
    """The side that JSON holds."""
    members, basis = data["members"], data["basis"]
    assert isinstance(members, list)
    assert isinstance(basis, list)
    return Side(str(data["name"]), tuple(members), bool(data["inferred"]), tuple(basis))
