from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.events import events
from reportedly.claims.page import Page
from reportedly.claims.read import claims
from reportedly.language.parse import Parse, Token
from reportedly.model import Act, Article, Event, Place, Report, Statement, Time
from tests.parsed import parse_of, report_of, told


def actors(notation: str) -> list[str | None]:
    """The ids of the actors of the one event of a text."""
    (event,) = report_of(notation).events
    return [each.actor for each in event.actors]


def test_an_event_outside_every_content_is_the_outlets_own() -> None:
    assert told("The army/nsubj shelled/V the town/obj.") == [
        "ASSAULT heavy-weapons shelled | The army | the town | asserted | -"
    ]


def test_an_event_inside_a_content_is_its_speakers() -> None:
    assert told("<s1>Kyiv</s1> <q1>said/V</q1> <c1>the army/nsubj shelled/V/ccomp the town/obj</c1>.") == [
        "ASSAULT heavy-weapons shelled | the army | the town | asserted | Kyiv"
    ]


def test_of_nested_statements_the_inner_one_claims_the_event() -> None:
    marked = (
        "<s1>The ministry</s1> <q1>said/V</q1> <c1>that <s2>the army</s2> <q2>had denied/V/ccomp</q2> "
        "<c2>shelling/V/xcomp Kara/obj</c2></c1>."
    )
    assert told(marked) == ["ASSAULT heavy-weapons shelling | the army | Kara | denied | the army"]


def test_rival_claimants_in_one_sentence_tell_of_two_events() -> None:
    first = "<s1>Kyiv</s1> <q1>said/V</q1> <c1>Russian/A troops/nsubj had shelled/V/ccomp Kara/obj</c1>"
    second = "<s2>Moscow</s2> <q2>denied/V</q2> <c2>that its troops/nsubj had shelled/V/ccomp the town/obj</c2>"
    assert told(f"{first}, and {second}.") == [
        "ASSAULT heavy-weapons shelled | Russian troops | Kara | asserted | Kyiv",
        "ASSAULT heavy-weapons shelled | its troops | the town | denied | Moscow",
    ]


def test_who_denies_what_another_claims_has_an_event_of_their_own() -> None:
    inner = "<q2 act=accuse>claims</q2> by <s2>lawyers</s2> <c2>that soldiers/nsubj had tortured/V/acl two men/obj</c2>"
    assert told(f"<s1>The army</s1> <q1>dismissed/V</q1> <c1>{inner}</c1>.") == [
        "ASSAULT torture tortured | soldiers | two men | asserted | lawyers",
        "ASSAULT torture tortured | soldiers | two men | denied | The army",
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "<s1>Moscow</s1> <q1>accused/V</q1> <t1>Kyiv</t1> of <c1>shelling/V Kara/obj</c1>.",
            "shelling | Kyiv | Kara | asserted | Moscow",
        ),
        (
            "<s1>Moscow</s1> <q1>blamed/V</q1> <t1>Kyiv</t1> for <c1>the shelling of Kara</c1>.",
            "shelling | Kyiv | Kara | asserted | Moscow",
        ),
        (
            "<s1>The group</s1> <q1>claimed/V responsibility</q1> for <c1>an attack on Kara</c1>.",
            "attack | The group | Kara | asserted | The group",
        ),
        (
            "<s1>Moscow</s1> <q1>denied/V</q1> <c1>shelling/V Kara/obj</c1>.",
            "shelling | Moscow | Kara | denied | Moscow",
        ),
        (
            "<s1>Moscow</s1> <q1>denied/V</q1> <c1>any role in the shelling of Kara</c1>.",
            "shelling | Moscow | Kara | denied | Moscow",
        ),
        (
            "<s1>The group</s1> <q1>threatened/V</q1> <c1>to attack/V/xcomp Kara/obj</c1>.",
            "attack | The group | Kara | planned | The group",
        ),
        (
            "<s1>Moscow</s1> <q1>ordered/V</q1> <c1>its troops/obj to withdraw/V/xcomp from Kara</c1>.",
            "withdraw | its troops | - | planned | Moscow",
        ),
        (
            "<s1>Moscow</s1> <q1>condemned/V</q1> <c1>the shelling of Kara</c1>.",
            "shelling | - | Kara | asserted | Moscow",
        ),
    ],
)
def test_who_owns_denies_or_is_blamed_for_a_deed_is_its_actor(marked: str, expected: str) -> None:
    (found,) = told(marked)
    assert found.endswith(expected)


