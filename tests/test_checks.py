"""The registry of checks; every example of every check, through the whole chain."""

from collections import Counter

import pytest
import regex
from paired import paired

from alignkit.checks import CHECKS, run_checks
from alignkit.documents import document
from alignkit.pipeline import toolkit
from alignkit.records import Severity
from alignkit.rules import Rules

EXAMPLES = [(check, number, example) for check in CHECKS for number, example in enumerate(check.examples)]


LEARNED = ("unrelated-segment", "omitted-clause", "added-clause", "negation-lost", "negation-added",
           "lost-plural", "look-alike")  # fmt: skip


def report(example, *, parallel=False, contextual=None):
    """Judge an example as a person's text would be: split, aligned, linked, every check run."""
    tools = toolkit("mini")
    documents = (
        document(text, language=language)
        for text, language in zip((example.source, example.target), example.languages, strict=True)
    )
    compared = tools.pair_lines(*documents) if parallel else tools.align(*documents)
    rules = Rules(select="all", plugins=False, glossary=example.glossary)
    return tools.judge(compared, rules, contextual=contextual)


def test_ids_are_unique():
    assert [name for name, count in Counter(check.id for check in CHECKS).items() if count > 1] == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_is_named_explained_and_has_examples(check):
    assert regex.fullmatch(r"[a-z]+(?:-[a-z]+)*", check.id)
    assert regex.fullmatch(r"[a-z-]+(?:/[a-z-]+)*", check.category)
    assert isinstance(check.severity, Severity)
    assert len(check.explanation.split()) >= 5
    assert check.explanation.endswith(".")
    assert any(not example.flagged for example in check.examples)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_has_an_example_that_fires(check):
    if check.id in ("too-short", "too-long"):
        pytest.skip("measured against the rest of a document; shown in test_checks_structure.py")
    assert any(example.flagged for example in check.examples)


@pytest.mark.parametrize(
    ("check", "example"),
    [
        pytest.param(check, example, id=f"{check.id}-{number}")
        for check, number, example in EXAMPLES
        if check.id != "wrong-sense"  # weighs evidence that is learned anew with every model
    ],
)
def test_an_example_is_flagged_by_its_check_alone_as_it_says(check, example):
    # A target of marks alone is aligned with nothing; only parallel lines put it beside its source.
    judged = report(example, parallel=check.id == "empty-target")
    assert tuple(f.quote for f in judged.findings if f.check == check.id) == example.flagged
    for finding in judged.findings:
        text = judged.target.text if finding.side == "target" else judged.source.text
        assert text[finding.start : finding.end] == finding.quote
        assert 0.0 < finding.confidence <= 1.0
        assert finding.message
        if finding.source_quote is not None:
            assert judged.source.text[finding.source_start : finding.source_end] == finding.source_quote


@pytest.mark.parametrize(
    ("check", "example"),
    [pytest.param(c, example, id=f"{c.id}-{k}") for c, k, example in EXAMPLES if c.id in LEARNED],
)
def test_the_examples_hold_without_the_contextual_judge_too(check, example):
    judged = report(example, contextual=False)
    assert tuple(f.quote for f in judged.findings if f.check == check.id) == example.flagged


def test_findings_come_in_order_of_place():
    judged = toolkit("mini").judge(
        toolkit("mini").align(
            document("Il a 1.500 livres ,, et part le 3 mai 2021. Elle reste.", language="fr"),
            document("Er hat 1.700 Bücher ,, und geht am 4. Mai 2021 . Sie bleibt  hier .", language="de"),
        )
    )
    places = [(f.side == "source", f.start, f.end) for f in judged.findings]
    assert len(places) >= 4
    assert places == sorted(places)


def test_no_check_fails_or_fires_on_empty_texts():
    for source, target in (("", ""), ("\n\n", "\n\n")):
        assert run_checks(paired(source, target)) == ()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Le moulin ferme à midi.", "Die Mühle schließt mittags."),
        ("« Restez ici », dit-elle.", "„Bleibt hier“, sagte sie."),
        ("Trois canards traversent la route.", "Drei Enten überqueren die Straße."),
    ],
)
def test_sound_translations_are_left_alone(source, target):
    judged = toolkit("mini").judge(
        toolkit("mini").align(document(source, language="fr"), document(target, language="de"))
    )
    assert judged.findings == ()


def test_what_the_checks_of_a_family_share_is_computed_once():
    comparison, calls = paired("Il pleut.", "Es regnet."), []

    def count(seen):
        calls.append(seen)
        return len(seen.pairs)

    assert (comparison.once(count), comparison.once(count)) == (1, 1)
    assert calls == [comparison]
