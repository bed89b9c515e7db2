"""What might be: conditionals of possibility, what would have been, and what says that something will be."""

from collections.abc import Mapping, Sequence
from functools import cache

import regex

_CONDITIONAL: Mapping[str, str] = {
    "en": "could might",
    "de": "könnte könnten könntest könntet dürfte dürften",
    "fr": "pourrait pourraient pourrais pourrions pourriez",
    "es": "podría podrían podrías podríamos",
    "it": "potrebbe potrebbero potrei potremmo",
    "pt": "poderia poderiam poderíamos",
    "ca": "podria podrien",
    "ro": "putea",
    "nl": "zou zouden",
    "sv": "kunde",
    "da": "kunne",
    "no": "kunne",
    "pl": "mógłby mogłaby mogłoby mogliby mogłyby",
    "cs": "mohl mohla mohlo mohli mohly",
    "ru": "мог могла могло могли",
    "uk": "міг могла могло могли",
}
_WITH: Mapping[str, str] = {
    "nl": "kunnen",
    "ro": "ar",
    "cs": "by bych bychom",
    "ru": "бы",
    "uk": "би б",
}
"""What has to stand near a conditional of a language, before or after, to make it one."""
_FUTURE: Mapping[str, str] = {
    "en": r"will|ll|shall",
    "fr": r"\p{L}{2,}r(?:a|ont|ai|as|ons|ez)",
    "es": r"\p{L}{2,}r(?:á|án|é|ás|emos)",
    "it": r"\p{L}{2,}r(?:à|anno|ò|ai|emo)",
    "pt": r"\p{L}{2,}r(?:á|ão|ei|ás|emos)",
    "ca": r"\p{L}{2,}r(?:à|an|é|em)",
    "nl": r"zal|zullen",
    "pl": r"będzie|będą|będę|będziemy",
    "cs": r"bude|budou|budu|budeme",
    "ru": r"будет|будут|буду|будем",
    "uk": r"буде|будуть|буду|будемо",
}
_BEEN: Mapping[str, Sequence[tuple[str, str]]] = {
    "en": (("could might", "have ve"),),
    "fr": (("aurait auraient aurais", "pu"),),
    "es": (("podría podrían", "haber"), ("habría habrían hubiera hubieran", "podido"), ("pudo", "haber")),
    "it": (("avrebbe avrebbero sarebbe sarebbero", "potuto potuta potuti potute"),),
    "pt": (("poderia poderiam", "ter"),),
    "ca": (("podria podrien", "haver"), ("hauria haurien", "pogut")),
    "nl": (("had hadden", "kunnen"),),
    "sv": (("kunde", "ha"),),
    "da": (("kunne", "have være"),),
    "no": (("kunne", "ha"),),
    "cs": (("mohl mohla mohlo mohli mohly", "by"), ("by", "mohl mohla mohlo mohli mohly")),
    "ru": (("мог могла могло могли", "бы"),),
    "uk": (("міг могла могло могли", "би б"),),
}
"""Two words, the second soon after the first, that say what did not happen or may have happened."""
_MARKS: Mapping[str, str] = {
    "en": "would could might may should d can must perhaps maybe possib* probab* likely apparent* alleged* "
    "reported* suppos* about near* almost were wish* potential* able suspect* believ* seem* appear* "
    "if enough too opportun* chance* risk*",
    "de": "hätt* wär* würd* könn* konnt* kann soll* müs* muss d[üu]rf* mag möge* möglich* vielleicht "
    "womöglich wohl fast beinah* wahrscheinlich* vermutlich* angeblich* offenbar wenn falls droh* "
    "potenziell* schein* chance* *bar *bare*",
    "fr": "pourr* *r(?:ait|aient|ais|ions|iez) p(?:u|eu[tx]|euvent|ouvai*) eût fût si peut possib* probab* "
    "presque failli sans risqu* éventuel* potentiel* sembl* devai* doi* chance*",
    "es": "*ría* *[ae]ra[ns]? *ese[ns]? p[uo]d* pued* si quizás? posib* probab* casi tal acaso parec* deb* "
    "capaz oportun* riesgo potencial*",
    "it": "*rebbe* *resti p[ou]* avesse* fosse* se forse possib* probab* quasi rischi* eventual* sembra* "
    "dov* devo* deve",
    "pt": "*ria[ms]? *[aei]ss?em? p[ou]d* poss* se talvez provave* quase parec* dev* *[aei]ra[m]? arrisc* "
    "risco eventual*",
    "nl": "zou* kun* kon* kan had* moe* mo[gc]* mag misschien wellicht mogelijk* bijna waarschijnlijk* "
    "vermoedelijk* als dreig* lijk* potentie* *baar *bare",
    "sv": "skulle kun* kan måste bör* borde kanske möjlig* nästan troligen sannolik* om vore hade lär "
    "verka* *bar *bart *bara",
    "da": "ville kun* kan måtte må bør burde måske mulig* næsten sandsynlig* hvis havde synes skulle",
    "no": "ville kun* kan måtte må bør burde kanskje mulig* nesten sannsynlig* hvis om hadde skulle",
    "pl": "*by(?:m|ś|śmy|ście)? mog* móg* moż* mie* powin* chyba prawie niemal praw* grozi* rzekom* "
    "podobno jeśli gdyby* ewentual* potencjal*",
    "cs": "by bych bys bychom byste aby* kdyby* moh* můž* mož* měl* snad asi téměř skoro málem prý "
    "pravděpod* pokud případn* potenciál* lze hroz*",
    "ru": "бы б мог* мож* возможн* вероятн* наверн* видимо почти чуть едва если якобы долж* чтобы "
    "потенциал* риск* грози* способ*",
}
"""Words that leave open whether something is, was or will be; a star stands for any letters."""


