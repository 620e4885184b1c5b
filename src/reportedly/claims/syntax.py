"""A sentence with its words, their syntax and its plain noun phrases: who does a verb, and to whom.

The parse is often wrong about what hangs on what and rarely about what stands beside what: arguments are looked for in
the tree first, then beside the verb. A phrase is plain: from its first modifier to its head noun, without what follows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reportedly.claims.page import Page
from reportedly.knowledge.happenings import governors
from reportedly.knowledge.who import joined_names
from reportedly.language.parse import Token
from reportedly.model import Span

NOMINAL = frozenset(("NOUN", "PROPN"))
PERSONAL = NOMINAL | {"PRON"}
OWNING = NOMINAL | {"PRON", "NUM"}
TELLING = NOMINAL | {"ADJ"}
NOUNS_BEHIND = NOMINAL | {"ADJ", "NUM"}
INSIDE = frozenset(("DET", "ADJ", "NUM", "NOUN", "PROPN", "SYM", "X"))
OWNED_BY = INSIDE | {"PRON"}
OPENING = INSIDE | {"PRON", "VERB"}
OWN = frozenset("my your his her its our their whose".split())
CLITICS = frozenset(("'s", "’s", "'", "’"))
RELATIVE = frozenset(("who", "which", "that", "whom"))
BE = frozenset("be am is are was were been being 's ’s get gets got getting".split())
HAVE = frozenset("have has had having 've ’ve".split())
HELPERS = BE | HAVE
JOINED_VERB = HAVE | {"and", "then", "also"}
NEGATED = frozenset(("to", "not", "'t", "’t", "n't", "never"))
HYPHENS = frozenset("-–—‑")
QUOTES = frozenset("\"“”„'‘’")
TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday tomorrow tonight overnight dawn dusk noon midnight
    a.m p.m a.m. p.m. hours""".split()
)
MISREAD = ("ing", "ed")
"""How the words end whose part of speech their neighbours tell better."""
NAMED_LIKE_WORDS = frozenset(("IS", "US", "WHO", "IT"))
TITLES = frozenset("secretary attorney police army state court air".split())
"""Nouns behind which an adjective goes on the phrase: `secretary general`, `police special forces`."""
SPELLS = frozenset("day days week weeks weekend month months year years night nights morning evening afternoon".split())
JOINTS = frozenset((",", "and", "or", "nor", "&", "plus"))
PREPOSITIONAL = frozenset("following including involving concerning regarding during according excluding".split())
"""Participles that stand for prepositions."""
IRREGULAR = frozenset(
    """shot hit struck cut beat beaten slain held taken seen kept found sent given driven shot hurt blown broken fought
    overthrown torn thrown stolen set put laid led bound met left lost made paid sold bought brought caught done gone
    known shown split withdrawn forbidden frozen hidden overrun retaken""".split()
)
"""Participles that do not end in `ed`."""


class Word(NamedTuple):
    """One word: its place in the sentence is its index; `head` is an index too, its own at the root."""

    start: int
    end: int
    low: str
    pos: str
    head: int
    relation: str


class Phrase(NamedTuple):
    """A plain noun phrase: the words `[start, end)`, and which of them is the head."""

    start: int
    end: int
    head: int


