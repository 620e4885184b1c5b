from __future__ import annotations

import pytest

from tests.marked import only, read


@pytest.mark.parametrize(
    ("marked", "act"),
    [
        ("<s1>Kyiv</s1> <q1>said</q1> <c1>the depot burned</c1>.", "state"),
        ("<s1>Kyiv</s1> <q1>accused</q1> <t1>Moscow</t1> of <c1>burning the depot</c1>.", "accuse"),
        ("<s1>Kyiv</s1> <q1>denied</q1> <c1>burning the depot</c1>.", "deny"),
        ("<s1>Kyiv</s1> <q1>admitted</q1> <c1>that the depot burned</c1>.", "confirm"),
        ("<s1>Kyiv</s1> <q1>called on</q1> <a1>Riga</a1> <c1>to help</c1>.", "demand"),
        ("<s1>Kyiv</s1> <q1>appealed</q1> to <a1>Riga</a1> <c1>for help</c1>.", "request"),
        ("<s1>Kyiv</s1> <q1>pledged</q1> <c1>to open the road</c1>.", "promise"),
        ("<s1>Kyiv</s1> <q1>warned</q1> <c1>that the dam might fail</c1>.", "warn"),
        ("<s1>Kyiv</s1> <q1>ruled out</q1> <c1>talks</c1>.", "reject"),
        ("<s1>Kyiv</s1> <q1>welcomed</q1> <c1>the truce</c1>.", "support"),
        ("<s1>Kyiv</s1> <q1>condemned</q1> <c1>the raid</c1>.", "condemn"),
        ("<s1>Kyiv</s1> <q1>put</q1> <c1>the toll at nine</c1>.", "estimate"),
        ("<s1>Kyiv</s1> <q1>predicted</q1> <c1>that the dam would fail</c1>.", "predict"),
    ],
)
def test_the_act_comes_from_the_cue(marked: str, act: str) -> None:
    assert only(marked).act == act


def test_plain_said_stays_a_statement_even_where_the_content_accuses() -> None:
    assert only("<s1>The mayor</s1> <q1>said</q1> <c1>Russian guns had shelled the school</c1>.").act == "state"


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("responsibility for the ambush", "claim-responsibility"),
        ("the ambush near Gao", "claim-responsibility"),
        ("its fighters had ambushed the convoy", "claim-responsibility"),
        ("that Mali attacked its own villages", "accuse"),
        ("12 soldiers were dead", "state"),
    ],
)
def test_a_claim_owns_an_attack_accuses_or_states(content: str, act: str) -> None:
    assert only(f"<s1>The Azawad Front</s1> <q1>claimed</q1> <c1>{content}</c1>.").act == act


def test_an_armed_actor_that_tells_of_its_own_attack_owns_it() -> None:
    armed = "<s1>The Taliban</s1> <q1>said</q1> <c1>they had ambushed the patrol</c1>."
    state = "<s1>The mayor</s1> <q1>said</q1> <c1>they had ambushed the patrol</c1>."
    assert [only(armed).act, only(state).act] == ["claim-responsibility", "state"]


def test_an_armed_actor_is_known_by_its_earlier_mentions() -> None:
    report = read(
        "<s1>The Taliban</s1> <q1>denied</q1> <c1>losing men</c1>. <s2>The group</s2> <q2>said</q2> "
        "<c2>its fighters had stormed the post</c2>."
    )
    assert [s.act for s in report.statements] == ["deny", "claim-responsibility"]


def test_a_vow_of_revenge_threatens() -> None:
    assert only("<s1>He</s1> <q1>vowed</q1> <c1>to rebuild the school</c1>.").act == "promise"
    assert only("<s1>He</s1> <q1>vowed</q1> <c1>to avenge the dead</c1>.").act == "threaten"


def test_a_conditional_undertaking_of_ones_own_is_a_promise() -> None:
    said = "<s1>The general</s1> <q1>said</q1> <c1>his country would stop firing only if the road was opened</c1>."
    assert only(said).act == "promise"


def test_asking_a_question_is_no_request() -> None:
    assert only("<c1>“Who will pay for this?”</c1> <s1>she</s1> <q1>asked</q1>.").act == "state"
    assert only("<s1>She</s1> <q1>asked</q1> <a1>Bern</a1> <c1>for help</c1>.").act == "request"


def test_telling_somebody_to_do_something_demands() -> None:
    assert only("<s1>He</s1> <q1>told</q1> <a1>them</a1> <c1>to leave</c1>.").act == "demand"


def test_a_light_cue_takes_the_act_of_what_it_carries() -> None:
    assert only("<s1>Rome</s1> <q1>reaffirmed</q1> <c1>its support for the mission</c1>.").act == "support"


def test_declining_to_speak_is_a_statement_and_refusing_to_act_is_not() -> None:
    assert only("<s1>He</s1> <q1>declined</q1> <c1>to comment</c1>.").act == "state"
    assert only("<s1>He</s1> <q1>refused</q1> <c1>to withdraw his men</c1>.").act == "reject"


def test_an_unknown_cue_takes_the_learned_act() -> None:
    assert only("<s1>He</s1> <q1 act=warn>grimaced</q1> <c1>that the dam would fail</c1>.").act == "warn"


def test_an_open_cue_takes_a_learned_act_that_is_sure_and_a_firm_one_does_not() -> None:
    said = "<s1>He</s1> <q1 act=promise>said</q1> <c1>the road was going to be safe</c1>."
    assert [only(said, learned=0.9).act, only(said, learned=0.5).act] == ["promise", "state"]
    assert only("<s1>He</s1> <q1 act=promise>denied</q1> <c1>it</c1>.", learned=0.9).act == "deny"


def test_what_was_not_confirmed_is_merely_stated() -> None:
    assert only("<s1>The army</s1> <q1>did not confirm</q1> <c1>the strike</c1>.").act == "state"


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("the market blast", "claim-responsibility"),
        ("its men had shot down the jet", "claim-responsibility"),
        ("90 people were killed in air raids", "state"),
        ("the raids are meant to help farmers", "state"),
    ],
)
def test_whoever_claims_that_others_did_or_suffered_something_owns_no_deed(content: str, act: str) -> None:
    marked = f"<s1>The agency</s1> <q1 act=claim-responsibility>claimed</q1> <c1>{content}</c1>."
    (statement,) = read(marked, learned=0.95).statements
    assert statement.act == act
