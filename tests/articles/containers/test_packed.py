"""Gzip in small steps: what is sound is given, what is broken is told and passed."""

from __future__ import annotations

import gzip
import io

from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles.containers.packed import Members, Plain, source_of, whole

PARTS = [b"one " * 500, b"two " * 500, b"three " * 500]


def test_members_are_read_as_one_stream() -> None:
    raw = b"".join(map(gzip.compress, PARTS)) + b"\0" * 50
    source = source_of(io.BytesIO(raw), raw[:10])
    assert whole(source, 10**6) == b"".join(PARTS)
    assert source.fault is None
    assert source.taken == len(raw)


def test_what_is_not_packed_is_read_as_it_is() -> None:
    source = source_of(io.BytesIO(b"words"), b"words")
    assert isinstance(source, Plain)
    assert (whole(source, 100), source.fault) == (b"words", None)


def test_a_stream_that_is_cut_gives_what_it_holds() -> None:
    source = Members(io.BytesIO(gzip.compress(PARTS[0], 0)[:1000]))
    assert PARTS[0].startswith(whole(source, 10**6))
    assert source.fault == "cut"


def test_a_broken_member_is_passed() -> None:
    first, second, third = (bytearray(gzip.compress(part)) for part in PARTS)
    second[10:20] = b"\xff" * 10
    source = Members(io.BytesIO(bytes(first + second + third)))
    assert whole(source, 10**6) == PARTS[0]
    assert source.fault == "broken"
    assert source.mend()
    assert whole(source, 10**6) == PARTS[2]
    assert not source.mend()


@given(st.integers(0, 5000))
def test_no_more_is_given_than_one_byte_past_the_limit(limit: int) -> None:
    assert len(whole(Members(io.BytesIO(gzip.compress(b"a" * 100_000))), limit)) == limit + 1


@given(st.binary())
def test_any_bytes_come_to_an_end(raw: bytes) -> None:
    source = Members(io.BytesIO(b"\x1f\x8b\x08" + raw))
    while True:
        whole(source, 10**6)
        if not source.mend():
            break
