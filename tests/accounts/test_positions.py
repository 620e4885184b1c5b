from __future__ import annotations

from reportedly.accounts.material import Material
from reportedly.accounts.model import Position
from reportedly.accounts.positions import positions
from tests.accounts.papers import TWO_SIDES, Paper, incident, reports


def taken(*papers: Paper, sides: bool = True) -> tuple[Position, ...]:
    return positions(Material(incident(*papers), reports(*papers), {}, TWO_SIDES if sides else ()))


def told(found: tuple[Position, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.speaker.name, each.stance, each.about) for each in found]


def test_who_names_an_author_of_another_side_blames() -> None:
    paper = Paper("Baku said Armenian rockets hit Barda.")
    said = paper.says("Baku", "Armenian rockets hit Barda", "AZE.GOV")
    paper.event("hit", by=("Armenian", "ARM.MIL"), claimant=said)
    assert told(taken(paper))[0] == ("Baku", "blames", ("ARM.MIL",))
    assert told(taken(paper, sides=False)) == [("Baku", "asserts", ("ARM.MIL",))]


def test_who_accuses_blames_the_target() -> None:
    paper = Paper("Baku accused Yerevan of the shelling.")
    said = paper.says("Baku", "the shelling", "AZE.GOV", act="accuse", target=("Yerevan", "ARM.GOV"))
    paper.event("shelling", claimant=said)
    assert told(taken(paper, sides=False)) == [("Baku", "blames", ("ARM.GOV",))]


def test_who_names_its_own_as_the_author_claims_it() -> None:
    paper = Paper("Baku said its army struck a depot. The group claimed the blast.")
    said = paper.says("Baku", "its army struck a depot", "AZE.GOV")
    paper.event("struck", by=("its army", "AZE.MIL"), claimant=said)
    owned = paper.says("The group", "the blast", "IMG:islamic-state", act="claim-responsibility")
    paper.event("blast", claimant=owned)
    assert told(taken(paper))[:2] == [
        ("Baku", "claims", ("AZE.MIL",)),
        ("Islamic State", "claims", ("IMG:islamic-state",)),
    ]


def test_denials_are_kept_and_questions_are_not() -> None:
    paper = Paper("Yerevan denied striking Barda. Paris asked whether rockets hit it.")
    denial = paper.says("Yerevan", "striking Barda", "ARM.GOV", act="deny")
    paper.event("striking", by=("Yerevan", "ARM.GOV"), status="denied", claimant=denial)
    asked = paper.says("Paris", "whether rockets hit it", "FRA.GOV", factuality="Uu")
    paper.event("hit", claimant=asked)
    assert told(taken(paper, sides=False)) == [("Yerevan", "denies", ("ARM.GOV",))]


def test_what_is_only_possible_planned_or_conditional_is_no_position() -> None:
    paper = Paper("Baku said rockets may hit, will fall, could land.")
    said = paper.says("Baku", "rockets may hit, will fall, could land", "AZE.GOV")
    paper.event("hit", status="possible", claimant=said)
    paper.event("fall", status="planned", claimant=said)
    paper.event("land", status="conditional", claimant=said)
    assert taken(paper, sides=False) == ()


def test_a_bare_denial_is_of_the_event_before_it() -> None:
    paper = Paper("Rockets hit Barda, Baku said. Yerevan denied it.\n\nRain fell.\n\nMinsk too.\n\nRome denied that.")
    said = paper.says("Baku", "Rockets hit Barda", "AZE.GOV")
    paper.event("hit", claimant=said)
    paper.says("Yerevan", "it.", "ARM.GOV", act="deny")
    paper.says("Rome", "that", "ITA.GOV", act="deny")
    found = taken(paper, sides=False)
    assert told(found) == [("Baku", "asserts", ()), ("Yerevan", "denies", ())]
    assert found[1].words == "Yerevan denied it."


def test_a_position_that_changes_stands_twice_in_the_order_of_saying() -> None:
    later = Paper("Yerevan said its guns fired.", published="2020-10-30")
    said = later.says("Yerevan", "its guns fired", "ARM.GOV")
    later.event("fired", by=("its guns", "ARM.MIL"), claimant=said)
    first = Paper("Yerevan denied firing.", published="2020-10-28")
    denial = first.says("Yerevan", "firing", "ARM.GOV", act="deny")
    first.event("firing", by=("Yerevan", "ARM.GOV"), status="denied", claimant=denial)
    assert [(each.stance, each.said) for each in taken(later, first, sides=False)] == [
        ("denies", "2020-10-28"),
        ("claims", "2020-10-30"),
    ]


def test_one_voice_in_many_printings_is_one_position_with_all_its_refs() -> None:
    papers = []
    for outlet in ("Gazette", "Herald"):
        paper = Paper("Baku said rockets hit Barda.", outlet=outlet)
        paper.event("hit", claimant=paper.says("Baku", "rockets hit Barda", "AZE.GOV"))
        papers.append(paper)
    (position,) = taken(*papers, sides=False)
    assert [ref.article for ref in position.refs] == [each.article.id for each in papers]
    assert position.words == "rockets hit Barda"


