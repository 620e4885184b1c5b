"""Whether a package holds, told from the package alone: what fails, and where.

Invariant: whatever is in the file, checking ends, says why, and writes nothing. What it shows is that the package hangs
together; who could make the whole of it anew could make one that hangs together too, and is found out by the manifest's
hash or the head of the chain where these were kept elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from reportedly.articles.plain import digest
from reportedly.exports.contents import (
    ALWAYS,
    CLAIMS,
    DECISIONS,
    FORMAT,
    INCIDENT,
    LONGEST,
    MANIFEST,
    PARSED,
    claim_line,
    source_file,
    stands,
)
from reportedly.exports.sealed import Sealed, SealError
from reportedly.model import Report
from reportedly.record.errors import DecisionError
from reportedly.record.items import LETTERS, items_of
from reportedly.record.packing import key
from reportedly.record.reviews import GENESIS, Review, broken, review_of
from reportedly.report import JsonObject, from_json

MOST_FAULTS = 100
"""So many faults are told; the first ones are worth a look."""
_HASHED = re.compile(r"sha256:[0-9a-f]{64}")
_WRONG_SHAPE = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    RecursionError,
    OverflowError,
    DecisionError,
)
"""What reading JSON of another shape than ours raises, and decisions that can't be applied."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What doesn't hold, and where: a file of the package, with the item or line in it."""

    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"


@dataclass
class Verdict:
    """What was found: the faults, what could not be checked, and what was checked, in numbers.

    `manifest` is the hash of the manifest and `head` that of the last decision: what to hold against ones that were
    kept elsewhere.
    """

    faults: list[Fault] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)
    manifest: str = ""
    head: str = GENESIS
    incident: str = ""
    made: str = ""
    files: int = 0
    articles: int = 0
    quotations: int = 0
    decisions: int = 0

    def fault(self, where: str, why: str) -> None:
        """Adds a fault."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(where, why))


def verify(path: Path, *, manifest: str | None = None, head: str | None = None) -> Verdict:
    """What holds of a package, and what doesn't. `manifest` and `head` are hashes that were kept. Raises OSError."""
    verdict = Verdict()
    try:
        with Sealed(path) as sealed:
            Check(sealed, verdict).all(manifest, head)
    except SealError as error:
        verdict.fault(path.name, str(error))
    return verdict


