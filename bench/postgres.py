"""A PostgreSQL server of our own for as long as it is needed: data in a temporary folder, a socket and no port."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

OWNER = "reportedly"
SECONDS = 60


class NoPostgresError(Exception):
    """There is no PostgreSQL that could be started; says why."""


@contextmanager
def server(*settings: str) -> Iterator[Server]:
    """A running server with these settings (`fsync=off`). Raises NoPostgresError where there is none."""
    made = Server(programs(), mkdtemp(prefix="rpg"))
    try:
        made.start(settings)
        yield made
    finally:
        made.stop()


class Server:
    """One server: databases are made in it by name."""

    def __init__(self, bin_: Path, folder: str) -> None:
        self._bin, self.folder = bin_, Path(folder)
        self._as = other_user(self.folder)

    def start(self, settings: Sequence[str]) -> None:
        """Makes the data folder and starts. Raises NoPostgresError with the server's last words."""
        data = self.folder / "data"
        self._run("initdb", "-D", data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        options = " ".join(f"-c {each}" for each in ("listen_addresses=''", *settings))
        log = self.folder / "log"
        self._run("pg_ctl", "-D", data, "-o", f"-k {self.folder} {options}", "-l", log, "-w", "-t", SECONDS, "start")

    def stop(self) -> None:
        """Stops and leaves nothing."""
        if (self.folder / "data" / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def database(self, name: str) -> str:
        """The URL of a new, empty database."""
        self._run("createdb", "-h", self.folder, "-U", OWNER, name)
        return f"postgresql://{OWNER}@/{name}?host={self.folder}"

    def _run(self, program: str, *words: str | Path | int) -> None:
        command = [*self._as, str(self._bin / program), *map(str, words)]
        # pg_ctl's server would hold a pipe open for as long as it runs.
        with (self.folder / "said").open("w+", encoding="utf-8") as said:
            done = subprocess.run(command, cwd="/", stdout=said, stderr=said, stdin=subprocess.DEVNULL, check=False)
            said.seek(0)
            if done.returncode:
                raise NoPostgresError(f"{program} failed: {said.read()[-500:]}")


def programs() -> Path:
    """The folder of PostgreSQL's programs, of the newest version. Raises NoPostgresError where there is none."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    folders = sorted(versions, key=lambda path: int(path.parent.parent.name), reverse=True)
    if not folders:
        raise NoPostgresError("PostgreSQL is not installed here (there is no initdb)")
    return folders[0].parent


def other_user(folder: Path) -> list[str]:
    """What to put before a command so that it runs as somebody other than root, whom PostgreSQL refuses."""
    if os.getuid() != 0:
        return []
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        if (setpriv := shutil.which("setpriv")) is None:
            raise NoPostgresError("PostgreSQL refuses to run as root, and there is no setpriv to run it as another")
        os.chown(folder, user.pw_uid, user.pw_gid)
        return [setpriv, f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    raise NoPostgresError("PostgreSQL refuses to run as root, and there is no user postgres or nobody")
