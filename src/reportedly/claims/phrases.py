"""Noun phrases found by their words alone, where no parse of them is needed: up to the first word that ends them."""

from __future__ import annotations

import re

from reportedly.knowledge.calendar import MONTH, WEEKDAY
from reportedly.model import Span

TOKEN = re.compile(r"[\w’'][\w’'.&/-]*|[^\w\s]")
STOP = frozenset(
    """that to on in at by for with from as after before during while when who which whom whose because over about
    amid against if unless until into upon under through via since where not is are was were be been being has
    have had having will would could should may might must can do does did said says say saying told telling
    added adding but so than then although though despite following without within between among he she it they
    we i there later earlier today yesterday tomorrow tonight also again separately instead too via recently
    immediately previously overnight how why what whether citing quoting according continue continues continued
    use used uses agree agreed""".split()
)
JOINS = frozenset(("of", "for", "and", "in", "at", "the"))
DETERMINERS = frozenset(
    """the a an its his her their our my some several all both many most other two three four five six seven no any
        one each every""".split()
)
PRONOUNS = frozenset("him her them me us it you they".split())
PERIOD = re.compile(rf" (?:week|month|year|night|spring|summer|autumn|winter|{WEEKDAY}|{MONTH})\b")
TIME = re.compile(
    rf"[\s,]+(?:(?:late |early |later |earlier )?(?:on |last |this )?{WEEKDAY}(?: \w+)?|(?:on )?{MONTH} \d+"
    rf"|today|yesterday|tonight|overnight|again|also|"
    rf"separately|later|earlier|in (?:a|an|the) [\w -]+|at (?:a|the) [\w -]+|during [\w -]+)\s*$"
)
EVENT_TIME = re.compile(rf"^{WEEKDAY}s?$|^{MONTH}$")


def np_after(text: str, start: int, end: int) -> Span | None:
    """The noun phrase that begins at or right behind a place. None where what follows begins none."""
    first = last = None
    resume = start
    for token in TOKEN.finditer(text, start, end):
        word = token[0].rstrip(".’'") or token[0]
        if token.start() < resume:
            continue
        if first is None:
            if word.lower() in PRONOUNS:
                return (
                    token.span()
                    if word.lower() != "her" or not re.match(r" \w", text[token.end() : token.end() + 2])
                    else grown(text, token, end)
                )
            if not starts(word):
                return quoted_phrase(text, token.start(), end) if word in '“"' else None
            if word.lower() in ("last", "next", "this") and PERIOD.match(text, token.end(), end):
                return None
            first, last = token.start(), token.end()
        elif word in '“"' and text[first : token.start()].rstrip().lower() in DETERMINERS:
            if (inner := quoted_phrase(text, token.start(), end)) is None:
                break
            last = resume = inner[1]
        elif goes_on(text, word, token):
            last = token.end()
        else:
            break
    return clean(text, first, last) if first is not None and last is not None else None


def grown(text: str, token: re.Match[str], end: int) -> Span | None:
    """A phrase that begins with a possessive which could have been a pronoun: `her lawyer`."""
    rest = np_after(text, token.end(), end)
    return (token.start(), rest[1]) if rest else token.span()


def quoted_phrase(text: str, start: int, end: int) -> Span | None:
    """A short phrase in quotation marks."""
    found = re.compile(r"[“\"][^”\"\n]{2,60}[”\"]").match(text, start, end)
    return found.span() if found else None


def starts(word: str) -> bool:
    """Whether a word can begin a noun phrase."""
    low = word.lower()
    return (
        word[0].isalnum()
        and (low in DETERMINERS or low not in STOP)
        and not EVENT_TIME.match(word)
        and not (word.islower() and low.endswith("ly") and low != "family")
    )


def goes_on(text: str, word: str, token: re.Match[str]) -> bool:
    """Whether a word carries a noun phrase on: `of`, `for` and `and` do before a name or an article."""
    low = word.lower()
    if not word[0].isalnum():
        return False
    if text[token.start() - 1 : token.start()] == "\n" or EVENT_TIME.match(word):
        return False
    if low in JOINS and low != "the":
        following = text[token.end() + 1 : token.end() + 5]
        if low == "of":
            return not re.match(r" [a-z]+ing\b", text[token.end() : token.end() + 20])
        named = following[:1].isupper() and not re.match(
            rf"{WEEKDAY}|{MONTH}", text[token.end() + 1 : token.end() + 12]
        )
        return (low in ("and", "for") and named) or (low == "and" and following[:4] == "the ")
    if (
        word.islower()
        and word in DETERMINERS
        and not re.search(r"\b(?:of|for|and|all|both)\s+$", text[max(0, token.start() - 5) : token.start()])
    ):
        return False
    return low not in STOP and not (word.islower() and low.endswith("ly") and low not in ("family", "assembly", "ally"))


def clean(text: str, start: int, end: int) -> Span | None:
    """A phrase without a time or a joining word at its end."""
    end = without_time(text, start, end)
    words = text[start:end]
    while cut := re.search(r"\s(?:of|for|and|the|a|an|late|early)$|[.’']$", words):
        if cut[0] == "." and re.search(r"\b\w\.\w\.$", words):
            break
        words = words[: cut.start()]
    return (start, start + len(words)) if len(words) > 1 and words.lower() not in DETERMINERS else None


def without_time(text: str, start: int, end: int) -> int:
    """Where a phrase ends once a time at its end is left out."""
    while found := TIME.search(text[start:end]):
        end = start + found.start()
    return end


def np_before(text: str, start: int, end: int) -> Span | None:
    """The noun phrase that ends right before a place, read backwards to the first word that cannot belong to it."""
    tokens = list(TOKEN.finditer(text, max(start, end - 100), end))
    while tokens and tokens[-1][0] == ",":
        tokens.pop()
    first = last = None
    for token in reversed(tokens[-9:]):
        low = token[0].lower()
        if last is None and low in ("i", "we", "he", "she", "they", "it"):
            return token.span()
        if (
            not token[0][0].isalnum()
            or token[0].isdigit()
            or EVENT_TIME.match(token[0])
            or (low in STOP and low != "of")
        ):
            break
        if first is not None and text[token.end() : first].strip(" "):
            break
        first, last = token.start(), last or token.end()
        if low in DETERMINERS:
            break
    return (first, last) if first is not None and last is not None else None
