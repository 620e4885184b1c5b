from typing import Any

import pytest

from reportedly.llm.model import Model, ModelError
from reportedly.llm.opening import named
from reportedly.llm.wire import MOST_BYTES, Patience
from tests.llm.standin import StandIn, Turn, serving

KEYS = {"OPENAI_API_KEY": "sk-1", "ANTHROPIC_API_KEY": "sk-2"}
APIS = ("openai", "anthropic")


def model(api: str, server: StandIn, seconds: float = 5, slept: list[float] | None = None) -> Model:
    return named(
        f"{api}:small", server.base(api), KEYS, Patience(seconds, sleep=([] if slept is None else slept).append)
    )


@pytest.mark.parametrize("api", APIS)
def test_a_prompt_in_and_a_text_out(api: str) -> None:
    with serving(Turn("so it is")) as server:
        assert model(api, server).ask("Is it?") == "so it is"
    assert server.prompts == ["Is it?"] and server.bodies[0]["model"] == "small"


@pytest.mark.parametrize(
    ("api", "path", "head", "value"),
    [
        ("openai", "/v1/chat/completions", "authorization", "Bearer sk-1"),
        ("anthropic", "/v1/messages", "x-api-key", "sk-2"),
    ],
)
def test_each_api_is_asked_where_and_how_it_wants(api: str, path: str, head: str, value: str) -> None:
    with serving() as server:
        model(api, server).ask("?")
    assert server.paths == [path] and server.heads[0][head] == value


REFUSALS: list[tuple[str, Any, str]] = [
    ("openai", {"choices": [{"message": {"content": None, "refusal": "no"}}]}, "refuses"),
    ("openai", {"choices": [{"message": {"content": ""}, "finish_reason": "content_filter"}]}, "refuses"),
    ("openai", {"choices": [{"message": {"content": "{"}, "finish_reason": "length"}]}, "cut off"),
    ("openai", {"choices": [{"message": {"content": None}, "finish_reason": "stop"}]}, "no text"),
    ("openai", {"choices": []}, "none of this API"),
    ("openai", ["?"], "none of this API"),
    ("anthropic", {"content": [], "stop_reason": "refusal"}, "refuses"),
    ("anthropic", {"content": [{"type": "text", "text": "{"}], "stop_reason": "max_tokens"}, "cut off"),
    ("anthropic", {"content": [], "stop_reason": "end_turn"}, "no text"),
    ("anthropic", {"type": "message"}, "none of this API"),
]


@pytest.mark.parametrize(("api", "body", "why"), REFUSALS)
def test_what_is_no_whole_answer_is_told_as_what_it_is(api: str, body: Any, why: str) -> None:
    with serving(Turn(body=body)) as server, pytest.raises(ModelError, match=why):
        model(api, server).ask("?")


@pytest.mark.parametrize("api", APIS)
def test_a_busy_server_is_asked_again_after_the_wait_it_names(api: str) -> None:
    slept: list[float] = []
    with serving(Turn(status=429, headers={"Retry-After": "7"}), Turn(status=503), Turn("well")) as server:
        assert model(api, server, slept=slept).ask("?") == "well"
    assert slept == [7, 1] and len(server.bodies) == 3


def test_a_server_that_stays_busy_or_wants_a_long_wait_is_left_alone() -> None:
    with serving(Turn(status=429)) as server, pytest.raises(ModelError, match="429"):
        model("openai", server).ask("?")
    assert len(server.bodies) == 3
    with serving(Turn(status=429, headers={"Retry-After": "3600"})) as server, pytest.raises(ModelError) as told:
        model("openai", server).ask("?")
    assert len(server.bodies) == 1 and told.value.lasting


def test_a_server_that_refuses_is_quoted_and_not_asked_again() -> None:
    with serving(Turn(status=401, raw=b"bad\n key")) as server, pytest.raises(ModelError, match="401: bad key") as told:
        model("anthropic", server).ask("?")
    assert len(server.bodies) == 1 and told.value.lasting


def test_a_redirect_is_not_followed() -> None:
    with serving(Turn("x")) as other, serving(Turn(status=307, headers={"Location": other.url})) as server:
        with pytest.raises(ModelError, match="307"):
            model("openai", server).ask("?")
        assert other.bodies == []


def test_an_answer_that_takes_too_long_is_too_long_or_is_no_json() -> None:
    with serving(Turn(delay=0.5)) as server, pytest.raises(ModelError, match=r"within 0\.05 seconds"):
        model("openai", server, seconds=0.05).ask("?")
    with serving(Turn(raw=b" " * (MOST_BYTES + 1))) as server, pytest.raises(ModelError, match="longer than"):
        model("openai", server).ask("?")
    with serving(Turn(raw=b"<html>")) as server, pytest.raises(ModelError, match="no JSON"):
        model("openai", server).ask("?")


def test_a_server_that_is_not_there() -> None:
    with serving() as server:
        gone = model("openai", server)
    with pytest.raises(ModelError, match="can't be reached"):
        gone.ask("?")


@pytest.mark.parametrize(
    ("name", "url", "keys", "why"),
    [
        ("small", None, KEYS, "names no model"),
        ("openai:", None, KEYS, "names no model"),
        ("other:small", None, KEYS, "names no model"),
        ("openai:small", None, {}, "OPENAI_API_KEY is not set"),
        ("anthropic:small", None, {}, "ANTHROPIC_API_KEY is not set"),
        ("openai:small", None, {"OPENAI_API_KEY": "a\nb"}, "what no key does"),
        ("openai:small", "ftp://models.example", {}, "no address of a server"),
        ("openai:small", "models.example", {}, "no address of a server"),
        ("openai:small", "https://me:pass@models.example", {}, "no user"),
        ("openai:small", "http://models.example/v1", KEYS, "in the open"),
    ],
)
def test_a_model_that_cannot_be_asked_is_told_why(name: str, url: str | None, keys: dict[str, str], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        named(name, url, keys)


def test_a_server_of_ones_own_needs_no_key() -> None:
    with serving() as server:
        named("openai:small", server.base("openai"), {}).ask("?")
    assert server.heads[0]["authorization"] is None
