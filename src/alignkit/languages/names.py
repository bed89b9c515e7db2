"""Names that each language spells in its own way: places, languages, organisations, given names.

Places and languages come from the Unicode CLDR (through babel), read when first asked for and kept.
What CLDR lacks is spelled out: some places, organisations, and East Slavic given names, whose
spellings are built from their letters.
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain, product
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

import regex

from alignkit.languages.institutions import INSTITUTIONS
from alignkit.languages.place_forms import OVERSEAS, PLACES

if TYPE_CHECKING:
    from babel import Locale

_REMARK = regex.compile(r"\s*[(\[,].*$")
_NONE: frozenset[str] = frozenset()
_NO_LETTER = regex.compile(r"[^\p{L}\p{N}]+")

#: Common Russian and Ukrainian given names in their own letters.
_GIVEN_NAMES: Mapping[str, str] = {
    "ru": "Алексей Анастасия Анатолий Андрей Василий Виталий Владимир Владислав Вячеслав Геннадий Григорий "
    "Дмитрий Евгений Екатерина Игорь Кирилл Людмила Михаил Николай Светлана Сергей Юлия Юрий Ярослав",
    "uk": "Андрій Валерій Віталій Володимир В'ячеслав Дмитро Євген Михайло Микола Олександр Олексій Петро "
    "Сергій Юлія",
}
#: What a letter becomes in print: letter, German, English, French; "|" separates spellings in use.
_ROMAN = {
    row.split()[0]: dict(zip(("de", "en", "fr"), row.split()[1:], strict=True))
    for row in """
    а a a a
    б b b b
    в w v v
    г g g g|gu
    д d d d
    е e e e
    ^е je|e ye|e e|ie|é
    ж sch|sh zh j
    з s z z
    и i i i|ï
    й i|j|y i|y i|ï|y
    ий i|ij|y|yj i|y|iy i|y|ï
    к k k k
    кс ks|x ks|x ks|x
    л l l l
    лю lju|lu|liu lyu|lu|liu liou|lou
    м m m m
    н n n n
    о o o o
    п p p p
    р r r r
    с s|ss s s|ss
    т t t t
    у u u ou
    ф f f f
    х ch kh kh
    ц z ts ts
    ч tsch ch tch
    ш sch sh ch
    ь - - -
    ю ju|iu yu|iu iou|you
    я ja|ia ya|ia ia|ya
    ия ia|ija ia|iya ia|ya
    ія ia|ija ia|iya ia|ya
    """.strip().split("\n")
}
_UKRAINIAN = {
    "г": {"de": "h|g", "en": "h", "fr": "h|g|gu"},
    "и": {"de": "y", "en": "y", "fr": "y|i"},
    "ій": {"de": "ij|i|iy", "en": "iy|ii|i", "fr": "iï|iy|i|ii"},
    "і": {"de": "i", "en": "i", "fr": "i"},
    "є": {"de": "je|e", "en": "ye|ie", "fr": "ie|e"},
    "^є": {"de": "je|e", "en": "ye|e", "fr": "ie|e"},
    "'": {"de": "-", "en": "-", "fr": "-"},
}
_SLAVIC_LETTER = regex.compile("\\^?.(?:(?<=и)й|(?<=і)й|(?<=к)с|(?<=л)ю|(?<=[иі])я)?")


#: How printers carry Slavic and Greek names over, where a spelling has one counterpart only.
_RESPELLINGS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("fr", "de"): {"tch": "tsch", "kh": "ch", "ou": "u", "v": "w"},
    ("en", "de"): {"kh": "ch", "sh": "sch", "v": "w"},
    ("de", "fr"): {"tsch": "tch", "sch": "ch", "w": "v"},
    ("de", "en"): {"tsch": "ch", "sch": "sh", "w": "v"},
}


@lru_cache(maxsize=2**16)
def folded(name: str) -> str:
    """The name without case, accents, hyphens and blanks, to compare spellings.

    Example:
        >>> folded("São-Paulo") == folded("Sao Paulo")
        True
    """
    letters = "".join(letter for letter in normalize("NFD", name.casefold()) if not combining(letter))
    return _NO_LETTER.sub("", letters)


@cache
def _locale(language: str) -> "Locale | None":
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None


def _clean(name: str) -> str:
    return _REMARK.sub("", name.replace("\u00ad", "").replace("’", "'").replace("\u00a0", " ")).strip()


#: Languages through which texts are translated, and those whose forms of names are known everywhere.
_BRIDGES = ("en", "de", "fr", "es", "it", "pt")


@cache
def _places(language: str) -> Mapping[str, frozenset[str]]:
    """Forms of each country (by code) and each city (by time zone) in the language."""
    locale = _locale(language)
    if locale is None:
        return {}
    places = {code: frozenset({_clean(name)}) for code, name in locale.territories.items()}
    for zone, names in locale.time_zones.items():
        if "city" in names and not zone.startswith(("Etc/", "Antarctica/")):
            places[zone] = frozenset({_clean(names["city"])})
    for number, forms in enumerate(PLACES):
        if language in forms:
            places[f"place-{number}"] = forms[language]
    return places


def _zone_name(key: str) -> frozenset[str]:
    """The name in a time zone's identifier, which CLDR leaves to stand where a language keeps it."""
    return frozenset({key.split("/")[-1].replace("_", " ")}) if "/" in key else frozenset()


