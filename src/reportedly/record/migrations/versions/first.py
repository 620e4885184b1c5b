"""The first form of a record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Written out, and not taken from schema.py, which tells the latest form and will move on.
NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
WORDS = sa.Text().with_variant(TSVECTOR, "postgresql")


def upgrade() -> None:
    """Makes all tables, and the index over the words."""
    kept()
    reviewed()
    standing()
    told()
    counters = op.create_table(
        "counters", sa.Column("name", sa.Text, primary_key=True), sa.Column("value", NUMBER, nullable=False)
    )
    op.bulk_insert(counters, [{"name": name, "value": 0} for name in ("sequence", "claim", "accounts")])
    op.create_table(
        "states", sa.Column("name", sa.Text, primary_key=True), sa.Column("payload", sa.LargeBinary, nullable=False)
    )
    if op.get_bind().dialect.name == "sqlite":
        words_in_sqlite()
    else:
        op.execute("CREATE INDEX claims_by_words ON claims USING gin (words) WITH (fastupdate = off)")


def kept() -> None:
    """What was received and what was read."""
    op.create_table(
        "sources",
        sa.Column("hash", sa.Text, primary_key=True),
        sa.Column("size", NUMBER, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "articles",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("added", sa.Text, nullable=False),
    )
    op.create_table(
        "versions",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("program", sa.Text, nullable=False),
        sa.Column("models", sa.Text, nullable=False),
        sa.Column("settings", sa.Text, nullable=False),
        sa.UniqueConstraint("program", "models", "settings"),
    )
    op.create_table(
        "readings",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("article", NUMBER, sa.ForeignKey("articles.number"), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("version", NUMBER, sa.ForeignKey("versions.number"), nullable=False),
        sa.Column("source", sa.Text, sa.ForeignKey("sources.hash")),
        sa.Column("read", sa.Text, nullable=False),
        sa.Column("report", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("article", "content", "version"),
    )


def reviewed() -> None:
    """What people decided."""
    op.create_table(
        "reviews",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("decision", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("article", sa.Text),
        sa.Column("field", sa.Text),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sa.Column("undoes", NUMBER),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False, unique=True),
    )
    op.create_index("reviews_by_article", "reviews", ["article"])


def standing() -> None:
    """What stands now, for those who search."""
    op.create_table(
        "current",
        sa.Column("article", NUMBER, sa.ForeignKey("articles.number"), primary_key=True, autoincrement=False),
        sa.Column("reading", NUMBER, sa.ForeignKey("readings.number"), nullable=False),
        sa.Column("sequence", NUMBER, nullable=False, unique=True),
        *(sa.Column(name, sa.Text) for name in ("url", "outlet", "title", "origin", "published", "language")),
    )
    op.create_table(
        "claims",
        sa.Column("id", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("article", NUMBER, sa.ForeignKey("articles.number"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("kind", "item", "who", "text", "actors")),
        sa.Column("place", sa.Text),
        sa.Column("first", sa.Integer),
        sa.Column("last", sa.Integer),
        *(sa.Column(name, sa.Text) for name in ("status", "act", "type", "mode", "measure")),
        sa.Column("low", NUMBER),
        sa.Column("high", NUMBER),
        sa.Column("words", WORDS, nullable=False),
    )
    op.create_index("claims_by_article", "claims", ["article"])


def told() -> None:
    """What the accounts keep."""
    op.create_table(
        "tellings",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("sequence", NUMBER, nullable=False),
        sa.Column("first", sa.Integer),
        sa.Column("last", sa.Integer),
        sa.Column("incident", sa.Text),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_index("ix_tellings_article", "tellings", ["article"])
    op.create_index("ix_tellings_incident", "tellings", ["incident"])
    op.create_index("tellings_by_days", "tellings", ["first", "last"])
    op.create_table(
        "telling_cells",
        sa.Column("cell", sa.Text, primary_key=True),
        sa.Column("telling", sa.Text, sa.ForeignKey("tellings.id", ondelete="CASCADE"), primary_key=True),
    )
    op.create_index("ix_telling_cells_telling", "telling_cells", ["telling"])
    op.create_table(
        "links",
        sa.Column("first", sa.Text, primary_key=True),
        sa.Column("second", sa.Text, primary_key=True),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_index("ix_links_second", "links", ["second"])


def words_in_sqlite() -> None:
    """The full-text index over `claims.words`, kept by triggers. Words come folded: see record/words.py."""
    run = op.get_bind().exec_driver_sql  # as it stands: a colon is no parameter here
    run(
        "CREATE VIRTUAL TABLE claim_words USING fts5(words, content='claims', content_rowid='id', "
        "tokenize=\"unicode61 remove_diacritics 0 tokenchars '=.:_+-#'\")"
    )
    run(
        "CREATE TRIGGER claim_words_in AFTER INSERT ON claims BEGIN "
        "INSERT INTO claim_words (rowid, words) VALUES (new.id, new.words); END"
    )
    run(
        "CREATE TRIGGER claim_words_out AFTER DELETE ON claims BEGIN "
        "INSERT INTO claim_words (claim_words, rowid, words) VALUES ('delete', old.id, old.words); END"
    )
