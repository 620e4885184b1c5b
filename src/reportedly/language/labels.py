"""The label sets of the encoder's heads and how its output columns are laid out; training and reading share them."""

from __future__ import annotations

from typing import get_args

from reportedly.model import Act, Factuality, Named

ROLES = ("none", "source", "content", "via", "addressee", "target", "cue")
NONE, SOURCE, CONTENT, VIA, ADDRESSEE, TARGET, CUE = range(len(ROLES))
NAME_KINDS = ("person", "organisation", "place", "nationality", "weapon")
NAME_TAGS = ("O", *(f"{edge}-{kind}" for kind in NAME_KINDS for edge in "BI"))
POS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
RELATIONS = tuple(
    (
        "root acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated "
        "expl fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum vocative "
        "xcomp part"
    ).split()
)
ACTS = get_args(Act)
FACTUALITIES = get_args(Factuality)
NAMED = get_args(Named)

ARC, RELATION, PAIR, HIDDEN = 96, 48, 128, 64
COLUMNS = {
    "anchor": 1,
    "sentence": 1,
    "pos": len(POS),
    "names": len(NAME_TAGS),
    "act": len(ACTS),
    "fact": len(FACTUALITIES),
    "named": len(NAMED),
    "arc_word": ARC,
    "arc_head": ARC,
    "relation_word": RELATION,
    "relation_head": RELATION,
    "pair_word": PAIR,
    "pair_cue": PAIR,
}
WIDTH = sum(COLUMNS.values())

DISTANCES = 33
PARAGRAPHS = 5


def columns() -> dict[str, slice]:
    """Where each head's columns lie in the encoder's output."""
    found, at = {}, 0
    for name, width in COLUMNS.items():
        found[name] = slice(at, at + width)
        at += width
    return found
