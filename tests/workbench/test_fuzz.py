"""The JSON API asked at random by its own description: it never fails, and answers as it says.

Each operation gets a few requests that its description allows and a few that it forbids (Schemathesis).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from reportedly.accounts.conflict import Conflict
from reportedly.record.record import Record
from reportedly.workbench.app import VIEWS
from reportedly.workbench.openapi import description
from tests.workbench import record as benches

schemathesis = pytest.importorskip("schemathesis")

EXAMPLES = 4
"""Requests of each kind that an operation gets."""
MADE = description(VIEWS)
SCHEMA = schemathesis.openapi.from_dict(MADE)
ALLOWED, FORBIDDEN = schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE
ASKED = [
    (path, method.upper(), mode)
    for path, methods in MADE["paths"].items()
    for method, made in methods.items()
    for mode in (ALLOWED, FORBIDDEN)
    if mode is ALLOWED or made.get("parameters")
]
"""What is asked, and whether the description allows it; where nothing can be said, nothing is forbidden."""
SEMANTIC = [schemathesis.checks.CHECKS.get_one("positive_data_acceptance")]
"""Not asked of answers: that all the description allows is taken. Words may name nothing, a decision make no sense."""
CALM = settings(deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def asked(
    filled: Path, war: Conflict, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[TestClient, str, tuple[str, str]]]:
    """A workbench for all requests of this module, the token of its session, and two incidents of its beginning."""
    path = Path(shutil.copy(filled, tmp_path_factory.mktemp("fuzz")))
    with Record.open(path) as record:
        client = benches.client_of(benches.settings(path, war), record)
        desk = benches.desk_of(client)
        yield client, benches.token(client), (benches.orsa(desk), benches.brask(desk))
        desk.close()


@pytest.mark.usefixtures("encoder")
@pytest.mark.parametrize(("path", "method", "mode"), ASKED, ids=[f"{m} {p} {mode.value}" for p, m, mode in ASKED])
def test_whatever_is_asked_is_answered_as_the_description_says(
    asked: tuple[TestClient, str, tuple[str, str]], path: str, method: str, mode: Any
) -> None:
    client, token, incidents = asked

    @settings(CALM, max_examples=EXAMPLES, phases=[Phase.generate])
    @given(SCHEMA[path][method].as_strategy(generation_mode=mode), st.none() | st.sampled_from(range(4)))
    def answers(case: Any, which: int | None) -> None:
        assume("" not in (case.query or {}).values())  # which is as good as nothing, and allowed
        if which is not None and mode is ALLOWED:
            meant(case, incidents, which)
        answer = client.request(**sent(case, token))
        assert answer.status_code < 500, answer.text
        case.validate_response(answer, excluded_checks=SEMANTIC)

    answers()


def meant(case: Any, incidents: tuple[str, str], which: int) -> None:
    """Makes a request ask for what there is, where it would ask for what nothing is called."""
    incident, other = incidents
    items = ("e1", "s1", "f1", "t0")
    there = {
        "id": (incident, "a", "AZE.MIL", other)[which],
        "article": "a",
        "item": items[which],
        "subjects": ([f"a#{items[which]}"], [incident], [incident, other], ["a"])[which],
        "number": which + 1,
    }
    for part in (case.path_parameters, case.query, case.body):
        if isinstance(part, dict):
            part.update({name: value for name, value in there.items() if name in part})


def sent(case: Any, token: str) -> dict[str, Any]:
    """The request as the client takes it, of the client's own session."""
    if case.method == "POST":
        case.headers = {**(case.headers or {}), "X-CSRF-Token": token}
    request: dict[str, Any] = case.as_transport_kwargs(base_url="http://testserver")
    request.pop("cookies", None)
    if isinstance(request.get("data"), str | bytes):
        request["content"] = request.pop("data")
    return request
