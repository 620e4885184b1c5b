"""A language model as we see it: a prompt in, a text out."""

from __future__ import annotations

from typing import Protocol


class ModelError(Exception):
    """The model gave no answer that can be used; the message says why. `lasting` where asking again is in vain."""

    def __init__(self, reason: str, *, lasting: bool = False) -> None:
        super().__init__(reason)
        self.lasting = lasting


class Model(Protocol):
    """Whatever answers prompts: one of our two adapters, or anything else that keeps to this."""

    @property
    def name(self) -> str:
        """What answers, as reports name it: `openai:MODEL`."""

    @property
    def where(self) -> str:
        """The address that is asked: models of one name at two addresses are two."""

    def ask(self, prompt: str) -> str:
        """The model's answer. Raises ModelError where it gives none."""
