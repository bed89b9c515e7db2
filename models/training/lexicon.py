"""Build ``lexicon.safetensors``: word lists by language and translation counts by language pair."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

from models.training.corpus import Pair
from models.training.frequencies import WordCounts, lemmas

# What a dictionary entry is worth, in links seen. WOLF (omw) is half wrong, Wiktionary mostly right.
ENTRY_VALUE = {"omw": 1, "omw_wikt": 3, "freedict": 3, "countries": 4, "eurovoc": 2}
TABLE_MINIMUM = 2
LIST_SIZE = 10_000


def table_counts(links: Counter[tuple[str, str]], entries: Iterable[Pair]) -> Counter[tuple[str, str]]:
    """Merge links with one-word dictionary entries; links seen once count only if they are exclusive."""
    row, column = Counter[str](), Counter[str]()
    for (source, target), count in links.items():
        row[source] += count
        column[target] += count
    kept = Counter[tuple[str, str]]()
    for (source, target), count in links.items():
        if count > 1 or max(1 / row[source], 1 / column[target]) >= 0.2:
            kept[source, target] = count
    for entry in entries:
        source, target = (text.lower() for text in entry.texts)
        if source.isalpha() and target.isalpha():
            kept[source, target] += ENTRY_VALUE[entry.source]
    return kept


def build(
    counts: Mapping[str, WordCounts],
    tables: Mapping[tuple[str, str], Counter[tuple[str, str]]],
    path: Path,
    complete: Collection[str],
) -> None:
    """Write the file.

    Args:
        counts: Of the words of every language.
        tables: Links of every language pair with a table.
        path: Where to write.
        complete: Languages that keep all words seen twice; the others keep the commonest, and those of
            their tables.
    """
    needed: dict[str, set[str]] = {}
    for (first, second), table in tables.items():
        needed.setdefault(first, set()).update(source for source, _ in table)
        needed.setdefault(second, set()).update(target for _, target in table)
    tensors: dict[str, NDArray[np.generic]] = {}
    index: dict[str, dict[str, int]] = {}
    for language in sorted(counts):
        words = needed.get(language, set()) | _commonest(counts[language], whole=language in complete)
        bases = lemmas(words, counts[language], language) if language in needed else {}
        words = sorted(words | set(bases.values()))
        index[language] = {word: number for number, word in enumerate(words)}
        tensors |= _list_tensors(language, words, bases, counts[language])
    for (first, second), table in sorted(tables.items()):
        tensors |= _table_tensors(f"{first}-{second}", table, index[first], index[second])
    save_file(tensors, path)
    path.chmod(0o644)


def _commonest(counts: WordCounts, *, whole: bool) -> set[str]:
    if whole:
        return {word for word, count in counts.total.items() if count >= TABLE_MINIMUM}
    return {
        word for word, _ in sorted(counts.total.items(), key=lambda item: (-item[1], item[0]))[:LIST_SIZE]
    }


def _list_tensors(
    language: str, words: list[str], bases: Mapping[str, str], counts: WordCounts
) -> dict[str, NDArray[np.generic]]:
    number = {word: position for position, word in enumerate(words)}
    return {
        f"{language}.words": np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        f"{language}.counts": np.array([counts.total[word] for word in words], dtype=np.uint32),
        f"{language}.lemmas": np.array([number[bases.get(word, word)] for word in words], dtype=np.uint32),
        f"{language}.casing": np.array([counts.casing(word) for word in words], dtype=np.uint8),
    }


def _table_tensors(
    name: str, table: Counter[tuple[str, str]], rows: Mapping[str, int], columns: Mapping[str, int]
) -> dict[str, NDArray[np.generic]]:
    cells = sorted((rows[s], columns[t], min(count, 65535)) for (s, t), count in table.items())
    sources, targets, values = (np.array(part) for part in zip(*cells, strict=True))
    starts = np.zeros(len(rows) + 1, dtype=np.uint32)
    np.cumsum(np.bincount(sources, minlength=len(rows)), out=starts[1:])
    return {
        f"{name}.starts": starts,
        f"{name}.columns": targets.astype(np.uint32),
        f"{name}.counts": values.astype(np.uint16),
    }
