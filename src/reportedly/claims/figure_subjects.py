"""Who is harmed by a verb to the right of them: `at least 14 villagers, most of them women, were killed`."""

from __future__ import annotations

from reportedly.claims.figure_clause import Clause, Link
from reportedly.claims.figure_names import name_before
from reportedly.claims.figure_objects import next_object
from reportedly.claims.figure_verbs import TAIL, Voice
from reportedly.claims.figure_words import SPEECH
from reportedly.knowledge.harm import Harm
from reportedly.model import Measure

SUBJECTS = frozenset("i you he she it we they this that someone everyone nobody everybody".split())
DISEASES = frozenset(
    "cancer diabetes leukemia leukaemia illness disease stroke heart natural pneumonia covid covid-19 malaria".split()
)
BRACKETS = {")": "(", "-": "-", "--": "--", "—": "—", "–": "–"}


def subjects(
    clause: Clause,
    voice: Voice,
    harm: Harm,
    measure: Measure,
    *,
    adjacent: bool = False,
    none_only: bool = False,
    behind: int | None = None,
) -> None:
    """Links what stands to the left of a verb: its subject with all that is joined to it, or a name."""
    if clause.word(voice.start - 1) in SUBJECTS:
        return
    at = subject(clause, voice.start - 1, harm, adjacent)
    if at is not None and clause.group(at).sort in ("single", "definite") and of_disease(clause, voice):
        return
    if at is None:
        name = (
            None
            if none_only or (adjacent and not clause.words.capitals)
            else name_before(clause.words, clause.items, voice.start)
        )
        if name is not None and harm.harmed in ("any", "person") and not adjacent:
            clause.links.append(Link((name,), measure, 0.6))
        return
    found = [at, *joined_before(clause, at, harm)]
    if none_only:
        found = [each for each in found if clause.group(each).sort == "none"]
    if behind is not None:
        found += elided(clause, behind - 1, harm)
    clause.take(sorted(found), harm, measure, 0.5 if voice.maybe else 0.85 if adjacent else 0.9)


def elided(clause: Clause, at: int, harm: Harm) -> list[int]:
    """The numbers that go on a sentence without its verb: `twelve were killed in the port, eight in the town`."""
    found: list[int] = []
    last = at
    while (i := next_object(clause, last, harm)) is not None and clause.group(i).kind == "bare" and i > last + 2:
        found.append(i)
        last = i
    return found


def of_disease(clause: Clause, voice: Voice) -> bool:
    """Whether someone is told to have died of an illness."""
    following = clause.words.low[clause.items[voice.start].start :][:8]
    return bool(DISEASES & set(following))


def subject(clause: Clause, at: int, harm: Harm, adjacent: bool) -> int | None:
    """The item of a verb's subject: the nearest group to the left that stands in no phrase of another."""
    commas, steps, whose, related, owned = 0, 0, False, False, False
    limit = 5 if adjacent else TAIL * 2
    while at >= 0 and steps < limit:
        kind = clause.kinds[at]
        if kind == "G" and not clause.group(at).part:
            inner = None if whose or (adjacent and not steps) else governor(clause, at)
            if inner is None:
                near = not (owned and clause.group(at).sort in ("single", "definite"))
                return at if near and clause.allowed(at, harm) else None
            at = inner
        elif kind == ",":
            commas += 1
            if adjacent or commas > 2:
                return None
        elif kind == ";":
            opening = bracket(clause, at)
            if opening is None:
                return None
            at = opening
        elif kind in "bhmdnsHl" or (kind in "rv" and adjacent) or speaks(clause, at):
            return None
        elif adjacent and not steps and kind not in "aR":
            opening_at = next((i for i in range(at, max(-1, at - limit), -1) if clause.kinds[i] == "G"), None)
            if opening_at is None or clause.kinds[opening_at + 1] not in "po":
                return None
        whose = kind == "r" and not steps
        owned = owned or (kind == "o" and (adjacent or related))
        related = related or whose
        at, steps = at - 1, steps + 1
    return None


def speaks(clause: Clause, at: int) -> bool:
    """Whether what follows an item is said (`a spokesman said people were hurt`): no subject lies before it."""
    return clause.kinds[at] in "vR" and clause.word(at) in SPEECH and clause.kinds[at + 1 : at + 2] != ","


def bracket(clause: Clause, at: int) -> int | None:
    """Where the bracket or the pair of dashes opens that closes at an item."""
    closing = clause.word(at)
    if closing not in BRACKETS:
        return None
    return next((i for i in range(at - 1, max(-1, at - 14), -1) if clause.word(i) == BRACKETS[closing]), None)


def governor(clause: Clause, at: int) -> int | None:
    """The preposition or `including` that a group belongs to, over what is joined before it; None where it is free."""
    i = at - 1
    while i >= 0 and clause.kinds[i] in "a":
        i -= 1
    if i > 0 and clause.word(i) in ("them", "whom", "these") and clause.kinds[i - 1] == "p":
        return i - 1
    if i >= 0 and (clause.kinds[i] in "poi" or clause.kinds[i] == "t"):
        return i
    if i > 0 and clause.kinds[i] == "c" and clause.kinds[i - 1] == "G":
        alike_kind = (clause.group(i - 1).kind == "thing") == (clause.group(at).kind == "thing")
        return governor(clause, i - 1) if alike_kind else None
    return None


def joined_before(clause: Clause, at: int, harm: Harm) -> list[int]:
    """The free groups that a list joins to its last one, leftwards."""
    found: list[int] = []
    while True:
        i = at - 1
        joint = ""
        while i >= 0 and (clause.kinds[i] in "c," or (clause.kinds[i] == ";" and bracket(clause, i) is not None)):
            if clause.kinds[i] == ";":
                i = (bracket(clause, i) or i) - 1
            else:
                joint, i = clause.kinds[i] + joint, i - 1
        if i >= 0 and clause.kinds[i] == "G" and clause.group(i).part and clause.kinds[i - 1 : i] == ",":
            i -= 2
        i = over_phrase(clause, i)
        if not joint or not clause.allowed(i, harm) or governor(clause, i) is not None:
            return found
        if "c" not in joint and not found and "c" not in clause.kinds[max(0, at - 1) : at]:
            return found
        found.append(i)
        at = i


def over_phrase(clause: Clause, at: int) -> int:
    """The group whose phrase ends at an item, over what its preposition leads to: `two soldiers from Kharkiv`."""
    i = at
    while i > 0 and at - i < 6 and clause.kinds[i] in "wpoG":
        if clause.kinds[i] == "G" and governor(clause, i) is None:
            return i if i == at or clause.kinds[i + 1] in "po" else at
        i -= 1
    return i if i >= 0 and clause.kinds[i] == "G" and clause.kinds[i + 1 : i + 2] in ("p", "o") else at