def test_what_is_demanded_is_no_event() -> None:
    assert told("<s1>Moscow</s1> <q1>demanded/V</q1> <c1>that rebels/nsubj release/V/ccomp nine hostages</c1>.") == []


def test_an_act_of_words_is_recorded_once_as_a_statement() -> None:
    assert told("<s1>The mayor</s1> <q1>condemned/V</q1> <c1>the shelling of Kara</c1>.") == [
        "ASSAULT heavy-weapons shelling | - | Kara | asserted | The mayor"
    ]
    assert [line.split()[0] for line in told("The mayor/nsubj condemned/V the shelling of Kara.")] == [
        "ACCUSE",
        "ASSAULT",
    ]


def test_what_is_conceded_is_said_and_gives_nothing_up() -> None:
    marked = "<s1>The mayor</s1> <q1>conceded/V</q1> <c1>that troops/nsubj shelled/V/ccomp Kara/obj</c1>."
    assert told(marked) == ["ASSAULT heavy-weapons shelled | troops | Kara | asserted | The mayor"]
    assert told("The mayor/nsubj conceded/V defeat/obj.") == ["CONCEDE - conceded | The mayor | - | asserted | -"]


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("The envoys will meet/V on Monday.", "AGREE - meet | The envoys | - | planned | -"),
        ("The envoys met/V on Monday.", "CONSULT - met | The envoys | - | asserted | -"),
        ("The army will shell/V Kara.", "ASSAULT heavy-weapons shell | The army | Kara | planned | -"),
    ],
)
def test_meetings_that_lie_ahead_are_agreed_and_force_is_force(notation: str, expected: str) -> None:
    assert told(notation) == [expected]


def test_a_promised_meeting_is_a_planned_one_since_the_promise_is_a_statement() -> None:
    assert told("<s1>The envoy</s1> <q1>promised/V</q1> <c1>to meet/V/xcomp rebels/obj</c1>.") == [
        "CONSULT - meet | The envoy | rebels | planned | The envoy"
    ]


@pytest.mark.parametrize(
    "notation",
    [
        "A flood/nsubj killed/V nine people/obj.",
        "Nine people/nsubj were killed/V in a car crash.",
        "Nine people/nsubj died/V of cholera.",
        "No troops/nsubj were injured/V in Kara.",
        "The man died/V of a heart attack.",
        "The village lies/V north of Kara.",
    ],
)
def test_harm_that_nobody_did_or_nobody_met_is_no_event(notation: str) -> None:
    assert told(notation) == []


def test_who_is_only_suspected_makes_an_event_possible() -> None:
    assert told("Suspected/A rebels/nsubj shelled/V Kara/obj.") == [
        "ASSAULT heavy-weapons shelled | Suspected rebels | Kara | possible | -"
    ]


@pytest.mark.parametrize(
    "notation",
    ["Burundi/nsubj withdrew/V its troops/obj from Goma.", "Rebels/nsubj entered/V Goma/obj on Saturday."],
)
def test_the_ground_that_forces_enter_or_leave_is_no_recipient(notation: str) -> None:
    (event,) = report_of(notation, Goma="place").events
    assert event.recipients == ()


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("Russian/A troops/nsubj shelled/V the camp/obj.", "RUS.MIL"),
        ("Turkey/nsubj shelled/V the camp/obj.", "TUR"),
        ("Rebels/nsubj shelled/V the camp/obj.", None),
        ("Syria's army/nsubj shelled/V the camp/obj.", "SYR.MIL"),
    ],
)
def test_participants_resolve_to_actors(notation: str, expected: str | None) -> None:
    assert actors(notation) == [expected]


def test_recipients_resolve_too() -> None:
    (event,) = report_of("Rebels/nsubj attacked/V Turkish/A troops/obj.").events
    assert [each.actor for each in event.recipients] == ["TUR.MIL"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("we/nsubj shelled/V/ccomp the hills/obj", "RUS.GOV"),
        ("it/nsubj shelled/V/ccomp the hills/obj", "RUS.GOV"),
        ("they/nsubj shelled/V/ccomp the hills/obj", None),
        ("the rebels left/V/ccomp when it/nsubj shelled/V/advcl the hills/obj", None),
    ],
)
def test_a_pronoun_is_the_speaker_where_they_speak_of_themselves(content: str, expected: str | None) -> None:
    report = report_of(f"<s1>Moscow</s1> <q1>said/V</q1> <c1>{content}</c1>.")
    shelled = [event for event in report.events if event.mode == "heavy-weapons"]
    assert [each.actor for each in shelled[0].actors] == [expected]


