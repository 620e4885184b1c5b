"""Runs the steps on the connection that `opening.py` hands over, inside the transaction that it holds."""

from __future__ import annotations

from alembic import context

from reportedly.record.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=context.config.attributes["version_table"],
    transactional_ddl=False,  # the caller holds the transaction, and commits all steps or none
)
context.run_migrations()
