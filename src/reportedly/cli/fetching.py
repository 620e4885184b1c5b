"""What every command that reads INPUTs asks about addresses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def fetching_options(command: Command) -> Command:
    """Adds `--allow-private` and `--keep` to a command, which gets them as `allow_private` and `keep`."""
    private = click.option(
        "--allow-private",
        is_flag=True,
        help="Fetch addresses of your own network and machine too. Never for a list of addresses from elsewhere.",
    )
    keep = click.option(
        "--keep",
        metavar="FOLDER",
        type=click.Path(file_okay=False, path_type=Path),
        help="Keep what addresses give in FOLDER, as received, each under its hash.",
    )
    return private(keep(command))
