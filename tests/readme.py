"""The generated parts of README.md: what the program prints for the example, the formats, the checks.

``make readme`` writes them anew; ``test_examples.py`` fails where they are out of date.
"""

import html
import re
from pathlib import Path

import alignkit
from alignkit.checks import CHECKS
from alignkit.exports import BEAD_FORMATS, LINK_FORMATS, REPORT_FORMATS, SCORE_FORMATS, write_text

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
EXAMPLE = ROOT / "examples" / "meteorite.fr.txt", ROOT / "examples" / "meteorite.de.txt"
SHOWN = ("date", "half-transliteration", "untranslated-word")
WIDTH = 88


def excerpt():
    """What the terminal shows, cut down to the passages of a few checks; a lone … marks each cut."""
    heading, *passages, score, counts = (
        write_text(alignkit.check(*EXAMPLE), width=WIDTH).strip().split("\n\n")
    )
    kept = [text if any(f"  {check}  “" in text for check in SHOWN) else "…" for text in passages]
    kept = [text for text, before in zip(kept, ["", *kept], strict=False) if not text == before == "…"]
    command = f"$ alignkit check {' '.join(path.relative_to(ROOT).as_posix() for path in EXAMPLE)}"
    shown = "\n\n".join([f"{command}\n{heading}", *kept, f"{score.splitlines()[0]}\n…", counts])
    return f"```console\n{shown}\n```"


def checks_table():
    """One row a check, with the first of its examples in which it fires."""
    rows = ["| check | severity | what it finds | example |", "|---|---|---|---|"]
    for check in CHECKS:
        example = next((example for example in check.examples if example.flagged), None)
        shown = _example(example) if example else "measured against the rest of the document"
        rows.append(f"| `{check.id}` | {check.severity} | {check.explanation} | {shown} |")
    return "\n".join(rows)


def _example(example):
    source, target = (re.sub("\n+", "\n", text.strip("\n")) for text in (example.source, example.target))
    side = "target" if all(quote in target for quote in example.flagged) else "source"
    marked = {side: _marked(target if side == "target" else source, example.flagged)}
    source, target = marked.get("source", _shown(source)), marked.get("target", _shown(target))
    return f"{source} → {target}"


def _marked(text, quotes):
    parts = re.split("(" + "|".join(map(re.escape, quotes)) + ")", text)
    return "".join(f"<b>{_shown(part, blank=True)}</b>" if part in quotes else _shown(part) for part in parts)


def _shown(text, *, blank=False):
    text = html.escape(text, quote=False).replace("|", "&#124;").replace("*", "&#42;")
    text = text.replace("\n", " ¶ ").replace("\u200b", "U+200B").replace("…", "&hellip;")
    return text.replace(" ", "␣") if blank and not text.strip("- ") else text


def formats_table():
    """One row a format: who offers it, the usual ending, what it needs, what it is."""
    rows = ["| `--format` | of | ending | | needs |", "|---|---|---|---|---|"]
    for table in (REPORT_FORMATS, BEAD_FORMATS, LINK_FORMATS, SCORE_FORMATS):
        for form in table.values():
            needs = f"`alignkit[{form.name}]`" if form.library else ""
            ending = f"`{form.suffix}`" if form.suffix else ""
            summary = html.escape(form.summary, quote=False)
            rows.append(f"| `{form.name}` | `{form.command}` | {ending} | {summary} | {needs} |")
    return "\n".join(rows)


PARTS = {"example": excerpt, "formats": formats_table, "checks": checks_table}


def current(name):
    """What stands between a part's markers now."""
    return (
        README.read_text(encoding="utf-8")
        .split(f"<!-- {name}:begin -->\n")[1]
        .split(f"\n<!-- {name}:end -->")[0]
    )


def main():
    text = README.read_text(encoding="utf-8")
    for name, make in PARTS.items():
        before, rest = text.split(f"<!-- {name}:begin -->\n")
        after = rest.split(f"<!-- {name}:end -->")[1]
        text = f"{before}<!-- {name}:begin -->\n{make()}\n<!-- {name}:end -->{after}"
    README.write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
