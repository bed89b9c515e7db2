"""What the alignment shows of a document as a whole: segments too many, too few, copied, cut or looping."""

import math
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Literal

import regex

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.furniture import LABEL_WORDS, ends_sentence, furniture_languages, is_label
from alignkit.lexicon import Vocabulary
from alignkit.records import Evidence, Finding, Pair, Segment, Severity, Side
from alignkit.tokens import Token, tokenize

Kind = Literal["mark", "third", "furniture", "prose"]

_TITLE_WORD = regex.compile(r"\p{Lu}|\p{N}")
_EDGE_MARKS = regex.compile(r"^[^\p{L}\p{N}(\[„“«»\"'¿¡]+|[^\p{L}\p{N})\]”“«»\"'.!?…]+$")
#: An added text of this many words is more than a slip.
_LIKELY_GAP = 0.35  # confidence of a gap from which a segment without counterpart is told
_LONG_ADDITION = 8
#: Natural logarithm by which one language must beat another, over all words, to be told from it.
_MARGIN = 3.0
_RESIDUE: Evidence = {"mechanism": "template residue"}


def _words(tokens: Sequence[Token]) -> list[str]:
    return [token.text for token in tokens if token.is_word]


def _unaligned(comparison: Comparison, side: Side) -> Iterator[tuple[Segment, Pair]]:
    """Yield segments without counterpart: gaps, and parts of a larger bead that no link touches."""
    segments = comparison.source_segments if side == "source" else comparison.target_segments
    for pair in comparison.pairs:
        own, other = pair.bead.source, pair.bead.target
        if side == "target":
            own, other = other, own
        for number in own:
            segment = segments[number]
            loose = len(own) > len(other) and _is_loose(segment, pair, side, comparison)
            if not other or loose or (side == "target" and _is_label_for_prose(segment, pair, comparison)):
                yield segment, pair


def _is_label_for_prose(segment: Segment, pair: Pair, comparison: Comparison) -> bool:
    """Whether a stock phrase of page templates stands where the source has a sentence."""
    if not furniture_languages(_text(segment, comparison)):
        return False
    return len(_words(pair.source_tokens)) > LABEL_WORDS and len(pair.bead.target) == 1


def _is_loose(segment: Segment, pair: Pair, side: Side, comparison: Comparison) -> bool:
    tokens = pair.source_tokens if side == "source" else pair.target_tokens
    linked = {link.source if side == "source" else link.target for link in pair.links}
    inside = [number for number, token in enumerate(tokens) if segment.start <= token.start < segment.end]
    content = [number for number in inside if tokens[number].is_word or tokens[number].is_number]
    if not content or (linked and linked.isdisjoint(inside)):
        return True
    # A chance link does not make a label of the page part of the text.
    share = len(linked.intersection(content)) / len(content)
    return (
        side == "target" and share <= 0.5 and is_label(_text(segment, comparison), comparison.target.language)
    )


def _text(segment: Segment, comparison: Comparison, side: Side = "target") -> str:
    document = comparison.source if side == "source" else comparison.target
    return document.text[segment.start : segment.end]


def _kind(segment: Segment, comparison: Comparison) -> tuple[Kind, str | None]:
    """Say what an unaligned target segment is, and in which third language, if any."""
    text = _text(segment, comparison)
    words = _words(tokenize(text))
    if not any(letter.isalnum() for letter in text):
        return "mark", None
    if (third := _third_language(text, words, comparison)) is not None:
        return "third", third
    return ("furniture" if _is_furniture(segment, text, words, comparison) else "prose"), None


def _is_furniture(segment: Segment, text: str, words: list[str], comparison: Comparison) -> bool:
    if is_label(text, comparison.target.language):
        return True
    if len(words) > LABEL_WORDS or ends_sentence(text):
        return False
    edges = comparison.target_segments[0], comparison.target_segments[-1]
    return text.rstrip().endswith(":") or (segment in edges and all(map(_TITLE_WORD.match, words)))


def _third_language(text: str, words: list[str], comparison: Comparison) -> str | None:
    pair = {comparison.source.language, comparison.target.language}
    if stock := furniture_languages(text):
        return None if stock & pair else min(stock)
    if comparison.lexicon is None or len(words) < 2 or len(words) > 3 * LABEL_WORDS:
        return None
    usual = max(_likelihood(words, known) for known in (comparison.lexicon.source, comparison.lexicon.target))
    others = {name: _likelihood(words, vocabulary) for name, vocabulary in comparison.lexicon.others.items()}
    best = max(others, key=lambda language: (others[language], language), default=None)
    if best is None or others[best] - usual < _MARGIN:
        return None
    vocabulary = comparison.lexicon.others[best]
    return best if all(vocabulary.per_million(word) for word in words) else None


