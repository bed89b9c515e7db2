import numpy as np
import pytest
from paired import even, golden, paired, quotes

from alignkit.checks import altered_names, names
from alignkit.lexicon import Lexicon, Table, Vocabulary

CHECKS = (*names.CHECKS, *altered_names.CHECKS)
BY_ID = {check.id: check for check in CHECKS}


@pytest.mark.parametrize(("check", "source", "target", "languages", "expect"), golden("names", CHECKS))
def test_a_check_flags_exactly_what_the_case_says(check, source, target, languages, expect):
    assert quotes(check, paired(*even(source, target), languages)) == expect


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_has_an_example_that_must_stay_silent_and_finds_nothing_in_nothing(check):
    assert any(not example.flagged for example in check.examples)
    assert quotes(check, paired("", "")) == []


def _lexicon(**counts: int) -> Lexicon:
    words = sorted(counts)
    numbers = np.arange(len(words), dtype=np.uint32)
    target = Vocabulary(
        words, np.array([counts[w] for w in words], np.uint32), numbers, np.zeros(len(words), np.uint8)
    )
    nothing = np.zeros(0, np.uint32), np.zeros(0, np.uint16)
    source = Vocabulary([], np.zeros(0, np.uint32), np.zeros(0, np.uint32), np.zeros(0, np.uint8))
    return Lexicon(source, target, Table(np.zeros(1, np.uint32), *nothing), {})


def test_a_form_that_the_target_language_uses_too_is_accepted():
    check = BY_ID["exonym-not-used"]
    texts = "She lives in Tokyo.", "Sie lebt in Tokyo."
    assert quotes(check, paired(*texts, ("en", "de"))) == ["Tokyo"]
    assert quotes(check, paired(*texts, ("en", "de"), lexicon=_lexicon(tokyo=40, tokio=60))) == []


def test_a_known_word_between_two_spellings_is_no_half_transliteration():
    check = BY_ID["half-transliteration"]
    texts = "Le joueur Ivanov", "Der Spieler Iwanov"
    assert quotes(check, paired(*texts, lexicon=_lexicon(iwanov=50, iwanow=50))) == []
    assert quotes(check, paired(*texts, lexicon=_lexicon(iwanow=50))) == ["Iwanov"]


def test_the_right_form_is_suggested_with_its_inflection():
    check = BY_ID["half-transliteration"]
    (finding,) = check.find(paired("la ville de Novossibirsk", "Novosibirsks Straßen"), check)
    assert (finding.suggestion, finding.source_quote) == ("Nowosibirsks", "Novossibirsk")


def test_a_pair_without_tables_gives_nothing():
    comparison = paired("Он живёт в Москве.", "Wo Moskva ONU.", ("ru", "xx"))
    assert all(quotes(check, comparison) == [] for check in CHECKS)
