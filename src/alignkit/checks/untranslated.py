"""Single words that were not translated: common in the source's language, unknown in the target's."""

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter

import numpy as np

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.identify import identifiable, identify
from alignkit.languages.names import exonyms
from alignkit.languages.typography import CONJUNCTIONS
from alignkit.lexicon import Lexicon, Table, Vocabulary
from alignkit.records import Finding, Severity
from alignkit.tokens import Token

# A left-over word is at least this frequent in its own language (per million) and this many times
# rarer in the target's.
_COMMON = 60.0
_CONTRAST = 40.0
# So much is enough for a word that translators never keep, and hardly anyone writes in the target language.
_HEARD, _STRANGE, _RARE = 1.0, 16.0, 20.0
# A word that a list lacks may be so frequent after all, or stand so many times in all its corpus.
_UNHEARD, _BY_CHANCE = 0.25, 4
_PLURAL = 0.25  # how much rarer it may be
_NEVER = {"word": 0.05, "noun": 0.02}  # share of its links, one half added, that go to itself
_OTHER_WORD = 8.0  # frequency of another word of a name
_SMALL_WORD = 1000.0
_OPENING = ("„", "“", "«", "‚", "‘", '"', "»")
_OTHER_LETTERS = frozenset(("ar", "be", "bg", "el", "fa", "he", "hi", "ja", "ko", "ru", "uk", "zh"))
_AND = CONJUNCTIONS - {"of"}
_TIES, _ADDRESS = "-‐‑.@/", ".@/"
_CAPITALISING = frozenset({"en"})  # small letters begin no word at the edge of a name
_NAME_WORDS = 8
# An unknown word of so many letters belongs to the language that its spelling says so surely.
_SPELLED, _SURE = 5, 0.75
_ONCE = 1.5e6  # one occurrence, times a million
# Languages that write compounds as one word, letters of one, and of its parts.
_COMPOUNDING = frozenset(("da", "de", "nl", "no", "sv"))
_COMPOUND, _LONG_PART = 9, 4
_PART_HEARD, _LAST_HEARD = 0.5, 5.0
_WELL_KNOWN = 5  # links from which a word is known to be translated
_KEPT = 0.05  # a word kept this often when translated is a loan


def _left_over(comparison: Comparison, check: Check) -> Iterator[Finding]:
    lexicon = comparison.lexicon or comparison.once(_without_table)
    if lexicon is None:
        return
    names = comparison.once(_kept_throughout)
    for pair in comparison.pairs:
        copies = {token.text.casefold(): token for token in pair.source_tokens}
        for place, token in enumerate(pair.target_tokens):
            original = copies.get(token.text.casefold())
            if (
                original is None
                or token.text in names
                or not _is_left_over(place, pair.target_tokens, copies, lexicon)
            ):
                continue
            rendering = next((t.word for t in lexicon.translations(token.text)), None)
            yield check.finding(
                (token.start, token.end),
                comparison,
                f"“{token.text}” is not translated.",
                source=(original.start, original.end),
                suggestion=lexicon.target.written(rendering) if rendering else None,
                confidence=0.95 if lexicon.source.per_million(token.text) else 0.8,
                evidence=_frequencies(token.text, lexicon),
            )


def _is_tied(original: Token, comparison: Comparison) -> bool:
    """Whether a hyphen makes the source's word a part of another: the “par-3” of golfers."""
    return comparison.source.text[original.end : original.end + 1] in ("-", "‐", "‑")


def _kept_throughout(comparison: Comparison) -> frozenset[str]:
    """Words that both texts have equally often, and more than once: names, whatever they mean.

    They are capitalised; where the target's list of words is too short to know all loans, any word counts.
    """
    target = comparison.vocabularies.get(comparison.target.language)
    short = target is not None and _unheard(target) > 1
    counts = [
        Counter(
            token.text for pair in comparison.pairs for token in tokens(pair) if short or token.text.istitle()
        )
        for tokens in (attrgetter("source_tokens"), attrgetter("target_tokens"))
    ]
    return frozenset(word for word, count in counts[0].items() if 1 < count <= counts[1][word])


def _without_table(comparison: Comparison) -> Lexicon | None:
    """The word lists of a pair that has no translation table."""
    own, other = (comparison.vocabularies.get(d.language) for d in (comparison.source, comparison.target))
    if own is None or other is None:
        return None
    nothing = np.zeros(0, np.uint32), np.zeros(0, np.uint16)
    return Lexicon(own, other, Table(np.zeros(len(own.words) + 1, np.uint32), *nothing), {})


