"""Models behind the chat completions API of OpenAI, which llama.cpp, vLLM, Ollama and others speak too."""

from __future__ import annotations

from typing import Any

from reportedly.llm.model import ModelError
from reportedly.llm.wire import Patience, Wire

URL = "https://api.openai.com/v1"
KEY = "OPENAI_API_KEY"
ENDS = frozenset({"stop", None})
"""How an answer ends that is whole."""


class OpenAI:
    """One model at one address. The key may be None for servers that ask for none."""

    def __init__(self, model: str, url: str, key: str | None, patience: Patience) -> None:
        self.name = f"openai:{model}"
        self.where = url
        self._model = model
        headers = {"authorization": f"Bearer {key}"} if key else {}
        self._wire = Wire(f"{url.rstrip('/')}/chat/completions", headers, patience)

    def ask(self, prompt: str) -> str:
        """The model's answer. Raises ModelError where it gives none."""
        got = self._wire.post({"model": self._model, "messages": [{"role": "user", "content": prompt}]})
        return text_of(got)


def text_of(got: Any) -> str:
    """The text of an answer. Raises ModelError where it is refused, cut off or no answer."""
    try:
        choice = got["choices"][0]
        message, ended = choice["message"], choice.get("finish_reason")
        text, refused = message.get("content"), message.get("refusal")
    except (KeyError, IndexError, TypeError, AttributeError):
        raise ModelError("its server's answer is none of this API") from None
    if refused or ended == "content_filter":
        raise ModelError("it refuses to answer")
    if ended not in ENDS:
        raise ModelError(f"its answer is cut off ({str(ended)[:40]})")
    if not isinstance(text, str):
        raise ModelError("its answer holds no text")
    return text
