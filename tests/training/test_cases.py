"""Our own training cases: the tag format, and that all our files keep to it."""

from pathlib import Path

import pytest

from training.cases import parse_case, read_cases

FOLDER = Path(__file__).parents[2] / "training" / "cases"


def test_tags_become_spans_of_the_bare_text() -> None:
    denied = "<s1>She</s1> <q1 act=deny fact=CT->denied</q1> <c1>hitting <t2>it</t2></c1>"
    case = parse_case("t", f"{denied}, <q2>it was said</q2>. <c2>So</c2>")
    assert case.text == "She denied hitting it, it was said. So"
    assert case.text[slice(*case.statements[1].spans["content"][0])] == "hitting it"
    assert (case.statements[1].act, case.statements[1].fact) == ("deny", "CT-")
    assert case.statements[2].named == "absent"


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        ("<s1>She <q1>said</q1> <c1>so</c1>", "never closed"),
        ("She</s1> <q1>said</q1> <c1>so</c1>", "never opened"),
        ("<s1>She</s1> <q1>said</q1> so", "no content"),
        ("<s1>She</s1> <q1 act=shout>said</q1> <c1>so</c1>", "not in the codebook"),
        ("<s1>She</s1> <q1 parent=3>said</q1> <c1>so</c1>", "parent that is not there"),
        ("<s1>She </s1><q1>said</q1> <c1>so</c1>", "white space"),
        ("<x1>She</x1> <q1>said</q1> <c1>so</c1>", "not a tag"),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_case(marked: str, reason: str) -> None:
    with pytest.raises(ValueError, match=rf"^village: .*{reason}"):
        parse_case("village", marked)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_all_our_cases_are_sound_and_no_name_is_used_twice(path: Path) -> None:
    cases = read_cases(path)
    assert len(cases) >= 50
    assert len({case.name for case in cases}) == len(cases)
