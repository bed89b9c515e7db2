"""Who does and who undergoes: passives with their agents, and what says that an order of words is no swap."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import regex

# Language → forms of the verbs that make a passive with a participle.
_PASSIVE: Mapping[str, str] = {
    "ca": "és són era eren fou foren serà seran ser estat estada estats estades sigui siguin va van",
    "da": "blev bliver blevet blive er var været",
    "de": "wird werden wurde wurden worden würde würden werde",
    "en": "is are was were be been being am get gets got getting",
    "es": "es son era eran fue fueron será serán sería serían sido ser sea sean fuera fueran siendo fui "
    "fuimos "
    "está están estaba estaban estuvo estado",
    "fr": "est sont était étaient fut furent sera seront serait seraient été être soit soient fût étant "
    "sommes",
    "it": "è sono era erano fu furono sarà saranno sarebbe sarebbero stato stata stati state essere sia "
    "siano viene vengono venne vennero veniva venivano verrà verranno venga venuto venuta venendo essendo",
    "nl": "wordt worden werd werden geworden is was waren",
    "no": "ble blir blitt bli er var vært",
    "pl": "został została zostało zostali zostały zostanie zostaną jest są był była było byli były będzie "
    "będą być",
    "pt": "é são era eram foi foram será serão seria seriam sido ser seja sejam sendo fosse fossem fui fomos "
    "está estão estava estavam esteve estado",
    "ro": "este e sunt era erau fost fie fi va vor fiind",
    "sv": "blev blir blivit bli är var varit vara",
}
# What a language sets before the agent of a passive.
_AGENT: Mapping[str, str] = {
    "ca": "per pel pels",
    "da": "af",
    "de": "von vom durch",
    "en": "by",
    "es": "por",
    "fr": "par",
    "it": "da dal dallo dalla dall dai dagli dalle",
    "nl": "door",
    "no": "av",
    "pl": "przez",
    "pt": "por pelo pela pelos pelas",
    "ro": "către",
    "sv": "av",
}
# How participles end.
_PARTICIPLES: Mapping[str, str] = {
    "ca": r"[aiu][td]s?|[aiu]d(?:a|es)",
    "da": r"et|t|ede|ne",
    "de": r"(?<=ge\p{L}+)(?:t|en)|(?<=\b(?:be|ver|ent|er|zer|miss|über|unter|wider)\p{L}{2,})(?:t|en)|iert",
    "en": r"ed|en|wn|[aeglpnfurs]t|ld|id|de|un|um|ung|uck|one|eard|ead|awn|orn",
    "es": r"(?:[aií]d|t|ch|s)[oa]s?",
    "fr": r"ée?s?|ie?s?|ites?|its?|ue?s?|ertes?|erts?|[eo]intes?|[eo]ints?|ises?",
    "it": r"(?:[aiu]t|s|tt|nt|rt|lt|st)[oaie]",
    "nl": r"(?<=ge\p{L}+)(?:d|t|en)|(?<=\b(?:be|ver|ont|her|er|over|onder)\p{L}{2,})(?:d|t|(?<!ing)en)",
    "no": r"et|t|dd|ne|te",
    "pl": r"(?:n|t)[yaeo]|eni|ani",
    "pt": r"(?:[aií]d|t|s|ss|st|g)[oa]s?",
    "ro": r"[ust]|[aiu]t[ăei]?|s[ăei]",
    "sv": r"d|t|n|da|ta|na|de",
}
# A verb in -s is passive by itself.
_PASSIVE_S = frozenset({"sv", "da", "no"})
_SHORTEST_PASSIVE_S = 3  # letters that such a verb has at least
# Prepositions: what stands behind one neither acts nor undergoes. Those that also mark a person as the object
# (Spanish “a”) or are articles as well (Portuguese “a”) are left out.
_PREPOSITIONS: Mapping[str, str] = {
    "ca": "de del dels d per pel pels en amb sense sobre des fins entre contra cap com després abans",
    "da": "af til fra i på med ved for om over under efter før mod hos uden mellem blandt som gennem",
    "de": "von vom durch zu zum zur in im ins an am ans auf aus bei beim mit nach für über unter vor "
    "gegen um "
    "ohne seit bis zwischen wegen als wie laut trotz während neben hinter innerhalb gegenüber",
    "en": "by to of from in on at with for about over under after before against into as without through "
    "among between like than during since until towards toward upon within across around near via despite "
    "off out up onto",
    "es": "por de del en con para sin sobre desde hasta entre contra hacia tras ante bajo según como durante "
    "que",
    "fr": "par de du des d à au aux en dans avec pour sans sur sous vers chez entre contre depuis comme "
    "après "
    "avant dès jusque jusqu selon pendant durant parmi malgré que qu",
    "it": "da dal dallo dalla dall dai dagli dalle di del dello della dell dei degli delle a al allo "
    "alla all "
    "ai agli alle in nel nello nella nell nei negli nelle con per su sul sullo sulla sull sui sugli "
    "sulle tra "
    "fra senza come verso contro dopo prima secondo durante che d",
    "nl": "door van voor met naar in op aan uit bij over onder tot om tegen na zonder tussen als sinds vanaf "
    "volgens tijdens",
    "no": "av til fra i på med ved for om over under etter før mot hos uten mellom blant som gjennom",
    "pt": "por pelo pela pelos pelas de do da dos das em no na nos nas com para sem sobre desde até entre "
    "contra ao à aos às num numa como após antes segundo durante que perante",
    "sv": "av till från i på med vid för om över under efter före mot hos utan mellan bland som genom enligt",
}
# Pronouns right before a verb that take up an object or make the verb reflexive.
_OBJECTS: Mapping[str, str] = {
    "ca": "el la els les l lo li es s se",
    "es": "lo la los las le les se me te nos os",
    "fr": "le la les l lui leur se s me m te t nous vous y en",
    "it": "lo la li le l gli si s ne mi ti ci vi",
    "pt": "o a os as lhe lhes se me te nos",
    "nl": "zich",
    "de": "sich",
    "sv": "sig",
    "da": "sig",
    "no": "seg",
}
# What opens a clause whose object may lead.
_RELATIVES: Mapping[str, str] = {
    "ca": "que què qual com quan on",
    "da": "som der hvem hvad",
    "de": "die das der den dem welche welchen was wie wo dass",
    "en": "that which whom who what how where whose when",
    "es": "que cual cuales quien como cuando donde cuyo cuya cuanto",
    "fr": "que qu dont où lequel laquelle comme ce quand lorsque lorsqu quoi",
    "it": "che cui quale quali come quando dove quanto",
    "nl": "die dat wat wie waar hoe",
    "no": "som hvem hva",
    "pt": "que qual quais como quando onde cujo cuja quem",
    "sv": "som vem vad",
}
# Verbs that say in the active what the passive of another says: owned by → belongs to.
_CONVERSE: Mapping[str, str] = {
    "da": "tilhør modtog få fik led",
    "de": "gehör unterlieg unterlag entspr erhielt erhalt erhält bekam bekomm verlor erlitt umfass zähl "
    "trägt trug heiß hieß stamm",
    "en": "belong preced receiv get got suffer underwent undergo lost lose includ compris contain resembl "
    "earn contract attract",
    "es": "pertene preced recib sufr perd consta cuenta conten inclu compon",
    "fr": "appart précéd reçu reçoi subi perd compt compren compos",
    "it": "appart preced ricev subi perd contien compren conta",
    "nl": "kreeg krijg ontving ontvang behoor behoort leed",
    "no": "tilhør mottok får fikk led",
    "pt": "pertenc preced receb sofre perd conta inclui ganh",
    "sv": "tillhör fick får mottog led",
}
# Languages whose subject stands before the verb, so that order alone tells who acts.
_FIXED = frozenset({"en", "fr", "es", "it", "pt", "ca"})
_NEARLY_FIXED = _FIXED | {"sv", "da", "no", "nl"}
_REACH = 12  # tokens between an auxiliary and the agent
_BESIDE = 4  # tokens between an auxiliary and its participle
_MARKS = frozenset(',;:.!?–—()«»„“”"…|')
_NOT_NOMINATIVE = frozenset(
    "dem den einem einen diesem diesen seinem seinen ihrem ihren jedem jeden keinem keinen unserem "
    "unseren".split()
)
_NOMINATIVE = regex.compile(r"(?:der|dieser|jener) \p{Ll}+e (?:\p{Ll}+e )?\p{Lu}\p{L}+")


class Passive(NamedTuple):
    """A passive with its agent: places of its parts among the words, and of its clause, half-open."""

    first: int
    last: int
    auxiliary: int
    participle: int
    agent: int


def find_passives(words: Sequence[str], language: str) -> Iterator[Passive]:
    """Find passives that name their agent.

    Args:
        words: The words and marks of a sentence, in any case.
        language: ISO 639-1 code.

    Example:
        >>> [p[2:] for p in find_passives("The chip was tested by the port .".split(), "en")]
        [(2, 3, 4)]
        >>> [p[2:] for p in find_passives("Das Fest wird vom Land finanziert .".split(), "de")]
        [(2, 5, 3)]
        >>> [p[2:] for p in find_passives("Bolaget ägs av staten .".split(), "sv")]
        [(1, 1, 2)]
    """
    lower = [word.lower() for word in words]
    auxiliaries, agents = _table(_PASSIVE, language), _table(_AGENT, language)
    ending = _participle(language)
    for agent, word in enumerate(lower):
        if word not in agents:
            continue
        first, last = clause_around(words, agent)
        if language in _PASSIVE_S:
            place = agent - 1
            if place > first and lower[place].endswith("s") and len(lower[place]) >= _SHORTEST_PASSIVE_S:
                yield Passive(first, last, place, place, agent)
        auxiliary = next(
            (k for k in range(agent - 1, max(first, agent - _REACH) - 1, -1) if lower[k] in auxiliaries), None
        )
        if auxiliary is None:
            continue
        places = [*_beside(lower, auxiliary, agent, language)]
        if language in ("de", "nl"):
            places = [*range(last - 1, agent + 1, -1), *places, *range(first, auxiliary)]
        for place in places:
            if (
                lower[place] not in auxiliaries
                and len(lower[place]) > 2
                and (words[place].islower() or place == first)
                and ending.fullmatch(lower[place])
            ):
                yield Passive(first, last, auxiliary, place, agent)


def _beside(lower: Sequence[str], auxiliary: int, agent: int, language: str) -> Iterator[int]:
    """Places right behind an auxiliary, where no more than an adverb or another auxiliary comes between."""
    for place in range(auxiliary + 1, min(agent, auxiliary + _BESIDE)):
        if is_preposition(lower[place], language) or lower[place][0].isdigit():
            return
        yield place


def clause_around(words: Sequence[str], place: int) -> tuple[int, int]:
    """The stretch between marks around a word, half-open."""
    first = next((k + 1 for k in range(place, -1, -1) if words[k] in _MARKS), 0)
    last = next((k for k in range(place, len(words)) if words[k] in _MARKS), len(words))
    return first, last


def makes_passive(word: str, language: str) -> bool:
    """Whether a word can be the auxiliary of a passive."""
    return word.lower() in _table(_PASSIVE, language)


def is_preposition(word: str, language: str) -> bool:
    """Whether a word can only be a preposition, or leads a comparison."""
    return word.lower() in _table(_PREPOSITIONS, language)


def is_object(word: str, language: str) -> bool:
    """Whether a word right before a verb can be its object, or reflexive."""
    return word.lower() in _table(_OBJECTS, language)


def is_relative(word: str, language: str) -> bool:
    """Whether a word can open a clause whose object leads."""
    return word.lower() in _table(_RELATIVES, language)


def is_converse(verb: str, language: str) -> bool:
    """Whether a verb may say in the active what another says in the passive."""
    return verb.lower().startswith(tuple(_table(_CONVERSE, language)) or ("\0",))


def is_fixed(language: str, *, nearly: bool = False) -> bool:
    """Whether the order of a language tells its subject from its object; ``nearly``: most of the time."""
    return language in (_NEARLY_FIXED if nearly else _FIXED)


def german_roles(front: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether case shows that what stands in front acts or what stands behind does not.

    Example:
        >>> german_roles(["Das", "Fest"], ["den", "Bund"]), german_roles(["Das", "Fest"], ["der", "Bund"])
        (True, False)
        >>> german_roles("Der schwedische Fonds".split(), ["der", "Familie"])
        True
    """
    if any(word.lower() in _NOT_NOMINATIVE for word in behind):
        return True
    text = " ".join([front[0].lower(), *front[1:]]) if front else ""
    return _NOMINATIVE.match(text) is not None


def _table(table: Mapping[str, str], language: str) -> frozenset[str]:
    return _words(table.get(language, ""))


@cache
def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


@cache
def _participle(language: str) -> "regex.Pattern[str]":
    return regex.compile(rf"\p{{L}}+(?:{_PARTICIPLES.get(language, '(?!)')})")
