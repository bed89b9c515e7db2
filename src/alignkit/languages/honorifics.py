"""Titles of address before a name, and what other languages say for them."""

from collections.abc import Mapping

_MEN: Mapping[str, str] = {
    "cs": "pan p.",
    "da": "hr.",
    "de": "Herr Herrn Hr.",
    "en": "Mr Mr. Mister",
    "es": "señor Sr. Sr",
    "fr": "M. Monsieur Mr Mr.",
    "it": "signor sig. Sig. signore",
    "nl": "meneer dhr. heer",
    "no": "herr hr.",
    "pl": "pan p. Pan pana panu panem",
    "pt": "senhor Sr. Sr",
    "ro": "domnul dl. dl domnului",
    "ru": "господин г-н г-на",
    "sv": "herr hr",
}
_WOMEN: Mapping[str, str] = {
    "cs": "paní pí",
    "da": "fru fr.",
    "de": "Frau Fr. Fräulein",
    "en": "Ms Ms. Mrs Mrs. Miss",
    "es": "señora Sra. Sra señorita Srta.",
    "fr": "Mme Mme. Madame Mlle Mlle. Mademoiselle Mmes",
    "it": "signora sig.ra Sig.ra signorina sig.na",
    "nl": "mevrouw mevr. mw.",
    "no": "fru fr.",
    "pl": "pani Pani p. panią",
    "pt": "senhora Sra. Sra senhorita",
    "ro": "doamna dna. dna d-na doamnei",
    "ru": "госпожа г-жа г-жи",
    "sv": "fru",
}
#: English titles are left before English names in many a language.
_TRAVELLING = frozenset({"en"})


def foreign_titles(source: str, target: str) -> Mapping[str, str]:
    """Titles of a language that are none in another, each with the other's usual one.

    Example:
        >>> foreign_titles("fr", "de")["Mme"], "Sr." in foreign_titles("es", "pt")
        ('Frau', False)
    """
    if source in _TRAVELLING or source == target:
        return {}
    own = {word for table in (_MEN, _WOMEN) for word in table.get(target, "").split()}
    return {
        title: table[target].split()[0]
        for table in (_MEN, _WOMEN)
        if target in table
        for title in table.get(source, "").split()
        if title not in own
    }
