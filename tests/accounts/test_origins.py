from reportedly.accounts.origins import Printing, credit, origin


def printing(name: str, outlet: str | None, origin: str | None = None, published: str | None = None) -> Printing:
    return Printing(name, outlet, origin, published, b"")


def test_a_credit_is_an_origin_other_than_the_outlet() -> None:
    assert credit(printing("a", "Hill Wire", "Reuters")) == "Reuters"
    assert credit(printing("a", "Hill Wire", "Hill Wire")) is None
    assert credit(printing("a", "Hill Wire", "hill wire")) is None
    assert credit(printing("a", None, None)) is None


def test_an_agency_that_prints_its_own_story_credits_itself() -> None:
    assert credit(printing("a", "AFP", "AFP")) == "AFP"


def test_what_a_text_credits_stands_whatever_others_credit() -> None:
    one, two = printing("a", "Hill Wire", "AFP"), printing("b", "Coast Post", "Reuters")
    assert origin(one, [two, one]).name == "AFP"
    assert origin(one, [two, one]).why == "credits AFP"


def test_an_uncredited_printing_takes_the_credit_of_another_and_says_whose() -> None:
    one = printing("a", "Hill Wire", "Hill Wire", "2020-05-04")
    two = printing("b", "Coast Post", "AFP", "2020-05-05")
    found = origin(one, [one, two])
    assert (found.name, found.article) == ("AFP", "b")
    assert found.why == "a printing of b (Coast Post, 2020-05-05), which credits AFP"


def test_where_credits_differ_an_uncredited_printing_takes_the_most_frequent() -> None:
    group = [
        printing("a", "One", "Reuters"),
        printing("b", "Two", "AFP"),
        printing("c", "Three", "AFP"),
        printing("d", "Four", "Four"),
    ]
    assert origin(group[3], group).name == "AFP"


def test_without_any_credit_the_earliest_outlet_wrote_it() -> None:
    group = [printing("a", "Hill Wire", None, "2020-05-04"), printing("b", "Coast Post", None, "2020-05-05")]
    assert origin(group[1], group).name == "Hill Wire"
    assert "earliest" in origin(group[1], group).why
    assert origin(group[0], group).name == "Hill Wire"
    assert origin(group[0], group).article == "a"


def test_without_a_credit_it_is_the_agency_that_people_told() -> None:
    one = Printing("a", "Hill Wire", None, "2020-05-04", b"", told="AP")
    two = printing("b", "Coast Post", None, "2020-05-05")
    assert (origin(one, [one, two]).name, origin(one, [one, two]).basis) == ("AP", "told")
    assert origin(two, [one, two]).why == "a printing of a (Hill Wire, 2020-05-04), whose people told AP"
    three = printing("c", "Delta News", "AFP")
    assert (origin(one, [one, two, three]).name, origin(one, [one, two, three]).basis) == ("AFP", "printed")


def test_an_outlet_that_is_unknown_is_no_origin() -> None:
    group = [printing("a", None), printing("b", "Coast Post")]
    assert origin(group[0], group).name == "Coast Post"
    assert origin(group[0], group[:1]).name is None
