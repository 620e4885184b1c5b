"""Events as a person reads them: at once it is seen what is denied, and by whose account all of it is."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from reportedly.cli.happenings import STATUS, happenings
from reportedly.cli.view import Look, console_for, show
from reportedly.model import Event, Participant, Place, Report, Status
from tests.example import ALIYEV, at, report

SHELLING = Event(
    id="e1",
    type="ASSAULT",
    mode="heavy-weapons",
    trigger=at("shelling"),
    actors=(Participant(at("Armenian forces")),),
    recipients=(Participant(at("Ganja")),),
    place="p1",
    time="2020-10-04",
    status="asserted",
    claimant="s2",
    confidence=0.8,
)
GANJA = Place("p1", at("Ganja"), "Ganja", None, None, None, "AZE", None, "city", 1)


def told(*events: Event) -> list[str]:
    return [line.text.plain for line in happenings(replace(report(), events=events, places=(GANJA,)))][2:]


def page(made: Report, look: Look | None = None, width: int = 100) -> str:
    stream = io.StringIO()
    show(console_for(stream, width), made, look)
    return stream.getvalue()


def test_an_event_is_told_with_who_whom_where_when_and_by_whose_account() -> None:
    assert told(SHELLING) == [
        "ASSAULT heavy-weapons “shelling” · Armenian forces → Ganja · Ganja · 2020-10-04"
        " < Ilham Aliyev (“He”) < Gazette"
    ]


@pytest.mark.parametrize(
    ("status", "opening"),
    [
        ("denied", "[denied] ASSAULT"),
        ("possible", "[only possible] ASSAULT"),
        ("conditional", "[only under a condition] ASSAULT"),
        ("planned", "[planned] ASSAULT"),
        ("failed", "[failed] ASSAULT"),
    ],
)
def test_what_is_not_told_as_real_says_so_first(status: Status, opening: str) -> None:
    (line,) = told(replace(SHELLING, status=status))
    assert line.startswith(opening)
    assert set(STATUS) | {"asserted"} >= {status}


def test_the_outlet_answers_for_what_no_statement_claims() -> None:
    (line,) = told(replace(SHELLING, claimant=None))
    assert line.endswith("2020-10-04 < Gazette")


def test_nobody_named_is_a_question_mark_and_what_is_not_said_is_left_out() -> None:
    victims = replace(SHELLING, mode=None, actors=(), place=None, time=None)
    alone = replace(SHELLING, id="e2", recipients=(), place=None, time=None)
    bare = replace(SHELLING, id="e3", mode=None, actors=(), recipients=(), place=None, time=None)
    assert [line.partition(" < ")[0] for line in told(victims, alone, bare)] == [
        "ASSAULT “shelling” · ? → Ganja",
        "ASSAULT heavy-weapons “shelling” · Armenian forces",
        "ASSAULT “shelling”",
    ]


def test_a_known_actor_is_named_and_long_words_are_cut() -> None:
    withdrawal = replace(
        SHELLING,
        type="RETREAT",
        mode="withdraw",
        trigger=at("the army will go on 🚀 until Yerevan withdraws"),
        actors=(Participant(at("him"), ALIYEV),),
        recipients=(),
    )
    (line,) = told(withdrawal)
    assert line.startswith("RETREAT withdraw “the army will go on 🚀 until Yerevan …” · Ilham Aliyev (“him”) · ")


def test_events_stand_in_the_order_of_the_text_between_statements_and_figures() -> None:
    later = replace(SHELLING, id="e1", trigger=at("died"), type="ASSAULT")
    made = replace(report(), events=(later, replace(SHELLING, id="e2")))
    shown = page(made)
    assert shown.index("two had died") < shown.index("Events, by whose account:")
    assert shown.index("  e2 ASSAULT") < shown.index("  e1 ASSAULT") < shown.index("Warning:")


@pytest.mark.parametrize("look", [Look(text=True), Look(text=False)])
@pytest.mark.parametrize("width", [40, 100])
def test_the_page_stays_within_its_width_and_has_no_colour_codes(look: Look, width: int) -> None:
    shown = page(replace(report(), events=(replace(SHELLING, status="denied"),)), look, width)
    assert "  e1 [denied] ASSAULT heavy-weapons" in shown
    assert max(map(len, shown.splitlines())) <= width
    assert "\x1b" not in shown


def test_control_characters_in_a_trigger_do_not_reach_the_terminal() -> None:
    made = report()
    nasty = replace(made.article, text=made.article.text.replace("shelling", "shel\x1bing"))
    assert "\x1b" not in page(replace(made, article=nasty, events=(SHELLING,)))


def test_a_report_without_events_says_nothing_of_them() -> None:
    assert list(happenings(report())) == []
