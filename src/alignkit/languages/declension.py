"""Endings that Slavic languages give to names: what a declined name may be called when it is not."""

from collections.abc import Mapping

#: Endings of the cases, longest first, with what the nominative has instead.
_CASES: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "pl": (
        ("owie", ("",)), ("owi", ("", "o")), ("iego", ("i",)), ("iemu", ("i",)), ("ego", ("y", "")),
        ("emu", ("y", "")), ("iem", ("", "i")), ("em", ("", "o")), ("ie", ("", "a")), ("ii", ("ia",)),
        ("im", ("i",)), ("ym", ("y",)), ("ej", ("a",)), ("ą", ("a",)), ("ę", ("a",)), ("y", ("a", "")),
        ("i", ("a", "")), ("a", ("", "o")), ("u", ("", "o")), ("e", ("a", "")),
    ),
    "cs": (
        ("ovi", ("", "o")), ("ého", ("ý",)), ("ému", ("ý",)), ("ové", ("ová",)), ("ovou", ("ová",)),
        ("em", ("", "o")), ("ou", ("a",)), ("ě", ("a", "")), ("y", ("a", "")), ("i", ("", "a")),
        ("a", ("", "o")), ("u", ("a", "")), ("e", ("", "a")),
    ),
    "sk": (
        ("ovi", ("", "o")), ("ého", ("ý",)), ("ému", ("ý",)), ("om", ("", "o")), ("ou", ("a",)),
        ("y", ("a", "")), ("i", ("", "a")), ("a", ("", "o")), ("u", ("a", "")), ("e", ("", "a")),
    ),
    "hr": (
        ("om", ("", "o", "a")), ("em", ("",)), ("u", ("", "a", "o")), ("a", ("", "o")), ("e", ("a", "")),
        ("i", ("a", "")),
    ),
    "sl": (
        ("om", ("", "o")), ("em", ("",)), ("o", ("a",)), ("u", ("", "o")), ("a", ("", "o")), ("e", ("a", "")),
        ("i", ("a", "")),
    ),
    "ru": (
        ("ами", ("ы", "и")), ("ою", ("а",)), ("ого", ("ий", "ый")), ("ому", ("ий", "ый")),
        ("ах", ("ы", "и")), ("ом", ("", "о")), ("ем", ("ь", "й")), ("ой", ("а", "ая")),
        ("ей", ("я",)), ("ии", ("ия",)), ("ию", ("ия",)), ("ы", ("а", "")),
        ("и", ("ь", "я", "а")), ("е", ("а", "", "я", "й")),
        ("у", ("а", "")), ("ю", ("ь", "я", "й")), ("а", ("", "о")), ("я", ("ь", "й", "е")),
    ),
    "uk": (
        ("ові", ("", "о")), ("ого", ("ий",)), ("ому", ("ий",)), ("ом", ("", "о")), ("ем", ("ь", "й")),
        ("єм", ("й",)), ("ою", ("а",)), ("ею", ("я",)), ("єю", ("я",)), ("ії", ("ія",)), ("ію", ("ія",)),
        ("і", ("а", "", "я", "о")), ("и", ("а", "")), ("у", ("а", "", "о")), ("ю", ("я", "ь", "й")),
        ("а", ("", "о")), ("я", ("ь", "й")),
    ),
}  # fmt: skip

#: Cases that only a declined name shows: preposition → endings that go with it.
_GOVERNED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "pl": {
        **dict.fromkeys(("pod", "nad", "przed", "za", "z", "ze", "między", "poza"), ("em", "iem", "ami")),
        **dict.fromkeys(("w", "we", "na", "po", "o", "przy"), ("owie", "ach", "wie", "ździe", "dzie")),
        **dict.fromkeys(("dzięki", "ku", "przeciw", "przeciwko", "wbrew"), ("owi", "iowi")),
    },
    "cs": {
        **dict.fromkeys(("pod", "nad", "před", "za", "s", "se", "mezi"), ("em", "ou", "ami")),
        **dict.fromkeys(("v", "ve", "na", "po", "o", "při"), ("ově", "ách", "ích")),
        **dict.fromkeys(("k", "ke", "díky", "proti", "vůči"), ("ovi",)),
    },
    "sk": {
        **dict.fromkeys(("pod", "nad", "pred", "za", "s", "so", "medzi"), ("om", "ou", "ami")),
        **dict.fromkeys(("v", "vo", "na", "po", "o", "pri"), ("ovej", "ách", "iach")),
    },
    "hr": dict.fromkeys(("pod", "nad", "pred", "za", "s", "sa", "među"), ("om", "em", "ama")),
    "sl": dict.fromkeys(("pod", "nad", "pred", "za", "s", "z", "med"), ("om", "em", "ami")),
}
_STEM = 3  # letters that declension leaves


def nominatives(name: str, language: str) -> tuple[str, ...]:
    """Return what a name may be in the nominative, itself first; languages without table decline nothing.

    Example:
        >>> nominatives("Lisa", "pl"), nominatives("Anna", "de")
        (('Lisa', 'Lis', 'Liso'), ('Anna',))
    """
    found = [name]
    for ending, instead in _CASES.get(language, ()):
        if name.endswith(ending) and len(name) - len(ending) >= _STEM:
            found += [name.removesuffix(ending) + other for other in instead]
    return tuple(dict.fromkeys(found))


def declines(language: str) -> bool:
    """Whether the tables hold the cases of a language.

    Example:
        >>> declines("pl"), declines("de")
        (True, False)
    """
    return language in _CASES


def is_governed(name: str, before: str, language: str) -> bool:
    """Whether a name stands, after the word before it, in a case that a nominative cannot look like.

    Example:
        >>> is_governed("Toruniem", "pod", "pl"), is_governed("Bergen", "pod", "pl")
        (True, False)
    """
    endings = _GOVERNED.get(language, {}).get(before.lower(), ())
    return any(name.endswith(ending) and len(name) - len(ending) >= _STEM for ending in endings)
