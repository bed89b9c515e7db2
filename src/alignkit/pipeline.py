"""The whole chain on one page: documents → segments → vectors → beads → links → findings → fidelity.

Every function takes texts (``str``), files (``Path``), or lists of sentences, which keep their numbers; a
file that holds both sides of a translation is given alone, and so is a `Bitext`.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from alignkit.bitexts import given_alignment, read_alignment, read_bitext
from alignkit.checks import Comparison
from alignkit.documents import document, read_document
from alignkit.encoders import Encodes, GivenEncoder, open_encoder
from alignkit.errors import ReadError
from alignkit.rating import Rater, Recipe, compare_scores, rate_bitext
from alignkit.readers import Choice
from alignkit.records import Bead, Bitext, Compared, Document, Report
from alignkit.rules import Rules
from alignkit.segments import Mode
from alignkit.toolkit import Toolkit

__all__ = ["Rules", "Text", "align", "align_words", "check", "compare", "score", "toolkit"]

Text = str | Path | Sequence[str] | Document


def toolkit(encoder: str | Encodes = "mini") -> Toolkit:
    """Return the toolkit of an encoder, loaded once a process."""
    return _toolkit(encoder if isinstance(encoder, str) else GivenEncoder(encoder))


@lru_cache(maxsize=4)
def _toolkit(encoder: str | GivenEncoder) -> Toolkit:
    own, sentences = open_encoder(encoder)
    return Toolkit(own, sentences=sentences)


def align(
    source: Text | Bitext,
    target: Text | None = None,
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
    segment: Mode = "sentence",
    encoder: str | Encodes = "mini",
    alignment: Path | Sequence[Bead] | None = None,
) -> Comparison:
    """Align a document with its translation, sentence by sentence and word by word.

    Args:
        source: The original: a text, a ``Path`` to read, or a list of sentences. Or both sides: the
            ``Path`` of a TMX, XLIFF, PO, TSV, CSV or JSON Lines file, or what ``read_bitext`` read.
        target: The translation, in the same forms; left out if ``source`` holds both sides.
        source_lang: Language of the original (ISO 639-1); told from the text if left out.
        target_lang: Language of the translation.
        segment: ``sentence`` splits inside lines, ``line`` takes lines as they are, ``auto`` decides.
        encoder: Name of a model or path of its folder; one of sentence-transformers or model2vec, a model
            downloaded from the Hugging Face hub, or any object with ``encode`` pairs the sentences only.
        alignment: Beads to take instead of aligning, or the ladder that holds them; they count segments
            as ``segment`` makes them.

    Returns:
        Segments, and one pair a bead with its tokens and links, in reading order.

    Raises:
        AlignkitError: If a file, language or model is not usable; the message says what to do.

    Example:
        >>> found = align("Il pleut. Nous restons ici.", "Es regnet. Wir bleiben hier.")
        >>> [(pair.bead.source, pair.bead.target) for pair in found.pairs]
        [((0,), (0,)), ((1,), (1,))]
    """
    both = _bitext(source, target, source_lang, target_lang)
    if _is_list(source) and _is_list(target):
        segment = "line"
    given = both.given
    if isinstance(alignment, Path):
        given = read_alignment(alignment, both.source, both.target, segment)
    elif alignment is not None:
        given = given_alignment(both.source, both.target, alignment, segment)
    return toolkit(encoder).align(both.source, both.target, segment=segment, given=given)


def align_words(
    source: Text | Bitext,
    target: Text | None = None,
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
    encoder: str = "mini",
) -> Comparison:
    """Link the words of parallel lines: line i of one side translates line i of the other.

    Raises:
        MismatchError: If the sides have different numbers of lines.

    Example:
        >>> found = align_words(["le chien dort"], ["der Hund schläft"], source_lang="fr", target_lang="de")
        >>> [(link.source, link.target) for link in found.pairs[0].links]
        [(0, 0), (1, 1), (2, 2)]
    """
    both = _bitext(source, target, source_lang, target_lang)
    return toolkit(encoder).pair_lines(both.source, both.target, given=both.given)


def check(
    source: Text | Bitext,
    target: Text | None = None,
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
    segment: Mode = "sentence",
    encoder: str | Encodes = "mini",
    rules: Rules | None = None,
    alignment: Path | Sequence[Bead] | None = None,
    contextual: bool | None = None,
) -> Report:
    """Align two documents, flag translation artefacts and score fidelity; arguments as in ``align``.

    ``rules`` say which checks run and what counts; without them, all that run by default. With ``contextual``
    the model's judge reads both sentences together, for checks of meaning and for fidelity: it does where the
    model has one, if left out; False is faster.

    Example:
        >>> report = check("Il est arrivé le 3 mai 2021.", "Er ist am 3. Juni 2021 angekommen.")
        >>> [(finding.quote, finding.suggestion) for finding in report.findings]
        [('3. Juni 2021', '3. Mai 2021')]
        >>> check("Il est arrivé.", "Er ist  angekommen.", rules=Rules(ignore="double-space")).findings
        ()
    """
    found = align(
        source,
        target,
        source_lang=source_lang,
        target_lang=target_lang,
        segment=segment,
        encoder=encoder,
        alignment=alignment,
    )
    return toolkit(encoder).judge(found, rules, contextual=contextual)


def score(
    source: Text | Bitext,
    target: Text | None = None,
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
    encoder: str = "mini",
    rules: Rules | None = None,
    contextual: bool = False,
) -> Report:
    """Score parallel lines: ``report.bead_fidelity`` holds one number a line, None where there is no ground.

    Findings are looked for, and lower scores, only where ``rules`` are given; ``Rules()`` are the usual ones.
    ``contextual`` lets the model's judge read both sentences together, as ``check`` does: closer to people,
    slower.

    Raises:
        MismatchError: If the sides have different numbers of lines.

    Example:
        >>> report = score(["Guten Morgen!", ""], ["Bonjour !", ""], source_lang="de", target_lang="fr")
        >>> [value is None for value in report.bead_fidelity]
        [False, True]
    """
    if rules is None:
        both = _bitext(source, target, source_lang, target_lang)
        return toolkit(encoder).score(both.source, both.target, given=both.given, contextual=contextual)
    found = align_words(source, target, source_lang=source_lang, target_lang=target_lang, encoder=encoder)
    return toolkit(encoder).judge(found, rules, contextual=contextual)


def compare(
    source: Text,
    first: Text,
    second: Text,
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
    encoder: str = "mini",
    contextual: bool = False,
) -> Compared:
    """Tell which of two translations of the same lines is the more faithful, by a paired bootstrap test.

    Args:
        source: The original, in any form that ``align`` takes for one side.
        first: A translation, as many lines.
        second: Another one.
        source_lang: Language of the original (ISO 639-1); told from the text if left out.
        target_lang: Language of both translations.
        encoder: Name of a model of alignkit's own, or path of its folder.
        contextual: Let the model's judge read both sentences together: closer to people, slower.

    Returns:
        Fidelity of both, and by how much the second is better; ``difference`` is None without common ground.

    Raises:
        MismatchError: If a translation has another number of lines.
        AlignkitError: If a file, language or model is not usable; the message says what to do.

    Example:
        >>> lines = ["Il pleut.", "Le pont compte 1.500 câbles."]
        >>> found = compare(lines, ["Es regnet.", "Die Brücke hat 1.800 Kabel."],
        ...                 ["Es regnet.", "Die Brücke hat 1.500 Kabel."], source_lang="fr", target_lang="de")
        >>> found.names, found.difference.lines, found.difference.value > 0
        (('first', 'second'), 2, True)
    """
    rater = Rater(Recipe(encoder, in_context=contextual), toolkit(encoder))
    names = _title(first, "first"), _title(second, "second")
    one, two = (
        rate_bitext(rater, _bitext(source, translation, source_lang, target_lang)).read()
        for translation in (first, second)
    )
    return compare_scores(names, one, two)


def _title(given: Text, otherwise: str) -> str:
    """What a translation is called: by its file, where it has one."""
    path = given.path if isinstance(given, Document) else given if isinstance(given, Path) else None
    return otherwise if path is None else str(path)


def _bitext(
    source: Text | Bitext, target: Text | None, source_lang: str | None, target_lang: str | None
) -> Bitext:
    if isinstance(source, Bitext):
        return source
    if isinstance(source, Path) and (target is None or isinstance(target, Path)):
        return read_bitext(source, target, Choice(source_lang, target_lang))
    if target is None:
        raise ReadError(
            "there is no translation; give it as the second text, or a Path that holds both sides"
        )
    return Bitext(_document(source, source_lang), _document(target, target_lang))


def _is_list(given: object) -> bool:
    return not isinstance(given, str | Path | Document | Bitext | None)


def _document(given: Text, language: str | None) -> Document:
    if isinstance(given, Document):
        return given
    if isinstance(given, Path):
        return read_document(given, language=language)
    if isinstance(given, str):
        if _names_file(given):
            raise ReadError(f"{given!r} is the name of a file; pass Path({given!r}) to read it")
        return document(given, language=language)
    lines = list(given)
    for number, line in enumerate(lines):
        if not isinstance(line, str) or "\n" in line or "\r" in line:
            raise ReadError(
                f"sentence {number}: a list must hold strings without line breaks, got {line!r:.60}"
            )
    return document("".join(f"{line}\n" for line in lines), language=language)


def _names_file(text: str) -> bool:
    """Whether a text without blanks is the name of an existing file: surely not meant as a text."""
    return bool(text) and not any(map(str.isspace, text)) and len(text) < 256 and Path(text).is_file()
