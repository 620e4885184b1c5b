"""Who says what on PolNeAR dev (84 US news articles, 2,189 attributions), by the data folder's statements.py."""

from __future__ import annotations

from pathlib import Path

from bench import peers
from bench.run import reports_of, scored_json
from bench.table import Row, Table

GOLD = Path("data") / "statements" / "polnear-dev.jsonl"

# Row of the scorer, its measure, what to reach, and what the best known program does on PolNeAR's test part (the
# scorer's docstring), where people were compared with each other: two of them on the same article.
ROWS = (
    ("who_what", "F1", 71.0, 49.0, 74.6),
    ("speech.who_what", "R", 86.0, 56.0, None),
    ("who_what.direct", "F1", 93.0, 73.5, 97.3),
    ("who_what.indirect", "F1", None, 41.5, 66.0),
    ("who_what.mixed", "F1", None, 59.8, 88.9),
    ("source.head", "F1", 92.0, 93.0, None),
    ("content.match", "F1", None, 56.1, None),
    ("content.exact", "F1", None, 37.9, 69.1),
    ("cue", "F1", None, 63.8, 82.0),
)


def table(data: Path) -> Table:
    """Ours beside the peers that were run here, and the best that is known."""
    ours = scored_json(data, "statements.py", data / GOLD, reports_of("polnear-dev", data / GOLD))
    run_here = peers.figures("statements")
    rows = []
    for name, measure, reach, best, people in ROWS:
        others: dict[str, float | None] = {peer: rows_.get(name, {}).get(measure) for peer, rows_ in run_here.items()}
        others |= {"best known (test part)": best, "two people (test part)": people}
        rows.append(Row(f"{name} {measure}", ours[name][measure], reach, others=others))
    return Table("statements", "Who says what: PolNeAR dev, per cent", rows, note=peers.note("statements"))