def test_a_pronoun_of_the_outlets_own_account_stays_open() -> None:
    assert actors("It/nsubj shelled/V the hills/obj.") == [None]


def test_place_and_time_are_those_of_the_sentence() -> None:
    (event,) = report_of("Rebels/nsubj attacked/V a base/obj in Grozny on Saturday.", Grozny="place").events
    assert (event.place, event.time) == ("p1", "2020-10-31")


def test_an_event_that_the_reader_knows_is_where_and_when_it_was_told_first() -> None:
    told_first = "Rebels/nsubj attacked/V a base/obj in Grozny on Saturday."
    known = report_of(f"{told_first} Ten people/nsubj died/V in the attack/obl.", Grozny="place").events
    assert [(event.place, event.time) for event in known] == [("p1", "2020-10-31")] * 2
    new = report_of(f"{told_first} An attack/nsubj worried/V us.", Grozny="place").events
    assert (new[1].place, new[1].time) == (None, None)


def test_a_figure_is_tied_to_the_event_that_harmed_whom_it_counts() -> None:
    report = report_of("Rebels/nsubj attacked/V a convoy/obj, killing/V/advcl ten soldiers/obj.")
    assert [figure.event for figure in report.figures] == ["e1"]
    assert [report.article.text[slice(*each.span)] for each in report.events[0].recipients] == [
        "a convoy",
        "ten soldiers",
    ]


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        (
            "Rebels/nsubj shelled/V Kara/obj and troops/nsubj bombed/V/conj Duma, killing/V/advcl>bombed ten men/obj.",
            "e2",
        ),
        (
            "Rebels/nsubj shelled/V Kara, wounding/V/advcl ten men/obj, and troops/nsubj bombed/V/conj>shelled Duma.",
            "e1",
        ),
    ],
)
def test_of_two_attacks_a_figure_is_tied_to_the_one_that_it_suffered(notation: str, expected: str) -> None:
    report = report_of(notation)
    (figure,) = report.figures
    assert len(report.events) == 2
    assert figure.event == expected
    suffered = next(event for event in report.events if event.id == expected)
    assert figure.span in [each.span for each in suffered.recipients]


def test_a_figure_by_one_claimant_is_not_tied_to_anothers_event() -> None:
    said = "<s1>Kyiv</s1> <q1>said/V</q1> <c1>ten soldiers/nsubj were killed/V/ccomp</c1>"
    report = report_of(f"{said} as rebels/nsubj shelled/V/advcl Kara.")
    (figure,) = report.figures
    tied = next(event for event in report.events if event.id == figure.event)
    assert tied.claimant == figure.claimant == "s1"
    (outlets,) = [event for event in report.events if event.claimant is None]
    assert figure.span not in [each.span for each in outlets.recipients]


def test_verbs_with_participants_are_surer_than_nouns_without() -> None:
    (verb,) = report_of("Rebels/nsubj shelled/V Kara/obj.").events
    (noun,) = report_of("It was a day of shelling.").events
    assert 0 < noun.confidence < verb.confidence <= 1


def test_without_tokens_there_are_no_events_and_no_failure() -> None:
    parse = parse_of("<s1>Moscow</s1> <q1>denied/V</q1> <c1>shelling/V Kara/obj</c1>. Rebels/nsubj shelled/V Duma.")
    report = claims(Article("test", parse.text), replace(parse, tokens=()))
    assert report.events == ()
    assert len(report.statements) == 1


def test_an_empty_article_has_no_events() -> None:
    article, parse = Article("test", ""), Parse("", (), (), (), ())
    assert events(Page.of(article, parse), parse, ()) == ()


def test_the_same_input_gives_the_same_events() -> None:
    notation = (
        "Ten soldiers/nsubj were killed/V in an attack/obl by rebels, and police/nsubj arrested/V/conj two men/obj."
    )
    assert report_of(notation) == report_of(notation)
    assert len(report_of(notation).events) == 2


