from __future__ import annotations

import pytest

from tests.marked import read


@pytest.mark.parametrize(
    "marked",
    [
        "<s1>The mayor</s1> did not <q1>accuse</q1> the army of <c1>firing on the town</c1>.",
        "<s1>The ministry</s1> has never publicly <q1>blamed</q1> the rebels for <c1>the fire</c1>.",
        "<s1>Nobody</s1> <q1>accused</q1> the army of <c1>firing</c1>.",
        "<s1>No armed group</s1> <q1>claimed</q1> <c1>responsibility</c1>.",
        "<s1>Neither side</s1> <q1>claimed</q1> <c1>responsibility</c1>.",
        "<s1>The communiqué</s1> <q1>made no mention of</q1> <c1>any strikes</c1>.",
    ],
)
def test_what_was_not_said_is_no_statement(marked: str) -> None:
    assert read(marked).statements == ()


@pytest.mark.parametrize(
    "marked",
    [
        "<s1>The mayor</s1> <q1>said</q1> <c1>he did not accuse anybody</c1>.",
        "<s1>The army</s1> <q1>declined to comment</q1> <c1>on the fire</c1>.",
        "He had not slept, <s1>the nurse</s1> <q1>said</q1>, <c1>for days</c1>.",
    ],
)
def test_what_was_said_of_what_is_not_is_one(marked: str) -> None:
    assert len(read(marked).statements) == 1


@pytest.mark.parametrize(
    "marked",
    [
        "<s1>The army</s1> <q1>is investigating reports</q1> <c1>that seventy people died</c1>.",
        "<s1>The ministry</s1> is looking into <q1>allegations</q1> <c1>that troops killed five men</c1>.",
        "<s1>The mayor</s1> had seen some unconfirmed <q1>reports</q1> <c1>that a school was hit</c1>.",
    ],
)
def test_whoever_looks_into_what_is_said_does_not_say_it(marked: str) -> None:
    (statement,) = read(marked).statements
    assert (statement.source.spans, statement.named) == ((), "absent")


@pytest.mark.parametrize(
    "marked",
    [
        "<s1>The mayor</s1> <q1>reports</q1> <c1>that seventy people died</c1>.",
        "<s1>The army</s1> is investigating the fire and <q1>said</q1> <c1>that seventy people died</c1>.",
        "<s1>The rebels</s1> repeated their <q1>allegations</q1> <c1>that troops killed five men</c1>.",
    ],
)
def test_whoever_says_it_is_its_source(marked: str) -> None:
    (statement,) = read(marked).statements
    assert statement.source.spans
