"""What planters take and give."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random

from alignkit.checks import Comparison
from alignkit.documents import document
from alignkit.lexicon import Lexicon
from alignkit.records import Link
from alignkit.tokens import Token
from alignkit.toolkit import Toolkit


@dataclass(frozen=True, slots=True)
class Clean:
    """A clean pair of lines with its words and links; token offsets count from the line's start.

    ``others`` are target lines of the same bitext, material for what has no business here.
    """

    source: str
    target: str
    languages: tuple[str, str]
    source_tokens: tuple[Token, ...]
    target_tokens: tuple[Token, ...]
    links: tuple[Link, ...]
    lexicon: Lexicon | None
    others: Sequence[str]

    def linked(self, least: float = 0.6) -> list[tuple[Token, Token]]:
        """Source and target tokens joined by a link at least so probable."""
        return [
            (self.source_tokens[link.source], self.target_tokens[link.target])
            for link in self.links
            if link.probability >= least
        ]

    def replaced(self, start: int, end: int, text: str) -> "Edit":
        """Return the pair with another text at a place of the target."""
        changed = self.target[:start] + text + self.target[end:]
        return Edit(self.source, changed, (start, start + len(text)), self.target[start:end])


@dataclass(frozen=True, slots=True)
class Edit:
    """A changed pair: where in the target the change lies (empty for a deletion), and what stood there."""

    source: str
    target: str
    where: tuple[int, int]
    before: str


Planter = Callable[[Clean, Random], Edit | None]


def paired(
    source: Iterable[str], target: Iterable[str], languages: tuple[str, str], tools: Toolkit
) -> Comparison:
    """Link the words of parallel lines."""
    one, two = (
        document("".join(f"{line}\n" for line in lines), language=language)
        for lines, language in zip((source, target), languages, strict=True)
    )
    return tools.pair_lines(one, two)


def clean_pairs(comparison: Comparison) -> list[Clean]:
    """Cut a comparison of parallel lines into clean pairs, one a line."""
    lines = comparison.target.text.split("\n")
    found = []
    for pair in comparison.pairs:
        spans = comparison.span(pair, "source"), comparison.span(pair, "target")
        if spans[0] is None or spans[1] is None:
            raise ValueError("clean pairs are made of parallel lines")
        found.append(
            Clean(
                comparison.source.text[slice(*spans[0])],
                comparison.target.text[slice(*spans[1])],
                (comparison.source.language, comparison.target.language),
                _moved(pair.source_tokens, spans[0][0]),
                _moved(pair.target_tokens, spans[1][0]),
                pair.links,
                comparison.lexicon,
                lines,
            )
        )
    return found


def _moved(tokens: Sequence[Token], start: int) -> tuple[Token, ...]:
    return tuple(Token(token.text, token.start - start, token.end - start) for token in tokens)
