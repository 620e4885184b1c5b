"""The encoder and its heads, in PyTorch: one pass over pieces, one row of head columns for each word.

Attribution is read cue by cue: an anchor head finds the word that carries each cue, and a pair scorer labels every
word of the window as that cue's source, content, via, addressee, target or further cue words, with a linear chain
over the labels. Nested and split contents need nothing special that way.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from reportedly.language.labels import COLUMNS, DISTANCES, HIDDEN, PAIR, PARAGRAPHS, RELATION, RELATIONS, ROLES, WIDTH
from reportedly.language.tokens import CASES, QUOTES

TRANSITION_RATE = 10


class SharedDropout(nn.Module):
    """Dropout with one mask for all positions of a window: cheap on a CPU, and strong enough."""

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        """Drops features of x (batch, length, width)."""
        if not self.training:
            return x
        mask = torch.rand(x.shape[0], 1, x.shape[2]).ge_(self.p).div_(1 - self.p)
        return x * mask


class Encoder(nn.Module):
    """Pieces in, one row of `WIDTH` head columns a word out."""

    def __init__(self, base: Path, dropout: float = 0.1) -> None:
        super().__init__()
        from transformers import BertModel

        self.bert = BertModel.from_pretrained(
            base, add_pooling_layer=False, attn_implementation="sdpa", attention_probs_dropout_prob=0.0
        )
        width = self.bert.config.hidden_size
        for layer in self.bert.encoder.layer:
            layer.attention.output.dropout = SharedDropout(dropout)
            layer.output.dropout = SharedDropout(dropout)
        self.bert.embeddings.dropout = SharedDropout(dropout)
        self.bert.embeddings.word_embeddings.weight.requires_grad = False
        self.case = nn.Embedding(CASES, width)
        self.quote = nn.Embedding(QUOTES, width)
        nn.init.zeros_(self.case.weight)
        nn.init.zeros_(self.quote.weight)
        self.drop = nn.Dropout(0.15)
        self.heads = nn.Linear(width, WIDTH)

    def forward(self, ids: Tensor, case: Tensor, quote: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Head columns (words, WIDTH); `first` indexes the flattened (batch, length) grid of pieces."""
        words = self.bert.embeddings.word_embeddings(ids) + self.case(case) + self.quote(quote)
        hidden = self.bert(inputs_embeds=words, attention_mask=mask).last_hidden_state
        rows = hidden.reshape(-1, hidden.shape[-1])[first]
        out: Tensor = self.heads(self.drop(rows))
        return out


class PairScorer(nn.Module):
    """Scores of every role for every word, seen from one cue, and the chain's transitions."""

    def __init__(self) -> None:
        super().__init__()
        self.distance = nn.Embedding(DISTANCES, PAIR)
        self.paragraph = nn.Embedding(PARAGRAPHS, PAIR)
        self.hidden = nn.Linear(PAIR, HIDDEN)
        self.out = nn.Linear(HIDDEN, len(ROLES))
        self.slow_transitions = nn.Parameter(torch.zeros(len(ROLES), len(ROLES)))
        self.drop = nn.Dropout(0.1)

    @property
    def transitions(self) -> Tensor:
        """The chain's transition scores; kept small inside, so that they learn faster than the other weights."""
        return self.slow_transitions * TRANSITION_RATE

    def forward(self, word: Tensor, cue: Tensor, distance: Tensor, paragraph: Tensor) -> Tensor:
        """Scores (cues, words, roles) from word and cue columns (cues, words, PAIR) / (cues, 1, PAIR)."""
        joined = torch.relu(word + cue + self.distance(distance) + self.paragraph(paragraph))
        scores: Tensor = self.out(torch.relu(self.hidden(self.drop(joined))))
        return scores


class SyntaxScorer(nn.Module):
    """Scores of heads and relations from the syntax columns."""

    def __init__(self) -> None:
        super().__init__()
        self.bias = nn.Linear(COLUMNS["arc_head"], 1)
        self.relation = nn.Linear(RELATION, len(RELATIONS))

    def arcs(self, word: Tensor, head: Tensor) -> Tensor:
        """Scores (words, words): row i holds how well each word would be the head of word i."""
        scores: Tensor = word @ head.transpose(-1, -2) / 8 + self.bias(head).transpose(-1, -2)
        return scores

    def relations(self, word: Tensor, head: Tensor) -> Tensor:
        """Scores (words, relations) of each word's relation to its head, whose columns stand in the same row."""
        scores: Tensor = self.relation(torch.relu(word + head))
        return scores


def chain_loss(scores: Tensor, allowed: Tensor, mask: Tensor, transitions: Tensor) -> Tensor:
    """Negative log-likelihood (cues,) of all label paths that `allowed` (cues, words, roles) permits.

    A linear-chain CRF (Lafferty, McCallum and Pereira 2001) with partial labels: where a corpus does not annotate
    a role, the word may carry it or not.
    """
    numerator = scores.masked_fill(~allowed, -1e4)
    total, right = scores[:, 0], numerator[:, 0]
    for t in range(1, scores.shape[1]):
        keep = mask[:, t, None]
        total = torch.where(keep, torch.logsumexp(total[:, :, None] + transitions, 1) + scores[:, t], total)
        right = torch.where(keep, torch.logsumexp(right[:, :, None] + transitions, 1) + numerator[:, t], right)
    return torch.logsumexp(total, 1) - torch.logsumexp(right, 1)


def buckets(distance: Tensor) -> Tensor:
    """Signed word distances in log-sized buckets, 0..DISTANCES-1."""
    size = distance.abs()
    coarse = torch.where(size <= 6, size.float(), 6 + torch.log2(size.clamp(min=1) / 6.0) * 2).long().clamp(max=16)
    return torch.where(distance < 0, 16 - coarse, 16 + coarse)
