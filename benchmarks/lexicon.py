"""The translation table against a hand-made list: are news words known, is their first rendering right?

    python -m benchmarks.lexicon [--output DIR] [--encoder NAME]

``judged/words.fr-de.tsv`` holds 200 French content words drawn at random from news that no training text
contains, each with the German words that a reader accepts; they were written down before the table was
asked. A rendering counts as right if it shares its base form with an accepted word.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from alignkit.lexicon import Lexicon
from alignkit.pipeline import toolkit
from benchmarks import options, results, tables
from benchmarks.results import Figures

JUDGED = Path(__file__).with_name("judged") / "words.fr-de.tsv"


def read_judged(path: Path) -> Mapping[str, Sequence[str]]:
    """Read word and accepted renderings, one word a line."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {word: accepted.split() for word, accepted in rows}


def measure(judged: Mapping[str, Sequence[str]], lexicon: Lexicon) -> Figures:
    """Count words that are known, and first renderings that are accepted."""
    known = {word: lexicon.translations(word) for word in judged}
    wrong = {
        word: found[0].word
        for word, found in known.items()
        if found and not _accepted(found[0].word, judged[word], lexicon)
    }
    covered = sum(bool(found) for found in known.values())
    return {
        "words": len(judged),
        "coverage": covered / len(judged),
        "precision_at_1": (covered - len(wrong)) / covered if covered else 0.0,
        "unknown": sorted(word for word, found in known.items() if not found),
        "wrong": dict(sorted(wrong.items())),
    }


def _accepted(word: str, accepted: Sequence[str], lexicon: Lexicon) -> bool:
    forms = {form.lower() for form in accepted}
    return word in forms or lexicon.target.lemma(word) in {lexicon.target.lemma(form) for form in forms}


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    rows = [
        [
            f"fr → de, {figures['words']} news words",
            tables.share(figures["coverage"]),
            tables.share(figures["precision_at_1"]),
        ]
    ]
    missed = ", ".join(figures["unknown"]) or "none"
    wrong = ", ".join(f"{word} → {found}" for word, found in figures["wrong"].items()) or "none"
    return (
        tables.table(["translation table", "known", "first rendering right"], rows)
        + f"\n\nUnknown: {missed}. Wrong first: {wrong}."
    )


def main() -> None:
    """Measure, write the results, print the table."""
    given = options.parser(__doc__).parse_args()
    lexicon = toolkit(given.encoder).lexicon("fr", "de")
    if lexicon is None:
        raise SystemExit(f"{given.encoder}: has no table for fr-de")
    figures = measure(read_judged(JUDGED), lexicon)
    results.write("lexicon", figures, given.output, encoder=given.encoder, read=[JUDGED])
    print(table(figures))


if __name__ == "__main__":
    main()
