"""A reader addressed politely all through a text, and familiarly in one sentence."""

from collections.abc import Iterator

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.register import address
from alignkit.languages.typography import DOUBLE_QUOTES, masked
from alignkit.records import Finding, Severity

_LEAST = 3  # segments that are polite, so that the text is
_MANY = 4  # so many polite ones for each familiar one
_SPEECH = frozenset("—–-'’‘‹›") | DOUBLE_QUOTES


def _find(comparison: Comparison, check: Check) -> Iterator[Finding]:
    language = comparison.target.language
    text = masked(comparison.target.text)
    spans = [(segment.start, segment.end) for segment in comparison.target_segments]
    polite = {span for span in spans if address(text[slice(*span)], language, polite=True)}
    if len(polite) < _LEAST:
        return
    familiar = [(span, address(text[slice(*span)], language, polite=False)) for span in spans]
    odd = [(span, words) for span, words in familiar if words]
    if _MANY * len(odd) > len(polite):
        return
    for (start, end), words in odd:
        if (start, end) in polite or not _SPEECH.isdisjoint(text[start:end]):
            continue
        for first, last in words[:1]:
            yield check.finding(
                (start + first, start + last),
                comparison,
                "The reader is addressed familiarly here, and politely elsewhere in this text.",
                confidence=0.8,
            )


CHECKS: tuple[Check, ...] = (
    Check(
        "register-mixed",
        "style/register",
        Severity.MINOR,
        "One sentence says “du” (tu, tú, ты) to the reader where the text says “Sie” (vous, usted, вы); "
        "sentences with speech in them are left alone.",
        _find,
        (
            Example(
                "Open the box.\nIf you turn it, it stops.\nThen you press it.\nNow you can close it.\n"
                "You see the lamp.\nGive the password.",
                "Öffnen Sie den Kasten.\nWenn Sie ihn drehen, stoppt er.\nDann drücken Sie ihn.\n"
                "Jetzt können Sie ihn schließen.\nDann sehen Sie die Lampe.\nGib das Passwort ein.",
                ("Gib",),
                ("en", "de"),
            ),
            Example(
                "Open the box.\nIf you turn it, it stops.",
                "Öffnen Sie den Kasten.\nWenn du ihn drehst, stoppt er.",
                (),
                ("en", "de"),
            ),
        ),
    ),
)
