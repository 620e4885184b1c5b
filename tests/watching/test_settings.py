"""A file that can't be used is told with its line; one that can is loaded whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.watching.settings import EVERY, Feed, Settings, SettingsError, Tell, Watched, load

WHOLE = """# what we watch
[watch]
incidents = ["i7e464a7ac0c0"]
actors = ["AZE.MIL", "unresolved:mayor-of-orsa"]
places = ["Ganja", "#586523"]

[tell]
webhook = "http://127.0.0.1:8080/hook"
secret = "s"
atom = "changes.atom"

[[feed]]
url = "https://news.example/feed.rss"

[[feed]]
url = "https://other.example/"
every = "2h"
"""
FEED = '[[feed]]\nurl = "https://news.example/"\n'


def settings(folder: Path, text: str) -> Settings:
    path = folder / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_a_file_is_loaded_whole(tmp_path: Path) -> None:
    assert settings(tmp_path, WHOLE) == Settings(
        (Feed("https://news.example/feed.rss", EVERY), Feed("https://other.example/", 7200.0)),
        Watched(("i7e464a7ac0c0",), ("AZE.MIL", "unresolved:mayor-of-orsa"), ("Ganja", "#586523")),
        Tell("http://127.0.0.1:8080/hook", "s", tmp_path / "changes.atom"),
    )


def test_feeds_alone_watch_everything(tmp_path: Path) -> None:
    made = settings(tmp_path, FEED)
    assert made.watched.everything and made.tell == Tell()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[feed]\nurl = 1", "it is no TOML: Expected ']]' at the end of an array declaration (at line 1, column 7)"),
        ("", "line 1: feed: name a feed at least"),
        ("[watch]\nplaces = []\n", "line 1: feed: name a feed at least"),
        ("[[feed]]\nevery = '2h'\n", "line 1: feed: url is missing"),
        ("[[feed]]\nurl = 3\n", "line 2: feed.url: url is missing"),
        ('[[feed]]\nurl = "ftp://x.example/"\n', "line 2: feed.url: the address has `ftp:`"),
        (FEED + 'every = "soon"\n', "line 3: feed.every: 'soon' is no span of time"),
        (FEED + "every = 30\n", "line 3: feed.every: 30 is no span of time"),
        (FEED + 'every = "5s"\n', "line 3: feed.every: 5s is not between one minute and thirty days"),
        (FEED + "\n" + FEED, "line 5: feed.url: https://news.example/ is there twice"),
        (FEED + "name = 'x'\n", "line 3: feed.name: unknown key; there are every, url"),
        (FEED + "[watch]\n# ids\nactors = ['azeri']\n", "line 5: watch.actors: 'azeri' is no id"),
        (FEED + "[watch]\nincidents = ['7e46']\n", "line 4: watch.incidents: '7e46' is no id"),
        (FEED + "[watch]\nplaces = 'Ganja'\n", "line 4: watch.places: places is no list of names"),
        (FEED + "[tell]\nsecret = 'x'\n", "line 4: tell.secret: there is no webhook"),
        (FEED + "[tell]\nwebhook = 'mailto:x'\n", "line 4: tell.webhook: the address has `mailto:`"),
        (FEED + "[tell]\natom = 3\n", "line 4: tell.atom: it is no string"),
        (FEED + "[tells]\natom = 3\n", "line 3: tells: unknown; there are feed, tell, watch"),
        ("watch = 3\n" + FEED, "line 1: watch: it is no table"),
    ],
)
def test_what_can_not_be_used_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsError) as error:
        settings(tmp_path, text)
    assert str(error.value).startswith(f"{tmp_path / 'feeds.toml'}: {told}")


def test_private_addresses_need_leave_to_be_on_odd_ports(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text('[[feed]]\nurl = "http://127.0.0.1:8080/"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"line 2: feed\.url: port 8080"):
        load(path)
    assert load(path, allow_private=True).feeds[0].url == "http://127.0.0.1:8080/"


def test_what_is_no_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_bytes(b"# caf\xe9\n")
    with pytest.raises(SettingsError, match=r"it is not UTF-8 \(byte 5\)"):
        load(tmp_path / "feeds.toml")
