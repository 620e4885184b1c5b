"""Claims that their cue interrupts between subject and verb."""

from __future__ import annotations

import pytest

import reportedly


def read(text: str) -> list[tuple[str, list[str]]]:
    report = reportedly.read(text, published="2020-11-01")
    words = report.article.text
    return [
        (" ".join(words[slice(*span)] for span in each.source.spans), [words[slice(*span)] for span in each.content])
        for each in report.statements
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Talvik, the envoy says, shelled the town of Orsa.", "the envoy", ["Talvik", "shelled the town of Orsa"]),
        ("Azerbaijan, according to Armenia, shelled Sotk.", "Armenia", ["Azerbaijan", "shelled Sotk"]),
        (
            "Three villages, the mayor said, were shelled by Russian troops.",
            "the mayor",
            ["Three villages", "were shelled by Russian troops"],
        ),
    ],
)
def test_the_subject_before_the_cue_belongs_to_the_claim(text: str, source: str, content: list[str]) -> None:
    assert (source, content) in read(text)


def test_who_does_it_is_the_subject_and_not_the_speaker() -> None:
    report = reportedly.read("Talvik, the envoy says, shelled the town of Orsa.")
    (event,) = report.events
    assert [report.article.text[slice(*each.span)] for each in event.actors] == ["Talvik"]


def test_who_cites_somebody_is_no_part_of_the_claim() -> None:
    found = read("The agency, citing officials, reported that exports had stopped.")
    assert all("The agency" not in content for _, content in found)
