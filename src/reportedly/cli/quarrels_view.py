"""The contradictions of an account for a person, those that one claim has with several others in one paragraph.

Invariant: each contradiction of the account is told once, with both speakers and both words.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from reportedly.accounts.accounts import Told
from reportedly.accounts.wording import grouped
from reportedly.cli.view import Line
from reportedly.cli.wording import kind_of, sentence

DEEP = "  "


def quarrels(told: Told) -> Iterator[Line]:
    """A paragraph for each contradiction, or for all that one claim is in, the most disputed first met in front."""
    for group in grouped(told.account.contradictions):
        yield Line(Text.assemble(kind_of(group[0]), ": ", sentence(told, group)), hang=Text(DEEP))
