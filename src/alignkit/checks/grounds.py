"""Speakers that rest on something: “se baser sur” said of somebody is no “basieren”."""

from collections.abc import Iterator

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.grounds import goes_by, resting_speaker
from alignkit.records import Finding, Severity


def _find(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for pair in comparison.pairs:
        ours, theirs = comparison.span(pair, "source"), comparison.span(pair, "target")
        if ours is None or theirs is None:
            continue
        resting = resting_speaker(comparison.target.text[slice(*theirs)], comparison.target.language)
        verb = resting and goes_by(comparison.source.text[slice(*ours)], comparison.source.language)
        if not resting or not verb:
            continue
        (first, last), (start, end) = resting
        source = ours[0] + verb[0], ours[0] + verb[1]
        said = comparison.source.text[slice(*source)]
        word = comparison.target.text[theirs[0] + start : theirs[0] + end]
        yield check.finding(
            (theirs[0] + first, theirs[0] + last),
            comparison,
            f"Somebody is the subject of “{said}”; of things alone one says “{word}”.",
            source=source,
            confidence=0.8,
            evidence={"mechanism": "look-alike", "verb": word},
        )


CHECKS: tuple[Check, ...] = (
    Check(
        "speaker-as-thing",
        "accuracy/mistranslation/false-friend",
        Severity.MAJOR,
        "The source names who speaks and what that speaker goes by; the translation says that the speaker "
        "rests on it, as if it were a thing: one verb of the source is two in the translation's language.",
        _find,
        (
            Example(
                "Le pont est sûr, selon la mairie, qui se fonde sur un rapport.",
                "Die Brücke ist sicher, so die Stadt, die auf einem Bericht basiert.",
                ("die auf einem Bericht basiert",),
            ),
            Example(
                "El puente es seguro, según el alcalde, que se basa en un informe.",
                "The bridge is safe, according to the mayor, who is based on a report.",
                ("who is based on a report",),
                ("es", "en"),
            ),
            Example(
                "Le pont est sûr, selon la mairie, qui se fonde sur un rapport.",
                "Die Brücke ist sicher, so die Stadt, die sich auf einen Bericht stützt.",
            ),
            Example(
                "C'est une loi qui se base sur un vieux texte.",
                "Es ist ein Gesetz, das auf einem alten Text basiert.",
            ),
        ),
    ),
)
