"""Who did what, who goes by what, and of how many it is said: credit lines, grounds, subjects."""

import pytest
from paired import paired, quotes

from alignkit import pipeline
from alignkit.checks import credits, grounds, subjects
from alignkit.languages.credits import credit_phrase, find_credits
from alignkit.languages.subjects import single_subject, tells_many

CREDITS, GROUNDS, SUBJECTS = (family.CHECKS[0] for family in (credits, grounds, subjects))


def found(check, source, target, languages):
    return quotes(check, pipeline.align(source, target, source_lang=languages[0], target_lang=languages[1]))


@pytest.mark.parametrize(
    ("source", "target", "languages", "expected"),
    [
        (
            "(Reporting by Eva Marsh; Editing by Tom Hill)",
            "(Reportage de Eva Marsh ; Publié par Tom Hill)",
            ("en", "fr"),
            ["Publié par"],
        ),
        ("(Foto: Eva Marsh)", "(Text by Eva Marsh)", ("de", "en"), ["Text by"]),
        ("(Traducido por Eva Marsh)", "(Vertaald door Eva Marsh)", ("es", "nl"), []),
        ("(Escrito por Eva Marsh)", "(Übersetzt von Eva Marsh)", ("es", "de"), ["Übersetzt von"]),
        ("(Editado por Eva Marsh)", "(Bewerkt door Eva Marsh)", ("pt", "nl"), []),
        ("(Edited by Springer)", "(Herausgegeben von Springer)", ("en", "de"), []),
        ("(Edited by Eva Marsh, 2004)", "(Herausgegeben von Eva Marsh, 2004)", ("en", "de"), []),
        (
            "The book was edited by Eva Marsh.",
            "Das Buch wurde herausgegeben von Eva Marsh.",
            ("en", "de"),
            [],
        ),
        ("(Text by Eva Marsh, photos by Tom Hill)", "(Text von Eva Marsh)", ("en", "de"), []),
    ],
)
def test_a_trade_is_flagged_where_the_source_credits_another(source, target, languages, expected):
    assert quotes(CREDITS, paired(source, target, languages)) == expected


def test_a_changed_trade_gets_the_usual_phrase_in_its_place():
    comparison = paired("Editing by Eva Marsh", "Herausgegeben von Eva Marsh", ("en", "de"))
    (finding,) = CREDITS.find(comparison, CREDITS)
    assert (finding.suggestion, finding.source_quote) == ("Redigiert von", "Editing by")


def test_a_phrase_of_two_trades_is_both():
    assert find_credits("a cura di Eva Marsh", "it")[0][2] == {"editing"}
    assert find_credits("Foto: Eva", "no") == [(0, 5, frozenset({"photographing"}))]
    assert credit_phrase("writing", "xx") is None


@pytest.mark.parametrize(
    ("source", "target", "languages", "expected"),
    [
        (
            "La route est fermée, d'après la préfecture, qui s'appuie sur deux rapports.",
            "Die Straße ist gesperrt, so die Präfektur, die auf zwei Berichten beruht.",
            ("fr", "de"),
            ["die auf zwei Berichten beruht"],
        ),
        (
            "La strada è chiusa, secondo la prefettura, che si basa su due rapporti.",
            "De weg is dicht, volgens de prefectuur, die gebaseerd is op twee rapporten.",
            ("it", "nl"),
            ["die gebaseerd is op twee rapporten"],
        ),
        (
            "La route est fermée, selon la loi de mai, qui date de deux ans.",
            "Die Straße ist gesperrt, laut dem Gesetz, das auf einem alten Text basiert.",
            ("fr", "de"),
            [],
        ),
        ("Le film se base sur un roman.", "Der Film basiert auf einem Roman.", ("fr", "de"), []),
        ("Das Buch stützt sich auf Quellen.", "The book is based on sources.", ("de", "en"), []),
    ],
)
def test_a_speaker_that_rests_on_something_is_flagged(source, target, languages, expected):
    assert quotes(GROUNDS, paired(source, target, languages)) == expected


@pytest.mark.parametrize(
    ("source", "target", "languages", "expected"),
    [
        (
            "Les livres seront nettoyés avant d'être vendus, puis envoyés au musée.",
            "Die Bücher werden gereinigt, bevor es verkauft wird, und dann ins Museum geschickt.",
            ("fr", "de"),
            ["bevor es verkauft wird"],
        ),
        (
            "Le lettere furono lette dopo essere state trovate.",
            "The letters were read after it was found.",
            ("it", "en"),
            ["after it was found"],
        ),
        (
            "The ships were repaired before they were sent north.",
            "Die Schiffe wurden repariert, bevor es nach Norden geschickt wurde.",
            ("en", "de"),
            ["bevor es nach Norden geschickt wurde"],
        ),
        (
            "The ships were repaired before they were sent north.",
            "Die Schiffe wurden repariert, bevor sie nach Norden geschickt wurden.",
            ("en", "de"),
            [],
        ),
        (
            "Las cartas fueron leídas porque habían sido encontradas.",
            "Les lettres furent lues parce qu'elles avaient été trouvées.",
            ("es", "fr"),
            [],
        ),
        ("Elle est arrivée avant d'être payée.", "Sie kam an, bevor es bezahlt wurde.", ("fr", "de"), []),
    ],
)
def test_what_is_said_of_several_must_not_be_said_of_one(source, target, languages, expected):
    assert found(SUBJECTS, source, target, languages) == expected


@pytest.mark.parametrize(
    ("sentence", "place", "language", "expected"),
    [
        ("les soldats sont blessés", 3, "fr", True),
        ("le soldat est blessé", 3, "fr", False),
        ("los barcos han sido enviados", 4, "es", True),
        ("die verletzten", 1, "de", False),
        ("they have been sent", 3, "en", True),
        ("the ships have been sent", 4, "en", False),
    ],
)
def test_a_participle_tells_of_several(sentence, place, language, expected):
    assert tells_many(sentence.split(), place, language) is expected


def test_two_pronouns_or_a_plural_verb_leave_the_subject_open():
    assert single_subject("weil er es gesehen hat".split(), "de") is None
    assert single_subject("weil es so viele sind wie es war".split(), "de") is None
