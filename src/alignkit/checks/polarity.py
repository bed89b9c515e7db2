"""A clause that is negated on one side only."""

from collections.abc import Iterator

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.denials import Denial, denials
from alignkit.checks.judging import judge
from alignkit.records import Finding, Severity


def _unanswered(comparison: Comparison) -> tuple[tuple[Denial, float], ...]:
    """Negations that the other side leaves out, with the probability of that."""
    verdict = judge(comparison, "negation")
    if verdict is None:
        return ()
    cases = comparison.once(denials)
    shares = verdict.probabilities([denial.features for denial in cases])
    return tuple(
        (denial, share) for denial, share in zip(cases, shares, strict=True) if verdict.convicts(share)
    )


def _lost(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for denial, share in comparison.once(_unanswered):
        if denial.side == "source":
            cue, word = denial.own.tokens[denial.cue], denial.own.tokens[denial.word]
            place = denial.other.tokens[denial.counterpart]
            yield check.finding(
                (place.start, place.end),
                comparison,
                f"The source says “{cue.text}” of “{word.text}”; nothing denies it here.",
                source=(cue.start, cue.end),
                confidence=share,
                evidence={"negation": cue.text, "negated": word.text},
            )


def _added(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for denial, share in comparison.once(_unanswered):
        if denial.side == "target":
            cue, word = denial.own.tokens[denial.cue], denial.own.tokens[denial.word]
            place = denial.other.tokens[denial.counterpart]
            yield check.finding(
                (cue.start, cue.end),
                comparison,
                f"“{cue.text}” denies what the source does not deny.",
                source=(place.start, place.end),
                confidence=share,
                evidence={"negation": cue.text, "negated": word.text},
            )


CHECKS: tuple[Check, ...] = (
    Check(
        "negation-lost",
        "accuracy/mistranslation/negation",
        Severity.MAJOR,
        "The source denies what the translation states, and no word of the translation holds the denial.",
        _lost,
        (
            Example(
                "Le maire n'a pas ouvert le pont.",
                "Der Bürgermeister hat die Brücke eröffnet.",
                ("eröffnet",),
            ),
            Example("Le maire n'a pas ouvert le pont.", "Der Bürgermeister hat die Brücke nicht eröffnet."),
            Example("Il est parti sans payer.", "Er ging, ohne zu bezahlen."),
            Example(
                "The mayor was not able to open it.",
                "Der Bürgermeister war unfähig, es zu öffnen.",
                (),
                ("en", "de"),
            ),
            Example("Il n'a vu que le pont.", "Er hat nur die Brücke gesehen."),
        ),
    ),
    Check(
        "negation-added",
        "accuracy/mistranslation/negation",
        Severity.MAJOR,
        "The translation denies what the source states, and no word of the source holds the denial.",
        _added,
        (
            Example(
                "Le maire a ouvert le pont.", "Der Bürgermeister hat die Brücke nicht eröffnet.", ("nicht",)
            ),
            Example("Le maire a ouvert le pont.", "Der Bürgermeister hat nicht nur die Brücke eröffnet."),
            Example("Il a oublié de fermer le pont.", "Er hat vergessen, die Brücke zu schließen."),
        ),
    ),
)
