"""Cases of the names of months and weekdays that CLDR lacks: it has the nominative and the genitive.

“In October” is ``w październiku``, ``в октябре``, ``lokakuussa``, ``októberben``.
"""

from collections.abc import Iterable, Iterator, Mapping

# Language → endings of a name that CLDR has → the endings that take their place in other cases.
_MONTHS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "pl": {"nia": ("niu", "niem"), "ka": ("ku", "kiem"), "ca": ("cu", "cem"), "ego": ("ym", "emu"),
           "ja": ("ju", "jem"), "ada": ("adzie", "adem")},
    "cs": {"na": ("nu", "nem"), "ra": ("ru", "rem"), "ce": ("ci", "cem"), "du": ("dem",), "ří": ("řím",)},
    "sk": {"ra": ("ri", "rom"), "ca": ("ci", "com"), "la": ("li", "lom"), "na": ("ni", "nom"),
           "ja": ("ji", "jom"), "ta": ("te", "tom")},
    "ru": {"я": ("е", "ю", "ем", "ём"), "та": ("те", "ту", "том")},
    "uk": {"ня": ("ні", "ню", "нем"), "ого": ("ому", "им"), "да": ("ді", "дом")},
    "hr": {"nja": ("nju", "njem"), "če": ("či", "ču", "čom"), "ka": ("ku", "kom"), "na": ("nu", "nom"),
           "za": ("zu", "zom"), "da": ("du", "dom"), "ca": ("cu", "cem"), "oga": ("og", "om")},
    "sl": {"ar": ("arja", "arju", "arjem"), "ec": ("ca", "cu", "cem"), "il": ("ila", "ilu", "ilom"),
           "j": ("ja", "ju", "jem"), "st": ("sta", "stu", "stom"), "ber": ("bra", "bru", "brom")},
    "fi": {"kuu": ("kuun", "kuussa", "kuusta", "kuuhun", "kuulle", "kuulta", "kuuksi")},
    "hu": {"": ("ban", "ben", "ig", "i", "tól", "től", "ra", "re", "ról", "ről", "ának", "ének")},
    "el": {"ς": ("",)},
}  # fmt: skip
_WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "pl": ("poniedziałku", "wtorku", "środę środy", "czwartku", "piątku", "sobotę soboty", "niedzielę"),
    "cs": ("", "", "středu", "čtvrtka", "pátku", "sobotu soboty", "neděli"),
    "sk": ("pondelka", "utorka", "stredu stredy", "štvrtka", "piatka", "sobotu soboty", "nedeľu"),
    "ru": ("понедельника", "вторника", "среду", "четверга", "пятницу пятницы", "субботу субботы",
           "воскресенья"),
    "uk": ("понеділка", "вівторка", "середу", "четверга", "п'ятницю п’ятницю", "суботу", "неділю"),
    "hr": ("ponedjeljka", "utorka", "srijedu", "četvrtka", "petka", "subotu", "nedjelju"),
    "sl": ("ponedeljka", "torka", "sredo", "četrtka", "petka", "soboto", "nedeljo"),
    "fi": ("maanantain", "tiistain", "keskiviikon", "torstain", "perjantain", "lauantain", "sunnuntain"),
    "hu": ("hétfőn hétfői", "kedden keddi", "szerdán szerdai", "csütörtökön csütörtöki", "pénteken pénteki",
           "szombaton szombati", "vasárnapi"),
}  # fmt: skip


def more_months(language: str, names: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Yield the further cases of months, lower case, with their numbers.

    Args:
        language: ISO 639-1 code.
        names: The lower-case names of CLDR, written out.

    Example:
        >>> dict(more_months("pl", [("października", 10)]))
        {'październiku': 10, 'październikiem': 10}
    """
    for name, number in names:
        for ending, others in _MONTHS.get(language, {}).items():
            if name.endswith(ending):
                stem = name[: len(name) - len(ending)]
                yield from ((stem + other, number) for other in others)


def more_weekdays(language: str) -> Iterator[tuple[str, int]]:
    """Yield the further cases of weekdays, lower case, with 0 for Monday .. 6.

    Example:
        >>> dict(more_weekdays("ru"))["субботу"]
        5
    """
    for number, forms in enumerate(_WEEKDAYS.get(language, ())):
        yield from ((form, number) for form in forms.split())
