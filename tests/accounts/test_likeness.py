"""What speaks for and against one happening. Which way each finding weighs is held here, not how many bits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.accounts.clustering import THRESHOLD
from reportedly.accounts.likeness import link
from reportedly.accounts.model import Ground, Telling
from reportedly.accounts.rarity import Rarity
from tests.accounts.news import filler, ground, news, one, shelling

ONE = one(news("a", shelling("Orsa", "2020-10-04", 14, "bakery")))
TWO = replace(one(news("b", shelling("Orsa", "2020-10-04", 14, "bakery"))), words=frozenset({"villag", "smok"}))
MADE = [one(each) for each in filler(30)]
RARITY = Rarity([*MADE, ONE, TWO])
DAY = date(2020, 10, 4)


def weights(mine: Telling, theirs: Telling) -> dict[str, float]:
    return {each.what: each.weight for each in link(mine, theirs, RARITY).reasons}


def score(**changed: object) -> float:
    """The score of the two, one of them changed."""
    return link(ONE, replace(TWO, **changed), RARITY).score  # type: ignore[arg-type]


def on(days: int) -> dict[str, date]:
    return {"first": DAY + timedelta(days), "last": DAY + timedelta(days)}


def test_the_same_day_ground_weapon_and_number_are_one_happening() -> None:
    assert score() >= THRESHOLD
    assert {"date", "place", "kind", "figures"} <= {what for what, weight in weights(ONE, TWO).items() if weight > 0}


def test_the_score_is_the_sum_of_its_reasons() -> None:
    for other in (*MADE, TWO):
        found = link(ONE, other, RARITY)
        assert found.score == pytest.approx(sum(each.weight for each in found.reasons), abs=0.02)
        assert all(each.why and each.weight for each in found.reasons)


@given(st.sampled_from([ONE, TWO, *MADE]), st.sampled_from([ONE, TWO, *MADE]))
def test_it_is_the_same_from_both_ends(mine: Telling, theirs: Telling) -> None:
    assert weights(mine, theirs) == weights(theirs, mine)


def test_days_speak_the_less_the_further_they_lie_apart() -> None:
    scores = [score(**on(days)) for days in (0, 1, 2, 5)]
    assert scores == sorted(scores, reverse=True) and scores[0] > scores[1] > scores[2] > scores[3]
    assert score(**on(5)) < THRESHOLD


def test_a_weekday_counted_from_a_wrong_printing_is_forgiven() -> None:
    assert score(**on(7), counted=True) > score(**on(7), counted=False)
    assert score(**on(6), counted=True) == score(**on(6), counted=False)


def test_news_that_names_no_day_is_fresh() -> None:
    undated = {"first": None, "last": None}
    fresh, old = (score(published=DAY + timedelta(days), **undated) for days in (1, 30))
    assert score() > fresh > old


def test_grounds_speak_by_their_distance() -> None:
    near = replace(ground("Orsa"), name="Mira", geonameid=9, lat=40.02)
    far = ground("Lipa")
    nowhere = score(places=())
    assert score() > score(places=(near,)) > nowhere > score(places=(far,), names=frozenset())


def test_a_country_is_no_ground() -> None:
    country = Ground("Talvik", 40, 46, 6, 7, "TLV", feature="country")
    assert score(places=(country,)) == score(places=())


def test_weapons_tell_happenings_apart() -> None:
    assert score() > score(modes=()) > score(modes=("firearms",))


def test_numbers_join_and_hardly_part_since_tolls_rise() -> None:
    same, risen, other, none = (
        score(counts=counts) for counts in ((("killed", 14, 14),), (("killed", 17, 17),), (("killed", 90, 90),), ())
    )
    assert same > risen >= none > other > none - 2
    assert score(counts=(("killed", 14, None),)) == same


def test_an_unusual_number_says_more_than_a_small_or_round_one() -> None:
    def shared(many: int) -> float:
        counts = (("killed", many, many),)
        return weights(replace(ONE, counts=counts), replace(TWO, counts=counts))["figures"]  # type: ignore[arg-type]

    assert shared(37) > shared(40) > shared(4) > shared(1) > 0


def test_rival_authors_part_little_since_sides_disagree() -> None:
    theirs = replace(TWO, actors=("TLV.MIL",))
    same = weights(replace(ONE, actors=("TLV.MIL:border-guard",)), theirs)
    rival = weights(replace(ONE, actors=("ORL.MIL",)), theirs)
    assert same.get("actors", 0) > 0 >= rival.get("actors", 0) > -3


def test_copies_share_their_words() -> None:
    copied = weights(ONE, replace(TWO, words=ONE.words))
    assert copied["wording"] > weights(ONE, TWO).get("wording", 0)


def test_other_parts_of_one_town_are_two_places() -> None:
    """Quarters have the point of their town where no gazetteer knows them."""

    def quarter(name: str) -> Ground:
        return replace(ground("Orsa"), name=name, geonameid=None, feature=None)

    mine = replace(ONE, places=(ground("Orsa"), quarter("Mill Hill")))
    same, other = (
        link(mine, replace(TWO, places=(ground("Orsa"), quarter(name))), RARITY).score
        for name in ("Mill Hill", "Saddlers")
    )
    assert same > link(mine, TWO, RARITY).score > other


def test_provinces_speak_where_nothing_narrower_is_named() -> None:
    def province(name: str, number: int) -> Ground:
        return replace(ground("Orsa"), name=name, geonameid=number, feature="admin1", admin1=name, precision=4)

    mine = replace(ONE, places=(province("Lowlands", 71),))
    same, unknown, other = (
        link(mine, replace(TWO, places=places), RARITY).score
        for places in ((province("Lowlands", 71),), (), (province("Highlands", 72),))
    )
    assert same > unknown > other


def test_a_town_may_be_the_province_of_its_name() -> None:
    town = replace(ground("Orsa"), admin1="Orsa")
    province = replace(town, geonameid=71, feature="admin1", precision=4, lat=40.4)
    village = replace(ground("Lipa"), admin1="Orsa")
    mine, theirs = replace(ONE, places=(town,), names=frozenset()), replace(TWO, names=frozenset())
    named, unnamed = ((village, province), (village,))
    scores = [link(mine, replace(theirs, places=places), RARITY).score for places in (named, unnamed)]
    assert scores[0] > scores[1]


def test_copied_background_makes_no_happening_of_another_day() -> None:
    words = ONE.words | {"bakery", "queue", "oven"}
    mine, theirs = (replace(each, words=words, names=frozenset({"Oldmill"})) for each in (ONE, TWO))
    later = DAY + timedelta(5)
    assert {"wording", "names"} <= weights(mine, theirs).keys()
    assert not {"wording", "names"} & weights(mine, replace(theirs, first=later, last=later)).keys()


def test_a_body_of_an_actor_is_that_actor() -> None:
    mine, theirs = replace(ONE, actors=("RUS.MIL",)), replace(TWO, actors=("RUS",))
    assert weights(mine, theirs)["actors"] > 0 > weights(mine, replace(theirs, actors=("SYR.GOV",)))["actors"]


def test_the_more_articles_the_likelier_that_two_only_look_alike() -> None:
    """Only those of the fortnight and the country count."""

    def weight(others: int, **changed: object) -> float:
        crowd = [replace(TWO, id=f"c{n}#t0", article=f"c{n}", **changed) for n in range(others)]  # type: ignore[arg-type]
        found = link(ONE, TWO, Rarity([ONE, TWO, *crowd])).reasons
        return sum(each.weight for each in found if each.what == "density")

    abroad = tuple(replace(each, country="ABR") for each in TWO.places)
    assert weight(10) == 0 > weight(100) > weight(400)
    assert weight(400, published=DAY - timedelta(60)) == weight(400, places=abroad) == 0
