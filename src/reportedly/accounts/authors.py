"""Whom an event or a statement names as the author of what was done."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.accounts.material import Material
from reportedly.accounts.model import Side
from reportedly.accounts.sides import side_of
from reportedly.accounts.voices import party, title
from reportedly.model import Event, Participant, Report, Statement


def authors(material: Material, article: str, event: Event) -> tuple[str, ...]:
    """The ids of who did it by an event, `unresolved:` and their words where no id tells."""
    report = material.reports[article]
    return tuple(dict.fromkeys(one for each in event.actors for one in ids(report, each)))


def ids(report: Report, participant: Participant) -> tuple[str, ...]:
    """The ids of one participant: several for joined ones."""
    if participant.actor is None:
        words = " ".join(report.article.text[slice(*participant.span)].casefold().split())
        return (f"unresolved:{words}",) if words else ()
    return tuple(participant.actor.split(";"))


def accused(report: Report, statement: Statement) -> tuple[str, ...]:
    """The ids of whom a statement accuses or blames."""
    if statement.target is None:
        return ()
    if statement.target.actor is not None:
        return tuple(statement.target.actor.split(";"))
    words = " ".join(report.article.text[slice(*span)] for span in statement.target.spans)
    return (f"unresolved:{words.casefold()}",) if words else ()


def known(actor: str) -> bool:
    """Whether an id says who somebody is."""
    return not actor.startswith("unresolved:")


def same(first: str, second: str) -> bool:
    """Whether two ids are one party: a body and its spokesman, two organs of one state."""
    return party(first) == party(second)


def opposed(first: str, second: str, sides: Sequence[Side]) -> bool:
    """Whether two actors are known to be on different sides."""
    one, other = side_of(first, sides, spoken(first)), side_of(second, sides, spoken(second))
    return one is not None and other is not None and one != other


def spoken(actor: str) -> str:
    """What to call an actor in a sentence."""
    if not known(actor):
        return actor.partition(":")[2].replace("-", " ")
    return title(actor) or title(party(actor)) or actor.partition(":")[2].replace("-", " ") or actor
