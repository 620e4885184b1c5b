"""By what an article was read: the program, its models, and what a user added to its knowledge.

Invariant: two readings of one article by equal versions are equal (a report is a pure function of these), so that the
record keeps one.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path

import reportedly

GIVEN = "given"
"""The program's name where a report was handed over that doesn't say by what it was made."""
WEIGHTS = ("int8.onnx", ".npz", ".json")
"""How the names of the weights' files end."""
_SAMPLE = 1 << 16


@dataclass(frozen=True, slots=True)
class Version:
    """The program's version, the hash of its models, and the settings that a reading depends on, by name."""

    program: str
    models: str = ""
    settings: tuple[tuple[str, str], ...] = field(default=())

    def __str__(self) -> str:
        return self.program if not self.models else f"{self.program} ({self.models[:8]})"


def ours() -> Version:
    """What we read by: the program's version, the hash of its weights, and the gazetteers that a user added."""
    from reportedly.knowledge.gazetteer_files import added_files

    models = hashlib.sha256()
    with as_file(files("reportedly.language") / "weights") as folder:
        for path in sorted(path for path in folder.iterdir() if path.name.endswith(WEIGHTS)):
            models.update(path.name.encode() + path.read_bytes())
    return Version(
        reportedly.__version__,
        models.hexdigest(),
        tuple((f"gazetteer {path.stem}", sampled(path)) for path in added_files()),
    )


def given() -> Version:
    """What stands for the unknown version of reports that were handed over."""
    return Version(GIVEN)


def sampled(path: Path) -> str:
    """A large file's mark: its size, its first and its last bytes, as a hash."""
    size = path.stat().st_size
    with path.open("rb") as file:
        ends = file.read(_SAMPLE)
        file.seek(max(size - _SAMPLE, 0))
        ends += file.read()
    return f"{size}-{hashlib.sha256(ends).hexdigest()[:16]}"
