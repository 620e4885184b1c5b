"""What all pages work on: the record, the sides, and the summaries of its incidents, brought up to date beside them.

Invariant: pages only read what is ready here, so that none waits for linking; what is being brought up to date is said,
with how far it got.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from reportedly.accounts import inferring, linking, summaries
from reportedly.accounts.accounts import Told, incidents, rejected, told
from reportedly.accounts.decisions import home
from reportedly.accounts.model import Side
from reportedly.accounts.summaries import Summary
from reportedly.record import derived
from reportedly.record.errors import RecordError
from reportedly.record.record import Record
from reportedly.workbench.jobs import Jobs
from reportedly.workbench.settings import Settings

GROWN = 0.1
"""Sides are inferred anew when the record has grown by this share: who fights whom doesn't change by the day."""
PAUSE = 3.0
"""Seconds between two looks for what others added."""


@dataclass(frozen=True, slots=True)
class Doing:
    """What is being brought up to date: which step, and how many of how many are done (None where nobody knows)."""

    step: str
    done: int = 0
    of: int | None = None


class Desk:
    """The record with what is derived from it for pages. Several threads may use one; `close` ends its own."""

    def __init__(self, settings: Settings, record: Record) -> None:
        self.settings = settings
        self.record = record
        self.jobs = Jobs(record, self.changed, allow_private=settings.allow_private)
        self.sides: tuple[Side, ...] = settings.conflict.sides if settings.conflict else ()
        self.doing: Doing | None = Doing("opening the record")
        self.trouble: str | None = None
        self._board: dict[str, tuple[str, Summary]] = {}
        self._turn = threading.Lock()
        self._wake = threading.Event()
        self._ended = False
        self._seen: tuple[int, int] | None = None
        self._keeper = threading.Thread(target=self._keep, name="keeper", daemon=True)

    def start(self) -> None:
        """Shows what was summed up before, and begins to bring the rest up to date."""
        self._load()
        self._keeper.start()

    def close(self) -> None:
        """Ends the work beside the pages, after the step that it is at."""
        self.jobs.close()
        self._ended = True
        self._wake.set()
        if self._keeper.is_alive():
            self._keeper.join()

    def board(self) -> list[Summary]:
        """The summaries of all incidents."""
        return [each for _, each in self._board.values()]

    def summary(self, incident: str) -> Summary | None:
        """The summary of one incident."""
        found = self._board.get(incident)
        return found[1] if found else None

    def told(self, name: str) -> Told | None:
        """The account of an incident, or of the one that it became part of; None where there is none."""
        for each in (name, home(self.record, name)):
            for found in incidents(self.record, [each]):
                summed = self.summary(found.id)
                origins = dict(summed.origins) if summed is not None else None
                return told(self.record, found, self.sides, None, rejected(self.record).get(found.id), origins)
        return None

    def changed(self, *, wait: bool = False) -> None:
        """Says that something was added or decided; with `wait`, returns when what follows is up to date."""
        if wait:
            with self._turn, self._troubled():
                self._catch_up()
        else:
            self._wake.set()

    def _keep(self) -> None:
        """Brings up to date whatever comes, until the end."""
        while not self._ended:
            with self._turn, self._troubled():
                self._catch_up()
            self._wake.wait(PAUSE)
            self._wake.clear()

    @contextmanager
    def _troubled(self) -> Iterator[None]:
        """Keeps what is wrong for the pages to say: the next round may do better."""
        try:
            yield
        except RecordError as error:
            self.trouble = str(error)
        except Exception as error:  # a fault of ours: the pages go on with what they have, and say so
            self.trouble = f"bringing the record up to date failed ({type(error).__name__}: {error})"
        else:
            self.trouble = None
        finally:
            self.doing = None

    def _catch_up(self) -> None:
        """Links what is new, then sums up what changed."""
        latest = derived.latest(self.record), self.record.head()[0]
        if latest == self._seen:
            return
        self.doing = Doing("bringing reports together")
        linking.update(self.record, lambda done: self._tell("bringing reports together", done, None))
        if self.settings.conflict is None:
            self.doing = Doing("inferring who is on which side")
            self.sides = inferring.sides(self.record, grown=GROWN)
        summaries.update(self.record, self.sides, lambda done, of: self._tell("summing up incidents", done, of))
        self._load()
        self._seen = latest
        self.doing = None

    def _tell(self, step: str, done: int, of: int | None) -> None:
        self.doing = Doing(step, done, of)
        if self._ended:
            raise RecordError("the workbench was closed; what was brought together so far is kept")

    def _load(self) -> None:
        """Takes the summaries over from the record."""
        self._board = {name: (basis, each) for name, basis, each in summaries.all_of(self.record, self._board)}
