"""An encoder that knows nothing: for tests of what stands around it, which need no weights."""

from __future__ import annotations

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


def main() -> None:
    """The command line with this encoder; for tests that need a process of their own."""
    sys.modules["reportedly.language.encoder"] = module()
    from reportedly.cli.main import main as command

    command()


if __name__ == "__main__":
    main()
