"""Reportedly reads conflict news and keeps who says what happened.

The public API, in one place. Names are imported when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.chain import source_chain
    from reportedly.model import (
        Actor,
        Article,
        Block,
        Candidate,
        Event,
        Figure,
        Participant,
        Party,
        Place,
        Report,
        Span,
        Spans,
        Statement,
        Time,
    )
    from reportedly.reader import Reader, ReadOptions, read
    from reportedly.report import from_json, from_line, to_json, to_line

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Article",
    "Block",
    "Candidate",
    "Event",
    "Figure",
    "Participant",
    "Party",
    "Place",
    "ReadOptions",
    "Reader",
    "Report",
    "Span",
    "Spans",
    "Statement",
    "Time",
    "__version__",
    "from_json",
    "from_line",
    "read",
    "source_chain",
    "to_json",
    "to_line",
]

HOMES = {
    "reportedly.chain": ("source_chain",),
    "reportedly.model": (
        "Actor",
        "Article",
        "Block",
        "Candidate",
        "Event",
        "Figure",
        "Participant",
        "Party",
        "Place",
        "Report",
        "Span",
        "Spans",
        "Statement",
        "Time",
    ),
    "reportedly.reader": ("ReadOptions", "Reader", "read"),
    "reportedly.report": ("from_json", "from_line", "to_json", "to_line"),
}
"""The module that each public name lives in."""


def __getattr__(name: str) -> object:
    """The public name, from its module (PEP 562). Raises AttributeError where it is not public."""
    for module, names in HOMES.items():
        if name in names:
            return getattr(importlib.import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
