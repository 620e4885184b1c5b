"""Times, places, figures and events on the corpora that mark them, by the data folder's scorers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.run import articles, child, reports_of, scored_json, words_in
from bench.table import Row, Table

TIMES = (("timebank_te3.jsonl", 86.0, 94.0), ("aquaint_te3.jsonl", 80.0, 90.0), ("wikiwars-01-16.jsonl", 88.0, 95.0))
PLACES = (("lgl-even.jsonl.gz", 75.0, 80.0), ("geovirus.jsonl", 82.0, 84.0))
HEIDELTIME = "HeidelTime (hidden parts: news, wars)"
HEIDELTIME_FIGURES = {"timebank_te3.jsonl": (84.1, 91.9), "wikiwars-01-16.jsonl": (82.5, 94.1)}

# Corpus, row of the scorer, its measure, what to reach, and what PETRARCH2 is known for there (the scorer's docstring).
EVENTS: dict[str, tuple[tuple[str, str, float, float | None], ...]] = {
    "plover_gsr-odd.jsonl": (
        ("plover.type", "F1", 68.0, 40.4),
        ("plover.first", "share", 75.0, None),
        ("plover.actor", "F1", 65.0, None),
        ("plover.recipient", "F1", 65.0, None),
    ),
    "cameo_train.jsonl": (("cameo.accuracy", "share", 75.0, 50.3), ("cameo.macro_f1", "share", 73.0, 51.9)),
    "muc.jsonl.gz": (("muc.perp", "F1", 60.0, None),),
}
PETRARCH = "PETRARCH2 (hidden parts: even records, test)"
EVENTS_NOTE = (
    "plover: 16 types, who and whom, on PLOVER's own examples; cameo: five classes of sentences; muc: whose word it is "
    "that an organisation did it, MUC-3/4. The best systems of MUC-4 had 33.6 and 48.0 F on a like slot, scored in "
    "another way."
)


def measured(data: Path, scorer: str, source: str) -> dict[str, Any]:
    """What a scorer says of the reports on a corpus, read anew."""
    gold = data / "data" / scorer / source
    return scored_json(data, f"{scorer}.py", gold, reports_of(source.partition(".")[0], gold))


def times(data: Path) -> Table:
    """Value and dated F1 of times."""
    rows = []
    for source, value, dated in TIMES:
        found = measured(data, "times", source)
        best = HEIDELTIME_FIGURES.get(source, (None, None))
        for row, reach, other in zip(("value", "dated"), (value, dated), best, strict=True):
            rows.append(
                Row(f"{source.partition('.')[0]}: {row} F1", found[row]["F1"], reach, others={HEIDELTIME: other})
            )
    return Table("times", "Times, per cent", rows)


def places(data: Path) -> Table:
    """Places found and put on the right spot, and the share of gold places that were found and lie right."""
    rows = []
    for source, resolved, near in PLACES:
        found, name = measured(data, "places", source), source.partition(".")[0]
        rows.append(Row(f"{name}: resolved F1", found["resolved"]["F1"], resolved))
        rows.append(Row(f"{name}: within 161 km, of those found", found["acc161"]["share"], near))
        rows.append(Row(f"{name}: span F1", found["span"]["F1"]))
    return Table("places", "Places, per cent", rows)


def figures(data: Path) -> Table:
    """Figures of victims in the MUC texts, and false alarms on sentences about money, sport and goods."""
    news, muc = measured(data, "figures", "newsquant.jsonl"), measured(data, "figures", "muc-victims.jsonl.gz")
    rows = [
        Row("NewsQuant: sentences without harm that get a figure", news["newsquant.alarm"]["share"], 1.0, at_most=True),
        Row("MUC: groups of victims F1", muc["muc"]["F1"], 62.0),
        Row("MUC: exact numbers, recall", muc["muc.exact"]["share"], 75.0),
    ]
    return Table("figures", "Figures, per cent", rows)


def events(data: Path) -> Table:
    """Types and participants of PLOVER's examples, CAMEO's five classes, and who is told to have done it in MUC."""
    rows = []
    for source, wanted in EVENTS.items():
        found = measured(data, "events", source)
        for name, measure, reach, petrarch in wanted:
            what = name if measure == "share" else f"{name} {measure}"
            rows.append(Row(what, found[name][measure], reach, others={PETRARCH: petrarch}))
    return Table("events", "Events, per cent", rows, EVENTS_NOTE)


def speed(data: Path) -> Table:
    """What times, places, figures and actors add to the time of reading press releases, and events to that."""
    texts = data / "data" / "articles" / "isaf-200.jsonl"
    took = child("bench.corpora_child", texts, 3, threads=1)
    words = words_in([row["text"] for row in articles(texts)])
    return Table("facts", "What the facts cost", cost(words, took), f"{words:,} words of press releases, one thread.")


def cost(words: int, took: dict[str, float]) -> list[Row]:
    """The rows, from the seconds of parsing, without and with syntax, and of the claims room with more and more."""
    bare = took["parsing"] + took["bare"]
    facts = took["parsing"] + took["facts"]
    whole = took["syntax"] + took["whole"]
    return [
        Row(
            "times, places and figures, added to the time of reading",
            100 * (facts - bare) / bare,
            35,
            at_most=True,
            unit=" %",
        ),
        Row(
            "events, with the syntax that they need, added to the time of reading",
            100 * (whole - facts) / facts,
            20,
            at_most=True,
            unit=" %",
        ),
        Row("of this the decoding of syntax", 100 * (took["syntax"] - took["parsing"]) / facts, unit=" %"),
        Row("words a second without any of them", words / bare),
        Row("words a second with times, places and figures", words / facts),
        Row("words a second with all of them", words / whole),
    ]
