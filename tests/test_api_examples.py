"""The examples of docs/api.md and the notebook, run as they stand; what is printed under one is what it prints."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.language.encoder import MODEL, weights_folder

DOCS = Path(__file__).parent.parent / "docs"
NOTEBOOK = DOCS / "examples" / "who_counted_how_many.ipynb"
EXAMPLE = re.compile(r"```python\n(.*?)```\n(?:\n```text\n(.*?)```\n)?", re.DOTALL)

pytestmark = pytest.mark.skipif(
    not (weights_folder() / MODEL).exists(), reason="the weights are not here, as a test that fails says"
)


def test_every_example_of_the_page_prints_what_stands_under_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    found: dict[str, Any] = {}
    for example in EXAMPLE.finditer(page):
        line = page[: example.start()].count("\n") + 1
        exec(compile("\n" * line + example[1], "docs/api.md", "exec"), found)
        assert capsys.readouterr().out == (example[2] or ""), f"the example of line {line}"


def cells() -> Iterator[str]:
    for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            yield "".join(cell["source"])


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """What the notebook's names hold when its cells were run from the top, with plots drawn and not shown."""
    matplotlib = pytest.importorskip("matplotlib", reason="the notebook needs it")
    monkeypatch.chdir(NOTEBOOK.parent)
    matplotlib.use("Agg")
    pyplot = pytest.importorskip("matplotlib.pyplot")
    found: dict[str, Any] = {}
    with warnings.catch_warnings():
        # That it draws on nothing is what is wanted here; any other warning is an error, as in every test.
        warnings.filterwarnings("ignore", "FigureCanvasAgg is non-interactive", UserWarning)
        for number, cell in enumerate(cells(), 1):
            exec(compile(cell, f"{NOTEBOOK.name}, code cell {number}", "exec"), found)
    yield found
    pyplot.close("all")


def test_the_notebook_runs_and_answers_its_questions(notebook: dict[str, Any]) -> None:
    tolls, denials = notebook["tolls"], notebook["denials"]
    office = tolls[tolls["claimant"].str.contains("Prosecutor|Baku")]
    assert [*office["low"]][:3] == [14, 19, 21] and set(office["side"]) == {"Azerbaijan"}
    assert "Armenia" in set(denials["side"])
    assert "asserted-denied" in set(notebook["contradictions"]["kind"])
    assert len(notebook["axes"].lines) == tolls["claimant"].nunique()


def test_the_notebook_is_kept_without_outputs() -> None:
    kept = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in kept)
