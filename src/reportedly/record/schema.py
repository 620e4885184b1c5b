"""The tables of a record.

Invariant: `sources`, `articles`, `versions`, `readings` and `reviews` are only ever added to. Everything else is
derived from them and may be made anew: `current` and `claims` are what stands now (the latest reading of each article,
with the reviews that are in force), `tellings`, `telling_cells`, `links`, `summaries`, `counters` and `states` are the
accounts' and the record's own bookkeeping. Writers take turns, and number their rows themselves. Times are ISO 8601 in
UTC; days are proleptic ordinals (`datetime.date.toordinal`).

The migrations under `migrations/` make these tables; a test holds the two against each other.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import TSVECTOR

metadata = MetaData()

VERSION_TABLE = "record_version"
"""Where Alembic keeps which form the tables have."""

Number = BigInteger().with_variant(Integer, "sqlite")
"""A whole number of 64 bits. SQLite takes a key for its row number only where its type is called INTEGER."""
Words = Text().with_variant(TSVECTOR, "postgresql")
"""The words and fields that a claim is found by: text for SQLite's FTS5, a vector of lexemes in PostgreSQL."""

sources = Table(
    "sources",
    metadata,
    Column("hash", Text, primary_key=True),  # sha256: and the hash of the bytes as received
    Column("size", Number, nullable=False),  # of the bytes as received
    Column("packed", LargeBinary, nullable=False),  # the bytes, zlib
)

articles = Table(
    "articles",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),  # Article.id
    Column("added", Text, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("program", Text, nullable=False),
    Column("models", Text, nullable=False),
    Column("settings", Text, nullable=False),  # canonical JSON
    UniqueConstraint("program", "models", "settings"),
)

readings = Table(
    "readings",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("article", Number, ForeignKey("articles.number"), nullable=False),
    Column("content", Text, nullable=False),  # what was read, as a hash
    Column("version", Number, ForeignKey("versions.number"), nullable=False),
    Column("source", Text, ForeignKey("sources.hash")),
    Column("read", Text, nullable=False),
    Column("report", LargeBinary, nullable=False),  # the report's JSON line, zlib
    UniqueConstraint("article", "content", "version"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),  # 1, 2, 3 ... without a gap
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("decision", Text, nullable=False),
    Column("subject", Text, nullable=False),  # canonical JSON, see reviews.Subject
    Column("article", Text),  # Article.id, where the subject lies in one
    Column("field", Text),
    Column("before", Text),  # JSON
    Column("after", Text),  # JSON
    Column("undoes", Number),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
    Index("reviews_by_article", "article"),
)

current = Table(
    "current",
    metadata,
    Column("article", Number, ForeignKey("articles.number"), primary_key=True, autoincrement=False),
    Column("reading", Number, ForeignKey("readings.number"), nullable=False),
    Column("sequence", Number, nullable=False, unique=True),  # grows with each reading and each decision
    Column("url", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("origin", Text),
    Column("published", Text),
    Column("language", Text),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=False),  # grows with the claim's day, see claims.py
    Column("article", Number, ForeignKey("articles.number"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("item", Text, nullable=False),  # the id within the report: s1, e1, f1
    Column("who", Text, nullable=False),  # by whose account, outward
    Column("text", Text, nullable=False),
    Column("actors", Text, nullable=False),  # JSON list of ids
    Column("place", Text),
    Column("first", Integer),
    Column("last", Integer),
    Column("status", Text),
    Column("act", Text),
    Column("type", Text),
    Column("mode", Text),
    Column("measure", Text),
    Column("low", Number),
    Column("high", Number),
    Column("words", Words, nullable=False),
    Column("confidence", Float),
    Column("readers", Integer, nullable=False, server_default="0"),  # how many people decided about it
    Index("claims_by_article", "article"),
    Index("claims_by_doubt", "readers", "confidence", "id"),
)

tellings = Table(
    "tellings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("article", Text, nullable=False, index=True),  # Article.id
    Column("sequence", Number, nullable=False),
    Column("first", Integer),
    Column("last", Integer),
    Column("incident", Text, index=True),
    Column("payload", Text, nullable=False),
    Index("tellings_by_days", "first", "last"),
)

telling_cells = Table(
    "telling_cells",
    metadata,
    Column("cell", Text, primary_key=True),
    Column("telling", Text, ForeignKey("tellings.id", ondelete="CASCADE"), primary_key=True, index=True),
)

links = Table(
    "links",
    metadata,
    Column("first", Text, primary_key=True),
    Column("second", Text, primary_key=True, index=True),
    Column("score", Float, nullable=False),
    Column("payload", Text, nullable=False),
)

summaries = Table(
    "summaries",
    metadata,
    Column("incident", Text, primary_key=True),
    Column("basis", Text, nullable=False),  # from what the payload was made
    Column("payload", Text, nullable=False),
)

counters = Table(
    "counters",
    metadata,
    # sequence: of `current`; claim: of `claims`; accounts: how far they got; form: that of the rows of `claims`
    Column("name", Text, primary_key=True),
    Column("value", Number, nullable=False),
)

states = Table(
    "states",
    metadata,
    Column("name", Text, primary_key=True),  # rarity: counts of words; touched, names: see linking.py
    Column("payload", LargeBinary, nullable=False),
)
