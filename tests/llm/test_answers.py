from pathlib import Path

import pytest

from reportedly.llm.answers import Answers, AnswersError
from reportedly.llm.opening import named


def test_an_answer_is_found_under_its_model_address_and_prompt_alone(tmp_path: Path) -> None:
    answers = Answers(tmp_path / "new" / "answers.sqlite")
    one = named("openai:one", "http://localhost:1", {})
    answers.put(one, "?", "!")
    assert Answers(tmp_path / "new" / "answers.sqlite").get(one, "?") == "!"
    assert answers.get(one, "? ") is None
    assert answers.get(named("openai:two", "http://localhost:1", {}), "?") is None
    assert answers.get(named("openai:one", "http://localhost:2", {}), "?") is None


def test_a_file_that_cannot_hold_answers_is_told(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no database " * 100, encoding="utf-8")
    for path in (tmp_path / "text", tmp_path, tmp_path / "text" / "below"):
        with pytest.raises(AnswersError, match=r"answers can't be kept here .*name another file"):
            Answers(path)
