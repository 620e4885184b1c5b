"""The figures of the methodology and of the comparison are those that were measured."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOLD = re.compile(r"^\|[^|\n]+\| `([^`|]+)` \| ([^|]+) \|", re.MULTILINE)


@pytest.mark.parametrize(("page", "least"), [("methodology", 50), ("comparison", 5)])
def test_every_figure_beside_the_name_of_a_row_is_that_of_the_row_in_the_results(page: str, least: int) -> None:
    held = json.loads((ROOT / "bench" / "results.json").read_text(encoding="utf-8"))["tables"].values()
    measured = {row[0]: row[2] for table in held for row in table["shown"][1:]}
    told = dict(TOLD.findall((ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")))
    assert len(told) >= least
    assert {row: (figure, measured.get(row)) for row, figure in told.items() if figure != measured.get(row)} == {}
