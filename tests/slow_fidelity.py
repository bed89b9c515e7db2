"""How well the words of a pair are rendered, word by word and by the book: it judges the fast matching."""

import numpy as np

from alignkit.fidelity.digits import plain_numbers
from alignkit.tokens import token_texts
from alignkit.words.forms import bare, pieces

FAINT = 0.04


def kind(token):
    return "word" if token[0].isalpha() else "number" if token[0].isdigit() else "mark"


def digits(token):
    return "".join(filter(str.isdigit, token))


def unit(encode, word):
    vector = encode([" ".join(pieces(word))])[0]
    length = np.linalg.norm(vector)
    return vector / length if length else vector


def rendering(encode, lexicon, one, two):
    """How far token ``two`` renders token ``one``, 0..1."""
    if kind(one) == kind(two) == "number":
        return float(digits(bare(one)) == digits(bare(two)))
    if not kind(one) == kind(two) == "word":
        return 0.0
    found = max(0.0, float(unit(encode, bare(one)) @ unit(encode, bare(two))))
    if bare(one) == bare(two):
        found = max(found, 0.9)
    known = 0.0 if lexicon is None else float(lexicon.relations([bare(one)], [bare(two)])[0, 0])
    return max(found, known**0.5 if known >= FAINT else 0.0)


def best(encode, lexicon, source, target):
    """Best rendering of each source token and of each target token."""
    ours, theirs = plain_numbers(token_texts(source)), plain_numbers(token_texts(target))
    table = [[rendering(encode, lexicon, one, two) for two in theirs] for one in ours]
    return (
        [max(row, default=0.0) for row in table],
        [max((row[j] for row in table), default=0.0) for j in range(len(theirs))],
    )
