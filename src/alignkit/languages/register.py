"""How a language addresses the reader: words of the polite and of the familiar form."""

from collections.abc import Mapping
from functools import cache

import regex

#: Polite words, then familiar ones; capitals count in German, where “sie” and “ihr” are others.
_POLITE: Mapping[str, str] = {
    "de": r"(?<=[\p{Ll},] )(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)",
    "es": r"(?i:ustedes|usted)",
    "fr": r"(?i:vous|votre|vos)",
    "ru": r"(?i:вы|вас|вам|вами|ваш(?:а|е|и|его|ей|их|ему|им|у)?)",
}
_FAMILIAR: Mapping[str, str] = {
    "de": r"(?i:du|dich|dir|dein(?:e[mnrs]?)?)"
    r"|(?:^|(?<=[.:!?] ))(?:Gib|Nimm|Lies|Sieh|Vergiss|Hilf|Sprich|Wirf|Iss|Triff)",
    "es": r"(?i:tú|ti|tus?|contigo)",
    "fr": r"(?i:tu|toi|tes)|(?<!\p{L})[Tt]e(?= \p{Ll})",
    "ru": r"(?i:ты|тебя|тебе|тобой|тво(?:й|я|ё|и|его|ей|их|ему|им|ю))",
}


@cache
def _pattern(language: str, table: str) -> regex.Pattern[str] | None:
    words = (_POLITE if table == "polite" else _FAMILIAR).get(language)
    return None if words is None else regex.compile(rf"(?<![\p{{L}}'’-])(?:{words})(?![\p{{L}}-])")


def address(text: str, language: str, *, polite: bool) -> list[tuple[int, int]]:
    """Places of words that address the reader politely, or familiarly.

    Example:
        >>> address("Gib es ein.", "de", polite=False), address("Wenn Sie gehen", "de", polite=True)
        ([(0, 3)], [(5, 8)])
    """
    pattern = _pattern(language, "polite" if polite else "familiar")
    return [] if pattern is None else [match.span() for match in pattern.finditer(text)]
