"""Which checks run, how grave their findings are, and which findings count.

A name stands for one check (``number``), a family of them (``numbers``), or a branch of the MQM typology
(``accuracy/untranslated``). ``default`` stands for the checks that run unasked, ``all`` for every one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from types import MappingProxyType

from alignkit.baseline import Baseline
from alignkit.checks import FAMILIES, Check, Comparison, run_checks
from alignkit.checks.plugins import plugin_families, plugin_versions
from alignkit.errors import PluginError, RulesError
from alignkit.records import Finding, Severity
from alignkit.terms import Glossary

DEFAULT, ALL = "default", "all"


@dataclass(frozen=True)
class Rules:
    """What is asked of the checks.

    Args:
        select: Names of what runs; one alone may be given as it is.
        ignore: Names of what does not run although it was selected.
        severities: Severity by name, for all findings of what is named; where two names hold for a check,
            the later one counts.
        min_confidence: Findings less sure than this do not count.
        plugins: Whether checks of installed plug-ins are among those that can run.
        glossary: Terms that have to be used, must not be used, or stay as they are.
        baseline: Known findings, which are left out.

    Raises:
        RulesError: If a name, severity or confidence is none.
        PluginError: If a plug-in cannot be loaded.

    Example:
        >>> rules = Rules(ignore=["typography"], severities={"number": "critical"})
        >>> [check.id for check in Rules(select=["numbers"], ignore=["number"]).checks]
        ['number-missing', 'number-added', 'number-format']
        >>> Rules(select=["numbr"])
        Traceback (most recent call last):
        ...
        alignkit.errors.RulesError: select: no check is called 'numbr'; nearest: number, numbers
    """

    select: Sequence[str] = (DEFAULT,)
    ignore: Sequence[str] = ()
    severities: Mapping[str, str] = field(default_factory=dict)
    min_confidence: float = 0.0
    plugins: bool = True
    glossary: Glossary = field(default_factory=Glossary)
    baseline: Baseline | None = None
    checks: tuple[Check, ...] = field(init=False, repr=False, compare=False)
    _grades: Mapping[str, Severity] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for side in ("select", "ignore"):
            names = getattr(self, side)
            object.__setattr__(self, side, (names,) if isinstance(names, str) else tuple(names))
        table = families(plugins=self.plugins)
        names = _names(table)
        if not 0.0 <= self.min_confidence <= 1.0:
            raise RulesError("min_confidence", f"{self.min_confidence} is not between 0 and 1")
        selected = {id for name in self.select for id in _named(name, names, "select")}
        ignored = {id for name in self.ignore for id in _named(name, names, "ignore")}
        grades: dict[str, Severity] = {}
        for name, severity in self.severities.items():
            grades.update(dict.fromkeys(_named(name, names, "severity"), _severity(name, severity)))
        checks = (check for family in table.values() for check in family)
        chosen = tuple(check for check in checks if check.id in selected - ignored)
        object.__setattr__(self, "checks", chosen)
        object.__setattr__(self, "_grades", grades)

    @property
    def signature(self) -> str:
        """What distinguishes these rules, as a part of a report's signature.

        Example:
            >>> Rules(select=["numbers", "date"], min_confidence=0.5).signature
            'checks:5|select:numbers+date|confidence:0.5'
        """
        parts = [f"checks:{len(self.checks)}"]
        if self.select != (DEFAULT,):
            parts.append(f"select:{'+'.join(self.select)}")
        if self.ignore:
            parts.append(f"ignore:{'+'.join(self.ignore)}")
        if self.severities:
            pairs = (f"{name}={Severity(severity)}" for name, severity in self.severities.items())
            parts.append(f"severity:{'+'.join(pairs)}")
        if self.min_confidence:
            parts.append(f"confidence:{self.min_confidence:g}")
        if self.plugins and (origins := self._origins()):
            parts.append(f"plugins:{'+'.join(origins)}")
        lists = self.glossary.signature, self.baseline.signature if self.baseline else ""
        return "|".join(filter(None, [*parts, *lists]))

    def _origins(self) -> list[str]:
        """Return the packages that checks to run come from, with their versions."""
        running = {check.id for check in self.checks}
        origins = plugin_versions()
        used = {
            origins[family]
            for family, checks in plugin_families().items()
            if not running.isdisjoint(check.id for check in checks)
        }
        return sorted(used)

    def find(self, comparison: Comparison) -> tuple[Finding, ...]:
        """Run the checks; severities are changed last, so that they do not decide what is found."""
        if self.glossary != comparison.glossary:
            comparison = replace(comparison, glossary=self.glossary)
        findings = run_checks(comparison, self.checks, self.min_confidence)
        graded = tuple(replace(f, severity=self._grades.get(f.check, f.severity)) for f in findings)
        if self.baseline is None:
            return graded
        return self.baseline.new(graded, comparison.source, comparison.target)


def families(*, plugins: bool = True) -> Mapping[str, tuple[Check, ...]]:
    """Return all checks by family, those of plug-ins last.

    Raises:
        PluginError: If a plug-in cannot be loaded, or takes a name that is taken.
    """
    if not plugins:
        return FAMILIES
    found = dict(FAMILIES)
    taken = set(_names(FAMILIES))
    for family, checks in plugin_families().items():
        for name in (family, *(check.id for check in checks)):
            if name in taken:
                raise PluginError(f"plug-in {family!r}: the name {name!r} is taken; rename it there")
            taken.add(name)
        found[family] = checks
    return MappingProxyType(found)


def _names(table: Mapping[str, tuple[Check, ...]]) -> dict[str, list[str]]:
    """Return the ids of the checks that each name stands for."""
    names: dict[str, list[str]] = {DEFAULT: [], ALL: []}
    for family, checks in table.items():
        for check in checks:
            steps = check.category.split("/")
            branches = ("/".join(steps[: size + 1]) for size in range(len(steps)))
            groups = (check.id, family, *branches, ALL, *([DEFAULT] if check.by_default else []))
            for name in dict.fromkeys(groups):
                names.setdefault(name, []).append(check.id)
    return names


def _named(name: str, names: Mapping[str, Iterable[str]], where: str) -> Iterable[str]:
    if name in names:
        return names[name]
    raise RulesError(where, f"no check is called {name!r}; {nearest(name, names)}")


def nearest(name: str, names: Iterable[str]) -> str:
    """Return advice on a name that means nothing.

    Example:
        >>> nearest("numbr", ["date", "number"])
        'nearest: number'
    """
    found = ", ".join(get_close_matches(name, list(names), n=3, cutoff=0.6))
    return f"nearest: {found}" if found else "'alignkit rules' lists them"


def _severity(name: str, severity: str) -> Severity:
    try:
        return Severity(severity)
    except ValueError:
        known = ", ".join(Severity)
        raise RulesError("severity", f"{severity!r} for {name!r} is none of {known}") from None
