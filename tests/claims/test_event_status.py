from __future__ import annotations

import pytest

from reportedly.claims.event_status import status_of
from reportedly.claims.event_triggers import triggers
from tests.parsed import report_of, sentence_of


def status(notation: str, word: str) -> str | None:
    """The status of the event that a word tells of, by its sentence alone; None where it is none of the record."""
    sentence = sentence_of(notation)
    (trigger,) = [each for each in triggers(sentence) if sentence.low(each.at) == word]
    walk = status_of(sentence, trigger, None, None)
    return walk.status if walk else None


def claimed(notation: str, word: str) -> str | None:
    """The status of the event that a word of a text with statements tells of."""
    report = report_of(notation)
    found = [event.status for event in report.events if word in report.article.text[slice(*event.trigger)]]
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("The army attacked/V", "asserted"),
        ("The army has attacked/V", "asserted"),
        ("The army never attacked/V", "denied"),
        ("The army has not attacked/V", "denied"),
        ("Nobody attacked/V", "denied"),
        ("No troops attacked/V", "denied"),
        ("The army may have attacked/V", "possible"),
        ("The army possibly/R attacked/V", "possible"),
        ("The army allegedly/R attacked/V", "asserted"),
        ("The army is accused/V of having attacked/V/advcl", "asserted"),
    ],
)
def test_the_words_of_a_verbs_group_say_whether_it_was_done(before: str, expected: str) -> None:
    assert status(f"{before} the town/obj.", "attacked") == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("The army did not attack/V", "denied"),
        ("The army didn't attack/V", "denied"),
        ("The army will attack/V", "planned"),
        ("The army will not attack/V", "denied"),
        ("The army would not attack/V", "denied"),
        ("The army may attack/V", "possible"),
        ("The army could attack/V", "possible"),
        ("The army failed/V to attack/V/xcomp", "failed"),
        ("The army tried/V in/ADP vain to attack/V/xcomp", "failed"),
        ("The army managed/V to attack/V/xcomp", "asserted"),
        ("The army plans/V to attack/V/xcomp", "planned"),
        ("The army planned/V to attack/V/xcomp", "planned"),
        ("The army does not plan/V to attack/V/xcomp", "denied"),
        ("The army is ready/A/root to attack/V/xcomp>ready", "planned"),
        ("The army is about/R to attack/V", "planned"),
        ("The army threatened/V to attack/V/xcomp", "planned"),
        ("The general ordered/V troops/obj to attack/V/xcomp", "planned"),
        ("The general urged/V troops/obj to attack/V/xcomp", None),
        ("The army is said/V to have attack/V/xcomp", "asserted"),
        ("The army sent/V tanks/obj to attack/V/advcl", "planned"),
        ("The army refused/V to attack/V/xcomp", "denied"),
    ],
)
def test_the_verb_before_an_infinitive_says_what_becomes_of_it(before: str, expected: str | None) -> None:
    assert status(f"{before} the town.", "attack") == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("The army denied/V attacking/V/xcomp", "denied"),
        ("The army avoided/V attacking/V/xcomp", "denied"),
        ("The army refrained/V from attacking/V/advcl", "denied"),
        ("The army left/V without attacking/V/advcl", "denied"),
        ("The army admitted/V attacking/V/xcomp", "asserted"),
        ("The army stopped/V attacking/V/xcomp", "asserted"),
        ("The army began/V attacking/V/xcomp", "asserted"),
        ("Rebels fled/V after attacking/V/advcl", "asserted"),
        ("Rebels left/V, attacking/V/advcl", "asserted"),
    ],
)
def test_the_word_before_a_gerund_says_what_becomes_of_it(before: str, expected: str) -> None:
    assert status(f"{before} the town/obj.", "attacking") == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Rebels launched/V an", "asserted"),
        ("Rebels planned/V an", "planned"),
        ("Rebels did not launch/V an", "denied"),
        ("The army prevented/V an", "failed"),
        ("The army foiled/V an", "failed"),
        ("The army repelled/V an", "failed"),
        ("The army feared/V an", "possible"),
        ("Fears of an", "possible"),
        ("A possible/A", "possible"),
        ("An attempted/V/amod", "failed"),
        ("The threat of an", "possible"),
        ("There was no", "denied"),
        ("The army denied/V an", "denied"),
        ("The army condemned/V an", "asserted"),
    ],
)
def test_the_word_before_an_event_noun_says_what_becomes_of_it(before: str, expected: str) -> None:
    assert status(f"{before} attack/obj on the town.", "attack") == expected


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("The army failed/V to prevent/V/xcomp an attack/obj on Kara.", "asserted"),
        ("The army prevented/V an attack/obj on Kara.", "failed"),
        ("The army did not prevent/V an attack/obj on Kara.", "asserted"),
        ("The army did not plan/V an attack/obj on Kara.", "denied"),
        ("The army may have planned/V an attack/obj on Kara.", "planned"),
        ("The army abandoned/V plans/obj for an attack on Kara.", "failed"),
        ("The army has/V no plans/obj for an attack on Kara.", "denied"),
        ("The army did not try/V to prevent/V/xcomp an attack/obj on Kara.", "asserted"),
    ],
)
def test_what_governs_acts_on_what_those_inside_have_made(notation: str, expected: str) -> None:
    assert status(notation, "attack") == expected


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("An attack/nsubj>likely on Kara is likely/A/root.", "possible"),
        ("An attack/nsubj>imminent on Kara is imminent/A/root.", "planned"),
        ("An attack/nsubj on Kara took/V place.", "asserted"),
        ("An attack/nsubj on Kara never took/V place.", "denied"),
        ("No attack/nsubj on Kara took/V place.", "denied"),
        ("An attack/nsubj on Kara was foiled/V.", "failed"),
        ("An attack/nsubj on Kara was planned/V.", "planned"),
        ("An attack/nsubj on Kara failed/V.", "failed"),
    ],
)
def test_an_event_noun_is_what_the_verb_says_whose_subject_it_is(notation: str, expected: str) -> None:
    assert status(notation, "attack") == expected


