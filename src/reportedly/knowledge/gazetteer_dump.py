"""A GeoNames country dump (`XX.zip`, `XX.txt`) built into a gazetteer file of the user's.

Invariant: a file holds one country and is named for it, so that adding a country again replaces it. The dump is read
line by line. The columns are those of GeoNames' readme: 19 cells, parted by tabs.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import IO

from reportedly.knowledge import tables
from reportedly.knowledge.gazetteer_build import Row, code_like, write
from reportedly.knowledge.gazetteer_files import GazetteerError, added_folder

CELLS = 19
LONGEST_LINE = 1 << 20
LEFT_OUT = frozenset("RU")
"""Feature classes that are left out: roads, and what lies under the sea."""
FIRST, SECOND = "ADM1", "ADM2"


@dataclass
class Dump:
    """A dump as it is read: its country, and the divisions met so far, by code."""

    name: str
    countries: dict[str, str]
    country: str = ""
    divisions: dict[str, str] = field(default_factory=dict)

    def rows(self, lines: Iterator[str]) -> Iterator[Row]:
        """The places, one a line. Raises GazetteerError, naming the line, where they are not a country's dump."""
        for number, line in enumerate(lines, 1):
            if not line.strip("\x00 \r\n\t"):
                continue
            cells = line.rstrip("\r\n").lstrip("\x00 ").split("\t")
            if len(cells) != CELLS:
                raise GazetteerError(
                    f"{self.name}, line {number}: {len(cells)} cells where a country's dump of GeoNames has {CELLS}"
                )
            try:
                row = self.row(cells)
            except ValueError as error:
                raise GazetteerError(f"{self.name}, line {number}: {error}") from error
            if row is not None:
                yield row

    def row(self, cells: list[str]) -> Row | None:
        """The place of one line; None where it is left out. Raises ValueError where the line makes no sense."""
        number, name, _, others, lat, lon, kind, code, country, _, first, second = cells[:12]
        if country not in self.countries:
            raise ValueError(f"{country!r} is no country code")
        iso3 = self.countries[country]
        if self.country and iso3 != self.country:
            raise ValueError(f"a place of {iso3} in the dump of {self.country}: add one country's file at a time")
        self.country = iso3
        if code == FIRST:
            self.divisions[f"{iso3}.{first}"] = name
        if kind in LEFT_OUT or (code.endswith("H") and kind in "AP") or not name:
            return None
        point = (float(lat), float(lon))
        if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
            raise ValueError(f"{lat}, {lon} is no point on Earth")
        names = tuple(each for each in others.split(",") if not code_like(each))
        inner = "" if code == FIRST else second
        return Row(int(number), name, names, *point, iso3, first, inner, f"{kind}.{code}", int(cells[14] or 0))


def add(path: Path, told: Callable[[int], None] = lambda _: None) -> tuple[str, int, Path]:
    """Builds a dump into the user's gazetteer: the country, how many places it has, and the file they are in.

    `told` hears how many bytes were read more. Raises GazetteerError where the file is no country's dump, OSError where
    it cannot be read or the gazetteer cannot be written.
    """
    countries = {row["iso2"]: row["iso3"] for row in tables.rows("country_points.tsv")}
    dump = Dump(path.name, countries)
    with opened(path) as lines:
        rows = dump.rows(counted(lines, told))
        first = next(rows, None)
        if first is None:
            raise GazetteerError(f"{path.name} holds no place")
        target = added_folder() / f"{dump.country}.sqlite"
        try:
            total = write(target, chain((first,), rows), dump.divisions, {"source": path.name})
        except PermissionError as error:
            raise GazetteerError(
                f"the gazetteer of {dump.country} cannot be written to {target.parent}: {error.strerror}. "
                "Set XDG_DATA_HOME to a folder that can be written."
            ) from error
    return dump.country, total, target


@contextmanager
def opened(path: Path) -> Iterator[Iterator[bytes]]:
    """The lines of a dump, packed or not."""
    if path.suffix.lower() != ".zip":
        with path.open("rb") as file:
            yield lines_of(file)
        return
    try:
        with zipfile.ZipFile(path) as folder:
            inside = [item.filename for item in folder.infolist() if item.filename.lower().endswith(".txt")]
            wanted = [name for name in inside if Path(name).name.lower() != "readme.txt"]
            if len(wanted) != 1:
                raise GazetteerError(f"{path.name} holds {len(wanted)} tables where a country's dump has one")
            with folder.open(wanted[0]) as file:
                yield lines_of(file)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise GazetteerError(f"{path.name} cannot be unpacked: {error}") from error


def lines_of(file: IO[bytes]) -> Iterator[bytes]:
    """The lines of a file, none longer than a place's can be."""
    while line := file.readline(LONGEST_LINE):
        yield line


def counted(lines: Iterator[bytes], told: Callable[[int], None]) -> Iterator[str]:
    """The lines as text. Raises GazetteerError where they are not UTF-8."""
    for number, line in enumerate(lines, 1):
        told(len(line))
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError as error:
            raise GazetteerError(f"line {number} is not UTF-8: this is no dump of GeoNames") from error


def size_of(path: Path) -> int:
    """How many bytes of text a dump holds."""
    if path.suffix.lower() != ".zip":
        return path.stat().st_size
    try:
        with zipfile.ZipFile(path) as folder:
            return max((item.file_size for item in folder.infolist()), default=0)
    except zipfile.BadZipFile:
        return 0
