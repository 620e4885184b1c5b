from __future__ import annotations

import pytest

from reportedly.claims.joining import parts
from reportedly.claims.spelling import alike
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


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Sarea", "Saree"),
        ("al-Eryani", "Eryani"),
        ("Cavusoglu", "Çavuşoğlu"),
        ("Erdogan", "Erdoğan"),
        ("Rahman", "Rahmane"),
        ("Mohammed", "Muhammad"),
        ("Hussein", "Hussain"),
        ("Zelensky", "Zelenskyy"),
        ("Aliyev", "Aliev"),
        ("Yildirim", "Yıldırım"),
    ],
)
def test_spellings_of_one_name_meet(one: str, two: str) -> None:
    assert alike(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Hassan", "Hussein"),
        ("Omar", "Amir"),
        ("Salem", "Salim"),
        ("Said", "Saud"),
        ("Ali", "Alia"),
        ("Aliyev", "Aliyeva"),
        ("Simon", "Simone"),
        ("Lee", "Li"),
        ("Berg", "Lind"),
    ],
)
def test_names_of_different_people_stay_apart(one: str, two: str) -> None:
    assert not alike(one, two)


def spoken(*sources: str) -> list[str | None]:
    """The actors of sentences that one source after the other says."""
    return actors(
        " ".join(f"<s{i}>{who}</s{i}> <q{i}>said</q{i}> <c{i}>it was so</c{i}>." for i, who in enumerate(sources, 1))
    )


@pytest.mark.parametrize(
    ("full", "later"),
    [
        ("Trader Omar Haddad", "Haddad"),
        ("Trader Omar Haddad", "Omar"),
        ("Trader Omar Haddad", "Mr. Haddad"),
        ("Trader Omar Haddad", "O. Haddad"),
        ("Trader Omar Haddad Jr.", "Haddad"),
        ("Trader Omar Bashir Haddad", "Omar Haddad"),
        ("Haddad", "Trader Omar Haddad"),
        ("Haddad", "Omar Haddad"),
        ("Omar Haddad", "Haddad"),
    ],
)
def test_a_person_is_named_again_by_the_last_name_or_by_the_same_first_name(full: str, later: str) -> None:
    one, two = spoken(full, later)
    assert one == two != "unresolved:haddad"


@pytest.mark.parametrize(
    ("full", "later"),
    [
        ("Trader Omar Haddad", "Amir"),
        ("Trader Omar Haddad", "Trader Amir Haddad"),
        ("Trader Hassan Nasser", "Trader Hussein Nasser"),
        ("Trader Omar Bashir Haddad", "Bashir"),
        ("Trader Omar Haddad", "Trader Omar Nasser"),
    ],
)
def test_a_name_that_does_not_fit_is_someone_else(full: str, later: str) -> None:
    one, two = spoken(full, later)
    assert one != two


def test_a_last_name_that_two_share_is_whose_who_was_called_by_it_before() -> None:
    open_ = spoken("Trader Omar Haddad", "Trader Rami Haddad", "Haddad")
    assert len(set(open_)) == 3
    told = spoken("Trader Omar Haddad", "Haddad", "Trader Rami Haddad", "Haddad")
    assert told[3] == told[0] != told[2]


def test_a_last_name_alone_waits_for_nobody_where_two_have_it() -> None:
    assert len(set(spoken("Haddad", "Trader Omar Haddad", "Trader Rami Haddad"))) == 3


def test_a_first_name_that_two_share_is_nobodys() -> None:
    assert len(set(spoken("Trader Omar Haddad", "Trader Omar Nasser", "Omar"))) == 3


def test_one_source_of_two_statements_is_one_actor() -> None:
    report = read(
        "<s1><s2>A resident</s2></s1> <q1>said</q1> <c1>it burned</c1> and <q2>added</q2> <c2>that it rained</c2>."
    )
    assert [s.source.actor for s in report.statements] == ["unresolved:resident"] * 2
    assert [(actor.id, len(actor.mentions)) for actor in report.actors] == [("unresolved:resident", 1)]


def test_a_source_with_and_without_what_is_set_beside_it_is_one_actor() -> None:
    found = actors(
        "<s1><s2>A baker</s2> from the old town</s1> <q1>said</q1> <c1>it burned</c1> and <q2>added</q2> "
        "<c2>that it rained</c2>."
    )
    assert found == ["unresolved:baker"] * 2


def test_two_unnamed_sources_stay_two() -> None:
    assert len(set(spoken("A resident", "A resident"))) == 2


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


