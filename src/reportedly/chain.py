"""The source chain of a statement, outward: `Erdogan < Cavusoglu < AFP < Al Arabiya` (codebook, Statement).

Invariant: every link but origin and outlet is a party of a statement in the report; where nobody is named the chain
says so with ABSENT and does not guess.
"""

from __future__ import annotations

from reportedly.model import Article, Party, Report, Spans, Statement

ABSENT = "(no one named)"


def source_chain(report: Report, statement: Statement) -> tuple[str, ...]:
    """Who is heard, nearest the words first: source, channel, the statements around it, origin, outlet."""
    by_id = {s.id: s for s in report.statements}
    names: list[str] = []
    seen: set[str] = set()
    link: Statement | None = statement
    while link is not None and link.id not in seen:
        seen.add(link.id)
        names.append(party_name(report, link.source) or ABSENT)
        if link.via is not None:
            names.append(party_name(report, link.via))
        link = by_id.get(link.parent) if link.parent else None
    names += houses(report.article)
    return tuple(name for i, name in enumerate(names) if name and (i == 0 or name != names[i - 1]))


def account_of(report: Report, claimant: str | None) -> tuple[str, ...]:
    """By whose account something is told, outward: the claiming statement's chain, or the outlet where it has none."""
    statement = next((each for each in report.statements if each.id == claimant), None)
    return source_chain(report, statement) if statement else tuple(houses(report.article)) or ("the article itself",)


def houses(article: Article) -> list[str]:
    """Who wrote the article and who printed it, origin before outlet; one name where the two are one house."""
    origin, outlet = article.origin or "", article.outlet or ""
    if origin and outlet and (origin.casefold() in outlet.casefold() or outlet.casefold() in origin.casefold()):
        return [outlet]
    return [name for name in (origin, outlet) if name]


def party_name(report: Report, party: Party | None) -> str:
    """What to call a party: the actor's name where it is resolved, else the words of the article; empty for nobody."""
    if party is None:
        return ""
    words = words_at(report, party.spans)
    actor = next((a for a in report.actors if a.id == party.actor), None) if party.actor else None
    if actor is None or actor.name.casefold() in words.casefold():
        return words
    return f"{actor.name} (“{words}”)" if words else actor.name


def words_at(report: Report, spans: Spans) -> str:
    """The words under spans on one line, an ellipsis between pieces."""
    return " … ".join(" ".join(report.article.text[start:end].split()) for start, end in spans)
