"""A conflict file: who is on which side, as an analyst declares it, in TOML.

    name = "The war of 2020"
    from = 2020-09-27
    to = 2020-11-10

    [sides.Veldia]
    members = ["VEL", "VEL.PRM:guard", "Veldian Herald"]

Invariant: what is loaded has no actor on two sides, and every id in it has the form of one.
Source of the rule: codebook, Actor (a side is declared by the analyst).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from reportedly.accounts.model import Side
from reportedly.accounts.sides import is_id
from reportedly.accounts.voices import country_name
from reportedly.knowledge.who import folded

KEYS = {"name", "from", "to", "sides"}
SIDE_KEYS = {"members", "note"}
TRANSNATIONAL = frozenset("UNO EUR IGO NGO IMG".split())
ID = re.compile(r"[A-Z]{3}(?:\.[A-Z]{3})*(?::[a-z0-9-]+)?|unresolved:[\w-]+")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict with its sides; it lasts from `first` to `last`, both None where open."""

    name: str
    first: date | None
    last: date | None
    sides: tuple[Side, ...]


class ConflictError(ValueError):
    """A conflict file that cannot be used: which file, which key, what to do."""


def load(path: Path) -> Conflict:
    """The conflict that a file declares. Raises ConflictError where it is none, OSError where it cannot be read."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConflictError(f"{path}: not TOML in UTF-8 ({error}); see docs/account.md for an example") from None
    try:
        return conflict(data)
    except ConflictError as error:
        raise ConflictError(f"{path}: {error}") from None


def conflict(data: Mapping[str, Any]) -> Conflict:
    """The conflict of a file's data. Raises ConflictError."""
    known(data, KEYS, "")
    name = data.get("name")
    if not isinstance(name, str) or not name.strip():
        raise ConflictError('name: missing; write name = "..." in the first line')
    tables = data.get("sides")
    if not isinstance(tables, dict) or len(tables) < 2:
        raise ConflictError("sides: a conflict has two sides or more; write a table [sides.NAME] for each")
    sides = tuple(side(called, table) for called, table in tables.items())
    apart(sides)
    first, last = day(data, "from"), day(data, "to")
    if first and last and last < first:
        raise ConflictError(f"to: {last} is before from, {first}; exchange them")
    return Conflict(name.strip(), first, last, sides)


def known(data: Mapping[str, Any], keys: set[str], where: str) -> None:
    """Nothing, where all keys are known. Raises ConflictError at the first that is not."""
    for key in data:
        if key not in keys:
            raise ConflictError(f"{where}{key}: unknown key; remove it or use one of {', '.join(sorted(keys))}")


def side(name: str, table: Any) -> Side:
    """One side of the file."""
    if not isinstance(table, dict):
        raise ConflictError(f"sides.{name}: not a table; write [sides.{name}] with members = [...] under it")
    known(table, SIDE_KEYS, f"sides.{name}.")
    members = table.get("members")
    if not isinstance(members, list) or not members or not all(isinstance(each, str) and each for each in members):
        raise ConflictError(f'sides.{name}.members: write a list of ids or names, such as ["AZE", "AZE.MIL"]')
    for member in members:
        sound(member, f"sides.{name}.members")
    return Side(name, tuple(members), inferred=False, basis=(f"declared: {name}",))


def sound(member: str, where: str) -> None:
    """Nothing, where a member is a name or has the form of an id. Raises ConflictError where it looks like a bad id."""
    if is_id(member) and not ID.fullmatch(member):
        raise ConflictError(f"{where}: {member!r} is no id; ids are such as AZE, AZE.MIL or SYR.REB:islamic-front")
    code = member[:3]
    if is_id(member) and not member.startswith("unresolved:") and not country_name(code) and code not in TRANSNATIONAL:
        raise ConflictError(f"{where}: {member!r} begins with {code}, which is no ISO 3166-1 alpha-3 code that we know")


def apart(sides: tuple[Side, ...]) -> None:
    """Nothing, where no member is in two sides or twice in one. Raises ConflictError."""
    seen: dict[str, str] = {}
    for each in sides:
        for member in each.members:
            key = member if is_id(member) else folded(member)
            if key in seen:
                raise ConflictError(f"sides.{each.name}.members: {member!r} is in {seen[key]} too; keep it in one side")
            seen[key] = each.name


def day(data: Mapping[str, Any], key: str) -> date | None:
    """The date under a key, a TOML date or the same in quotation marks; None where there is none."""
    value = data.get(key)
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ConflictError(f"{key}: {value!r} is no date; write it as 2020-09-27") from None
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    raise ConflictError(f"{key}: {value!r} is no date; write it as 2020-09-27")