def conditionals(words: Sequence[str], language: str) -> list[int]:
    """Places of words that say what might be.

    Example:
        >>> conditionals(["it", "might", "rain"], "en"), conditionals(["мог", "идти"], "ru")
        ([1], [])
    """
    known = frozenset(_CONDITIONAL.get(language, "").split())
    beside = frozenset(_WITH.get(language, "").split())
    lower = [word.lower() for word in words]
    return [
        place
        for place, word in enumerate(lower)
        if word in known and (not beside or not beside.isdisjoint(lower[max(0, place - 4) : place + 5]))
    ]


def is_future(word: str, lemma: str, language: str) -> bool:
    """Whether a word with its base form says that something will be.

    Example:
        >>> is_future("seront", "être", "fr"), is_future("opéra", "opéra", "fr")
        (True, False)
    """
    pattern = _pattern(_FUTURE.get(language, ""))
    if pattern is None or not pattern.fullmatch(word.lower()):
        return False
    return language not in {"fr", "es", "it", "pt", "ca"} or lemma != word.lower()


def might_have(words: Sequence[str], language: str) -> list[int]:
    """Places of the last of the words that say what might or would have been.

    Example:
        >>> might_have(["it", "could", "well", "have", "ended"], "en")
        [3]
    """
    lower = [word.lower() for word in words]
    return [
        place + offset
        for firsts, seconds in _BEEN.get(language, ())
        for place, word in enumerate(lower)
        if word in firsts.split()
        for offset, other in enumerate(lower[place + 1 : place + 5], 1)
        if other in seconds.split()
    ]


def leaves_open(words: Sequence[str], language: str) -> bool:
    """Whether any word leaves open whether something is; true of languages of which nothing is known.

    Example:
        >>> leaves_open(["it", "may", "rain"], "en"), leaves_open(["it", "rained"], "en")
        (True, False)
    """
    pattern = _pattern(_MARKS.get(language, "").replace("*", r"\p{L}*").replace(" ", "|"))
    return pattern is None or any(pattern.fullmatch(word.lower()) for word in words)


@cache
def _pattern(words: str) -> "regex.Pattern[str] | None":
    return regex.compile(words) if words else None
