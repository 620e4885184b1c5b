"""Who is who by the knowledge files: offices on a day, groups, outlets, entities, in articles of a few words."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.claims.actor_ids import actor_of
from reportedly.language.parse import NameKind
from tests.marked import read

AUTUMN = "2020-11-01"


def source(who: str, published: str | None = AUTUMN, before: str = "", **names: NameKind) -> str | None:
    """The actor of a source that says something in an article of a day."""
    report = read(f"{before}<s1>{who}</s1> <q1>said</q1> <c1>it was over</c1>.", published, 0.0, **names)
    return report.statements[0].source.actor


@pytest.mark.parametrize(
    ("who", "published", "key"),
    [
        ("Prime Minister Pashinyan", "2020-11-01", "ARM.GOV:nikol-pashinyan"),
        ("Prime Minister Pashinyan", "2017-11-01", "unresolved:pashinyan"),
        ("Prime Minister Nikol Pashinyan", "2020-11-01", "ARM.GOV:nikol-pashinyan"),
        ("the Armenian prime minister", "2020-11-01", "ARM.GOV:nikol-pashinyan"),
        ("the Armenian prime minister", "2017-11-01", "ARM.GOV:karen-karapetyan"),
        ("Armenia’s prime minister", "2020-11-01", "ARM.GOV:nikol-pashinyan"),
        ("the prime minister of Armenia", "2020-11-01", "ARM.GOV:nikol-pashinyan"),
        ("the U.S. secretary of defense", "2017-06-01", "USA.GOV:jim-mattis"),
        ("US Secretary of State Kerry", "2014-06-01", "USA.GOV:john-kerry"),
        ("President Bush", "1991-02-01", "USA.GOV:george-hw-bush"),
        ("President Bush", "2003-04-01", "USA.GOV:george-w-bush"),
        ("German Chancellor Angela Merkel", "2015-09-01", "DEU.GOV:angela-merkel"),
        ("U.N. Secretary-General Ban Ki-moon", "2013-08-21", "UNO:ban-ki-moon"),
        ("the UN secretary-general", "2020-11-01", "UNO:antonio-guterres"),
        ("NATO chief Jens Stoltenberg", "2020-11-01", "IGO:jens-stoltenberg"),
        ("Ukrainian President Volodymyr Zelenskiy", "2022-03-01", "UKR.GOV:volodymyr-zelensky"),
        ("Sudanese army chief Abdel Fattah al-Burhan", "2023-06-01", "SDN.GOV:abdel-fattah-al-burhan"),
        ("Saudi King Salman", "2020-11-01", "SAU.GOV:salman-bin-abdulaziz"),
        ("President Recep Tayyip Erdogan of Turkey", "2020-11-01", "TUR.GOV:recep-tayyip-erdogan"),
        ("Hezbollah leader Hassan Nasrallah", "2020-11-01", "LBN.REB:hassan-nasrallah"),
        ("Taliban spokesman Zabihullah Mujahid", "2019-01-01", "AFG.REB:zabihullah-mujahid"),
        ("Taliban government spokesman Zabihullah Mujahid", "2023-01-01", "AFG.GOV:zabihullah-mujahid"),
        ("former president Petro Poroshenko", "2022-03-01", "UKR.ELI:petro-poroshenko"),
        ("President Barack Obama", "2020-11-01", "USA.ELI:barack-obama"),
    ],
)
def test_an_office_is_whose_it_was_on_the_day(who: str, published: str, key: str) -> None:
    assert source(who, published) == key


@pytest.mark.parametrize(
    ("who", "key"),
    [
        ("Prime Minister Pashinyan", "ARM.GOV:nikol-pashinyan"),
        ("President Aliyev", "unresolved:aliyev"),
        ("the Armenian prime minister", "ARM.GOV:prime-minister"),
        ("Pashinyan", "unresolved:pashinyan"),
    ],
)
def test_without_a_day_only_a_title_with_the_name_of_one_man_tells(who: str, key: str) -> None:
    assert source(who, None) == key


@pytest.mark.parametrize(
    ("before", "who", "key"),
    [
        ("Turkey shut the border. ", "Cavusoglu", "TUR.GOV:mevlut-cavusoglu"),
        ("It rained. ", "Cavusoglu", "unresolved:cavusoglu"),
        ("Ethiopia is at war. ", "Ahmed", "unresolved:ahmed"),
    ],
)
def test_a_surname_alone_is_a_ministers_only_where_the_country_is_told_and_nobody_else_has_it(
    before: str, who: str, key: str
) -> None:
    assert source(who, AUTUMN, before) == key


def test_a_surname_alone_is_whose_full_name_the_article_has() -> None:
    before = "Trader Omar Cavusoglu slept in Turkey. Ida Falk woke. "
    assert source("Cavusoglu", AUTUMN, before, Omar_Cavusoglu="person") == "unresolved:omar-cavusoglu"


def test_the_president_is_somebody_only_where_the_country_is_plain() -> None:
    assert source("The president", AUTUMN, "Russia mourns. Russian flags flew low. ") == "RUS.GOV:vladimir-putin"
    assert source("The president", AUTUMN, "Russia met Turkey. ") == "unresolved:president"


def test_the_office_and_the_name_are_one_actor() -> None:
    report = read(
        "<s1>Armenian Prime Minister Nikol Pashinyan</s1> <q1>said</q1> <c1>it was over</c1>. "
        "<s2>The Armenian prime minister</s2> <q2>denied</q2> <c2>it</c2>.",
        AUTUMN,
    )
    assert [(actor.id, len(actor.mentions)) for actor in report.actors] == [("ARM.GOV:nikol-pashinyan", 2)]


@pytest.mark.parametrize(
    ("words", "day", "key"),
    [
        ("Islamic State of Iraq and Syria", date(2015, 1, 1), "IMG:islamic-state"),
        ("Daesh", date(2015, 1, 1), "IMG:islamic-state"),
        ("Islamic State militants in Raqqa", date(2015, 1, 1), "IMG:islamic-state"),
        ("al-Nusra Front", date(2015, 1, 1), "SYR.REB:jabhat-al-nusra"),
        ("Hayat Tahrir al-Sham", date(2019, 1, 1), "SYR.REB:hayat-tahrir-al-sham"),
        ("US-backed Syrian Democratic Forces", date(2019, 1, 1), "SYR.REB:syrian-democratic-forces"),
        ("the Rapid Support Forces", date(2019, 6, 1), "SDN.PRM:rapid-support-forces"),
        ("the Rapid Support Forces", date(2023, 6, 1), "SDN.REB:rapid-support-forces"),
        ("the Taliban", date(2019, 1, 1), "AFG.REB:taliban"),
        ("the Taliban", date(2023, 1, 1), "AFG.GOV:taliban"),
        ("the Taliban", None, "AFG.REB:taliban"),
        ("M23 rebels", date(2012, 11, 20), "COD.REB:m23"),
        ("Lebanese forces", date(2020, 1, 1), "LBN.MIL"),
        ("an Islamic state", date(2020, 1, 1), None),
        ("Wagner", date(1995, 1, 1), None),
    ],
)
def test_a_group_is_known_by_any_of_its_names_and_by_the_day(words: str, day: date | None, key: str | None) -> None:
    assert actor_of(words, day) == key


@pytest.mark.parametrize(
    ("letters", "countries", "key"),
    [
        ("RSF", {"SDN"}, "SDN.REB:rapid-support-forces"),
        ("RSF", {"FRA"}, "NGO:reporters-without-borders"),
        ("the ADF", {"COD", "UGA"}, "COD.REB:allied-democratic-forces"),
        ("AFP", {"SYR"}, "FRA.JRN:agence-france-presse"),
        ("the AFP", {"PHL"}, "PHL.MIL"),
        ("the ISF", {"TUR"}, None),
    ],
)
def test_letters_that_two_bodies_share_are_whose_land_is_named(letters: str, countries: set[str], key: str) -> None:
    assert actor_of(letters, date(2023, 6, 1), frozenset(countries)) == key


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Stepanakert", "AZE.PRE.GOV:nagorno-karabakh"),
        ("the Karabakh army", "AZE.PRE.MIL:nagorno-karabakh"),
        ("The Karabakh separatist leadership", "AZE.PRE.GOV:nagorno-karabakh"),
        ("the Abkhaz parliament", "GEO.PRE.LEG:abkhazia"),
        ("Kosovo", "XKX"),
        ("the Kurdistan Regional Government", "IRQ.PRE:kurdistan-region-of-iraq"),
        ("Donetsk People's Republic", "UKR.PRE:donetsk-peoples-republic"),
    ],
)
def test_an_entity_that_few_recognise_has_an_id_of_its_own(words: str, key: str) -> None:
    assert actor_of(words, date(2020, 11, 1)) == key


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Reuters", "GBR.JRN:reuters"),
        ("the state-run SANA news agency", "SYR.JRN:sana"),
        ("The Washington Post", "USA.JRN:washington-post"),
        ("The News", "PAK.JRN:the-news-international"),
        ("The Evening News", None),
        ("students at Cumhuriyet University", None),
        ("a Reuters photographer in Douma", "GBR.JRN:reuters"),
        ("the Pentagon", "USA.MIL:defense-department"),
        ("the White House", "USA.GOV"),
        ("Baku", "AZE.GOV"),
        ("UNICEF", "UNO:unicef"),
        ("WHO", "UNO:who"),
        ("UN children’s agency", "UNO:unicef"),
        ("the National Security Council", None),
        ("the Organization for Security and Cooperation in Europe", "IGO:osce"),
        ("the Britain-based Syrian Observatory for Human Rights", "SYR.NGO:syrian-observatory-for-human-rights"),
        ("Airwars", "NGO:airwars"),
        ("the Saudi-led coalition", "IGO:saudi-led-coalition"),
        ("Gaza’s health ministry", "PSE.GOV:gaza-health-ministry"),
        ("the Obama administration", None),
        ("the Saudi-led coalition fighting Houthi rebels", "IGO:saudi-led-coalition"),
    ],
)
def test_agencies_bodies_and_monitors_are_known(words: str, key: str | None) -> None:
    assert actor_of(words, date(2020, 11, 1)) == key


def test_an_administration_is_the_government_of_whoever_holds_the_office() -> None:
    assert source("The Obama administration", "2013-09-01", "US troops stayed. ") == "USA.GOV"


@pytest.mark.parametrize(
    ("who", "key"),
    [
        ("Saudi officials", "SAU.GOV:unnamed-officials"),
        ("a senior Hamas official", "PSE.REB:unnamed-senior-hamas-official"),
        ("the Iraqi interior minister", "IRQ.GOV:interior-minister"),
        ("two residents", "unresolved:two-residents"),
    ],
)
def test_a_kind_of_speaker_has_a_country_and_a_sector_and_no_name(who: str, key: str) -> None:
    assert source(who) == key


def test_unnamed_speakers_of_one_kind_stay_two() -> None:
    report = read(
        "<s1>A Saudi official</s1> <q1>said</q1> <c1>it was over</c1>. <s2>A Saudi official</s2> <q2>denied</q2> "
        "<c2>it</c2>."
    )
    assert len({statement.source.actor for statement in report.statements}) == 2


def test_both_that_one_phrase_names_are_actors() -> None:
    assert source("both the Houthi movement and Hezbollah", AUTUMN) == "YEM.REB:houthi-movement;LBN.REB:hezbollah"


def test_the_army_is_a_states_where_the_article_is_plainly_about_it() -> None:
    assert source("the army", AUTUMN, "Syria burns. Syrian roads are shut. ") == "SYR.MIL"
    assert source("the army", AUTUMN, "Syria and Iraq burn. ") == "unresolved:army"


def test_an_office_that_lost_its_commas_is_still_read() -> None:
    assert source("Rami Abdel Rahman director of the Syrian Observatory for Human Rights", "2015-01-01") == (
        "SYR.NGO:rami-abdulrahman"
    )
