from __future__ import annotations

import pytest

from reportedly.model import Party
from tests.marked import read, words


def others(marked: str) -> dict[str, str]:
    """The words of via, addressee and target, where there are any."""
    report = read(marked)
    statement = report.statements[0]
    found: dict[str, Party | None] = {
        "via": statement.via,
        "addressee": statement.addressee,
        "target": statement.target,
    }
    return {role: words(report, party.spans) for role, party in found.items() if party}


def test_an_office_that_quotes_speaks_for_the_source() -> None:
    marked = "<c1>“It is over,”</c1> the governor’s office <q1>quoted</q1> <s1>him</s1> <q1>as saying</q1>."
    assert others(marked) == {"via": "the governor’s office"}


def test_being_quoted_by_an_agency() -> None:
    marked = "<s1>The mayor</s1> <q1>was quoted</q1> by Interfax <q1>as saying</q1> <c1>that the dam held</c1>."
    assert others(marked) == {"via": "Interfax"}


def test_a_statement_carried_by_an_agency() -> None:
    marked = (
        "In a statement carried by the state news agency, <s1>the army</s1> <q1>said</q1> <c1>it held the dam</c1>."
    )
    assert others(marked) == {"via": "the state news agency"}


def test_speaking_on_television_is_a_channel_and_a_platform_is_none() -> None:
    assert others("Speaking on state television, <s1>he</s1> <q1>said</q1> <c1>the dam held</c1>.") == {
        "via": "state television"
    }
    assert others("In a video posted on Telegram, <s1>he</s1> <q1>said</q1> <c1>the dam held</c1>.") == {}


@pytest.mark.parametrize(
    ("marked", "addressee"),
    [
        ("<s1>He</s1> <q1>told</q1> reporters on Sunday <c1>that the dam held</c1>.", "reporters"),
        ("<c1>“It held,”</c1> <s1>he</s1> <q1>told</q1> the Daily Post.", "the Daily Post"),
        ("<s1>He</s1> <q1>urged</q1> all sides <c1>to leave the dam alone</c1>.", "all sides"),
        ("<s1>He</s1> <q1>called on</q1> the Ministry of Water <c1>to act</c1>.", "the Ministry of Water"),
        ("In an interview with Radio Six, <s1>he</s1> <q1>said</q1> <c1>the dam held</c1>.", "Radio Six"),
        ("He had been <q1>told</q1> <c1>to leave the dam</c1>.", "He"),
    ],
)
def test_who_is_told_or_asked(marked: str, addressee: str) -> None:
    assert others(marked) == {"addressee": addressee}


@pytest.mark.parametrize(
    ("marked", "target"),
    [
        ("<s1>Kyiv</s1> <q1>accused</q1> Russian forces of <c1>mining the dam</c1>.", "Russian forces"),
        ("<s1>Kyiv</s1> <q1>blamed</q1> Moscow for <c1>the breach</c1>.", "Moscow"),
        ("<s1>Kyiv</s1> <q1>blamed</q1> <c1>the breach</c1> on Moscow.", "Moscow"),
        ("<s1>Kyiv</s1> <q1>attributed</q1> <c1>the breach to Russian shelling</c1>.", "Russian shelling"),
        ("<s1>Kyiv</s1> <q1>alleged</q1> <c1>that Moscow had mined the dam</c1>.", "Moscow"),
        ("<c1>The dam was</c1> <q1>allegedly</q1> <c1>mined by the rebels</c1>.", "the rebels"),
        ("Moscow <q1>is accused</q1> of <c1>mining the dam</c1>.", "Moscow"),
        ("<s1>Kyiv</s1> <q1>held</q1> Moscow <q1>responsible</q1> for <c1>the breach</c1>.", "Moscow"),
        ("<c1>“They must open the gates,”</c1> <s1>he</s1> <q1>said</q1>.", "They"),
    ],
)
def test_who_is_blamed_or_demanded_from(marked: str, target: str) -> None:
    assert others(marked) == {"target": target}


def test_what_suffered_is_not_blamed() -> None:
    assert others("<s1>Kyiv</s1> <q1>alleged</q1> <c1>that civilians were shelled at the dam</c1>.") == {}


def test_learned_spans_come_first_and_the_same_words_are_the_addressee() -> None:
    marked = "<s1>He</s1> <q1>warned</q1> <a1><t1>Moscow</t1></a1> <c1>that the dam would fail</c1>."
    assert others(marked) == {"addressee": "Moscow"}
