"""Users: a file of them that others can't read, passwords that can't be read from it, changes that hold at once."""

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

from reportedly.workbench.users import (
    HASH_BYTES,
    LONGEST,
    EntryError,
    Role,
    User,
    UsersError,
    add,
    load,
    matches,
    remove,
)

PASSWORD = "river stone lantern"
SALT, HASH = "A" * 22 + "==", "A" * 43 + "="
ENTRY = f'role = "reader"\npassword = "scrypt$32768$8$1${SALT}${HASH}"\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "users.toml"


def written(path: Path, text: str, mode: int = 0o600) -> Path:
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


@pytest.mark.parametrize(
    ("role", "may"),
    [("reader", ["reader"]), ("reviewer", ["reader", "reviewer"]), ("editor", ["reader", "reviewer", "editor"])],
)
def test_a_role_may_all_that_those_before_it_may(role: Role, may: list[Role]) -> None:
    every: list[Role] = ["reader", "reviewer", "editor"]
    assert [each for each in every if User("Anna", role).may(each)] == may


def test_a_user_comes_in_with_the_password_and_with_no_other(path: Path) -> None:
    add(path, "Anna", "editor", PASSWORD)
    users = load(path)
    entry = users.check("Anna", PASSWORD)
    assert entry is not None and entry.user == User("Anna", "editor")
    assert users.check("Anna", PASSWORD.upper()) is None
    assert users.check("anna", PASSWORD) is None


def test_a_password_is_the_same_however_its_accents_are_typed(path: Path) -> None:
    add(path, "Anna", "editor", "un été à Stepanak")
    assert load(path).check("Anna", "un e\u0301te\u0301 a\u0300 Stepanak") is not None


def test_the_file_is_its_owners_alone_and_holds_no_password(path: Path) -> None:
    add(path, "Anna", "editor", PASSWORD)
    add(path, "Boris", "reader", PASSWORD)
    assert path.stat().st_mode & 0o777 == 0o600
    text = path.read_text(encoding="utf-8")
    tables = tomllib.loads(text)["users"]
    assert PASSWORD not in text
    assert tables["Anna"]["password"] != tables["Boris"]["password"]
    assert [each.name for each in path.parent.iterdir()] == ["users.toml"]


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o602, 0o610])
def test_a_file_that_others_can_reach_is_refused(path: Path, mode: int) -> None:
    add(path, "Anna", "editor", PASSWORD)
    path.chmod(mode)
    with pytest.raises(UsersError, match=f"mode {mode:04o}.*chmod 600 {path}"):
        load(path)
    with pytest.raises(UsersError, match="chmod 600"):
        add(path, "Boris", "reader", PASSWORD)


@pytest.mark.parametrize("name", ['Anna "the desk"', "back\\slash", "a.b]c", "Анна", "x" * 64, "two words"])
def test_any_printable_name_is_written_and_read(path: Path, name: str) -> None:
    add(path, name, "reviewer", PASSWORD)
    assert load(path).everybody() == (User(name, "reviewer"),)


@pytest.mark.parametrize("name", ["", "x" * 65, "a\nb", "a\x00", " Anna", "Anna ", "\u202eannA", "\ud800"])
def test_a_name_that_can_hide_something_is_refused(path: Path, name: str) -> None:
    with pytest.raises(EntryError, match="no name"):
        add(path, name, "reader", PASSWORD)
    assert not path.exists()


@pytest.mark.parametrize("password", ["", "elevenchars", "x" * (LONGEST + 1)])
def test_a_password_too_short_or_too_long_is_refused_and_not_told(path: Path, password: str) -> None:
    with pytest.raises(EntryError, match=f"this one has {len(password)}"):
        add(path, "Anna", "reader", password)
    assert not path.exists()


def test_a_password_that_no_browser_can_send_is_refused(path: Path) -> None:
    with pytest.raises(EntryError, match="no text in UTF-8"):
        add(path, "Anna", "reader", b"\xff\xfe river stone".decode(errors="surrogateescape"))
    assert not path.exists()


def test_nobody_is_replaced(path: Path) -> None:
    add(path, "Anna", "reader", PASSWORD)
    with pytest.raises(EntryError, match="a user Anna already"):
        add(path, "Anna", "editor", "another password")
    assert load(path).check("Anna", PASSWORD) is not None


