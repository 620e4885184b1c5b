"""A worker whose reading hangs or ends the process where a text asks for it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportedly.articles.items import Received
from reportedly.cluster import worker
from reportedly.model import Report
from reportedly.reader import Reader


class Troubled(Reader):
    def read_many(self, items: Iterable[str | object]) -> Iterator[Report]:
        for item in items:
            assert isinstance(item, Received)
            if "HANG" in item.article.text:
                time.sleep(600)
            if "DIE ONCE" in item.article.text and not Path("died").exists():
                Path("died").touch()
                os._exit(9)
            if "DIE ALWAYS" in item.article.text:
                os._exit(9)
            yield Report(item.article)


def main() -> None:
    if "no-start" in sys.argv:
        sys.exit(4)
    worker.Reader = Troubled  # type: ignore[attr-defined]
    worker.main()


if __name__ == "__main__":
    main()
