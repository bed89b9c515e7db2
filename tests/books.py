"""A book made by machine: one chapter lost, one added, and two that changed places."""

import random
from dataclasses import replace

from reports import Flaw, Row, build

from alignkit.records import Bead, Fidelity, Severity

_WORDS = {
    "who": ("Le jardinier=Der Gärtner", "La voisine=Die Nachbarin", "Le vieux pilote=Der alte Lotse"),
    "does": ("range=räumt", "cherche=sucht", "raconte=erzählt", "oublie=vergisst", "répare=repariert"),
    "what": ("les lettres=die Briefe", "une histoire=eine Geschichte", "la grande clé=den großen Schlüssel"),
    "where": ("dans la cave=im Keller", "près du canal=am Kanal", "sous le toit=unter dem Dach"),
    "when": ("ce matin=heute Morgen", "avant l'hiver=vor dem Winter", "pendant la nuit=in der Nacht"),
}
_LATER = "et personne ne lui demande pourquoi=und niemand fragt nach dem Grund"
_GRADES = (
    Severity.CRITICAL,
    Severity.MAJOR,
    Severity.MAJOR,
    Severity.MINOR,
    Severity.MINOR,
    Severity.NEUTRAL,
)
_CATEGORIES = (
    "accuracy/mistranslation/number",
    "accuracy/untranslated",
    "linguistic/spelling",
    "linguistic/punctuation",
    "terminology/inconsistent-gender",
)


def book(size=2000, findings=60, seed=3):
    """Return a report on a book of about ``size`` sentences.

    The target lacks a stretch before the middle and has one of its own near the end; two chapters in
    the last third have changed places; here and there a sentence is cut in two or missing.
    """
    draw = random.Random(seed)
    rows = [_row(draw) for _ in range(size)]
    for number in range(int(size * 0.36), int(size * 0.42)):
        rows[number] = replace(rows[number], target=(), words="", confidence=0.98, fidelity=0.0)
    for number in range(int(size * 0.9), int(size * 0.92)):
        rows[number] = replace(rows[number], source=(), words="", confidence=0.95, fidelity=0.0)
    full = [number for number, row in enumerate(rows) if row.source and row.target]
    flaws = sorted((_flaw(draw, number, rows[number]) for number in draw.sample(full, findings)), key=_row_of)
    report = build(rows, flaws, fidelity=Fidelity(0.81, 0.795, 0.824, 88.2, _parts()), paths=_PATHS)
    return _swapped(report, (int(size * 0.62), int(size * 0.68)), (int(size * 0.74), int(size * 0.81)))


_PATHS = "chapitres/le-canal.fr.txt", "kapitel/der-kanal.de.txt"


def _parts():
    return {"meaning": 0.86, "source_coverage": 0.8, "target_coverage": 0.84, "findings": 0.97}


def _row(draw):
    chosen = [draw.choice(_WORDS[name]).split("=") for name in ("who", "does", "what", "where", "when")]
    if draw.random() < 0.4:
        chosen.append(_LATER.split("="))
    source, target = (" ".join(part[side] for part in chosen) for side in (0, 1))
    confidence = round(min(1.0, max(0.3, draw.gauss(0.95, 0.06))), 4)
    kind = draw.random()
    if kind < 0.06:
        return Row([f"{source}."], [f"{target}.", "So ist es."], _links(chosen), confidence, 0.8)
    if kind < 0.1:
        return Row([f"{source}.", "Voilà tout."], [f"{target}."], _links(chosen), confidence, 0.8)
    if kind < 0.11:
        return Row([f"{source}."], [], "", 0.9, 0.0)
    return Row([f"{source}."], [f"{target}."], _links(chosen), confidence, round(draw.uniform(0.6, 1.0), 4))


def _links(chosen):
    return " ".join(f"{part[0].split()[-1].split(chr(39))[-1]}={part[1].split()[-1]}" for part in chosen)


def _flaw(draw, number, row):
    word = row.target[0].split()[draw.randrange(3)]
    grade = draw.choice(_GRADES)
    category = draw.choice(_CATEGORIES)
    return Flaw(
        number,
        word,
        f"“{word}” does not say what the source says.",
        grade,
        category.rpartition("/")[2],
        category,
        source_quote=row.source[0].split()[0],
        suggestion=draw.choice((None, "", word.upper())),
        confidence=round(draw.uniform(0.5, 1.0), 2),
        evidence=(("mechanism", "made by machine"),),
    )


def _row_of(flaw):
    return flaw.row


def _swapped(report, one, two):
    """Let two runs of beads change their targets, so that their links cross; gaps and n:m keep theirs."""
    pairs = list(report.pairs)
    simple = [
        [n for n in range(*run) if len(pairs[n].bead.source) == len(pairs[n].bead.target) == 1]
        for run in (one, two)
    ]
    moved = {}
    for left, right in zip(*simple, strict=False):
        moved[left], moved[right] = pairs[right], pairs[left]
    for number, other in moved.items():
        own = report.pairs[number]
        pairs[number] = replace(
            own,
            bead=Bead(own.bead.source, other.bead.target, own.bead.confidence),
            target_tokens=other.target_tokens,
            links=(),
        )
    return replace(report, pairs=tuple(pairs))
