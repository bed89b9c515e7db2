"""Findings in the words of ITS 2.0, in which LanguageTool, XLIFF and other tools name quality issues."""

from alignkit.records import Finding

_TYPES = {
    "accuracy": "mistranslation",
    "accuracy/addition": "addition",
    "accuracy/addition/length": "length",
    "accuracy/addition/looping": "duplication",
    "accuracy/addition/number": "numbers",
    "accuracy/addition/date-time": "numbers",
    "accuracy/mistranslation/date-time": "numbers",
    "accuracy/mistranslation/name": "inconsistent-entities",
    "accuracy/mistranslation/number": "numbers",
    "accuracy/omission": "omission",
    "accuracy/omission/date-time": "numbers",
    "accuracy/omission/length": "length",
    "accuracy/omission/number": "numbers",
    "accuracy/untranslated": "untranslated",
    "audience": "register",
    "design": "formatting",
    "design/markup": "markup",
    "design/markup/encoding": "characters",
    "design/markup/invisible": "characters",
    "linguistic": "grammar",
    "linguistic/grammar/doubled-word": "duplication",
    "linguistic/punctuation": "typographical",
    "linguistic/punctuation/double-space": "whitespace",
    "linguistic/punctuation/space-after-mark": "whitespace",
    "linguistic/punctuation/space-before-mark": "whitespace",
    "linguistic/punctuation/space-inside-brackets": "whitespace",
    "linguistic/spelling": "misspelling",
    "linguistic/spelling/mixed-script": "characters",
    "linguistic/spelling/name-inconsistent": "inconsistent-entities",
    "locale": "locale-violation",
    "style": "style",
    "terminology": "terminology",
    "terminology/inconsistent-gender": "inconsistency",
}
_HEAVIEST = 25


def issue_type(category: str) -> str:
    """Return the ITS 2.0 type of an MQM category: that of the nearest category above that has one.

    Example:
        >>> issue_type("accuracy/mistranslation/number"), issue_type("linguistic/spelling/compound")
        ('numbers', 'misspelling')
        >>> issue_type("unheard-of")
        'uncategorized'
    """
    steps = category.split("/")
    paths = ("/".join(steps[:depth]) for depth in range(len(steps), 0, -1))
    return next((_TYPES[path] for path in paths if path in _TYPES), "uncategorized")


def issue_severity(finding: Finding) -> int:
    """Return a severity as ITS counts, 0 to 100: the MQM points of 25 at most, four times."""
    return finding.severity.weight * 100 // _HEAVIEST
