"""What small words and endings say of the number of a subject: pronouns, forms of “to be”, participles."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

_ONE: Mapping[str, str] = {
    "de": "es er",
    "en": "it he she",
    "fr": "il elle",
    "nl": "het hij",
    "sv": "den det han hon",
    "da": "den det han hun",
    "no": "den det han hun",
}
_IMPERSONAL = frozenset(("es", "it", "il", "het", "det"))
"""Pronouns that may stand for a clause to come."""
_MANY: Mapping[str, str] = {
    "en": "they",
    "fr": "ils elles",
    "nl": "zij ze",
    "sv": "de",
    "da": "de",
    "no": "de",
}
_BE_ONE: Mapping[str, str] = {
    "de": "wird wurde ist war sei hat hatte habe",
    "en": "is was has",
    "fr": "est était sera fut serait a avait aura",
    "nl": "wordt werd is was heeft had",
}
_BE_MANY: Mapping[str, str] = {
    "de": "werden wurden sind waren seien haben hatten",
    "en": "are were have",
    "fr": "sont étaient seront furent seraient ont avaient auront soient aient",
    "nl": "worden werden zijn waren hebben hadden",
    "es": "son eran fueron serán serían sean están estaban estarán han habían hayan",
    "it": "sono erano furono saranno sarebbero siano hanno avevano abbiano vengono venivano",
    "pt": "são eram foram serão seriam sejam estão estavam têm tinham",
}
_BE_ANY: Mapping[str, str] = {
    "fr": "être été étant",
    "es": "ser sido siendo estar estado",
    "it": "essere stati state essendo venire",
    "pt": "ser serem sido sendo estar estarem",
}
"""Forms of “to be” that leave the number to the participle."""
_PARTICIPLES: Mapping[str, tuple[str, ...]] = {
    "fr": (
        "és",
        "ées",
        "ies",
        "ues",
        "dus",
        "nus",
        "rus",
        "tus",
        "vus",
        "uits",
        "uites",
        "erts",
        "ertes",
        "ints",
        "intes",
    ),
    "es": ("ados", "adas", "idos", "idas"),
    "it": ("ati", "ate", "uti", "ute", "iti", "ite"),
    "pt": ("ados", "adas", "idos", "idas"),
}
"""Endings of a participle in the plural; those that a singular may share are left out."""
_OPENERS: Mapping[str, str] = {
    "de": "dass ob wie wer wen wem was wann warum wo wohin bevor ehe nachdem weil da wenn falls als während "
    "obwohl obgleich damit sodass bis seit seitdem sobald solange indem",
    "en": "that whether how who what when why where before after because since if while although though "
    "unless until once so",
    "fr": "que qu si comment quand pourquoi où avant après parce puisque lorsque tandis alors afin bien "
    "comme pendant",
    "nl": "dat of hoe wie wat wanneer waarom waar voordat nadat omdat als terwijl hoewel zodat totdat sinds "
    "zodra",
}
"""What opens a clause."""
_SHORTEST = 5
_BETWEEN = 3  # words from a form of “to be” to its participle


class Subject(NamedTuple):
    """Who a clause is about, by place of the words that tell: a pronoun and a form of “to be”."""

    pronoun: int
    verb: int
    impersonal: bool


@cache
def _words(table: str, language: str) -> frozenset[str]:
    tables = {
        "open": _OPENERS,
        "one": _ONE,
        "many": _MANY,
        "be one": _BE_ONE,
        "be many": _BE_MANY,
        "be any": _BE_ANY,
    }
    return frozenset(tables[table].get(language, "").split())


def tells_many(words: Sequence[str], place: int, language: str) -> bool:
    """Whether a participle is said of several: by its own ending after a form of “to be”, or by that form.

    Args:
        words: Words and marks of a sentence, lower case.
        place: Of the participle.
        language: ISO 639-1 code.

    Example:
        >>> tells_many(["avant", "d", "'", "être", "déployés"], 4, "fr")
        True
        >>> tells_many(["il", "est", "parti"], 2, "fr"), tells_many(["they", "were", "sent"], 2, "en")
        (False, True)
    """
    before = words[max(0, place - 1 - _BETWEEN) : place]
    many, any_ = _words("be many", language), _words("be any", language)
    if language in _PARTICIPLES:
        ends = len(words[place]) >= _SHORTEST and words[place].endswith(_PARTICIPLES[language])
        return ends and not any_.union(many).isdisjoint(before)
    return not many.isdisjoint(before) and not _words("many", language).isdisjoint(words[:place])


def single_subject(clause: Sequence[str], language: str) -> Subject | None:
    """Find a pronoun and a verb of a clause that say that its subject is one; None if any says otherwise.

    Example:
        >>> single_subject("bevor es entsandt wird".split(), "de")
        Subject(pronoun=1, verb=3, impersonal=True)
        >>> single_subject("bevor sie entsandt werden".split(), "de") is None
        True
    """
    pronouns = [place for place, word in enumerate(clause) if word in _words("one", language)]
    verbs = [place for place, word in enumerate(clause) if word in _words("be one", language)]
    if len(pronouns) != 1 or not verbs or not _words("be many", language).isdisjoint(clause):
        return None
    return Subject(pronouns[0], verbs[-1], clause[pronouns[0]] in _IMPERSONAL)


def opens_clause(words: Sequence[str], language: str) -> bool:
    """Whether one of the words, lower case, opens a clause.

    Example:
        >>> opens_clause(["bevor"], "de"), opens_clause(["nach"], "de")
        (True, False)
    """
    return not _words("open", language).isdisjoint(words)


def of_several(word: str, language: str) -> bool:
    """Whether a word, lower case, is a pronoun or a form of “to be” that can be said of several.

    Example:
        >>> of_several("they", "en"), of_several("it", "en")
        (True, False)
    """
    return any(word in _words(table, language) for table in ("many", "be many", "be any"))
