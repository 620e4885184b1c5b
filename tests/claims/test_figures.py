from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.figures import figures
from reportedly.claims.page import Page
from reportedly.language.parse import Parse
from reportedly.model import Article, Block, BlockKind, Figure, Place, Span, Statement, Time
from tests.marked import parsed, read, sentences

DAY = "2020-11-01"


def told(
    text: str,
    times: dict[str, str] | None = None,
    places: tuple[str, ...] = (),
    published: str | None = DAY,
    kind: BlockKind = "paragraph",
    statements: tuple[Statement, ...] = (),
) -> tuple[Figure, ...]:
    """The figures of a text in which some words are known to be times and places."""
    article = Article("test", text, (Block(kind, 0, len(text)),), published=published)
    page = Page.of(article, Parse(text, (), sentences(text), (), ()))
    found_times = tuple(Time(f"t{n}", at(text, words), edtf) for n, (words, edtf) in enumerate((times or {}).items()))
    found_places = tuple(
        Place(f"p{n}", at(text, name), name, None, None, None, None, None, None, None)
        for n, name in enumerate(places, 1)
    )
    return figures(page, article, statements, found_places, found_times)


def at(text: str, words: str) -> Span:
    return text.index(words), text.index(words) + len(words)


def named(text: str, figure: Figure) -> str:
    return text[slice(*figure.span)]


def test_a_figure_inside_a_content_is_its_speakers_and_any_other_the_outlets() -> None:
    report = read("<s1>The mayor</s1> <q1>said</q1> <c1>that 12 people had been killed</c1>. Nine people were wounded.")
    text = report.article.text
    article = Article("test", text)
    first, second = figures(Page.of(article, Parse(text, (), sentences(text), (), ())), article, report.statements)
    assert first.claimant == "s1"
    assert second.claimant is None


def test_the_innermost_statement_gives_the_figure() -> None:
    marked = (
        "<s1>The paper</s1> <q1>reported</q1> <c1><s2>medics</s2> <q2>said</q2> "
        "<c2>the raid had killed 12 people</c2></c1>."
    )
    report = read(marked)
    article = Article("test", report.article.text)
    (figure,) = figures(Page.of(article, parsed(marked)), article, report.statements)
    assert figure.claimant == "s2"


def test_figures_are_read_only_from_blocks_that_make_claims() -> None:
    text = "Two people were killed."
    assert len(told(text)) == 1
    assert len(told(text, kind="caption")) == 1
    assert told(text, kind="related") == ()
    assert told(text, kind="boilerplate") == ()


def test_ids_run_in_the_order_of_the_text() -> None:
    text = "The raid killed two men. A day later three women died, one of them a nurse."
    found = told(text)
    assert [figure.id for figure in found] == ["f1", "f2", "f3"]
    assert [named(text, figure) for figure in found] == ["two men", "three women", "one of them a nurse"]
    assert found[2].part_of == "f2"


@pytest.mark.parametrize(
    ("phrase", "side", "whom"),
    [
        ("three Armenian soldiers", "ARM.MIL", "soldiers"),
        ("two Syrian policemen", "SYR.COP", "police"),
        ("four Americans", "USA", "people"),
        ("a French civilian", "FRA.CVL", "civilians"),
        ("six Lebanese fighters", "LBN", "fighters"),
        ("three soldiers", None, "soldiers"),
        ("five members of the police", None, "police"),
    ],
)
def test_the_side_is_told_only_where_the_words_say_it(phrase: str, side: str | None, whom: str) -> None:
    (figure,) = told(f"The raid killed {phrase}.")
    assert (figure.side, figure.whom) == (side, whom)


def test_an_incident_has_a_day_and_no_period() -> None:
    text = "Twelve people were killed on Saturday in Terter."
    (figure,) = told(text, {"Saturday": "2020-10-31"}, ("Terter",))
    assert (figure.scope, figure.period, figure.time, figure.place) == ("incident", None, "2020-10-31", "p1")


def test_a_toll_since_a_day_runs_to_the_day_of_publication() -> None:
    text = "Hundreds of people have been killed since September 27."
    (figure,) = told(text, {"since September 27": "2020-09-27/.."})
    assert (figure.scope, figure.period, figure.time) == ("cumulative", "2020-09-27/2020-11-01", None)


def test_since_may_stand_before_a_clause_with_the_day() -> None:
    text = "Hundreds have been killed since fighting broke out on September 27 in the wake of a war in the 1990s."
    (figure,) = told(text, {"September 27": "2020-09-27", "the 1990s": "199X"})
    assert figure.period == "2020-09-27/2020-11-01"


def test_a_toll_of_a_war_that_was_dated_before_has_its_period() -> None:
    text = "Hundreds of people have been killed since May 2. At least 60 have been killed in the fighting."
    first, second = told(text, {"since May 2": "2020-05-02/.."})
    assert first.period == second.period == "2020-05-02/2020-11-01"


def test_days_of_fighting_are_summed_up() -> None:
    text = "Forty soldiers were killed in two days of fighting."
    (figure,) = told(text, {"two days": "P2D"})
    assert (figure.scope, figure.period) == ("cumulative", "P2D")


def test_a_total_of_several_attacks_is_that_days() -> None:
    text = "Nine people were killed on Friday in three attacks."
    (figure,) = told(text, {"Friday": "2020-10-30"})
    assert (figure.scope, figure.period) == ("cumulative", "2020-10-30")


