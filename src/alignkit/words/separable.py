"""Verbs that a clause takes apart: ``teilte … mit`` is looked up as ``mitteilte`` and linked with both."""

from collections.abc import Mapping, Sequence

from alignkit.lexicon import Vocabulary

# The closed class of particles that part from their verb and go to the end of the clause.
_PARTICLES: Mapping[str, frozenset[str]] = {
    "de": frozenset(
        "ab an auf aus bei dar ein empor entgegen fest fort frei heim her herab heran herauf heraus herbei"
        " herein hervor herum hin hinaus hinein hinzu los mit nach nieder statt teil um vor voran voraus"
        " vorbei weg weiter wieder zu zurück zusammen".split()
    ),
    "nl": frozenset(
        "aan af bij binnen door in mee na neer om op over samen terug toe uit vast voort weg".split()
    ),
}
_GOES_ON = {"de": frozenset({"und", "oder"}), "nl": frozenset({"en", "of"})}
_ENDS = frozenset(".!?;:")
_FAR = 25  # tokens between a verb and its particle
_SMALL = 0  # casing of a word that is normally written small, as verbs are
_INFINITIVE = "n"  # how infinitives of these languages end


def separated(tokens: Sequence[str], words: Vocabulary) -> dict[int, int]:
    """Find particles at the end of a clause with their verbs.

    Args:
        tokens: A sentence.
        words: The words of its language: verb and particle together must be one of them.

    Returns:
        Place of each particle found → place of its verb.
    """
    particles = _PARTICLES.get(words.language)
    if particles is None:
        return {}
    found = {}
    for place, token in enumerate(tokens):
        if token in particles and place and _ends_clause(tokens, place, words.language):
            verb = _verb(tokens, place, words)
            if verb is not None:
                found[place] = verb
    return found


def _ends_clause(tokens: Sequence[str], place: int, language: str) -> bool:
    if place + 1 == len(tokens):
        return True
    after = tokens[place + 1]
    return not after[0].isalnum() or after in _GOES_ON[language]


def _verb(tokens: Sequence[str], place: int, words: Vocabulary) -> int | None:
    """The likeliest verb before a particle in its sentence: the one that makes the commonest word with it."""
    best, most = None, 0
    for verb in range(place - 1, max(-1, place - 1 - _FAR), -1):
        token = tokens[verb]
        if token in _ENDS:
            break
        if token.islower() or (verb == 0 and token.isalpha()):
            number = words.index.get(tokens[place] + token.lower())
            if number is not None and words.counts[number] > most and _is_verb(number, tokens[place], words):
                best, most = verb, int(words.counts[number])
    return best


def _is_verb(number: int, particle: str, words: Vocabulary) -> bool:
    """Whether a word is a form of an infinitive with the particle: ``darstellt``, and not ``darüber``."""
    base = words.words[int(words.lemmas[number])]
    return words.casing[number] == _SMALL and base.startswith(particle) and base.endswith(_INFINITIVE)


def rejoined(tokens: Sequence[str], verbs: Mapping[int, int]) -> Sequence[str]:
    """Put each particle before its verb; it also stays where it is.

    Example:
        >>> rejoined(["Er", "teilte", "es", "mit", "."], {3: 1})
        ['Er', 'mitteilte', 'es', 'mit', '.']
    """
    if not verbs:
        return tokens
    out = list(tokens)
    for particle, verb in verbs.items():
        out[verb] = tokens[particle] + tokens[verb].lower()
    return out