@pytest.mark.parametrize(
    "name",
    [
        "Bosnia and Herzegovina",
        "Bosnia and Herzegovina’s president",
        "Trinidad and Tobago",
        "the Organization for Security and Cooperation in Europe",
        "the Ministry of Labour and Social Affairs",
        "the ministry of labour and social affairs",
        "Minister of Labour and Social Affairs Lars Holm",
        "the US Department of Health and Human Services",
        "the Food and Agriculture Organization",
        "the Foreign and Commonwealth Office",
        "the foreign and defence ministries",
        "the European Bank for Reconstruction and Development",
        "the International Federation of Red Cross and Red Crescent Societies",
        "the Islamic State of Iraq and Syria",
        "the Justice and Equality Movement",
    ],
)
def test_an_and_inside_a_name_joins_nobody(name: str) -> None:
    assert [name[start:end] for (start, end), _ in parts(name, (0, len(name)), "")] == [name]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Bosnia and Herzegovina and Serbia", ["Bosnia and Herzegovina", "Serbia"]),
        ("Serbia, Croatia and Bosnia and Herzegovina", ["Serbia", "Croatia", "Bosnia and Herzegovina"]),
        ("the Ministry of Health and the army", ["the Ministry of Health", "the army"]),
        ("the Ministry of Health and UNICEF", ["the Ministry of Health", "UNICEF"]),
        ("the ministry of health and medics", ["the ministry of health", "medics"]),
        ("the Observatory for Human Rights and medics", ["the Observatory for Human Rights", "medics"]),
        ("President Aliyev and Premier Pashinyan", ["President Aliyev", "Premier Pashinyan"]),
    ],
)
def test_an_and_between_names_joins_them(text: str, joined: list[str]) -> None:
    assert [text[start:end] for (start, end), _ in parts(text, (0, len(text)), "")] == joined


SPEAKER = "<s1>Mayor Max Holm</s1> <q1>said</q1> <c1>the bridge was safe</c1>. "
HE = " <s2>He</s2> <q2>said</q2> <c2>it would open on Monday</c2>."


@pytest.mark.parametrize(
    ("between", "who"),
    [
        ("It rained.", "max-holm"),
        ("Max Holm drove home.", "max-holm"),
        ("Nils Lund met Carl Dahl.", None),
        ("The talks with Nils Lund failed.", None),
        ("Nils Lund’s house burned.", None),
        ("Nils Lund drove home.", None),
        ("Nils Lund drove home. It rained.", None),
        ("“Nils Lund lies.”", "max-holm"),
    ],
)
def test_he_is_the_last_speaker_unless_others_were_named_since(between: str, who: str | None) -> None:
    report = read(SPEAKER + between + HE, Max_Holm="person", Nils_Lund="person", Carl_Dahl="person")
    assert report.statements[-1].source.actor == (f"unresolved:{who}" if who else None)


def test_those_whom_the_speaker_names_do_not_stand_between_him_and_he() -> None:
    report = read(
        "<s1>Mayor Max Holm</s1> <q1>said</q1> <c1>Nils Lund had lied</c1>. "
        "<c2>Nils Lund was a thief</c2>, <s2>he</s2> <q2>said</q2>.",
        Max_Holm="person",
        Nils_Lund="person",
    )
    assert report.statements[-1].source.actor == "unresolved:max-holm"


def test_only_titles_stand_in_front_of_a_name_that_was_read() -> None:
    report = read(
        "It was cold. Nils Lund drove home. <s1>Lund</s1> <q1>said</q1> <c1>it was over</c1>.", Nils_Lund="person"
    )
    assert [(actor.id, actor.name) for actor in report.actors] == [("unresolved:nils-lund", "Nils Lund")]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The Azerbaijani defence ministry", "the foreign ministry"),
        ("The Orlin Defence Army", "Orlin’s ombudsman"),
        ("The health ministry in the capital", "the defence ministry in the capital"),
        ("An army spokesman in the south", "the police spokesman"),
    ],
)
def test_a_body_with_words_of_its_own_is_another_body(one: str, two: str) -> None:
    first, second = actors(
        f"<s1>{one}</s1> <q1>said</q1> <c1>so</c1>. In town <s2>{two}</s2> <q2>denied</q2> <c2>it</c2>."
    )
    assert first != second


def test_a_body_is_named_again_with_fewer_of_its_words() -> None:
    found = actors(
        "<s1>The Azerbaijani defence ministry</s1> <q1>said</q1> <c1>so</c1>. <s2>The defense ministry</s2> "
        "<q2>added</q2> <c2>more</c2>. <s3>The ministry</s3> <q3>denied</q3> <c3>it</c3>."
    )
    assert len(set(found)) == 1