def test_a_toll_without_a_date_has_no_period() -> None:
    (figure,) = told("Hundreds have been killed since the war began.", published=None)
    assert (figure.scope, figure.period) == ("cumulative", None)


def test_superlatives_do_not_sum_up() -> None:
    (figure,) = told("It was the worst raid since an ambush there, with ten people killed.")
    assert figure.scope == "incident"


def test_time_and_place_of_another_speaker_do_not_count() -> None:
    marked = "In Geneva <s1>a doctor</s1> <q1>said</q1> on Monday <c1>that 12 people had died in Idlib on Friday</c1>."
    statements = read(marked).statements
    text = read(marked).article.text
    (figure,) = told(
        text,
        {"Monday": "2020-10-26", "Friday": "2020-10-30"},
        ("Geneva", "Idlib"),
        statements=statements,
    )
    assert (figure.time, figure.place) == ("2020-10-30", "p2")


def test_known_people_are_counted_at_their_first_telling() -> None:
    text = "A shell killed the baker. The baker was killed at dawn. His brother died too."
    assert [named(text, figure) for figure in told(text)] == ["the baker", "His brother"]


def test_a_known_number_is_counted_at_its_first_telling() -> None:
    text = "Six priests were murdered in May. The murder of the six priests shook the town. Six priests were killed."
    assert [named(text, figure) for figure in told(text)] == ["Six priests", "Six priests"]


def test_names_are_read_where_their_word_of_harm_stands_beside_them() -> None:
    text = "Nabil Haddad was shot dead. The army of Freedonia was destroyed. Damascus died that night."
    (figure,) = told(text)
    assert (named(text, figure), figure.low, figure.high, figure.measure) == ("Nabil Haddad", 1, 1, "killed")


def test_negated_verbs_give_no_figure_but_none_at_all_is_one() -> None:
    assert told("The raid did not kill the mayor. The two pilots were not hurt.") == ()
    (figure,) = told("No soldiers were hurt.")
    assert (figure.low, figure.high) == (0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "The vote killed the bill by 12 to 5.",
        "The bank lost 12 million dollars.",
        "He died in 2014, aged 71.",
        "They threatened to kill 12 hostages.",
        "The plan to destroy 40 houses was dropped.",
        "A strike could kill thousands.",
        "The team lost 12 games and was hurt by it.",
        "They killed two birds with one stone.",
        "He nearly killed a man.",
        "The attempted murder of two judges was tried.",
        "The race ended in a dead heat between two men.",
        "The club is missing its three best players.",
        "He was captured by two cameras.",
        "Rebels captured 12 villages.",
        "Three gunmen fled.",
        "One in five people has died of cancer there.",
        "He was killed at 10:30 on 12 May.",
        "A spokesman for the two towns said he had died.",
        "They were killed. Others were wounded.",
        "The senator likes The Walking Dead.",
        "The fund of Harriet Lynch Brothers lost.",
        "He wrote about the 1967 murders.",
        "The guard shot 35 percent.",
        "Ninety people a day die on the roads.",
        "It was a long shot for two men.",
        "A spokesman said people had been hurt.",
        "The mother of Ana Ruiz, who was killed there, wept.",
        "They lost tens of thousands of missing letters.",
    ],
)
def test_no_figure_where_nobody_is_counted_as_harmed(text: str) -> None:
    assert [named(text, figure) for figure in told(text)] == []


def test_capitals_read_like_any_other_text() -> None:
    text = "The blast killed 12 people and wounded 30, including three children."
    low = [(f.span, f.low, f.high, f.measure, f.whom, f.part_of) for f in told(text)]
    assert [(f.span, f.low, f.high, f.measure, f.whom, f.part_of) for f in told(text.upper())] == low
    assert len(low) == 3


def test_a_number_without_a_noun_is_of_people() -> None:
    assert [figure.whom for figure in told("The raid killed 12 and wounded 30 others.")] == ["people", "people"]


PIECES = st.sampled_from(
    "12 people killed were and , three of them wounded soldiers the driver a child died including no one dead toll "
    "rose to 53 from 43 . ( ) at least dozens houses destroyed lives claimed hostages took said that who had been "
    "not any casualties among fled homes “ ” Ahmad Haddad".split()
)


@given(st.lists(PIECES, max_size=30))
def test_figures_point_into_the_text_in_order_and_are_parts_of_others_only(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = told(text)
    assert [figure.id for figure in found] == [f"f{n}" for n in range(1, len(found) + 1)]
    assert [figure.span for figure in found] == sorted(figure.span for figure in found)
    for figure in found:
        assert 0 <= figure.span[0] < figure.span[1] <= len(text)
        assert named(text, figure).strip() == named(text, figure) != ""
        assert figure.part_of is None or (figure.part_of != figure.id and figure.part_of in {f.id for f in found})
        assert figure.low is None or figure.high is None or figure.low <= figure.high


@pytest.mark.parametrize(
    ("harmed", "measure"), [("martyred", "killed"), ("abducted", "abducted"), ("wounded", "injured")]
)
def test_the_number_of_those_harmed_is_a_toll_by_any_word_of_harm(harmed: str, measure: str) -> None:
    found = told(f"The number of villagers {harmed} has risen to 13 from 12.")
    assert [(each.low, each.measure) for each in found] == [(13, measure), (12, measure)]
