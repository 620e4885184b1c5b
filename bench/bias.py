"""Whether the sides of a conflict are read alike: statements and figures by side, on the desk articles.

Beside that, the same articles with the names of two sides exchanged: how each side is read when both stand in the same
sentences, so that a gap is the names' doing (counterfactual evaluation).

A side is told by the words that name a speaker, in the article or in the gold actor, and else by the id that we gave.
What is right of a side is counted as `desk.py` counts it, with its own pairing; what we report too much is put down to
the side that it is said to be of. Who is on no side (a monitor, a witness, the outlet) is left out.
"""

from __future__ import annotations

import importlib.util
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.desk import DESK
from bench.exchange import NAMES, Exchanged, exchanged, moved
from bench.run import WORK, BenchError, reports_of
from bench.table import Row, Table

REACH = 5.0
"""Points of F1 that no side should be behind the best of its conflict."""
LEAST = 3
"""Gold items of each of two sides, from which their gap is told."""
CONFLICTS = {
    "Karabakh": ("dev-00",),
    "Yemen": ("dev-01", "dev-04"),
    "Syria": ("dev-02", "dev-06", "dev-07", "dev-08", "dev-09", "dev-10", "dev-11"),
    "Afghanistan": ("dev-05",),
}
"""Which articles tell of which conflict; one that tells of none of them is left out."""


@dataclass(frozen=True)
class Side:
    """One side: words of its speakers' names, and beginnings of their ids. The first side that fits has a speaker."""

    name: str
    words: str
    ids: tuple[str, ...]

    def has(self, words: str, actor: str | None) -> bool:
        """Whether a speaker of these words and this id is on it."""
        return bool(re.search(rf"\b(?:{self.words})", words)) or bool(actor and actor.startswith(self.ids))


SIDES = {
    "Karabakh": (
        Side("Armenia", "Armenia|Pashinyan|Karabakh|Yerevan", ("ARM", "AZE.PRE", "AZE.SEP")),
        Side("Azerbaijan", "Azerbaijan|Aliyev|Baku|Turkish|Turkey|Ankara|Erdo|Cavusoglu", ("AZE", "TUR")),
    ),
    "Yemen": (
        Side("Houthis", "Houthi|Yahya Sare", ("YEM.REB",)),
        Side("government and its allies", "Saudi|al-Eryani|Saba\b|Abu Dhabi|(?:bin )?Tamim", ("YEM", "SAU", "ARE")),
    ),
    "Syria": (
        Side("Islamic State", "Islamic State|IS\b|ISIL|ISIS|[Tt]he terrorist group", ("XXX.REB:islamic-state", "ISI")),
        Side("Kurdish forces", "Syrian Democratic Forces|SDF|Kurdish|Asayesh|[Aa]utonomous admin", ("SYR.REB:sdf",)),
        Side("opposition", "Syrian Coalition|[Tt]he Coalition\b|.*\bactivist", ("SYR.OPP", "SYR.REB")),
        Side("government", "Syrian state media|state media|.*Police Command|SANA\b|Damascus", ("SYR.GOV", "SYR.MIL")),
    ),
    "Afghanistan": (
        Side("Taliban", "Taliban|Zabiullah Mujahid", ("AFG.REB",)),
        Side("government", ".*[Oo]fficials|.*Interior Ministry|.*Hotak|.*Mangal|.*council|.*governor", ("AFG",)),
    ),
}


@dataclass
class Counts:
    """What was right, what there is, what was reported, by side."""

    right: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    ours: Counter[str] = field(default_factory=Counter)

    def f1(self, side: str) -> float | None:
        """F1 in points; None where nobody has said anything."""
        total = self.gold[side] + self.ours[side]
        return round(200 * self.right[side] / total, 1) if total else None


Pair = tuple[dict[str, Any] | None, dict[str, Any] | None]


def table(data: Path) -> Table:
    """F1 by side, and the largest gap between two sides of one conflict."""
    scorer = scorer_of(data)
    reports = [json.loads(line) for line in reports_of("desk", data / DESK / "articles.jsonl").open(encoding="utf-8")]
    by_name = {report["article"]["id"]: report for report in reports}
    found: dict[str, tuple[Counts, Counts]] = defaultdict(lambda: (Counts(), Counts()))
    for conflict, names in CONFLICTS.items():
        for name in names:
            gold = json.loads((data / DESK / "gold" / f"{name}.json").read_text(encoding="utf-8"))
            count(scorer, SIDES[conflict], gold, by_name[name], *found[conflict])
    rows = [row for conflict in CONFLICTS for row in rows_of(conflict, SIDES[conflict], *found[conflict])]
    gaps = [gap(found[conflict][kind], SIDES[conflict]) for kind in (0, 1) for conflict in CONFLICTS]
    told = [each for each in gaps if each is not None]
    rows.append(Row("largest gap", max(told, default=None), REACH, at_most=True, unit=" points"))
    rows += exchanged_rows(data, scorer, by_name)
    note = (
        f"Gaps are told between sides with {LEAST} gold items or more. With so few, one statement is worth 5 to 20 "
        "points: the gap can show a side that is not read at all, and no bias of five points. `Either name` counts "
        "each article twice, as it is and with the names of its two sides exchanged, so that both are read in the same "
        "sentences."
    )
    return Table("bias", "Statements and figures by side of a conflict: 12 desk articles", rows, note)


