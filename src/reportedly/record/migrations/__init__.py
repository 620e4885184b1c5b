"""How a record comes from one form of its tables to the next: Alembic's environment and one file a step."""
