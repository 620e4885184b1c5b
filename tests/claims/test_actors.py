from __future__ import annotations

from reportedly.claims.actors import sound
from tests.marked import read


def actors(marked: str) -> list[str | None]:
    return [statement.source.actor for statement in read(marked).statements]


def test_a_full_name_a_last_name_and_a_pronoun_are_one_person() -> None:
    found = actors(
        "<s1>Azerbaijani President Ilham Aliyev</s1> <q1>said</q1> <c1>it was over</c1>. <s2>Aliyev</s2> "
        "<q2>added</q2> "
        "<c2>that no one had won</c2>. <c3>“Nobody,”</c3> <s3>he</s3> <q3>said</q3>. <s4>The president</s4> "
        "<q4>denied</q4> <c4>it</c4>."
    )
    assert found == ["AZE.GOV:ilham-aliyev"] * 4


def test_a_person_named_in_passing_can_speak_later_by_last_name() -> None:
    found = actors(
        "Hosting Swedish Foreign Minister Ann Berg, the king smiled. <s1>Berg</s1> <q1>said</q1> <c1>so</c1>."
    )
    assert found == ["SWE.GOV:ann-berg"]


def test_spellings_of_one_name_meet() -> None:
    assert sound("Sarea") == sound("Saree")
    assert sound("al-Eryani") == sound("Eryani")
    assert sound("Berg") != sound("Lind")


def test_whom_an_office_quotes_is_whose_office_it_is() -> None:
    found = actors(
        "<s1>Azerbaijani President Ilham Aliyev</s1> <q1>said</q1> <c1>it was over</c1>. "
        "<s2>Swedish Foreign Minister Ann Berg</s2> <q2>denied</q2> <c2>it</c2>. "
        "<c3>“It is,”</c3> <v3>Aliyev’s office</v3> <q3>quoted</q3> <s3>him</s3> <q3>as saying</q3>."
    )
    assert found[2] == "AZE.GOV:ilham-aliyev"


def test_a_pronoun_told_something_is_the_outer_speaker() -> None:
    report = read(
        "<s1>Swedish Foreign Minister Ann Berg</s1> <q1>said</q1> <c1><s2>Azerbaijani President Ilham Aliyev</s2> "
        "<q2>had told</q2> <a2>her</a2> <c2>it was over</c2></c1>."
    )
    addressee = report.statements[1].addressee
    assert addressee is not None
    assert addressee.actor == "SWE.GOV:ann-berg"


def test_he_is_not_a_spokeswoman() -> None:
    found = actors(
        "<s1>Surgeon Max Holm</s1> <q1>said</q1> <c1>nine had died</c1>. <s2>Police spokeswoman Ida "
        "Falk</s2> <q2>said</q2> "
        "<c2>ten had</c2>. <s3>He</s3> <q3>wept</q3> <c3>for them</c3>."
    )
    assert found[2] == found[0]


def test_a_pronoun_that_fits_nobody_stays_open() -> None:
    report = read("<s1>He</s1> <q1 named=unnamed>said</q1> <c1>it was over</c1>.")
    assert report.statements[0].source.actor is None
    assert report.statements[0].named == "unnamed"


def test_bodies_are_joined_by_their_noun_acronym_and_name() -> None:
    found = actors(
        "<s1>The Northern Relief Network (NRN)</s1> <q1>said</q1> <c1>nine had died</c1>. <s2>NRN</s2> <q2>added</q2> "
        "<c2>that ten were hurt</c2>. <s3>The network</s3> <q3>blamed</q3> <c3>the rain</c3>. "
        "<s4>It</s4> <q4>said</q4> <c4>it would help</c4>."
    )
    assert len(set(found)) == 1


def test_the_source_is_the_source_before() -> None:
    found = actors(
        "<s1>A source at the port</s1> <q1>said</q1> <c1>it burned</c1>. <s2>The source</s2> <q2>added</q2> "
        "<c2>that it rained</c2>. "
        "<s3>A source in Gao</s3> <q3>denied</q3> <c3>it</c3>."
    )
    assert found[0] == found[1] != found[2]


def test_a_statement_speaks_as_its_author() -> None:
    report = read(
        "<s1>The Iraqi army</s1> <q1>denied</q1> <c1>the raid</c1>. <c2>“It is a lie,”</c2> <s2>the "
        "statement</s2> <q2>read</q2>."
    )
    assert [s.source.actor for s in report.statements] == ["IRQ.MIL", "IRQ.MIL"]
    assert report.statements[1].named == "named"


def test_we_is_the_body_that_the_speaker_speaks_for() -> None:
    found = actors(
        "<s1>The Northern Front</s1> <q1>denied</q1> <c1>it</c1>. <c2>“<s3>We</s3> <q3>warn</q3> <c3>that "
        "the road is mined</c3>,”</c2> "
        "<s2>Northern Front spokesman Omar Haddad</s2> <q2>said</q2>."
    )
    assert found[2] == found[0] or found[1] == found[0]


def test_joined_sources_list_both_actors() -> None:
    report = read("<s1>The Iraqi army and medics</s1> <q1>said</q1> <c1>nine had died</c1>.")
    assert report.statements[0].source.actor == "IRQ.MIL;unresolved:medics"
    assert len(report.statements[0].source.spans) == 1


def test_actors_list_every_mention_in_the_order_of_the_text() -> None:
    report = read(
        "<s1>Azerbaijani President Ilham Aliyev</s1> <q1>said</q1> <c1>it was over</c1>. <s2>He</s2> "
        "<q2>left</q2> <c2>it there</c2>."
    )
    (actor,) = report.actors
    assert (actor.id, actor.name) == ("AZE.GOV:ilham-aliyev", "Ilham Aliyev")
    assert [report.article.text[start:end] for start, end in actor.mentions] == [
        "Azerbaijani President Ilham Aliyev",
        "He",
    ]


def test_names_that_were_read_are_mentions_too() -> None:
    report = read(
        "Swedish minister Ann Berg flew in. <s1>Berg</s1> <q1>said</q1> <c1>it was over</c1>.", Ann_Berg="person"
    )
    assert [report.article.text[start:end] for start, end in report.actors[0].mentions] == ["Ann Berg", "Berg"]
