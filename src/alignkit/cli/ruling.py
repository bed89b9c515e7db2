"""Arguments that say which checks run and what counts."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from alignkit.errors import AlignkitError, RulesError

if TYPE_CHECKING:
    from alignkit.rules import Rules


CONFIDENCE = "--min-confidence"


def add_rules(parser: argparse.ArgumentParser, confidence: str = CONFIDENCE) -> None:
    """Add the arguments; ``confidence`` is what the least confidence of a finding is called."""
    _add_choice(parser, confidence)
    parser.set_defaults(confidence_option=confidence)
    _add_lists(parser)
    parser.add_argument("--baseline", metavar="FILE", help="leave out the known findings that it lists")


def _add_choice(parser: argparse.ArgumentParser, confidence: str) -> None:
    group = parser.add_argument_group(
        "checks",
        "NAME is a check, a family or a category, as 'alignkit rules' lists them; 'all' and 'default' are "
        "names too. Example: --ignore typography --severity number=critical",
    )
    group.add_argument(
        "--select", type=_names, action="extend", metavar="NAME[,NAME]", help="run these (default: default)"
    )
    group.add_argument(
        "--ignore", type=_names, action="extend", metavar="NAME[,NAME]", help="do not run these"
    )
    group.add_argument(
        "--severity", type=_grade, action="append", metavar="NAME=SEVERITY",
        help="severity of all findings of NAME; may be repeated, the last one counts",
    )  # fmt: skip
    group.add_argument(
        confidence, dest="min_confidence", type=float, metavar="SHARE",
        help="leave out findings less sure than this, 0 to 1",
    )  # fmt: skip
    group.add_argument(
        "--no-plugins", dest="plugins", action="store_false", default=None,
        help="run no checks of other packages",
    )  # fmt: skip


def _add_lists(parser: argparse.ArgumentParser) -> None:
    lists = parser.add_argument_group(
        "term lists",
        "Tables are UTF-8 with tabs between the columns. Example: --terms terms.tsv --keep products.txt",
    )
    lists.add_argument(
        "--terms", action="append", metavar="FILE",
        help="terms to use: source term, TAB, target term [TAB, note]; or a header line with source and "
        "target, or language codes, and case, note; or TBX (.tbx, .xml)",
    )  # fmt: skip
    lists.add_argument(
        "--forbidden", action="append", metavar="FILE",
        help="target terms not to use: term [TAB, replacement [TAB, note]]",
    )  # fmt: skip
    lists.add_argument("--keep", action="append", metavar="FILE", help="what is never translated, one a line")


def chosen_rules(options: argparse.Namespace) -> "Rules":
    """Return the rules that the options ask for.

    Raises:
        AlignkitError: If one of them means nothing; the message says which, and in which file it stands.
    """
    from alignkit.baseline import read_baseline
    from alignkit.rules import Rules
    from alignkit.terms import read_glossary

    known = options.baseline if getattr(options, "write_baseline", None) is None else None
    try:
        return Rules(
            select=options.select,
            ignore=options.ignore,
            severities=_grades(options.severity),
            min_confidence=options.min_confidence,
            plugins=options.plugins,
            glossary=read_glossary(options.terms, options.forbidden, options.keep),
            baseline=None if known is None else read_baseline(Path(known)),
        )
    except RulesError as error:
        name = error.key.replace("_", "-")
        file = options.origin.get(error.key)
        option = options.confidence_option if error.key == "min_confidence" else f"--{name}"
        raise AlignkitError(f"{f'{file}: {name}' if file else option}: {error.problem}") from error


def _grades(given: Mapping[str, str] | Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return severities by name, a name given twice at its second place: the later one counts."""
    grades: dict[str, str] = {}
    for name, severity in given.items() if isinstance(given, Mapping) else given:
        grades.pop(name, None)
        grades[name] = severity
    return grades


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",")]


def _grade(text: str) -> tuple[str, str]:
    name, equals, severity = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=SEVERITY, as in number=minor")
    return name.strip(), severity.strip()
