"""Closed classes whose members exclude each other: opposites, modality, persons."""

import pytest
from paired import paired, quotes

from alignkit.checks import modality, opposites, persons
from alignkit.languages.antonyms import CLASSES
from alignkit.languages.contrasts import Contrasts, Ways, forms, two_poles
from alignkit.languages.feminines import men_of
from alignkit.languages.modality import DENIED, MODALITY
from alignkit.languages.opposites import OPPOSITES
from alignkit.languages.pronouns import PRONOUNS, SPEAKERS

OPPOSITE, MODAL, PERSON = opposites.CHECKS[0], modality.CHECKS[0], persons.CHECKS[0]
TABLES = (OPPOSITES, MODALITY, DENIED, SPEAKERS, PRONOUNS)


def linked(source, target, languages, *links):
    return paired(source, target, languages, links=[links])


@pytest.mark.parametrize(
    ("source", "target", "languages", "links", "expected"),
    [
        ("at least 5 keys", "höchstens 5 Schlüssel", ("en", "de"), [(2, 1)], ["höchstens"]),
        ("at least 5 keys", "5 Schlüssel wie höchstens", ("en", "de"), [], []),
        ("at least 5 and at most 9", "höchstens 9", ("en", "de"), [(6, 0)], []),
        ("co najmniej 5", "at most 5", ("pl", "en"), [(2, 2)], ["at most"]),
        ("не реже 2 раз", "no more than 2 times", ("ru", "en"), [(2, 3)], ["no more than"]),
        ("inferior a 15", "supérieur à 15", ("pt", "fr"), [(0, 0)], ["supérieur à"]),
        ("inferior a 15", "supérieur à la moyenne", ("pt", "fr"), [(0, 0)], []),
        ("the north-east", "le nord-ouest", ("en", "fr"), [(1, 1)], ["nord-ouest"]),
        ("the north-east", "le nord", ("en", "fr"), [(1, 1)], []),
        ("it is late", "il est tard à l'ouest", ("en", "fr"), [], []),
        ("north of it", "l'est", ("en", "fr"), [(0, 2)], ["l'est"]),
        ("with bread", "ohne Brot", ("en", "de"), [(0, 0), (1, 1)], ["ohne"]),
        ("with bread", "ohne Wein", ("en", "de"), [(0, 0)], []),
        ("not with bread", "ohne Brot", ("en", "de"), [(1, 0), (2, 1)], []),
        ("his brother left", "seine Schwester ging", ("en", "de"), [(1, 1)], []),
        ("the brother left", "die Schwester ging", ("en", "de"), [(1, 1)], ["Schwester"]),
    ],
)
def test_opposites_are_flagged_where_nothing_else_may_be_meant(source, target, languages, links, expected):
    assert quotes(OPPOSITE, linked(source, target, languages, *links)) == expected


@pytest.mark.parametrize(
    ("source", "target", "languages", "links", "expected"),
    [
        ("We must go", "Wir können gehen", ("en", "de"), [(1, 1)], ["können"]),
        ("We must go", "Wir können nur gehen", ("en", "de"), [(1, 1)], []),
        ("We must go", "Wir können nicht bleiben", ("en", "de"), [(1, 1)], []),
        ("może iść", "he must go", ("pl", "en"), [(0, 1)], ["must"]),
        ("Wir dürfen nicht gehen", "We do not have to go", ("de", "en"), [(1, 3)], ["have to"]),
        ("Wir dürfen gehen, nicht sie", "We do not have to go", ("de", "en"), [(1, 3)], []),
        ("Ze mogen gaan", "Sie mögen gehen", ("nl", "de"), [(1, 1)], ["mögen"]),
        ("Ze mogen gaan", "Sie dürfen gehen", ("nl", "de"), [(1, 1)], []),
    ],
)
def test_necessity_possibility_and_bans_are_told_apart(source, target, languages, links, expected):
    assert quotes(MODAL, linked(source, target, languages, *links)) == expected


@pytest.mark.parametrize(
    ("source", "target", "languages", "links", "expected"),
    [
        ("sagte sie gestern", "he said yesterday", ("de", "en"), [(0, 1)], ["he said"]),
        ("sagte er gestern", "he said yesterday", ("de", "en"), [(0, 1)], []),
        ("sagten sie gestern", "they said yesterday", ("de", "en"), [(0, 1)], []),
        ("сказал он", "she said", ("ru", "en"), [(0, 1)], ["she said"]),
        ("jej dom", "his house", ("pl", "en"), [(0, 0)], ["his"]),
        ("jej dom i jego", "his house", ("pl", "en"), [(0, 0)], []),
        ("die Person und ihr Haus", "his house", ("de", "en"), [(3, 0)], []),
        ("elle brille", "er glänzt", ("fr", "de"), [(0, 0)], []),
    ],
)
def test_pronouns_of_people_keep_their_sex(source, target, languages, links, expected):
    assert quotes(PERSON, linked(source, target, languages, *links)) == expected


