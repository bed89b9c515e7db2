"""Titles of address that the translation left in the source's language: “M. Dupont”, “Sra. Ruiz”."""

from collections.abc import Iterator

import regex

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.honorifics import foreign_titles
from alignkit.records import Finding, Severity


def _find(comparison: Comparison, check: Check) -> Iterator[Finding]:
    titles = foreign_titles(comparison.source.language, comparison.target.language)
    if not titles:
        return
    known = "|".join(map(regex.escape, sorted(titles, key=len, reverse=True)))
    pattern = regex.compile(
        rf"(?<![\p{{L}}\p{{N}}.-])(?<title>{known})(?<gap>[ \u00a0]+)(?<name>\p{{Lu}}\p{{L}}+)"
    )
    for pair in comparison.pairs:
        target, source = comparison.span(pair, "target"), comparison.span(pair, "source")
        if target is None or source is None:
            continue
        theirs = comparison.source.text[slice(*source)]
        for match in pattern.finditer(comparison.target.text, *target):
            # Titles that the source does not have are somebody's initial or words of the language itself.
            place = regex.search(rf"(?<!\p{{L}}){regex.escape(match['title'])}[ \u00a0\u202f]*", theirs)
            if (
                place is None
                or not _is_sentence(theirs)
                or _is_initial(match["title"], match["name"], comparison)
            ):
                continue
            yield check.finding(
                match.span("title"),
                comparison,
                f"“{match['title']}” is a title of the source's language.",
                source=(source[0] + place.start(), source[0] + place.start() + len(match["title"])),
                suggestion=titles[match["title"]],
                confidence=0.85,
            )


def _is_sentence(text: str) -> bool:
    """Whether a text is more than a line of names, in which a letter with a point is an initial."""
    return len([word for word in text.split() if word.islower()]) > 2


def _is_initial(title: str, name: str, comparison: Comparison) -> bool:
    """Whether somebody of the name has another name that begins like the title: “M. Night Shyamalan”."""
    if len(title) != 2 or title[1] != ".":
        return False
    first = regex.compile(
        rf"(?<!\p{{L}}){regex.escape(title[0])}\p{{Ll}}+[ \u00a0]{regex.escape(name)}(?!\p{{L}})"
    )
    return first.search(comparison.source.text) is not None


CHECKS: tuple[Check, ...] = (
    Check(
        "untranslated-title",
        "accuracy/untranslated/title",
        Severity.MINOR,
        "“M.”, “Mme”, “Sr.” and their like before a name, in a language that has another word for them.",
        _find,
        (
            Example("Pour M. Lafargue, il est trop tard.", "Für M. Lafargue ist es zu spät.", ("M.",)),
            Example(
                "Según la Sra. Ruiz, es tarde ya.",
                "According to Sra. Ruiz it is late.",
                ("Sra.",),
                ("es", "en"),
            ),
            Example("Pour M. Lafargue, il est trop tard.", "Für Herrn Lafargue ist es zu spät."),
            Example(
                "Marc Morel est là. Pour M. Morel, il est trop tard.",
                "Marc Morel ist da. Für M. Morel ist es zu spät.",
            ),
            Example("Según el Sr. Ruiz, es tarde ya.", "Segundo o Sr. Ruiz, já é tarde.", (), ("es", "pt")),
        ),
    ),
)
