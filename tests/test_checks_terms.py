"""Terms that have to be used, must not be, or stay: in every form of theirs, and silence elsewhere."""

import pytest
import tiny
from hypothesis import given, settings
from hypothesis import strategies as st
from paired import paired, quotes

from alignkit.checks import CHECKS, run_checks
from alignkit.checks.term_places import approved_spans
from alignkit.checks.wordings import Index, Speech, is_used, same_word
from alignkit.lexicon import Lexicon
from alignkit.terms import Concept, Forbidden, Glossary, Wording
from alignkit.tokens import tokenize

BY_ID = {check.id: check for check in CHECKS}
NOT_USED, FORBIDDEN, KEEP = (BY_ID[name] for name in ("term-not-used", "forbidden-term", "do-not-translate"))
GERMAN, FRENCH = Speech("de", tiny.vocabulary("de")), Speech("fr", tiny.vocabulary("fr"))


def glossary(*rows, cased=None, **more):
    """Rows are a source term and its renderings; one with ! in front is forbidden."""
    concepts = []
    for source, *targets in rows:
        wordings = [Wording(text.lstrip("!"), "target", not text.startswith("!")) for text in targets]
        concepts.append(Concept((Wording(source, "source"), *wordings), cased))
    return Glossary(tuple(concepts), **more)


def found(check, source, target, terms, *, languages=("fr", "de"), links=None, known=True):
    from dataclasses import replace

    lexicon = (
        Lexicon(tiny.vocabulary("fr"), tiny.vocabulary("de"), tiny.table(), {})
        if known and languages == ("fr", "de")
        else None
    )
    compared = paired(source, target, languages, links=links, lexicon=lexicon)
    return quotes(check, replace(compared, glossary=terms))


# ---- forms of a word


@pytest.mark.parametrize(
    ("term", "word", "speech"),
    [
        ("Brücke", "Brücken", GERMAN),  # by the lexicon
        ("canard", "Canards", FRENCH),
        ("Rechnung", "Rechnungen", GERMAN),  # by the endings
        ("künstlich", "künstlicher", GERMAN),
        ("Haus", "HAUS", GERMAN),
        ("eau", "eaux", FRENCH),
        ("l’eau", "l'eau", FRENCH),
        ("invoice", "invoices", Speech("en")),
        ("faktura", "faktury", Speech("pl")),
    ],
)
def test_forms_of_a_word_are_one_word(term, word, speech):
    assert same_word(term.replace("’", "'"), word, speech)


@pytest.mark.parametrize(
    ("term", "word", "speech"),
    [
        ("Brücke", "Ente", GERMAN),
        ("Bank", "Banker", GERMAN),
        ("Essen", "essen", GERMAN),  # a noun is not a verb
        ("pont", "ponton", FRENCH),
        ("vélo", "vélodrome", FRENCH),
        ("art", "car", Speech("en")),
        ("on", "ons", Speech("fr")),
        ("12", "123", Speech("fr")),
        ("faktura", "faktyczny", Speech("pl")),
    ],
)
def test_different_words_are_not_one(term, word, speech):
    assert not same_word(term, word, speech)


def test_where_capitals_count_only_a_plural_s_may_follow():
    words = ("IT", "ITs", "it", "It", "ITE")
    assert [same_word("IT", word, Speech("en"), cased=True) for word in words] == [
        True,
        True,
        False,
        False,
        False,
    ]


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet="abcdeéAB-' ", max_size=12), st.sampled_from([GERMAN, FRENCH, Speech("it")]))
def test_a_term_is_found_in_itself(text, speech):
    tokens = tokenize(text)
    index = Index([(text, False, "it")], speech)
    assert [item for item, _ in index.find(tokens)] == ["it"] * bool(tokens)
    assert is_used(text, tokens, speech, cased=False) == bool(tokens)


WORDS = st.lists(st.sampled_from("ente enten Ente rad und stein brücke brücken xyz".split()), max_size=8)
TERMS = st.lists(WORDS.filter(bool).map(" ".join), min_size=1, max_size=4, unique=True)


@settings(deadline=None, max_examples=50)
@given(TERMS, WORDS)
def test_the_index_finds_what_a_plain_search_finds(terms, words):
    """The slow twin: every term at every place, then longest first."""
    tokens = tokenize(" ".join(words))
    hits = []
    for term in terms:
        parts = term.split()
        for first in range(len(tokens) - len(parts) + 1):
            here = [token.text for token in tokens[first : first + len(parts)]]
            if all(same_word(a, b, GERMAN) for a, b in zip(parts, here, strict=True)):
                hits.append((term, first, first + len(parts) - 1))
    kept = []
    for hit in sorted(hits, key=lambda hit: (hit[1] - hit[2], hit[1])):
        if all((hit[1], hit[2]) == (a, b) or hit[2] < a or b < hit[1] for _, a, b in kept):
            kept.append(hit)
    index = Index([(term, False, term) for term in terms], GERMAN)
    got = [(item, place.first, place.last) for item, place in index.find(tokens)]
    # Where terms overlap without one holding the other, the index may leave out both: never more.
    assert set(got) <= set(hits)
    assert {hit for hit in kept if not _crossed(hit, hits)} <= set(got)


