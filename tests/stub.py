"""An encoder that knows nothing: for tests of what stands around it, which need no weights."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from types import ModuleType

from reportedly.language.parse import Parse
from reportedly.model import Article


class Encoder:
    """Finds nothing in any article, and remembers in which groups they came."""

    def __init__(self) -> None:
        self.groups: list[list[str]] = []

    def parse(self, articles: Sequence[Article]) -> list[Parse]:
        self.groups.append([a.id for a in articles])
        return [Parse(a.text, (), (), (), ()) for a in articles]


def module() -> ModuleType:
    """Stands in for `reportedly.language.encoder`."""
    made = ModuleType("reportedly.language.encoder")
    made.Encoder = Encoder  # type: ignore[attr-defined]
    return made


class Missing:
    """An encoder whose weights are not there."""

    def __init__(self) -> None:
        raise FileNotFoundError("no encoder weights: run `make train`")


class Broken:
    """An encoder that cannot be made, through a fault of ours."""

    def __init__(self, _: str) -> None: ...


def main() -> None:
    """The command line with this encoder, or the one that WEIGHTS names; for tests that need a process of their own."""
    stand_in = module()
    stand_in.Encoder = {"missing": Missing, "broken": Broken}.get(os.environ.get("WEIGHTS", ""), Encoder)  # type: ignore[attr-defined]
    sys.modules["reportedly.language.encoder"] = stand_in
    from reportedly.cli.main import main as command

    command()


if __name__ == "__main__":
    main()