def test_who_is_removed_is_out_at_once_and_the_others_stay(path: Path) -> None:
    for name in ("Anna", "Boris"):
        add(path, name, "editor", PASSWORD)
    users = load(path)
    anna = users.check("Anna", PASSWORD)
    assert anna is not None and users.known("Anna", anna.stamp) == anna.user
    remove(path, "Anna")
    assert users.known("Anna", anna.stamp) is None
    assert users.check("Anna", PASSWORD) is None
    assert users.check("Boris", PASSWORD) is not None


def test_who_was_added_anew_is_not_known_by_what_was_there_before(path: Path) -> None:
    add(path, "Anna", "editor", PASSWORD)
    users = load(path)
    before = users.check("Anna", PASSWORD)
    remove(path, "Anna")
    add(path, "Anna", "editor", PASSWORD)
    assert before is not None and users.known("Anna", before.stamp) is None


def test_nobody_who_is_not_there_can_be_removed(path: Path) -> None:
    add(path, "Anna", "editor", PASSWORD)
    with pytest.raises(EntryError, match="no user Boris"):
        remove(path, "Boris")


def test_an_unknown_name_costs_as_much_as_a_wrong_password(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(path, "Anna", "editor", PASSWORD)
    users = load(path)
    made: list[dict[str, Any]] = []

    def scrypt(_: bytes, **costs: Any) -> bytes:
        made.append({name: cost for name, cost in costs.items() if name != "salt"} | {"salt": len(costs["salt"])})
        return bytes(HASH_BYTES)

    monkeypatch.setattr(hashlib, "scrypt", scrypt)
    assert users.check("Anna", "wrong password") is None
    # Not even a hash that is what an unknown name is compared with lets anybody in.
    assert users.check("Nobody", "wrong password") is None
    assert len(made) == 2 and made[0] == made[1]


def test_a_password_without_end_is_not_even_hashed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(hashlib, "scrypt")
    assert not matches("x" * (LONGEST + 1), f"scrypt$32768$8$1${SALT}${HASH}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("users = [", "not TOML in UTF-8"),
        ("users = 3", "users: write a table"),
        ('[people.Anna]\nrole = "reader"', "people: no key of a file of users"),
        ('[users.Anna]\nrole = "reader"', 'users."Anna": write a table that holds role and password'),
        (f"[users.Anna]\n{ENTRY}mail = 1", 'users."Anna": write a table'),
        (f"[users.Anna]\n{ENTRY}".replace("reader", "boss"), 'users."Anna".role: one of reader, reviewer, editor'),
        (f'[users."a\\nb"]\n{ENTRY}', "no name"),
        ('[users.Anna]\nrole = "reader"\npassword = "open sesame"', 'users."Anna".password: no hash'),
        (f"[users.Anna]\n{ENTRY}".replace("$32768$", "$2$"), "no hash"),
        (f"[users.Anna]\n{ENTRY}".replace("$32768$", "$40000$"), "no hash"),
        (f"[users.Anna]\n{ENTRY}".replace("$8$", "$99$"), "no hash"),
        (f"[users.Anna]\n{ENTRY}".replace(HASH, HASH + "AAAA"), "no hash"),
        (f"[users.Anna]\n{ENTRY}".replace(HASH, "A" * 44), "no hash"),
    ],
)
def test_a_file_that_cannot_be_used_says_where_and_what_to_do(path: Path, text: str, told: str) -> None:
    with pytest.raises(UsersError) as caught:
        load(written(path, text))
    assert str(caught.value).startswith(f"{path}: ") and told in str(caught.value)


def test_a_file_that_is_not_there_says_how_one_is_made(path: Path) -> None:
    with pytest.raises(UsersError, match="no such file; `reportedly users add"):
        load(path)


def test_a_file_that_goes_bad_while_it_is_used_lets_nobody_in(path: Path) -> None:
    add(path, "Anna", "editor", PASSWORD)
    users = load(path)
    path.chmod(0o644)
    with pytest.raises(UsersError, match="chmod 600"):
        users.check("Anna", PASSWORD)
    path.unlink()
    with pytest.raises(UsersError, match="no such file"):
        users.everybody()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsersError, match="can't be written"):
        add(tmp_path / "nowhere" / "users.toml", "Anna", "reader", PASSWORD)


def test_a_link_to_the_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    add(link, "Anna", "reader", PASSWORD)
    assert link.is_symlink() and load(path).everybody() == load(link).everybody()
