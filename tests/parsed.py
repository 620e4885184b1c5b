"""Parses written by hand, so that tests of syntax and events do not hang on the encoder's weights.

Words stand as they are read. What matters of one follows behind slashes: a part of speech in capitals, a relation in
small letters, its head behind `>`. Statements are marked as in tests/marked.py.

report = told("<s1>Moscow</s1> <q1>denied/V</q1> <c1>shelling/V Kara</c1>.")
sentence = sentence_of("The army accused/V rebels/obj of shelling/V/acl>rebels Kara.")

Parts of speech are UD's, five of them by a letter: V, N, A, R (adverb), P (proper noun). A word without one is of a
small class by its form (`the`, `was`, `not`, `of`), a proper noun where a capital opens it inside its sentence, else a
noun. A relation without a head hangs where English has it: `nsubj`, `aux` and `mark` on the next verb, `obj`, `obl`
and clauses on the verb before, `nmod` and `acl` on the noun before. Modifiers hang on their noun, prepositions on
theirs; whatever else is left open hangs on the sentence's root as `dep`, as in a parse that knows no better.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reportedly.claims.page import Page
from reportedly.claims.read import claims
from reportedly.claims.syntax import Sentence
from reportedly.language.parse import Name, NameKind, Parse, Token
from reportedly.model import Article, Event, Report, Span
from tests.marked import attribution, sentences, words
from training.cases import CaseStatement, parse_case

NOTE = re.compile(r"(?<=\w)((?:/[A-Za-z]+)+)(?:>(\w+))?")
WORD = re.compile(r"n[’']t\b|[’']s\b|\w+?(?=n[’']t\b)|\w+|[^\w\s]")
LETTERS = {"V": "VERB", "N": "NOUN", "A": "ADJ", "R": "ADV", "P": "PROPN"}
SMALL = {
    "DET": "the a an no any this these those some all every both neither",
    "ADP": "of in on at by with against from for into near between during toward towards behind under over about",
    "AUX": "be is are was were been being has have had do does did will would may might could can should must",
    "PRON": "i we you he she it they them us him her who which what nobody somebody everyone",
    "OWN": "its his their our my whose",
    "PART": "not n't n’t to 's ’s",
    "SCONJ": "that if unless whether because while although when after before once lest without as until",
    "CCONJ": "and or but nor",
    "ADV": "never again then there still only twice overnight also not",
}
BY_FORM = {low: "PRON" if pos == "OWN" else pos for pos, listed in SMALL.items() for low in listed.split()}
INSIDE = ("DET", "ADJ", "NUM", "NOUN", "PROPN")
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
MODIFIERS = {"DET": "det", "ADJ": "amod", "NUM": "nummod", "NOUN": "compound", "PROPN": "compound"}
AHEAD = frozenset("nsubj csubj aux cop mark advmod expl".split())
OF_NOUNS = frozenset("nmod acl appos amod compound".split())


@dataclass(slots=True)
class Written:
    """One word with what is written of it; `head` is the head's word."""

    start: int
    end: int
    low: str
    pos: str
    relation: str
    head: str


def parse_of(notation: str, **names: NameKind) -> Parse:
    """The parse of a text in this notation. `names` are proper names in it, with `_` for spaces."""
    case = parse_case("test", notation)
    kept = [True] * len(case.text)
    notes: dict[int, tuple[str, str]] = {}
    for note in NOTE.finditer(case.text):
        kept[note.start() : note.end()] = [False] * len(note[0])
        notes[note.start()] = (note[1], note[2] or "")
    new = [0, *accumulate(kept)]
    text = "".join(letter for letter, keep in zip(case.text, kept, strict=True) if keep)
    told_of = {new[end]: note for end, note in notes.items()}
    bounds = sentences(text)
    tokens: list[Token] = []
    for number, (start, end) in enumerate(bounds):
        found = list(written(text, start, end, told_of))
        tokens += attached(found, number, len(tokens))
    marked = tuple(attribution(moved(statement, new), learned=0.0) for _, statement in sorted(case.statements.items()))
    known = [
        Name(at.start(), at.end(), kind, 0.9)
        for name, kind in names.items()
        for at in re.finditer(re.escape(name.replace("_", " ")), text)
    ]
    return Parse(text, tuple(tokens), bounds, tuple(sorted(known, key=lambda name: name.start)), marked)


def moved(statement: CaseStatement, new: Sequence[int]) -> CaseStatement:
    """A marked statement with its characters in the text without notes."""
    statement.spans = {
        role: [(new[start], new[end]) for start, end in spans] for role, spans in statement.spans.items()
    }
    return statement


