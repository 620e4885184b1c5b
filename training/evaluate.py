"""Scores the shipped model's syntax and names: `python -m training.evaluate FOLDER --data FOLDER`.

FOLDER holds weights as `training.export` writes them. Statements are scored by `make bench`, through the whole program.
Words are compared by their characters: a gold word counts as found where one of our words starts at its start.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from reportedly.language.encoder import Encoder, EncoderOptions
from reportedly.language.parse import Parse
from reportedly.model import Article, Block
from training.corpora import Document, conllu, uner


def parses(encoder: Encoder, documents: list[Document]) -> list[Parse]:
    """The documents, read sixteen at a time."""
    articles = [Article(str(i), d.text, (Block("paragraph", 0, len(d.text)),)) for i, d in enumerate(documents)]
    return [p for i in range(0, len(articles), 16) for p in encoder.parse(articles[i : i + 16])]


def share(right: int, gold: int, found: int | None = None) -> float:
    """Per cent right; with `found`, F1."""
    total = gold if found is None else (gold + found) / 2
    return round(100 * right / total, 2) if total else 0.0


def syntax_scores(encoder: Encoder, path: Path) -> dict[str, float]:
    """Part-of-speech accuracy, UAS, LAS (all words counted, also those we part otherwise) and F1 of sentence starts."""
    documents = conllu(path)
    count: Counter[str] = Counter()
    for document, parse in zip(documents, parses(encoder, documents), strict=True):
        syntax = document.syntax
        assert syntax is not None
        ours = {t.start: t for t in parse.tokens}
        for i, (start, _) in enumerate(syntax.spans):
            count["words"] += 1
            token = ours.get(start)
            if token is None:
                continue
            head_right = parse.tokens[token.head].start == syntax.spans[syntax.heads[i]][0]
            count["pos"] += token.pos == syntax.pos[i]
            count["uas"] += head_right
            count["las"] += head_right and token.relation == syntax.relations[i]
        starts = {
            syntax.spans[i][0]
            for i in range(len(syntax.spans))
            if i == 0 or syntax.sentence[i] != syntax.sentence[i - 1]
        }
        found = {s for s, _ in parse.sentences}
        count.update(gold=len(starts), found=len(found), sentence=len(starts & found))
    scores = {name: share(count[name], count["words"]) for name in ("pos", "uas", "las")}
    return scores | {"sentence_f1": share(count["sentence"], count["gold"], count["found"])}


def name_scores(encoder: Encoder, path: Path) -> dict[str, float]:
    """F1 of names, span and kind both right, over persons, organisations and places."""
    documents = uner(path)
    count: Counter[str] = Counter()
    for document, parse in zip(documents, parses(encoder, documents), strict=True):
        gold = set(document.names or ())
        found = {(n.start, n.end, str(n.kind)) for n in parse.names if n.kind in document.name_kinds}
        count.update(gold=len(gold), found=len(found), right=len(gold & found))
    return {"names_f1": share(count["right"], count["gold"], count["found"])}


def main() -> None:
    """Scores from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    chosen = parser.parse_args()
    encoder = Encoder(EncoderOptions(syntax=True), chosen.folder)
    names = chosen.data / "names"
    scores = {part: syntax_scores(encoder, names / f"ud-en_{part}-test.conllu.gz") for part in ("ewt", "gum")}
    print(json.dumps(scores | {"uner": name_scores(encoder, names / "uner-en_ewt-test.iob2.gz")}, indent=1))


if __name__ == "__main__":
    main()
