"""What marks a noun that receives or is aimed at, and verbs and pronouns that tell who acts."""

from collections.abc import Mapping, Sequence
from functools import cache

import regex

# Prepositions, articles included, of one direction: to or near somebody or something.
_TO: Mapping[str, str] = {
    "ca": "a al als",
    "cs": "k ke",
    "da": "til",
    "de": "an zu zum zur ans gegenüber dem einem diesem seinem ihrem keinem",
    "en": "to",
    "es": "a al",
    "fr": "à au aux",
    "it": "a al allo alla all ai agli alle",
    "nl": "aan naar",
    "no": "til",
    "pl": "do ku",
    "pt": "ao à aos às a",
    "ru": "к ко",
    "sk": "k ku",
    "sv": "till åt",
    "uk": "до",
}
# Verbs that make a perfect tense or a future of the active.
_ACTIVE: Mapping[str, str] = {
    "ca": "ha han havia havien haurà hauran va van",
    "da": "har havde vil ville skal kan kunne",
    "de": "hat haben hatte hatten",
    "en": "has have had will would did can could",
    "es": "ha han había habían habrá habrán habría habrían puede pueden podría podrían",
    "fr": "a ont avait avaient aura auront aurait auraient peut peuvent pourrait pourraient va vont",
    "it": "ha hanno aveva avevano avrà avranno avrebbe avrebbero può possono",
    "nl": "heeft hebben had hadden zal zullen zou zouden",
    "no": "har hadde vil ville skal kan kunne",
    "pt": "tem têm tinha tinham terá terão teria teriam vai vão pode podem",
    "sv": "har hade ska skulle kommer kan kunde",
}
# How a finite verb ends that cannot be taken for another kind of word.
_FINITE: Mapping[str, str] = {
    "ca": r"\p{L}{2,}(?:aren|iren|ava|aven)",
    "cs": r"\p{L}{3,}(?:al|il|el|ala|ila|ela|ali|ili|eli|nul|nula|nuli)",
    "de": r"(?=\p{Ll})\p{L}+(?<!eu|\bb|\bl|\bs|\br)(?:[^aeiouäöü]te|[^aeiouäöü]ten)",
    "en": r"\p{L}{3,}ed|gave|told|sold|sent|beat|took|brought|bought|taught|"
    r"caught|led|saw|made|paid",
    "es": r"\p{L}{2,}(?:ó|aron|ieron|aba|aban)",
    "fr": r"\p{L}{2,}(?:èrent|irent|aient|ait)",
    "it": r"\p{L}{2,}(?:ò|arono|irono|erono|ava|avano|eva|evano)",
    "nl": r"\p{L}{2,}(?:de|den|te|ten)",
    "pl": r"\p{L}{2,}(?:ał|ił|ył|ała|iła|yła|ali|ili|yli|ały|iły|yły|eli|nął|nęła|nęli)",
    "pt": r"\p{L}{2,}(?:ou|eu|iu|aram|eram|iram|ava|avam)",
    "ru": r"\p{L}{2,}(?:ал|ил|ел|ыл|ул|ял|ала|ила|ела|яла|али|или|ели|яли|ыли)",
    "sv": r"\p{L}{2,}(?:ade)",
    "da": r"\p{L}{2,}(?:ede)",
    "no": r"\p{L}{2,}(?:et|te)",
}
# Articles, possessives and demonstratives in every form.
_DETERMINERS: Mapping[str, str] = {
    "ca": "el la els les l un una uns unes seu seva seus seves aquest aquesta",
    "da": "den det de en et sin sit sine hans hendes deres denne dette disse",
    "de": "der die das den dem des ein eine einen einem einer eines sein seine seinen seinem seiner ihr ihre "
    "ihren ihrem ihrer dieser diese dieses diesen diesem "
    "unser unsere unseren unserem mein meine meinen meinem",
    "en": "the a an this that these those his her its their our my your",
    "es": "el la los las un una unos unas su sus este esta estos estas ese esa nuestro nuestra mi",
    "fr": "le la les l un une des son sa ses leur leurs ce cet cette ces notre nos votre mon ma",
    "it": "il lo la i gli le l un uno una suo sua suoi sue loro questo questa questi queste nostro nostra",
    "nl": "de het een zijn haar hun deze dit die dat ons onze mijn",
    "no": "den det de en ei et sin sitt sine hans hennes deres denne dette disse",
    "pt": "o a os as um uma seu sua seus suas este esta estes estas esse essa nosso nossa",
    "sv": "den det de en ett sin sitt sina hans hennes deras denna detta dessa",
}


def determines(word: str, language: str) -> bool:
    """Whether a word can be the article or the like of a noun."""
    return word.lower() in _words(_DETERMINERS.get(language, ""))


def aims(word: str, language: str) -> bool:
    """Whether a word before a noun, or its article, says that something is given to it or aimed at it."""
    return word.lower() in _words(_TO.get(language, ""))


def ends_finite(words: Sequence[str], place: int, language: str) -> bool:
    """Whether a word is surely a verb of the active: by its ending or by the verb right before it.

    Example:
        >>> ends_finite("Der Fonds verkaufte das Haus".split(), 2, "de")
        True
        >>> ends_finite("La famiglia ha ceduto la casa".split(), 3, "it")
        True
        >>> ends_finite("The red house".split(), 1, "en")
        False
    """
    if not words[place].islower():
        return False
    active = _words(_ACTIVE.get(language, ""))
    if any(word.lower() in active for word in words[max(0, place - 2) : place]):
        return True
    return _finite(language).fullmatch(words[place]) is not None


@cache
def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


@cache
def _finite(language: str) -> "regex.Pattern[str]":
    return regex.compile(_FINITE.get(language, "(?!)"))
