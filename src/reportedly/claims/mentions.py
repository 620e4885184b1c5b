"""What the words of a mention say by themselves: person or body, its name, its office, how it is named.

`named` follows the codebook (Statement): role holders and bodies with a name are `named`, unnamed persons `unnamed`,
unnamed armed or political bodies and sides `collective`. Nothing here looks at the rest of the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from reportedly.knowledge.tables import Speaker, country_words, speakers
from reportedly.model import Named

MentionKind = Literal["person", "people", "body", "side", "document", "pronoun", "name"]

WORD = re.compile(r"[\w’'.&-]*\w[.]?|\w")
PRONOUNS = frozenset(
    """i me my we us our he him his she her they them their it its who whom which himself herself itself themselves
        both these those this that""".split()
)
DEFINITE = frozenset("the his her its their our my this that these those".split())
INDEFINITE = frozenset(
    """a an some several many one two three four five six seven eight nine ten another other others no dozens any
        both most all each few""".split()
)
DETERMINERS = DEFINITE | INDEFINITE
HONORIFICS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt brig adm cmdr sir lord sayyed sheik sheikh hajji haji rev"
    " maulana mullah general colonel major "
    "lieutenant captain sergeant brigadier admiral ayatollah pope bishop archbishop rabbi imam king queen"
    " prince princess emir sultan doctor "
    "dsp sp asp csp dig igp mp mk rep sen gov hon".split()
)
PARTICLES = frozenset("bin ibn al el de la von van der den da di du dos abu abd abdel ould ben ter le y".split())
ORGANISED = frozenset(
    """state nations union rights watch front army forces force party ministry council agency news press television
    tv radio committee movement group organization organisation brigades brigade guard command corps office bank
    court house senate parliament assembly commission federation league alliance coalition defense defence
    police network observatory center centre university institute hospital company times post herald guardian
    journal resistance authority mission operation task services service air health human crescent cross helmets
    against amnesty islamic national""".split()
)
CUT = re.compile(
    r"\s+(?:who|which|whose|that|in|at|from|near|with|on|close|briefed|speaking|familiar|based|named|called"
    r"|known|under|inside|within|outside|"
    r"reached|allied|led|involved|of|for|to|by|not|tied|loyal|linked|affiliated|responsible|monitoring|working"
    r"|citing|associated)\b|\s*[,(\[–—]|\s-\s"
)
QUANTITY = re.compile(
    r"^(?:(?:more than|at least|about|dozens|hundreds|thousands|scores|some|one|two|three|many|most|several"
    r"|each|both|all|none|any) )+of (?:the )?(?=\w)",
    re.I,
)
POSSESSIVE = re.compile(r"^[A-Z][\w’'-]*[’']s? ")
ASIDE = re.compile(
    r"(?:,|\s[–—-])\s+(?=[a-z]|[A-Z][\w’'-]*[’']s? )|\s*[(;\[]|\s+(?=(?:who|whom|whose|which)\b)|[\s,;:–—-]+$"
)
AUTHOR = re.compile(r"\b(?:by|of|from) (.+)$|^(.+?)[’']s? [\w -]+$")
ARMED_BODY = re.compile(
    r"\b(?:terrorist|armed|rebel|militant|separatist|insurgent|opposition|jihadist|extremist)\b", re.IGNORECASE
)
ADJECTIVE = re.compile(r"(?:an|ish|ist|ese|ern|led|aligned|backed)$")
CALLED = re.compile(
    r"\b(?:named|called|identified (?:only )?as|known (?:only )?as|goes by(?: the name(?: of)?)?"
    r"|gave (?:only )?(?:his|her|their)(?: \w+)? name[, ]+(?:as )?)\s+(?:as )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)
ANOTHERS = re.compile(
    r"^(?:[\w’'-]+ ){0,4}?(?:wife|widow|husband|brother|sister|father|mother|son|daughter|cousin|relatives?|aides?"
    r"|advis[eo]rs?|lawyers?|supporters?|opponents?|ally|allies|spokes\w+|forces|troops|fighters|militias?|soldiers"
    r"|rebels)(?: loyal| close| opposed| allied)? (?:of|to|for|with) (?:the )?(.+)$"
)
INTRODUCTIONS = frozenset("former prime foreign vice deputy interior defence defense first".split())
RANKED = re.compile(r"^(?:the )?([A-Z]\w+\.?) ((?:[A-Z][\w’'-]+ ){1,3}?[A-Z][\w’'-]+)(?= of )")
OFFICES = re.compile(
    r"\bof (?:the )?(?:Information|Interior|Defen[cs]e|Justice|Health|Finance|Energy|Education|State"
    r"|Foreign Affairs|Culture|Transport|Agriculture|War|Staff|"
    r"Police|Intelligence|Trade|Labou?r|Security|Human Rights)\b"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One way of naming an actor. `name` holds a proper name's words, `titles` the words around it, lower-case."""

    text: str
    kind: MentionKind
    name: tuple[str, ...]
    titles: tuple[str, ...]
    head: str
    definite: bool
    plural: bool
    named: Named
    gender: str


