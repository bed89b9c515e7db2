"""A plural of the source that became a singular, by what the lexicon has seen of these very forms."""

from collections.abc import Iterator

from alignkit.checks.base import Check, Comparison, Example
from alignkit.lexicon import Lexicon, Translation
from alignkit.records import Finding, Pair, Severity
from alignkit.tokens import Token

_SURE = 0.6  # probability of the link
_SEEN = 25  # links between the two words, all forms together
_RARE = 0.02  # share of the singular among renderings of the plural
_USUAL = 0.3  # share of the singular among renderings of the singular
_SHORTEST = 4


def _find(comparison: Comparison, check: Check) -> Iterator[Finding]:
    lexicon = comparison.lexicon
    if lexicon is None:
        return
    for pair in comparison.pairs:
        for source, target in _linked(pair):
            form = _usual_plural(source, target, lexicon)
            if form is None:
                continue
            first = _adjective_before(source, target, pair)
            written = form.capitalize() if target.text[0].isupper() else form
            yield check.finding(
                (first.start, target.end),
                comparison,
                f"“{source.text}” is a plural, “{target.text}” is not.",
                source=(source.start, source.end),
                suggestion=written if first == target else None,
                confidence=0.75,
                evidence={"mechanism": "lost plural", "usual": form},
            )


def _adjective_before(source: Token, target: Token, pair: Pair) -> Token:
    """The adjective that lost its plural with the noun: before it, and linked beside the source noun."""
    i, j = pair.source_tokens.index(source), pair.target_tokens.index(target)
    before = pair.target_tokens[j - 1] if j else target
    if not before.is_word or not before.text.islower() or len(before.text) < _SHORTEST:
        return target
    linked = any(link.target == j - 1 and abs(link.source - i) == 1 for link in pair.links)
    return before if linked else target


def _linked(pair: Pair) -> Iterator[tuple[Token, Token]]:
    """Words joined by one sure link and nothing else."""
    counts: dict[tuple[str, int], int] = {}
    for link in pair.links:
        for key in (("source", link.source), ("target", link.target)):
            counts[key] = counts.get(key, 0) + 1
    for link in pair.links:
        if link.probability >= _SURE and counts["source", link.source] == counts["target", link.target] == 1:
            source, target = pair.source_tokens[link.source], pair.target_tokens[link.target]
            if min(len(source.text), len(target.text)) >= _SHORTEST and source.is_word and target.is_word:
                yield source, target


def _usual_plural(source: Token, target: Token, lexicon: Lexicon) -> str | None:
    """The form that usually renders the source's plural, where this base form hardly ever does."""
    base, own = lexicon.source.lemma(source.text), source.text.lower()
    wanted = target.text.lower()
    if base == own or not own.endswith(("s", "x")) or lexicon.target.lemma(wanted) != wanted:
        return None
    if lexicon.target.language == "de" and not target.text[0].isupper():
        return None  # endings of adjectives and verbs tell of case and person
    plural = _forms(own, wanted, lexicon)
    total = sum(form.seen for form in plural)
    if (
        total < _SEEN
        or _share(plural, wanted) > _RARE
        or _share(_forms(base, wanted, lexicon), wanted) < _USUAL
    ):
        return None
    return max(plural, key=lambda form: form.seen).word


def _forms(source: str, target: str, lexicon: Lexicon) -> list[Translation]:
    """The renderings of one source form that share the target's base form."""
    base = lexicon.target.lemma(target)
    return [form for form in lexicon.translations(source) if lexicon.target.lemma(form.word) == base]


def _share(forms: list[Translation], word: str) -> float:
    total = sum(form.seen for form in forms)
    return sum(form.seen for form in forms if form.word == word) / total if total else 0.0


CHECKS: tuple[Check, ...] = (
    Check(
        "lost-plural",
        "accuracy/mistranslation/number-agreement",
        Severity.MINOR,
        "A noun is plural in the source and singular in the translation, although the lexicon knows that "
        "plural's own rendering well and has hardly ever seen the singular for it.",
        _find,
        (
            Example("Les enfants ont reçu des lettres.", "Das Kind bekam Briefe.", ("Kind",)),
            Example("L'enfant a reçu des lettres.", "Das Kind bekam Briefe."),
            Example("Les enfants ont reçu des lettres.", "Die Kinder bekamen Briefe."),
        ),
    ),
)