@pytest.mark.parametrize(
    "notation",
    [
        "If the army/nsubj condemns/V/advcl this attack/obj, rebels will flee/V/root.",
        "The army will mourn/V those who/nsubj died/V/acl in the attack.",
        "The army stopped/V an attack/obj on Kara.",
        "The end of an attack on Kara is unlikely/A.",
    ],
)
def test_what_is_taken_for_granted_happened_whatever_governs_it(notation: str) -> None:
    assert status(notation, "attack") == "asserted"


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("If rebels/nsubj attack/V/advcl Kara, the army will flee/V/root.", "conditional"),
        ("The army will flee/V if rebels/nsubj attack/V/advcl Kara.", "conditional"),
        ("The army will attack/V Kara if rebels/nsubj stay/V/advcl.", "conditional"),
        ("If rebels/nsubj stay/V/advcl, the army will attack/V/root Kara.", "conditional"),
        ("Unless rebels/nsubj leave/V/advcl, the army will attack/V/root Kara.", "conditional"),
        ("The army will attack/V Kara unless rebels/nsubj leave/V/advcl.", "conditional"),
        ("The army fears/V that rebels/nsubj attack/V/ccomp Kara.", "possible"),
        ("Troops came/V before rebels/nsubj could attack/V/advcl Kara.", "possible"),
        ("Troops stay/V in/SCONJ case/SCONJ rebels/nsubj attack/V/advcl Kara.", "conditional"),
    ],
)
def test_a_condition_before_or_behind_makes_what_lies_ahead_conditional(notation: str, expected: str) -> None:
    assert status(notation, "attack") == expected


def test_a_condition_leaves_what_was_done_as_it_is() -> None:
    assert status("The army attacked/V Kara, and will flee/V/conj if rebels/nsubj come/V/advcl.", "attacked") == (
        "asserted"
    )


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("Has the army/nsubj attacked/V Kara?", "possible"),
        ("It is/cop>unclear unclear/A/root whether rebels/nsubj attacked/V/ccomp>unclear Kara.", "possible"),
        ("The court is asking/V whether rebels/nsubj attacked/V/ccomp Kara.", "possible"),
        ("It is/cop>unclear unclear/A/root who/nsubj attacked/V/ccomp>unclear Kara.", "asserted"),
    ],
)
def test_what_is_asked_is_possible_and_what_only_its_cause_is_asked_of_is_not(notation: str, expected: str) -> None:
    assert status(notation, "attacked") == expected