@cache
def exonyms(source: str, target: str) -> Mapping[str, frozenset[str]]:
    """Places that the two languages spell differently: source form → forms of the target language.

    Args:
        source: ISO 639-1 code.
        target: ISO 639-1 code.

    Returns:
        Empty where CLDR does not cover a language. Forms that differ by accents or hyphens alone, or
        that are a place name of the target language too, are left out.

    Example:
        >>> sorted(exonyms("fr", "de")["Varsovie"])
        ['Warschau']
    """
    here, there = _places(source), _places(target)
    if not here or not there:
        return {}
    found: dict[str, set[str]] = {}
    for key in here.keys() | there.keys():
        targets = there.get(key) or _zone_name(key)
        for name in here.get(key) or _zone_name(key):
            found.setdefault(name, set()).update(targets)
    known = place_names(target)
    return {
        name: frozenset(forms)
        for name, forms in found.items()
        if len(name) > 3
        and forms
        and name[0].isupper()
        and name not in known
        and folded(name) not in map(folded, forms)
    }


@cache
def third_forms(source: str, target: str) -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """What other languages call a place: source form → forms of the target language, and those of others.

    Example:
        >>> accepted, others = third_forms("es", "fr")["Londres"]
        >>> sorted(accepted), "London" in others
        (['Londres'], True)
    """
    here, there = _places(source), _places(target)
    if not here or not there:
        return {}
    known = place_names(target)
    found: dict[str, tuple[set[str], set[str]]] = {}
    for key in here.keys() | there.keys():
        accepted = there.get(key) or _zone_name(key)
        plain = set(map(folded, accepted))
        others = {
            form
            for language in _BRIDGES
            for form in _places(language).get(key) or _zone_name(key)
            if len(form) > 3 and form[0].isupper() and form not in known
        }
        for name in here.get(key) or _zone_name(key):
            forms = found.setdefault(name, (set(), set()))
            forms[0].update(accepted)
            forms[1].update(form for form in others if folded(form) not in plain and form != name)
    return {
        name: (frozenset(forms), frozenset(others - forms))
        for name, (forms, others) in found.items()
        if others - forms
    }


@cache
def place_names(language: str) -> frozenset[str]:
    """Every country and city name that CLDR has in the language."""
    return frozenset(name for forms in _places(language).values() for name in forms)


@cache
def is_overseas(name: str, language: str) -> bool:
    """Whether a state of America bears the name: places there are called after those of Europe.

    Example:
        >>> is_overseas("Floride", "fr"), is_overseas("Bavière", "fr")
        (True, False)
    """
    return any(name in forms.get(language, ()) for forms in PLACES if forms.get("en", _NONE) & OVERSEAS)


@cache
def country_words(language: str) -> frozenset[str]:
    """Lower-case words of four letters or more in the names of countries and continents."""
    locale = _locale(language)
    names = locale.territories.values() if locale else ()
    return frozenset(word for name in names for word in _NO_LETTER.split(name.lower()) if len(word) > 3)


@cache
def language_name(code: str) -> str:
    """English name of a language, the code itself where it has none.

    Example:
        >>> language_name("fr"), language_name("xx")
        ('French', 'xx')
    """
    locale = _locale("en")
    return str(locale.languages.get(code, code)) if locale else code


@cache
def language_names(language: str) -> frozenset[str]:
    """Names of the languages with a two-letter code, lower case, as the language calls them.

    Example:
        >>> {"allemand", "français"} <= language_names("fr")
        True
    """
    locale = _locale(language)
    names = locale.languages.items() if locale else ()
    return frozenset(
        name.lower() for code, name in names if len(code) == 2 and len(name) > 3 and name.isalpha()
    )


