from dataclasses import replace

from reportedly.chain import ABSENT, account_of, party_name, source_chain, words_at
from reportedly.model import Party
from tests.example import ALIYEV, at, report


def test_the_chain_reads_outward_through_the_channel_to_the_outlet() -> None:
    made = report()
    assert source_chain(made, made.statements[0]) == (
        "Ilham Aliyev (“him”)",
        "President Ilham Aliyev’s office",
        "Gazette",
    )


def test_a_nested_statement_goes_on_with_the_statement_around_it() -> None:
    made = report()
    assert source_chain(made, made.statements[2]) == (ABSENT, "Ilham Aliyev (“He”)", "Gazette")


def test_an_agency_stands_before_the_outlet_and_an_outlet_that_is_its_own_origin_stands_once() -> None:
    made = report()
    agency = replace(made, article=replace(made.article, origin="AFP"))
    assert source_chain(agency, made.statements[1])[1:] == ("AFP", "Gazette")
    for name in ("Gazette", "The Gazette Agency", "gazette"):
        own = replace(made, article=replace(made.article, origin=name))
        assert source_chain(own, made.statements[1])[1:] == ("Gazette",)


def test_parents_that_go_in_a_circle_end() -> None:
    made = report()
    circle = tuple(replace(s, parent="s3" if s.id == "s2" else s.parent) for s in made.statements)
    assert len(source_chain(replace(made, statements=circle), circle[2])) == 3


def test_a_party_is_called_by_its_actor_where_the_words_do_not_say_the_name() -> None:
    made = report()
    assert party_name(made, Party((at("Ilham Aliyev"),), ALIYEV)) == "Ilham Aliyev"
    assert party_name(made, Party((at("He"),), "nobody")) == "He"
    assert party_name(made, Party((), ALIYEV)) == "Ilham Aliyev"
    assert party_name(made, None) == ""


def test_pieces_of_words_are_joined_by_an_ellipsis() -> None:
    assert words_at(report(), (at("quoted"), at("as saying"))) == "quoted … as saying"


def test_an_account_is_the_statement_s_chain_else_the_outlet_else_the_article() -> None:
    made = report()
    assert account_of(made, "s2") == ("Ilham Aliyev (“He”)", "Gazette")
    assert account_of(made, None) == ("Gazette",)
    assert account_of(replace(made, article=replace(made.article, outlet=None)), None) == ("the article itself",)