def _is_left_over(place: int, tokens: Sequence[Token], copies: dict[str, Token], lexicon: Lexicon) -> bool:
    """A word of the source language that the target does not use and no name contains."""
    token = tokens[place]
    if not token.is_word or len(token.text) < 2:
        return False
    if _is_small(place, tokens, copies, lexicon.source):
        if _looks_foreign(token.text, lexicon) or (not place and _opens_foreign(token.text, lexicon)):
            return not _in_name(place, tokens, copies, lexicon)
        if not (
            _foreign(token.text, lexicon.source, lexicon.target, _least(token.text, lexicon.target.language))
            or _is_never_kept(token, lexicon, _NEVER["word"])
        ):
            return False
    elif not _is_german_noun(place, tokens, copies, lexicon):
        return False
    renderings = lexicon.translations(token.text)
    if (not renderings and len(lexicon.forward.columns) and not _is_compound(token.text, lexicon)) or any(
        t.word == token.text.lower() and t.probability > _KEPT for t in renderings
    ):
        return False
    return not _in_name(place, tokens, copies, lexicon)


def _is_small(place: int, tokens: Sequence[Token], copies: dict[str, Token], words: Vocabulary) -> bool:
    """Whether a word is no name: written small on one side, or capitalised only to begin a sentence."""
    token = tokens[place]
    if token.text.islower():
        return True
    around = [*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 2]]
    if len(token.text) <= 3 or any(map(_capitalised, around)):
        return False
    original = copies[token.text.casefold()]
    return original.text.islower() or (
        not place
        and token.text.istitle()
        and words.per_million(token.text) > 1
        and _is_written_small(token, words)
    )


def _looks_foreign(word: str, lexicon: Lexicon) -> bool:
    """Whether a word that no list of the target's has is spelled as those of the source's language are."""
    languages = lexicon.source.language, lexicon.target.language
    if len(word) < _SPELLED or not word.islower() or lexicon.target.per_million(word):
        return False
    if _is_no_loan(word, lexicon) or (
        lexicon.source.language in _COMPOUNDING and _is_compound(word, lexicon)
    ):
        return True
    if _unheard(lexicon.target) > 1 or not set(languages) <= set(identifiable()):
        return False
    guess = identify(word, candidates=languages)
    return guess is not None and guess.language == languages[0] and guess.probability >= _SURE


def _opens_foreign(word: str, lexicon: Lexicon) -> bool:
    """Whether the first word of a sentence is no name but one that is always translated."""
    return (
        len(word) >= _SPELLED
        and not lexicon.target.per_million(word)
        and lexicon.evidence(word) >= _WELL_KNOWN
        and _is_no_loan(word, lexicon, _ONCE)
    )


def _is_no_loan(word: str, lexicon: Lexicon, least: float = 0.0) -> bool:
    """Whether the source's language has a word, renders it, and no other language has it too.

    ``least`` says how often another one's list may have it all the same, times a million.
    """
    forms = (word, word.removesuffix("s"))
    return (
        lexicon.source.per_million(word) > 0
        and lexicon.evidence(word) > lexicon.seen(word, word) == 0
        and not lexicon.target.per_million(forms[1])
        and not any(
            words.per_million(form) * words.total > least
            for words in lexicon.others.values()
            for form in forms
        )
    )


def _is_never_kept(token: Token, lexicon: Lexicon, share: float) -> bool:
    """Whether a word is next to never rendered by itself, and strange to the target's language."""
    own, other = lexicon.source.per_million(token.text), lexicon.target.per_million(token.text)
    kept, evidence = lexicon.seen(token.text, token.text), lexicon.evidence(token.text)
    if token.text.endswith("s"):  # a loan may take a plural that the list lacks
        other = max(other, lexicon.target.per_million(token.text[:-1]) * _PLURAL)
    return (
        own >= max(_HEARD, _STRANGE * max(other, _unheard(lexicon.target)))
        and other < _RARE
        and kept + 0.5 <= share * (evidence + 1)
    )


def _is_german_noun(place: int, tokens: Sequence[Token], copies: dict[str, Token], lexicon: Lexicon) -> bool:
    """Whether a capitalised word is a German noun that was copied, not a name."""
    token = tokens[place]
    if lexicon.source.language != "de" or not token.text.istitle() or len(token.text) < 3 or not place:
        return False
    compound = _is_compound_noun(token.text, lexicon)
    if not compound and not lexicon.source.written(token.text.lower())[0].isupper():
        return False
    if token.text in exonyms("de", lexicon.target.language):
        return False  # a matter of names
    if compound:
        return _stands_alone(place, tokens)
    around = [tokens[k] for k in (place - 1, place + 1) if 0 <= k < len(tokens)]
    return not any(_capitalised(other) and _is_copied(other, copies) for other in around) and _is_never_kept(
        token, lexicon, _NEVER["noun"]
    )