def _likelihood(words: list[str], vocabulary: Vocabulary) -> float:
    return sum(math.log(vocabulary.per_million(word) + 0.1) for word in words)


def _extras(comparison: Comparison, kind: Kind) -> Iterator[tuple[tuple[int, int], str | None, Pair]]:
    """Yield place, third language and bead of the unaligned target segments of one kind."""
    for segment, pair in _unaligned(comparison, "target"):
        text = _text(segment, comparison)
        if text.strip():
            found, language = _kind(segment, comparison)
            if found == kind:
                yield _trimmed(segment.start, text), language, pair


def _trimmed(start: int, text: str) -> tuple[int, int]:
    """Leave blanks and, around words, stray marks out of the place: other checks judge those."""
    core = _EDGE_MARKS.sub("", text) or text.strip()
    start += text.index(core)
    return start, start + len(core)


def _leftover_mark(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for where, _, pair in _extras(comparison, "mark"):
        source = comparison.span(pair, "source")
        if source is None or any(letter.isalnum() for letter in comparison.source.text[slice(*source)]):
            message = "Only marks, and nothing like them in the source: left over from a template."
            yield check.finding(where, comparison, message, suggestion="", confidence=0.9, evidence=_RESIDUE)


def _furniture(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for where, _, _ in _extras(comparison, "furniture"):
        message = "A label without counterpart in the source: part of a web page, not of the text."
        yield check.finding(where, comparison, message, suggestion="", confidence=0.85, evidence=_RESIDUE)


def _third(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for where, language, _ in _extras(comparison, "third"):
        message = f"Text in a third language ({language}) without counterpart in the source."
        evidence = {"language": language, **_RESIDUE}
        yield check.finding(where, comparison, message, suggestion="", confidence=0.9, evidence=evidence)


def _addition(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for where, _, pair in _extras(comparison, "prose"):
        if pair.bead.confidence < _LIKELY_GAP:
            continue
        words = len(_words(tokenize(comparison.target.text[slice(*where)])))
        severity = Severity.MAJOR if words >= _LONG_ADDITION else Severity.MINOR
        message = "Nothing in the source corresponds to this segment."
        sure = min(0.9, pair.bead.confidence)
        yield check.finding(where, comparison, message, suggestion="", confidence=sure, severity=severity)


def _omission(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for segment, pair in _unaligned(comparison, "source"):
        text = _text(segment, comparison, "source")
        words = _words(tokenize(text))
        if pair.bead.confidence < _LIKELY_GAP:
            continue
        if words and not _covered_nearby(words, pair, comparison):
            label = len(words) <= 2 or bool(furniture_languages(text))
            start = segment.start + len(text) - len(text.lstrip())
            yield check.finding(
                (start, start + len(text.strip())),
                comparison,
                "Nothing in the target corresponds to this segment.",
                side="source",
                confidence=min(0.9, pair.bead.confidence),
                severity=Severity.MINOR if label else None,
            )


def _covered_nearby(words: list[str], pair: Pair, comparison: Comparison) -> bool:
    """Whether the beads beside it hold renderings of most words: then it was only aligned badly."""
    lexicon = comparison.lexicon
    content = [word for word in words if len(word) > 3]
    if lexicon is None or len(content) < 3:
        return False
    place = comparison.pairs.index(pair)
    near = [*comparison.pairs[max(0, place - 1) : place], *comparison.pairs[place + 1 : place + 2]]
    present = {token.text.lower() for neighbour in near for token in neighbour.target_tokens}
    renderings = [{rendering.word for rendering in lexicon.translations(word)[:8]} for word in content]
    return sum(not present.isdisjoint(words) for words in renderings) >= 0.7 * len(content)


def _empty(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for pair in comparison.pairs:
        where = comparison.span(pair, "source")
        if where and pair.bead.target and _words(pair.source_tokens) and not _has_content(pair.target_tokens):
            message = "The target of this segment holds no words."
            yield check.finding(where, comparison, message, side="source", confidence=0.95)


def _has_content(tokens: Sequence[Token]) -> bool:
    return any(token.is_word or token.is_number for token in tokens)


def _untranslated(comparison: Comparison, check: Check) -> Iterator[Finding]:
    if comparison.source.language == comparison.target.language:
        return
    for pair in comparison.pairs:
        source, target = comparison.span(pair, "source"), comparison.span(pair, "target")
        words = _words(pair.target_tokens)
        small = [word for word in words if word.islower() and len(word) > 2]
        # Names, codes and titles are copied with good reason; a sentence is not.
        sentence = len(words) >= 5 and 2 * len(small) >= len(words)
        if source and target and sentence and words == _words(pair.source_tokens):
            message = "The source stands here, not its translation."
            yield check.finding(target, comparison, message, source=source, confidence=0.95)


def _ratios(comparison: Comparison) -> list[tuple[Pair, float]]:
    found = []
    for pair in comparison.pairs:
        source, target = comparison.span(pair, "source"), comparison.span(pair, "target")
        if source and target and _has_content(pair.source_tokens) and _has_content(pair.target_tokens):
            found.append((pair, math.log((target[1] - target[0]) / (source[1] - source[0]))))
    return found


def _length_outliers(comparison: Comparison) -> Iterator[tuple[Pair, float]]:
    """Yield beads whose length ratio is far from the document's own; too few beads tell nothing."""
    ratios = _ratios(comparison)
    if len(ratios) < 8:
        return
    usual = median(ratio for _, ratio in ratios)
    for pair, ratio in ratios:
        longest = max(len(pair.source_tokens), len(pair.target_tokens))
        if longest >= 15 and abs(ratio - usual) > math.log(2.75):
            yield pair, ratio - usual


def _too_short(comparison: Comparison, check: Check) -> Iterator[Finding]:
    return _length_findings(comparison, check, sign=-1)


def _too_long(comparison: Comparison, check: Check) -> Iterator[Finding]:
    return _length_findings(comparison, check, sign=1)


def _length_findings(comparison: Comparison, check: Check, *, sign: int) -> Iterator[Finding]:
    for pair, excess in _length_outliers(comparison):
        where, source = comparison.span(pair, "target"), comparison.span(pair, "source")
        if where and sign * excess > 0:
            message = f"{math.exp(excess):.1f} times as long as the other segments suggest."
            yield check.finding(where, comparison, message, source=source, confidence=0.6)


def _looping(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for pair in comparison.pairs:
        loop = _loop(pair.target_tokens)
        if loop is not None and _loop(pair.source_tokens) is None:
            first, size, length = loop
            tokens = pair.target_tokens[first : first + length]
            # A run may break off before its closing comma: "rain, rain, rain" → "rain".
            rest = length % size
            kept = rest if rest and _words(tokens[:rest]) == _words(tokens[:size]) else size
            where = tokens[0].start, tokens[-1 if kept == rest else length - rest - 1].end
            once = comparison.target.text[where[0] : tokens[kept - 1].end]
            message = f"The same words {(length + 1) // size} times in a row."
            yield check.finding(where, comparison, message, suggestion=once, confidence=0.95)


def _loop(tokens: Sequence[Token]) -> tuple[int, int, int] | None:
    """Find a run of 1–8 tokens that repeats: four times, or three times from two words on.

    Returns:
        First token, size of the run, tokens in all repetitions; None where nothing repeats.
    """
    texts = [token.text.lower() for token in tokens]
    for size in range(1, 9):
        least = 4 if size < 3 else 3
        same = 0
        for place in range(size, len(texts) + 1):
            if place < len(texts) and texts[place] == texts[place - size]:
                same += 1
                continue
            if not same:
                continue
            first = place - same - size
            run = tokens[first : first + size]
            # The last turn may lack the mark between turns.
            turns = least - (size == 2 and all(token.is_word for token in run))
            needed = size * (turns - 1) - (not run[-1].is_word)
            if same >= needed and any(token.is_word and len(token.text) > 1 for token in run):
                return first, size, same + size
            same = 0
    return None


CHECKS: tuple[Check, ...] = (
    Check(
        "leftover-mark",
        "design/markup/leftover",
        Severity.NEUTRAL,
        "A segment of marks alone that the source does not have: a separator of a page template.",
        _leftover_mark,
        (
            Example("Il pleut ce soir.\n\nElle reste.", "Es regnet heute.\n***\nSie bleibt.", ("***",)),
            Example("Il pleut ce soir.\n***\nElle reste.", "Es regnet heute.\n***\nSie bleibt."),
        ),
    ),
    Check(
        "boilerplate",
        "accuracy/addition/boilerplate",
        Severity.MINOR,
        "A label without counterpart that looks like page furniture: short, no sentence, with a stock "
        "phrase, a language name, a separator or a colon, or in title case at the document's edge.",
        _furniture,
        (
            Example("\nIl pleut ce soir.", "Portal24 Deutsch\nEs regnet heute.", ("Portal24 Deutsch",)),
            Example(
                "Es regnet.\n", "It is raining.\nShare this article:", ("Share this article",), ("de", "en")
            ),
            Example("\nIl pleut ce soir.", "Seit gestern warten sie.\nEs regnet heute."),
            Example("Partager\nIl pleut.", "Teilen\nEs regnet."),
        ),
    ),
    Check(
        "third-language",
        "accuracy/untranslated/third-language",
        Severity.MAJOR,
        "Text without counterpart in a language that is neither the source's nor the target's.",
        _third,
        (
            Example("Il pleut ce soir.\n", "Es regnet heute.\nRead more :", ("Read more",)),
            Example("It rains.\n", "Es regnet.\nRead more", (), ("en", "de")),
            Example("Il pleut ce soir.\n", "Es regnet heute.\nWeiterlesen"),
        ),
    ),
    Check(
        "added-segment",
        "accuracy/addition",
        Severity.MAJOR,
        "A target segment that corresponds to nothing in the source; minor below eight words.",
        _addition,
        (
            Example(
                "Il pleut ce soir sur la ville.\nElle reste à la maison avec son frère.\n",
                "Es regnet heute Abend in der Stadt.\nSie bleibt mit ihrem Bruder zu Hause.\n"
                "Die Feuerwehr rückte gestern noch dreimal aus.",
                ("Die Feuerwehr rückte gestern noch dreimal aus.",),
            ),
            Example("Il pleut ce soir.", "Es regnet heute."),
        ),
    ),
    Check(
        "omitted-segment",
        "accuracy/omission",
        Severity.MAJOR,
        "A source segment that corresponds to nothing in the target; minor for a label.",
        _omission,
        (
            Example("Il pleut ce soir.\nElle reste ici.", "Es regnet heute.\n", ("Elle reste ici.",)),
            Example("Il pleut ce soir.\n---", "Es regnet heute.\n"),
        ),
    ),
    Check(
        "empty-target",
        "accuracy/omission",
        Severity.MAJOR,
        "A segment whose target holds no words.",
        _empty,
        (
            Example("Il pleut ce soir.", "…", ("Il pleut ce soir.",)),
            Example("***", "***"),
        ),
    ),
    Check(
        "untranslated-segment",
        "accuracy/untranslated",
        Severity.CRITICAL,
        "A segment that was copied from the source word for word.",
        _untranslated,
        (
            Example("Il pleut sur la ville.", "Il pleut sur la ville.", ("Il pleut sur la ville.",)),
            Example("Anne Morel, Paris, 12 mai", "Anne Morel, Paris, 12 mai"),
        ),
    ),
    Check(
        "too-short",
        "accuracy/omission/length",
        Severity.MINOR,
        "A segment much shorter than its source, measured by the rest of the document.",
        _too_short,
        (Example("Il pleut ce soir sur la ville.", "Es regnet."),),
    ),
    Check(
        "too-long",
        "accuracy/addition/length",
        Severity.MINOR,
        "A segment much longer than its source, measured by the rest of the document.",
        _too_long,
        (Example("Il pleut.", "Es regnet heute Abend auf die ganze Stadt."),),
    ),
    Check(
        "looping-output",
        "accuracy/addition/looping",
        Severity.MAJOR,
        "Words that repeat over and over, as a translation system does when it loses its thread.",
        _looping,
        (
            Example(
                "Il parle de la pluie.",
                "Er spricht vom Regen, vom Regen, vom Regen, vom Regen.",
                ("vom Regen, vom Regen, vom Regen, vom Regen",),
            ),
            Example(
                "La place brille au soleil.",
                "Der Platz glänzt in der in der in der Sonne.",
                ("in der in der in der",),
            ),
            Example("Non, non, non, non !", "Nein, nein, nein, nein!"),
            Example("Il court.", "Er läuft Runde für Runde für Runde."),
        ),
    ),
)
