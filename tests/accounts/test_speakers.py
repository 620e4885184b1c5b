from __future__ import annotations

from reportedly.accounts.speakers import independent, speaker_of
from reportedly.model import Actor
from tests.accounts.papers import TWO_SIDES, Paper

OBSERVATORY = "SYR.NGO:syrian-observatory-for-human-rights"


def test_who_says_a_thing_is_the_statements_source() -> None:
    paper = Paper("Baku said 21 had died.")
    said = paper.says("Baku", "21 had died", "AZE.GOV")
    speaker = speaker_of(paper.report, said, "Kavkaz Wire", TWO_SIDES)
    assert (speaker.name, speaker.actor, speaker.side, speaker.origin) == (
        "Baku",
        "AZE.GOV",
        "Azerbaijan",
        "Kavkaz Wire",
    )
    assert not speaker.outlet


def test_what_nobody_says_is_the_outlets() -> None:
    paper = Paper("21 had died.", outlet="Sevan")
    speaker = speaker_of(paper.report, None, "Sevan", TWO_SIDES)
    assert (speaker.name, speaker.actor, speaker.side, speaker.outlet) == ("Sevan", None, "Armenia", True)


def test_where_a_statement_names_nobody_the_one_around_it_speaks_else_the_outlet() -> None:
    paper = Paper("Baku said 21 were believed dead.")
    outer = paper.says("Baku", "21 were believed dead", "AZE.GOV")
    inner = paper.says(None, "21", parent=outer)
    alone = paper.says(None, "dead")
    assert speaker_of(paper.report, inner, None).actor == "AZE.GOV"
    assert speaker_of(paper.report, alone, None).outlet


def test_statements_that_stand_in_each_other_end_with_the_outlet() -> None:
    paper = Paper("It is said that it is said.")
    paper.says(None, "it is said", parent="s2")
    paper.says(None, "said", parent="s1")
    assert speaker_of(paper.report, "s1", None).outlet


def test_the_knowledge_files_name_whom_they_know() -> None:
    paper = Paper("The Britain-based Observatory monitor said 16 died.")
    said = paper.says("The Britain-based Observatory monitor", "16 died", OBSERVATORY)
    assert speaker_of(paper.report, said, None).name == "Syrian Observatory for Human Rights"


def test_short_words_for_a_monitor_that_the_article_names_are_that_monitor() -> None:
    paper = Paper(
        "A monitor said 16 died. The Syrian Observatory for Human Rights said so. The UK-based Observatory too."
    )
    lead = paper.says("A monitor", "16 died", "unresolved:monitor", named="unnamed")
    paper.says("The Syrian Observatory for Human Rights", "so", OBSERVATORY)
    last = paper.says("The UK-based Observatory", "too", "unresolved:uk-based-observatory")
    assert {speaker_of(paper.report, each, None).actor for each in (lead, last)} == {OBSERVATORY}


def test_a_monitor_is_nobody_where_the_article_names_none_or_two() -> None:
    alone = Paper("A monitor said 16 died.")
    said = alone.says("A monitor", "16 died", "unresolved:monitor", named="unnamed")
    assert speaker_of(alone.report, said, None).actor == "unresolved:monitor"
    around = (Actor(OBSERVATORY, "Observatory", ()),)
    assert speaker_of(alone.report, said, None, around=around).actor == OBSERVATORY
    two = (*around, Actor("SYR.NGO:syrian-network-for-human-rights", "Network", ()))
    assert speaker_of(alone.report, said, None, around=two).actor == "unresolved:monitor"


def test_one_speaker_through_three_outlets_is_one_source() -> None:
    speakers = []
    for outlet in ("Gazette", "Herald", "Courier"):
        paper = Paper("Peskov said 21 had died.", outlet=outlet)
        said = paper.says("Peskov", "21 had died", "RUS.GOV:dmitry-peskov")
        speakers.append(speaker_of(paper.report, said, outlet))
    assert independent(speakers) == ("Russia",)


def test_a_body_and_its_director_are_one_source() -> None:
    paper = Paper("The Observatory said 16 died. Rami Abdel Rahman said 17.")
    one = paper.says("The Observatory", "16 died", OBSERVATORY)
    two = paper.says("Rami Abdel Rahman", "17", "SYR.NGO:rami-abdulrahman")
    assert independent(speaker_of(paper.report, each, "AFP") for each in (one, two)) == (
        "Syrian Observatory for Human Rights",
    )


def test_joined_sources_are_two() -> None:
    paper = Paper("The Observatory and the White Helmets said 16 died.")
    said = paper.says("The Observatory and the White Helmets", "16 died", f"{OBSERVATORY};SYR.NGO:white-helmets")
    speaker = speaker_of(paper.report, said, "AFP")
    assert len(independent([speaker])) == 2
    assert speaker.name == "Syrian Observatory for Human Rights and White Helmets"


