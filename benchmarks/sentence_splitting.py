"""Exact paragraphs by language and set: alignkit's splitter and, where installed, yasbd and pysbd.

The paragraphs of ``tests/cases/segments.json`` are written for this purpose. The sets named "held aside"
were each written before the splitter saw them; the rules were then mended with the first and the second.

    python benchmarks/sentence_splitting.py
"""

import json
from collections import Counter
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from alignkit.records import Document
from alignkit.segments import split_segments

CASES = Path(__file__).parents[1] / "tests" / "cases" / "segments.json"
Splitter = Callable[[str, str], list[str]]


def ours(text: str, language: str) -> list[str]:
    """Split with alignkit."""
    return [text[segment.start : segment.end] for segment in split_segments(Document(text, language))]


def yasbd() -> Splitter:
    """Split with yasbd (MPL-2.0)."""
    detector = cache(import_module("yasbd").BoundaryDetector)
    return lambda text, language: [str(sentence) for sentence in detector(language).segment(text)]


def pysbd() -> Splitter:
    """Split with pysbd (MIT)."""
    segmenter = import_module("pysbd").Segmenter
    return lambda text, language: list(segmenter(language=language, clean=False).segment(text))


def exact(split: Splitter, cases: list[dict[str, Any]]) -> Counter[tuple[str, str]]:
    """Count the paragraphs split exactly as meant, by language and set."""
    found: Counter[tuple[str, str]] = Counter()
    for case in cases:
        sentences, language = list(case["sentences"]), str(case["language"])
        pieces = [piece.strip() for piece in split(" ".join(sentences), language)]
        found[language, str(case["set"])] += [piece for piece in pieces if piece] == sentences
    return found


def main() -> None:
    """Print one line per language and set."""
    cases = json.loads(CASES.read_text(encoding="utf-8"))
    results = {"alignkit": exact(ours, cases)}
    for peer in (yasbd, pysbd):
        try:
            results[peer.__name__] = exact(peer(), cases)
        except ImportError:
            print(f"{peer.__name__} is not installed")
    totals = Counter((case["language"], case["set"]) for case in cases)
    for (language, name), total in sorted(totals.items()):
        counts = "  ".join(f"{system} {found[language, name]}" for system, found in results.items())
        print(f"{language}  {name:<18} {total:>3}  {counts}")


if __name__ == "__main__":
    main()
