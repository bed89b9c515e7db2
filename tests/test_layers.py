"""Imports point one way, stay light, and the public names are the promised ones."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import alignkit

SOURCE = Path(alignkit.__file__).parent
# A module imports only from its own layer and from those above it in this list.
LAYERS = [
    "errors",
    "extras",
    "version",
    "romanisation",
    "tokens",
    "origins",
    "notebook",
    "records",
    "baseline",
    "languages",
    "terms",
    "readers",
    "documents",
    "lines",
    "segments",
    "bitexts",
    "encoders",
    "lexicon",
    "sentences",
    "words",
    "contextual",
    "checks",
    "rules",
    "catalogue",
    "fidelity",
    "learned",
    "beads",
    "toolkit",
    "linking",
    "rating",
    "pipeline",
    "exports",
    "rows",
    "measures",
    "settings",
    "corpora",
    "cli",
]
# What these layers do not know of is part of the design: arrays in, beads out; records in, text out.
CLOSED = {
    "errors": set(),
    "extras": {"errors"},
    "version": set(),
    "romanisation": set(),
    "tokens": {"romanisation"},
    "baseline": {"errors", "records", "tokens"},
    "terms": {"errors", "languages"},
    "origins": set(),
    "notebook": set(),
    "records": {"notebook", "origins", "tokens"},
    "languages": {"errors", "records"},
    "readers": {"errors", "extras", "languages", "origins", "records"},
    "documents": {"errors", "languages", "readers", "records"},
    "lines": {"documents", "errors"},
    "segments": {"languages", "records"},
    "bitexts": {"documents", "errors", "origins", "readers", "records", "segments"},
    "encoders": {"errors", "extras", "tokens"},
    "lexicon": {"errors"},
    "sentences": {"records"},
    "words": {"errors", "extras", "lexicon", "records"},
    "contextual": {"errors", "lexicon", "words"},
    "checks": {
        "contextual",
        "errors",
        "languages",
        "lexicon",
        "notebook",
        "records",
        "romanisation",
        "terms",
        "tokens",
        "words",
    },
    "rules": {"baseline", "checks", "errors", "records", "terms"},
    "catalogue": {"checks", "errors", "records", "rules", "terms"},
    "fidelity": {"errors", "languages", "lexicon", "records", "words"},
    "exports": {"errors", "extras", "origins", "readers", "records", "tokens", "version"},
    "measures": {"records"},
    "settings": {"errors"},
}
MODULES = sorted(SOURCE.rglob("*.py"))
INSIDE = [
    path for path in MODULES if path.name not in ("__init__.py", "__main__.py") or path.parent != SOURCE
]
HEAVY = ("numpy", "sentencepiece", "safetensors", "babel", "rich", "regex", "torch", "transformers")


def module_name(path):
    parts = ("alignkit", *path.relative_to(SOURCE).with_suffix("").parts)
    return ".".join(parts).removesuffix(".__init__")


NAMES = {module_name(path) for path in MODULES}


def imported(path):
    """Modules of alignkit that a file imports anywhere in it, functions and type hints included."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            inner = {f"{node.module}.{alias.name}" for alias in node.names} & NAMES
            found |= inner or {node.module}
    return found & NAMES


TABLE = imported(SOURCE / "checks" / "__init__.py")
REGISTERED = {name for name in TABLE if name.startswith("alignkit.checks.")} - {
    "alignkit.checks.base",
    "alignkit.checks.shelter",
}
FAMILIES = [path for path in MODULES if module_name(path) in REGISTERED and path.parent.name == "checks"]


def layers(path):
    return {name.split(".")[1] for name in imported(path) if "." in name}


def label(path):
    return module_name(path)


def loaded(code):
    """Heavy libraries that a fresh Python has in memory after running the code."""
    probe = f"{code}\nimport sys; print(*set({HEAVY}) & set(sys.modules), file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    return set(run.stderr.split())


def test_every_module_belongs_to_a_layer():
    assert {path.relative_to(SOURCE).parts[0].removesuffix(".py") for path in INSIDE} == set(LAYERS)


@pytest.mark.parametrize("path", INSIDE, ids=label)
def test_a_module_imports_only_earlier_layers(path):
    layer = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    earlier = set(LAYERS[: LAYERS.index(layer)])
    assert layers(path) <= CLOSED.get(layer, earlier) | {layer}


def test_the_closed_layers_keep_to_the_order():
    for layer, known in CLOSED.items():
        assert known <= set(LAYERS[: LAYERS.index(layer)])


@pytest.mark.parametrize("path", FAMILIES, ids=label)
def test_a_family_of_checks_knows_no_other_family(path):
    assert not imported(path) & REGISTERED


def test_no_modules_import_each_other_in_a_circle():
    order = TopologicalSorter({module_name(path): imported(path) for path in INSIDE}).static_order()
    assert set(order) <= NAMES


def test_only_the_command_line_prints_or_exits():
    for path in INSIDE:
        calls = [
            node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)
        ]
        names = {call.id for call in calls if isinstance(call, ast.Name)}
        if path.parent.name != "cli":
            assert not names & {"print", "exit", "input"}, label(path)


def test_importing_the_package_loads_no_library():
    assert loaded("import alignkit") == set()


@pytest.mark.parametrize(
    "arguments", [["--help"], ["check", "--help"], ["corpus", "run", "--help"], ["--version"]], ids=" ".join
)
def test_help_and_version_load_no_library(arguments):
    code = f"from alignkit.cli import main\ntry: main({arguments})\nexcept SystemExit: pass"
    assert loaded(code) == set()


def test_checking_a_text_loads_no_torch():
    code = "import alignkit; alignkit.check('Il pleut.', 'Es regnet.', source_lang='fr', target_lang='de')"
    assert not loaded(code) & {"torch", "transformers"}


def test_the_public_names_are_these():
    assert sorted(alignkit.__all__) == [
        "AlignkitError",
        "Rules",
        "__version__",
        "align",
        "align_words",
        "check",
        "compare",
        "from_dataset",
        "score",
    ]


@pytest.mark.parametrize("name", [name for name in alignkit.__all__ if not name.startswith("__")])
def test_a_public_name_is_there_and_explained(name):
    assert getattr(alignkit, name).__doc__


def test_an_unknown_public_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'translate'"):
        _ = alignkit.translate
