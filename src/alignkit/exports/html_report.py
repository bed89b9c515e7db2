"""A report as one HTML file: no request to anywhere, every text escaped, readable without its script."""

import base64
import hashlib
from collections.abc import Mapping
from importlib import resources

import regex

from alignkit.exports.html_links import percentages
from alignkit.exports.html_markup import Markup, data_block, element, escaped
from alignkit.exports.html_masthead import language_tag, masthead, title
from alignkit.exports.html_overview import extents, overview
from alignkit.exports.html_panel import panel
from alignkit.exports.html_rows import rows, word_data
from alignkit.records import Report

_SLOT = regex.compile(r"\{\{(\w+)\}\}")


def write_html(report: Report) -> str:
    """Return the report as one self-contained page.

    The page's security policy allows the style and the script of this package, named by their
    hashes, and nothing else: no request, no other script, whatever the documents contain.
    """
    style, script = (
        _template(f"report.{kind}") + _template(f"report_links.{kind}") for kind in ("css", "js")
    )
    return _filled(
        _template("report.html"),
        {
            "policy": escaped(_policy(style, script)),
            "title": escaped(title(report)),
            "signature": escaped(report.signature),
            "style": Markup(style),
            "masthead": masthead(report),
            "overview": overview(report),
            "source": _column("Source", language_tag(report.source)),
            "target": _column("Translation", language_tag(report.target)),
            "rows": rows(report),
            "panel": panel(report),
            "total": Markup(str(len(report.findings))),
            "data": data_block("words", _data(report)),
            "script": Markup(script),
        },
    )


def _data(report: Report) -> dict[str, object]:
    return {"words": word_data(report), "shares": percentages(report), "extents": extents(report)}


def _column(name: str, language: Markup) -> Markup:
    return element("span", None, name, " ", language)


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def _filled(template: str, parts: Mapping[str, Markup]) -> str:
    """Fill the slots in one pass, so that a slot written in a document stays text."""
    return _SLOT.sub(lambda match: parts[match[1]], template)


def _template(name: str) -> str:
    return resources.files("alignkit.exports").joinpath(name).read_text(encoding="utf-8")