class Check:
    """The checking of one package."""

    def __init__(self, sealed: Sealed, verdict: Verdict) -> None:
        self._sealed = sealed
        self._verdict = verdict
        self._manifest: JsonObject = {}
        self._files_of: dict[str, str] = {}
        self._held: dict[str, Report] = {}
        self._decided: dict[str, list[Review]] = {}
        self._cited: dict[tuple[str, str], None] = {}

    def all(self, kept_manifest: str | None, kept_head: str | None) -> None:
        """Checks everything, in the order in which one thing rests on another."""
        sealed, verdict = self._sealed, self._verdict
        if MANIFEST not in sealed.names:
            verdict.fault(MANIFEST, "it is missing, and without it nothing can be checked")
            return
        if not self._guarded(MANIFEST, self._read_manifest):
            return
        if kept_manifest is not None and kept_manifest.lower() != verdict.manifest:
            verdict.fault(MANIFEST, f"its hash is {verdict.manifest} and not {kept_manifest}, the one that was kept")
        self._guarded(MANIFEST, self._files)
        self._guarded(DECISIONS, partial(self._decisions, kept_head))
        for each in self._manifest["articles"]:
            name = str(each.get("article") if isinstance(each, dict) else each)
            self._guarded(f"{MANIFEST}, article {name[:80]}", partial(self._article, each))
        self._guarded(INCIDENT, self._incident)
        self._guarded(CLAIMS, self._claims)

    def _guarded(self, where: str, check: Callable[[], None]) -> bool:
        """Runs a check; whether it came to its end. What has another shape than ours is a fault."""
        try:
            check()
        except SealError as error:
            self._verdict.fault(where, str(error))
        except _WRONG_SHAPE as error:
            self._verdict.fault(where, f"it is not as a package has it ({type(error).__name__}: {str(error)[:200]})")
        else:
            return True
        return False

    def _read_manifest(self) -> None:
        """The manifest, and what of it the verdict tells."""
        raw, verdict = self._sealed.read(MANIFEST), self._verdict
        verdict.manifest = hashlib.sha256(raw).hexdigest()
        data = parsed(raw)
        if data["format"] != FORMAT:
            raise ValueError(f"its format is {str(data['format'])[:60]!r}, and this program knows {FORMAT!r}")
        shaped(data, {"incident": str, "made": str, "articles": list, "files": list, "decisions": dict})
        self._manifest = data
        verdict.incident, verdict.made = data["incident"], data["made"]

    def _files(self) -> None:
        """Every file that is listed is there as it is listed, and nothing more is there."""
        verdict, there = self._verdict, self._sealed.names - {MANIFEST}
        listed: dict[str, JsonObject] = {}
        for each in self._manifest["files"]:
            shaped(each, {"name": str, "size": int, "sha256": str})
            if each["name"] in listed:
                verdict.fault(MANIFEST, f"it lists {each['name'][:200]} twice")
            listed[each["name"]] = each
        for name in sorted(listed.keys() - there):
            verdict.fault(name[:200], "it is listed in the manifest, and missing")
        for name in sorted(there - listed.keys()):
            verdict.fault(name, "it is in the package, and not listed in the manifest")
        for name in sorted(self._named() - listed.keys()):
            verdict.fault(name[:200], "a package has it, or an article is said to have it, and it is not listed")
        for name in sorted(listed.keys() & there - self._named()):
            verdict.fault(name, "it is listed, and nothing in the manifest says what it is")
        for name in sorted(listed.keys() & there):
            self._guarded(name, partial(self._file, listed[name]))
        verdict.files = len(listed) + 1  # the manifest itself

    def _named(self) -> set[str]:
        """The files that a package of these articles has."""
        names = set(ALWAYS)
        for each in self._manifest["articles"]:
            names.add(each["report"])
            for reading in each["readings"]:
                names.add(reading["report"])
                names |= {source_file(reading["source"])} if reading["source"] is not None else set()
        return names

    def _file(self, listed: JsonObject) -> None:
        """A file's bytes are those that the manifest lists."""
        found, size = hashlib.sha256(), 0
        for piece in self._sealed.pieces(listed["name"]):
            found.update(piece)
            size += len(piece)
        if found.hexdigest() != listed["sha256"]:
            self._verdict.fault(
                listed["name"],
                f"its bytes were changed: their hash is {found.hexdigest()}, the manifest has {listed['sha256'][:64]}",
            )
        elif size != listed["size"]:
            self._verdict.fault(listed["name"], f"it has {size:,} bytes, and the manifest says {listed['size']:,}")
        if listed["name"].startswith("sources/") and listed["name"] != f"sources/{found.hexdigest()}":
            self._verdict.fault(listed["name"], "its bytes are not those of its name, which is the hash of what came")

    def _article(self, listed: JsonObject) -> None:
        """An article's reports point at its text, and its id is the hash of what came where it is one."""
        name, report = listed["article"], self._report(listed["report"], listed["article"])
        self._files_of[name] = listed["report"]
        self._verdict.articles += 1
        texts, machine = [], None
        for reading in sorted(listed["readings"], key=lambda each: int(each["number"])):
            machine = self._report(reading["report"], name)
            texts.append(machine.article.text)
        self._stands(listed["report"], report, machine)
        sources = {reading["source"] for reading in listed["readings"] if reading["source"] is not None}
        if not sources:
            self._verdict.unchecked.append(f"{name[:80]}: the bytes as received are not in the package")
        if _HASHED.fullmatch(name) and name not in sources and all(digest(text) != name for text in texts):
            if sources:
                why = f"the article's id, {name}, is the hash neither of its bytes as received nor of its text"
                self._verdict.fault(listed["report"], why)
            else:
                self._verdict.unchecked.append(f"{name[:80]}: its id is the hash of bytes that are not in the package")

    def _stands(self, file: str, report: Report, machine: Report | None) -> None:
        """A report is what the machine read last with the decisions about it."""
        if machine is None:
            self._verdict.fault(file, "the manifest names no reading that it comes from")
        elif report.article.text != machine.article.text:
            self._verdict.fault(file, "its text is not the one that was read last: no decision changes a text")
        elif report != stands(machine, self._decided.get(key(report.article.id), [])):
            self._verdict.fault(file, "it is not what was read last with the decisions about it")

    def _report(self, file: str, article: str) -> Report:
        """A report of an article, whose spans all lie in its text."""
        report = self._read(file)
        if report.article.id != article:
            self._verdict.fault(file, f"it is of the article {report.article.id[:80]!r}, not of {article[:80]!r}")
        text, end = report.article.text, 0
        for block in report.article.blocks:
            if block.start != end or block.end < block.start:
                self._verdict.fault(file, f"its blocks don't partition the text at {block.start}")
            end = block.end
        if report.article.blocks and end != len(text):
            self._verdict.fault(file, "its blocks don't reach the end of the text")
        for kind in LETTERS.values():
            for item in items_of(report, kind):
                for quote in claim_line(article, text, kind, item)["quotes"]:
                    start, stop = quote["span"]
                    if not 0 <= start <= stop <= len(text):
                        self._verdict.fault(f"{file}, {item.id}", f"its {quote['part']} lies outside of the text")
        return report

    def _read(self, file: str) -> Report:
        """A report; of those that were read last some are held, as many as `PARSED` bytes make."""
        if file not in self._held:
            made = from_json(parsed(self._sealed.read(file)))
            while self._held and self._sealed.size(file) + sum(map(self._sealed.size, self._held)) > PARSED:
                del self._held[next(iter(self._held))]
            self._held[file] = made
        return self._held[file]

    def _incident(self) -> None:
        """The account names items that its reports have, and gives words that stand there."""
        account = parsed(self._sealed.read(INCIDENT))
        if account["id"] != self._manifest["incident"]:
            self._verdict.fault(
                INCIDENT, f"it is of {str(account['id'])[:40]!r}, not of {self._verdict.incident[:40]!r}"
            )
        for each in account["figures"]:
            start, end = each["span"]
            self._words(INCIDENT, each["article"], each["figure"], each["words"], (start, end))
            self._number(each, each["article"], each["figure"])
        for each in account["positions"]:
            if each["refs"]:
                first = each["refs"][0]
                self._words(INCIDENT, first["article"], first["item"], each["words"])
        for each in account["tolls"]:
            self._words(INCIDENT, each["ref"]["article"], each["ref"]["item"], each["words"])
            self._number(each, each["ref"]["article"], each["ref"]["item"])
        self._cited |= dict.fromkeys((each["article"], each["item"]) for each in cited(account))

    def _number(self, given: JsonObject, article: str, item: str) -> None:
        """A figure of the account has the numbers that its report has."""
        report = self._read(self._files_of[article])
        figure = next((each for each in report.figures if each.id == item), None)
        if figure is not None and (figure.low, figure.high) != (given["low"], given["high"]):
            says = f"{given['low']} to {given['high']}, and its report {figure.low} to {figure.high}"
            self._verdict.fault(f"{INCIDENT}, {article[:80]}#{item[:20]}", f"the account says {says}")

    def _words(self, where: str, article: str, item: str, words: str, span: tuple[int, int] | None = None) -> None:
        """Words that are quoted stand in the article, at the span where one is given, and the item is in its report."""
        place = f"{where}, {article[:80]}#{item[:20]}"
        if article not in self._files_of:
            self._verdict.fault(place, "the article is not in the package, or is not as it should be")
            return
        file = self._files_of[article]
        report = self._read(file)
        self._verdict.quotations += 1
        if span is not None and report.article.text[slice(*span)] != words:
            self._verdict.fault(
                place, f"“{words[:80]}” is not what stands at {span[0]} to {span[1]} in the text of {file}"
            )
        if span is None and words not in report.article.text:
            self._verdict.fault(place, f"“{words[:80]}” doesn't stand in the text of {file}")
        if not any(each.id == item for kind in LETTERS.values() for each in items_of(report, kind)):
            self._verdict.fault(place, f"{file} has no such item")

    def _claims(self) -> None:
        """Each claim is the one in its report, with the words that stand at its spans."""
        for number, line in enumerate(self._sealed.lines(CLAIMS, LONGEST), start=1):
            self._guarded(f"{CLAIMS}, line {number}", partial(self._claim, line, number))
        for article, item in self._cited:
            self._verdict.fault(CLAIMS, f"{article[:80]}#{item[:20]}, which the account is made of, is not in it")

    def _claim(self, raw: bytes, number: int) -> None:
        """One line of the claims."""
        line = parsed(raw)
        where, article = f"{CLAIMS}, line {number}", line["article"]
        self._cited.pop((article, line["item"]), None)
        for quote in line["quotes"]:
            start, end = quote["span"]
            self._words(where, article, line["item"], quote["words"], (start, end))
        file = self._files_of[article]
        report = self._read(file)
        item = next(each for each in items_of(report, line["kind"]) if each.id == line["item"])
        made = claim_line(article, report.article.text, line["kind"], item)
        if made["claim"] != line["claim"] or [q["span"] for q in made["quotes"]] != [q["span"] for q in line["quotes"]]:
            self._verdict.fault(where, f"it says something else than {file} has as {line['item'][:20]}")

    def _decisions(self, kept: str | None) -> None:
        """The chain of decisions is unbroken up to its head, and holds the head that was kept."""
        verdict, told = self._verdict, self._manifest["decisions"]
        wanted = {key(each["article"]) for each in self._manifest["articles"]}
        shaped(told, {"count": int, "head": str, "about": list})
        if fault := broken(self._rows(wanted), kept.split()[-1].lower() if kept and kept.strip() else None):
            verdict.fault(DECISIONS, f"the chain is broken at {fault}")
        if verdict.decisions != told["count"] or verdict.head != told["head"]:
            ends = f"ends with decision {verdict.decisions}, {verdict.head[:64]}"
            verdict.fault(DECISIONS, f"the chain {ends}, and the manifest says {told['count']}, {told['head'][:64]}")
        if any(not isinstance(each, int) or not 0 < each <= verdict.decisions for each in told["about"]):
            verdict.fault(MANIFEST, "it names decisions that are not in the chain")

    def _rows(self, articles: set[str]) -> Iterator[JsonObject]:
        """The rows of the chain, the last of which is its head; those about some articles are held."""
        for line in self._sealed.lines(DECISIONS, LONGEST):
            row = parsed(line)
            shaped(row, {"number": int, "previous": str, "hash": str})
            self._verdict.head, self._verdict.decisions = row["hash"], row["number"]
            review = review_of(row)
            if review.subject.article in articles:
                self._decided.setdefault(review.subject.article, []).append(review)
            yield row


def cited(account: JsonObject) -> Iterator[JsonObject]:
    """All items that an account names, each with its article."""
    for each in account["positions"]:
        yield from each["refs"]
    for each in account["tolls"]:
        yield from (each["ref"], *each["printings"])
    for each in account["contradictions"]:
        yield from (each["first"], each["second"])


def parsed(raw: bytes) -> JsonObject:
    """The object that JSON holds. Raises ValueError where it is none, or names a key twice."""
    data = json.loads(raw, object_pairs_hook=once)
    if not isinstance(data, dict):
        raise ValueError("it is no JSON object")
    return data


def once(pairs: list[tuple[str, Any]]) -> JsonObject:
    """An object of which no key is named twice: readers differ on which of the two holds."""
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key is named twice in one object")
    return made


def shaped(data: Any, kinds: Mapping[str, type]) -> None:
    """Nothing, where an object has these keys with values of these kinds. Raises TypeError."""
    for name, kind in kinds.items():
        if not isinstance(data[name], kind) or (kind is int and isinstance(data[name], bool)):
            raise TypeError(f"{name} is {type(data[name]).__name__}, and should be {kind.__name__}")
