"""Contested places: found by any of their names, with who holds them and who claims them."""

from __future__ import annotations

import re

import pytest

from reportedly.knowledge.contested import contested
from reportedly.knowledge.gazetteer_keys import exact
from reportedly.knowledge.tables import rows, split

TOWNS = rows("contested_towns.tsv")
REGIONS = [row for row in rows("regions.tsv") if row["claimed_by"]]


@pytest.mark.parametrize("name", ["Shusha", "Shushi", "Şuşa", "SHUSHA", " shusha "])
def test_a_town_is_found_by_any_name_however_it_is_spelt(name: str) -> None:
    found = contested(name)
    assert found is not None and {"Shusha", "Shushi", "Şuşa"} <= set(found.names)
    assert (found.held_by, found.claimed_by) == (("AZE",), ("ARM",))


@pytest.mark.parametrize("name", ["", "Orsa", "Paris", "Shush", "Shusha street"])
def test_what_nobody_else_claims_is_not_contested(name: str) -> None:
    assert contested(name) is None


@pytest.mark.parametrize("row", TOWNS, ids=lambda row: split(row["names"])[0])
def test_every_name_of_a_town_leads_to_all_its_names(row: dict[str, str]) -> None:
    for name in split(row["names"]):
        found = contested(name)
        assert found is not None and found.names == split(row["names"])


@pytest.mark.parametrize("row", REGIONS, ids=lambda row: row["name"])
def test_every_name_of_a_region_leads_to_a_place_of_that_name(row: dict[str, str]) -> None:
    """A town before its region, where both go by one name."""
    for name in (row["name"], *split(row["other_names"])):
        found = contested(name)
        assert found is not None and exact(name) in map(exact, found.names)


def test_no_name_is_that_of_two_towns() -> None:
    names = [name for row in TOWNS for name in {exact(each) for each in split(row["names"])}]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("row", [*TOWNS, *REGIONS], ids=lambda row: (row.get("names") or row["name"]).split("|")[0])
def test_somebody_claims_it_who_does_not_hold_it(row: dict[str, str]) -> None:
    held, claimed = split(row["held_by"]), split(row["claimed_by"])
    assert all(re.fullmatch("[A-Z]{3}", each) for each in (*held, *claimed))
    assert set(claimed) - set(held)
