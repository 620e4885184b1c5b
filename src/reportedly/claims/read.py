"""What is claimed: the one function in which the order of the steps can be read from top to bottom."""

from __future__ import annotations

from reportedly.claims.actors import cast_of
from reportedly.claims.continuations import continued
from reportedly.claims.drafts import claimed
from reportedly.claims.nesting import parents
from reportedly.claims.page import Page
from reportedly.claims.relays import relayed
from reportedly.claims.statements import drafted, parties_of, stated, voices
from reportedly.language.parse import Parse
from reportedly.model import Article, Report


def claims(article: Article, parse: Parse) -> Report:
    """The report of an article and its parse: who says what. Pure: the same input gives the same report."""
    page = Page.of(article, parse)
    drafts = drafted(page, claimed(article, parse.attributions))
    drafts = continued(page, relayed(page, drafts))
    nested = parents(page, drafts)
    parties = parties_of(page, drafts)
    cast = cast_of(page, voices(drafts, parties, nested), parse.names)
    statements = stated(page, drafts, parties, nested, cast)
    return Report(article, statements, cast.actors())
