"""Every number of people harmed or things destroyed, by the codebook's Figure.

Invariant: figures are in text order, each points at its quantity with its noun phrase, and no words are told twice of
one harm. A sentence without a word of harm costs a look-up and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.claims.figure_clause import Clause
from reportedly.claims.figure_context import Context, side_of
from reportedly.claims.figure_groups import Group
from reportedly.claims.figure_items import items_of
from reportedly.claims.figure_links import links
from reportedly.claims.figure_parts import bracketed, parts
from reportedly.claims.figure_takings import takings
from reportedly.claims.figure_tolls import tolls
from reportedly.claims.figure_words import Words, harmful, words_of
from reportedly.claims.numbers import Bounds
from reportedly.claims.page import Page
from reportedly.model import CLAIM_BLOCKS, Article, Figure, Measure, Place, Span, Statement, Time

MENTIONED = frozenset(("single", "definite"))
CONTRAST = frozenset(("although", "though", "but", "while", "whereas"))
RELATED = frozenset(("his", "her", "their"))


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as one sentence tells it. `part` is None, or the figure that it is part of, by its span, where known."""

    span: Span
    group: Group
    measure: Measure
    confidence: float
    whole: Span | None = None
    part: bool = False


def figures(
    page: Page,
    article: Article,
    statements: tuple[Statement, ...],
    places: tuple[Place, ...] = (),
    times: tuple[Time, ...] = (),
) -> tuple[Figure, ...]:
    """All figures of an article, in text order, numbered `f1` and on."""
    told = [each for start, end in claimed(page, article) for each in told_in(page.text, start, end)]
    if not told:
        return ()
    context = Context(page, statements, places, times)
    first = list(first_told(told, context))
    ids = {(each.span, each.measure): f"f{n}" for n, each in enumerate(first, 1)}
    return dated(figure(each, first[:n], ids, context) for n, each in enumerate(first))


