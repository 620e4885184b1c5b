"""What names say of a box."""

from __future__ import annotations

import pytest

from reportedly.articles.markup import bodyhints


@pytest.mark.parametrize(
    ("classes", "hint"),
    [
        ("article__caption small", "caption"),
        ("c-related-list", "related"),
        ("promo promo--wide", "related"),
        ("newsletter-box", "boilerplate"),
        ("share-tools", "boilerplate"),
        ("post comments-area", "boilerplate"),
        ("video-caption", "boilerplate"),
        ("article-correction", "correction"),
        ("m-byline", "byline"),
        ("article-body", None),
        ("unrelated", None),
        ("read-more-content", None),
        ("subscriber-only", None),
        ("category-social tag-comments", None),
        ("comments-open", None),
        ("social-embed twitter-tweet", None),
    ],
)
def test_classes_hint_at_a_kind(classes: str, hint: str | None) -> None:
    assert bodyhints.of(classes, "").hint == hint


def test_an_id_counts_as_a_class_does() -> None:
    assert bodyhints.of("x1", "comments").foreign
    assert bodyhints.of("", "standfirst").deck


def test_the_first_kind_named_wins() -> None:
    assert bodyhints.of("related image-caption", "").hint == "caption"
