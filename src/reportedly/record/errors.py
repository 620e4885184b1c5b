"""What can be wrong with a record, in words for whoever opened it."""

from __future__ import annotations


class RecordError(Exception):
    """A record can't be used; the message says what is wrong, where, and what to do."""


class AddressError(RecordError):
    """What was named is no record's address: neither a file nor a PostgreSQL URL."""


class MissingError(RecordError):
    """There is no record yet where one was looked for."""


class DecisionError(RecordError):
    """A decision was refused: its subject, field or value is not there, or it was undone before."""
