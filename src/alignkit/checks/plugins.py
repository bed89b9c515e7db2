"""Checks of other packages, found by the entry point group ``alignkit.checks``.

A package offers a `Check`, or several, and names them in its ``pyproject.toml``::

    [project.entry-points."alignkit.checks"]
    house-style = "our_package.checks:CHECKS"

The name of the entry point is the family of its checks.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from alignkit.checks.base import Check, Comparison
from alignkit.errors import AlignkitError, PluginError
from alignkit.records import Finding

GROUP = "alignkit.checks"
Find = Callable[[Comparison, Check], Iterator[Finding]]


def _points() -> list[EntryPoint]:
    return sorted(entry_points(group=GROUP), key=lambda point: point.name)


@cache
def plugin_versions() -> Mapping[str, str]:
    """Return the distribution, with its version, that each family of checks comes from."""
    return {point.name: _distribution(point, "@") or point.value for point in _points()}


@cache
def plugin_families() -> Mapping[str, tuple[Check, ...]]:
    """Return the checks of all installed plug-ins by family, in order of name; loaded once a process.

    Raises:
        PluginError: If one cannot be loaded, or offers something else than checks.
    """
    found: dict[str, tuple[Check, ...]] = {}
    for point in _points():
        if point.name in found:
            raise PluginError(f"{_label(point)}: another plug-in has this name; uninstall one of the two")
        found[point.name] = tuple(_guarded(check, point) for check in _checks(point))
    return found


def _checks(point: EntryPoint) -> tuple[Check, ...]:
    try:
        offered = point.load()
    except Exception as error:  # whatever an import can raise
        raise PluginError(f"{_label(point)}: cannot be loaded ({_reason(error)}); {_ADVICE}") from error
    checks = (offered,) if isinstance(offered, Check) else offered
    if not isinstance(checks, tuple | list) or not all(isinstance(check, Check) for check in checks):
        raise PluginError(f"{_label(point)}: {point.value} is no Check and no list of them; {_ADVICE}")
    return tuple(checks)


def _guarded(check: Check, point: EntryPoint) -> Check:
    """Wrap a check, so that its failure is one line that names it."""
    find: Find = check.find

    def guarded(comparison: Comparison, check: Check) -> Iterator[Finding]:
        try:
            for finding in find(comparison, check):
                if not isinstance(finding, Finding):
                    raise TypeError(f"yielded {finding!r:.40}, not a Finding")
                yield finding
        except AlignkitError:
            raise
        except Exception as error:  # whatever it can raise
            raise PluginError(
                f"{_label(point)}: check {check.id!r} failed ({_reason(error)}); leave it out with --ignore"
            ) from error

    return replace(check, find=guarded)


_ADVICE = "repair or uninstall it, or run without plug-ins (--no-plugins)"


def _label(point: EntryPoint) -> str:
    package = _distribution(point, " ")
    return f"plug-in {point.name!r}{f' of {package}' if package else ''}"


def _distribution(point: EntryPoint, joint: str) -> str:
    return f"{point.dist.name}{joint}{point.dist.version}" if point.dist is not None else ""


def _reason(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())
