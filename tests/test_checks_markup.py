"""Tags and placeholders: found in every form, compared bead by bead, and silence where nothing is wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paired import paired, quotes

from alignkit.checks import FAMILIES, run_checks
from alignkit.checks.markup_items import find_placeholders, find_tags

BY_ID = {check.id: check for check in FAMILIES["markup"]}


def found(source, target, **options):
    """What the family flags, by check."""
    compared = paired(source, target, **options)
    rows = {name: quotes(check, compared) for name, check in BY_ID.items()}
    return {name: flagged for name, flagged in rows.items() if flagged}


# ---- tags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <b>c</b> d<br/>", ["<b>", "</b>", "<br/>"]),
        ("<g id=\"1\">a</g><x id='2'/><1>b</1>", ['<g id="1">', "</g>", "<x id='2'/>", "</1>"]),
        ("<a href=x>y</a> <input disabled/>", ["<a href=x>", "</a>", "<input disabled/>"]),
        ("5 < 6 und 7 > 3, a<b, c>d, <3, <-, -> <>", []),
        ("cp <source> <target>, <https://example.org>, <a@b.org>", []),
        ("press <Ctrl l>", []),
    ],
)
def test_tags_are_told_from_signs_and_from_variables_of_manuals(text, expected):
    assert [item.text for item in find_tags(text)] == expected


def test_an_element_that_is_closed_somewhere_is_one_everywhere():
    assert found("<file>Le pont</file> fini.", "<file>Die Brücke fertig.") == {"tag-missing": ["</file>"]}
    assert found("Copiez <source> ici.", "Kopieren Sie <Quelle> hierher.") == {}


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("<b>Un</b> pont", "<b>Eine Brücke", {"tag-missing": ["</b>"]}),
        ("<b>Un</b> pont", "Eine Brücke", {"tag-missing": ["<b>", "</b>"]}),
        ("Un pont", "Eine <i>Brücke</i>", {"tag-added": ["<i>", "</i>"]}),
        ("Un pont<br>", "Eine Brücke", {"tag-missing": ["<br>"]}),
        ('<g id="1">Un</g>', '<g id="2">Eine</g>', {"tag-altered": ['<g id="2">']}),
        ("<b>Un</b> <i>pont</i>", "<b>Eine <i>Brücke</b></i>", {"tag-nesting": ["</b>"]}),
        ("<b>Un</b> pont", "<b>Eine Brücke<b>", {"tag-altered": ["<b>"]}),
        ("<b>Un</b> pont", "</b>Eine<b> Brücke", {"tag-nesting": ["</b>"]}),
    ],
)
def test_each_fault_of_a_tag_is_found_at_its_place(source, target, expected):
    assert found(source, target) == expected


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("<b>Un</b> <i>pont</i>", "<i>Eine</i> <b>Brücke</b>"),
        ("<B>Un</B> pont<br>", "<b>Eine</b> Brücke<br />"),
        ('<img alt="pont" src="/fr/p.png">', '<img src="/de/b.png" alt="Brücke">'),
        ('<p lang="fr">Un pont', '<p lang="de">Eine Brücke'),
        ("<b>Un pont.\nIl est vieux.</b>", "<b>Eine Brücke.\nSie ist alt.</b>"),
        ("Un <b>pont\nest</b> vieux.", "Eine Brücke\n<b>ist</b> alt."),  # settled between neighbours
        ("<li>Un<li>Deux", "<li>Eins<li>Zwei"),
        ("a < b > c", "a < b > c"),
    ],
)
def test_tags_in_order_are_left_alone(source, target):
    assert found(source, target) == {}


def test_what_is_wrong_in_the_source_is_not_asked_of_the_target():
    assert found("<b><i>Un</b></i> pont", "<b><i>Eine</b></i> Brücke") == {}


def test_a_missing_line_break_weighs_less():
    check = BY_ID["tag-missing"]
    severities = [f.severity.value for f in check.find(paired("Un<br><b>x", "Eine x"), check)]
    assert severities == ["minor", "major"]


# ---- placeholders

FORMS = [
    "%s", "%d", "%1$s", "%-5.2f", "%ld", "%@", "%(name)s", "%(count)d", "{name}", "{0}", "{}", "{user.name}",
    "{x:.2f}", "{x!r}", "{{name}}", "{{ user.name }}", "{{{raw}}}", "{{#if}}", "{% url %}", "${name}",
    "#{name}", "%{name}", "$HOME", "%PATH%", "__NAME__",
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_placeholder_of_any_form_is_one_and_its_loss_is_found(form):
    assert [item.text for item in find_placeholders(f"Voir {form} ici.")] == [form]
    assert found(f"Voir {form} ici.", "Siehe hier.") == {"placeholder-missing": [form]}
    assert found("Voir ici.", f"Siehe {form} hier.") == {"placeholder-added": [form]}
    assert found(f"Voir {form} ici.", f"Hier ist {form}.") == {}


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(FORMS), max_size=5, unique=True), st.data())
def test_the_order_of_placeholders_is_free_and_every_lost_one_is_found(forms, data):
    forms = [form for form in forms if not form.startswith(("%s", "%d", "%-", "%l", "%@", "%1"))]
    # One form a name: where another form of it is left, a lost one counts as altered.
    forms = list({"".join(filter(str.isalnum, form)): form for form in forms}.values())
    source = " mot ".join(["Début", *forms, "fin."])
    order = data.draw(st.permutations(forms))
    assert found(source, " Wort ".join(["Anfang", *order, "Ende."])) == {}
    if forms:
        lost = data.draw(st.sampled_from(forms))
        rest = [form for form in order if form != lost]
        assert found(source, " Wort ".join(["Anfang", *rest, "Ende."])) == {"placeholder-missing": [lost]}


@pytest.mark.parametrize(
    "text",
    [
        "50 % der Fälle, 100%ige Sicherheit, 5% des Preises, 10 %",
        "5 $US, 7 $CA, $US 50, US$ 5",
        "le taux (en %) s'élève à 3 %",
        "{voir la note} et {a, b}",
        "f(x) = {1, 2}; a_b__c",
        "50% off, 20% discount, 3% c.",
        "Le %Y-%m-%d et %H:%M, %s",
    ],
)
def test_what_only_looks_like_a_placeholder_is_none(text):
    assert [item.text for item in find_placeholders(text)] == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Bonjour {name}", "Hallo {Name}", "{Name}"),
        ("Bonjour %(name)s", "Hallo %(nom)s", "%(nom)s"),
        ("Bonjour {{name}}", "Hallo {{ Name }}", "{{ Name }}"),
        ("Bonjour %s !", "Hallo % s!", "% s"),
        ("Bonjour %s !", "Hallo %S!", "%S"),
        ("Bonjour ${name} !", "Hallo $ {name}!", "$ {name}"),
        ("Bonjour %(name)s !", "Hallo % (name) s!", "% (name) s"),
        ("Bonjour {0} !", "Hallo ｛0｝!", "｛0｝"),
        ("Il a %s : %d", "Er hat %d: %s", "%d"),
    ],
)
def test_a_placeholder_that_was_changed_is_found_where_it_stands(source, target, expected):
    assert found(source, target) == {"placeholder-altered": [expected]}


def test_placeholders_with_numbers_may_change_places():
    assert found("%s a %d ans", "%2$d Jahre hat %1$s") == {}
    assert found("%1$s a %2$d ans", "%2$d Jahre hat %1$s") == {}
    assert found("%1$s a %2$d ans", "%2$d Jahre hat %2$d") != {}


ICU = "{n, plural, one {# page de {who}} other {# pages de {who}}}"


def test_messages_with_branches_are_compared_by_what_they_name():
    german = "{n, plural, one {# Seite} few {# Seiten von {who}} other {Seiten von {who}}}"
    assert found(ICU, german) == {}
    assert found("{n, plural, one {page} other {pages}}", "{n, plural, one {Seite} other {Seiten}}") == {}
    assert "placeholder-missing" in found(ICU, german.replace("{who}", "ihm"))
    assert found(ICU, german.replace("{n, plural", "{m, plural")) == {"placeholder-altered": ["{m, plural"]}
    assert found("{d, date, short}", "{d, date, short}") == {}


def test_gaps_are_left_to_other_checks():
    assert found("Voir {name}.\n", "\nSiehe.") == {}


def test_what_stands_in_markup_is_no_prose_to_other_checks():
    source = 'Le pont <g id="12">est</g> {count1} vieux : https://example.org/fr/2021/05/03/un-pont?id=77.'
    target = 'Die Brücke <g id="12">ist</g> {count1} alt: https://example.org/de/2022/06/04/alt?id=78.'
    assert [f.check for f in run_checks(paired(source, target)) if f.category.startswith("accuracy")] == []