class Sentence:
    """One sentence, with look-ups that are made when first asked for."""

    def __init__(self, text: str, tokens: Sequence[Token], first: int) -> None:
        self.text = text
        self.size = len(tokens)
        capitals = text[tokens[0].start : tokens[-1].end].isupper()
        forms = [text[token.start : token.end] for token in tokens]
        last = first + self.size - 1
        words = [
            Word(
                token.start,
                token.end,
                lowered(form, capitals=capitals),
                mended(form, token.pos),
                (token.head if first <= token.head <= last else first if token.head < first else last) - first,
                token.relation,
            )
            for token, form in zip(tokens, forms, strict=True)
        ]
        self.words = [in_place(words, i) if word.low.endswith(MISREAD) else word for i, word in enumerate(words)]
        self.lows = [word.low for word in words]
        self.vocabulary = frozenset(self.lows)
        self.below: defaultdict[int, list[int]] = defaultdict(list)
        for i, word in enumerate(self.words):
            if word.head != i:
                self.below[word.head].append(i)
        self.subjects: dict[int, int | None] = {}
        self.passives: dict[int, bool] = {}
        self.objects: dict[tuple[int, int], tuple[int, ...]] = {}
        self.names = list(joined_names_in(self.lows)) if "and" in self.vocabulary else []
        self.phrases = list(unparted(self.names, phrases(self.words)))
        self.phrase_of: dict[int, Phrase] = {i: p for p in self.phrases for i in range(p.start, p.end)}

    def index(self, at: int) -> int:
        """The word that holds a character, or the first one behind it."""
        return next((i for i, word in enumerate(self.words) if word.end > at), len(self.words) - 1)

    def low(self, i: int) -> str:
        """A word in lower case, or nothing beyond the sentence's ends."""
        return self.lows[i] if 0 <= i < self.size else ""

    def pos(self, i: int) -> str:
        """A word's part of speech, or nothing beyond the sentence's ends."""
        return self.words[i].pos if 0 <= i < self.size else ""

    def span(self, start: int, end: int) -> Span:
        """The characters of the words `[start, end)`."""
        return self.words[start].start, self.words[end - 1].end

    def child(self, i: int, *relations: str) -> list[int]:
        """The words below one with some relations."""
        return [k for k in self.below.get(i, ()) if self.words[k].relation in relations]

    def above(self, i: int) -> Iterator[int]:
        """The heads of a word, the nearest first."""
        seen = {i}
        while (head := self.words[i].head) not in seen:
            yield head
            seen.add(head)
            i = head

    def case(self, i: int) -> str:
        """The preposition in front of the phrase that a word is in, or nothing."""
        phrase = self.phrase_of.get(i)
        start = phrase.start if phrase else i
        before = start - 1
        while self.low(before) in QUOTES:
            before -= 1
        if self.pos(before) in ("ADP", "SCONJ") or self.low(before) in ("to", "by", "on", "against", "of"):
            return self.low(before)
        kids = [self.words[k].low for k in self.child(i, "case") if k < i]
        return kids[-1] if kids else ""

    def group(self, verb: int) -> int:
        """Where the words of a verb's group begin: auxiliaries, negation and adverbs before it."""
        at = verb
        while at and (
            self.pos(at - 1) in ("AUX", "ADV")
            or self.low(at - 1) in NEGATED
            or (self.pos(at - 1) == "PART" and self.low(at - 1) not in CLITICS)
            or self.low(at - 1) in HELPERS
        ):
            at -= 1
        return at

    def passive(self, verb: int) -> bool:
        """Whether a verb is a passive: a participle behind `be`, or behind its noun and without an object."""
        if verb not in self.passives:
            self.passives[verb] = self.passive_anew(verb)
        return self.passives[verb]

    def passive_anew(self, verb: int) -> bool:
        """Whether a verb is a passive, by the words around it."""
        if not participle(self.low(verb)):
            return False
        start = self.group(verb)
        helpers = {self.low(i) for i in range(start, verb)} | {self.low(k) for k in self.child(verb, "aux", "cop")}
        if helpers & BE:
            return True
        if helpers & HAVE or "to" in helpers:
            return False
        return self.reduced(verb)

    def reduced(self, verb: int) -> bool:
        """Whether a participle stands for a relative clause: `a base attacked by`, `the town captured on Monday`."""
        if any(self.low(i) in HELPERS for i in range(self.group(verb), verb)):
            return False
        if self.low(verb + 1) == "by":
            return self.phrase_of.get(verb - 1) is not None or not self.child(verb, "nsubj")
        if self.words[verb].relation != "acl" or self.child(verb, "nsubj", "obj"):
            return False
        others = (i for i, word in enumerate(self.words) if word.pos in ("VERB", "AUX") and i != verb)
        return self.pos(verb + 1) not in ("DET", "PROPN") and any(i not in self.phrase_of for i in others)

    def noun_before(self, at: int) -> int | None:
        """The head of the phrase that ends right before a place, over commas and prepositional phrases."""
        at = self.before_times(at)
        phrase = self.phrase_of.get(at - 1)
        if phrase is None and self.low(at - 1) in (",", *QUOTES):
            phrase = self.phrase_of.get(at - 2)
        while (
            phrase is not None
            and self.pos(phrase.start - 1) == "ADP"
            and (before := self.phrase_of.get(phrase.start - 2))
        ):
            phrase = before
        while phrase is not None and (before := self.modified(phrase)) is not None:
            phrase = before
        while (
            phrase is not None
            and self.low(phrase.start - 1) in ("and", "&")
            and (before := self.phrase_of.get(phrase.start - 2))
        ):
            phrase = before
        return phrase.head if phrase is not None and self.pos(phrase.start - 1) != "ADP" else None

    def modified(self, phrase: Phrase) -> Phrase | None:
        """The phrase that a participle hangs on whose object another one is: `men suspected of bombing | a church`."""
        verb = phrase.start - 1
        if self.pos(verb) != "VERB" or not self.low(verb).endswith(("ing", "ed")):
            return None
        at = verb
        while self.pos(at - 1) in ("ADP", "SCONJ", "VERB", "ADV") and at > verb - 4:
            at -= 1
        return self.phrase_of.get(at - 1)

    def before_times(self, at: int) -> int:
        """Where the words of a time that end at a place begin: `on Saturday`, `late last week`."""
        while at and (self.low(at - 1) in TIMES or (self.low(at - 1) == "on" and self.low(at) in TIMES)):
            at -= 1
        return at

    def noun_after(self, at: int) -> int | None:
        """The head of the phrase that begins at a place, or behind adverbs there; no time's."""
        while self.pos(at) == "ADV" or self.low(at) in QUOTES or self.low(at) in ("at", "least"):
            at += 1
        phrase = self.phrase_of.get(at)
        return phrase.head if phrase is not None and self.low(phrase.head) not in SPELLS else None

    def joined(self, head: int) -> list[int]:
        """A phrase's head, with those of the phrases that are joined to it: `the army and two militias`."""
        found = [head]
        phrase = self.phrase_of.get(head)
        while phrase is not None:
            at = phrase.end
            while self.low(at) in ("of", "in", "from", "(") and self.phrase_of.get(at + 1) and len(found) < 9:
                at = self.phrase_of[at + 1].end + (self.low(at) == "(")
            joint = at
            while self.low(joint) in JOINTS or self.low(joint) in QUOTES:
                joint += 1
            phrase = self.phrase_of.get(joint) if joint > at else None
            if phrase is None or phrase.head in found or not self.belongs(phrase, found, joint):
                return found
            found.append(phrase.head)
        return found

    def belongs(self, phrase: Phrase, found: list[int], joint: int) -> bool:
        """Whether a phrase behind a comma or an `and` goes on a list, and opens no clause."""
        word = self.words[phrase.head]
        if word.relation == "conj" and (self.near(word.head, found) or word.head < phrase.head):
            return self.low(joint - 1) != "," or self.near(word.head, found)
        if word.relation in ("nsubj", "appos", "obl") or word.low in TIMES:
            return False
        return self.low(joint - 1) in ("and", "&", "or", "nor") and self.pos(phrase.end) not in ("VERB", "AUX")

    def near(self, i: int, heads: list[int]) -> bool:
        """Whether a word is one of some heads, or in their phrases."""
        return any(i == head or (head in self.phrase_of and i in words_of(self.phrase_of[head])) for head in heads)

    def extent(self, head: int) -> Span:
        """The characters of the phrase that a word heads, with an `of` phrase behind it."""
        phrase = self.phrase_of.get(head)
        if phrase is None:
            return self.words[head].start, self.words[head].end
        if head < phrase.head and self.low(head + 1) in CLITICS:
            return self.span(phrase.start, head + 1)  # an owner within the phrase: `Turkey's plan`
        start, end = phrase.start, phrase.end
        while start < phrase.head and self.low(start) in QUOTES:
            start += 1
        while self.low(end) == "of" and (following := self.phrase_of.get(end + 1)) is not None:
            end = following.end
        return self.span(start, end)

    def subject(self, verb: int) -> int | None:
        """Who does what an active verb says, or whom a passive is about; looked for once, and not within itself."""
        if verb not in self.subjects:
            self.subjects[verb] = None
            self.subjects[verb] = self.subject_anew(verb)
        return self.subjects[verb]

    def subject_anew(self, verb: int) -> int | None:
        """The subject of a verb by the tree, else by the order of words."""
        word = self.words[verb]
        if found := self.child(verb, "nsubj", "csubj"):
            return self.antecedent(verb, self.nearer(verb, found[0]))
        if word.low.endswith("ing") and self.low(verb - 1) == ",":
            return self.of_main_clause(verb)
        beside = self.phrase_of.get(verb - 1)
        if word.low.endswith("ing") and beside is not None and beside.end == verb:
            return beside.head
        start = self.group(verb)
        if (intent := self.intent(start)) is not None:
            return self.holder(intent)
        if word.relation in ("acl", "amod") and word.head < verb:
            return word.head if self.pos(word.head) in OWNING else None
        if self.low(start) == "to" and self.pos(start - 1) == "VERB" and start - 1 not in self.phrase_of:
            return self.subject(start - 1)
        before = self.noun_before(start)
        if before is not None and start and self.low(start) != "to":
            return self.antecedent(verb, before)
        bare = word.relation == "ccomp" and self.low(start) != "to" and not word.low.endswith("ing")
        if word.relation in ("conj", "xcomp", "advcl", "ccomp", "parataxis") and word.head != verb and not bare:
            return self.shared(verb)
        return None

    def intent(self, start: int) -> Phrase | None:
        """The phrase of a plan, an attempt or a decision right before an infinitive that begins at a word."""
        phrase = self.phrase_of.get(start - 1) if self.low(start) == "to" else None
        if phrase is None or not any(row.pos == "noun" for _, row in governors().get(self.low(phrase.head), ())):
            return None
        return phrase

    def holder(self, phrase: Phrase) -> int | None:
        """Who has a plan: the subject of the verb before it, or whose it is."""
        owner = next((i for i in range(phrase.head, phrase.start, -1) if self.low(i) in CLITICS), None)
        if owner is not None:
            return owner - 1
        before = phrase.start - 1
        return self.subject(before) if self.pos(before) in ("VERB", "AUX") else None

    def nearer(self, verb: int, subject: int) -> int:
        """The subject that the tree gives, or the phrase right before the verb where another verb parts the two."""
        beside = self.phrase_of.get(self.group(verb) - 1)
        if beside is None or subject >= beside.start or self.pos(beside.start - 1) == "ADP":
            return subject
        if any(self.low(i) in RELATIVE for i in range(subject + 1, beside.start - 1)):
            return subject
        parted = any(
            self.pos(i) == "VERB" and i not in self.phrase_of and not self.reduced(i)
            for i in range(subject + 1, beside.start)
        )
        return beside.head if parted and self.low(beside.end - 1) not in TIMES else subject

    def of_main_clause(self, verb: int) -> int | None:
        """Who does what a participle behind a comma says: the subject of the clause before it."""
        for i in range(verb - 2, -1, -1):
            if self.pos(i) == "VERB" and i not in self.phrase_of and not self.low(i).endswith("ing"):
                if self.passive(i) and not self.reduced(i):
                    return self.agent(i)
                if not self.reduced(i):
                    return self.subject(i)
        return None

    def shared(self, verb: int) -> int | None:
        """The subject that a verb shares with its governor, or the governor's object: `forced X to`."""
        word = self.words[verb]
        governor = word.head
        if self.pos(governor) not in ("VERB", "AUX", "ADJ", "NOUN"):
            return None
        if word.relation in ("xcomp", "ccomp") and self.low(governor) not in SUBJECT_CONTROL:
            objects = [k for k in self.child(governor, "obj", "iobj") if k < verb]
            if objects:
                return objects[-1]
        if self.passive(governor) and word.relation == "conj" and not self.passive(verb):
            return None
        return self.subject(governor) if governor < verb or word.relation == "advcl" else None

    def antecedent(self, verb: int, subject: int) -> int:
        """The noun that a relative pronoun stands for."""
        if self.low(subject) not in RELATIVE or self.pos(subject) not in ("PRON", "DET", "SCONJ", "ADV"):
            return subject
        head = self.words[verb].head
        near = subject - 1 - (self.low(subject - 1) == ",")
        beside = self.phrase_of.get(near)
        if beside is not None and self.low(subject) in ("which", "that"):
            return beside.head
        if self.words[verb].relation == "acl" and head < subject and self.pos(head) in PERSONAL:
            return head
        before = self.noun_before(subject)
        return before if before is not None else subject

    def object(self, verb: int, end: int | None = None) -> int | None:
        """What an active verb has as object; `end` is where the verb's own words end: `set fire to`."""
        for k in self.child(verb, "obj"):
            if k >= (end or verb + 1) or self.low(k) in RELATIVE:
                return self.antecedent(verb, k)
        return self.noun_after(end or verb + 1)

    def agent(self, verb: int) -> int | None:
        """Who did what a passive says: the phrase behind `by`."""
        for k in self.child(verb, "obl", "nmod"):
            if k > verb and self.case(k) == "by":
                return k
        return self.behind(verb, ("by",))

    def behind(self, at: int, prepositions: Sequence[str], reach: int = 14) -> int | None:
        """The head of the first phrase behind a word that one of some prepositions leads, before the next clause."""
        for i in range(at + 1, min(at + 1 + reach, len(self.words))):
            low = self.low(i)
            if low in prepositions and (head := self.noun_after(i + 1)) is not None:
                return head
            if low in STOPS or (self.pos(i) == "VERB" and i not in self.phrase_of and self.words[i].relation != "acl"):
                return None
        return None


