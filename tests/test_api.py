import subprocess
import sys

import pytest

import reportedly

HEAVY = ("numpy", "onnxruntime", "tokenizers", "trafilatura", "lxml", "rich")


def test_all_holds_every_public_name_and_no_other() -> None:
    homes = {name for names in reportedly.HOMES.values() for name in names}
    assert set(reportedly.__all__) == homes | {"__version__"}
    assert reportedly.__all__ == sorted(reportedly.__all__)
    assert dir(reportedly) == sorted(reportedly.__all__)


@pytest.mark.parametrize("name", reportedly.__all__)
def test_every_public_name_can_be_imported(name: str) -> None:
    assert getattr(reportedly, name) is not None


def test_a_name_that_is_not_public_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        getattr(reportedly, "nonsense")  # noqa: B009 - mypy would refuse the attribute


def test_importing_the_package_and_the_command_loads_nothing_heavy() -> None:
    code = f"import sys, reportedly.cli.main; print(sorted(set(sys.modules) & set({HEAVY!r})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
