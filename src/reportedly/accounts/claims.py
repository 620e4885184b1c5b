"""What a contradiction points at, in full: who claims it, when, in which words, printed where."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.accounts.accounts import Told
from reportedly.accounts.material import Material
from reportedly.accounts.model import Ref, Speaker
from reportedly.accounts.positions import around, told_words


@dataclass(frozen=True, slots=True)
class Claim:
    """One item of one report as somebody's claim; `words` are verbatim, `said` is EDTF."""

    ref: Ref
    speaker: Speaker
    said: str | None
    words: str


def claim_at(told: Told, ref: Ref) -> Claim:
    """The claim that an item makes: an event, a figure or a statement. Raises KeyError where the report has no such."""
    material = Material(told.account.incident, told.reports, told.origins)
    report = told.reports[ref.article]
    for event in report.events:
        if event.id == ref.item:
            statement = material.statement(ref.article, event.claimant)
            return made(told, material, ref, event.claimant, told_words(material, ref.article, event, statement))
    for figure in report.figures:
        if figure.id == ref.item:
            return made(told, material, ref, figure.claimant, material.words(ref.article, figure.span))
    for statement in report.statements:
        if statement.id == ref.item:
            return made(told, material, ref, statement.id, material.words(ref.article, around(statement)))
    raise KeyError(ref)


def made(told: Told, material: Material, ref: Ref, claimant: str | None, words: str) -> Claim:
    """A claim, with the speaker as the account has them."""
    account = told.account
    known = [each.speaker for each in account.positions if ref in each.refs]
    known += [each.speaker for each in account.tolls if ref == each.ref or ref in each.printings]
    speaker = known[0] if known else material.speaker(ref.article, claimant)
    return Claim(ref, speaker, material.said(ref.article, claimant), words)
