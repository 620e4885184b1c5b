"""How the workbench is started: which record, for whom, and where it listens."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportedly.accounts.conflict import Conflict

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""Where nobody else can listen in: only there the workbench starts without users."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What `reportedly serve` was told.

    `record` is the record's address, `who` decides where there are no `users`, a file of theirs; `hosts` are names,
    besides the address listened at, that a browser may call the workbench by. `allow_private` lets addresses of the own
    network be read. `secure` is set behind a proxy that speaks HTTPS, so that cookies travel on that alone.
    """

    record: str
    conflict: Conflict | None = None
    who: str = "analyst"
    users: Path | None = None
    host: str = "127.0.0.1"
    port: int = 8377
    hosts: tuple[str, ...] = ()
    allow_private: bool = False
    secure: bool = False

    @property
    def local(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host in LOOPBACK
