"""Who may use the workbench: a file of users in TOML, each with a role and the hash of a password.

    [users."Anna"]
    role = "editor"
    password = "scrypt$32768$8$1$SALT$HASH"

Invariant: the file is read anew whenever it changed, so that whoever is taken out of it is out at once; it is used only
where nobody but its owner can read it, and no password is ever in it.
Source of the rule: OWASP, Password Storage (scrypt); NIST SP 800-63B (normal form, length).
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import stat
import tempfile
import tomllib
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

Role = Literal["reader", "reviewer", "editor"]
"""A reader looks; a reviewer decides too; an editor adds articles too."""
ROLES: tuple[Role, ...] = get_args(Role)
SHORTEST, LONGEST = 12, 1024
"""Characters of a password."""
LONGEST_NAME = 64
COST, BLOCK, PARALLEL = 2**15, 8, 1
MEMORY = 64 * 2**20
"""Bytes that one hash may take; ours takes half of them."""
SALT_BYTES, HASH_BYTES = 16, 32
KEYS = {"role", "password"}
MADE_BY = "# Written by `reportedly users`: each change there writes the whole file anew.\n"
_HASHED = re.compile(r"scrypt\$(\d{1,8})\$(\d{1,2})\$(\d{1,2})\$([A-Za-z0-9+/]{22,}={0,2})\$([A-Za-z0-9+/]{43,}={0,2})")


class UsersError(Exception):
    """A file of users can't be used: which file, which key, what to do."""


class EntryError(UsersError):
    """A user can't be added or removed: the name, the role or the password is none that can be."""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody at the workbench."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether this user may do what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True, slots=True)
class Entry:
    """A user with the hash of the password, as the file holds it."""

    user: User
    password: str

    @property
    def stamp(self) -> str:
        """What `Users.known` takes later on: another one after any change of the role or the password."""
        return hashlib.sha256(f"{self.user.role}${self.password}".encode()).hexdigest()


Entries = Mapping[str, Entry]
State = tuple[int, ...]


class Users:
    """The users of a file. Every method raises UsersError where the file became one that can't be used."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held = read(path)

    def everybody(self) -> tuple[User, ...]:
        """All users, by name."""
        return tuple(each.user for _, each in sorted(self._entries().items()))

    def check(self, name: str, password: str) -> Entry | None:
        """The entry of this name and password. An unknown name takes as long as a wrong password."""
        entry = self._entries().get(name)
        right = matches(password, entry.password if entry else NOBODY)
        return entry if right else None

    def known(self, name: str, stamp: str) -> User | None:
        """The user whose entry had this stamp; None where it was changed or is gone."""
        entry = self._entries().get(name)
        return entry.user if entry and secrets.compare_digest(entry.stamp, stamp) else None

    def _entries(self) -> Entries:
        try:
            unchanged = state_of(self._path.stat()) == self._held[0]
        except OSError as error:
            raise unreadable(self._path, error) from None
        if not unchanged:
            self._held = read(self._path)
        return self._held[1]


def load(path: Path) -> Users:
    """The users of a file. Raises UsersError where it can't be used, or where others can read it."""
    return Users(path)


def add(path: Path, name: str, role: Role, password: str) -> User:
    """Adds a user to a file, which is made where there is none. Raises EntryError, or UsersError for the file."""
    user = User(fit_name(name), role)
    entries = dict(read(path)[1]) if path.exists() else {}
    if name in entries:
        raise EntryError(f"{path}: there is a user {name} already; remove that one first")
    if not SHORTEST <= len(password) <= LONGEST:
        raise EntryError(f"a password has {SHORTEST} to {LONGEST} characters, this one has {len(password)}")
    if re.search("[\ud800-\udfff]", password):
        raise EntryError("the password is no text in UTF-8, which is what browsers send; choose another")
    write(path, {**entries, name: Entry(user, hashed(password))})
    return user


def remove(path: Path, name: str) -> None:
    """Takes a user out of a file. Raises EntryError where nobody has the name, or UsersError for the file."""
    entries = dict(read(path)[1])
    if entries.pop(name, None) is None:
        raise EntryError(f"{path}: there is no user {name}; `reportedly users list` shows who is there")
    write(path, entries)


def fit_name(name: str) -> str:
    """The name, where it can be one. Raises EntryError."""
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable() or name != name.strip():
        raise EntryError(f"{name[:100]!r} is no name: 1 to {LONGEST_NAME} printable characters, no blank at either end")
    return name


