"""What a shape can't hold is written beside it, a line each, and counted by its reason."""

from __future__ import annotations

import io
import json

from reportedly.exports.companion import Companion


def test_what_is_left_out_has_its_id_its_words_and_the_reason() -> None:
    stream = io.BytesIO()
    beside = Companion(stream)
    beside.leave("a#e1", "event", "“no shot”\u2028was fired \ud800", "denied")
    beside.leave("a#f1", "figure", "14 people", "a part", "of 20")
    first, second = stream.getvalue().splitlines()
    assert json.loads(first) == {
        "id": "a#e1",
        "kind": "event",
        "what": "“no shot”\u2028was fired \ud800",
        "why": "denied",
    }
    assert json.loads(second)["detail"] == "of 20"


def test_reasons_are_counted_without_a_stream_too() -> None:
    beside = Companion()
    for why in ("denied", "denied", "no day"):
        beside.leave("a#e1", "event", "", why)
    assert (beside.total, beside.counts) == (3, {"denied": 2, "no day": 1})
