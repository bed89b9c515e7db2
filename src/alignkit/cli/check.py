"""``alignkit check``: align, flag artefacts, score fidelity."""

import argparse

from alignkit.cli.inputs import read_inputs
from alignkit.cli.options import (
    Commands,
    chosen_limits,
    contextual,
    fail_under,
    limits,
    pair_command,
    segmentation,
)
from alignkit.cli.output import require_writable, write, write_found
from alignkit.cli.ruling import add_rules, chosen_rules
from alignkit.cli.score import failed_under
from alignkit.exports.formats import REPORT_FORMATS

SCHEMES = ("mqm", "wmt")
SEVERITIES = ("neutral", "minor", "major", "critical")
_FOUND, _CLEAN = 1, 0
_EXAMPLES = (
    ("alignkit check letter.fr.txt letter.de.txt", "show beads with findings, for people"),
    ("alignkit check letter.fr.txt letter.de.txt --format html -o report.html", "one page to click through"),
    ("alignkit check memory.tmx --source-lang fr --target-lang de", "check a file that holds both sides"),
    ("alignkit check a.fr b.de --format github --fail-on major", "fail a build on grave findings"),
    ("alignkit check a.fr b.de --ignore typography --severity number=critical", "choose what counts"),
)


def add(commands: Commands) -> None:
    """Add the command."""
    purpose = "align, flag artefacts and score fidelity"
    parser = pair_command(commands, "check", purpose, REPORT_FORMATS, _run, _EXAMPLES)
    segmentation(parser)
    limits(parser)
    add_rules(parser)
    fail_under(parser)
    contextual(parser, by_default=True)
    parser.add_argument(
        "--mqm-weights", choices=SCHEMES, default=SCHEMES[0], metavar="WHOSE",
        help=f"points of the MQM figures: {', '.join(SCHEMES)} (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument(
        "--alignment", metavar="FILE",
        help="ladder of another aligner to take, counting segments as --segment makes them",
    )  # fmt: skip
    parser.add_argument(
        "--write-baseline", metavar="FILE",
        help="write all that is found as known findings for --baseline; the exit code is 0 then",
    )  # fmt: skip
    parser.add_argument(
        "--fail-on", choices=SEVERITIES, metavar="SEVERITY",
        help=f"exit with 1 if there is a finding at or above it ({', '.join(SEVERITIES)})",
    )  # fmt: skip


def _run(options: argparse.Namespace) -> int:
    from alignkit.baseline import baseline_of
    from alignkit.records import Severity

    rules, demanded = chosen_rules(options), chosen_limits(options)
    require_writable(options.write_baseline)
    tools, both = read_inputs(options)
    found = tools.align(both.source, both.target, segment=options.segment, given=both.given, limits=demanded)
    report = tools.judge(found, rules, scheme=options.mqm_weights, contextual=options.contextual)
    write_found(REPORT_FORMATS[options.format], report, options.output)
    if options.write_baseline is not None:
        write(baseline_of(report.findings, both.source, both.target).lines(), options.write_baseline)
    if options.write_baseline is not None:
        return _CLEAN
    if options.fail_on is None:
        return failed_under(report.fidelity.score, options.fail_under)
    limit = Severity(options.fail_on)
    if any(finding.severity.reaches(limit) for finding in report.findings):
        return _FOUND
    return failed_under(report.fidelity.score, options.fail_under)