@cache
def acronyms(source: str, target: str) -> Mapping[str, tuple[str, ...]]:
    """Acronyms that the target language forms otherwise: ``OTAN`` → ``("NATO",)``.

    Example:
        >>> acronyms("fr", "de")["ONU"]
        ('UN', 'UNO', 'VN')
    """
    found: dict[str, tuple[str, ...]] = {}
    for forms in INSTITUTIONS:
        targets = forms.get(target, ())
        for name in forms.get(source, ()) if targets else ():
            if sum(map(str.isupper, name)) > 1 and name not in targets:
                found[name] = targets
    return found


@cache
def acronyms_of(language: str) -> frozenset[str]:
    """Every acronym that the table has for a language.

    Example:
        >>> "BCE" in acronyms_of("fr"), "EZB" in acronyms_of("fr")
        (True, False)
    """
    return frozenset(name for forms in INSTITUTIONS for name in forms.get(language, ()))


@cache
def _given_name_forms() -> tuple[Mapping[str, tuple[str, ...]], ...]:
    """For each Slavic given name its spellings by language, lower case, the regular one first."""
    return tuple(
        {language: tuple(_spellings(name.lower(), origin, language)) for language in ("de", "en", "fr")}
        for origin, names in _GIVEN_NAMES.items()
        for name in names.split()
    )


def _spellings(name: str, origin: str, language: str) -> Iterator[str]:
    letters = _ROMAN | _UKRAINIAN if origin == "uk" else _ROMAN
    initial = "^" if f"^{name[0]}" in letters else ""
    choices = [letters[letter][language].split("|") for letter in _SLAVIC_LETTER.findall(initial + name)]
    for choice in product(*choices):
        yield "".join(choice).replace("-", "")


@cache
def _given_name_index() -> Mapping[str, frozenset[int]]:
    index: dict[str, set[int]] = {}
    for number, forms in enumerate(_given_name_forms()):
        for form in chain.from_iterable(forms.values()):
            index.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in index.items()}


def given_name_spellings(name: str, language: str) -> tuple[str, ...]:
    """Spellings, lower case, that the language uses for an East Slavic given name in any Roman spelling.

    Returns:
        The regular spelling first. Empty where the name is not one of them, or for a language without
        table (known: de, en, fr).

    Example:
        >>> given_name_spellings("Mikhaïl", "de")
        ('michail',)
    """
    numbers = sorted(_given_name_index().get(name.lower(), ()))
    return tuple(chain.from_iterable(_given_name_forms()[number].get(language, ()) for number in numbers))


def is_given_name(name: str) -> bool:
    """Whether a word is a known East Slavic given name in a regular spelling of any language."""
    return name.lower() in _given_name_index()


def respelled(name: str, source: str, target: str) -> str | None:
    """Carry a Slavic or Greek name over from one language's spelling to the other's.

    Returns:
        The name with every spelling replaced; None where fewer than two places change, which
        leaves no half way.

    Example:
        >>> respelled("Ivanov", "fr", "de"), respelled("Martin", "fr", "de")
        ('Iwanow', None)
    """
    rules = _RESPELLINGS.get((source, target), {})
    places = regex.findall("|".join(rules) or r"(?!)", name, flags=regex.IGNORECASE)
    if len(places) < 2:
        return None
    changed = regex.sub(
        "|".join(rules), lambda match: rules[match.group().lower()], name, flags=regex.IGNORECASE
    )
    return changed[:1].upper() + changed[1:]


_SOUNDS: tuple[tuple[str, str], ...] = (
    (r"tsch|tch|sch|sh|ch|cz|sz|č|š|ş|ć", "c"),
    (r"ph|w|v|f+", "v"),
    (r"ou|oo|u", "u"),
    (r"kh|gh|h", ""),
    (r"th", "t"),
    (r"ck|c|q|k", "k"),
    (r"dj|dsch|zh|j|y|i+", "i"),
    (r"ts|tz|ss|z|s", "s"),
    (r"x|ks", "s"),
    (r"ae|ai|ei|ey|e", "e"),
    (r"eu|ew", "eu"),
    (r"(\p{L})\1", r"\1"),
    (r"e$", ""),
)


def sounded(name: str) -> str:
    """Reduce a name to what stays the same when it is written by the rules of another language.

    Example:
        >>> sounded("Chevtchenko") == sounded("Schewtschenko"), sounded("Lefranc") == sounded("Lefrenc")
        (True, False)
    """
    text = folded(name)
    for pattern, sound in _SOUNDS:
        text = regex.sub(pattern, sound, text)
    return text