WORDS = st.sampled_from(
    """army rebels Kara Moscow Turkish shelled shelling attack attacks killed died denied said ordered troops hostages
    release blockade lifted fire opened on carried out by of to not no if will may failed prevent the a its who which
    that and , . " ' 's - airstrike rockets drone bomb ten people fighting clashes between with talks met in at
    from""".split()
)
ACTS: tuple[Act, ...] = ("state", "deny", "accuse", "demand", "claim-responsibility", "threaten", "reject")
TAGS = ("NOUN", "VERB", "PROPN", "ADJ", "ADP", "AUX", "DET", "PRON", "PART", "SCONJ", "CCONJ", "PUNCT", "NUM", "ADV")
RELATIONS = ("nsubj", "obj", "obl", "nmod", "acl", "ccomp", "xcomp", "advcl", "conj", "amod", "compound", "case", "aux")


@st.composite
def parses(draw: st.DrawFn) -> tuple[Parse, tuple[Statement, ...], tuple[Place, ...], tuple[Time, ...]]:
    """Some words with any syntax, in one or two sentences, with a statement, a place and a time anywhere."""
    listed = draw(st.lists(WORDS, min_size=1, max_size=24))
    tags = draw(st.lists(st.sampled_from(TAGS), min_size=len(listed), max_size=len(listed)))
    relations = draw(st.lists(st.sampled_from((*RELATIONS, "root")), min_size=len(listed), max_size=len(listed)))
    parted = draw(st.integers(1, len(listed)))
    tokens: list[Token] = []
    at = 0
    for i, (word, tag, relation) in enumerate(zip(listed, tags, relations, strict=True)):
        first, end = (0, parted) if i < parted else (parted, len(listed))
        head = draw(st.integers(first, end - 1))
        tokens.append(Token(at, at + len(word), tag, head, relation, int(i >= parted)))
        at += len(word) + 1
    text = " ".join(listed)
    edge = tokens[parted].start if parted < len(listed) else len(text)
    bounds = ((0, edge), (edge, len(text))) if edge < len(text) else ((0, edge),)

    def span() -> tuple[int, int]:
        start = draw(st.integers(0, len(listed) - 1))
        last = draw(st.integers(start, len(listed) - 1))
        return tokens[start].start, tokens[last].end

    sample = report_of("<s1>Moscow</s1> <q1>denied/V</q1> <c1>it</c1>.").statements[0]
    act = draw(st.sampled_from(ACTS))
    made = replace(
        sample,
        source=replace(sample.source, spans=(span(),)),
        cue=(span(),),
        content=(span(),),
        act=act,
        factuality=draw(st.sampled_from(("CT+", "CT-", "PR+", "Uu"))),
        condition=draw(st.none() | st.just(span())),
    )
    statements = (made,) if draw(st.booleans()) else ()
    place = Place("p1", span(), "Kara", None, None, None, None, None, None, None)
    time = Time("t1", span(), "2020-10-31")
    return Parse(text, tuple(tokens), bounds, (), ()), statements, (place,), (time,)


@given(parses())
def test_whatever_the_syntax_events_are_well_formed(
    drawn: tuple[Parse, tuple[Statement, ...], tuple[Place, ...], tuple[Time, ...]],
) -> None:
    parse, statements, places, times = drawn
    page = Page.of(Article("test", parse.text, published="2020-11-01"), parse)
    found = events(page, parse, statements, (), places, times)
    assert [event.id for event in found] == [f"e{n}" for n in range(1, len(found) + 1)]
    assert found == events(page, parse, statements, (), places, times)
    for event in found:
        well_formed(event, parse)
        assert event.claimant in (None, *(statement.id for statement in statements))
        assert event.place in (None, *(place.id for place in places))
        assert event.time in (None, *(time.edtf for time in times)) or event.time


def well_formed(event: Event, parse: Parse) -> None:
    """Asserts that an event's characters are words of the text, and that its confidence is a share."""
    starts = {token.start for token in parse.tokens}
    ends = {token.end for token in parse.tokens}
    for span in (event.trigger, *(each.span for each in (*event.actors, *event.recipients))):
        assert 0 <= span[0] < span[1] <= len(parse.text)
        assert span[0] in starts
        assert span[1] in ends
    assert parse.text[slice(*event.trigger)].strip()
    assert 0 < event.confidence <= 1


def test_reports_of_hand_written_parses_are_reports_like_others() -> None:
    report = report_of("Rebels/nsubj shelled/V Kara/obj.")
    assert isinstance(report, Report)
    assert report.article.text == "Rebels shelled Kara."