SUBJECT_CONTROL = frozenset("promised promise promises vowed vow pledged threatened said says".split())
STOPS = frozenset(
    (";", ":", ".", "?", "!", "who", "which", "that", "when", "while", "after", "before", "because", "but")
)


def sentence_at(page: Page, at: int) -> Sentence | None:
    """The sentence that holds a character, with its syntax; None where the article was parsed without."""
    i = bisect_right(page.tokens, at, key=lambda token: token.start) - 1
    if i < 0:
        return None
    number = page.tokens[i].sentence
    first = bisect_left(page.tokens, number, key=lambda token: token.sentence)
    last = bisect_right(page.tokens, number, key=lambda token: token.sentence)
    return Sentence(page.text, page.tokens[first:last], first)


def words_of(phrase: Phrase) -> range:
    """The indices of a phrase's words."""
    return range(phrase.start, phrase.end)


def lowered(text: str, *, capitals: bool) -> str:
    """A word in lower case; names that would read as small words stay as they are: `IS`, `US`."""
    return text if text in NAMED_LIKE_WORDS and not capitals else text.lower()


@lru_cache(maxsize=2048)
def mended(text: str, pos: str) -> str:
    """A part of speech, where the word's form rules it out: a small word class for a long word in `ed`."""
    if pos == "VERB" and text.lower() in PREPOSITIONAL:
        return "ADP"
    if text in NAMED_LIKE_WORDS:
        return "PROPN"
    if text.lower() in ("said", "told"):
        return "VERB"
    if pos in ("PART", "CCONJ", "PUNCT", "ADP", "DET", "AUX", "SCONJ", "ADV") and len(text) > 4 and text.isalpha():
        if text.lower().endswith("ed"):
            return "VERB"
        return "NOUN" if text.lower().endswith(("tion", "ment")) else pos
    return pos


