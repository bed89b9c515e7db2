"""The table of idioms, and the check that reads it."""

import pytest
from paired import quotes

from alignkit import pipeline
from alignkit.checks.idioms import CHECKS
from alignkit.languages.idioms import idioms

(CHECK,) = CHECKS


@pytest.mark.parametrize(
    "language", ["cs", "da", "de", "en", "es", "fr", "it", "nl", "no", "pl", "pt", "ru", "sv"]
)
def test_every_idiom_has_an_image_a_meaning_and_a_rendering(language):
    known = idioms(language)
    assert known
    for first, own in known.items():
        for idiom in own:
            assert first in idiom.words[idiom.image[0]]
            assert idiom.gloss
            assert all(len(other) == 2 and text for other, text in idiom.renderings.items())
            assert language not in idiom.renderings


@pytest.mark.parametrize(
    ("source", "target", "languages", "expected"),
    [
        ("Er hat die Nase voll.", "He has the nose full.", ("de", "en"), ["nose full"]),
        ("Er hat die Nase voll.", "He is fed up.", ("de", "en"), []),
        ("Die Nase ist rot.", "The nose is red.", ("de", "en"), []),
        ("It was a piece of cake.", "Es war ein Stück Kuchen.", ("en", "de"), ["Stück Kuchen"]),
        ("She ate the cake piece by piece.", "Sie aß den Kuchen Stück für Stück.", ("en", "de"), []),
        ("Il veut jeter l'éponge.", "Er will den Schwamm werfen.", ("fr", "de"), ["Schwamm werfen"]),
        ("Il veut jeter l'éponge.", "Er will das Handtuch werfen.", ("fr", "de"), []),
        (
            "Take it with a pinch of salt.",
            "Das ist mit einer Prise Salz zu nehmen.",
            ("en", "de"),
            ["Prise Salz"],
        ),
        ("Unter dem Strich blieb wenig.", "Sous la ligne, il restait peu.", ("de", "fr"), ["Sous la ligne"]),
        ("Unter dem Strich blieb wenig.", "Au final, il restait peu.", ("de", "fr"), []),
        (
            "Het is een druppel op een gloeiende plaat.",
            "Es ist ein Tropfen auf eine glühende Platte.",
            ("nl", "de"),
            ["Tropfen auf eine glühende Platte"],
        ),
        (
            "Het is een druppel op een gloeiende plaat.",
            "Es ist ein Tropfen auf den heißen Stein.",
            ("nl", "de"),
            [],
        ),
        (
            "I sindacati gettano la spugna.",
            "The unions throw the sponge.",
            ("it", "en"),
            ["throw the sponge"],
        ),
        ("Han gik agurk.", "Er ging Gurke.", ("da", "de"), ["ging Gurke"]),
    ],
)
def test_an_image_is_flagged_where_its_words_are_rendered_one_by_one(source, target, languages, expected):
    comparison = pipeline.align(source, target, source_lang=languages[0], target_lang=languages[1])
    assert quotes(CHECK, comparison) == expected
