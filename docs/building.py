"""How the pages become a site: what MkDocs asks while `make docs` builds it.

Invariant: docs/index.md is the one list of pages, and a link out of docs/ leads to a file that is there.
"""

import logging
import posixpath
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
LINK = re.compile(r"\[([^\]]+)\]\((\.\./[^)#\s]+)(?:#[^)\s]*)?\)")
ENTRY = re.compile(r"^- \[(.+?)\]\(([^):]+)\)", re.MULTILINE)
log = logging.getLogger("mkdocs.hooks.building")

Nav = list[dict[str, Any]]


def on_config(config: Any) -> Any:
    """MkDocs' settings, with the contents list that the index gives."""
    config["nav"] = nav(Path(config["docs_dir"], "index.md").read_text(encoding="utf-8"))
    return config


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """The page's text, with its links out of docs/ as words."""
    return inward(markdown, page.file.src_uri)


def nav(index: str) -> Nav:
    """The contents list of the site: the index, its list without a heading, then a part for each heading of a list."""
    contents: Nav = [{"Contents": "index.md"}]
    under = contents
    for paragraph in index.split("\n\n"):
        if paragraph.endswith(":"):
            under = []
            contents.append({paragraph.rstrip(":").partition(",")[0]: under})
        under.extend({title.replace("`", ""): page} for title, page in ENTRY.findall(paragraph))
    return contents


def inward(markdown: str, page: str) -> str:
    """The text of a page of docs/ (`commands/read.md`), links out of docs/ as words that name the file."""

    def told(link: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join("docs", posixpath.dirname(page), link[2]))
        if path.startswith("docs/"):
            return link[0]
        if not (ROOT / path).exists():
            log.warning("Doc file '%s' contains a link '%s', but there is no file '%s'.", page, link[2], path)
        return f"{link[1]} (`{path}` of the source)"

    return LINK.sub(told, markdown)