def _is_compound_noun(word: str, lexicon: Lexicon) -> bool:
    """Whether a word that no list has is made of the source's nouns: “Stelzenläufer”."""
    return _is_compound(word, lexicon) and all(
        lexicon.source.written(part)[0].isupper() for part in lexicon.source.parts(word.lower())[-1:]
    )


def _is_compound(word: str, lexicon: Lexicon) -> bool:
    """Whether a long word that neither language lists is made of words of the source's."""
    own, target = lexicon.source, lexicon.target
    lower = word.lower()
    parts = own.parts(lower)
    return (
        len(word) >= _COMPOUND
        and target.language not in _COMPOUNDING
        and len(parts) > 1
        and own.per_million(parts[-1]) >= _LAST_HEARD
        and not target.per_million(lower)
        and not own.per_million(lower)
        and all(len(part) >= _LONG_PART and own.per_million(part) >= _PART_HEARD for part in parts)
        and not all(target.per_million(part) for part in parts)
    )


def _stands_alone(place: int, tokens: Sequence[Token]) -> bool:
    """Whether words in small letters stand on both sides, or the sentence ends: no name, no quotation."""
    before, after = tokens[place - 1], tokens[place + 1] if place + 1 < len(tokens) else None
    return before.text.islower() and (after is None or after.text.islower() or after.text in ".,;:!?")


def _foreign(word: str, own: Vocabulary, target: Vocabulary, least: float) -> bool:
    frequency = own.per_million(word)
    return frequency >= least and frequency >= _CONTRAST * max(target.per_million(word), _unheard(target))


def _unheard(words: Vocabulary) -> float:
    """Frequency that a word may have after all which a list lacks."""
    return max(_UNHEARD, _BY_CHANCE * 1e6 / words.total)


def _least(word: str, language: str) -> float:
    """How frequent a word must be: a Latin one among other letters betrays itself."""
    return _HEARD if language in _OTHER_LETTERS and word.isascii() and len(word) > 2 else _COMMON


def _in_name(place: int, tokens: Sequence[Token], copies: dict[str, Token], lexicon: Lexicon) -> bool:
    """Whether the word stands in a copied name: hyphenated, abbreviated, quoted, or of source words.

    “Le Monde”, “Médecins sans frontières”: the copied run holds another word of the source language.
    In “Anna Berg et Paul Kern” it holds none: the link between two people was forgotten.
    """
    token = tokens[place]
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if _is_glued(place, tokens, copies) or any(
        other.text.lower() == "al" for other in (before, after) if other
    ):
        return True
    proper = [_is_proper(other, copies) for other in (before, after) if other]
    if len(proper) == 2 and all(proper):
        if token.text not in _AND or all(_is_written_small(t, lexicon.source) for t in (before, after)):
            return True
        # “Barnsley and Ipswich Town” is no pair of people, “Anna Berg et Paul Kern” is.
        outer = [*tokens[max(0, place - 2) : place - 1], *tokens[place + 2 : place + 3]]
        first_name = place > 2 and tokens[place - 3].text == "-"  # “Ju-min Park”
        full = [_is_proper(other, copies) for other in outer]
        return len(full) < 2 or not (full[1] and (full[0] or first_name))
    ends_names = not (token.text.islower() and lexicon.source.language in _CAPITALISING)
    if ends_names and lexicon.source.per_million(token.text) < _SMALL_WORD and before and proper[0]:
        return _is_written_small(before, lexicon.source)  # “Académie française”, but not “Sarkozy empfing”
    first, last = _copied_run(place, tokens, copies)
    if first and tokens[first - 1].text in _OPENING and not (last < len(tokens) and tokens[last].is_word):
        return True
    if not any(_is_proper(other, copies) for other in tokens[first:last]):
        return False
    inside = first < place < last - 1 and last - first <= _NAME_WORDS
    if not inside and not ends_names:
        return False
    if inside and _capitalised(tokens[first]) and _capitalised(tokens[last - 1]):
        return True  # “Newport on the Levee”
    return any(
        len(other.text) > 1 and _foreign(other.text, lexicon.source, lexicon.target, _OTHER_WORD)
        for other in (*tokens[first:place], *tokens[place + 1 : last])
    )


def _is_written_small(token: Token | None, words: Vocabulary) -> bool:
    """Whether a word is a common one, with a capital only because a name is made of it."""
    lower = token.text.lower() if token else ""
    return lower in words.index and words.written(lower).islower()