@lru_cache(maxsize=2048)
def describe(text: str, hint: str = "") -> Mention:
    """What a phrase says of the actor that it names. `hint` is the kind of a proper name inside, where one was read."""
    words = WORD.findall(text)
    low = [bare(word) for word in words]
    if not words:
        return Mention(text, "pronoun", (), (), "", False, False, "unnamed", "")
    if len(words) == 1 and low[0] in PRONOUNS and words[0] not in ("US", "WHO"):
        return pronoun(text, low[0])
    if low[0] in ("both", "either") and len(words) > 1 and low[1] in DEFINITE:
        words, low, text = words[1:], low[1:], text[len(words[0]) :].lstrip()
    if quantity := QUANTITY.match(text):
        inner = describe(text[quantity.end() :])
        return replace(inner, text=text, definite=False, named="unnamed") if inner.kind == "people" else inner
    definite, indefinite = (
        low[0] in DEFINITE or POSSESSIVE.search(text) is not None,
        low[0] in INDEFINITE or low[0].isdigit(),
    )
    if person := personal(text, hint):
        titles, name = person
        lowered = tuple(bare(word) for word in titles)
        return Mention(text, "person", name, lowered, office(lowered), True, False, "named", gender(lowered))
    core = CUT.split(text, maxsplit=1)[0]
    if all(word[0].isupper() for word in words) and len(words) > 1 and not speaker_noun(words[-1]):
        return bare_name(text, tuple(words), tuple(low), definite, hint)
    if indefinite and (last := speaker_noun(" ".join(words[-2:]))) and last[0].kind == "person" and words[-1].islower():
        return Mention(text, "people", (), tuple(low), last[1], False, last[2], "unnamed", "")
    found, noun, plural = speaker_noun(core) or speaker_noun(CUT.split(text, maxsplit=2)[0]) or (None, "", False)
    plain = unadorned(text)
    if found is not None:
        plain = text if found.kind == "body" else core
    capital = tuple(proper(plain))
    if found is None:
        return bare_name(text, capital, tuple(low), definite, hint)
    return common(text, found, noun, plural, definite, indefinite, capital, tuple(low))


def pronoun(text: str, low: str) -> Mention:
    """A pronoun as a mention."""
    sex = "m" if low in ("he", "him", "his", "himself") else "f" if low in ("she", "her", "herself") else ""
    plural = low in ("they", "them", "their", "we", "us", "our", "both", "these", "those", "themselves")
    return Mention(text, "pronoun", (), (), low, True, plural, "unnamed", sex)


def bare_name(text: str, capital: tuple[str, ...], low: tuple[str, ...], definite: bool, hint: str) -> Mention:
    """A mention without a known noun: a proper name where it has capitals, else someone unnamed."""
    plural = low[-1].endswith("s")
    if not capital:
        return Mention(text, "people", (), low, low[-1], definite, plural, "unnamed", "")
    kind: MentionKind = (
        "body" if definite or hint == "organisation" or country_of(capital) or text.isupper() else "name"
    )
    return Mention(text, kind, capital, low, "", True, False, "named", "")


def common(
    text: str,
    found: Speaker,
    noun: str,
    plural: bool,
    definite: bool,
    indefinite: bool,
    capital: tuple[str, ...],
    low: tuple[str, ...],
) -> Mention:
    """A mention by a common noun: `the defense ministry`, `two residents`, `the warring sides`."""
    if found.kind in ("person", "role"):
        indefinite = indefinite or (low[:1] == ("its",) and found.noun.startswith("spokes"))
        held = found.kind == "role" and not plural and not indefinite
        return Mention(text, "people", (), low, noun, definite, plural, "named" if held else "unnamed", found.gender)
    if found.kind == "side":
        name = tuple(
            word
            for word in capital
            if word not in country_words() and not ADJECTIVE.search(word) and not introduces(word)
        )
        return Mention(text, "side", name, low, noun, definite, plural, "named" if name else "collective", "")
    if found.kind == "document":
        return Mention(
            text,
            "document",
            capital,
            low,
            noun,
            definite,
            plural,
            "named" if capital and noun in AUTHORED else authored(text) if noun in AUTHORED else "unnamed",
            "",
        )
    plain = not name_like(capital)
    if plain and (found.sector == "REB" or (ARMED_BODY.search(text) and (plural or indefinite))):
        return Mention(text, "body", capital, low, noun, definite, plural, "collective", "")
    if noun == "media":
        plain, plural = "state" not in low and plain, True
    unnamed = plain and (indefinite or (plural and not definite and noun not in COLLECTIVE_BODIES))
    return Mention(text, "body", capital, low, noun, definite, plural, "unnamed" if unnamed else "named", "")