def read(path: Path) -> tuple[State, Entries]:
    """What a file holds, and what tells whether it changed since. Raises UsersError."""
    try:
        with path.open("rb") as stream:
            status = os.fstat(stream.fileno())
            if status.st_mode & 0o077:
                mode = f"mode {stat.S_IMODE(status.st_mode):04o}"
                raise UsersError(f"{path}: others on this machine can read it ({mode}); run `chmod 600 {path}`")
            data = tomllib.load(stream)
    except OSError as error:
        raise unreadable(path, error) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsersError(f"{path}: not TOML in UTF-8 ({error}); see docs/commands/users.md") from None
    try:
        return state_of(status), entries_of(data)
    except UsersError as error:
        raise UsersError(f"{path}: {error}") from None


def unreadable(path: Path, error: OSError) -> UsersError:
    """What is said of a file that the system doesn't give."""
    if isinstance(error, FileNotFoundError):
        return UsersError(f"{path}: there is no such file; `reportedly users add NAME --role editor` makes one")
    return UsersError(f"{path}: {error.strerror}")


def state_of(status: os.stat_result) -> State:
    """What changes with every writing of a file, and with its mode."""
    return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def entries_of(data: Mapping[str, Any]) -> Entries:
    """The users of a file's data. Raises UsersError, naming the key."""
    if others := sorted(data.keys() - {"users"}):
        raise UsersError(f"{others[0]}: no key of a file of users; write a table [users.NAME] for each")
    tables = data.get("users", {})
    if not isinstance(tables, dict):
        raise UsersError("users: write a table [users.NAME] for each")
    return {name: entry_of(name, table) for name, table in tables.items()}


def entry_of(name: str, table: Any) -> Entry:
    """The user of one table. Raises UsersError, naming the key."""
    where = f"users.{quoted(fit_name(name))}"
    if not isinstance(table, dict) or table.keys() != KEYS:
        raise UsersError(f"{where}: write a table that holds role and password, and nothing else")
    if table["role"] not in ROLES:
        raise UsersError(f"{where}.role: one of {', '.join(ROLES)}")
    if not isinstance(table["password"], str) or parsed(table["password"]) is None:
        raise UsersError(f"{where}.password: no hash of a password; remove the user, and add anew")
    return Entry(User(name, table["role"]), table["password"])


def write(path: Path, entries: Entries) -> None:
    """Writes the file under another name first, so that it is never seen half. Raises UsersError."""
    tables = [
        f'\n[users.{quoted(name)}]\nrole = "{each.user.role}"\npassword = "{each.password}"\n'
        for name, each in sorted(entries.items())
    ]
    path = path.resolve()
    try:
        handle, made = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")  # of mode 0600
        part = Path(made)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(MADE_BY + "".join(tables))
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise UsersError(f"{path}: it can't be written ({error.strerror})") from None


def quoted(name: str) -> str:
    """A name as a key of TOML; it holds no control characters."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def hashed(password: str) -> str:
    """A password as the file holds it, with a salt of its own."""
    return hashed_with(password, COST, BLOCK, PARALLEL, secrets.token_bytes(SALT_BYTES))


def hashed_with(password: str, n: int, r: int, p: int, salt: bytes) -> str:
    """A password as the file holds it: scrypt's three costs, the salt and the hash in base64."""
    plain = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
    made = hashlib.scrypt(plain, salt=salt, n=n, r=r, p=p, maxmem=2 * MEMORY, dklen=HASH_BYTES)
    return f"scrypt${n}${r}${p}${b64encode(salt).decode()}${b64encode(made).decode()}"


def parsed(password: str) -> tuple[int, int, int, bytes] | None:
    """The costs and the salt of a hash; None where it is none, is too weak, or takes too much memory."""
    match = _HASHED.fullmatch(password)
    if match is None:
        return None
    n, r, p = (int(match[each]) for each in (1, 2, 3))
    if n < 2**14 or n & (n - 1) or not 0 < r <= MEMORY // (128 * n) or not 0 < p <= 16:
        return None
    try:
        salt, made = (b64decode(match[each], validate=True) for each in (4, 5))
    except ValueError:
        return None
    return (n, r, p, salt) if len(made) == HASH_BYTES else None


def matches(password: str, held: str) -> bool:
    """Whether a hash is this password's, told in the same time wherever they differ."""
    costs = parsed(held)
    if costs is None or len(password) > LONGEST:
        return False
    return secrets.compare_digest(hashed_with(password, *costs), held)


NOBODY = (
    f"scrypt${COST}${BLOCK}${PARALLEL}${b64encode(bytes(SALT_BYTES)).decode()}${b64encode(bytes(HASH_BYTES)).decode()}"
)
"""What no password has for a hash: where the name is unknown, it takes the time that a hash takes."""
