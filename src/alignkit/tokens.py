"""Text → words with their places: the one tokeniser that training, alignment and checks share."""

from collections.abc import Iterable
from typing import NamedTuple

import regex

from alignkit.romanisation import romanised

# A number keeps its separators, a word its combining marks and inner hyphens stay outside it, so that
# "nord-coréen" is two words and "l'est" is "l", "'", "est"; every other visible character stands alone.
_TOKEN = regex.compile(
    r"""
    \p{N}+(?:[.,:]\p{N}+|[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]\p{N}{3}(?!\p{N}))*
                                            # 18, 1.500, 1,28, 13:39, 1 500 with a fixed space
    | (?:\p{L}\p{M}*)+                      # a run of letters of any script, marks included
    | [^\s\p{C}]                            # one mark of punctuation, one symbol
    """,
    regex.VERBOSE,
)
_CHUNK = regex.compile(r"\S+")


class Token(NamedTuple):
    """A word, number or mark with its half-open code-point range in the text it came from."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether the token is made of letters."""
        return self.text[0].isalpha()

    @property
    def is_number(self) -> bool:
        """Whether the token starts with a digit."""
        return self.text[0].isdigit()


def tokenize(text: str, at: int = 0) -> list[Token]:
    """Split a text into words, numbers and marks; their places count on from ``at``.

    Example:
        >>> [token.text for token in tokenize("L'est : 1.500 arbres.")]
        ['L', "'", 'est', ':', '1.500', 'arbres', '.']
    """
    return _placed(_TOKEN.findall(text), text, at)


def token_texts(text: str) -> list[str]:
    """Return the texts of the tokens alone, where their places are not asked for.

    Example:
        >>> token_texts("d'acier (1.500)")
        ['d', "'", 'acier', '(', '1.500', ')']
    """
    if text.isalpha():
        return [text]
    found: list[str] = _TOKEN.findall(text)
    return found


def spaced(text: str) -> str:
    """Return the text in Latin letters with one space between tokens: what the embedded model was trained on.

    Example:
        >>> spaced("d'acier (1.500)"), spaced("Москва.")
        ("d ' acier ( 1.500 )", 'Moskva .')
    """
    return " ".join(token_texts(romanised(text)))


def split_spaces(text: str, at: int = 0) -> list[Token]:
    """Take what stands between white space as tokens, for text that is tokenised already.

    Their places count on from ``at``.

    Example:
        >>> [token.text for token in split_spaces("l' arbre .")]
        ["l'", 'arbre', '.']
    """
    return _placed(_CHUNK.findall(text), text, at)


def _placed(words: Iterable[str], text: str, at: int) -> list[Token]:
    """Find each word after the one before it: what was skipped between them begins no word."""
    tokens, end = [], 0
    find, make = text.index, tuple.__new__  # Token(...) would call Python for each
    for word in words:
        start = find(word, end)
        end = start + len(word)
        tokens.append(make(Token, (word, start + at, end + at)))
    return tokens
