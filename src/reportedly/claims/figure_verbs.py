"""What the words around a word of harm make of it: done or only feared, active or passive, alone or with others."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claims.figure_clause import Clause
from reportedly.knowledge.harm import Harm, HarmForm
from reportedly.model import Measure

VERBAL = frozenset("abhmdntRl")
FACTIVE = frozenset("managed manages able went succeeded proceeded".split())
FORCING = frozenset("force forced forces forcing caused causing compelled compelling drove driven driving led".split())
FLIGHT = frozenset(
    """countries neighbouring neighboring safety camps home homes house houses fighting violence clashes country city
    town towns village villages area region camp abroad bombardment shelling war conflict persecution offensive
    hostilities border airstrikes bombing""".split()
)
ARTICLES = frozenset(("a", "an", "the"))
HOPED = frozenset(
    """seek seeks seeking sought demand demands demanding demanded prevent prevents preventing prevented avoid avoiding
    attempted attempting attempt planned planning plot plotted plotting threatened threatening threat possible potential
    information reward leading failed warrant warrants urged urging order""".split()
)
"""Words before a deed that say it was not done."""
TAIL = 9
"""How many items may stand between a noun and what belongs to it."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The words before a verb of harm: where they begin among the items, and what they say of it."""

    start: int
    be: bool
    have: bool
    unreal: bool
    maybe: bool
    negated: bool


def run_of(clause: Clause, at: int) -> list[int]:
    """The words of harm that share their victims from one on: `killed, wounded or captured`, `killed and injured`."""
    run = [at]
    first = clause.items[at].harm
    assert first is not None
    while True:
        i = run[-1] + 1
        while clause.kinds[i : i + 1] in ("c", ",", "a", "b") and clause.kinds[i : i + 1]:
            i += 1
        harm = clause.items[i].harm if i < len(clause.items) and i - run[-1] <= 3 else None
        joint = clause.kinds[run[-1] + 1 : i]
        closed = "c" in joint or (joint == "," and "c" in clause.kinds[i + 1 : i + 3])
        if harm is None or not (closed or (not joint and clause.words.capitals)) or not alike(first, harm):
            return run
        run.append(i)


def alike(first: Harm, second: Harm) -> bool:
    """Whether two words of harm can share their victims."""
    same = bool(first.forms & second.forms) or ({"past", "participle"} & first.forms and second.grammar == "state")
    return bool(same) and first.grammar in ("verb", "state") and second.grammar in ("verb", "state")


def measure_of(run: list[Harm]) -> Measure:
    """What is counted where several harms are told of the same victims; casualties where they exclude each other."""
    measures = [harm.measure for harm in run if harm.word != "shoot" or harm.particle] or [run[0].measure]
    if len(set(measures)) == 1:
        return measures[0]
    if "killed" in measures and {"injured", "captured", "casualties"} & set(measures):
        return "casualties"
    return "killed" if "killed" in measures else measures[-1]


def voice_of(clause: Clause, at: int, forms: frozenset[HarmForm] = frozenset()) -> Voice:
    """What the words right before a verb of harm say of it."""
    start = at
    while start and (
        clause.kinds[start - 1] in VERBAL or (clause.kinds[start - 1] == "v" and clause.word(start - 1) in ("saw",))
    ):
        start -= 1
    kinds = clause.kinds[start:at]
    have = "h" in kinds
    would = "m" in kinds or (any(clause.word(i) in ("to",) for i in range(start, at)) and "R" not in kinds)
    almost = any(clause.word(i) in ("nearly", "almost", "narrowly") for i in range(start, at))
    shared = "base" in forms and clause.kinds[start - 1 : start] == "c" and bool({"m", "t"} & set(clause.kinds[:start]))
    factive = any(clause.word(i) in FACTIVE for i in range(max(0, start - (TAIL if shared else 1)), at))
    return Voice(
        start,
        "b" in kinds and kinds.rfind("b") > kinds.rfind("h"),
        have,
        unreal=((would and not have) or almost or shared) and not factive,
        maybe="m" in kinds,
        negated="n" in kinds,
    )


def attributive(clause: Clause, at: int, behind: int) -> bool:
    """Whether an adjective belongs to a noun (`a dead heat`), or `missing` is a verb with an object."""
    return clause.word(at - 1) in (*ARTICLES, "among", "amongst") or (
        clause.word(at) == "missing" and clause.word(behind) in (*ARTICLES, "his", "her", "their", "its", "out")
    )


def forced_by(clause: Clause, voice: Voice, harm: Harm) -> bool:
    """`forced 300 families to flee`: told as done though the verb is an infinitive."""
    before = voice.start - 1
    if harm.grammar != "intransitive" or before < 1:
        return False
    return clause.word(before) in FORCING if clause.kinds[before] != "G" else clause.word(before - 1) in FORCING


def flees(clause: Clause, behind: int) -> bool:
    """Whether flight from home or war is told, not an escape: by the nouns that follow, or by nothing following."""
    before = clause.group(behind - 2) if clause.kinds[behind - 2 : behind - 1] == "G" and behind > 1 else None
    if before is not None and (before.bounds.low or before.bounds.high or 0) >= 100:
        return True
    following = [clause.words.low[i] for item in clause.items[behind : behind + 8] for i in range(item.start, item.end)]
    return bool(FLIGHT & set(following)) or not following or following[0] in (".", "since", "after", "across")


def of_deed(clause: Clause, behind: int) -> int | None:
    """The `of` that names whom a deed was done to: `the murder of`, `the death yesterday of`."""
    for i in range(behind, min(behind + TAIL, len(clause.items))):
        if clause.kinds[i] == "o" and (i == behind or clause.kinds[i + 1 : i + 2] == "G"):
            return i
        if clause.kinds[i] not in "powa" and not clause.words.low[clause.items[i].start][0].isdigit():
            return None
    return None


def hoped(clause: Clause, at: int) -> bool:
    """Whether a deed is only sought, planned or feared: `the attempted murder of`."""
    return any(clause.word(i) in HOPED for i in range(max(0, at - 3), at))
