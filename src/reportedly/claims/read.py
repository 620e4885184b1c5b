"""What is claimed: the one function in which the order of the steps can be read from top to bottom."""

from __future__ import annotations

from reportedly.claims.actors import cast_of
from reportedly.claims.blame import blamed
from reportedly.claims.continuations import continued
from reportedly.claims.drafts import claimed, numbered
from reportedly.claims.events import events, tied_figures, undenied, with_participants
from reportedly.claims.figures import figures
from reportedly.claims.nesting import parents
from reportedly.claims.page import Page
from reportedly.claims.places import places
from reportedly.claims.relays import relayed
from reportedly.claims.sharing import shared
from reportedly.claims.statements import drafted, parties_of, stated, voices
from reportedly.claims.subjects import voiced
from reportedly.claims.times import times
from reportedly.claims.unsaid import said_at_all
from reportedly.language.parse import Parse
from reportedly.model import Article, Report

MOST = 5
"""How many warnings an article gets of one kind before they are made one."""


def claims(article: Article, parse: Parse) -> Report:
    """The report of an article and its parse: who says what, when, where, of how many. Same input, same report."""
    page = Page.of(article, parse)
    drafts = said_at_all(page, drafted(page, claimed(article, parse.attributions)))
    drafts = tuple(blamed(page, draft) for draft in relayed(page, voiced(page, drafts)))
    drafts = numbered(continued(page, shared(page, drafts)))
    nested = parents(page, drafts)
    parties = parties_of(page, drafts)
    cast = cast_of(page, voices(drafts, parties, nested), parse.names)
    statements = stated(page, drafts, parties, nested, cast)
    when = times(page, article, parse)
    where = places(page, article, parse)
    counted = figures(page, article, statements, where, when)
    happened = events(page, parse, statements, counted, where, when, cast)
    counted = undenied(tied_figures(counted, happened, page), statements)
    actors = with_participants(cast.actors(), happened, page.text)
    return Report(article, statements, actors, doubts(page), counted, where, when, happened)


def doubts(page: Page) -> tuple[str, ...]:
    """Warnings about quotations that nothing closes: each by itself, or all in one where they are many."""
    first = page.unclosed[:1]
    scraped = len(page.unclosed) > 1 and len(page.unclosed) == len(page.quotations)
    if first and (scraped or len(page.unclosed) > MOST):
        return (
            f"{len(page.unclosed)} quotations are opened and never closed in their paragraphs, the first at character "
            f"{first[0]}; what they hold is uncertain",
        )
    return tuple(f"a quotation is opened at character {at} and never closed in its paragraph" for at in page.unclosed)