@pytest.mark.parametrize(
    ("notation", "purpose"),
    [
        ("The army crossed/V the river/obj to attack/V/advcl Kara.", True),
        ("The army plans/V to attack/V/xcomp Kara.", False),
        ("The army will attack/V Kara.", False),
    ],
)
def test_what_something_else_is_done_for_is_told_apart_from_plans(notation: str, purpose: bool) -> None:
    sentence = sentence_of(notation)
    (trigger,) = [each for each in triggers(sentence) if sentence.low(each.at) == "attack"]
    walk = status_of(sentence, trigger, None, None)
    assert walk is not None
    assert (walk.status, walk.purpose) == ("planned", purpose)


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("denied/V", "that its army/nsubj had attacked/V/ccomp Kara", "denied"),
        ("did not deny/V", "that its army/nsubj had attacked/V/ccomp Kara", "possible"),
        ("confirmed/V", "that its army/nsubj had attacked/V/ccomp Kara", "asserted"),
        ("said/V", "its army/nsubj had attacked/V/ccomp Kara", "asserted"),
        ("said/V", "its army/nsubj had not attacked/V/ccomp Kara", "denied"),
        ("suspects/V", "that rebels/nsubj attacked/V/ccomp Kara", "possible"),
        ("believes/V", "that rebels/nsubj attacked/V/ccomp Kara", "possible"),
        ("condemned/V", "those who/nsubj attacked/V/acl Kara", "asserted"),
    ],
)
def test_how_sure_its_claimant_is_acts_where_the_words_of_an_event_end(cue: str, content: str, expected: str) -> None:
    assert claimed(f"<s1>Moscow</s1> <q1>{cue}</q1> <c1>{content}</c1>.", "attacked") == expected


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("demanded/V", "that rebels/nsubj release/V/ccomp nine hostages/obj", None),
        ("urged/V", "rebels/obj to release/V/xcomp nine hostages/obj", None),
        ("ordered/V", "its troops/obj to release/V/xcomp nine hostages/obj", "planned"),
        ("promised/V", "to release/V/xcomp nine hostages/obj", "planned"),
        ("said/V", "it/nsubj would release/V/ccomp nine hostages/obj", "planned"),
        ("said/V", "it/nsubj would release/V/ccomp nine hostages/obj if rebels/nsubj left/V/advcl", "conditional"),
    ],
)
def test_what_is_demanded_is_no_event_and_what_is_ordered_or_promised_is_planned(
    cue: str, content: str, expected: str | None
) -> None:
    assert claimed(f"<s1>Moscow</s1> <q1>{cue}</q1> <c1>{content}</c1>.", "release") == expected


def test_what_is_denied_was_not_failed() -> None:
    notation = (
        "<s1>Moscow</s1> <q1>denied/V</q1> <c1>that it/nsubj failed/V/ccomp to prevent/V/xcomp an attack/obj</c1>."
    )
    assert claimed(notation, "attack") == "denied"


def test_who_did_it_may_be_denied_and_the_deed_stands() -> None:
    notation = "<s1>Moscow</s1> <q1>denied/V</q1> <c1>helping/V those who/nsubj died/V/acl in the attack</c1>."
    assert claimed(notation, "attack") == "asserted"


def test_a_condition_that_takes_what_it_names_for_granted_makes_nothing_conditional() -> None:
    said = "<s1>The army</s1> <q1>said/V</q1> <c1>it/nsubj left/V/ccomp only after rebels/nsubj freed/V/advcl"
    assert claimed(f"{said} ten prisoners/obj</c1>.", "freed") == "asserted"


@pytest.mark.parametrize(
    ("act", "expected"), [("denied/V", "denied"), ("confirmed/V", "asserted"), ("rejected/V", "denied")]
)
def test_a_part_in_an_event_is_what_is_denied_or_owned(act: str, expected: str) -> None:
    notation = f"<s1>Moscow</s1> <q1>{act}</q1> <c1>any role in the shelling of Kara</c1>."
    assert claimed(notation, "shelling") == expected


def test_what_has_not_stopped_goes_on() -> None:
    assert status("The shelling/nsubj had not stopped/V.", "shelling") == "asserted"


def test_a_question_that_nobody_can_answer_is_open() -> None:
    asked = "The army/nsubj did not know/V whether rebels/nsubj had struck/V/ccomp the market/obj."
    assert status(asked, "struck") == "possible"
