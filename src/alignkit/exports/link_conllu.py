"""Word links as CoNLL-U: two sentences a pair, each token's partners in its MISC column."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from alignkit.records import Pair
from alignkit.tokens import Token


def write_link_conllu(pairs: Iterable[Pair]) -> Iterator[str]:
    """Yield the source and the target sentence of every pair.

    ``Align=2:0.93,5:0.61`` names tokens of the other sentence, counted from one, with the probability of each
    link; an unlinked token has no ``Align``. A side without tokens has one token ``_``, as the format
    knows no empty sentence.

    Example:
        >>> from alignkit.records import Bead, Link
        >>> one, two = Token("Oui", 0, 3), Token("Ja", 0, 2)
        >>> pair = Pair(Bead((0,), (0,), 1.0), (one,), (two,), (Link(0, 0, 0.9),))
        >>> next(write_link_conllu([pair])).splitlines()[1].split()[-1]
        'Align=1:0.9'
    """
    for number, pair in enumerate(pairs, start=1):
        forth: dict[int, list[str]] = {}
        back: dict[int, list[str]] = {}
        for link in pair.links:
            forth.setdefault(link.source, []).append(f"{link.target + 1}:{link.probability:.4g}")
            back.setdefault(link.target, []).append(f"{link.source + 1}:{link.probability:.4g}")
        yield _sentence(f"{number}.source", pair.source_tokens, forth)
        yield _sentence(f"{number}.target", pair.target_tokens, back)


def _sentence(name: str, tokens: Sequence[Token], partners: Mapping[int, list[str]]) -> str:
    lines = [f"# sent_id = {name}"]
    for place, token in enumerate(tokens):
        notes = [f"Align={','.join(partners[place])}"] if place in partners else []
        if place + 1 < len(tokens) and tokens[place + 1].start == token.end:
            notes.append("SpaceAfter=No")
        lines.append(_token(place + 1, token.text, "|".join(notes) or "_"))
    if not tokens:
        lines.append(_token(1, "_", "_"))
    return "\n".join(lines) + "\n\n"


def _token(number: int, form: str, notes: str) -> str:
    return "\t".join((str(number), form, *"_______", notes))
