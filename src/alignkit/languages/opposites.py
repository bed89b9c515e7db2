"""Words of which one says the opposite of another: places, points of the compass, order, states, kin."""

from collections.abc import Mapping, Sequence

from alignkit.languages.bounds import BOUND, COMPARED, TREND
from alignkit.languages.contrasts import EITHER, Contrasts, Named, Ways, two_poles
from alignkit.languages.sexes import KIN, PEOPLE

_WITH: Mapping[str, Ways] = {
    "en": Ways("with", "without"),
    "de": Ways("mit", "ohne"),
    "fr": Ways("avec", "sans"),
    "es": Ways("con", "sin"),
    "it": Ways("con, col, coi", "senza"),
    "pt": Ways("com", "sem"),
    "ca": Ways("amb", "sense"),
    "ro": Ways("cu", "fără"),
    "nl": Ways("met", "zonder"),
    "sv": Ways("med", "utan"),
    "da": Ways("med", "uden"),
    "no": Ways("med", "uten"),
    "pl": Ways("z, ze", "bez, beze"),
    "cs": Ways("s, se", "bez, beze"),
    "ru": Ways("с, со", "без, безо"),
    "uk": Ways("з, із, зі", "без"),
}
_ORDER: Mapping[str, Ways] = {
    "en": Ways(
        "before",
        "after",
        "prior, ago, previous*, until, earlier, ahead, front",
        "follow*, since, later, once, behind, then",
    ),
    "de": Ways(
        "vor, bevor, ehe",
        "nach, nachdem",
        "zuvor, vorher, davor, bis",
        "danach, seit, später, anschließend, hinter",
        "vor allem, nach wie vor, vor ort, je nach, nach und nach, nach angaben",
    ),
    "fr": Ways(
        "avant",
        "après",
        "auparavant, devant, jusqu*, il y a",
        "depuis, puis, suite, suiv*, derrière, dès",
        "avant tout, d'après, avant-*",
    ),
    "es": Ways(
        "antes de, antes del, antes de que",
        "después de, después del, después de que, tras",
        "antes, ante, previo*, hasta, hace",
        "después, luego, desde, detrás, siguiente",
    ),
    "it": Ways(
        "prima di, prima del, prima della, prima che",
        "dopo, dopo che",
        "prima, davanti, fino, fa",
        "poi, seguito, da, dalla",
    ),
    "pt": Ways(
        "antes de, antes do, antes da, antes que",
        "depois de, depois do, depois da, depois que, após",
        "antes, até, há",
        "depois, desde, seguida",
    ),
    "nl": Ways(
        "voordat, vóór, alvorens",
        "nadat, na",
        "voor, eerder, vooraf, geleden, tot",
        "daarna, sinds, later, achter",
    ),
    "sv": Ways("före, innan", "efter", "för, tidigare, till, förrän", "sedan, senare"),
    "da": Ways("før, inden", "efter", "for, siden, til, tidligere", "siden, senere"),
    "no": Ways("før", "etter", "for, siden, til, tidligere", "siden, senere"),
    "pl": Ways("przed, zanim", "po", "wcześniej, do, temu", "potem, później, od, gdy", "po czym"),
    "cs": Ways("před, než", "po, poté co", "dříve, do", "potom, později, od"),
    "ru": Ways(
        "перед, прежде чем",
        "после",
        "до, раньше, назад, прежде, пока",
        "потом, затем, спустя, через, с",
    ),
}
_SIDE: Mapping[str, Ways] = {
    "en": Ways("left, leftmost, leftward*", "right, rightmost, rightward*"),
    "de": Ways("links, link|e|er|es|en|em", "rechts, recht|e|er|es|en|em", "links*", "rechts*"),
    "fr": Ways("gauche, gauches", "droite, droites", "gauch*", "droit*"),
    "es": Ways("izquierd|a|o|as|os", "derech|a|o|as|os", "zurd*", "diestr*"),
    "it": Ways("sinistr|a|o|e|i", "destr|a|o|e|i", "manc*", "diritt*, giust*"),
    "pt": Ways("esquerd|a|o|as|os", "direit|a|o|as|os"),
    "ca": Ways("esquerr|a|e|es", "dret|a||es"),
    "nl": Ways("links, linker, linkse", "rechts, rechter, rechtse", "linker*", "rechter*"),
    "sv": Ways("vänster, vänstra", "höger, högra", "vänster*", "höger*"),
    "da": Ways("venstre", "højre", "venstre*", "højre*"),
    "no": Ways("venstre", "høyre", "venstre*", "høyre*"),
    "pl": Ways("lew|y|a|e|ej|ego|ą|ym, lewo", "praw|y|a|e|ej|ego|ą|ym, prawo", "lewi*", "prawi*"),
    "cs": Ways(
        "lev|ý|á|é|ou|ém|ého, vlevo, doleva",
        "prav|ý|á|é|ou|ém|ého, vpravo, doprava",
        "levi*",
        "pravi*",
    ),
    "ru": Ways(
        "лев|ый|ая|ое|ую|ой|ом|ого, слева, налево, влево",
        "прав|ый|ая|ое|ую|ой|ом|ого, справа, направо, вправо",
    ),
}
_HEIGHT: Mapping[str, Ways] = {
    "en": Ways(
        "upper, above",
        "lower, below",
        "over, top, higher, up, superior",
        "under, bottom, down, beneath, inferior, underneath",
    ),
    "de": Ways(
        "ober|e|er|es|en|em, oben, oberhalb",
        "unter|e|er|es|en|em, unten, unterhalb",
        "über, höher*, ober*",
        "unter, niedrig*, unter*",
    ),
    "fr": Ways("supérieur||e|s|es", "inférieur||e|s|es", "haut*, dessus, sup*", "bas*, dessous, sous"),
    "es": Ways("superior||es", "inferior||es", "encima, arriba, alt*", "debajo, abajo, baj*"),
    "it": Ways("superior|e|i", "inferior|e|i", "sopra, alt*", "sotto, bass*"),
    "pt": Ways("superior||es", "inferior||es", "acima, cima, alt*", "abaixo, baix*"),
    "ca": Ways("superior||s", "inferior||s", "sobre, dalt, alt*", "sota, baix*"),
    "nl": Ways(
        "boven, bovenste, hoger, hogere",
        "onder, onderste, lager, lagere",
        "boven*, op",
        "onder*, beneden*",
    ),
    "pl": Ways("górn|y|a|e|ej|ego", "doln|y|a|e|ej|ego", "wyż*, ponad, nad, powyżej", "niż*, pod, poniżej"),
    "ru": Ways("верхн|ий|яя|ее|юю|ей|ем|его", "нижн|ий|яя|ее|юю|ей|ем|его", "выше, над", "ниже, под"),
}
_RANK: Mapping[str, Ways] = {
    "en": Ways(
        "first",
        "last",
        "initial*, firstly, earliest, 1st",
        "final*, latest, past, lastly",
        "at last, last but not least",
    ),
    "de": Ways(
        "erst|e|er|es|en|em",
        "letzt|e|er|es|en|em",
        "zuerst, anfang*, zunächst, erstmals",
        "zuletzt, letzt*, vergangen*, vorig*, schließlich",
        "letzt|e|en endes",
    ),
    "fr": Ways(
        "premi|er|ère|ers|ères",
        "derni|er|ère|ers|ères",
        "abord, début*, premièr*",
        "enfin, fin*, dernièr*, passé*",
        "premier ministre, première ministre",
    ),
    "es": Ways(
        "primer||o|a|os|as",
        "últim|o||a|os|as",
        "principi*, primer*, inici*",
        "final*, última*, pasad*",
        "primer ministro, primera ministra",
    ),
    "it": Ways("prim|o|a|i|e", "ultim|o|a|i|e", "inizi*", "fin*, scors*", "primo ministro, prima ministra"),
    "pt": Ways(
        "primeir|o|a|os|as",
        "últim|o|a|os|as",
        "iníci*",
        "final*, passad*",
        "primeiro ministro, primeira ministra, primeiro-ministro, primeira-ministra",
    ),
    "nl": Ways(
        "eerste, eerst",
        "laatste, laatst",
        "eerste*, begin*",
        "laatste*, vorig*, afgelopen, slot*",
        "eerste minister",
    ),
    "pl": Ways(
        "pierwsz|y|a|e|ego|ej|ym|ą",
        "ostatni||a|e|ego|ej|m|ą",
        "początk*, pierw*",
        "ostatn*, końc*, zeszł*",
    ),
    "ru": Ways(
        "перв|ый|ая|ое|ого|ой|ом|ую",
        "последн|ий|яя|ее|его|ей|ем|юю",
        "начал*, сначала, впервые",
        "наконец, прошл*, конец, конц*",
    ),
}
_STATE: Mapping[str, Ways] = {
    "en": Ways(
        "open, opens, opened, opening, reopen*",
        "closed, closes, closing, closure, shut, shuts",
        "open*",
        "clos*, shut*",
    ),
    "de": Ways(
        "offen, offene, geöffnet, öffnet, öffnen, öffnete, eröffnet, öffnung",
        "geschlossen, geschlossene, schließt, schließen, schloss, schließung, gesperrt",
        "öffn*, eröff*, offen*, auf",
        "schließ*, schloss*, schlüss*, dicht",
    ),
    "fr": Ways(
        "ouvert||e|s|es, ouvr|e|ent|ir|ait|ira, ouverture",
        "fermé||e|s|es, ferm|e|ent|er|ait|era, fermeture",
        "ouv*",
        "ferm*, clos*, clôt*",
    ),
    "es": Ways(
        "abiert|o|a|os|as, abr|e|en|ir|ió, apertura",
        "cerrad|o|a|os|as, cierr|a|an, cerrar, cerró, cierre",
        "abr*, abier*, inaug*",
        "cerr*, cier*, clausur*",
    ),
    "it": Ways(
        "apert|o|a|i|e, apr|e|ono|ire|irà, apertura",
        "chius|o|a|i|e, chiud|e|ono|ere|erà, chiusura",
        "ap*",
        "chiu*",
    ),
    "pt": Ways(
        "abert|o|a|os|as, abr|e|em|ir|iu, abertura",
        "fechad|o|a|os|as, fech|a|am|ar|ou, encerr*, fecho",
        "abr*, aber*",
        "fech*, encerr*",
    ),
    "nl": Ways(
        "open, opent, openen, opende, geopend, opening",
        "gesloten, sluit, sluiten, sloot, dicht, sluiting",
        "open*",
        "sluit*, gesl*, dicht*",
    ),
    "pl": Ways(
        "otwart|y|a|e|ych, otwier|a|ają, otworz*, otwarci*",
        "zamknięt|y|a|e|ych, zamyk|a|ają, zamkn*",
        "otw*",
        "zam*",
    ),
    "ru": Ways("открыт*, откры*, откро*", "закрыт*, закры*, закро*"),
}
_COMPASS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "n": "north, northern, northward*, northerly, northbound",
        "s": "south, southern, southward*, southerly, southbound",
        "e": "east, eastern, eastward*, easterly, eastbound",
        "w": "west, western, westward*, westerly, westbound",
        "ne": "northeast*, north-east, north-eastern, north-easterly",
        "nw": "northwest*, north-west, north-western, north-westerly",
        "se": "southeast*, south-east, south-eastern, south-easterly",
        "sw": "southwest*, south-west, south-western, south-westerly",
    },
    "de": {
        "n": "norden, nord, nordens, nördlich||e|er|es|en|em, nordwärts",
        "s": "süden, süd, südens, südlich||e|er|es|en|em, südwärts",
        "e": "osten, ost, ostens, östlich||e|er|es|en|em, ostwärts",
        "w": "westen, west, westens, westlich||e|er|es|en|em, westwärts",
        "ne": "nordost*, nordöstlich*",
        "nw": "nordwest*",
        "se": "südost*, südöstlich*",
        "sw": "südwest*",
    },
    "fr": {
        "n": "nord, septentrional*",
        "s": "sud, méridional*",
        "e": "l'est, à l'est, d'est, oriental||e|es",
        "w": "ouest, occidental||e|es",
        "ne": "nord-est",
        "nw": "nord-ouest",
        "se": "sud-est",
        "sw": "sud-ouest",
    },
    "es": {
        "n": "norte, septentrional*",
        "s": "sur, meridional*",
        "e": "el este, al este, del este, oriental||es",
        "w": "oeste, occidental||es, poniente",
        "ne": "noreste, nordeste",
        "nw": "noroeste",
        "se": "sureste, sudeste",
        "sw": "suroeste, sudoeste",
    },
    "it": {
        "n": "nord, settentrional|e|i",
        "s": "sud, meridional|e|i",
        "e": "est, oriental|e|i",
        "w": "ovest, occidental|e|i",
        "ne": "nord-est, nordest, nordoriental*",
        "nw": "nord-ovest, nordovest, nordoccidental*",
        "se": "sud-est, sudest, sudoriental*",
        "sw": "sud-ovest, sudovest, sudoccidental*",
    },
    "pt": {
        "n": "norte",
        "s": "sul",
        "e": "leste, oriental, orientais",
        "w": "oeste, ocidental, ocidentais",
        "ne": "nordeste",
        "nw": "noroeste",
        "se": "sudeste",
        "sw": "sudoeste",
    },
    "nl": {
        "n": "noord, noorden, noordelijk||e",
        "s": "zuid, zuiden, zuidelijk||e",
        "e": "oost, oosten, oostelijk||e",
        "w": "west, westen, westelijk||e",
        "ne": "noordoost*",
        "nw": "noordwest*",
        "se": "zuidoost*",
        "sw": "zuidwest*",
    },
    "sv": {
        "n": "norr, norra, norrut, nordlig|a|t",
        "s": "söder, södra, söderut, sydlig|a|t",
        "e": "öster, östra, österut, östlig|a|t",
        "w": "väster, västra, västerut, västlig|a|t",
        "ne": "nordost*, nordöst*",
        "nw": "nordväst*",
        "se": "sydost*, sydöst*",
        "sw": "sydväst*",
    },
    "da": {
        "n": "nord, nordlig|e|t",
        "s": "syd, sydlig|e|t",
        "e": "øst, østlig|e|t",
        "w": "vest, vestlig|e|t",
        "ne": "nordøst*",
        "nw": "nordvest*",
        "se": "sydøst*",
        "sw": "sydvest*",
    },
    "no": {
        "n": "nord, nordlig|e",
        "s": "sør, sørlig|e",
        "e": "øst, østlig|e",
        "w": "vest, vestlig|e",
        "ne": "nordøst*",
        "nw": "nordvest*",
        "se": "sørøst*",
        "sw": "sørvest*",
    },
    "pl": {
        "n": "północ, północy, północn|y|a|e|ej|ego|ym|ych",
        "s": "południe, południa, południu, południow|y|a|e|ej|ego|ym|ych",
        "e": "wschód, wschodu, wschodzie, wschodni||a|e|ej|ego|m|ch",
        "w": "zachód, zachodu, zachodzie, zachodni||a|e|ej|ego|m|ch",
        "ne": "północno-wsch*, północny wschód",
        "nw": "północny zachód",
        "se": "południowy wschód",
        "sw": "południowy zachód",
    },
    "cs": {
        "n": "sever, severu, severn|í|ího|ím|ích",
        "s": "jih, jihu, jižn|í|ího|ím|ích",
        "e": "východ, východě, východn|í|ího|ím|ích",
        "w": "západ, západě, západn|í|ího|ím|ích",
        "ne": "severovýchod*",
        "nw": "severozápad*",
        "se": "jihovýchod*",
        "sw": "jihozápad*",
    },
    "ru": {
        "n": "север, севера, северу, севере, северн*",
        "s": "юг, юга, югу, юге, южн*",
        "e": "восток, востока, востоку, востоке, восточн*",
        "w": "запад, запада, западу, западе, западн*",
        "ne": "северо-восток, северо-востоке, северо-восточный",
        "nw": "северо-запад, северо-западе, северо-западный",
        "se": "юго-восток, юго-востоке, юго-восточный",
        "sw": "юго-запад, юго-западе, юго-западный",
    },
}
"""Points of the compass by language."""
_COMPOUND: Mapping[str, str] = {
    "de": "nord* süd* ost* west* öst*",
    "nl": "noord* zuid* oost* west*",
    "sv": "nord* syd* öst* väst*",
    "da": "nord* syd* øst* vest* sønder*",
    "no": "nord* sør* øst* vest* syd*",
    "pl": "północno* południowo* wschodnio* zachodnio*",
    "cs": "severo* jiho* východo* západo*",
    "ru": "северо* юго* восточно* западно*",
    "it": "nord* sud*",
    "es": "norte* nor* sud* sur*",
    "pt": "norte* nor* sul* sud*",
    "fr": "nord* sud*",
}
"""Beginnings of compounds (``Westafrika``, ``północno-wschodni``): other points may be meant."""


