"""Cyrillic and Greek letters → Latin ones, so that names and related words look alike across scripts.

The letters are those of scholarly transliteration (ISO 9 in spirit, Czech and Croatian in look): Russian
"война" becomes "vojna", which is the Slovene word, and "Путин" shares its letters with "Putin". Nothing is
lost that the vectors need; it is no transliteration to show to readers.
"""

_CYRILLIC = """
    а=a б=b в=v г=g ґ=g д=d ђ=đ е=e ё=e є=e ж=ž з=z и=i й=j і=i ї=i ј=j к=k л=l љ=lj м=m н=n
    њ=nj о=o п=p р=r с=s т=t ћ=ć у=u ў=u ф=f х=h ц=c ч=č џ=dž ш=š щ=šč ъ= ы=y ь= э=e ю=ju я=ja
    ѐ=e ѝ=i ѓ=đ ќ=ć ѕ=dz
"""
_GREEK = """
    α=a ά=a β=v γ=g δ=d ε=e έ=e ζ=z η=i ή=i θ=th ι=i ί=i ϊ=i ΐ=i κ=k λ=l μ=m ν=n ξ=x ο=o ό=o π=p
    ρ=r σ=s ς=s τ=t υ=y ύ=y ϋ=y ΰ=y φ=f χ=h ψ=ps ω=o ώ=o
"""
_SMALL = dict(item.split("=") for item in (_CYRILLIC + _GREEK).split())
_CAPITALS = {small.upper(): latin.capitalize() for small, latin in _SMALL.items() if len(small.upper()) == 1}
LETTERS = _SMALL | _CAPITALS
"""What each letter becomes; a letter without a capital of its own has only its small form here."""

#: What newspapers write.
_POPULAR = {
    row.split("=")[0]: row.split("=")[1]
    for row in """
    а=a б=b в=v г=g ґ=g д=d е=e ё=yo є=ye ж=zh з=z и=i й=y і=i ї=yi к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u
    ў=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya
    """.split()
}
_TABLE = str.maketrans(LETTERS)


def romanised(text: str) -> str:
    """Return the text with Cyrillic and Greek letters replaced; everything else stays.

    Example:
        >>> romanised("Война и мир, Толстой; Αθήνα; Straße")
        'Vojna i mir, Tolstoj; Athina; Straße'
    """
    return text if text.isascii() else text.translate(_TABLE)


def latin_spellings(word: str) -> frozenset[str]:
    """How a Cyrillic or Greek word may be spelled in Latin letters, in small ones; none for a Latin word.

    Example:
        >>> sorted(latin_spellings("Уголь")), sorted(latin_spellings("хлеб")), latin_spellings("coal")
        (['ugol'], ['hleb', 'khleb'], frozenset())
    """
    lower = word.lower()
    plain = romanised(lower)
    if plain == lower:
        return frozenset()
    popular = "".join(_POPULAR.get(letter, letter) for letter in lower)
    found = {plain, popular, popular.replace("yy", "y"), popular.replace("iy", "y")}
    return frozenset(spelling for spelling in found if spelling.isascii() or spelling == plain)
