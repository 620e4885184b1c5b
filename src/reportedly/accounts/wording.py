"""What pages on incidents share in words, for any page: what, where and when, on which side, printed where.

Invariant: what could be mistaken says what it is: an inferred side, a day that nobody states, a copy of another's
story. Words of an article are given as they stand there, whole or cut after a whole word; whoever shows them makes them
safe for where they are shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reportedly.accounts.account import edtf
from reportedly.accounts.accounts import Told
from reportedly.accounts.authors import spoken
from reportedly.accounts.claims import Claim, claim_at
from reportedly.accounts.ladders import Counted
from reportedly.accounts.model import (
    Contradiction,
    ContradictionKind,
    Ground,
    Incident,
    Link,
    Position,
    Ref,
    Side,
    Speaker,
    Telling,
    Toll,
    TollRange,
)
from reportedly.accounts.voices import known
from reportedly.model import Figure

NO_DAY = "day unknown"
NO_OUTLET = "outlet unknown"
LONGEST = 240
"""So many characters of a claim are shown where many incidents are; a page on one shows all."""
QUOTES = "“\"‘'«„"
GROUND = {2: "near {}", 3: "district of {}", 4: "province of {}", 5: "area of {}", 6: "{}, no place in it", 7: "{}"}
"""How exactly a place is told, by UCDP's precision."""
KINDS: dict[ContradictionKind, str] = {
    "asserted-denied": "asserted and denied",
    "disjoint-ranges": "figures that exclude each other",
    "rival-authors": "rival authors",
}
Key = tuple[ContradictionKind, Ref]


def where(ground: Ground | None) -> str:
    """A place with how exactly it is told."""
    if ground is None:
        return "place unknown"
    return GROUND.get(ground.precision or 1, "{}").format(ground.name)


def when(incident: Incident) -> str:
    """A day, `2020-10-28 to 2020-10-29`, or that nobody states one."""
    return day(edtf(incident.first, incident.last))


def day(said: str | None) -> str:
    """A day or days, or that nobody states one."""
    return (said or NO_DAY).replace("/", " to ")


def on(speaker: Speaker, sides: Iterable[Side]) -> str:
    """Which side somebody is on; an inferred one is said to be inferred."""
    side = next((each for each in sides if each.name == speaker.side), None)
    return called(side) if side else "on no side"


def called(side: Side) -> str:
    """What a side is called, with a word where nobody declared it."""
    return f"{side.name} (side inferred)" if side.inferred else side.name


def quoted(words: str, most: int | None = LONGEST) -> str:
    """Words of an article between quotation marks, unless they bring their own; cut after a whole word."""
    plain = " ".join(words.split())
    if most is not None and len(plain) > most:
        plain = f"{plain[:most].rpartition(' ')[0] or plain[:most]} …"
    return plain if plain.startswith(tuple(QUOTES)) else f"“{plain}”"


def printed(told: Told, refs: Sequence[Ref], said: str | None) -> str:
    """`The Dune Post, after Kavkaz Wire, 2020-10-28; and in 2 more articles`: where the first stands, and how often."""
    first, articles = refs[0], dict.fromkeys(each.article for each in refs)
    more = len(articles) - 1
    again = f"; and in {more} more article{'s' * (more > 1)}" if more else ""
    return f"{outlet(told, first.article)}, {day(said)}{again}"


def outlet(told: Told, article: str) -> str:
    """The outlet of an article, and whose story it prints; whose story it is where no outlet is known."""
    name, origin = told.reports[article].article.outlet, told.origins.get(article)
    if name is None:
        return f"{origin}’s story" if origin else NO_OUTLET
    one_house = origin is None or origin.casefold() in name.casefold() or name.casefold() in origin.casefold()
    return name if one_house else f"{name}, after {origin}"


def sources(told: Told) -> str:
    """`2 independent sources in 4 articles: Armenia, Azerbaijan`, with a word where all of them are on one side."""
    account = told.account
    many, articles = len(account.sources), account.printings
    nouns = f"source{'s' * (many != 1)} in {articles} article{'s' * (articles != 1)}"
    said = [each.speaker for each in account.positions if each.refs] + [each.speaker for each in account.tolls]
    on_sides = {each.side for each in said if not each.outlet}
    one = f" (all on one side: {on_sides.pop()})" if many > 1 and len(on_sides) == 1 and None not in on_sides else ""
    return f"{many} independent {nouns}: {', '.join(account.sources)}{one}" if many else f"no {nouns}"


