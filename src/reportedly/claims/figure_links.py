"""Which groups come to which harm: each word of harm takes its subjects or objects among a sentence's items.

Rules of grammar over the row of items, no parse. Passives, states and `died` take what stands to their left, actives
and `-ing` forms what stands to their right, deeds (`the murder of`) what follows `of`; lists are shared out so that
no group is harmed twice. What is only feared, planned or denied harms nobody.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.claims.figure_clause import Clause, Link
from reportedly.claims.figure_objects import objects
from reportedly.claims.figure_subjects import subjects
from reportedly.claims.figure_verbs import (
    Voice,
    attributive,
    flees,
    forced_by,
    hoped,
    measure_of,
    of_deed,
    run_of,
    voice_of,
)
from reportedly.claims.figure_words import DAYS, PRONOUNS
from reportedly.knowledge.harm import Harm
from reportedly.model import Measure

ENDING = DAYS | {"due", "thanks", "aboard", "alive", "here", "nationwide", "locally", "worldwide"}
"""Words that go on behind a participle and are no object of it."""


def links(clause: Clause) -> list[Link]:
    """All harms of a sentence that are told with their victims, tolls apart."""
    at = 0
    while at < len(clause.items):
        harm = clause.items[at].harm
        if harm is None or harm.grammar in ("toll", "life", "captive"):
            at += 1
            continue
        run = run_of(clause, at)
        link_run(clause, run)
        at = run[-1] + 1
    return clause.links


def link_run(clause: Clause, run: list[int]) -> None:
    """Gives a run of words of harm its victims."""
    harms = [harm for at in run if (harm := clause.items[at].harm) is not None]
    harm, measure = harms[0], measure_of(harms)
    voice = voice_of(clause, run[0], harm.forms)
    behind = run[-1] + 1
    if harm.grammar == "deed" or (clause.kinds[behind : behind + 1] == "o" and {"ing", "noun"} & harm.forms):
        of = of_deed(clause, behind)
        if of is not None and not hoped(clause, run[0]):
            objects(clause, of + 1, harm, measure, 0.8)
        return
    if harm.grammar == "count":
        if clause.kinds[behind : behind + 1] == "o":
            objects(clause, behind + 1, harm, measure, 0.8)
        return
    forced = forced_by(clause, voice, harm)
    if (voice.unreal or voice.negated) and not forced:
        if not voice.unreal:
            subjects(clause, voice, harm, measure, none_only=True)
        return
    if harm.grammar == "state" and attributive(clause, run[0], behind):
        return
    if harm.grammar in ("intransitive", "state"):
        flight = harm.harmed != "fled" or forced or flees(clause, behind)
        if forced and clause.kinds[voice.start - 1] != "G":
            voice = voice_of(clause, voice.start - 1)
        if flight:
            close = not voice.be and not voice.have and ("ing" in harm.forms or harm.grammar == "state")
            subjects(clause, voice, harm, measure, adjacent=close)
    elif {"past", "participle"} & harm.forms:
        past(clause, voice, run, harm, measure)
    else:
        objects(clause, behind, harm, measure, 0.9)


def past(clause: Clause, voice: Voice, run: list[int], harm: Harm, measure: Measure) -> None:
    """A form that is past tense or participle: passive behind `be`, active before an object, else by its neighbours."""
    behind = run[-1] + 1
    if voice.be:
        being = voice.start == run[0] - 1 and clause.word(voice.start) == "being"
        subjects(clause, voice, harm, measure, adjacent=being, behind=behind)
        return
    adjacent = (
        bool(voice.start) and clause.allowed(voice.start - 1, harm) and clause.group(voice.start - 1).sort != "none"
    )
    if clause.kinds[behind : behind + 2] == "GH" and clause.word(behind + 1) == "dead":
        objects(clause, behind, harm, "killed", 0.9)
        return
    headed = adjacent and headline(clause, behind)
    if adjacent and clause.kinds[voice.start - 2 : voice.start - 1] in ("l", "R"):
        subjects(clause, voice, harm, measure, adjacent=True)
        return
    if not headed and clause.word(behind) not in ENDING and objects(clause, behind, harm, measure, 0.9):
        return
    if not voice.have and (headed or closes(clause, behind)):
        after_comma = clause.kinds[voice.start - 2 : voice.start] == "G," and clause.word(behind) == "by"
        start = voice.start - 1 if after_comma else voice.start
        subjects(clause, replace(voice, start=start), harm, measure, adjacent=True)


def headline(clause: Clause, behind: int) -> bool:
    """`Six killed 20 others hurt`: the group behind the verb has one of its own, the group before it only this."""
    kinds = clause.kinds[behind : behind + 2]
    if kinds[1:] == "H" and clause.word(behind) == "others":
        return True
    return kinds == "GH" or (
        kinds[:1] == "G" and clause.items[behind].group is not None and clause.group(behind).sort == "none"
    )


def closes(clause: Clause, behind: int) -> bool:
    """Whether a participle without `be` may end its noun phrase: no object of its own follows."""
    if clause.kinds[behind : behind + 1] != "w":
        return True
    word = clause.word(behind)
    return word in ENDING or (clause.words.capitals and word not in PRONOUNS)