def _crossed(hit, hits):
    return any(
        (hit[1], hit[2]) != (a, b) and a <= hit[2] and hit[1] <= b and not (hit[1] <= a and b <= hit[2])
        for _, a, b in hits
    )


# ---- terms that have to be used


def test_the_place_is_what_renders_the_term_else_the_term():
    source, target = "La facture est payée.", "Das Konto ist bezahlt."
    terms = glossary(("facture", "Rechnung", "Faktura"))
    assert found(NOT_USED, source, target, terms, links=[[(1, 1)]]) == ["Konto"]
    assert found(NOT_USED, source, target, terms) == ["facture"]
    assert found(NOT_USED, source, "Alles ist heute bezahlt.", terms, links=[[(1, 0), (1, 4)]]) == ["facture"]


@pytest.mark.parametrize(
    "target",
    [
        "Die Rechnung ist bezahlt.",
        "Die Rechnungen sind bezahlt.",
        "Die RECHNUNG ist bezahlt.",
        "Der Rechnungsbetrag ist bezahlt.",
        "Die Stromrechnungen sind bezahlt.",
        "Die Rech-nung ist bezahlt.",
        "Die Faktura ist bezahlt.",
    ],
)
def test_a_term_counts_as_used_in_every_form(target):
    assert (
        found(NOT_USED, "La facture est payée.", target, glossary(("facture", "Rechnung", "Faktura"))) == []
    )


@pytest.mark.parametrize(
    ("source", "target", "row"),
    [
        ("Il facture.", "Er berechnet es.", ("FACTURE", "Rechnung")),  # capitals count
        ("La facturation est lente.", "Die Abrechnung ist langsam.", ("facture", "Rechnung")),
        ("Le vieux pont.", "Die alte Brücke.", ("pont-levis", "Zugbrücke")),
        ("L'intelligence artificielle.", "Die Intelligenz, die künstlich ist.",
         ("intelligence artificielle", "künstliche Intelligenz")),
        ("Les eaux usées coulent.", "Das Abwasser fließt.", ("eau usée", "Abwasser")),
        ("Le courrier.", "Die E‑Mail ist da.", ("courrier", "E-Mail")),
    ],
)  # fmt: skip
def test_what_is_no_case_of_the_term_or_uses_it_is_left_alone(source, target, row):
    assert found(NOT_USED, source, target, glossary(row)) == []


def test_inflected_source_terms_are_met_in_text():
    terms = glossary(("eau usée", "Abwasser"), ("pont", "Brücke"))
    assert found(NOT_USED, "Les eaux usées coulent.", "Das Wasser fließt.", terms) == ["eaux usées"]
    assert found(NOT_USED, "Les ponts.", "Die Stege.", terms) == ["ponts"]


def test_a_term_inside_a_longer_one_asks_for_nothing():
    terms = glossary(("eau", "Wasser"), ("eau de vie", "Schnaps"))
    assert found(NOT_USED, "Il boit de l'eau de vie.", "Er trinkt Schnaps.", terms) == []
    assert found(NOT_USED, "De l'eau et de l'eau de vie.", "Schnaps.", terms) == ["eau"]


def test_a_case_column_rules_over_the_look_of_the_term():
    assert found(NOT_USED, "Il dit orange.", "Er sagt ja.", glossary(("Orange", "Apfel"), cased=True)) == []
    assert found(NOT_USED, "Il dit ti.", "Er sagt ja.", glossary(("TI", "IT"), cased=False)) == ["ti"]
    assert found(NOT_USED, "Le service TI.", "Das it dort.", glossary(("TI", "IT"))) == ["TI"]


def test_gaps_and_doubtful_beads_are_left_to_other_checks():
    assert found(NOT_USED, "La facture.\n", "\nEs regnet.", glossary(("facture", "Rechnung"))) == []


def test_the_note_of_an_entry_is_told():
    from dataclasses import replace

    terms = Glossary((Concept((Wording("vélo", "fr"), Wording("Fahrrad", "de")), note="Not Velo."),))
    compared = replace(paired("Le vélo.", "Das Velo."), glossary=terms)
    (finding,) = NOT_USED.find(compared, NOT_USED)
    assert finding.message == "The term list has “Fahrrad” for “vélo”. Not Velo."


