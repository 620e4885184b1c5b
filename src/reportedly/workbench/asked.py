"""What a view can be asked: its parameters, held to their kinds before any view sees them.

Invariant: a view gets a value for every parameter that it names, of the parameter's kind, or None; anything else in an
address is refused with the name of what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

LONGEST = 500
"""A value is no longer than this."""
DEGREES = r"-?[0-9]{1,3}(\.[0-9]{1,15})?"
BOX = f"^{DEGREES}(,{DEGREES}){{3}}$"


class AskedError(ValueError):
    """A parameter is unknown, or its value is none that it can have: which, and what it can be."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a view: its name in an address, what it means, and what its values are.

    `schema` is the JSON Schema of a value, as OpenAPI has it; `parse` makes the value from text and raises ValueError.
    """

    name: str
    meaning: str
    schema: Mapping[str, Any]
    parse: Callable[[str], Any] = str
    default: Any = None
    required: bool = False


def text(name: str, meaning: str, *, required: bool = False) -> Parameter:
    """A parameter that takes any text."""
    something = {"minLength": 1, "pattern": r"\S"} if required else {}
    return Parameter(name, meaning, {"type": "string", "maxLength": LONGEST, **something}, required=required)


def choice(name: str, meaning: str, values: Iterable[str], default: str | None = None) -> Parameter:
    """A parameter that takes one of some words."""
    known = tuple(values)

    def parse(value: str) -> str:
        if value not in known:
            raise ValueError(f"it can be {', '.join(known)}")
        return value

    return Parameter(name, meaning, {"type": "string", "enum": list(known)}, parse, default)


def whole(name: str, meaning: str, least: int, most: int, default: int | None = None) -> Parameter:
    """A parameter that takes a whole number."""

    def parse(value: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,19}", value) or not least <= int(value) <= most:
            raise ValueError(f"it is a whole number from {least} to {most}")
        return int(value)

    return Parameter(name, meaning, {"type": "integer", "minimum": least, "maximum": most}, parse, default)


def day(name: str, meaning: str) -> Parameter:
    """A parameter that takes a day."""

    def parse(value: str) -> date:
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError("it is a day, such as 2020-10-28") from None

    return Parameter(name, meaning, {"type": "string", "format": "date"}, parse)


def box(name: str, meaning: str) -> Parameter:
    """A parameter that takes a box of degrees: west, south, east and north."""

    def parse(value: str) -> tuple[float, ...]:
        try:
            west, south, east, north = (float(each) for each in value.split(","))
        except ValueError:
            raise ValueError("it is four numbers with commas: west,south,east,north in degrees") from None
        if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
            raise ValueError("west and east lie between -180 and 180, south and north between -90 and 90, south first")
        return west, south, east, north

    return Parameter(name, meaning, {"type": "string", "pattern": BOX}, parse)


def values(parameters: Iterable[Parameter], query: Mapping[str, str]) -> dict[str, Any]:
    """A value for each parameter. Raises AskedError for one that is unknown or missing, or a value that is none."""
    known = {each.name: each for each in parameters}
    for name in query:
        if name not in known:
            raise AskedError(f"there is no parameter {name[:40]!r} here; there are {', '.join(known) or 'none'}")
    return {name: value(each, query.get(name)) for name, each in known.items()}


def value(parameter: Parameter, given: str | None) -> Any:
    """The value of one parameter; an empty one is as good as none."""
    if given is None or not given.strip():
        if parameter.required:
            raise AskedError(f"{parameter.name} is missing: {parameter.meaning}")
        return parameter.default
    if len(given) > LONGEST:
        raise AskedError(f"{parameter.name} is longer than {LONGEST} characters")
    try:
        return parameter.parse(given.strip())
    except ValueError as error:
        raise AskedError(f"{parameter.name}: {given[:60]!r} will not do; {error}") from None
