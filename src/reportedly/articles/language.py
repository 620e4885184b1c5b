"""Which language an article is written in: English by its commonest words, any other by an identifier that may abstain.

Invariant: plain English never loads the identifier (py3langid: half a second, 80 MB); the same text gets the same
answer. A text counts by the majority of its paragraphs. What is short or uncertain stays None: no language is guessed.
Codes are ISO 639, of two letters where it has them. `make test` holds the thresholds to tests/data/tongues.tsv.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Protocol, cast

_SAMPLE = 6000
_STRETCHES = 12
_LONG_ENOUGH = 60
"""Bytes of UTF-8 that the letters of a piece must take before its language is told: 60 Latin, 30 Cyrillic, 20 Han."""
_PIECE = 2 * _LONG_ENOUGH
_CERTAIN = 0.8
_LIKELY = 0.5
_PLAUSIBLE = 0.05
_ENGLISH_SHARE = 0.13
"""How many words of an English text are among the commonest ones, at least; as a rule it is a third."""
_ENGLISH_WORDS = 3
"""Different ones, for one that many languages have (`for`, `in`) can be as frequent there."""
_PERHAPS_ENGLISH = 0.12
_HARDLY_ENGLISH = 0.06

_COMMON = frozenset(
    "the|of|and|to|in|that|is|was|for|on|with|as|by|from|it|be|has|have|had|were|are|said|not|an|who|which|their"
    "|his|he|after|but|this|they|been|its".split("|")
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_BEYOND_LATIN = re.compile(r"[^\u0000-\u024f]+")
_WORD = re.compile(r"[^\W\d_]+")
_UNSTATED = frozenset({"", "und", "mul", "mis", "zxx", "unknown", "undefined", "none", "null", "auto", "x"})
_NAMES = """
am amh amharic|ar ara arabic|az aze azerbaijani|be bel belarusian|bg bul bulgarian|bn ben bengali|bs bos bosnian
ckb sorani|cs ces cze czech|da dan danish|de deu ger german|el ell gre greek|en eng english|es spa spanish
et est estonian|fa fas per persian farsi|fi fin finnish|fr fra fre french|ha hau hausa|he heb hebrew iw|hi hin hindi
hr hrv croatian|hu hun hungarian|hy hye arm armenian|id ind indonesian in|it ita italian|ja jpn japanese
ka kat geo georgian|kk kaz kazakh|ko kor korean|ku kur kurdish|lt lit lithuanian|lv lav latvian|mk mkd mac macedonian
my mya bur burmese|nl nld dut dutch|no nor norwegian|pl pol polish|prs dari|ps pus pashto|pt por portuguese
ro ron rum romanian|ru rus russian|sd snd sindhi|so som somali|sq sqi alb albanian|sr srp serbian|sv swe swedish
sw swa swahili|tg tgk tajik|th tha thai|ti tir tigrinya|tr tur turkish|uk ukr ukrainian|ur urd urdu|uz uzb uzbek
vi vie vietnamese|yi yid yiddish ji|zh zho chi chinese
"""
_CODES = {name: names.split()[0] for names in re.split(r"[|\n]", _NAMES.strip()) for name in names.split()}

_LEFT_OUT = frozenset(
    "ace an ary arz bcl br eo ext fo fuv gcf gcr gom grc gug guw hbo kab kik la lij ltg sa se uzs vec vo wa zxx".split()
)
"""What the identifier knows and no news is likely to be written in; two dialects of Arabic count as Arabic."""
_WIDER = {"nn": "no", "sdh": "ku", "wuu": "zh", "yue": "zh"}
"""The language under which one that the identifier tells apart is reported."""
_TAKEN_FOR = {"am": {"ti"}, "fa": {"prs"}, "he": {"yi"}, "ku": {"ckb", "kmr"}, "no": {"nb"}, "ps": {"sd"}}
"""Languages that the identifier does not know, by the one that it takes them for: a page that states them is right."""
_LETTERS_OF_OTHERS = {"am": "ኣቐ", "he": "װױײ", "ps": "ٽڪڳ"}
"""Letters of Tigrinya, Yiddish and Sindhi that the language which they are taken for does not have."""


def language(text: str, given: str | None = None, stated: str | None = None) -> tuple[str | None, str | None]:
    """The article's language or None, and a warning where statements aren't read from it.

    `given` is what the caller says, and stands but for English in another script. `stated` is what the page's markup
    says, and stands where the text does not belie it: templates often name a language that is not the article's.
    """
    writing = script(text)
    latin = writing in (None, "LATIN")
    tag = _tag(given)
    if tag is None or (tag == "en" and not latin):
        tag = told(text, _tag(stated))
    if tag == "en":
        return tag, None
    if writing is not None and not latin:
        in_language = f", in the language {tag!r}" if tag else ""
        return tag, f"the text is in {writing.title()} script{in_language}, and statements are read from English only"
    if tag:
        return tag, f"the text is in the language {tag!r}, and statements are read from English only"
    words = _words(text[:_SAMPLE])
    if len(words) >= 40 and _share(words) < _HARDLY_ENGLISH:
        return None, "the text does not look like English, which is the one language that statements are read from"
    return None, None


def told(text: str, stated: str | None = None) -> str | None:
    """The language of a text, from its words and from the code that its page states; None where that is uncertain."""
    parts = pieces(text)
    words = [_words(part) for part in parts]
    if _plainly_english(words):
        return "en"
    if not any(words):
        return stated
    ranked = [_ranked(part) for part in parts]
    found = _majority([_certain(part, ranks) for part, ranks in zip(parts, ranked, strict=True)])
    if found is None and len(parts) > 1 and not _disagree(parts, ranked):
        whole = " ".join(parts)
        found = _certain(whole, _ranked(whole))
    if stated is not None and _stands(stated, found, ranked):
        return stated
    likeliest = _majority([_likeliest(ranks) for ranks in ranked])
    if found is None and likeliest == "en" and sum(map(_share, words)) >= _PERHAPS_ENGLISH * len(words):
        return "en"
    return found


def pieces(text: str) -> list[str]:
    """The text's lines, short ones joined with those after them; of a long text stretches all over it."""
    if len(text) > _SAMPLE:
        size, step = _SAMPLE // _STRETCHES, (len(text) - _SAMPLE // _STRETCHES) // (_STRETCHES - 1)
        return [text[n * step : n * step + size] for n in range(_STRETCHES)]
    made: list[str] = []
    short = ""
    for line in text.splitlines():
        short = f"{short} {line}" if short else line
        if _letters(short) >= _PIECE:
            made.append(short)
            short = ""
    if short.strip():
        made[-1:] = [f"{made[-1]} {short}" if made else short]
    return made


