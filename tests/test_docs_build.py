import logging

import pytest

from docs.building import inward, nav

INDEX = """# Reportedly

- [Tutorial](tutorial.md): begin here.

What you can call:

- [`reportedly read`](commands/read.md): articles in
- [Elsewhere](https://news.example/page.md): not ours

How it is measured:

- [Methodology](methodology.md): figures
"""


def test_the_contents_list_is_that_of_the_index() -> None:
    assert nav(INDEX) == [
        {"Contents": "index.md"},
        {"Tutorial": "tutorial.md"},
        {"What you can call": [{"reportedly read": "commands/read.md"}]},
        {"How it is measured": [{"Methodology": "methodology.md"}]},
    ]


def test_a_link_out_of_the_pages_becomes_words_that_name_the_file(caplog: pytest.LogCaptureFixture) -> None:
    assert (
        inward("See the [log](../../CHANGELOG.md#010) and [why](../account.md#grades).", "commands/read.md")
        == "See the log (`CHANGELOG.md` of the source) and [why](../account.md#grades)."
    )
    assert caplog.records == []


def test_a_link_to_a_file_that_is_not_there_is_warned_of_with_page_and_link(caplog: pytest.LogCaptureFixture) -> None:
    inward("[gone](../nowhere/GONE.md)", "time.md")
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert "'time.md'" in record.message and "'../nowhere/GONE.md'" in record.message
