"""Parameters: whatever is unknown, missing or wrong is refused with the name of it and what it can be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.workbench.asked import LONGEST, AskedError, Parameter, box, choice, day, text, values, whole

PARAMETERS = (
    text("words", "words of the claim"),
    choice("kind", "which kind", ("event", "figure"), "event"),
    whole("page", "which page", 1, 100, 1),
    day("since", "on this day or later"),
    box("box", "lies in this box"),
)


def asked(**query: str) -> dict[str, Any]:
    return values(PARAMETERS, query)


def refusal(**query: str) -> str:
    with pytest.raises(AskedError) as told:
        asked(**query)
    return str(told.value)


def test_every_parameter_has_a_value_of_its_kind_or_none() -> None:
    assert asked() == {"words": None, "kind": "event", "page": 1, "since": None, "box": None}
    assert asked(words=" shells ", kind="figure", page="7", since="2020-10-28", box="44,38.5,-51,42") == {
        "words": "shells",
        "kind": "figure",
        "page": 7,
        "since": date(2020, 10, 28),
        "box": (44.0, 38.5, -51.0, 42.0),
    }


def test_an_empty_value_is_as_good_as_none() -> None:
    assert asked(words="  ", kind="", page=" ", since="", box="") == asked()


def test_what_is_unknown_is_named_with_what_there_is() -> None:
    assert refusal(wrods="x") == "there is no parameter 'wrods' here; there are words, kind, page, since, box"
    with pytest.raises(AskedError, match="there are none"):
        values((), {"a": "1"})


def test_what_is_missing_is_named_with_what_it_means() -> None:
    with pytest.raises(AskedError, match="id is missing: an article's id"):
        values((text("id", "an article's id", required=True),), {"id": " "})


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("kind", "place", "it can be event, figure"),
        ("page", "0", "from 1 to 100"),
        ("page", "101", "from 1 to 100"),
        ("page", "two", "a whole number"),
        ("page", "1.0", "a whole number"),
        ("page", "٣", "a whole number"),
        ("page", "9" * 400, "a whole number"),
        ("since", "28 October", "such as 2020-10-28"),
        ("since", "2020-02-30", "such as 2020-10-28"),
        ("box", "1,2,3", "four numbers"),
        ("box", "1,2,3,x", "four numbers"),
        ("box", "1,nan,3,4", "between"),
        ("box", "inf,2,3,4", "between"),
        ("box", "1,5,3,4", "south first"),
        ("box", "181,2,3,4", "between -180 and 180"),
        ("words", "x" * (LONGEST + 1), f"longer than {LONGEST}"),
    ],
)
def test_a_wrong_value_is_told_with_what_it_can_be(name: str, value: str, told: str) -> None:
    words = refusal(**{name: value})
    assert words.startswith(name) and told in words
    assert len(words) < 300


@given(st.dictionaries(st.sampled_from([each.name for each in PARAMETERS]), st.text(max_size=30)))
def test_whatever_is_asked_is_a_value_or_is_refused(query: dict[str, str]) -> None:
    try:
        found = values(PARAMETERS, query)
    except AskedError:
        return
    assert found.keys() == {each.name for each in PARAMETERS}
    assert 1 <= found["page"] <= 100 and found["kind"] in ("event", "figure")


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda each: each.name)
def test_each_parameter_has_a_schema(parameter: Parameter) -> None:
    assert parameter.schema["type"] in ("string", "integer")
