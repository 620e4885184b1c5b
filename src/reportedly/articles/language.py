"""Which language an article is written in, as far as it can be told without a model.

A text is told by its script, and English by the share of its commonest words. No other language is guessed here:
a loaded identifier costs half a second and 60 MB (py3langid 0.4), so it is asked only where this answers None.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_SAMPLE = 6000
_COMMON = frozenset(
    "the|of|and|to|in|a|that|is|was|for|on|with|as|by|at|from|it|be|has|have|had|were|are|said|not|an|who|which|their"
    "|his|he|after|but|this|they|been|its".split("|")
)
_WORD = re.compile(r"[^\W\d_]+")
_UNSTATED = frozenset({"", "und", "mul", "mis", "zxx", "unknown", "undefined", "none", "null", "auto", "x"})
_NAMES = """
ar ara arabic|az aze azerbaijani|bg bul bulgarian|bn ben bengali|cs ces cze czech|da dan danish|de deu ger german
el ell gre greek|en eng english|es spa spanish|et est estonian|fa fas per persian farsi|fi fin finnish
fr fra fre french|he heb hebrew iw|hi hin hindi|hr hrv croatian|hu hun hungarian|hy hye arm armenian
id ind indonesian in|it ita italian|ja jpn japanese|ka kat geo georgian|kk kaz kazakh|ko kor korean|ku kur kurdish
lt lit lithuanian|lv lav latvian|my mya bur burmese|nl nld dut dutch|no nor norwegian|pl pol polish
ps pus pashto|pt por portuguese|ro ron rum romanian|ru rus russian|so som somali|sr srp serbian|sv swe swedish
sw swa swahili|th tha thai|tr tur turkish|uk ukr ukrainian|ur urd urdu|vi vie vietnamese|zh zho chi chinese
"""
_CODES = {name: names.split()[0] for names in re.split(r"[|\n]", _NAMES.strip()) for name in names.split()}


def language(text: str, given: str | None = None, stated: str | None = None) -> tuple[str | None, str | None]:
    """The article's language (ISO 639) or None, and a warning where it is one that statements aren't read from.

    `given` is what the caller says, `stated` what the page's markup says, which plain English belies: templates
    often name a language that is not the article's.
    """
    name = script(text)
    if name is not None and name != "LATIN":
        warning = f"the text is in {name.title()} script, which statements are not read from"
        return _other_script(given or stated), warning
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    share = sum(word in _COMMON for word in words) / len(words) if words else 0.0
    tag = _tag(given) or ("en" if share >= 0.2 else _tag(stated))
    if tag:
        warning = f"the text is in the language {tag!r}, and statements are read from English only"
        return tag, None if tag == "en" else warning
    if share >= 0.12:
        return "en", None
    if len(words) >= 40 and share < 0.06:
        return None, "the text does not look like English, which is the one language that statements are read from"
    return None, None


def script(text: str) -> str | None:
    """The script that most letters of the text belong to (`LATIN`, `ARABIC`, `CYRILLIC`); None without letters."""
    if text.isascii():
        return "LATIN" if any(map(str.isalpha, text[:_SAMPLE])) else None
    step = max(1, len(text) // _SAMPLE)
    counts = Counter(_script_of(char) for char in text[::step] if char.isalpha())
    return counts.most_common(1)[0][0] if counts else None


def _script_of(char: str) -> str:
    if char <= "\u024f":
        return "LATIN"
    name = unicodedata.name(char, "UNKNOWN").split()[0]
    return "HAN" if name == "CJK" else name


def _other_script(stated: str | None) -> str | None:
    """The stated language unless it is English, which the script belies."""
    return None if _tag(stated) == "en" else _tag(stated)


def _tag(stated: str | None) -> str | None:
    """The language that a tag, a code or a name states, without its region: `en-US`, `eng` and `English` are `en`.

    Two letters where ISO 639 has them; None where nothing is stated, or that nobody knows (`und`).
    """
    word = _WORD.search(stated or "")
    code = word[0].lower() if word else ""
    return None if code in _UNSTATED else _CODES.get(code, code)
