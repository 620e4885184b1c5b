import pytest

from reportedly.llm.model import ModelError
from reportedly.llm.prompt import INSTRUCTIONS, MOST_CHARACTERS, MOST_PROPOSALS, Proposal, prompts, proposals

TEXT = "One here. Two\nthere. Three."
SENTENCES = [(0, 9), (10, 20), (21, 27)]


def test_only_wanted_sentences_have_a_number() -> None:
    (asked,) = prompts(TEXT, SENTENCES, frozenset({(10, 20)}))
    assert asked.removeprefix(INSTRUCTIONS).splitlines() == ["One here.", "[2] Two there.", "Three."]


def test_nothing_is_asked_where_nothing_is_wanted() -> None:
    assert list(prompts(TEXT, SENTENCES, frozenset())) == []


def test_a_long_article_is_asked_for_in_parts_and_only_those_that_want_something() -> None:
    text = "word " * MOST_CHARACTERS
    sentences = [(start, start + 2500) for start in range(0, len(text), 2500)]
    wanted = frozenset(sentences[:3])
    asked = list(prompts(text, sentences, wanted))
    assert ["[" + str(n) + "] " in "".join(asked) for n in range(1, 5)] == [True, True, True, False]
    assert len(asked) == 2 and all(len(each) <= len(INSTRUCTIONS) + MOST_CHARACTERS + 100 for each in asked)


def test_an_answer_may_stand_among_other_words() -> None:
    answer = (
        'Here:\n```json\n{"statements": [{"sentence": 2, "source": null, "cue": "is said", "content": ["a", "b"]}]}```'
    )
    assert proposals(answer) == [Proposal(2, (), ("is said",), ("a", "b"))]


@pytest.mark.parametrize(
    "answer", ["", "no", "{", '{"statements": 3}', '{"found": []}', "[" * 100_000, '{"statements":']
)
def test_what_is_no_such_json_is_an_error(answer: str) -> None:
    with pytest.raises(ModelError, match="not the JSON"):
        proposals(answer)


@pytest.mark.parametrize(
    "given",
    [
        "3",
        '{"sentence": "1", "source": "a", "cue": "b", "content": "c"}',
        '{"sentence": 1, "source": 7, "cue": "b", "content": "c"}',
        '{"sentence": 1, "source": "a", "cue": "", "content": "c"}',
        '{"sentence": 1, "source": "a", "cue": "b"}',
        '{"sentence": 1, "source": "a", "cue": "b", "content": [["c"]]}',
    ],
)
def test_what_has_not_the_shape_of_a_proposal_is_none(given: str) -> None:
    assert proposals('{"statements": [' + given + "]}") == [None]


def test_an_answer_with_more_proposals_than_can_be_is_an_error() -> None:
    with pytest.raises(ModelError, match="501 statements at once"):
        proposals('{"statements": [' + ",".join(["1"] * (MOST_PROPOSALS + 1)) + "]}")
