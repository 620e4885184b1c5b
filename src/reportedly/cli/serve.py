"""`reportedly serve`: the record in a browser."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.choosing import conflict_option
from reportedly.cli.records import Failed, opened, record_option, somebody

if TYPE_CHECKING:
    from reportedly.accounts.conflict import Conflict
    from reportedly.workbench.settings import Settings

PORT = 8377
HELP = """Open the record in a browser.

Incidents with the sides' accounts next to each other, articles with every claim marked in them, a map, a timeline,
search over every field, and a queue in which people decide, the most uncertain first. Whatever is added to the record
meanwhile is brought in beside the pages. Everything runs on this machine, and pages load nothing from anywhere else.

Without --users it listens on this machine alone (127.0.0.1) and whoever sits here decides, as --who. Elsewhere it needs
a file of users, which `reportedly users add` makes, and refuses to start without; put a proxy that speaks HTTPS in
front of it there, and give --https.

\b
Examples:
  reportedly serve                                   http://127.0.0.1:8377
  reportedly serve --conflict war.toml --record war.sqlite
  reportedly serve --host 0.0.0.0 --users team.toml --name desk.example

\b
Exit codes:
  0    stopped (Ctrl-C)
  2    the command was not understood, or it is not safe to listen there
  3    failed: the error is told
"""


@click.command(help=HELP)
@record_option
@conflict_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes a free one.")
@click.option(
    "--users",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Who may sign in, and what they may do (see `reportedly users`).",
)
@click.option("--who", metavar="NAME", help="Who decides where nobody signs in. [default: git's author, or the user]")
@click.option("--name", "names", multiple=True, help="A name that browsers call it by. Can be given more than once.")
@click.option("--https", is_flag=True, help="A proxy in front of it speaks HTTPS: cookies travel on that alone.")
@click.option("--allow-private", is_flag=True, help="Let addresses of the own network be read.")
def serve(
    where: str,
    conflict: Conflict | None,
    host: str,
    port: int,
    users: Path | None,
    who: str | None,
    names: tuple[str, ...],
    https: bool,
    allow_private: bool,
) -> int:
    """Serves until it is stopped; the exit code."""
    from reportedly.workbench.assets import missing
    from reportedly.workbench.settings import Settings

    if gone := missing():
        raise Failed(f"the workbench's scripts are not installed ({', '.join(gone)}): run `make env` in the checkout")
    name = (who if who is not None else somebody()).strip() or "analyst"
    settings = Settings(where, conflict, name, users, host, port, names, allow_private, https)
    if not settings.local and users is None:
        raise click.UsageError(
            f"anybody who reaches {host} could decide: name a file of users with --users (`reportedly users add` makes "
            "one), or listen at 127.0.0.1"
        )
    return listening(settings)


def listening(settings: Settings) -> int:
    """Serves with these settings; the exit code."""
    import uvicorn

    from reportedly.workbench.app import create
    from reportedly.workbench.users import UsersError

    with opened(settings.record, write=True, create=False) as record:
        try:
            app = create(settings, record)
        except UsersError as error:
            raise click.BadParameter(str(error), param_hint="--users") from error
        bound = socket_at(settings.host, settings.port)
        shown = f"[{settings.host}]" if ":" in settings.host else settings.host
        click.echo(f"The workbench is at http://{shown}:{bound.getsockname()[1]}/ (Ctrl-C stops it)", err=True)
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, proxy_headers=settings.secure
        )
        try:
            uvicorn.Server(config).run(sockets=[bound])
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
    sys.stderr.flush()
    return 0


def socket_at(host: str, port: int) -> socket.socket:
    """A socket at an address, open. Raises Failed where it can't be had, with what to do."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError as error:
        made.close()
        raise Failed(f"{host}:{port} can't be listened at ({error.strerror}): name another with --port") from error
    return made
