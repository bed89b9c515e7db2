"""Rows of ``datasets``: a whole data set as one bitext, or a function for its batched ``map``.

A cell may hold any text, line breaks too; None counts as empty.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from alignkit.documents import document
from alignkit.errors import LanguageError, ReadError
from alignkit.exports.frames import BEAD_COLUMNS, FINDING_COLUMNS, bead_rows, finding_rows
from alignkit.extras import require
from alignkit.pipeline import toolkit
from alignkit.readers import Choice
from alignkit.readers.columns import choose_columns, column_languages
from alignkit.records import Alignment, Bead, Bitext, Document, Report, Segment
from alignkit.rules import Rules
from alignkit.segments import Mode

if TYPE_CHECKING:
    import datasets

__all__ = ["AlignRows", "CheckRows", "ScoreRows", "from_dataset"]

Batch = Mapping[str, Sequence[Any]]
Cells = dict[str, list[Any]]


def from_dataset(
    dataset: Iterable[Mapping[str, Any]],
    columns: tuple[str, str] | None = None,
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
) -> Bitext:
    r"""Take every row of a data set as a pair of segments that translate each other.

    Args:
        dataset: A ``datasets.Dataset``, streaming or not, or any rows by column; of a ``DatasetDict``, one
            split.
        columns: The two columns; ``translation.fr`` is the key ``fr`` of the column ``translation``. If
            left out: those named after the languages said, ``source`` and ``target``, ``src`` and ``tgt``
            and the like, or after two languages, in the order of the columns (a column of type
            ``Translation`` sorts its languages: say them).
        source_lang: Language of the original (ISO 639-1); told from the column or the text if left out.
        target_lang: Language of the translation.

    Returns:
        Both sides with their alignment, for ``align``, ``align_words``, ``check`` and ``score``.

    Raises:
        ReadError: If there are no such columns, or a cell holds no text.

    Example:
        >>> rows = [{"id": 1, "translation": {"fr": "Il pleut.", "de": "Es regnet."}}]
        >>> both = from_dataset(rows)
        >>> both.source.text, both.target.language
        ('Il pleut.\n', 'de')
    """
    rows = iter(dataset)
    first = next(rows, None)
    if first is None:
        return _bitext([], [], (source_lang or "und", target_lang or "und"))
    if not isinstance(first, Mapping):
        raise ReadError("a data set must give rows by column; of a DatasetDict, take one split")
    names = _names(first)
    places = choose_columns(names, Choice(source_lang, target_lang, columns))
    if places is None:
        raise ReadError(f"which columns hold the texts? Name two of: {', '.join(names):.200}")
    one, two = names[places[0]], names[places[1]]
    told = column_languages(one, two)
    cells = [(_cell(row, one, k), _cell(row, two, k)) for k, row in enumerate(chain([first], rows))]
    return _bitext(
        [cell for cell, _ in cells],
        [cell for _, cell in cells],
        (source_lang or told[0], target_lang or told[1]),
    )


@dataclass(frozen=True, kw_only=True)
class _Rows:
    """What the functions for ``map`` share; they can be pickled, and name no random or changing thing.

    Args:
        source: Column of the original; ``translation.fr`` is a key inside a column.
        target: Column of the translation.
        source_lang: Language of the original; left out only if the column is named after it.
        target_lang: Language of the translation.
        encoder: Name or path of the encoder.
    """

    source: str = "source"
    target: str = "target"
    source_lang: str | None = None
    target_lang: str | None = None
    encoder: str = "mini"

    def __call__(self, batch: Batch) -> Cells:
        """Return the new columns of a batch."""
        rows = zip(_column(batch, self.source), _column(batch, self.target), strict=True)
        found = [self._row(one, two) for one, two in rows]
        return {name: [row[name] for row in found] for name in self._types()}

    def features(self, dataset: "datasets.Dataset") -> "datasets.Features":
        """Return the columns that a data set has after this function, with their types.

        Raises:
            MissingExtra: If ``datasets`` is not installed.
        """
        library = require("datasets", "datasets", "features")
        return library.Features({**dataset.features, **_features(library, self._types())})

    def map(self, dataset: "datasets.Dataset", **options: Any) -> "datasets.Dataset":  # noqa: ANN401
        """Return the data set with the new columns; options are those of ``Dataset.map``."""
        features = self.features(dataset)
        kept = [name for name in features if name not in options.get("remove_columns", ())]
        chosen = type(features)({name: features[name] for name in kept})
        return dataset.map(self, batched=True, features=chosen, **options)

    def _languages(self) -> tuple[str, str]:
        told = column_languages(self.source, self.target)
        found = self.source_lang or told[0], self.target_lang or told[1]
        if None in found:
            raise LanguageError("say source_lang and target_lang: one row is too little to tell them from")
        return found  # type: ignore[return-value] # neither is None

    def _types(self) -> Mapping[str, Any]:
        raise NotImplementedError

    def _row(self, source: str, target: str) -> dict[str, Any]:
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class ScoreRows(_Rows):
    """Adds ``fidelity`` to rows that hold a pair of segments each: 0..1, or None where there is no ground.

    Findings lower it. The model's judge, which `CheckRows` asks, is not asked.

    Example:
        >>> score = ScoreRows(source_lang="fr", target_lang="de")
        >>> score({"source": ["Il pleut.", ""], "target": ["Es regnet.", ""]})["fidelity"][1] is None
        True
    """

    rules: Rules | None = None

    def _types(self) -> Mapping[str, Any]:
        return {"fidelity": "float64"}

    def _row(self, source: str, target: str) -> dict[str, Any]:
        return {"fidelity": self._report(source, target).bead_fidelity[0]}

    def _report(self, source: str, target: str) -> Report:
        tools = toolkit(self.encoder)
        both = _bitext([source], [target], self._languages())
        compared = tools.pair_lines(both.source, both.target, given=both.given)
        return tools.judge(compared, self.rules, contextual=False)


@dataclass(frozen=True, kw_only=True)
class AlignRows(_Rows):
    """Adds ``beads`` to rows that hold a document and its translation each."""

    segment: Mode = "sentence"

    def _types(self) -> Mapping[str, Any]:
        return {"beads": [dict(BEAD_COLUMNS)]}

    def _row(self, source: str, target: str) -> dict[str, Any]:
        languages = self._languages()
        one, two = Document(source, languages[0]), Document(target, languages[1])
        return {"beads": bead_rows(toolkit(self.encoder).align(one, two, segment=self.segment))}


@dataclass(frozen=True, kw_only=True)
class CheckRows(AlignRows):
    """Adds ``findings`` and ``fidelity`` to rows that hold a document and its translation each.

    A segment and its translation make a document too; offsets count from the start of their cell.

    Example:
        >>> check = CheckRows(source="translation.fr", target="translation.de")
        >>> found = check({"translation": [{"fr": "Il a 3 chats.", "de": "Er hat 4 Katzen."}]})
        >>> [finding["quote"] for finding in found["findings"][0]]
        ['4']
    """

    rules: Rules | None = None

    def _types(self) -> Mapping[str, Any]:
        return {"findings": [dict(FINDING_COLUMNS)], "fidelity": "float64"}

    def _row(self, source: str, target: str) -> dict[str, Any]:
        languages, tools = self._languages(), toolkit(self.encoder)
        one, two = Document(source, languages[0]), Document(target, languages[1])
        report = tools.judge(tools.align(one, two, segment=self.segment), self.rules)
        return {"findings": finding_rows(report), "fidelity": report.fidelity.score}


def _names(row: Mapping[str, Any]) -> list[str]:
    names = []
    for name, value in row.items():
        names += [f"{name}.{key}" for key in value] if isinstance(value, Mapping) else [name]
    return names


def _cell(row: Mapping[str, Any], column: str, number: int) -> str:
    outer, dot, inner = column.partition(".") if column not in row else (column, "", "")
    try:
        value = row[outer][inner] if dot else row[outer]
    except (KeyError, TypeError):
        raise ReadError(f"row {number}: there is no column {column!r}") from None
    if value is not None and not isinstance(value, str):
        raise ReadError(f"row {number}: column {column!r} holds {value!r:.40}, no text")
    return value or ""


def _column(batch: Batch, column: str) -> list[str]:
    size = len(next(iter(batch.values()), ()))
    outer = column if column in batch else column.partition(".")[0]
    if outer not in batch:
        raise ReadError(f"there is no column {column!r}; there are: {', '.join(batch):.200}")
    return [_cell({outer: batch[outer][k]}, column, k) for k in range(size)]


def _bitext(
    sources: Sequence[str], targets: Sequence[str], languages: tuple[str | None, str | None]
) -> Bitext:
    one, two = _side(sources, languages[0]), _side(targets, languages[1])
    beads = tuple(Bead((k,), (k,), 1.0) for k in range(len(sources)))
    return Bitext(one[0], two[0], Alignment(one[1], two[1], beads))


def _side(cells: Sequence[str], language: str | None) -> tuple[Document, tuple[Segment, ...]]:
    """One text of all cells, and each of them as a segment without the white space at its ends."""
    segments, start = [], 0
    for number, cell in enumerate(cells):
        inner = cell.strip()
        begin = start + len(cell) - len(cell.lstrip()) if inner else start
        segments.append(Segment(begin, begin + len(inner), number))
        start += len(cell) + 1
    return document("".join(f"{cell}\n" for cell in cells), language=language), tuple(segments)


def _features(library: Any, types: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ANN401
    return {name: _feature(library.Value, given) for name, given in types.items()}


def _feature(value: Callable[[str], Any], given: Any) -> Any:  # noqa: ANN401
    if isinstance(given, list):
        return [{name: _feature(value, inner) for name, inner in given[0].items()}]
    return [value("int64")] if given == "object" else value(str(given).lower())
