"""The answers of models, kept in one SQLite file, so that a second run asks nothing.

Invariant: an answer is found only under the model, its address, the prompt and the text in it, whole: the key is their
hash.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from reportedly.llm.model import Model

TABLE = "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, model TEXT NOT NULL, answer TEXT NOT NULL)"
PATIENCE = 30.0
"""Seconds that one run waits for another to write."""


class AnswersError(OSError):
    """The file of answers can't be read or written; the message says why and what to do."""


class Answers:
    """Kept answers. Every call opens the file anew, so that threads and other runs may use it too."""

    def __init__(self, path: Path) -> None:
        """Makes the file where there is none. Raises AnswersError where it can't be used."""
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._failed(error) from None
        self._run(TABLE)

    def get(self, model: Model, prompt: str) -> str | None:
        """The answer to a prompt, or None where it was not asked for yet."""
        rows = self._run("SELECT answer FROM answers WHERE key = ?", key(model, prompt))
        return str(rows[0][0]) if rows else None

    def put(self, model: Model, prompt: str, answer: str) -> None:
        """Keeps an answer."""
        self._run("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", key(model, prompt), model.name, answer)

    def _run(self, statement: str, *values: str) -> list[tuple[object, ...]]:
        """The rows of a statement, committed."""
        try:
            with closing(sqlite3.connect(self._path, timeout=PATIENCE)) as file, file:
                return file.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise self._failed(error) from None

    def _failed(self, error: Exception) -> AnswersError:
        return AnswersError(f"{self._path}: answers can't be kept here ({error}); name another file (--llm-cache)")


def key(model: Model, prompt: str) -> str:
    """What an answer is found under."""
    return sha256(json.dumps([model.name, model.where, prompt]).encode()).hexdigest()