def authored(text: str) -> Named:
    """How a document is named: as its author, where its words say who that is."""
    author = AUTHOR.search(text)
    if author is None:
        return "unnamed"
    return describe((author[1] or author[2]).strip()).named


def name_like(capital: tuple[str, ...]) -> bool:
    """Whether capitals make a name, and not just an adjective of nationality."""
    return any(word not in country_words() for word in capital)


@lru_cache(maxsize=2048)
def bare(word: str) -> str:
    """A word in lower case without possessive and full stop."""
    word = word.lower()
    if word.endswith(("’s", "'s")):
        return word[:-2]
    return word[:-1] if word.endswith(("’", "'", ".")) else word


@lru_cache(maxsize=2048)
def singular(word: str) -> str:
    """The singular of a noun in lower case."""
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def unadorned(text: str) -> str:
    """A phrase without what is set beside it: a relative clause, an apposition, brackets."""
    return ASIDE.split(text, maxsplit=1)[0] or text


def speaker_noun(text: str) -> tuple[Speaker, str, bool] | None:
    """The last speaker noun of a phrase, its singular, and whether it is plural."""
    known = speakers()
    words = [bare(word) for word in WORD.findall(text)]
    for i in range(len(words) - 1, -1, -1):
        low = words[i]
        if i and (found := known.get(f"{words[i - 1]}-{low}")):
            return found, found.noun, False
        if found := known.get(low):
            return (
                found,
                low,
                (low.endswith("s") and low not in ("isis", "taliban", "forces"))
                or low in ("people", "police", "forces", "troops"),
            )
        if found := known.get(singular(low)):
            return found, singular(low), True
    return None


def proper(text: str) -> list[str]:
    """The capitalised words of a phrase, an article at its start left out."""
    words = WORD.findall(text)
    if words and bare(words[0]) in DETERMINERS:
        words = words[1:]
    lone = len(words) == 1 or all(word[0].islower() for word in words[1:])
    if words and lone and bare(words[0]) in LOWER_FIRST:
        words = words[1:]
    found = [
        re.sub(r"[’']s$", "", word) for word in words if word[0].isupper() or word.lower().startswith(("al-", "el-"))
    ]
    known = speakers()
    if (
        found
        and len(found) == 1
        and lone
        and (bare(found[0]) in known or singular(bare(found[0])) in known)
        and not found[0].isupper()
    ):
        return found if bare(found[0]) in ORGANISED_NAMES else []
    return found


AUTHORED = frozenset(
    """statement report tally bulletin letter data figure claim assessment message release announcement communique
        communiqué declaration estimate text""".split()
)
COLLECTIVE_BODIES = frozenset("force forces troop troops guard guards services ministry government".split())
LOWER_FIRST = frozenset(
    """local medical military hospital security rescue state government opposition rights initial satellite tribal
        western senior former""".split()
)
ORGANISED_NAMES = frozenset(
    """taliban hezbollah hizbullah hizbollah hamas isis isil daesh houthis houthi huthis al-shabaab al-qaeda
        kremlin""".split()
)


