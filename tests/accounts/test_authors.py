from __future__ import annotations

import pytest

from reportedly.accounts.authors import at_home, authors, opposed, same, spoken
from reportedly.accounts.material import Material
from tests.accounts.papers import TWO_SIDES, Paper, incident, reports


@pytest.mark.parametrize(
    ("words", "country", "ids"),
    [
        ("Russian", "SYR", ["RUS"]),
        ("the regime", "SYR", ["SYR.GOV"]),
        ("Rebels", "SYR", ["SYR.REB"]),
        ("the regime", None, ["unresolved:the regime"]),
        ("unknown warplanes", "SYR", ["unresolved:unknown warplanes"]),
        ("a gunman", None, ["unresolved:a gunman"]),
        ("two villages", "SYR", []),
        ("", "SYR", []),
    ],
)
def test_words_are_whom_they_name_where_the_incident_is(words: str, country: str | None, ids: list[str]) -> None:
    assert list(at_home(words, country)) == ids


def test_organs_of_one_state_are_one_author() -> None:
    assert same("RUS.MIL", "RUS.GOV:dmitry-peskov")
    assert not same("SYR.REB:islamic-front", "SYR.REB:jaysh-al-islam")


def test_authors_are_opposed_only_where_both_sides_are_known() -> None:
    assert opposed("AZE.MIL", "ARM.MIL", TWO_SIDES)
    assert not opposed("AZE.MIL", "FRA.MIL", TWO_SIDES)


def test_an_author_has_a_readers_name() -> None:
    assert [spoken(each) for each in ("RUS", "IMG:islamic-state", "unresolved:a gunman")] == [
        "Russia",
        "Islamic State",
        "a gunman",
    ]


def test_its_forces_are_the_speakers_own() -> None:
    paper = Paper("Moscow denied that its warplanes struck. Our jets did, said Baku. Its planes rose.")
    denial = paper.says("Moscow", "that its warplanes struck", "RUS.MIL:defense-ministry", act="deny")
    paper.event("struck", by=("its warplanes", None), status="denied", claimant=denial)
    paper.event("did", by=("Our jets", None), claimant=paper.says("Baku", "Our jets did", "AZE.GOV"))
    paper.event("rose", by=("Its planes", None))
    material = Material(incident(paper), reports(paper))
    article = paper.article.id
    assert [authors(material, article, each) for each in paper.events] == [
        ("RUS.MIL:defense-ministry",),
        ("AZE.GOV",),
        ("unresolved:its planes",),
    ]


def test_nobody_accuses_their_own_forces_but_whoever_answers_means_theirs() -> None:
    paper = Paper("Yerevan denied Baku's claim that its guns fired. Later Ankara blamed its troops, who shot.")
    denial = paper.says("Yerevan", "Baku's claim that its guns fired", "ARM.GOV", act="deny")
    inner = paper.says("Baku", "that its guns fired", "AZE.GOV", act="accuse", parent=denial)
    paper.event("fired", by=("its guns", None), claimant=inner)
    blame = paper.says("Ankara", "its troops, who shot", "TUR.GOV", act="accuse")
    paper.event("shot", by=("its troops", None), claimant=blame)
    material = Material(incident(paper), reports(paper))
    assert [authors(material, paper.article.id, each) for each in paper.events] == [
        ("ARM.GOV",),
        ("unresolved:its troops",),
    ]


def test_who_has_a_sector_and_no_name_is_called_by_it() -> None:
    assert spoken("SYR.REB") == "rebels (Syria)"
    assert spoken("SYR.MIL") == "Syrian Arab Army"
    assert spoken("XXX.REB") == "XXX.REB"


def named(paper: Paper, country: str) -> set[tuple[str, ...]]:
    material = Material(incident(paper, country=country), reports(paper))
    return {authors(material, paper.article.id, event) for event in paper.events}


def test_the_government_is_no_other_countrys_than_the_article_tells_of() -> None:
    paper = Paper("The regime struck the castle road, and the town, and the village, and the hill.")
    paper.event("struck", by=("The regime", None), country="ESP")
    assert named(paper, "ESP") == {("ESP.GOV",)}
    for words in ("the town", "the village", "the hill"):
        paper.event(words, country="SYR")
    assert named(paper, "ESP") == {(), ("unresolved:the regime",)}
    assert named(paper, "SYR") == {(), ("SYR.GOV",)}


def test_outlets_do_nothing_and_a_mouthpiece_stands_for_its_group() -> None:
    paper = Paper("State TV: bomb kills 31. Amaq said it carried out the attack.")
    paper.event("bomb", by=("State TV", "SYR.JRN:sana"))
    paper.event("attack", by=("it", "IMG.JRN:amaq"))
    assert named(paper, "SYR") == {(), ("IMG:islamic-state",)}
