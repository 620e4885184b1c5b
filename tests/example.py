"""One small article with its report, made by hand, for tests that need a whole report."""

from __future__ import annotations

from reportedly.model import Actor, Article, Block, BlockKind, Party, Report, Span, Statement

KINDS: tuple[BlockKind, ...] = ("headline", "paragraph", "related", "caption")
TEXT = (
    "Baku accuses Yerevan\n\n"
    "BAKU, Oct 4 - President Ilham Aliyev’s office quoted him as saying on Sunday that “the army will go on 🚀 until "
    "Yerevan withdraws”. He accused Armenian forces of shelling Ganja.\n\n"
    "Read more: Another story\n\n"
    "An old man in ruins, where officials said two had died."
)
ALIYEV = "AZE.GOV:ilham-aliyev"


def at(words: str, occurrence: int = 0) -> Span:
    """The span of words in the text."""
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def blocks() -> tuple[Block, ...]:
    made, position = [], 0
    for kind, part in zip(KINDS, TEXT.split("\n\n"), strict=True):
        end = min(position + len(part) + 2, len(TEXT))
        made.append(Block(kind, position, end))
        position = end
    return tuple(made)


def article() -> Article:
    return Article(
        "example", TEXT, blocks(), outlet="Gazette", title="Baku accuses Yerevan", published="2020-10-04", language="en"
    )


def statements() -> tuple[Statement, ...]:
    quoted = Statement(
        id="s1",
        source=Party((at("him"),), ALIYEV),
        named="named",
        cue=(at("quoted"), at("as saying")),
        content=(at("that “the army will go on 🚀 until Yerevan withdraws”"),),
        via=Party((at("President Ilham Aliyev’s office"),)),
        addressee=None,
        target=None,
        mode="mixed",
        act="promise",
        factuality="CT+",
        condition=at("until Yerevan withdraws"),
        parent=None,
        said="2020-10-04",
        confidence=0.91,
    )
    accused = Statement(
        id="s2",
        source=Party((at("He"),), ALIYEV),
        named="named",
        cue=(at("accused"),),
        content=(at("shelling Ganja"),),
        via=None,
        addressee=None,
        target=Party((at("Armenian forces"),)),
        mode="indirect",
        act="accuse",
        factuality="PR+",
        condition=None,
        parent=None,
        said=None,
        confidence=0.8,
    )
    absent = Statement(
        id="s3",
        source=Party(()),
        named="absent",
        cue=(at("said"),),
        content=(at("two had died"),),
        via=None,
        addressee=None,
        target=None,
        mode="indirect",
        act="estimate",
        factuality="CT+",
        condition=None,
        parent="s2",
        said=None,
        confidence=0.5,
    )
    return quoted, accused, absent


def report() -> Report:
    actor = Actor(ALIYEV, "Ilham Aliyev", (at("Ilham Aliyev"), at("him"), at("He")))
    return Report(article(), statements(), (actor,), ("the stamp disagrees with the dateline",))
