"""Idioms whose words, rendered one by one, make no sense in another language.

The table is ``idioms.txt``: a language, the words that make the idiom out in their base forms, a star before
those that are its image, behind “=” what it means, and behind “>” how other languages put it. A language that
is not named there may share the image; one that is named alone puts it as what it means. A word may be one of
several, “throw|threw”, or the beginning of one whose endings no vocabulary knows, “flint~”.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from alignkit.languages.text_tables import table_lines

_STEM, _ENDING = 2, 4  # letters: the least of a beginning, the most behind one
_VERB = 3  # letters that a verb has at least before its ending
_INFINITIVES = MappingProxyType(
    {
        "ca": ("ar", "er", "ir", "re"),
        "de": ("en",),
        "es": ("arse", "erse", "irse", "ar", "er", "ir"),
        "fr": ("er", "ir", "re"),
        "it": ("arsi", "ersi", "irsi", "are", "ere", "ire"),
        "nl": ("en",),
        "pt": ("ar", "er", "ir"),
    }
)
_IRREGULAR = MappingProxyType(
    {
        "es": "dar da dan dio dieron daba dando | estar está están estaba estuvo | hacer hecho hizo "
        "hace hacen hicieron haciendo | ir va van fue fueron iba yendo | poner puesto puso pone "
        "ponen pusieron | quedarse queda quedan quedado | salir sale salen | ser es son fue era | "
        "tener tiene tienen tuvo tenía",
        "fr": "avoir a ont avait avaient eu | boire bu boit | faire fait font faisait | mettre mis met "
        "mettent mettait | perdre perd perdu | tenir tient tiennent tenu tenait | vendre vend "
        "vendu | être est sont était été",
        "it": "avere ha hanno aveva avuto | cogliere colto | dare dà danno dato diede | essere è sono "
        "era stato stata | fare fa fanno fatto fatta facendo fece | mettere messo messa mise | "
        "prendere preso presa prende prese | rompere rotto ruppe | tenere tiene tengono tenuto | "
        "chiudere chiuso | vedere vede vedono visto",
        "nl": "breken gebroken | gooien gooit gooide gegooid | houden hield hielden gehouden houdt | "
        "komen kwam kwamen gekomen | slaan sloeg geslagen | trekken trok trokken getrokken | "
        "vallen viel vielen gevallen",
        "pt": "abrir aberto | cair caiu caem cai | dar deu dá dão davam dado | fazer fez fizeram faz "
        "fazem feito | ir foi foram vai vão | pôr pôs puseram põe posto | perder perde",
    }
)


class Idiom(NamedTuple):
    """What each word of an idiom may be, the places of its image, its meaning and its renderings."""

    words: tuple[frozenset[str], ...]
    image: tuple[int, ...]
    gloss: str
    renderings: Mapping[str, str]


@cache
def idioms(language: str) -> Mapping[str, tuple[Idiom, ...]]:
    """Return the idioms of a language by what the first word of their image may be.

    Example:
        >>> [idiom.gloss for idiom in idioms("it")["natura"]]
        ['still life']
    """
    found: dict[str, tuple[Idiom, ...]] = {}
    for line in table_lines("idioms.txt"):
        own, _, rest = line.partition(" ")
        if own == language:
            idiom = _read(rest, own)
            for word in idiom.words[idiom.image[0]]:
                found[word] = (*found.get(word, ()), idiom)
    return found


def beginnings(word: str) -> frozenset[str]:
    """Return the beginnings of a word in small letters, as the table writes them.

    Example:
        >>> sorted(beginnings("isen"))
        ['isen~', 'ise~', 'is~']
    """
    return frozenset(f"{word[:size]}~" for size in range(max(_STEM, len(word) - _ENDING), len(word) + 1))


def _read(line: str, language: str) -> Idiom:
    words, _, rest = line.partition(" = ")
    gloss, _, renderings = rest.partition(" > ")
    rows = (item.strip().partition(" ") for item in renderings.split(";"))
    written = words.lower().split()
    return Idiom(
        tuple(_forms(word.removeprefix("*"), language) for word in written),
        tuple(place for place, word in enumerate(written) if word.startswith("*")),
        gloss,
        {other: text or gloss for other, _, text in rows},
    )


def _forms(written: str, language: str) -> frozenset[str]:
    """What a word of the table may be: those listed, and forms of a verb that is there in its base form."""
    words = written.split("|")
    found = set(words)
    for word in words:
        found.update(*(row for row in _irregular(language) if row[0] == word))
        ending = next((end for end in _INFINITIVES.get(language, ()) if word.endswith(end)), None)
        if ending is not None and len(word) - len(ending) >= _VERB:
            found.add(word.removesuffix(ending) + "~")
    return frozenset(found)


@cache
def _irregular(language: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row.split()) for row in _IRREGULAR.get(language, "").split("|") if row)
