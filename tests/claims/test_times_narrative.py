from __future__ import annotations

from tests.claims.test_times import told

WAR = (
    "In March 1961 the coast rose. The king fled in June 1961 and died in 1962. By 1963 the north was lost. "
    "On 4 December 1963 the capital fell. "
)


def test_a_narrative_reckons_from_the_date_told_last() -> None:
    found = told(f"{WAR}On 9 December the army broke. Two days later it gave up. The following year there was peace.")
    assert found["9 December"] == "1963-12-09"
    assert found["Two days later"] == "1963-12-11"
    assert found["The following year"] == "1964"


def test_in_a_narrative_january_after_december_is_the_next_years() -> None:
    assert told(f"{WAR}In January the port fell too.")["January"] == "1964-01"


def test_a_range_has_its_year_at_its_end() -> None:
    assert told(f"{WAR}The siege (26 June - 4 August 1965) failed.") | {"26 June": "1965-06-26"} == told(
        f"{WAR}The siege (26 June - 4 August 1965) failed."
    )


def test_ancient_years_count_as_astronomers_do() -> None:
    text = "War began in 264 BC. The fleet sailed in the spring of 260 BC. It ended in 241 BC, and again in 201 BC."
    assert list(told(text).values()) == ["-0263", "-0259-21", "-0240", "-0200"]


def test_news_with_some_history_stays_news() -> None:
    text = f"{WAR}Shelling resumed on Friday, officials said on Saturday. It was quiet today and in October."
    found = told(text)
    assert (found["Friday"], found["Saturday"], found["October"]) == ("2020-10-30", "2020-10-31", "2020-10")


def test_what_is_told_in_passing_is_not_reckoned_from() -> None:
    assert told(f"{WAR}He had served since 1931. In December he left.")["December"] == "1963-12"
