"""The words of a text as far as they matter to times: each word is one letter, which stands for the class of the word.

`early on the morning of 4 October` becomes a string of eight letters, over which the grammar of `time_patterns` is
plain regular expressions. A word that matters to no time is the letter `.`, so that most of a text is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.knowledge.calendar import holidays
from reportedly.model import Span

OTHER = "."

CLASSES: dict[str, str] = {
    "MONTH": "january february september october november december april june july august",
    "SHORT": "jan feb mar apr jun jul aug sept sep oct nov dec",
    "MAY": "may march",
    "WEEKDAY": "monday tuesday wednesday thursday friday saturday sunday",
    "SHORTDAY": "mon tue tues wed thu thur thurs fri sat sun",
    "WEEKDAYS": "mondays tuesdays wednesdays thursdays fridays saturdays sundays weekdays weekends",
    "UNIT": "day week month year decade century fortnight weekend millennium",
    "UNITS": "days weeks months years decades centuries fortnights millennia",
    "CUNIT": "hour minute",
    "CUNITS": "hours minutes seconds hrs mins",
    "QUARTER": "quarter",
    "QUARTERS": "quarters",
    "PERIOD": "period",
    "PARTOFDAY": "morning afternoon evening night dawn dusk daybreak nightfall sunrise sunset predawn",
    "NIGHTS": "nights mornings afternoons evenings",
    "NOON": "noon midnight midday",
    "SEASON": "summer winter autumn",
    "SPRING": "spring fall",
    "HALF": "half",
    "WORDNUM": """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety""",
    "HUNDRED": "hundred thousand",
    "ONE": "one",
    "A": "a an",
    "VAGUE": "few several many some various",
    "COUPLE": "couple",
    "DOZEN": "dozen dozens scores hundreds thousands",
    "ORDWORD": """first third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""",
    "SECOND": "second",
    "FINAL": "final latter opening",
    "NINETIES": "twenties thirties forties fifties sixties seventies eighties nineties",
    "THE": "the",
    "POSS": "its their his her our my",
    "THIS": "this",
    "THAT": "that",
    "THESE": "these those",
    "SAME": "same",
    "LAST": "last",
    "PAST": "past",
    "PREVIOUS": "previous preceding prior previously",
    "NEXT": "next",
    "FOLLOWING": "following ensuing subsequent",
    "COMING": "coming upcoming forthcoming",
    "CURRENT": "current present",
    "RECENT": "recent latest",
    "OTHERW": "other",
    "ALL": "all",
    "EARLY": "early late sometime earlier later",
    "JUST": "just",
    "SHORTLY": "shortly",
    "MID": "mid",
    "PRE": "pre",
    "EDGE": "beginning start end middle close eve outset rest remainder height turn part midst course conclusion",
    "OF": "of",
    "IN": "in",
    "ON": "on",
    "AT": "at",
    "OR": "or",
    "SO": "so",
    "AND": "and",
    "TO": "to",
    "UNTIL": "until till through thru",
    "BY": "by",
    "FROM": "from",
    "SINCE": "since",
    "BETWEEN": "between",
    "FOR": "for",
    "WITHIN": "within",
    "DURING": "during throughout",
    "OVER": "over",
    "BEFORE": "before after",
    "AGO": "ago",
    "MORE": "more",
    "LESS": "less fewer",
    "THAN": "than",
    "UNDER": "under",
    "LEAST": "least most",
    "ABOUT": "about around approximately roughly nearly almost circa ca some only exactly another barely",
    "UP": "up",
    "TODAY": "today yesterday tomorrow tonight",
    "OVERNIGHT": "overnight",
    "EVERY": "every each",
    "PER": "per",
    "DAILY": "daily weekly monthly yearly annually hourly nightly fortnightly",
    "FISCAL": "fiscal",
    "STRAIGHT": "straight consecutive full trading calendar business successive whole entire additional long extra",
    "OLD": "old aged age",
    "LOCAL": "local",
    "TIME": "time",
    "O": "o",
    "OCLOCK": "clock",
    "ZONE": "gmt utc est edt cst cdt mst mdt pst pdt bst cet cest eet eest msk et pt",
    "ERA": "bc bce ad ce",
    "COMMA": ",",
    "HYPHEN": "- ‐ ‑",
    "DASH": "– — -- /",
    "DOT": ".",
    "OPEN": "( [",
    "CLOSE": ") ]",
    "S": "'s ’s",
    "QUOTE": "' ’ ‘",
    "FRACTION": "1/2 1/4 3/4 ½",
    # Read from their digits, not from a list.
    "D12": "",
    "D31": "",
    "YEAR": "",
    "NUM": "",
    "ORDINAL": "",
    "DECADE": "",
    "CLOCK": "",
    "AMPM": "am pm",
    "CLOCKAMPM": "",
    "DATE": "",
    "STAMP": "",
    "MILITARY": "",
    "QNUM": "",
    "HOLIDAY": "",
    "TOKENBREAK": "",
}

_ALPHABET = [*map(chr, range(ord("A"), ord("Z") + 1)), *map(chr, range(ord("a"), ord("z") + 1))]
_ALPHABET += [chr(code) for code in range(0xC0, 0x100)]
LETTER: dict[str, str] = {name: _ALPHABET[i] for i, name in enumerate(CLASSES)}
"""The letter of each class."""

LETTERS: dict[str, str] = {word: LETTER[name] for name, words in CLASSES.items() for word in words.split()}

CAPITAL = frozenset("jan mar may march jun jul june oct apr april aug august dec mon sat sun wed et pt sept".split())
"""Words that name a time only with a capital letter."""
LOUD = frozenset("et pt ad ce bc bce".split())
"""Words that name a zone or an era only when all in capitals."""

TOKEN = re.compile(
    r"(?P<brk>\n\s*\n)|\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?|\d+(?:[.,:/]\d+)*(?:[A-Za-z]+)?|[ap]\.\s?m\b\.?|[AP]\.\s?M\b\.?"
    r"|B\.\s?C\b\.?(?:\s?E\b\.?)?|A\.\s?D\b\.?|[^\W\d_]+(?:\d+\b)?|['’]s\b|['’‘`]\d\ds?\b|--|[^\w\s]|_"
)
AMPM = re.compile(r"([ap])\.?\s?m\.?", re.IGNORECASE)
ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)
DECADE = re.compile(r"\d{3}0s|['’‘`]\d0s|\d0s", re.IGNORECASE)
CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?")
CLOCKAMPM = re.compile(r"(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))?([ap])m", re.IGNORECASE)
HOURS = re.compile(r"(?:[01]?\d|2[0-4]):?[0-5]\d(?:hrs?|h)", re.IGNORECASE)
DATE = re.compile(r"\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[/.]\d\d?[/.](?:\d{4}|\d\d)")
MILITARY = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d")


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a stretch of text: where each stands, the words in lower case, and all their letters."""

    text: str
    spans: list[Span]
    words: list[str]
    letters: str

    def place(self, match: re.Match[str], group: str) -> Span:
        """The words that a group of a match covers, as numbers; (-1, -1) where it covers none."""
        for name in (group, f"{group}_2", f"{group}_3", f"{group}_4"):
            if name not in match.re.groupindex:
                break
            if match.start(name) >= 0:
                return match.span(name)
        return -1, -1

    def said(self, match: re.Match[str], group: str) -> str:
        """The first word that a group of a match covers, in lower case; empty where it covers none."""
        at, _ = self.place(match, group)
        return self.words[at] if at >= 0 else ""

    def all(self, match: re.Match[str], group: str) -> list[str]:
        """The words that a group of a match covers, in lower case."""
        start, end = self.place(match, group)
        return self.words[start:end]

    def raw(self, at: int) -> str:
        """A word as the text has it; empty past either end."""
        return self.text[slice(*self.spans[at])] if 0 <= at < len(self.spans) else ""

    def word(self, at: int) -> str:
        """A word in lower case; empty past either end."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def letter(self, at: int) -> str:
        """A word's letter; the break's past either end."""
        return self.letters[at] if 0 <= at < len(self.letters) else LETTER["TOKENBREAK"]

    def is_a(self, at: int, *names: str) -> bool:
        """Whether a word is of one of some classes."""
        letter = self.letter(at)
        return any(LETTER[name] == letter for name in names)

    def tight(self, at: int) -> bool:
        """Whether a word stands right behind the one before it, without a space."""
        return 0 < at < len(self.spans) and self.spans[at - 1][1] == self.spans[at][0]


@lru_cache(maxsize=2048)
def read_as(token: str) -> tuple[str, str]:
    """A token in lower case, and its letter."""
    word = token.lower()
    letter = LETTERS.get(word)
    if letter is None:
        return word, OTHER if token.isalpha() else odd(word)
    if (word in CAPITAL and not token[0].isupper()) or (word in LOUD and not token.isupper()):
        return word, OTHER
    return word, letter


def words_of(text: str, start: int, end: int) -> Words:
    """The words of a stretch of text."""
    spans = [found.span() for found in TOKEN.finditer(text, start, end)]
    read = [read_as(text[first:last]) for first, last in spans]
    words, letters = [word for word, _ in read], [letter for _, letter in read]
    if not first_words().isdisjoint(words):
        join_holidays(text, end, spans, words, letters)
    return Words(text, spans, words, "".join(letters))


def join_holidays(text: str, end: int, spans: list[Span], words: list[str], letters: list[str]) -> None:
    """Makes one word of each holiday, in place."""
    at = 0
    while at < len(words):
        if words[at] in first_words() and (holiday := holiday_pattern().match(text, spans[at][0], end)):
            behind = at + 1
            while behind < len(spans) and spans[behind][0] < holiday.end():
                behind += 1
            spans[at:behind] = [holiday.span()]
            words[at:behind] = [" ".join(holiday[0].lower().split())]
            letters[at:behind] = [LETTER["HOLIDAY"]]
        at += 1


def odd(word: str) -> str:
    """The letter of a token that is no plain word: a number, a clock time, a blank line."""
    if word[0] == "\n":
        return LETTER["TOKENBREAK"]
    if word.isdecimal():
        return digits(word)
    if not word[0].isdecimal():
        return abbreviated(word)
    for name, pattern in (
        ("ORDINAL", ORDINAL),
        ("CLOCK", CLOCK),
        ("DECADE", DECADE),
        ("CLOCKAMPM", CLOCKAMPM),
        ("MILITARY", HOURS),
        ("DATE", DATE),
    ):
        if pattern.fullmatch(word):
            return LETTER[name]
    if re.match(r"\d{4}-\d\d-\d\dt", word):
        return LETTER["STAMP"]
    return LETTER["NUM"] if re.fullmatch(r"\d[\d,]*(?:\.\d+)?", word) else OTHER


def abbreviated(word: str) -> str:
    """The letter of a token with full stops or an apostrophe: `p.m.`, `B.C.`, `’90s`, `Q3`."""
    if AMPM.fullmatch(word):
        return LETTER["AMPM"]
    if word[0] in "ba" and "." in word:
        return LETTER["ERA"]
    if DECADE.fullmatch(word):
        return LETTER["DECADE"]
    if word[0] in "'’‘`" and word[1:].isdigit():
        return LETTER["DECADE"]
    return LETTER["QNUM"] if re.fullmatch(r"[qh][1-4]", word) else OTHER


def digits(word: str) -> str:
    """The letter of a whole number, by what it can be in a date."""
    value = int(word) if len(word) < 5 else 0
    if len(word) <= 2:
        return LETTER["D12"] if 1 <= value <= 12 else LETTER["D31"] if 13 <= value <= 31 else LETTER["NUM"]
    if len(word) == 4:
        if word[0] == "0":
            return LETTER["MILITARY"] if MILITARY.fullmatch(word) else LETTER["NUM"]
        return LETTER["YEAR"] if 1000 <= value <= 2199 else LETTER["NUM"]
    return LETTER["NUM"]


@cache
def first_words() -> frozenset[str]:
    """The first word of every holiday."""
    return frozenset(re.split(r"[ .']", name)[0] for name in holidays())


@cache
def holiday_pattern() -> re.Pattern[str]:
    """All holidays, the longest names first."""
    names = sorted(holidays(), key=len, reverse=True)
    pattern = "|".join(re.escape(name).replace(r"\ ", r"\s+").replace("'", "['’]") for name in names)
    return re.compile(rf"(?=[A-Z])(?i:{pattern})(?![\w])")
