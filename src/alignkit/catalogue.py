"""What checks there are, and all that is known of one: as text, JSON or Markdown."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill

from alignkit.checks import Check, Example
from alignkit.errors import RulesError
from alignkit.records import Finding
from alignkit.rules import nearest

Families = Mapping[str, tuple[Check, ...]]
Flagged = Mapping[Example, Sequence[Finding]]

_WIDTH = 96
_LIST = "term list"
_MARKED = re.compile(r"[|*_`<>&\[\]\\#~]")


def find_check(name: str, families: Families) -> tuple[str, Check]:
    """Return a check and its family.

    Raises:
        RulesError: If there is none of this name.
    """
    known = {check.id: (family, check) for family, checks in families.items() for check in checks}
    if name not in known:
        raise RulesError("explain", f"no check is called {name!r}; {nearest(name, known)}")
    return known[name]


def list_text(families: Families) -> str:
    """List the checks by family, for people."""
    lines = []
    for family, checks in families.items():
        lines.append(family)
        for check in checks:
            off = "" if check.by_default else "  (runs only if selected)"
            lines.append(f"  {check.id:<28}{check.severity:<10}{check.category}{off}")
            lines.append(_wrapped(check.explanation, "      "))
        lines.append("")
    count = sum(map(len, families.values()))
    return "\n".join([*lines, f"{count} checks; 'alignkit rules --explain CHECK' says more of one", ""])


def list_json(families: Families) -> str:
    """List the checks for programs."""
    rows = [_record(family, check) for family, checks in families.items() for check in checks]
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"


def list_markdown(families: Families) -> str:
    """List the checks as a table."""
    rows = ["| check | family | category | severity | default | what it finds |", "|---|---|---|---|---|---|"]
    for family, checks in families.items():
        for check in checks:
            default = "on" if check.by_default else "off"
            cells = (
                f"`{check.id}`",
                family,
                check.category,
                check.severity,
                default,
                _plain(check.explanation),
            )
            rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def explain_text(family: str, check: Check, flagged: Flagged) -> str:
    """Say all about a check, for people; ``flagged`` holds what it reports in its examples."""
    lines = [check.id, _wrapped(check.explanation, ""), ""]
    lines += [f"{name:<12}{value}" for name, value in _facts(family, check)]
    for title, examples in _groups(check):
        lines += ["", title]
        for number, example in enumerate(examples):
            lines += [""] if number else []
            lines += (f"  {language}  {text}" for language, text in _sides(example))
            for finding in flagged.get(example, ()):
                lines += (_wrapped(told, "      ") for told in _told(finding, "“{}”"))
    return "\n".join(lines) + "\n"


def explain_markdown(family: str, check: Check, flagged: Flagged) -> str:
    """Say all about a check as a section of a document."""
    lines = [f"## `{check.id}`", "", _plain(check.explanation), ""]
    lines += [f"* {name}: `{value}`" for name, value in _facts(family, check)]
    for title, examples in _groups(check):
        lines += ["", f"**{title}**", ""]
        for example in examples:
            lines.append(
                "* " + "<br>".join(f"{language}: {_plain(text)}" for language, text in _sides(example))
            )
            for finding in flagged.get(example, ()):
                lines += (f"    * {told}" for told in _told(finding, "`{}`"))
    return "\n".join(lines) + "\n"


def explain_json(family: str, check: Check, flagged: Flagged) -> str:
    """Say all about a check, for programs."""
    record = _record(family, check)
    record["findings"] = [
        {"quote": f.quote, "suggestion": f.suggestion, "message": f.message, "evidence": sorted(f.evidence)}
        for found in flagged.values()
        for f in found
    ]
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _facts(family: str, check: Check) -> tuple[tuple[str, str], ...]:
    return (
        ("family", family),
        ("category", check.category),
        ("severity", check.severity.value),
        ("runs", "by default" if check.by_default else f"only if selected: --select default,{check.id}"),
        ("switch off", f'--ignore {check.id}, or in the settings ignore = ["{check.id}"]'),
        ("regrade", f'--severity {check.id}=minor, or in the settings severity = {{{check.id} = "minor"}}'),
    )


def _groups(check: Check) -> Iterator[tuple[str, Sequence[Example]]]:
    flagged = [example for example in check.examples if example.flagged]
    silent = [example for example in check.examples if not example.flagged]
    yield from ((title, kind) for title, kind in (("Flagged", flagged), ("Left alone", silent)) if kind)


def _sides(example: Example) -> Iterator[tuple[str, str]]:
    for language, text in zip(example.languages, (example.source, example.target), strict=True):
        yield language, " ¶ ".join(text.strip().splitlines())
    glossary = example.glossary
    yield from (
        (_LIST, f"{term.source} → {' | '.join(term.targets)}") for term in glossary.terms(*example.languages)
    )
    yield from (
        (_LIST, f"forbidden: {entry.text}{f' → {entry.instead}' if entry.instead else ''}")
        for entry in glossary.forbidden
    )
    yield from ((_LIST, f"stays: {name}") for name in glossary.keep)


def _told(finding: Finding, quoted: str) -> Iterator[str]:
    instead = {None: "", "": " → delete"}.get(finding.suggestion, f" → {quoted.format(finding.suggestion)}")
    yield f"{quoted.format(finding.quote)}{instead}: {finding.message}"
    for key, value in finding.evidence.items():
        yield f"evidence, {key}: {_value(value)}"


def _value(value: object) -> str:
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(map(str, sorted(value) if isinstance(value, set | frozenset) else value))
    return str(value)


def _record(family: str, check: Check) -> dict[str, object]:
    return {
        "id": check.id,
        "family": family,
        "category": check.category,
        "severity": check.severity.value,
        "default": check.by_default,
        "explanation": check.explanation,
        "examples": [
            {"source": e.source, "target": e.target, "languages": e.languages, "flagged": e.flagged}
            for e in check.examples
        ],
    }


def _wrapped(text: str, indent: str) -> str:
    return fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def _plain(text: str) -> str:
    """Return a text that Markdown shows as it is, in a table too."""
    return _MARKED.sub(lambda match: f"&#{ord(match[0])};", text)
