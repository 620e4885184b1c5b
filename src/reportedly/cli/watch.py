"""`reportedly watch`: feeds polled on and on, what is new added, what changed told."""

from __future__ import annotations

import random
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.fetching import fetching_options
from reportedly.cli.records import Failed, opened, record_option
from reportedly.cli.tally import counted

if TYPE_CHECKING:
    from reportedly.articles.fetching.pace import Clock
    from reportedly.watching.settings import Settings
    from reportedly.watching.state import State
    from reportedly.watching.telling import Channel
    from reportedly.watching.watcher import Counts

HELP = """Poll the feeds and pages of a file, add what is new, and tell what changed.

\b
FEEDS is a TOML file:
  [watch]                        # without it, every incident
  incidents = ["i7e464a7ac0c0"]
  actors = ["AZE.MIL"]
  places = ["Ganja"]
  [tell]
  webhook = "https://desk.example/hook"
  secret = "..."                 # signs what is posted
  atom = "changes.atom"
  [[feed]]
  url = "https://news.example/feed.rss"
  every = "30m"

Told are new claims, denials, tolls and revised tolls. What it did so far stands in a file beside the record: killed and
started again it loses nothing and tells nothing twice. robots.txt, Retry-After and a pause between two requests to
one host are kept to, and a feed that fails is asked less and less often.

\b
Examples:
  reportedly watch feeds.toml
  reportedly watch feeds.toml --once --jsonl changes.jsonl
  reportedly watch feeds.toml --record postgresql://host/db --state war.state

\b
Exit codes:
  0    with --once: all that was due was polled
  1    the same, with warnings: something failed or was skipped
  2    the command or the file was not understood, and nothing was done
  3    failed: the error is told, and what was done so far stays
  130  interrupted (Ctrl-C), which is how it ends; what was done so far stays
  141  whoever read our output stopped reading it
"""
STATE = ".watch"
"""Follows the record's name; of a record in PostgreSQL, `reportedly`."""


@click.command(help=HELP)
@click.argument("feeds", metavar="FEEDS", type=click.Path(dir_okay=False, path_type=Path))
@record_option
@click.option("--once", is_flag=True, help="Poll what is due, and end.")
@click.option(
    "--jsonl",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Add each change to FILE as a line of JSON.",
)
@click.option(
    "--state",
    "state_file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"Where to keep what was done. [default: the record's name and {STATE}]",
)
@fetching_options
def watch(
    feeds: Path,
    where: str,
    once: bool,
    jsonl: Path | None,
    state_file: Path | None,
    allow_private: bool,
    keep: Path | None,
) -> int:
    """Watches; the exit code."""
    settings = loaded(feeds, allow_private=allow_private)
    from reportedly.articles.fetching.fetched import FetchOptions
    from reportedly.articles.fetching.pace import Clock
    from reportedly.cli.view import visible
    from reportedly.reader import Reader
    from reportedly.record.intake import Intake
    from reportedly.versions import ours
    from reportedly.watching.poll import Hands
    from reportedly.watching.state import State, StateError
    from reportedly.watching.telling import Teller
    from reportedly.watching.watcher import Watcher

    warned: list[bool] = []

    def warn(words: str) -> None:
        warned[:] = [True]
        click.echo(visible(words), err=True)

    reader, clock, chance = Reader(), Clock(), random.Random()
    limits = reader.options.limits
    options = FetchOptions(
        allow_private=allow_private, keep=keep, max_bytes=limits.max_bytes, whole_seconds=30.0, max_retry_wait=0.0
    )
    with ExitStack() as stack:
        record = stack.enter_context(opened(where, write=True))
        try:
            state = stack.enter_context(State(state_file or beside(where)))
            hands = Hands(options, clock)
            stack.callback(hands.close)
            teller = Teller(state, channels(settings, state, clock, jsonl), clock, warn, chance)
            intake = Intake(record, reader, ours())
            watcher = Watcher(settings, state, intake, hands, teller, clock, warn, limits, chance)
            watcher.run(once=once)
        except StateError as error:
            raise Failed(str(error)) from error
    click.echo(told(watcher.counts), err=True)
    return int(bool(warned))


def loaded(path: Path, *, allow_private: bool) -> Settings:
    """The settings of a file. Raises BadParameter where they can't be used."""
    from reportedly.watching.settings import SettingsError, load

    try:
        return load(path, allow_private=allow_private)
    except (SettingsError, OSError) as error:
        words = f"{path}: {error.strerror}" if isinstance(error, OSError) else str(error)
        raise click.BadParameter(words, param_hint="FEEDS") from error


def beside(where: str) -> Path:
    """The file of the state that belongs to a record."""
    return Path("reportedly" + STATE) if "://" in where else Path(where + STATE)


def channels(settings: Settings, state: State, clock: Clock, jsonl: Path | None) -> list[Channel]:
    """Who is told."""
    from reportedly.cli.view import visible
    from reportedly.watching.telling import Feed, Hook, Lines, Printed

    tell = settings.tell
    found: list[Channel] = [Printed(lambda words: click.echo("\n".join(map(visible, words.split("\n")))))]
    if jsonl is not None:
        found.append(Lines(jsonl))
    if tell.atom is not None:
        found.append(Feed(tell.atom, state))
    if tell.webhook is not None:
        found.append(Hook(tell.webhook, tell.secret, clock))
    return found


def told(counts: Counts) -> str:
    """What was done, in words."""
    return (
        f"{counted(counts.polls, 'poll')}, {counts.unchanged:,} unchanged, {counts.failed:,} failed; "
        f"{counted(counts.added, 'article')} added; {counted(counts.changes, 'change')} told."
    )
