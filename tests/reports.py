"""Reports made by hand: the tests of the exports start from these instead of running the pipeline."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from alignkit.records import Bead, Document, Fidelity, Finding, Link, Pair, Report, Segment, Severity, Side
from alignkit.tokens import Token, tokenize

SIGNATURE = "alignkit:0.1|model:mini@1a2b3c|checks:7"
FIDELITY = Fidelity(0.7912, 0.74, 0.8349, 79.1, {"coverage": 0.93, "meaning": 0.71, "form": None})


@dataclass(frozen=True)
class Row:
    """A bead to be: sentences of both sides and words that belong together."""

    source: Sequence[str] = ()
    target: Sequence[str] = ()
    words: str = ""
    confidence: float = 0.97
    fidelity: float | None = 0.9


@dataclass(frozen=True)
class Flaw:
    """A finding to be: its quote is looked up in the row; ``after`` makes it a place behind a quote."""

    row: int
    quote: str
    message: str
    severity: Severity = Severity.MAJOR
    check: str = "untranslated"
    category: str = "accuracy/untranslated"
    side: Side = "target"
    source_quote: str | None = None
    suggestion: str | None = None
    confidence: float = 0.9
    after: bool = False
    evidence: tuple[tuple[str, object], ...] = ()


def build(
    rows: Sequence[Row],
    flaws: Sequence[Flaw] = (),
    *,
    fidelity: Fidelity = FIDELITY,
    languages: tuple[str, str] = ("fr", "de"),
    paths: tuple[str | None, str | None] = ("mediatheque.fr.txt", "mediatheque.de.txt"),
) -> Report:
    """Lay the rows out as two documents, one sentence a line, and place the flaws in them."""
    source, source_segments, source_numbers = _document([row.source for row in rows], languages[0], paths[0])
    target, target_segments, target_numbers = _document([row.target for row in rows], languages[1], paths[1])
    report = Report(
        source=source,
        target=target,
        source_segments=source_segments,
        target_segments=target_segments,
        pairs=(),
        findings=(),
        bead_fidelity=tuple(row.fidelity for row in rows),
        fidelity=fidelity,
        signature=SIGNATURE,
    )
    pairs = tuple(
        _pair(report, row, *numbers)
        for row, *numbers in zip(rows, source_numbers, target_numbers, strict=True)
    )
    report = replace(report, pairs=pairs)
    return replace(report, findings=tuple(_finding(report, flaw) for flaw in flaws))


def _document(sides, language, path):
    segments, numbers, at = [], [], 0
    for sentences in sides:
        numbers.append(tuple(range(len(segments), len(segments) + len(sentences))))
        for sentence in sentences:
            segments.append(Segment(at, at + len(sentence), len(segments)))
            at += len(sentence) + 1
    text = "".join(f"{sentence}\n" for sentences in sides for sentence in sentences)
    return Document(text, language, path), tuple(segments), numbers


def _pair(report, row, source, target):
    source_tokens = _tokens(report.source, report.source_segments, source)
    target_tokens = _tokens(report.target, report.target_segments, target)
    links = [word.split("=") for word in row.words.split()]
    return Pair(
        Bead(source, target, row.confidence),
        source_tokens,
        target_tokens,
        tuple(Link(_index(source_tokens, left), _index(target_tokens, right), 0.9) for left, right in links),
    )


def _tokens(document, segments, numbers):
    return tuple(
        Token(token.text, token.start + segments[number].start, token.end + segments[number].start)
        for number in numbers
        for token in tokenize(document.text[segments[number].start : segments[number].end])
    )


def _index(tokens, text):
    return next(index for index, token in enumerate(tokens) if token.text == text)


def _finding(report, flaw):
    pair = report.pairs[flaw.row]
    start, end = _place(report, pair, flaw.side, flaw.quote)
    if flaw.after:
        start = end
    document = report.target if flaw.side == "target" else report.source
    source = _place(report, pair, "source", flaw.source_quote) if flaw.source_quote else (None, None)
    return Finding(
        check=flaw.check,
        category=flaw.category,
        severity=flaw.severity,
        confidence=flaw.confidence,
        side=flaw.side,
        start=start,
        end=end,
        quote=document.text[start:end],
        message=flaw.message,
        suggestion=flaw.suggestion,
        source_start=source[0],
        source_end=source[1],
        source_quote=flaw.source_quote,
        evidence=dict(flaw.evidence),
    )


def _place(report, pair, side, quote):
    document = report.target if side == "target" else report.source
    segments = report.target_segments if side == "target" else report.source_segments
    numbers = pair.bead.target if side == "target" else pair.bead.source
    start = document.text.index(quote, segments[numbers[0]].start)
    return start, start + len(quote)


LIBRARY_ROWS = (
    Row(
        ["La nouvelle médiathèque ouvre ses portes samedi"],
        ["Die neue Mediathek öffnet am Samstag ihre Türen"],
        "La=Die nouvelle=neue médiathèque=Mediathek ouvre=öffnet ses=ihre portes=Türen"
        " samedi=am samedi=Samstag",
        0.99,
        0.98,
    ),
    Row(
        ["Un reportage d'Odile Marchetti"],
        ["Eine Reportage von Odile Marchetti"],
        "Un=Eine reportage=Reportage d=von Odile=Odile Marchetti=Marchetti",
    ),
    Row(
        ["Après quinze mois de travaux, le bâtiment accueillera 42.000 ouvrages sur trois étages."],
        ["Nach fünfzig Monaten Bauarbeiten wird das Gebäude 42.000 Werke auf drei Etagen beherbergen."],
        "Après=Nach quinze=fünfzig mois=Monaten travaux=Bauarbeiten le=das bâtiment=Gebäude accueillera=wird "
        "accueillera=beherbergen 42.000=42.000 ouvrages=Werke sur=auf trois=drei étages=Etagen .=.",
        0.98,
        0.62,
    ),
    Row(
        [
            "Le maire a salué un chantier exemplaire, mené sans retard et dans le respect du budget voté par "
            "le conseil municipal."
        ],
        [
            "Der Bürgermeister lobte eine vorbildliche Baustelle.",
            "Sie wurde ohne Verspätung and im Rahmen des vom Stadtrat beschlossenen Budgets geführt.",
        ],
        "Le=Der maire=Bürgermeister salué=lobte un=eine exemplaire=vorbildliche chantier=Baustelle sans=ohne "
        "retard=Verspätung et=and budget=Budgets voté=beschlossenen conseil=Stadtrat municipal=Stadtrat "
        "mené=geführt",
        0.91,
        0.84,
    ),
    Row(
        ["Les enfants disposent d'un étage entier.", "Une salle de contes leur est réservée."],
        ["Den Kindern steht eine ganze Etage mit einem Märchensaal zur Verfügung."],
        "enfants=Kindern disposent=steht disposent=Verfügung un=eine entier=ganze étage=Etage "
        "salle=Märchensaal contes=Märchensaal Une=einem",
        0.72,
        None,
    ),
    Row(["L'entrée reste gratuite jusqu'à la fin de l'année."], confidence=0.95, fidelity=None),
    Row(
        ["Les avocats du marché voisin, très mûrs, ont été offerts aux visiteurs."],
        ["Die sehr reifen Anwälte vom Nachbarmarkt wurden den Besuchern geschenkt."],
        "Les=Die avocats=Anwälte du=vom marché=Nachbarmarkt voisin=Nachbarmarkt très=sehr mûrs=reifen "
        "ont=wurden offerts=geschenkt aux=den visiteurs=Besuchern .=.",
        0.93,
        0.55,
    ),
    Row(target=["Mehr Nachrichten finden Sie hier"], confidence=0.99, fidelity=None),
    Row(
        ["« Nous attendions cela depuis longtemps », confie 魏美玲 (Wei Meiling), bibliothécaire 📚."],
        ["„Darauf haben wir lange gewartet“ , verrät 魏美玲 (Wei Meiling), Biblothekarin 📚."],
        "Nous=wir attendions=gewartet cela=Darauf longtemps=lange confie=verrät 魏美玲=魏美玲 Wei=Wei "
        "Meiling=Meiling bibliothécaire=Biblothekarin 📚=📚 .=.",
        0.96,
        0.9,
    ),
    Row(
        ["Le café, lui, n'ouvrira qu'en mars 2027."],
        ["Das Café öffnet erst im März 2027."],
        "Le=Das café=Café ouvrira=öffnet qu=erst en=im mars=März 2027=2027 .=.",
    ),
    Row(
        ["La ligne de bus 7 s'arrête devant l'entrée toutes les dix minutes, sauf le dimanche."],
        ["Die Buslinie 7 hält alle zehn Minuten vor dem Eingang, außer am Sonntag."],
        "La=Die ligne=Buslinie bus=Buslinie 7=7 arrête=hält devant=vor entrée=Eingang toutes=alle dix=zehn "
        "minutes=Minuten sauf=außer le=am dimanche=Sonntag .=.",
        0.98,
        0.96,
    ),
    Row(
        ["Le parc à vélos compte cent places, dont vingt pour les vélos-cargos."],
        ["Der Fahrradpark zählt hundert Plätze, davon zwanzig für Lastenräder"],
        "Le=Der parc=Fahrradpark vélos=Fahrradpark compte=zählt cent=hundert places=Plätze dont=davon "
        "vingt=zwanzig pour=für cargos=Lastenräder",
        0.97,
        0.94,
    ),
)

LIBRARY_FLAWS = (
    Flaw(
        2,
        "fünfzig",
        "“quinze” is 15, “fünfzig” is 50.",
        Severity.CRITICAL,
        "number",
        "accuracy/mistranslation/number",
        source_quote="quinze",
        suggestion="fünfzehn",
        confidence=0.98,
        evidence=(("source value", 15), ("target value", 50)),
    ),
    Flaw(
        3,
        "and",
        "“and” is English in the middle of German text.",
        check="third-language",
        source_quote="et",
        suggestion="und",
        confidence=0.97,
        evidence=(("mechanism", "English pivot"), ("language", "en")),
    ),
    Flaw(
        5,
        "L'entrée reste gratuite jusqu'à la fin de l'année.",
        "No sentence of the translation answers to this one.",
        check="omission",
        category="accuracy/omission",
        side="source",
        confidence=0.95,
    ),
    Flaw(
        6,
        "sehr reifen Anwälte",
        "People are not usually called ripe: adjective and noun do not go together.",
        Severity.MINOR,
        "collocation",
        "fluency/collocation",
        source_quote="très mûrs",
        confidence=0.64,
    ),
    Flaw(
        6,
        "Anwälte",
        "“avocats” is the fruit here: the context speaks of a market and of ripeness.",
        Severity.CRITICAL,
        "wrong-sense",
        "accuracy/mistranslation/wrong-sense",
        source_quote="avocats",
        suggestion="Avocados",
        confidence=0.88,
        evidence=(("mechanism", "frequent sense"), ("p", {"Anwalt": 0.81234, "Avocado": 0.12})),
    ),
    Flaw(
        7,
        "Mehr Nachrichten finden Sie hier",
        "This line answers to nothing in the source and reads like a page footer.",
        check="addition",
        category="accuracy/addition",
        suggestion="",
        confidence=0.96,
    ),
    Flaw(
        8,
        " ,",
        "German sets no space before a comma.",
        Severity.MINOR,
        "space-before-mark",
        "fluency/punctuation/space-before-mark",
        suggestion=",",
        confidence=0.99,
    ),
    Flaw(
        8,
        "Biblothekarin",
        "Unknown word, one letter away from a known one.",
        Severity.MINOR,
        "spelling",
        "fluency/spelling",
        source_quote="bibliothécaire",
        suggestion="Bibliothekarin",
        confidence=0.91,
    ),
    Flaw(
        11,
        "Lastenräder",
        "The source sentence ends with a full stop, the translation does not.",
        Severity.NEUTRAL,
        "final-mark",
        "fluency/punctuation",
        suggestion=".",
        confidence=0.7,
        after=True,
    ),
)


def library() -> Report:
    """Return a short piece of news with an n:m bead, gaps on both sides and flaws of all severities."""
    return build(LIBRARY_ROWS, LIBRARY_FLAWS)


def clean() -> Report:
    """Return two faultless sentences."""
    fidelity = Fidelity(0.98, 0.95, 1.0, 100.0, {"coverage": 1.0, "meaning": 0.96})
    return build([LIBRARY_ROWS[0], LIBRARY_ROWS[9]], fidelity=fidelity)


def hostile() -> Report:
    """Return a report whose every text tries to leave its place in a page or in a terminal."""
    attack = "<script>window.hacked=1</script></script><!-- ]]> <img src=x onerror='window.hacked=2'>"
    row = Row(
        [f'{attack} \u2028 &amp; "a" {{{{css}}}}'],
        [f"{attack} \x1b[31m \u202eabc\u202c </style>"],
        "script=script",
    )
    flaw = Flaw(
        0,
        "<script>window.hacked=1</script>",
        f"{attack}",
        check="<b>check</b>",
        category='"><script>window.hacked=3</script>/x',
        source_quote="</script>",
        suggestion="<img src=x onerror=alert(1)>",
        evidence=(("</script><script>window.hacked=4</script>", {"<i>": [attack, None]}),),
    )
    return build([row], [flaw], paths=("</title><script>window.hacked=5</script>", "b'\"<i>.txt"))
