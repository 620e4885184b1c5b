"""The bytes as received: a download, whatever they hold; nothing but a hash names them."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.workbench.record import RAW


def source(client: TestClient) -> str:
    return str(client.get("/api/article?id=a").json()["source"])


def test_bytes_are_a_download_that_nothing_runs_in(seen: TestClient) -> None:
    answer = seen.get("/source", params={"hash": source(seen)})
    assert answer.content == RAW
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{source(seen).replace(":", "-")}.bin"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "name",
    ["", "sha256:", "sha256:" + "0" * 64, "../record.sqlite", "sha256:../../../etc/passwd", "sha256:" + "A" * 64,
     "md5:" + "0" * 32, "sha256:" + "0" * 64 + "\n", 'x"; filename="a.html'],
)  # fmt: skip
def test_what_is_no_hash_of_ours_is_nothing(seen: TestClient, name: str) -> None:
    answer = seen.get("/source", params={"hash": name})
    assert answer.status_code == 404 and "Content-Disposition" not in answer.headers


def test_an_article_leads_to_its_bytes(seen: TestClient) -> None:
    assert f"/source?hash=sha256%3A{source(seen)[7:]}" in seen.get("/article?id=a").text
    assert "not in the record: it was given as text" in seen.get("/article?id=b").text
