from __future__ import annotations

import pytest

from reportedly.accounts.voices import covers, house, mouthpieces, party, title
from reportedly.knowledge import who


@pytest.mark.parametrize(
    ("actor", "heard_for"),
    [
        ("RUS.GOV:dmitry-peskov", "RUS"),
        ("RUS.MIL:defense-ministry", "RUS"),
        ("SYR.NGO:rami-abdulrahman", "SYR.NGO:syrian-observatory-for-human-rights"),
        ("SYR.JRN:sana", "SYR"),
        ("IMG.JRN:amaq", "IMG:islamic-state"),
        ("GBR.JRN:reuters", "GBR.JRN:reuters"),
        ("AZE.PRE.GOV:arayik-harutyunyan", "AZE.PRE:nagorno-karabakh"),
        ("AZE.PRE.MIL:nagorno-karabakh", "AZE.PRE:nagorno-karabakh"),
        ("LBN.REB:hassan-nasrallah", "LBN.REB:hezbollah"),
        ("UNO:antonio-guterres", "UNO"),
        ("unresolved:residents-2", "unresolved:residents"),
    ],
)
def test_a_person_or_organ_is_heard_for_its_body(actor: str, heard_for: str) -> None:
    assert party(actor) == heard_for


def test_armed_groups_of_one_country_stay_apart() -> None:
    assert party("SYR.REB:jaysh-al-islam") != party("SYR.REB:syrian-democratic-forces")


def test_a_group_that_governs_stays_itself() -> None:
    assert party("AFG.GOV:taliban") == "AFG.GOV:taliban"


def test_an_agencys_own_words_are_the_agencys_whatever_it_is_called() -> None:
    assert house("AFP") == house("Agence France-Presse")
    assert house("SANA") == "SYR"
    assert house("The Hill Wire") == house("the hill wire") == "outlet:the hill wire"


def test_mouthpieces_are_outlets_and_speak_for_what_the_tables_have() -> None:
    outlets = {each.id for each in who.outlets()}
    assert set(mouthpieces()) <= outlets
    assert all(title(each) for each in mouthpieces().values())


@pytest.mark.parametrize(
    ("member", "actor", "whether"),
    [
        ("AZE", "AZE", True),
        ("AZE", "AZE.MIL:defense-ministry", True),
        ("AZE", "AZE.JRN:azertac", True),
        ("AZE", "AZE.PRE:nagorno-karabakh", False),
        ("AZE.PRE", "AZE.PRE.GOV:arayik-harutyunyan", True),
        ("SYR", "SYR.REB:jaysh-al-islam", False),
        ("SYR", "SYR.PRM:national-defence-forces", True),
        ("SYR.REB", "SYR.REB:jaysh-al-islam", True),
        ("AZE.MIL", "AZE.GOV", False),
        ("LBN.REB:hezbollah", "LBN.REB:hassan-nasrallah", True),
        ("IMG:islamic-state", "IMG.JRN:amaq", True),
    ],
)
def test_a_country_takes_in_its_state_and_not_who_fights_it(member: str, actor: str, whether: bool) -> None:
    assert covers(member, actor) is whether