def written(text: str, start: int, end: int, notes: dict[int, tuple[str, str]]) -> Iterator[Written]:
    """The words of one sentence."""
    for match in WORD.finditer(text, start, end):
        labels, head = notes.get(match.end(), ("", ""))
        parts = labels.split("/")[1:]
        pos = next((LETTERS.get(part, part) for part in parts if part.isupper()), "")
        relation = next((part for part in parts if part.islower()), "")
        low = match[0].lower()
        capital = match[0][:1].isupper() and match.start() > start
        yield Written(match.start(), match.end(), low, pos or class_of(low, capital=capital), relation, head.lower())


def class_of(low: str, *, capital: bool) -> str:
    """The part of speech of a word of which none is written."""
    if not low[0].isalnum() and "n" not in low and "s" not in low:
        return "PUNCT"
    if low in BY_FORM:
        return BY_FORM[low]
    return "NUM" if low.isdecimal() else "PROPN" if capital else "NOUN"


def attached(found: Sequence[Written], number: int, first: int) -> list[Token]:
    """The words of a sentence as tokens with heads; `first` is the index of the sentence's first."""
    verbs = [i for i, word in enumerate(found) if word.pos == "VERB"]
    root = next((i for i in verbs if not found[i].relation), verbs[0] if verbs else 0)
    made: list[Token] = []
    for i, word in enumerate(found):
        head, relation = hung(found, i, root)
        made.append(Token(word.start, word.end, word.pos, first + head, relation, number))
    return made


def hung(found: Sequence[Written], i: int, root: int) -> tuple[int, str]:
    """The head and the relation of a word."""
    word = found[i]
    if word.head:
        heads = [k for k, other in enumerate(found) if other.low == word.head and k != i]
        if not heads:
            raise ValueError(f"{word.low}: no word {word.head} in its sentence")
        return heads[0], word.relation or "dep"
    if word.relation == "root":
        return i, "root"
    if word.relation:
        return place_of(found, i, word.relation, root), word.relation
    if i == root:
        return i, "root"
    last = last_of(found, i)
    if last != i:
        return last, MODIFIERS[word.pos]
    if word.low in ("'s", "’s"):
        return i - 1, "case"
    if word.pos == "ADP" and i + 1 < len(found):
        return last_of(found, i + 1), "case"
    if word.pos in ("AUX", "PART", "SCONJ"):
        return place_of(found, i, "aux", root), "aux" if word.pos == "AUX" else "mark"
    return root, "punct" if word.pos == "PUNCT" else "dep"


def last_of(found: Sequence[Written], i: int) -> int:
    """The last word of the plain noun phrase that goes on from a word; the word itself where none does."""
    end = i
    while (
        found[end].pos in INSIDE and end + 1 < len(found) and found[end + 1].pos in INSIDE and not found[end].relation
    ):
        end += 1
    return end


def place_of(found: Sequence[Written], i: int, relation: str, root: int) -> int:
    """Where a word with some relation hangs."""
    verbs = [k for k, word in enumerate(found) if word.pos == "VERB" and k != i]
    nouns = [k for k, word in enumerate(found) if word.pos in NOMINAL and k < i]
    if relation in AHEAD:
        return next((k for k in verbs if k > i), root)
    if relation in OF_NOUNS or (relation == "conj" and found[i].pos != "VERB"):
        return nouns[-1] if nouns else root
    return next((k for k in reversed(verbs) if k < i), root)


def page_of(notation: str) -> Page:
    """The page of a text."""
    parse = parse_of(notation)
    return Page.of(Article("test", parse.text), parse)


def sentence_of(notation: str) -> Sentence:
    """The one sentence of a text."""
    parse = parse_of(notation)
    return Sentence(parse.text, parse.tokens, 0)


def report_of(notation: str, published: str | None = "2020-11-01", **names: NameKind) -> Report:
    """The report of a text."""
    parse = parse_of(notation, **names)
    return claims(Article("test", parse.text, published=published), parse)


def told(notation: str, **names: NameKind) -> list[str]:
    """The events of a text, each a line like those of tests/claims/event_contrasts.tsv."""
    report = report_of(notation, **names)
    return [line(report, event) for event in report.events]


def line(report: Report, event: Event) -> str:
    """`TYPE mode trigger | actors | recipients | status | claimant`; `-` for none, `absent` for nobody named."""

    def text(span: Span) -> str:
        return report.article.text[slice(*span)]

    sources = {statement.id: words(report, statement.source.spans) or "absent" for statement in report.statements}
    return " | ".join(
        (
            f"{event.type} {event.mode or '-'} {text(event.trigger)}",
            " & ".join(text(each.span) for each in event.actors) or "-",
            " & ".join(text(each.span) for each in event.recipients) or "-",
            event.status,
            sources[event.claimant] if event.claimant else "-",
        )
    )
