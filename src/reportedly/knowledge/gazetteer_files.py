"""Where gazetteer files lie: the shipped one, unpacked into the user's cache at first use, and those that a user adds.

Invariant: the unpacked file is moved into place whole, under a name made of what it was packed from, so that two
processes may unpack at once and a new version never reads an old file.
"""

from __future__ import annotations

import atexit
import lzma
import os
import shutil
import sys
from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import NamedTemporaryFile, mkdtemp

PACKED = "gazetteer.sqlite.xz"
TAIL = 64
"""Bytes at the end of the packed file: they hold the check sum and the sizes of all that stands before."""
PIECE = 1 << 20


class GazetteerError(OSError):
    """The gazetteer cannot be read or written; the message says why and what to do."""


def cache_folder(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> Path:
    """The user's folder for what can be made again."""
    environment = os.environ if environment is None else environment
    if chosen := environment.get("XDG_CACHE_HOME"):
        return Path(chosen) / "reportedly"
    if platform == "darwin":
        return Path.home() / "Library" / "Caches" / "reportedly"
    if platform == "win32" and (local := environment.get("LOCALAPPDATA")):
        return Path(local) / "reportedly" / "cache"
    return Path.home() / ".cache" / "reportedly"


def added_folder(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> Path:
    """The user's folder for the countries that were added: one file a country."""
    environment = os.environ if environment is None else environment
    if chosen := environment.get("XDG_DATA_HOME"):
        return Path(chosen) / "reportedly" / "gazetteer"
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "reportedly" / "gazetteer"
    if platform == "win32" and (local := environment.get("LOCALAPPDATA")):
        return Path(local) / "reportedly" / "gazetteer"
    return Path.home() / ".local" / "share" / "reportedly" / "gazetteer"


def added_files() -> tuple[Path, ...]:
    """The files of the countries that the user added, by name."""
    return tuple(sorted(added_folder().glob("*.sqlite")))


def shipped_file() -> Path:
    """The shipped gazetteer, unpacked now if it is not. Raises GazetteerError where it cannot be.

    Where the cache cannot be written, it is unpacked for this process alone.
    """
    with as_file(files("reportedly.knowledge") / PACKED) as packed:
        try:
            return unpacked(packed, cache_folder())
        except GazetteerError as error:
            if not isinstance(error.__cause__, OSError) or isinstance(error.__cause__, FileNotFoundError):
                raise
            own = mkdtemp(prefix="reportedly-")
            atexit.register(shutil.rmtree, own, ignore_errors=True)
            return unpacked(packed, Path(own))


def unpacked(packed: Path, folder: Path) -> Path:
    """The unpacked file in a folder, made if it is not there. Raises GazetteerError where it cannot be made."""
    try:
        with packed.open("rb") as file:
            file.seek(-TAIL, os.SEEK_END)
            mark = sha256(file.read()).hexdigest()[:12]
    except OSError as error:
        raise GazetteerError(f"no gazetteer at {packed}: install reportedly again, or build it ({error})") from error
    target = folder / f"gazetteer-{mark}.sqlite"
    if target.exists():
        return target
    part: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with lzma.open(packed) as source, NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as sink:
            part = Path(sink.name)
            while piece := source.read(PIECE):
                sink.write(piece)
        part.replace(target)
    except lzma.LZMAError as error:
        raise GazetteerError(f"the gazetteer at {packed} is damaged: install reportedly again ({error})") from error
    except OSError as error:
        raise GazetteerError(
            f"the gazetteer (about 40 MB) cannot be unpacked into {folder}: {error.strerror or error}. "
            "Set XDG_CACHE_HOME to a folder that can be written."
        ) from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)
    return target