def test_unnamed_people_count_by_origin() -> None:
    speakers = []
    for outlet, origin in (("Gazette", "AFP"), ("Herald", "AFP"), ("Courier", "Reuters")):
        paper = Paper("Residents said 21 had died.", outlet=outlet)
        said = paper.says("Residents", "21 had died", "unresolved:residents", named="unnamed")
        speakers.append(speaker_of(paper.report, said, origin))
    assert len(independent(speakers)) == 2


def test_ten_printings_of_one_story_are_one_origin() -> None:
    printings = [speaker_of(Paper("21 died.", outlet=f"Paper {n}").report, None, "Kavkaz Wire") for n in range(10)]
    assert len(independent(printings)) == 1


def test_what_an_origin_says_beside_its_sources_it_has_from_them() -> None:
    paper = Paper("Strikes killed 16, Peskov said.")
    said = paper.says("Peskov", "Strikes killed 16", "RUS.GOV:dmitry-peskov")
    own, quoted = speaker_of(paper.report, None, "AFP"), speaker_of(paper.report, said, "AFP")
    assert independent([own, quoted]) == ("Russia",)
    other = speaker_of(Paper("Strikes killed 16.").report, None, "Reuters")
    assert independent([own, quoted, other]) == ("Russia", "Gazette")


def test_an_organ_whose_words_name_its_land_is_one_with_the_state() -> None:
    paper = Paper("Baku said 21 died. The Prosecutor General’s Office in Baku said so.")
    one = paper.says("Baku", "21 died", "AZE.GOV")
    two = paper.says("The Prosecutor General’s Office in Baku", "so", "unresolved:prosecutor-generals-office-in-baku")
    assert independent(speaker_of(paper.report, each, "Gazette") for each in (one, two)) == ("Azerbaijan",)


def test_an_office_that_is_told_whole_once_is_the_same_where_it_is_told_short() -> None:
    office = "The Prosecutor General’s Office in Baku"
    paper = Paper(f"{office} said 21 died. The Prosecutor General’s Office spoke of 40 wounded.")
    actor = "unresolved:prosecutor-generals-office"
    whole = paper.says(office, "21 died", actor)
    short = paper.says("The Prosecutor General’s Office", "40 wounded", actor)
    speakers = [speaker_of(paper.report, each, "Gazette", TWO_SIDES) for each in (whole, short)]
    assert [each.side for each in speakers] == ["Azerbaijan", "Azerbaijan"]
    assert speakers[0].voices == speakers[1].voices


def test_bodies_without_a_name_count_by_origin_as_unnamed_people_do() -> None:
    speakers = []
    for words in ("The region’s emergency service", "the separatist region’s emergency service"):
        paper = Paper(f"So said {words}.", outlet="Gazette")
        said = paper.says(words, "So", f"unresolved:{words.casefold().replace(' ', '-')}")
        speakers.append(speaker_of(paper.report, said, "AFP"))
    assert len(independent(speakers)) == 1


def test_the_side_of_a_state_agencys_own_ministry_is_the_agencys() -> None:
    paper = Paper("The Defense Ministry said 21 died.", outlet="Sevan")
    said = paper.says("The Defense Ministry", "21 died", "unresolved:defense-ministry")
    assert speaker_of(paper.report, said, "Sevan", TWO_SIDES).side == "Armenia"


def test_a_surname_is_the_office_holder_that_the_article_names() -> None:
    paper = Paper("Rami Abdulrahman, head of the monitor, said 21 died. Abdulrahman said so. Ahmed said so too.")
    first = paper.says("Rami Abdulrahman, head of the monitor", "21 died", "SYR.NGO:rami-abdulrahman")
    second = paper.says("Abdulrahman", "so. Ahmed", "unresolved:abdulrahman")
    third = paper.says("Ahmed", "so too", "unresolved:ahmed")
    speakers = [speaker_of(paper.report, each, "Gazette") for each in (first, second, third)]
    assert independent(speakers) == ("Syrian Observatory for Human Rights", "Ahmed")


def test_a_body_that_an_article_names_may_go_without_its_country() -> None:
    paper = Paper("The White Helmets said 31 died. The civil defence said 10 did. The civil service said 2 did.")
    one = paper.says("The White Helmets", "31 died", "SYR.NGO:white-helmets")
    two = paper.says("civil defence", "10 did", "unresolved:civil-defence")
    three = paper.says("civil service", "2 did", "unresolved:civil-service")
    assert speaker_of(paper.report, two, "Gazette").voices == speaker_of(paper.report, one, "Gazette").voices
    assert speaker_of(paper.report, three, "Gazette").voices != speaker_of(paper.report, one, "Gazette").voices
