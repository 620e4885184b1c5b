"""The house rules: what may not be in the repository, and how large its pieces may grow."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder

import reportedly

ROOT = Path(__file__).parent.parent
SOURCES = sorted(p for folder in ("src", "bench", "training") for p in (ROOT / folder).rglob("*.py"))
PINS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LIBRARY = frozenset(sys.stdlib_module_names)
# Names under which a package is imported, where it is not its own.
IMPORTED_AS = {"charset-normalizer": "charset_normalizer"}
# What Starlette imports for us, and declares as optional: sessions and forms.
BY_STARLETTE = {"itsdangerous", "python-multipart"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_stay_under_600_lines_and_functions_under_60(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") < 600
    functions = (n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    assert {
        f.name: f.end_lineno - f.lineno + 1 for f in functions if f.end_lineno and f.end_lineno - f.lineno >= 60
    } == {}


@pytest.mark.parametrize("path", PINS, ids=lambda p: p.name)
def test_pins_are_names_versions_and_hashes_and_name_no_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    assert "://" not in text and not re.search(r"^\s*-", text, re.MULTILINE)
    for line in text.splitlines():
        pin = re.match(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line)
        assert pin, line
        assert ("--hash=sha256:" in line) == (path.name != "torch.txt"), line


def test_the_program_imports_what_it_declares_and_declares_what_it_imports() -> None:
    declared = {re.split(r"[<>=\[ ]", d)[0] for d in PROJECT["project"]["dependencies"]}
    imported = {
        name.split(".")[0]
        for path in (ROOT / "src").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in names_of(node)
    }
    extras = PROJECT["project"]["optional-dependencies"].values()
    optional = {re.split(r"[<>=\[ ]", each)[0] for extra in extras for each in extra}
    optional |= {"py4j"}  # it comes with pyspark
    assert imported - LIBRARY - optional - {"reportedly"} == {IMPORTED_AS.get(d, d) for d in declared - BY_STARLETTE}


def names_of(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []


def test_torch_comes_alone_and_all_that_it_needs_is_pinned_with_hashes() -> None:
    recipes = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    assert all("--no-deps" in line or "PIP_FLAGS" in line for line in recipes if " -r requirements" in line)
    pinned = (ROOT / "requirements" / "train.txt").read_text(encoding="utf-8")
    needs = [re.split(r"[<>=]", need)[0] for need in PROJECT["dependency-groups"]["torch-needs"]]
    assert [need for need in needs if not re.search(rf"^{need}==", pinned, re.MULTILINE)] == []


def test_a_source_distribution_holds_all_that_make_needs() -> None:
    held = {file.distribution_path for file in SdistBuilder(str(ROOT)).recurse_included_files()}
    tracked = ("src", "training", "bench", "tests", "docs", "demo", "requirements")
    wanted = {
        str(path.relative_to(ROOT))
        for folder in tracked
        for path in (ROOT / folder).rglob("*.*")
        if path.suffix in (".py", ".md", ".txt", ".html", ".js", ".css", ".onnx", ".png")
        and not {"work", "__pycache__"} & set(path.parts)
    }
    wanted |= {"Makefile", ".ci/run", "CONTRIBUTING.md", "CHANGELOG.md", "mkdocs.yml"}  # hatch adds the others itself
    assert {path for path in wanted - held if not path.endswith(".float.onnx")} == set()


@pytest.mark.parametrize(("code", "make"), [(0, 0), (1, 0), (2, 2), (3, 2)])
def test_make_demo_fails_where_reading_fails_and_not_over_warnings(code: int, make: int, tmp_path: Path) -> None:
    stand_in = tmp_path / "reportedly"
    stand_in.write_text(f'#!/bin/sh\ntest "$1" = serve || exit {code}\n', encoding="utf-8")
    stand_in.chmod(0o755)
    done = subprocess.run(
        ["make", "-o", ".venv/stamp", "demo", f"BIN={tmp_path}"], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == make, done.stderr.decode()


def test_every_dependency_is_pinned() -> None:
    pinned = re.findall(
        r"^([a-z0-9._-]+)==", (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {re.split(r"[<>=\[ ]", d)[0] for d in PROJECT["project"]["dependencies"]} <= set(pinned)


def test_the_version_stands_in_the_changelog() -> None:
    assert f"## {reportedly.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