def _compass(language: str) -> Sequence[Named]:
    points = [Named(pole, phrases) for pole, phrases in _COMPASS[language].items()]
    return *points, Named(EITHER, _COMPOUND.get(language, "").replace(" ", ", "), sure=False)


_TWO_POLES: Mapping[str, tuple[tuple[str, str], Mapping[str, Ways]]] = {
    "bound": (("least", "most"), BOUND),
    "comparison": (("more", "less"), COMPARED),
    "trend": (("increase", "decrease"), TREND),
    "with": (("with", "without"), _WITH),
    "order": (("before", "after"), _ORDER),
    "side": (("left", "right"), _SIDE),
    "height": (("upper", "lower"), _HEIGHT),
    "rank": (("first", "last"), _RANK),
    "state": (("open", "closed"), _STATE),
    "people": (("male", "female"), PEOPLE),
    "kin": (("male", "female"), KIN),
}
OPPOSITES = Contrasts(
    {group: two_poles(poles, ways) for group, (poles, ways) in _TWO_POLES.items()}
    | {"compass": {language: _compass(language) for language in _COMPASS}}
)
"""Classes by name: ``bound``, ``comparison``, ``trend``, ``with``, ``order``, ``side``, ``height``, ``rank``,
``state``, ``people``, ``kin``, ``compass``."""


def excludes(pole: str, other: str) -> bool:
    """Whether two poles of a class cannot be meant by one word; of points of the compass, near ones can.

    Example:
        >>> excludes("least", "most"), excludes("ne", "n"), excludes("ne", "nw"), excludes("n", "s")
        (True, False, True, True)
    """
    points = set("nesw")
    if not (set(pole) <= points and set(other) <= points):
        return pole != other
    return pole != other and (len(pole) == len(other) or not set(pole) & set(other))
