"""How much of two articles is the same text, and what that makes of them: duplicate, reprint, passage or nothing.

Words that many stories hold say little about two of them: a mark weighs one over the number of stories that hold it.
Stories open with their own news and close with background (the inverted pyramid), so that a shared lead counts where
most of the rest was rewritten, and no share counts where nothing of a lead is in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.accounts.marks import Marks
from reportedly.model import Spans

CopyKind = Literal["duplicate", "reprint", "passage"]

DUPLICATE = 0.9
"""Share of the shorter text's marks that the other holds: the same text again, cut at most."""
REPRINT = 0.36
"""Share by weight above which two texts are one story, revised, if they share news too ..."""
NEWS = 0.15
"""... which is this share of a lead: an outlet's background, printed again under other news, has none of it."""
LEAD = 30
"""Marks of the lead: its first 75 words or so, but never more than half of the text, or background is in it."""
HOUSE_NEWS = 0.6
"""... and in two texts of one outlet, whose background is the same every day, this share of an opening."""
OPENING = 8
"""Marks of the opening: its first 20 words, a sentence."""
LEAD_SHARE = 0.3
"""Share of a lead by weight above which texts of two outlets are one story of which the rest was rewritten, ..."""
LEAD_REST = 0.1
"""... if they have this share of the whole in common, ..."""
LEAD_WEIGHT = 6.0
"""... if what they share weighs so much ..."""
LEAD_DAYS = 7
"""... and they came out within so many days."""
WEIGHT = 4.0
"""The least that shared marks weigh in a reprint, so that stock phrases make no story."""
PASSAGE = 8
"""Marks in a row, about twenty words: a sentence."""
RARE = 3
"""A passage is told from stock phrases by marks that so many stories at most hold."""
FORM = 80
"""Marks of a text so short (200 words) that it may be an outlet's form, filled in anew; a later one is a copy ..."""
FORM_DAYS = 3
"""... only within so many days, ..."""
FORM_LEAST = 30
"""... or where it is the same again and has so many marks (75 words)."""

Counts: TypeAlias = NDArray[np.intp]
Mask: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts have in common.

    `raw` is the share of the shorter one's marks that the other holds, `share` the same by weight, `lead` and `opening`
    that of a lead and of its first sentence; `weight` is what the shared marks weigh, `marks` how many marks the
    shorter text has, `passage` how many rare ones stand in a row at most. `ours` and `theirs` are the copied spans in
    the one text and in the other, a few words short at either end.
    """

    raw: float
    share: float
    lead: float
    opening: float
    weight: float
    marks: int
    passage: int
    ours: Spans
    theirs: Spans


def overlap(ours: Marks, stories: Counts, theirs: Marks, held: Counts) -> Overlap:
    """Compares two texts by their marks; `stories` and `held` count the stories that hold each mark of either."""
    shared, back = np.isin(ours.hashes, theirs.hashes), np.isin(theirs.hashes, ours.hashes)
    weights = ours.firsts() / np.where(shared, np.maximum(stories, 1), stories + 1)
    other_weights = theirs.firsts() / np.maximum(held, 1)
    return Overlap(
        raw=max(_share(np.ones(len(ours)), shared), _share(np.ones(len(theirs)), back)),
        share=max(_share(weights, shared), _share(other_weights, back)),
        lead=max(_begin(weights, shared, LEAD), _begin(other_weights, back, LEAD)),
        opening=max(_begin(weights, shared, OPENING), _begin(other_weights, back, OPENING)),
        weight=float(min(weights[shared].sum(), other_weights[back].sum())),
        marks=min(len(ours), len(theirs)),
        passage=max((end - start for start, end in _stretches(ours, shared & (stories <= RARE))), default=0),
        ours=_spans(ours, shared),
        theirs=_spans(theirs, back),
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """Where two texts stand: whether one outlet printed both, and the days between them where both are dated.

    Two outlets that nobody knows may be one.
    """

    one_outlet: bool
    days: int | None


def verdict(like: Overlap, setting: Setting) -> tuple[CopyKind, str] | None:
    """What two texts are to each other, and why; None if nothing."""
    per_cent = f"{like.raw:.0%} of the shorter text's words stand in the other"
    if like.raw >= DUPLICATE and _news(like, setting) and not _form(like, setting, FORM_LEAST):
        return "duplicate", per_cent
    if _revised(like, setting) and not _form(like, setting, FORM):
        return "reprint", f"{per_cent}, {like.share:.0%} if what other stories hold too counts less"
    if _rewritten(like, setting):
        return "reprint", f"{like.lead:.0%} of the lead stands in the other, {like.share:.0%} of the whole"
    if like.passage >= PASSAGE:
        return "passage", "a passage stands in the other word for word and in few others"
    return None


def _form(like: Overlap, setting: Setting, least: int) -> bool:
    """Whether the texts may be two fillings of one form: `A service member died following an attack today`."""
    return setting.one_outlet and like.marks < least and setting.days is not None and setting.days > FORM_DAYS


def _news(like: Overlap, setting: Setting) -> bool:
    """Whether the texts share news, not background alone."""
    return like.opening >= HOUSE_NEWS if setting.one_outlet else like.lead >= NEWS


def _revised(like: Overlap, setting: Setting) -> bool:
    """Whether the texts are one story, cut or with new words."""
    return _news(like, setting) and like.share >= REPRINT and like.weight >= WEIGHT


def _rewritten(like: Overlap, setting: Setting) -> bool:
    """Whether the texts open as one story does and go on in different words."""
    near = not setting.one_outlet and (setting.days is None or setting.days <= LEAD_DAYS)
    return near and like.lead >= LEAD_SHARE and like.share >= LEAD_REST and like.weight >= LEAD_WEIGHT


def _share(weights: NDArray[np.float64], shared: Mask) -> float:
    total = float(weights.sum())
    return float(weights[shared].sum()) / total if total else 0.0


def _begin(weights: NDArray[np.float64], shared: Mask, count: int) -> float:
    """The share of the first marks alone, half of all at most."""
    end = min(count, 1 + len(weights) // 2)
    return _share(weights[:end], shared[:end])


def _stretches(marks: Marks, shared: Mask) -> list[tuple[int, int]]:
    """The places of shared marks that stand in a row, half-open. One that is missing between two breaks none.

    A row ends with the body, where headline and captions begin.
    """
    places = np.flatnonzero(shared)
    if not len(places):
        return []
    starts = marks.starts[places]
    breaks = np.flatnonzero((np.diff(places) > 2) | (starts[1:] < starts[:-1]))
    firsts, lasts = places[np.r_[0, breaks + 1]], places[np.r_[breaks, len(places) - 1]]
    return list(zip(firsts.tolist(), (lasts + 1).tolist(), strict=True))


def _spans(marks: Marks, shared: Mask) -> Spans:
    """The stretches of shared marks as spans of the text, in its order; a mark alone is chance and left out."""
    long = [(start, end) for start, end in _stretches(marks, shared) if end - start > 1]
    return tuple(sorted((int(marks.starts[start]), int(marks.ends[end - 1])) for start, end in long))