def personal(text: str, hint: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The titles and the name of a person whom a phrase names, if it does."""
    if of_another(text):
        return None
    if called := CALLED.search(text):
        return tuple(WORD.findall(text[: called.start()])), tuple(called[1].split())
    pieces = re.split(r",\s*|\s+\(|\s+[–—-]\s+", OFFICES.sub("", text))
    for i, piece in enumerate(pieces):
        chunk = re.split(
            r"\s+(?:who|which|whose|in|at|from|near|with|on|based|speaking|told|the|an?)\b", piece.strip(), maxsplit=1
        )
        rest = " ".join(pieces[:i] + pieces[i + 1 :]) + " ".join(chunk[1:])
        if i == 0 and bare((piece.split() or [""])[0]) in INDEFINITE and not piece.strip().endswith(")"):
            chunk = re.split(r"\s+(?:to|of|for)\b", chunk[0], maxsplit=1)
        if found := titled(
            WORD.findall(chunk[0] if chunk[0] else piece), rest, hint, apposed=len(pieces) > 1 or len(chunk) > 1
        ):
            titles, name = found
            around = " ".join(pieces[:i]) + " " + (pieces[i + 1] if i + 1 < len(pieces) else "")
            return (*titles, *WORD.findall(around), *WORD.findall(" ".join(chunk[1:]))), name
    if (ranked := RANKED.match(text)) and bare(ranked[1]) in HONORIFICS:
        return (ranked[1],), tuple(ranked[2].split())
    return None


def of_another(text: str) -> bool:
    """Whether a phrase names somebody by whom they belong to: `the wife of President Omar Haddad`."""
    found = ANOTHERS.match(text)
    words = found[1].split() if found else []
    titles = [is_title(bare(word)) or bare(word) in INTRODUCTIONS or word in country_words() for word in words]
    count = titles.index(False) if False in titles else len(words)
    return 0 < count < len(words) and run_of_capitals(words[count:])


def titled(words: list[str], rest: str, hint: str, apposed: bool) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Titles and name in one piece of a phrase: what follows its last title, where that is a run of capitals."""
    low = [bare(word) for word in words]
    last = max((i for i, word in enumerate(low) if is_title(word)), default=-1)
    possessive = max(
        (i for i, word in enumerate(words[:-1]) if re.search(r"[’']s?$", word) and word[0].isupper()), default=-1
    )
    first = max(last, possessive) + 1
    name = beyond_place(words[first:])
    while name and (bare(name[0]) in DEFINITE or (len(name) > 1 and name[0] in country_words())):
        name = name[1:]
    if not name or len(name) > 5 or not run_of_capitals(name) or ends_as_body(name):
        return None
    if last >= 0 or possessive >= 0:
        return (tuple(words[: len(words) - len(name)]), tuple(name)) if not country_of(tuple(name)) else None
    if low[0] in DETERMINERS or country_of(tuple(name)) or (name[0] == words[0] and hint == "organisation"):
        return None
    if apposed and rest.startswith(("of ", "from ")) and len(name) in (2, 3):
        return (), tuple(name)
    noun = speaker_noun(CUT.split(rest, maxsplit=1)[0]) if apposed and rest else None
    particle = any(bare(word) in PARTICLES or bare(word).startswith(("al-", "el-", "abdel")) for word in name[1:])
    if hint == "person" or (noun and noun[0].kind in ("person", "role")) or (len(name) > 1 and particle):
        return (), tuple(name)
    return (
        ((), tuple(name))
        if len(name) in (2, 3) and apposed and not noun and not any(w.isupper() for w in name)
        else None
    )


def beyond_place(words: list[str]) -> list[str]:
    """The words behind `to Yemen`, `for the United States`: what an envoy's name follows."""
    if len(words) < 3 or words[0] not in ("to", "for", "in", "of"):
        return words
    start = 2 if words[1] == "the" else 1
    known = country_words()
    sizes = (size for size in (3, 2, 1) if " ".join(words[start : start + size]) in known)
    size = next(sizes, 0)
    return words[start + size :] if size and len(words) > start + size + 1 else words


def introduces(word: str) -> bool:
    """Whether a word is a noun of persons or sides, and no name."""
    found = speaker_noun(word)
    return found is not None and found[0].kind != "body"


def is_title(low: str) -> bool:
    """Whether a word is an office, an honorific, or a noun that introduces a person."""
    found = speakers().get(low)
    return low in HONORIFICS or (found is not None and found.kind in ("person", "role"))


def personal_name(mention: Mention) -> bool:
    """Whether a name may be a person's: little but the name, and no word of it is a body's or a country's."""
    name = mention.name
    brief = len(unadorned(mention.text).split()) <= len(name) + 2
    return brief and not ends_as_body(list(name)) and not any(word in country_words() for word in name)


def run_of_capitals(words: list[str]) -> bool:
    """Whether words are capitalised throughout, particles aside."""
    return words[0][0].isupper() | bare(words[0]).startswith(("al-", "el-")) and all(
        word[0].isupper() or bare(word) in PARTICLES or bare(word).startswith(("al-", "el-")) for word in words
    )


def ends_as_body(words: list[str]) -> bool:
    """Whether the words of a name are those of a body."""
    return any(bare(word) in ORGANISED or (len(word) > 1 and word.isupper() and word.isalpha()) for word in words)


def office(titles: tuple[str, ...]) -> str:
    """The noun of the office among a person's titles."""
    return next((word for word in reversed(titles) if is_title(word) and word not in ("mr", "mrs", "ms", "dr")), "")


def gender(titles: tuple[str, ...]) -> str:
    """The gender that titles tell, or nothing."""
    known = speakers()
    found = {known[word].gender for word in titles if word in known} | {
        {"mr": "m", "mrs": "f", "ms": "f", "sir": "m"}.get(word, "") for word in titles
    }
    found.discard("")
    return found.pop() if len(found) == 1 else ""


def country_of(words: tuple[str, ...]) -> str | None:
    """The ISO code, where some words are a country's name or seat and nothing else."""
    found = country_words().get(" ".join(words))
    return found[0] if found and found[1] != "demonym" else None