def script(text: str) -> str | None:
    """The script that most letters of the text belong to (`LATIN`, `ARABIC`, `CYRILLIC`); None without letters."""
    if text.isascii():
        return "LATIN" if any(map(str.isalpha, text[:_SAMPLE])) else None
    sample = text[:: max(1, len(text) // _SAMPLE)]
    latin, beyond = (len("".join(found.findall(sample))) for found in (_LATIN, _BEYOND_LATIN))
    if latin > beyond:  # the usual case, told without looking at each letter
        return "LATIN"
    counts = Counter(_script_of(char) for char in sample if char.isalpha())
    return counts.most_common(1)[0][0] if counts else None


def _script_of(char: str) -> str:
    if char <= "\u024f":
        return "LATIN"
    name = unicodedata.name(char, "UNKNOWN").split()[0]
    return "HAN" if name == "CJK" else name


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _share(words: Sequence[str]) -> float:
    """How many of the words are among the commonest of English, from 0 to 1."""
    return sum(word in _COMMON for word in words) / len(words) if words else 0.0


def _plainly_english(pieces_words: Sequence[Sequence[str]]) -> bool:
    """Whether half of the pieces hold as many of the commonest words as only English does; a tie is English's."""
    english = sum(_share(words) >= _ENGLISH_SHARE for words in pieces_words)
    return (
        english * 2 >= len(pieces_words)
        and len(_COMMON.intersection(chain.from_iterable(pieces_words))) >= _ENGLISH_WORDS
    )


def _likeliest(ranks: Mapping[str, float]) -> str:
    return max(ranks, key=lambda code: ranks[code])


def _letters(text: str) -> int:
    """How many bytes of UTF-8 the letters take: a Han character says more than a Latin one."""
    return len("".join(filter(str.isalpha, text)).encode(errors="replace"))


class _Identifier(Protocol):
    """What is used of the identifier."""

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Languages with their probabilities, the likeliest first."""


@cache
def _identifier() -> _Identifier:
    """The identifier, loaded at the first text that leaves a doubt."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    made = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    made.set_languages([label for label in made.labels if label not in _LEFT_OUT])
    return cast(_Identifier, made)


def _ranked(part: str) -> Mapping[str, float]:
    """The probability of each language that the identifier knows."""
    ranks: dict[str, float] = {}
    for label, probability in _identifier().rank(part):
        code = _WIDER.get(label, label)
        ranks[code] = ranks.get(code, 0.0) + probability
    return ranks


def _certain(part: str, ranks: Mapping[str, float]) -> str | None:
    """The language of a piece that is long enough to tell it and leaves little doubt."""
    best = _likeliest(ranks)
    foreign = sum(map(part.count, _LETTERS_OF_OTHERS.get(best, "")))
    return best if ranks[best] >= _CERTAIN and foreign < 2 and _letters(part) >= _LONG_ENOUGH else None


def _majority(votes: Sequence[str | None]) -> str | None:
    """The language of more than half of the pieces."""
    best, count = Counter(votes).most_common(1)[0] if votes else (None, 0)
    return best if count * 2 > len(votes) else None


def _disagree(parts: Sequence[str], ranked: Sequence[Mapping[str, float]]) -> bool:
    """Whether two pieces are in two languages for certain."""
    return len({_certain(part, ranks) for part, ranks in zip(parts, ranked, strict=True)} - {None}) > 1


def _stands(stated: str, found: str | None, ranked: Sequence[Mapping[str, float]]) -> bool:
    """Whether a stated language stands against what was found in the text, None for nothing certain."""
    if stated == found or stated in _TAKEN_FOR.get(found or "", ()):
        return True
    known = any(stated in ranks for ranks in ranked)
    if found is None:
        plausible = any(ranks.get(stated, 0.0) >= _PLAUSIBLE for ranks in ranked)
        return not known or plausible or all(max(ranks.values()) < _LIKELY for ranks in ranked)
    alike = [ranks.get(stated, 0.0) for ranks in ranked if ranks[found] >= _CERTAIN]
    return bool(alike) and sum(alike) / len(alike) >= _PLAUSIBLE


def _tag(stated: str | None) -> str | None:
    """The language that a tag, a code or a name states, without its region: `en-US`, `eng` and `English` are `en`.

    Two letters where ISO 639 has them; None where nothing is stated, or that nobody knows (`und`).
    """
    word = _WORD.search(stated or "")
    code = word[0].lower() if word else ""
    return None if code in _UNSTATED else _CODES.get(code, code)