def in_place(words: Sequence[Word], i: int) -> Word:
    """A word with the part of speech that its neighbours leave it: `denied shelling Kara`, `forces clashed with`."""
    word = words[i]
    if word.pos not in ("NOUN", "ADJ", "PROPN") or not 0 < i < len(words) - 1 or not word.low.isalpha():
        return word
    before, after = words[i - 1], words[i + 1]
    if word.low.endswith("ing"):
        takes = after.pos in ("DET", "PROPN", "NUM", "PRON") or (after.pos in ("NOUN", "ADJ") and after.head <= i)
        takes = takes or (before.pos == "VERB" and after.pos == "ADP" and after.low != "of")
        governed = before.pos in ("VERB", "SCONJ") or (before.pos == "ADP" and before.low != "during")
        verb = governed and takes and after.low not in TIMES
    elif word.low.endswith("ed") and len(word.low) > 4 and words[i].pos != "PROPN":
        verb = (before.low in HELPERS and after.pos not in NOMINAL) or (
            before.pos in PERSONAL and after.pos in ("ADP", "DET", "PRON", "ADV", "NUM") and word.pos == "NOUN"
        )
    else:
        return word
    return word._replace(pos="VERB") if verb else word


def participle(low: str) -> bool:
    """Whether a form can be a past participle."""
    return low.endswith(("ed", "en")) or low in IRREGULAR


