"""Times that are read together with what stands beside them: ranges, open ends, and one clock time in two zones."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportedly.claims.time_values import Interval, Point, Vague, Value, moved_days
from reportedly.claims.time_words import Words

SINCE = frozenset(("since",))
UNTIL = frozenset(("until", "till"))
TO = frozenset("to until till through - – —".split())


@dataclass(frozen=True, slots=True)
class Found:
    """A time that was read: its first word, the word behind its last, and its value."""

    start: int
    end: int
    value: Value


def ranged(words: Words, found: list[Found]) -> list[Found]:
    """Times as they are to be reported: ranges joined, open ends opened, zones told."""
    return [opened(words, each) for each in joined(words, zoned(words, found))]


def joined(words: Words, found: list[Found]) -> list[Found]:
    """Two times that make one range: `from Monday to Friday`, `between May and June`."""
    done: list[Found] = []
    for each in found:
        if done and (both := range_of(words, done[-1], each)):
            done[-1] = both
        else:
            done.append(each)
    return done


def range_of(words: Words, first: Found, last: Found) -> Found | None:
    """The range that two times make, where the words around them make them one."""
    if last.start - first.end != 1 or not comparable(first.value, last.value):
        return None
    before, link = words.word(first.start - 1), words.word(first.end)
    if (before == "from" and link in TO) or (before == "between" and link == "and"):
        return Found(first.start - 1, last.end, Interval(first.value, last.value))  # type: ignore[arg-type]
    return None


def comparable(first: Value, last: Value) -> bool:
    """Whether one time is a point before another. EDTF's letters sort by time after Christ, and only there."""
    points = isinstance(first, Point | Vague) and isinstance(last, Point | Vague)
    return points and str(first)[0] != "-" and str(first) < str(last)


def opened(words: Words, found: Found) -> Found:
    """Open ranges: `since September 27`, `until Friday`."""
    before, value = words.word(found.start - 1), found.value
    if not isinstance(value, Point | Vague) or before not in SINCE | UNTIL:
        return found
    return Found(found.start - 1, found.end, Interval(value, None) if before in SINCE else Interval(None, value))


def zoned(words: Words, found: list[Found]) -> list[Found]:
    """Clock times told in two zones, `0615 local time (0215 GMT)`: the local one gets its zone from the other."""
    done = list(found)
    for at in range(1, len(done)):
        local, other = done[at - 1], done[at]
        if not (isinstance(local.value, Point) and isinstance(other.value, Point)):
            continue
        told = len(local.value.clock) == 5 and other.value.clock.endswith("Z")
        if told and words.words[local.end : other.start] in (["("], [","], ["/"], ["or"]):
            away = minutes(local.value.clock) - minutes(other.value.clock)
            shift = (away + 11 * 60) % (24 * 60) - 11 * 60
            zone = f"{'-' if shift < 0 else '+'}{abs(shift) // 60:02d}:{abs(shift) % 60:02d}"
            done[at - 1] = replace(local, value=replace(local.value, clock=f"{local.value.clock}:00{zone}"))
            day = moved_days(local.value.plain(), (away - shift) // (24 * 60))
            if day is not None:
                done[at] = replace(other, value=replace(day, clock=other.value.clock))
    return done


def minutes(clock: str) -> int:
    """Minutes since midnight."""
    return int(clock[:2]) * 60 + int(clock[3:5])