def _is_glued(place: int, tokens: Sequence[Token], copies: dict[str, Token]) -> bool:
    """Whether a mark without blanks ties a word to another one of the source; not an apostrophe before it.

    A word of the translation's own may be tied to one that was left over, but not by the mark of an address.
    """
    for other, mark, marks in ((place - 2, place - 1, _TIES), (place + 2, place + 1, f"{_TIES}'’")):
        if not 0 <= min(other, mark) <= max(other, mark) < len(tokens):
            continue
        first, second, third = (tokens[k] for k in sorted((place, mark, other)))
        tied = first.end == second.start and second.end == third.start and second.text in marks
        if tied and tokens[other].is_word and (second.text in _ADDRESS or _is_copied(tokens[other], copies)):
            return True
    return False


def _capitalised(token: Token | None) -> bool:
    return token is not None and token.text[0].isupper()


def _copied_run(place: int, tokens: Sequence[Token], copies: dict[str, Token]) -> tuple[int, int]:
    """Return where the run of words copied from the source begins and ends (half-open)."""
    first, last = place, place + 1
    while first and _is_copied(tokens[first - 1], copies):
        first -= 1
    while last < len(tokens) and _is_copied(tokens[last], copies):
        last += 1
    return first, last


def _is_proper(token: Token, copies: dict[str, Token]) -> bool:
    """Whether a word is copied with its capital: German “Talent” is no name beside a source's “talent”."""
    return _is_copied(token, copies) and _capitalised(token) and _capitalised(copies[token.text.casefold()])


def _is_copied(token: Token, copies: dict[str, Token]) -> bool:
    return token.is_word and token.text.casefold() in copies


def _frequencies(word: str, lexicon: Lexicon) -> dict[str, object]:
    return {
        "per_million_source": round(lexicon.source.per_million(word), 1),
        "per_million_target": round(lexicon.target.per_million(word), 1),
        "mechanism": "left as it was",
    }


CHECKS = (
    Check(
        id="untranslated-word",
        category="accuracy/untranslated",
        severity=Severity.MAJOR,
        explanation=(
            "A word of the source stands unchanged in the translation although it is common in the source "
            "language, hardly exists in the target language and has a known rendering. Names, titles and "
            "quotations are left alone."
        ),
        find=_left_over,
        examples=(
            Example("Les villes et les villages", "Die Städte et die Dörfer", ("et",)),
            Example("Par Anna Berg et Paul Kern", "Von Anna Berg et Paul Kern", ("et",)),
            Example("Die Prüfung ist schwer.", "Toute la Prüfung est difficile.", ("Prüfung",), ("de", "fr")),
            Example("Birch and oak are trees.", "Birch und Eiche sind Bäume.", ("Birch",), ("en", "de")),
            Example("He went to casualty.", "Fue a casualty.", ("casualty",), ("en", "es")),
            Example("Hier warten die Frauen.", "Les Frauen attendent ici.", ("Frauen",), ("de", "fr")),
            Example("The visitors were late.", "Die visitors kamen zu spät.", ("visitors",), ("en", "de")),
            Example("He saw the visitors.", "„Er sah die visitors.“", ("visitors",), ("en", "de")),
            Example(
                "The AI efforts of the city failed.",
                "Die KI-efforts der Stadt scheiterten.",
                ("efforts",),
                ("en", "de"),
            ),
            Example("Son talent est réellement grand.", "Sein Talent réellement groß.", ("réellement",)),
            Example(
                "Rapper Anna West is changing her name.",
                "Rapper Anna West changing ihren Namen.",
                ("changing",),
                ("en", "de"),
            ),
            Example("The visitors came late.", "Spät kamen die Visitors an.", ("Visitors",), ("en", "de")),
            Example(
                "Nuevo polideportivo en Soria", "New polideportivo in Soria", ("polideportivo",), ("es", "en")
            ),
            Example("Compartir en la red", "Compartir on the net", ("Compartir",), ("es", "en")),
            Example("A new dashcam was sold.", "Eine neue dashcam wurde verkauft.", (), ("en", "de")),
            Example("He is the boss of a team.", "Er ist der Boss eines Teams.", (), ("en", "de")),
            Example("In Newport on the Levee.", "In Newport on the Levee.", (), ("en", "de")),
            Example("Par Lou-anne Park et Jack Vidal", "Von Lou-anne Park et Jack Vidal", ("et",)),
            Example("The Fish and Wildlife Service", "Der Fish and Wildlife Service", (), ("en", "de")),
            Example("Il lit Le Monde chaque matin.", "Er liest jeden Morgen Le Monde."),
            Example("Médecins sans frontières est parti.", "Médecins sans frontières ist abgereist."),
        ),
    ),
)
