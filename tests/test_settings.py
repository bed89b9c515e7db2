"""Settings of a project: which file counts, what it may say, and how it is refused."""

import pytest

from alignkit.errors import ReadError, RulesError
from alignkit.settings import Settings, find_settings, read_settings

FULL = """
source-lang = "fr"
target-lang = "de"
segment = "line"
encoder = "mini"
select = ["default", "numbers"]
ignore = ["typography"]
min-confidence = 0.5
plugins = false
fail-on = "major"

[severity]
number = "critical"
"""


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_every_setting_is_read(tmp_path):
    found = read_settings(write(tmp_path / "alignkit.toml", FULL))
    assert found.values == {
        "source_lang": "fr",
        "target_lang": "de",
        "segment": "line",
        "encoder": "mini",
        "select": ["default", "numbers"],
        "ignore": ["typography"],
        "min_confidence": 0.5,
        "plugins": False,
        "fail_on": "major",
        "severity": {"number": "critical"},
    }
    assert found.origin == str(tmp_path / "alignkit.toml")


def test_of_a_shared_file_only_the_own_table_counts(tmp_path):
    path = write(
        tmp_path / "pyproject.toml", '[tool.other]\nselect = 3\n[tool.alignkit]\nignore = ["names"]\n'
    )
    assert read_settings(path).values == {"ignore": ["names"]}


def test_the_nearest_file_counts_alone(tmp_path):
    write(tmp_path / "alignkit.toml", 'ignore = ["names"]\nplugins = false')
    write(tmp_path / "a" / "pyproject.toml", '[tool.alignkit]\nselect = ["dates"]')
    (tmp_path / "a" / "b").mkdir()
    assert find_settings(tmp_path / "a" / "b").values == {"select": ["dates"]}
    assert find_settings(tmp_path / "a").values == {"select": ["dates"]}
    assert find_settings(tmp_path).values == {"ignore": ["names"], "plugins": False}


def test_in_one_folder_the_own_file_counts(tmp_path):
    write(tmp_path / "alignkit.toml", 'ignore = ["names"]')
    write(tmp_path / "pyproject.toml", '[tool.alignkit]\nignore = ["dates"]')
    assert find_settings(tmp_path).values == {"ignore": ["names"]}


def test_a_shared_file_without_the_table_is_passed_by(tmp_path):
    write(tmp_path / "alignkit.toml", 'ignore = ["names"]')
    write(tmp_path / "a" / "pyproject.toml", '[project]\nname = "x"\n')
    assert find_settings(tmp_path / "a").values == {"ignore": ["names"]}
    with pytest.raises(ReadError, match=r"has no table \[tool.alignkit\]"):
        read_settings(tmp_path / "a" / "pyproject.toml")


def test_without_a_file_there_are_no_settings(tmp_path):
    assert find_settings(tmp_path) == Settings()


def test_a_path_is_relative_to_the_file(tmp_path):
    (tmp_path / "models" / "own").mkdir(parents=True)
    assert read_settings(write(tmp_path / "x.toml", 'encoder = "models/own"')).values == {
        "encoder": str(tmp_path / "models" / "own")
    }


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("selct = []", "selct: there is no such setting; nearest: select"),
        ("zzz = 1", "zzz: there is no such setting; nearest: source-lang, "),
        ("min_confidence = 0.5", "min_confidence: there is no such setting; nearest: min-confidence"),
        ('select = "number"', "select: a list of names expected, got 'number'"),
        ("ignore = [1]", "ignore: a list of names expected, got [1]"),
        ("min-confidence = 2", "min-confidence: a number from 0 to 1 expected, got 2"),
        ("min-confidence = nan", "min-confidence: a number from 0 to 1 expected, got nan"),
        ("min-confidence = true", "min-confidence: a number from 0 to 1 expected, got True"),
        ("plugins = 1", "plugins: true or false expected, got 1"),
        ('segment = "word"', "segment: auto, line or sentence expected, got 'word'"),
        ("segment = []", "segment: auto, line or sentence expected, got []"),
        ('severity = {number = "grave"}', "severity: a table like"),
        ('severity = "minor"', "severity: a table like"),
        ("severity = {number = []}", "severity: a table like"),
        ("source-lang = 3", "source-lang: a language code expected, got 3"),
        ('fail-on = "never"', "fail-on: neutral, minor, major or critical expected"),
    ],
)
@pytest.mark.parametrize("name", ["alignkit.toml", "pyproject.toml"])
def test_what_means_nothing_is_one_line_with_file_and_key(tmp_path, name, line, told):
    path = write(tmp_path / name, f"[tool.alignkit]\n{line}" if name == "pyproject.toml" else line)
    with pytest.raises(RulesError) as error:
        find_settings(tmp_path)
    where = f"{path}: tool.alignkit" if name == "pyproject.toml" else str(path)
    assert str(error.value).startswith(f"{where}: {told}")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "data", [b"select = [", b"\xff", b"a = 1\na = 2", b"[" * 5000, b"x = " + b"[" * 100_000]
)
def test_what_is_no_toml_is_refused_in_one_line(tmp_path, data):
    (tmp_path / "alignkit.toml").write_bytes(data)
    with pytest.raises(ReadError, match="is no TOML") as error:
        find_settings(tmp_path)
    assert "\n" not in str(error.value)


def test_a_missing_file_is_refused_in_one_line(tmp_path):
    with pytest.raises(ReadError, match=r"none\.toml: cannot be read"):
        read_settings(tmp_path / "none.toml")
    with pytest.raises(ReadError, match="cannot be read"):
        read_settings(tmp_path)


@pytest.mark.parametrize("text", ["tool = 3", "[tool]\nalignkit = 3"])
def test_a_table_that_is_none_is_passed_by_or_refused(tmp_path, text):
    path = write(tmp_path / "pyproject.toml", text)
    with pytest.raises((ReadError, RulesError), match="table"):
        read_settings(path)
