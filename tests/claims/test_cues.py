from __future__ import annotations

import pytest

from reportedly.claims.cues import meaning, negated
from tests.marked import parsed


def entry(marked: str) -> str:
    parse = parsed(marked)
    found = meaning(parse.text, parse.attributions[0].cue)
    return " ".join(found.lemmas) if found else ""


@pytest.mark.parametrize(
    ("marked", "cue"),
    [
        ("He <q1>said</q1> <c1>so</c1>", "say"),
        ("He <q1>has repeatedly denied</q1> <c1>it</c1>", "deny"),
        ("They <q1>claimed</q1> <c1>responsibility for the raid</c1>", "claim responsibility"),
        ("He <q1>called</q1> for <c1>calm</c1>", "call for"),
        ("He <q1>put</q1> <c1>the death toll at nine</c1>", "put the death toll at"),
        ("He <q1>ruled out</q1> <c1>talks</c1>", "rule out"),
        ("It <q1>quoted</q1> her <q1>as saying</q1> <c1>so</c1>", "quote as say"),
        ("Mayor<q1>:</q1> <c1>dam holds</c1>", "say"),
        ("He <q1>grimaced</q1> <c1>so</c1>", ""),
    ],
)
def test_the_longest_phrase_wins(marked: str, cue: str) -> None:
    assert entry(marked) == cue


def test_negation_stands_inside_the_cue_or_right_before_it() -> None:
    inside = parsed("He <q1>did not confirm</q1> <c1>it</c1>")
    before = parsed("He could not <q1>confirm</q1> <c1>it</c1>")
    free = parsed("He did not wait and <q1>confirmed</q1> <c1>it</c1>")
    assert [negated(p.text, p.attributions[0].cue) for p in (inside, before, free)] == [True, True, False]
