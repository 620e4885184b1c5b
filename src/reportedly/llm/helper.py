"""A second reader: what a model finds in the sentences in which we found nothing.

Invariant: no statement of ours is changed by it but in its number, and every statement that it adds quotes its sentence
word for word. Whatever goes wrong with the model costs its statements and nothing else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportedly.claims.page import Page
from reportedly.language.parse import Attribution, Parse
from reportedly.llm.answers import Answers
from reportedly.llm.merging import merged, touches
from reportedly.llm.model import Model, ModelError
from reportedly.llm.prompt import Proposal, prompts, proposals
from reportedly.llm.quoting import nearest, places
from reportedly.model import CLAIM_BLOCKS, Article, Report, Span, Spans, Statement

CONFIDENCE = 0.5
"""What a statement has that a model proposed: less than ours mostly have, so that review comes to it early."""
ENOUGH = 3
"""Failures in a row after which a model is not asked any more."""


class Helper:
    """Fills reports in with what one model finds. Answers are looked for in `answers` first, and kept there."""

    def __init__(self, model: Model, answers: Answers) -> None:
        self._model = model
        self._answers = answers
        self._failures = 0

    def fill(self, report: Report, parse: Parse) -> Report:
        """The report with the model's statements in it, or as it was; a warning says which, and what was discarded."""
        page = Page.of(report.article, parse)
        sentences = claimable(page, report.article)
        wanted = unclaimed(sentences, report.statements)
        name = self._model.name
        try:
            proposed = [each for asked in prompts(page.text, sentences, wanted) for each in self._proposed(asked)]
        except ModelError as error:
            return replace(report, warnings=(*report.warnings, f"read without the model {name}: {error}"))
        read = {each: quoted(page.text, sentences, wanted, each) if each else None for each in proposed}
        found = list(dict.fromkeys(each for each in read.values() if each))
        filled, kept = merged(report, parse, found)
        theirs = [each.id for each in filled.statements if any(touches(each.cue, one.cue) for one in kept)]
        invented = sum(read[each] is None for each in proposed)
        return replace(filled, warnings=(*filled.warnings, *told(name, theirs, invented, len(found) - len(kept))))

    def _proposed(self, prompt: str) -> list[Proposal | None]:
        """What the model proposes to a prompt; an answer that can be used is kept."""
        known = self._answers.get(self._model, prompt)
        if known is not None:
            return proposals(known)
        if self._failures >= ENOUGH:
            raise ModelError("it failed before and is not asked any more")
        try:
            answer = self._model.ask(prompt)
            found = proposals(answer)
        except ModelError as error:
            self._failures = ENOUGH if error.lasting else self._failures + 1
            raise
        self._failures = 0
        self._answers.put(self._model, prompt, answer)
        return found


def claimable(page: Page, article: Article) -> list[Span]:
    """The sentences of the blocks that claims are read from."""
    starts = [block.start for block in article.blocks]

    def claims_here(at: int) -> bool:
        return not starts or article.blocks[max(0, bisect_right(starts, at) - 1)].kind in CLAIM_BLOCKS

    return [span for span in page.sentences if claims_here(span[0]) and any(map(str.isalpha, page.text[slice(*span)]))]


def unclaimed(sentences: Iterable[Span], statements: Iterable[Statement]) -> frozenset[Span]:
    """The sentences that hold no cue and no content of a statement."""
    taken = [span for each in statements for span in (*each.cue, *each.content)]
    return frozenset(span for span in sentences if not touches([span], taken))


def quoted(text: str, sentences: Sequence[Span], wanted: frozenset[Span], given: Proposal) -> Attribution | None:
    """The attribution that a proposal is, or None where a word of it is not in a sentence that was asked about."""
    if not 1 <= given.sentence <= len(sentences) or sentences[given.sentence - 1] not in wanted:
        return None
    sentence = sentences[given.sentence - 1]
    content = placed(text, sentence, given.content, sentence, ())
    cue = placed(text, sentence, given.cue, content[0], content) if content else None
    if not content or not cue:
        return None
    source = placed(text, sentence, given.source, cue[0], (*content, *cue))
    if source is None:
        return None
    return Attribution(cue, source, content, (), (), (), "state", 0.0, "CT+", "unnamed", CONFIDENCE)


def placed(text: str, sentence: Span, pieces: Iterable[str], near: Span, clear_of: Spans) -> Spans | None:
    """Where all the pieces stand in the sentence, in text order; None where one does not."""
    found: list[Span] = []
    for piece in pieces:
        at = nearest(places(text, sentence, piece), near, (*clear_of, *found))
        if at is None:
            return None
        found.append(at)
    return tuple(sorted(found))


def told(name: str, theirs: Sequence[str], invented: int, disturbing: int) -> Iterator[str]:
    """The warnings that say which statements are the model's, and how many of its proposals were discarded and why."""
    if theirs:
        are = "statement is" if len(theirs) == 1 else "statements are"
        yield f"{len(theirs)} {are} of the model {name}, with confidence {CONFIDENCE}: {', '.join(theirs)}"
    if invented:
        were = "invention of the model was" if invented == 1 else "inventions of the model were"
        yield f"{invented} {were} discarded: the words are not in the sentence ({name})"
    if disturbing:
        were = "proposal of the model was" if disturbing == 1 else "proposals of the model were"
        yield f"{disturbing} {were} left out, which would have changed statements that were read without it ({name})"
