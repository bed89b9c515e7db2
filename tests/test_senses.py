"""The table of words with two meanings, and the check that reads it."""

import pytest
from paired import paired, quotes

from alignkit.checks.contextual_senses import CHECKS
from alignkit.languages.senses import senses

(CHECK,) = CHECKS


@pytest.mark.parametrize("language", ["cs", "da", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "sv"])
def test_every_meaning_has_two_words_of_context_or_needs_none(language):
    known = senses(language)
    assert known
    for own in known.values():
        for sense in own:
            assert sense.least == min(2, len(sense.cues))
            assert sense.renderings
            assert language not in sense.renderings


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it"])
def test_the_right_rendering_is_never_a_wrong_one(language):
    for own in senses(language).values():
        for sense in own:
            for rendering in sense.renderings.values():
                assert rendering.right
                assert rendering.right.lower() not in rendering.wrong


@pytest.mark.parametrize(
    ("source", "target", "languages", "expected"),
    [
        (
            "The judge spoke in court.\nThe sentence was mild.",
            "Der Richter sprach im Gericht.\nDer Satz war mild.",
            ("en", "de"),
            ["Satz"],
        ),
        ("The sentence was long.", "Der Satz war lang.", ("en", "de"), []),
        (
            "Le juge a siégé au tribunal.\nLa peine est légère.",
            "Der Richter tagte im Gericht.\nDie Strafe ist mild.",
            ("fr", "de"),
            [],
        ),
        ("Nach dem Seitenwechsel traf er.", "After the page change he scored.", ("de", "en"), ["page"]),
    ],
)
def test_a_meaning_that_the_context_rules_out_is_flagged(source, target, languages, expected):
    assert quotes(CHECK, paired(source, target, languages)) == expected