def exchanged_rows(data: Path, scorer: ModuleType, by_name: Mapping[str, dict[str, Any]]) -> Iterator[Row]:
    """F1 by the name that is shown, over articles as they are and with two sides' names exchanged."""
    kept = {conflict: CONFLICTS[conflict] for conflict in NAMES}
    gold = {
        name: json.loads((data / DESK / "gold" / f"{name}.json").read_text(encoding="utf-8"))
        for names in kept.values()
        for name in names
    }
    changed = {name: exchanged(gold[name]["text"], NAMES[each]) for each, names in kept.items() for name in names}
    read = reports_on(changed, data / DESK / "articles.jsonl")
    gaps: list[float] = []
    for conflict, names in kept.items():
        sides = SIDES[conflict][:2]
        said, figures = Counts(), Counts()
        for name in names:
            count(scorer, sides, gold[name], by_name[name], said, figures)
            other = moved(gold[name], changed[name], partial(opposite, sides))
            count(scorer, sides, other, read[name], said, figures)
        yield from rows_of(f"{conflict}, either name", sides, said, figures)
        gaps += [each for each in (gap(said, sides), gap(figures, sides)) if each is not None]
    yield Row("largest gap, either name", max(gaps, default=None), REACH, at_most=True, unit=" points")


def reports_on(changed: Mapping[str, Exchanged], articles: Path) -> dict[str, dict[str, Any]]:
    """The reports on the new texts, with what is known of each article besides."""
    WORK.mkdir(exist_ok=True)
    source = WORK / "exchanged-articles.jsonl"
    known = {each["id"]: each for each in map(json.loads, articles.open(encoding="utf-8"))}
    with source.open("w", encoding="utf-8") as out:
        for name, change in changed.items():
            out.write(json.dumps({**known[name], "title": None, "text": change.text}, ensure_ascii=False) + "\n")
    with reports_of("exchanged", source).open(encoding="utf-8") as lines:
        return {report["article"]["id"]: report for report in map(json.loads, lines)}


def opposite(sides: tuple[Side, ...], actor: str) -> str | None:
    """The other of two sides, as an id, for an actor of one; None for one of neither."""
    one, two = sides
    return two.ids[0] if actor.startswith(one.ids) else one.ids[0] if actor.startswith(two.ids) else None


def scorer_of(data: Path) -> ModuleType:
    """The scorer of the desk articles, for its pairing. Raises BenchError where it is not there."""
    path = data / "score" / "desk.py"
    spec = importlib.util.spec_from_file_location("desk_scorer", path)
    if spec is None or spec.loader is None or not path.exists():
        raise BenchError(f"{path} is missing: the bias table pairs statements as it does")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def count(
    scorer: ModuleType,
    sides: tuple[Side, ...],
    gold: Mapping[str, Any],
    report: Mapping[str, Any],
    said: Counts,
    figures: Counts,
) -> None:
    """Adds one article's statements and figures to the counts."""
    paired = scorer.pairs(gold["statements"], report["statements"], scorer.iou)
    text = report["article"]["text"]
    names = {actor["id"]: actor["name"] for actor in report["actors"]}
    spoken = {each["id"]: side_of(sides, text, each["source"], names) for each in gold["statements"]}
    ours = {each["id"]: side_of(sides, text, each["source"], names) for each in report["statements"]}
    ours |= {mine["id"]: spoken[its["id"]] for its, mine in paired}
    right = [its["id"] for its, mine in paired if scorer.party_right(its["source"], mine["source"])]
    add(said, (spoken[each] for each in right), spoken.values(), ours.values())

    match = {mine["id"]: its["id"] for its, mine in paired}
    counted = scorer.pairs(gold["figures"], report["figures"], lambda g, p: same_figure(scorer, g, p))
    hits = [
        its["claimant"] for its, mine in counted if mine["claimant"] and match.get(mine["claimant"]) == its["claimant"]
    ]
    wanted = [spoken.get(each["claimant"]) for each in gold["figures"]]
    add(
        figures, (spoken.get(each) for each in hits), wanted, (ours.get(each["claimant"]) for each in report["figures"])
    )


def same_figure(scorer: ModuleType, gold: Mapping[str, Any], ours: Mapping[str, Any]) -> bool:
    """Whether two figures are one, as the scorer has it."""
    same = all(gold[each] == ours[each] for each in ("low", "high", "measure"))
    return same and bool(scorer.overlap([gold["span"]], [ours["span"]]))


def side_of(sides: tuple[Side, ...], text: str, party: Mapping[str, Any], names: Mapping[str, str]) -> str | None:
    """The side of a statement's source, by its words, the name of its actor, and the actor's id."""
    words = " ".join(text[start:end] for start, end in party["spans"] or ())
    actor = party.get("actor")
    called = f"{words}\n{names.get(actor, actor) if actor else ''}"
    return next((side.name for side in sides if side.has(called, actor)), None)


def add(counts: Counts, right: Any, gold: Any, ours: Any) -> None:
    """Adds sides to the counts."""
    for counter, some in ((counts.right, right), (counts.gold, gold), (counts.ours, ours)):
        counter.update(side for side in some if side)


def rows_of(conflict: str, sides: tuple[Side, ...], said: Counts, figures: Counts) -> Iterator[Row]:
    """Two rows for each side of a conflict that says anything, with how much it says."""
    for what, counts in (("statements.source", said), ("figures.claimant", figures)):
        for side in sides:
            if counts.gold[side.name]:
                yield Row(
                    f"{conflict}, {side.name}: {what} F1 ({counts.gold[side.name]} in gold)", counts.f1(side.name)
                )


def gap(counts: Counts, sides: tuple[Side, ...]) -> float | None:
    """The points between the best and the worst read side of a conflict; None where fewer than two can be told."""
    known = [counts.f1(side.name) or 0.0 for side in sides if counts.gold[side.name] >= LEAST]
    return round(max(known) - min(known), 1) if len(known) > 1 else None