def phrases(words: Sequence[Word]) -> Iterator[Phrase]:
    """The plain noun phrases of a sentence, in order."""
    i = 0
    while i < len(words):
        end = phrase_end(words, i) if words[i].pos in OPENING or words[i].low in OWN else i
        if end > i and coordinated(words, i, end):
            end = max(end, phrase_end(words, end + 1))
        if end > i:
            head = last_of(words, i, end, OWNING)
            head = last_of(words, i, end, ("ADJ",)) if head is None else head
            if head is not None:
                yield Phrase(i, end, head)
            i = end
        else:
            i += 1


def unparted(names: Sequence[tuple[int, int]], found: Iterable[Phrase]) -> Iterator[Phrase]:
    """Phrases, those that lie in one known name made one: `the Islamic State of Iraq and Syria` is nobody's list."""
    kept: Phrase | None = None
    for phrase in found:
        name = next(((start, end) for start, end in names if phrase.start < end and start < phrase.end), None)
        if kept is not None and name is not None and kept.end > name[0]:
            kept = Phrase(kept.start, max(phrase.end, name[1]), kept.head)
            continue
        if kept is not None:
            yield kept
        kept = phrase
    if kept is not None:
        yield kept


def joined_names_in(lows: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where names with an `and` in them stand, as words `[start, end)`."""
    for i, low in enumerate(lows):
        for name in joined_names().get(low, ()):
            if tuple(lows[i : i + len(name)]) == name:
                yield i, i + len(name)
                break


def last_of(words: Sequence[Word], start: int, end: int, classes: Container[str]) -> int | None:
    """The last word of some classes among the words `[start, end)`."""
    for i in range(end - 1, start - 1, -1):
        if words[i].pos in classes:
            return i
    return None


def coordinated(words: Sequence[Word], i: int, end: int) -> bool:
    """Whether adjectives share the noun behind an `and`: `French and Egyptian warships`."""
    return (
        end + 1 < len(words)
        and words[end].low in ("and", "&", "or")
        and all(word.pos in ("ADJ", "DET") for word in words[i:end])
        and words[end + 1].pos == "ADJ"
    )


def phrase_end(words: Sequence[Word], i: int) -> int:
    """Where the plain noun phrase ends that begins at a word; the word itself where none does."""
    if words[i].pos == "PRON" and words[i].low not in OWN:
        return i + 1
    if not opens(words, i):
        return i
    at = i + 1
    while at < len(words):
        word, last = words[at], words[at - 1]
        if word.low in TIMES and not (
            at + 1 < len(words) and words[at + 1].low in CLITICS and words[at + 1].pos == "PART"
        ):
            break
        if word.low in CLITICS and word.pos == "PART" and last.pos in OWNED_BY:
            at += 1
            continue
        if word.low in HYPHENS and at + 1 < len(words) and last.end == word.start and word.end == words[at + 1].start:
            at += 2
            continue
        if word.pos == "DET" and last.low not in ("all", "both", "half", "some", "of"):
            break
        if word.pos == "ADJ" and last.pos == "NOUN" and last.head < at and last.low not in TITLES:
            break
        if word.pos in INSIDE or modifies(words, at) or (word.low in OWN and last.pos == "DET"):
            at += 1
            continue
        if word.low in QUOTES and at + 1 < len(words) and goes_on(words, at + 1):
            at += 1
            continue
        break
    while at > i + 1 and words[at - 1].pos not in OPENING and words[at - 1].low not in HYPHENS:
        at -= 1
    return at


def goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether a phrase goes on behind a quotation mark."""
    return words[at].pos in ("ADJ", "NOUN", "PROPN")


def opens(words: Sequence[Word], i: int) -> bool:
    """Whether a word can open a noun phrase."""
    word = words[i]
    if word.low in TIMES and not (i + 1 < len(words) and words[i + 1].low in CLITICS):
        return False
    return word.pos in INSIDE or word.low in OWN or modifies(words, i)


def modifies(words: Sequence[Word], i: int) -> bool:
    """Whether a participle stands in front of its noun: `the captured town`."""
    word = words[i]
    if word.pos != "VERB":
        return False
    if i and words[i - 1].pos in NOMINAL and words[i - 1].end < word.start and words[i - 1].low not in CLITICS:
        return False
    if i and words[i - 1].low in JOINED_VERB and words[i - 1].pos in ("AUX", "CCONJ", "ADV", "VERB"):
        return False
    if i and words[i - 1].pos == "DET" and i + 1 < len(words) and words[i + 1].pos == "NOUN":
        return True
    return (
        word.relation in ("amod", "compound")
        and i < word.head <= i + 4
        and words[word.head].pos in NOMINAL
        and (words[i + 1].pos in NOUNS_BEHIND or words[i + 1].low in HYPHENS)
    )
