"""What the tags, classes and ids of a page's boxes say of what they hold.

Invariant: a hint is no verdict. A box that holds most of the page's text is not furniture for its name alone, since
`share` and `related` name the wrappers of articles as well; `dom` settles that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reportedly.model import BlockKind

BY_TAG: dict[str, BlockKind] = {
    "figcaption": "caption",
    "caption": "caption",
    "nav": "boilerplate",
    "footer": "boilerplate",
    "aside": "related",
}
_LEFT = r"(?<![a-z])"
_RIGHT = r"(?![a-z])"
_HINTS: tuple[tuple[BlockKind, re.Pattern[str]], ...] = (
    ("credit", re.compile(r"^(?:\w+[-_]){0,3}(?:(?:image|photo|picture|media|figure)[-_]?)?credits?$")),
    ("caption", re.compile(r"(?<!video)(?<!video[-_])caption|image-?credit|photo-?credit|media-?credit")),
    (
        "related",
        re.compile(
            rf"{_LEFT}related|read-?more(?!-?(?:content|text|target|wrap|container))|also-?read|recommend"
            r"|more-(?:on|from|stories)|inline-?link|teaser|promo",
        ),
    ),
    (
        "boilerplate",
        re.compile(
            rf"newsletter|sign-?up|subscri(?!ber)|{_LEFT}social|{_LEFT}shar(?:e|ing){_RIGHT}|share(?:bar|this|buttons)"
            rf"|advert|breadcrumb|{_LEFT}tags{_RIGHT}|toc$|table-of-contents|pagination"
            r"|video-?(?:caption|title|player)|author-?(?:bio|box|info|card)|about-?(?:the-?)?author",
        ),
    ),
    ("correction", re.compile(rf"{_LEFT}correction|clarification")),
    ("byline", re.compile(rf"byline|{_LEFT}author(?:s|-name)?{_RIGHT}")),
)
_FOREIGN = re.compile(
    r"^(?!(?:no|has|with|without|allow)[-_])(?:\w{1,20}[-_]{1,2}){0,4}comments?"
    r"(?:[-_]{1,2}(?:area|list|section|wrap\w*|container|thread|body|content|form|block|box|text|item|ajax|view)\S*)?$"
    rf"|disqus|cookie|consent|gdpr|{_LEFT}(?:popup|modal){_RIGHT}",
)
_TAXON = re.compile(r"(?:category|tag|tax|type|format|status)-")
_EMBED = re.compile(r"tweet|embed|instagram|telegram|tgme|tiktok")
_POST = re.compile(
    r"tweet|twitter|instagram|telegram|tgme|tiktok|facebook|fb-post|vk-post|mastodon|bluesky|truthsocial", re.I
)
_DECK = re.compile(rf"standfirst|{_LEFT}(?:de(?:k|ck)|lede|intro){_RIGHT}|[-_]lead$|sub-?(?:title|head)|summary")
_NONE = len(_HINTS)
_BOILERPLATE = 3


@dataclass(frozen=True, slots=True)
class Sign:
    """What names say: a kind, whether it is never the article's (comments, consent), and whether it is the deck."""

    hint: BlockKind | None = None
    foreign: bool = False
    deck: bool = False


@lru_cache(maxsize=2048)
def is_post(classes: str) -> bool:
    """Whether classes name a post that is quoted from a social network."""
    return _POST.search(classes) is not None


@lru_cache(maxsize=2048)
def of(classes: str, identity: str) -> Sign:
    """What an element's classes and id say together; a post that is embedded from elsewhere is no furniture.

    Pages repeat their names, and so do the pages of a site: what was read is remembered.
    """
    read = [_name(name[:100]) for name in (*classes.split()[:20], identity)]
    rank = min((rank for rank, *_ in read), default=_NONE)
    foreign = any(foreign for _, foreign, _, _ in read)
    if rank == _BOILERPLATE and not foreign and any(embed for *_, embed in read):
        rank = _NONE
    return Sign(_HINTS[rank][0] if rank < _NONE else None, foreign, any(deck for _, _, deck, _ in read))


@lru_cache(maxsize=2048)
def _name(name: str) -> tuple[int, bool, bool, bool]:
    """What one class or id says: its rank among the hints; whether it names the foreign, the deck, an embedded post.

    A topic's name (`category-social`) says nothing.
    """
    name = name.lower()  # twice as fast as patterns that match in any case
    if _TAXON.match(name):
        return _NONE, False, False, False
    foreign = _FOREIGN.search(name) is not None
    rank = next((rank for rank, (_, pattern) in enumerate(_HINTS) if pattern.search(name)), _NONE)
    return (
        _BOILERPLATE if foreign else rank,
        foreign,
        _DECK.search(name) is not None,
        _EMBED.search(name) is not None,
    )
