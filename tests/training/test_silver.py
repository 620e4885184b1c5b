"""Silver syntax: spaCy's labels told in UD's terms. The parser itself is not here: its parses are written down."""

from types import SimpleNamespace
from typing import Any

import numpy as np

from reportedly.language.encoder import TOKENIZER, weights_folder
from reportedly.language.labels import POS, RELATIONS
from reportedly.language.tokens import load_tokenizer
from training.corpora import UNSAID, Document, Syntax
from training.examples import UNKNOWN, examples_of
from training.silver import added

TOKENS = load_tokenizer(weights_folder() / TOKENIZER)
LEMMAS = {"was": "be", "is": "be", "told": "tell"}


class Parsed(list[Any]):
    """Stands in for spaCy's Doc: its tokens, written `word/POS/relation/head`, heads counted from 0."""

    def __init__(self, written: str, opens: tuple[int, ...] = (0,)) -> None:
        super().__init__()
        self.text = ""
        for i, cells in enumerate(word.split("/") for word in written.split()):
            form, pos, relation, head = cells
            token = SimpleNamespace(i=i, text=form, lower_=form.lower(), pos_=pos, dep_=relation, head=int(head))
            token.lemma_ = LEMMAS.get(token.lower_, token.lower_)
            token.idx, token.is_space, token.is_alpha = len(self.text), False, form.isalpha()
            token.ent_type_ = "PERSON" if form in ("Ali", "Hassan") else ""
            token.tag_ = "VB" if form == "go" else "VBD"
            token.is_sent_start = i in opens
            self.text += form + " "
            self.append(token)
        for token in self:
            token.head = self[token.head]


def syntax_of(written: str, opens: tuple[int, ...] = (0,)) -> Syntax:
    syntax = Syntax(silver=True)
    added(Parsed(written, opens), 0, syntax)
    return syntax


def told(written: str) -> str:
    """Each word's relation and head, as `relation<head`."""
    syntax = syntax_of(written)
    return " ".join(f"{r}<{h}" for r, h in zip(syntax.relations, syntax.heads, strict=True) if h != UNSAID)


def test_objects_of_prepositions_take_their_place() -> None:
    struck = "it/PRON/nsubjpass/2 was/AUX/auxpass/2 struck/VERB/ROOT/2 by/ADP/agent/2 shells/NOUN/pobj/3"
    assert told(struck) == "nsubj<2 aux<2 root<2 case<4 obl<2"
    chief = "the/DET/det/1 chief/NOUN/ROOT/1 of/ADP/prep/1 police/NOUN/pobj/2 in/ADP/prep/3 town/NOUN/pobj/4"
    assert told(chief) == "det<1 root<1 case<3 nmod<1 case<5 nmod<3"
    fled = "they/PRON/nsubj/1 fled/VERB/ROOT/1 after/ADP/prep/1 hearing/VERB/pcomp/2 shots/NOUN/dobj/3"
    assert told(fled) == "nsubj<1 root<1 mark<3 advcl<1 obj<3"


def test_prepositions_of_two_words_are_one() -> None:
    joined = "case<2 fixed<0 obl<3 root<3"
    assert told("because/SCONJ/prep/3 of/ADP/pcomp/0 rain/NOUN/pobj/0 fled/VERB/ROOT/3") == joined
    assert told("due/ADP/prep/3 to/ADP/pcomp/0 rain/NOUN/pobj/1 fled/VERB/ROOT/3") == joined
    assert told("according/VERB/prep/3 to/ADP/prep/0 him/PRON/pobj/1 fled/VERB/ROOT/3") == joined
    assert told("men/NOUN/ROOT/0 such/ADJ/amod/2 as/ADP/prep/0 him/PRON/pobj/2") == "root<0 case<3 fixed<1 nmod<0"
    assert told("out/ADP/prep/3 of/ADP/prep/0 town/NOUN/pobj/1 fled/VERB/ROOT/3") == "case<2 case<2 obl<3 root<3"


def test_what_be_says_heads_the_clause() -> None:
    assert told("he/PRON/nsubj/1 was/AUX/ROOT/1 angry/ADJ/acomp/1") == "nsubj<2 cop<2 root<2"
    assert told("he/PRON/nsubj/1 is/AUX/ROOT/1 in/ADP/prep/1 town/NOUN/pobj/2") == "nsubj<3 cop<3 case<3 root<3"
    assert told("there/PRON/expl/1 was/VERB/ROOT/1 fire/NOUN/attr/1") == "expl<1 root<1 nsubj<1"


def test_conjuncts_hang_on_the_first_and_conjunctions_on_the_one_behind() -> None:
    row = "men/NOUN/ROOT/0 women/NOUN/conj/0 and/CCONJ/cc/1 babies/NOUN/conj/1"
    assert told(row) == "root<0 conj<0 cc<3 conj<0"


def test_whom_one_tells_or_lets_is_an_object() -> None:
    told_him = "he/PRON/nsubj/1 told/VERB/ROOT/1 me/PRON/dobj/1 they/PRON/nsubj/4 fled/VERB/ccomp/1"
    assert told(told_him) == "nsubj<1 root<1 iobj<1 nsubj<4 ccomp<1"
    assert told("they/PRON/nsubj/1 let/VERB/ROOT/1 him/PRON/nsubj/3 go/VERB/ccomp/1") == "nsubj<1 root<1 obj<1 xcomp<1"


def test_the_first_word_of_a_name_heads_it() -> None:
    assert told("Ali/PROPN/compound/1 Hassan/PROPN/nsubj/2 fled/VERB/ROOT/2") == "nsubj<2 flat<0 root<2"


def test_a_sentence_begins_only_behind_a_closing_mark() -> None:
    syntax = syntax_of("they/PRON/nsubj/1 fled/VERB/ROOT/1 he/PRON/nsubj/3 denied/VERB/ROOT/3", (0, 2))
    assert syntax.sentence == [0, 0, 0, 0]
    closed = syntax_of("fled/VERB/ROOT/0 ./PUNCT/punct/0 he/PRON/nsubj/3 denied/VERB/ROOT/3", (0, 2))
    assert closed.sentence == [0, 0, 1, 1] and not closed.doubtful
    open_ = syntax_of("fled/VERB/ROOT/0 ./PUNCT/punct/0 he/PRON/nsubj/3 denied/VERB/ROOT/3")
    assert open_.sentence == [0, 0, 0, 0] and open_.doubtful == {2}


def test_what_is_not_known_is_not_learnt() -> None:
    syntax = syntax_of("they/PRON/nsubj/1 fled/VERB/ROOT/1 ,/PUNCT/punct/1 ok/X/dep/1 then/ADV/advmod/1")
    (example,) = examples_of(TOKENS, Document("they fled , ok then", syntax=syntax))
    assert example.pos is not None and example.heads is not None and example.relations is not None
    assert example.silver
    assert example.heads.tolist() == [1, 1, UNKNOWN, UNKNOWN, 1]
    assert example.pos[3] == UNKNOWN and POS[example.pos[1]] == "VERB"
    assert np.array_equal(example.relations < 0, example.heads < 0) and RELATIONS[example.relations[0]] == "nsubj"