def test_a_side_that_says_nothing_is_silent() -> None:
    paper = Paper("Baku said rockets hit Barda.")
    paper.event("hit", claimant=paper.says("Baku", "rockets hit Barda", "AZE.GOV"))
    found = taken(paper)
    assert told(found)[-1] == ("Armenia", "silent", ())
    assert found[-1].refs == () and {each.speaker.side for each in found} == {"Azerbaijan", "Armenia"}


def test_words_that_name_nobody_are_no_author_and_the_regime_is_the_countrys() -> None:
    paper = Paper("The regime struck. Two craters struck. Unknown rebels struck too.")
    paper.event("struck", by=("The regime", None))
    paper.event("struck", by=("Two craters", None))
    paper.event("too", by=("Unknown rebels", None))
    material = Material(incident(paper, country="SYR"), reports(paper))
    assert {each.about for each in positions(material)} == {("SYR.GOV",), (), ("unresolved:unknown rebels",)}


def test_what_is_told_only_to_be_refuted_is_nobodys_position() -> None:
    paper = Paper("Yerevan refuted the allegation that its forces had shelled Barda.")
    denial = paper.says("Yerevan", "the allegation that its forces had shelled Barda", "ARM.MIL", act="deny")
    inner = paper.says("Yerevan", "that its forces had shelled Barda", "ARM.MIL", act="accuse", parent=denial)
    paper.event("shelled", by=("its forces", None), claimant=inner)
    paper.event("shelled", by=("its forces", None), status="denied", claimant=denial)
    assert told(taken(paper, sides=False)) == [("Yerevan", "denies", ("ARM.MIL",))]


def test_a_denial_of_one_word_is_shown_with_who_denies() -> None:
    paper = Paper("Rockets hit Barda, Baku said. Yerevan denied it.")
    paper.event("hit", claimant=paper.says("Baku", "Rockets hit Barda", "AZE.GOV"))
    denial = paper.says("Yerevan", "it.", "ARM.GOV", act="deny")
    paper.event("it.", status="denied", claimant=denial)
    (refused,) = [each for each in positions(Material(incident(paper), reports(paper))) if each.stance == "denies"]
    assert refused.words == "Yerevan denied it."


def test_what_is_told_of_other_times_is_no_position_on_this_incident() -> None:
    paper = Paper("The group claimed previous bombings. Both have denied shelling towns during the long war.")
    owned = paper.says("The group", "previous bombings", "IMG:islamic-state", act="claim-responsibility")
    paper.event("bombings", claimant=owned)
    denial = paper.says("Both", "shelling towns during the long war", "ARM.GOV;AZE.GOV", act="deny")
    paper.event("shelling", status="denied", claimant=denial)
    assert taken(paper, sides=False) == ()


def test_words_that_call_nobody_own_nothing() -> None:
    paper = Paper("Market blast claims five. The brigade claims it.")
    blast = paper.says("Market blast", "five", "unresolved:market-blast", act="claim-responsibility")
    paper.event("claims", by=("Market blast", "unresolved:market-blast"), claimant=blast)
    brigade = paper.says("The brigade", "it", "unresolved:brigade", act="claim-responsibility")
    paper.event("it", claimant=brigade)
    owners = [each.speaker.name for each in taken(paper, sides=False) if each.stance == "claims"]
    assert owners == ["The brigade"]


def test_who_owns_a_deed_lays_it_to_nobody_else() -> None:
    paper = Paper("The group claimed the attack on an Azerbaijani town.")
    owned = paper.says("The group", "the attack on an Azerbaijani town", "ARM.MIL", act="claim-responsibility")
    paper.event("attack", by=("Azerbaijani", "AZE"), claimant=owned)
    paper.event("attack", claimant=owned)
    assert told(taken(paper))[:1] == [("The group", "claims", ("ARM.MIL",))]
    assert {each.stance for each in taken(paper)} == {"claims", "silent"}


def test_a_promise_to_fight_owns_no_deed() -> None:
    paper = Paper("Baku vowed that its army would go on in an attack that left dozens dead.")
    vow = paper.says("Baku", "that its army would go on in an attack", "AZE.GOV", act="promise")
    paper.event("attack", by=("its army", "AZE.MIL"), claimant=vow)
    assert told(taken(paper, sides=False)) == [("Baku", "asserts", ("AZE.MIL",))]


def test_an_outlets_own_words_are_its_sentence_unless_somebody_else_speaks_in_it() -> None:
    paper = Paper("Rain fell. A massacre shocked the town. After the raid, Baku said, all was quiet.")
    paper.event("massacre")
    paper.event("raid")
    paper.says("Baku", "all was quiet", "AZE.GOV")
    (position,) = taken(paper, sides=False)
    assert position.words == "A massacre shocked the town"
    other = Paper("After the raid, Baku said, all was quiet.")
    other.event("raid")
    other.says("Baku", "all was quiet", "AZE.GOV")
    assert [each.words for each in taken(other, sides=False)] == ["raid"]
