"""Checks of other packages: a distribution made by the test offers them through its entry points."""

import sys

import pytest

import alignkit
from alignkit.checks.plugins import plugin_families, plugin_versions
from alignkit.errors import PluginError
from alignkit.rules import Rules

MODULE = """
from alignkit.checks import Check, Example
from alignkit.records import Severity


def _shouting(comparison, check):
    for pair in comparison.pairs:
        for token in pair.target_tokens:
            if len(token.text) > 3 and token.text.isupper():
                yield check.finding((token.start, token.end), comparison, "Too loud.", suggestion="")


def _broken(comparison, check):
    yield 1 / 0


def _strange(comparison, check):
    yield "no finding"


def check(id, find):
    about = "Words in capitals shout."
    return Check(id, "house-style/register", Severity.MINOR, about, find, (Example("a", "b"),))


SHOUTING, BROKEN, STRANGE = check("shouting", _shouting), check("broken", _broken), check("strange", _strange)
BOTH = [SHOUTING, check("whispering", _shouting)]
CLASH = check("number", _shouting)
"""
TEXTS = "Il pleut ce soir.", "Es REGNET heute Abend."
FR_DE = {"source_lang": "fr", "target_lang": "de"}


def forget():
    plugin_families.cache_clear()
    plugin_versions.cache_clear()


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Make a distribution with these entry points importable, as pip would."""

    def make(*points):
        (tmp_path / "loud_checks.py").write_text(MODULE, encoding="utf-8")
        folder = tmp_path / "loud-1.2.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(
            "Metadata-Version: 2.1\nName: loud\nVersion: 1.2\n", encoding="utf-8"
        )
        lines = ["[alignkit.checks]", *(f"{name} = {value}" for name, value in points)]
        (folder / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        forget()

    yield make
    forget()
    sys.modules.pop("loud_checks", None)


def test_without_plug_ins_there_are_none():
    forget()
    assert plugin_families() == {}


def test_a_check_of_a_plug_in_runs_with_the_others(install):
    install(("house", "loud_checks:SHOUTING"))
    report = alignkit.check(*TEXTS, **FR_DE)
    assert [(f.check, f.quote) for f in report.findings] == [("shouting", "REGNET")]
    assert report.signature.endswith(f"|checks:{len(Rules(plugins=False).checks) + 1}|plugins:loud@1.2")


def test_a_plug_in_is_selected_ignored_and_graded_like_a_family(install):
    install(("house", "loud_checks:BOTH"))
    assert [check.id for check in Rules(select="house").checks] == ["shouting", "whispering"]
    assert [check.id for check in Rules(select="house-style").checks] == ["shouting", "whispering"]
    assert alignkit.check(*TEXTS, **FR_DE, rules=Rules(ignore="house")).findings == ()
    graded = alignkit.check(*TEXTS, **FR_DE, rules=Rules(severities={"house": "critical"}))
    assert [finding.severity.value for finding in graded.findings] == ["critical"]


def test_plug_ins_can_be_left_out(install):
    install(("house", "loud_checks:MISSING"))
    assert alignkit.check(*TEXTS, **FR_DE, rules=Rules(plugins=False)).findings == ()
    assert "plugins" not in Rules(plugins=False).signature


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("no_such_module:CHECKS", "cannot be loaded (ModuleNotFoundError"),
        ("loud_checks:MISSING", "cannot be loaded (AttributeError"),
        ("loud_checks:_shouting", "is no Check"),
        ("loud_checks:MODULE", "cannot be loaded"),
        ("loud_checks:CLASH", "the name 'number' is taken"),
    ],
)
def test_a_broken_plug_in_is_one_line_that_names_it(install, value, told):
    install(("house", value))
    with pytest.raises(PluginError) as error:
        Rules()
    assert str(error.value).startswith("plug-in 'house'")
    assert told in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", ["BROKEN", "STRANGE"])
def test_a_check_that_fails_is_one_line_that_names_it(install, name):
    install(("house", f"loud_checks:{name}"))
    with pytest.raises(
        PluginError, match=rf"plug-in 'house' of loud 1\.2: check '{name.lower()}' failed"
    ) as error:
        alignkit.check(*TEXTS, **FR_DE)
    assert "\n" not in str(error.value)
    assert alignkit.check(*TEXTS, **FR_DE, rules=Rules(ignore=name.lower())).findings == ()


def test_two_plug_ins_of_one_name_are_refused(install, tmp_path):
    install(("house", "loud_checks:SHOUTING"))
    other = tmp_path / "other-3.dist-info"
    other.mkdir()
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: other\nVersion: 3\n", encoding="utf-8")
    (other / "entry_points.txt").write_text("[alignkit.checks]\nhouse = loud_checks:BOTH\n", encoding="utf-8")
    with pytest.raises(PluginError, match="another plug-in has this name"):
        plugin_families()