def number(figure: Figure | Toll) -> str:
    """The bounds in words: `14`, `at least 14`, `at most 30`, `10 to 15`, each `about` where the text says so.

    What has no number in the text (`dozens`) is `12 or more, no exact number`: it is not about 12.
    """
    low, high = figure.low, figure.high
    if figure.approx and high is None:
        return f"{low:,} or more (no exact number)"
    if low is not None and high is not None:
        words = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    else:
        return f"at least {low:,}" if low is not None else f"at most {'about ' * figure.approx}{high:,}"
    return f"about {words}" if figure.approx else words


def what(group: Counted | TollRange) -> str:
    """`killed`, `killed (soldiers)`, `destroyed (houses)`."""
    return group.measure if group.whom in ("people", "things") else f"{group.measure} ({group.whom})"


def bounds(each: TollRange) -> str:
    """`14 to 21 killed`, with `best 14 by acled` where a rule was named."""
    best = f" (best by the rule {each.rule}: {each.best:,})" if each.best is not None else ""
    return f"{between(each.low, each.high)} {what(each)}{best}"


def between(low: int | None, high: int | None) -> str:
    """`14`, `14 to 21`, `14 or more`, `up to 21`."""
    least, most = ("?" if number is None else f"{number:,}" for number in (low, high))
    if high is None:
        return f"{least} or more"
    return f"up to {most}" if low is None else least if least == most else f"{least} to {most}"


def stance(told: Told, position: Position) -> str:
    """`blames Azerbaijan`, `denies`, `asserts, naming Azerbaijan`."""
    about = " and ".join(name_of(told, each) for each in position.about)
    if position.stance == "blames":
        return f"blames {about}"
    if position.stance == "asserts":
        return f"asserts, naming {about}" if about else "asserts"
    return position.stance


def name_of(told: Told, actor: str) -> str:
    """What to call an author: as the knowledge files do, else as an article wrote it, capitals and all."""
    if not known(actor):
        for report in told.reports.values():
            for each in report.actors:
                if each.id == actor:
                    return each.name
    return spoken(actor)


def speaking(told: Told) -> set[str | None]:
    """The sides of all who take a position or give a figure, None for who is on none."""
    account = told.account
    return {*(each.speaker.side for each in account.positions if each.refs), *(t.speaker.side for t in account.tolls)}


def with_column(told: Told, sides: Sequence[Side]) -> list[Side]:
    """The sides that speak; where one of two does, the silent one stands beside it."""
    heard = [each for each in sides if each.name in speaking(told)]
    return list(sides) if heard and len(sides) <= 2 else heard


def joined(told: Told) -> Iterator[tuple[Telling, Link | None]]:
    """The tellings, each with the strongest link to one before it; None for the first, and where there is no link."""
    waiting = list(told.account.incident.tellings)
    links = sorted(told.account.incident.links, key=lambda each: -each.score)
    here: set[str] = set()
    while waiting:
        left = {each.id: each for each in waiting}
        link = next((each for each in links if len({each.first, each.second} & here) == 1), None)
        name = waiting[0].id if link is None else ({link.first, link.second} - here).pop()
        here.add(name)
        waiting.remove(left[name])
        yield left[name], link


def grouped(every: Sequence[Contradiction]) -> Iterator[tuple[Contradiction, ...]]:
    """The contradictions by the claim that is in most of those of its kind; each is in one group."""
    counts: Counter[Key] = Counter((each.kind, ref) for each in every for ref in (each.first, each.second))
    groups: dict[Key, list[Contradiction]] = {}
    for each in every:
        # An assertion is told under what denies it, so that the words of a denial are not repeated.
        pair = (each.second, each.first) if each.kind == "asserted-denied" else (each.first, each.second)
        key = max(((each.kind, ref) for ref in pair), key=lambda one: counts[one])
        groups.setdefault(key, []).append(each)
    yield from map(tuple, groups.values())


def sentence(told: Told, group: Sequence[Contradiction]) -> str:
    """What a group of contradictions is: of one, its reason; of several, the claim that they share, then the others."""
    if len(group) == 1 or group[0].kind == "rival-authors":
        return " ".join(each.why for each in group)
    shared = {group[0].first, group[0].second}.intersection(*({each.first, each.second} for each in group))
    common = claim_at(told, shared.pop())
    others = [claim_at(told, each.second if each.first == common.ref else each.first) for each in group]
    listed = "; ".join(dict.fromkeys(said(each) for each in others))
    if group[0].kind == "disjoint-ranges":
        return f"{said(common)}, against {listed}."
    if common.ref == group[0].second:
        return f"{said(common)} denies what these say: {listed}."
    return f"{said(common)} is denied by {listed}."


def said(claim: Claim) -> str:
    """`Baku on 2020-10-28 (“21 people”)`."""
    at = f" on {claim.said}" if claim.said else ""
    return f"{claim.speaker.name}{at} ({quoted(claim.words)})"
