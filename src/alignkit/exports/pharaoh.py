"""Word links for programs: Pharaoh lines (``0-0 1-2``) and JSON Lines."""

import json
from collections.abc import Iterable, Iterator

from alignkit.records import Pair


def write_pharaoh(pairs: Iterable[Pair]) -> Iterator[str]:
    r"""Yield one line a pair, also where nothing is linked, so that line numbers stay those of the input.

    Example:
        >>> from alignkit.records import Bead, Link
        >>> pair = Pair(Bead((0,), (0,), 1.0), (), (), (Link(1, 2, 0.8), Link(0, 0, 0.9)))
        >>> list(write_pharaoh([pair]))
        ['0-0 1-2\n']
    """
    for pair in pairs:
        links = sorted({(link.source, link.target) for link in pair.links})
        yield " ".join(f"{source}-{target}" for source, target in links) + "\n"


def write_link_lines(pairs: Iterable[Pair]) -> Iterator[str]:
    """Yield one JSON object a pair: words, their ``[start, end]`` code points, links, probabilities."""
    for pair in pairs:
        links = sorted(pair.links, key=lambda link: (link.source, link.target))
        row = {
            "source": [token.text for token in pair.source_tokens],
            "target": [token.text for token in pair.target_tokens],
            "source_spans": [[token.start, token.end] for token in pair.source_tokens],
            "target_spans": [[token.start, token.end] for token in pair.target_tokens],
            "links": [[link.source, link.target] for link in links],
            "probabilities": [round(link.probability, 4) for link in links],
            "sure": [link.is_sure for link in links],
        }
        yield json.dumps(row, ensure_ascii=False) + "\n"