def test_a_suggestion_is_the_counterpart_of_the_form_that_stands_there():
    found = next(OPPOSITE.find(linked("inferior a 15", "Supérieure à 15", ("pt", "fr"), (0, 0)), OPPOSITE))
    assert found.suggestion == "Inférieure à"


def test_a_phrase_in_a_table_writes_out_its_endings():
    assert forms("ober|e|er, at least") == ["obere", "oberer", "at least"]


def test_the_longest_phrase_counts_and_a_numbered_one_needs_its_number():
    table = Contrasts(
        {"bound": two_poles(("least", "most"), {"fr": Ways("au moins", "au plus #", "", "au plus")})}
    )
    assert [m.sure for m in table.members("au plus 5".split(), "fr")] == [True]
    assert [m.sure for m in table.members("au plus vite".split(), "fr")] == [False]


@pytest.mark.parametrize("table", TABLES)
def test_no_sure_phrase_of_a_pole_belongs_to_the_other_pole(table):
    for group, languages in table.groups.items():
        for language, rows in languages.items():
            sure = [set(forms(row.phrases)) for row in rows if row.sure]
            for number, one in enumerate(sure):
                for other in sure[number + 1 :]:
                    assert not one & other, (group, language)


@pytest.mark.parametrize(
    ("source", "target", "languages", "links", "expected"),
    [
        ("the debt fell", "la dette va augmenter", ("en", "fr"), [(2, 3)], ["augmenter"]),
        ("the debt fell", "la dette va baisser", ("en", "fr"), [(2, 3)], []),
        ("the price fell and rose", "le prix va augmenter", ("en", "fr"), [(2, 3)], []),
        ("it did not fall", "il va augmenter", ("en", "fr"), [(3, 2)], []),
        ("not safe", "gefährlich", ("en", "de"), [(1, 0)], []),
        ("less safe", "gefährlicher", ("en", "de"), [(1, 0)], []),
        ("less safe", "weniger gefährlich", ("en", "de"), [(1, 1)], ["gefährlich"]),
        ("a red door", "Tür in blau", ("en", "de"), [(1, 2)], ["blau"]),
        ("the Blue Party", "der rote Klub", ("en", "de"), [(1, 1)], []),
        ("a night in may", "ein Abend im Mai", ("en", "de"), [(1, 1)], []),
        ("a morning in may", "ein Abend im Mai", ("en", "de"), [(1, 1)], ["Abend"]),
        ("we refuse it", "wir nehmen es an", ("en", "de"), [(1, 1)], []),
    ],
)
def test_words_that_exclude_each_other_are_flagged_where_linked(source, target, languages, links, expected):
    assert quotes(OPPOSITE, linked(source, target, languages, *links)) == expected


@pytest.mark.parametrize("group", CLASSES)
def test_no_word_names_two_poles_of_a_class_and_all_languages_have_as_many(group):
    rows = {
        language: [set(words.split()) for words in row.split("/")] for language, row in CLASSES[group].items()
    }
    assert len({len(poles) for poles in rows.values()}) == 1
    for language, poles in rows.items():
        assert sum(map(len, poles)) == len(set().union(*poles)), language


@pytest.mark.parametrize(
    ("source", "target", "languages", "links", "expected"),
    [
        (
            "We did not stay, we must go",
            "Wir blieben nicht, wir können gehen",
            ("en", "de"),
            [(6, 5)],
            ["können"],
        ),
        ("Auch das, was sie dürfen", "ce qu'ils doivent", ("de", "fr"), [(5, 4)], ["doivent"]),
        ("it could have ended badly", "das endete schlecht", ("en", "de"), [(3, 1)], ["endete"]),
        ("it could have ended badly", "das hätte schlecht geendet", ("en", "de"), [(3, 3)], []),
        ("it ended badly", "das endete schlecht", ("en", "de"), [(1, 1)], []),
        ("Vermieter müssen kündigen", "landlords could quit", ("de", "en"), [(0, 0)], ["could"]),
    ],
)
def test_modality_is_judged_clause_by_clause(source, target, languages, links, expected):
    assert quotes(MODAL, linked(source, target, languages, *links)) == expected


@pytest.mark.parametrize(
    ("word", "language", "men"),
    [("delegada", "es", ["delegado"]), ("préfète", "fr", ["préfet"]), ("deputata", "it", ["deputato"])],
)
def test_some_endings_name_women_only_beside_a_name(word, language, men):
    assert set(men) <= set(men_of(word, language, named=True))


def test_french_inversion_tells_who_speaks():
    found = linked("« Oui », a-t-elle réagi hier", "„Ja“, reagierte er gestern", ("fr", "de"), (9, 4))
    assert quotes(PERSON, found) == ["reagierte er"]
