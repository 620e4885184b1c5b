"""Made-up articles for the tests of copies, and words to make texts of."""

from __future__ import annotations

import random

from reportedly.model import Article, Block, BlockKind

STORY = (
    "Shells hit the covered market of Harwan on Tuesday morning, killing 14 people and wounding dozens, the town's "
    "hospital said. Two of the dead were children who had been buying bread with their grandfather, a nurse said. "
    "The shelling began shortly after nine and went on for half an hour, according to shopkeepers who hid in a cellar. "
    "The army of Veldia said it had fired at a depot beyond the river and had hit nothing else. "
    "Rescuers dug through the night with spades and their bare hands because the only crane had no fuel. "
    "The mayor asked both sides for a pause of six hours so that the wounded could be driven to the coast."
)
OTHER = (
    "Fishermen found three bodies on the beach south of Port Ansel on Friday, the coast guard reported. "
    "None of them carried papers, and their boat has not been seen since it left the delta nine days ago. "
    "A survivor who swam ashore told the police that the pilot had jumped first and taken the only compass. "
    "The harbour office has counted forty such boats since the spring, twice as many as in all of last year. "
    "A judge in the capital ordered that the dead be kept until their families could be asked for."
)
BACKGROUND = (
    "The war between Veldia and the league of the hill towns began in 2011 after the vote on the water law was "
    "cancelled, and has killed more than 280,000 people and driven half of the country from their homes."
)


def article(
    name: str, text: str, outlet: str = "Hill Wire", published: str | None = "2020-05-05", origin: str | None = None
) -> Article:
    """An article of one paragraph."""
    return pieces(name, [("paragraph", text)], outlet, published, origin)


def pieces(
    name: str,
    blocks: list[tuple[BlockKind, str]],
    outlet: str = "Hill Wire",
    published: str | None = "2020-05-05",
    origin: str | None = None,
) -> Article:
    """An article of blocks, one a line."""
    text, made = "", []
    for kind, words in blocks:
        made.append(Block(kind, len(text), len(text) + len(words) + 1))
        text += words + "\n"
    return Article(name, text, tuple(made), outlet=outlet, origin=origin or outlet, published=published)


def prose(seed: int, sentences: int = 20) -> str:
    """Sentences of made-up words that no other seed has in this order."""
    chance = random.Random(seed)
    syllables = ["ba", "do", "ki", "lu", "me", "na", "po", "ri", "su", "te", "vo", "za"]
    vocabulary = [a + b for a in syllables for b in syllables]
    rows = [" ".join(chance.choices(vocabulary, k=chance.randint(10, 20))) for _ in range(sentences)]
    return " ".join(row.capitalize() + "." for row in rows)