def test_a_word_that_renders_more_than_the_term_gets_no_suggestion():
    from dataclasses import replace

    terms = Glossary((Concept((Wording("musée", "fr"), Wording("Museumshaus", "de"))),))
    for links, suggestion in (([(1, 1)], "Museumshaus"), ([(1, 1), (3, 1)], None)):
        compared = paired("Le musée des sciences.", "Das Wissenschaftsmuseum.", links=[links])
        (finding,) = NOT_USED.find(replace(compared, glossary=terms), NOT_USED)
        assert (finding.quote, finding.suggestion) == ("Wissenschaftsmuseum", suggestion)


# ---- forbidden ones


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("Das Velo ist neu.", ["Velo"]),
        ("Die Velos sind neu.", ["Velos"]),
        ("Die Velourdecke ist neu.", []),
        ("Der Velofahrer kommt.", []),
        ("Das Rad ist neu.", []),
    ],
)
def test_a_forbidden_term_is_found_in_its_forms_only(target, expected):
    terms = Glossary(forbidden=(Forbidden("Velo", "Fahrrad"),))
    assert found(FORBIDDEN, "Le vélo est neuf.", target, terms) == expected


def test_a_deprecated_term_is_forbidden_only_for_its_concept():
    terms = glossary(("vélo", "Fahrrad", "!Rad"))
    assert found(FORBIDDEN, "Le vélo tourne.", "Das Rad dreht sich.", terms) == ["Rad"]
    assert found(FORBIDDEN, "La roue tourne.", "Das Rad dreht sich.", terms) == []


def test_a_forbidden_word_inside_an_allowed_term_is_left_alone():
    terms = glossary(("vélo de course", "Velo Course"), forbidden=(Forbidden("Velo"),))
    assert found(FORBIDDEN, "Le vélo de course.", "Das Velo Course und ein Velo.", terms) == ["Velo"]
    assert found(FORBIDDEN, "Un rêve.", "Das Velo Course.", terms) == ["Velo"]


# ---- what stays as it is


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("Nordwind Pro startet.", []),
        ("Nordwind Pros Start.", []),
        ("Die „Nordwind Pro“-Tür.", []),
        ("nordwind pro startet.", ["nordwind pro"]),
        ("Der Profi-Wind startet.", ["Nordwind Pro"]),
        ("Nordwind Profi startet.", ["Nordwind Pro"]),
    ],
)
def test_a_name_stays_letter_by_letter(target, expected):
    terms = Glossary(keep=("Nordwind Pro",))
    assert found(KEEP, "Nordwind Pro démarre.", target, terms) == expected


def test_a_name_with_marks_is_kept_too():
    terms = Glossary(keep=("C++", ".NET", "Wow!"))
    assert found(KEEP, "C++ et .NET : Wow!", "C++ und .NET: Wow!", terms) == []
    assert found(KEEP, "C++ et .NET : Wow!", "C und .NET: Wow!", terms) == ["C++"]
    assert found(KEEP, "Un C et un NET.", "Ein D und ein Netz.", terms) == []


# ---- what the list asks for is not found fault with


def test_what_the_glossary_asks_for_is_no_error_to_other_checks():
    from dataclasses import replace

    source, target = "Les villes et les villages sont beaux.", "Die Städte et die Dörfer sind schön."
    import alignkit

    report = alignkit.check(source, target, source_lang="fr", target_lang="de")
    assert [finding.quote for finding in report.findings] == ["et"]
    for terms in (Glossary(keep=("et",)), glossary(("et", "et"))):
        rules = alignkit.Rules(glossary=terms)
        assert alignkit.check(source, target, source_lang="fr", target_lang="de", rules=rules).findings == ()
    assert run_checks(replace(paired("Il pleut.", "Es  regnet."), glossary=Glossary(keep=("Es  regnet",))))


def test_nothing_is_approved_without_a_glossary():
    assert approved_spans(paired("Le vélo.", "Das Velo.")) == ()


@pytest.mark.slow
def test_a_long_list_takes_time_by_the_text_not_by_its_length():
    import time

    rows = [(f"terme{number} usé{number}", f"Begriff{number}") for number in range(5_000)]
    text = "\n".join(f"Le terme{number} usé{number} est ici avec le vélo." for number in range(60))
    target = "\n".join(f"Der Begriff{number} ist hier mit dem Rad." for number in range(60))
    start = time.process_time()
    assert found(NOT_USED, text, target, glossary(*rows)) == []
    assert time.process_time() - start < 10
