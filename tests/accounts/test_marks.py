from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.accounts.marks import RUN, WINDOW, Marks, marks_of
from tests.accounts.printed import OTHER, STORY, article, pieces, prose


def hashes(text: str) -> set[int]:
    return set(marks_of(article("a", text)).hashes.tolist())


def test_case_apostrophes_and_commas_in_numbers_leave_no_trace() -> None:
    assert hashes("Harwan’s market burnt, 1,200 people fled to the coast that night") == hashes(
        "HARWANS MARKET BURNT; 1200 people   fled to the coast that night."
    )


def test_texts_of_different_stories_share_no_marks() -> None:
    assert not hashes(STORY) & hashes(OTHER)


def test_fewer_than_five_words_leave_no_marks() -> None:
    assert len(marks_of(article("a", "Shells hit Harwan again"))) == 0
    assert len(marks_of(article("a", ""))) == 0


def test_five_words_leave_one() -> None:
    assert len(marks_of(article("a", "Shells hit Harwan again today"))) == 1


def test_links_bylines_and_boilerplate_do_not_count() -> None:
    plain = pieces("a", [("headline", "Shells hit Harwan"), ("paragraph", STORY)])
    dressed = pieces(
        "b",
        [
            ("byline", "By a reporter of ours in the town of Harwan"),
            ("headline", "Shells hit Harwan"),
            ("related", OTHER),
            ("paragraph", STORY),
            ("boilerplate", "Sign up for our letter and never miss a story from the hill towns again"),
        ],
    )
    assert marks_of(plain).hashes.tolist() == marks_of(dressed).hashes.tolist()


def test_a_mark_stands_where_its_words_stand() -> None:
    told = article("a", "Before that, nothing. " + STORY)
    marks = marks_of(told)
    for start, end in zip(marks.starts.tolist(), marks.ends.tolist(), strict=True):
        assert len(told.text[start:end].replace("'s", "").split()) == RUN


def test_a_repeated_headline_counts_once() -> None:
    marks = marks_of(pieces("a", [("headline", OTHER), ("paragraph", OTHER)]))
    assert marks.firsts().sum() == len(set(marks.hashes.tolist())) < len(marks)


def test_marks_outlive_their_bytes() -> None:
    marks = marks_of(article("a", STORY))
    again = Marks.from_bytes(marks.to_bytes())
    assert len(marks.to_bytes()) == 10 * len(marks)
    assert again.hashes.tolist() == marks.hashes.tolist()
    assert (again.starts.tolist(), again.ends.tolist()) == (marks.starts.tolist(), marks.ends.tolist())


def test_marks_are_the_same_on_every_machine() -> None:
    assert marks_of(article("a", "Shells hit Harwan again today")).hashes.tolist() == [2044843133]


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 200))
def test_a_run_of_eight_shared_words_has_a_shared_mark(before: int, after: int, start: int) -> None:
    words = prose(7).split()
    start = min(start, len(words) - RUN - WINDOW + 1)
    shared = " ".join(words[start : start + RUN + WINDOW - 1])
    one, other = f"{prose(before, 3)} {shared} {prose(after, 3)}", f"{prose(after + 1, 3)} {shared} {prose(before, 2)}"
    assert hashes(one) & hashes(other)
