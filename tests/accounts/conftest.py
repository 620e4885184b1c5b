"""A record on each database, as the record's own tests have it."""

from tests.record.conftest import postgres, record, where

__all__ = ["postgres", "record", "where"]
