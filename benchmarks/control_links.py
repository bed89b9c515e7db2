"""Word links of five sentences of the clean control pair, against links set by hand.

    python -m benchmarks.control_links [--data DIR] [--article DIR] [--output DIR] [--encoder NAME]

The sentences, lines 4, 7, 10, 13 and 16 of the French article and its corrected German, lie beside the data;
``control_links.json`` here holds numbers of tokens only. They were set before our own links were looked at:
sure are content words, both parts of a compound, verbs with their particle; possible are articles, clitics
and auxiliaries that share a link.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from alignkit.pipeline import toolkit
from alignkit.records import Link
from alignkit.tokens import token_texts
from alignkit.toolkit import Toolkit
from benchmarks import options, results, tables
from benchmarks.data import Links
from benchmarks.results import Figures

TEXTS = "article.fr.txt", "article.de.ref.txt"
LANGUAGES = "fr", "de"
GOLD = Path(__file__).with_name("control_links.json")


def read_gold() -> dict[int, tuple[Links, Links]]:
    """Sure and possible links of each line, counted from 1."""
    content = json.loads(GOLD.read_text(encoding="utf-8"))
    return {
        int(line): (_links(row["sure"]), _links(row["sure"]) | _links(row["possible"]))
        for line, row in content.items()
    }


def _links(text: str) -> Links:
    return {(int(i), int(j)) for i, _, j in (link.partition("-") for link in text.split())}


def measure(folder: Path, tools: Toolkit) -> Figures:
    """Link the lines one by one and count."""
    lines = [(folder / name).read_text(encoding="utf-8").splitlines() for name in TEXTS]
    aligner = tools.aligner(*LANGUAGES)
    found = {}
    for line in read_gold():
        (found[line],) = aligner.align([(token_texts(lines[0][line - 1]), token_texts(lines[1][line - 1]))])
    return count(found)


def count(found: Mapping[int, Sequence[Link]]) -> Figures:
    """Compare links with the gold: those that are right, of all and of the sure ones; gold that was found."""
    counts = dict.fromkeys(("links", "right", "sure", "sure_right", "gold", "gold_found"), 0)
    for line, (gold, allowed) in read_gold().items():
        links = {(link.source, link.target): link for link in found[line]}
        sure = {ends for ends, link in links.items() if link.is_sure}
        counts["links"] += len(links)
        counts["right"] += len(links.keys() & allowed)
        counts["sure"] += len(sure)
        counts["sure_right"] += len(sure & allowed)
        counts["gold"] += len(gold)
        counts["gold_found"] += len(links.keys() & gold)
    return counts


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    head = ["five sentences of the control pair", "", "share"]
    rows = [
        (label, f"{figures[part]}/{figures[whole]}", tables.share(figures[part] / figures[whole]))
        for label, part, whole in (
            ("links that are right", "right", "links"),
            ("sure links (probability ≥ .5) that are right", "sure_right", "sure"),
            ("links set by hand as sure that are found", "gold_found", "gold"),
        )
    ]
    return tables.table(head, rows)


def main() -> None:
    """Link the sentences, write the results, print the table."""
    parser = options.parser(__doc__)
    parser.add_argument("--article", type=Path, metavar="DIR", help="its folder (default: DATA/../article)")
    given = parser.parse_args()
    folder: Path = given.article or given.data.resolve().parent / "article"
    figures = measure(folder, toolkit(given.encoder))
    read = [*(folder / name for name in TEXTS), GOLD]
    results.write("control_links", figures, given.output, encoder=given.encoder, read=read)
    print(table(figures))


if __name__ == "__main__":
    main()
