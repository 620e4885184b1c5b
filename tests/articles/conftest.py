"""Property tests here have no deadline: the machines that run them are often busy."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("articles", deadline=None)
settings.load_profile("articles")
