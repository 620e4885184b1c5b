import pytest

from reportedly.accounts.told import told
from tests.accounts.printed import article, pieces


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Shells hit the market, a nurse told AFP by telephone.", "AFP"),
        ("Shells hit the market, a nurse told the Reuters news agency.", "Reuters"),
        ("The mayor told a correspondent of the Associated Press that nobody was left.", "AP"),
        ("An AFP photographer saw three bodies; the mayor told AFP that there were more.", "AFP"),
        ("Telling Anadolu Agency of the night, the driver wept.", "Anadolu"),
        ("A nurse told AFP of the dead, the mayor told Reuters of the wounded.", None),
        ("AFP said on Tuesday that shells had hit the market.", None),
        ("A nurse told her family. AFP carried pictures of the market.", None),
        ("She told an app developer of the coast that the market was closed.", None),
    ],
)
def test_an_agency_that_people_told(text: str, agency: str | None) -> None:
    assert told(article("a", text)) == agency


def test_links_tell_nothing() -> None:
    assert told(pieces("a", [("paragraph", "Shells hit Harwan."), ("related", "Mayor told AFP of peace")])) is None
