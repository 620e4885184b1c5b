"""What a command that reads asks about a language model, and the second reader that this makes."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from reportedly.llm.helper import Helper

FILE = "answers.sqlite"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The model that was asked for, its address and the file of its answers; None where nothing was."""

    name: str | None
    url: str | None
    answers: Path | None

    def helper(self) -> Helper | None:
        """The second reader, if one was asked for. Raises UsageError where it can't be made of what was said."""
        if self.name is None:
            if self.url or self.answers:
                raise click.UsageError("--llm-url and --llm-cache are for --llm openai:MODEL or --llm anthropic:MODEL.")
            return None
        from reportedly.knowledge.gazetteer_files import cache_folder
        from reportedly.llm import opening
        from reportedly.llm.answers import Answers
        from reportedly.llm.helper import Helper

        try:
            model = opening.named(self.name, self.url, os.environ)
        except ValueError as error:
            raise click.UsageError(f"--llm: {error}.") from None
        return Helper(model, Answers(self.answers or cache_folder() / FILE))


def llm_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--llm`, `--llm-url` and `--llm-cache` to a command, which gets them as `wanted_model`."""

    @click.option(
        "--llm",
        metavar="MODEL",
        help="Send the text to a language model, openai:NAME or anthropic:NAME, for what we find nobody saying. The "
        "key is in OPENAI_API_KEY or ANTHROPIC_API_KEY.",
    )
    @click.option("--llm-url", metavar="URL", help="The model's server, where it is not the maker's own.")
    @click.option(
        "--llm-cache",
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Where its answers are kept, so that nothing is asked twice.",
    )
    @wraps(command)
    def with_model(*arguments: Any, llm: str | None, llm_url: str | None, llm_cache: Path | None, **named: Any) -> Any:
        return command(*arguments, wanted_model=Wanted(llm, llm_url, llm_cache), **named)

    return with_model
