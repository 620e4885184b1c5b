"""Models behind Anthropic's messages API."""

from __future__ import annotations

from typing import Any

from reportedly.llm.model import ModelError
from reportedly.llm.wire import Patience, Wire

URL = "https://api.anthropic.com"
KEY = "ANTHROPIC_API_KEY"
VERSION = "2023-06-01"
MOST_TOKENS = 8000
"""Tokens of an answer, which the API wants to be told."""
ENDS = frozenset({"end_turn", "stop_sequence"})
"""How an answer ends that is whole."""


class Anthropic:
    """One model at one address."""

    def __init__(self, model: str, url: str, key: str | None, patience: Patience) -> None:
        self.name = f"anthropic:{model}"
        self.where = url
        self._model = model
        headers = {"anthropic-version": VERSION, **({"x-api-key": key} if key else {})}
        self._wire = Wire(f"{url.rstrip('/')}/v1/messages", headers, patience)

    def ask(self, prompt: str) -> str:
        """The model's answer. Raises ModelError where it gives none."""
        messages = [{"role": "user", "content": prompt}]
        return text_of(self._wire.post({"model": self._model, "max_tokens": MOST_TOKENS, "messages": messages}))


def text_of(got: Any) -> str:
    """The text of an answer. Raises ModelError where it is refused, cut off or no answer."""
    try:
        ended = got.get("stop_reason")
        texts = [part["text"] for part in got["content"] if part.get("type") == "text"]
        text = "".join(texts)
    except (KeyError, TypeError, AttributeError):
        raise ModelError("its server's answer is none of this API") from None
    if ended == "refusal":
        raise ModelError("it refuses to answer")
    if ended not in ENDS:
        raise ModelError(f"its answer is cut off ({str(ended)[:40]})")
    if not texts:
        raise ModelError("its answer holds no text")
    return text