def dated(found: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures, those of a war that was dated before with its period: `killed in the fighting`."""
    told: list[Figure] = []
    for each in found:
        if each.scope == "cumulative" and each.period is None:
            before = [known.period for known in told if known.scope == "cumulative" and known.measure == each.measure]
            each = replace(each, period=next((period for period in reversed(before) if period), None))
        told.append(each)
    return tuple(told)


def claimed(page: Page, article: Article) -> Iterator[Span]:
    """The sentences, or parts of them, that stand in blocks that claims are read from."""
    blocks = article.blocks
    if not blocks:
        yield from page.sentences
        return
    i = 0
    for start, end in page.sentences:
        while i < len(blocks) and blocks[i].end <= start:
            i += 1
        k = i
        while k < len(blocks) and blocks[k].start < end:
            if blocks[k].kind in CLAIM_BLOCKS:
                yield max(start, blocks[k].start), min(end, blocks[k].end)
            k += 1


def told_in(text: str, start: int, end: int) -> list[Told]:
    """The figures of one sentence, in text order."""
    if not harmful(text, start, end):
        return []
    words = words_of(text, start, end)
    items = items_of(words)
    clause = Clause(words, items)
    totals = tolls(clause)
    linked = [*takings(clause), *links(clause)]
    found = [
        Told(words.span(group.start, group.end), group, link.measure, link.confidence)
        for link in (*totals, *linked)
        for group in summed(link.groups, words)
    ]
    found += with_own_harm(clause)
    found.sort(key=lambda each: each.span)
    return sorted((*found, *partial(clause, found)), key=lambda each: each.span)


def with_own_harm(clause: Clause) -> list[Told]:
    """The groups that carry their harm inside: `24 dead`, `no casualties`."""
    found: list[Told] = []
    for at, item in enumerate(clause.items):
        group = item.group
        if group is not None and group.measure is not None and at not in clause.taken and not group.part:
            clause.taken.add(at)
            found.append(Told(clause.words.span(group.start, group.end), group, group.measure, 0.85))
    return found


def partial(clause: Clause, found: Sequence[Told]) -> Iterator[Told]:
    """The figures that are part of others: of the nearest one before them, else of one told earlier."""
    for part in (*parts(clause), *bracketed(clause)):
        span = clause.words.span(part.group.start, part.group.end)
        before = [each for each in found if each.span[0] < span[0] and each.group.sort != "none"]
        if before and CONTRAST & set(clause.words.low[before[-1].group.end : part.group.start]):
            continue
        if part.measure is not None:
            same = [each for each in (*found[len(before) :][::-1], *before) if each.measure == part.measure]
            yield Told(span, part.group, part.measure, 0.8, same[-1].span if same else None, part=True)
        elif before or (found and part.group.part):
            whole = before[-1] if before else found[0]
            yield Told(span, inherited(part.group, whole), whole.measure, 0.8, whole.span, part=True)


def inherited(group: Group, whole: Told) -> Group:
    """A part whose noun is left out has that of the whole."""
    return group if group.whom is not None else replace(group, whom=whole.group.whom, kind="person")


def summed(groups: Sequence[Group], words: Words) -> list[Group]:
    """Groups that make one number where people are told one by one: `a woman and her two sons`, `two men and a child`.

    In a longer list each counts for itself, but for those told by their kin.
    """
    found: list[Group] = []
    for group in groups:
        last = found[-1] if found else None
        if last is not None and (len(groups) == 2 or words.low[group.start] in RELATED) and adds_up(last, group, words):
            found[-1] = added(last, group)
        else:
            found.append(group)
    return found


def adds_up(first: Group, second: Group, words: Words) -> bool:
    """Whether two neighbours of a list are one number: people both, one of them without a numeral."""
    between = words.low[first.end : second.start]
    return (
        between == ("and",)
        and first.kind == second.kind == "person"
        and (first.sort in MENTIONED or second.sort in MENTIONED)
        and not ({first.sort, second.sort} & {"named", "none"})
        and first.measure is second.measure is None
    )


def added(first: Group, second: Group) -> Group:
    """Two groups as one."""
    low = None if first.bounds.low is None or second.bounds.low is None else first.bounds.low + second.bounds.low
    high = None if first.bounds.high is None or second.bounds.high is None else first.bounds.high + second.bounds.high
    return replace(
        first,
        end=second.end,
        bounds=Bounds(low, high, first.bounds.approx or second.bounds.approx),
        whom=first.whom if first.whom == second.whom else "people",
        sort="counted",
        head="",
        nation=first.nation if first.nation == second.nation else None,
    )


def first_told(told: Iterable[Told], context: Context) -> Iterator[Told]:
    """Whom the reader knows already (`the driver`, a name, `the six priests`) only at the first telling.

    One known by a noun alone may be another's `his son`, and is told again by each who tells of him.
    """
    seen: set[tuple[str, Measure, str | None]] = set()
    numbers: set[tuple[Bounds, Measure]] = set()
    for each in told:
        if each.group.sort in ("named", "definite") and each.group.head:
            teller = None if each.group.sort == "named" else context.claimant(each.span)
            key = (each.group.head, each.measure, teller)
            if key in seen:
                continue
            seen.add(key)
        elif each.group.definite and (each.group.bounds, each.measure) in numbers:
            continue
        numbers.add((each.group.bounds, each.measure))
        yield each


def figure(told: Told, earlier: Sequence[Told], ids: dict[tuple[Span, Measure], str], context: Context) -> Figure:
    """One figure with all that it is tied to."""
    tied = context.tied(told.span)
    group, bounds = told.group, told.group.bounds
    return Figure(
        id=ids[told.span, told.measure],
        span=told.span,
        low=bounds.low,
        high=bounds.high,
        approx=bounds.approx,
        measure=told.measure,
        whom=group.whom or "people",
        side=side_of(group),
        part_of=whole_of(told, earlier, ids, context),
        scope=tied.scope,
        period=tied.period,
        place=tied.place,
        time=tied.time,
        event=None,
        claimant=context.claimant(told.span),
        confidence=told.confidence,
    )


def whole_of(told: Told, earlier: Sequence[Told], ids: dict[tuple[Span, Measure], str], context: Context) -> str | None:
    """The id of the figure that one is part of: the one that its sentence names, else the last told by the same."""
    if not told.part:
        return None
    if told.whole is not None:
        return ids.get((told.whole, told.measure))
    least, teller = told.group.bounds.low or 0, context.claimant(told.span)
    for each in reversed(earlier):
        top = each.group.bounds.high
        if each.measure == told.measure and not each.part and (top is None or top > least):
            return ids[each.span, each.measure] if context.claimant(each.span) == teller else None
    return None
