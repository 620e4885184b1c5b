"""By what a line shows that it is prose, whatever its first words look like.

Invariant: only what is closed as a sentence is told by somebody; cues are small letters, for names hold them too.
Source of the rules: codebook, Article (`blocks`): prose is never lost to another kind on a doubt.
"""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"[.!?…](?: ?[”\"’'»)\]]|\[\d+\])*\s*$|[。！？۔؟]\s*$")
_STATEMENT_END = re.compile(r"(?<!\.\.)[.!](?: ?[”\"’'»)\]]|\[\d+\])*\s*$|[。！۔]\s*$")
_CUE = re.compile(
    r"\b(?:said|says|told|warned|vowed|insisted|replied|recalled|declared|announced|joked|threatened|pledged|accuse[ds]"
    r"|denie[ds]|argued|claimed|testified|according to)\b"
)


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, closing quotation marks and brackets apart."""
    return _SENTENCE_END.search(line) is not None


def ends_statement(line: str) -> bool:
    """Whether a line ends as a statement does: headlines may be questions or cut short by dots, never this."""
    return _STATEMENT_END.search(line) is not None


def is_told(line: str) -> bool:
    """Whether a line is a closed sentence that somebody speaks: `Sign up or leave, they were told.`"""
    return ends_sentence(line) and _CUE.search(line) is not None
