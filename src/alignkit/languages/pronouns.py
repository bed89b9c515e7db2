"""He and she: pronouns by sex, who they surely mean, and nouns whose gender is not that of whom they mean."""

from collections.abc import Mapping
from functools import cache

from alignkit.languages.contrasts import Contrasts, Ways, two_poles

_EN_SAID = (
    "said, says, told, tells, adds, added, explained, explains, claimed, claims, wrote, writes, "
    "stated, insisted, "
    "replied, asked, tweeted, argued, warned, noted, continued, recalled, insists, admitted, reacted, "
    "laughed, stressed"
)
_DE_SAID = (
    "sagte, sagt, erklärte, erklärt, meinte, meint, betonte, betont, fügte, ergänzte, ergänzt, "
    "erzählte, erzählt, "
    "schrieb, schreibt, reagierte, antwortete, kommentierte, versicherte, fragte, warnte, kritisierte, "
    "lachte, "
    "lacht, bekräftigte, beteuerte, berichtete, berichtet, gestand, behauptete, schloss, twitterte, rief"
)
_FR_SAID = (
    "dit, a dit, a déclaré, a ajouté, a expliqué, a affirmé, a indiqué, a précisé, a souligné, a "
    "estimé, a écrit, "
    "a raconté, a confié, a assuré, explique, affirme, déclare, ajoute, souligne, estime, précise, "
    "raconte, confie, "
    "assure, poursuit, conclut, sourit"
)
_NL_SAID = (
    "zei, zegt, vertelde, vertelt, schreef, schrijft, verklaarde, benadrukte, lacht, lachte, meent, vindt"
)
_PT_SAID = (
    "disse, diz, afirmou, afirma, explicou, acrescentou, declarou, contou, escreveu, adiantou, garantiu"
)
_ES_SAID = "dijo, dice, afirmó, afirma, explicó, añadió, declaró, contó, escribió, aseguró, señaló"
_IT_SAID = "ha detto, dice, disse, ha affermato, ha spiegato, ha aggiunto, ha dichiarato, ha scritto, spiega"
_RU_SAID = (
    "сказал, заявил, добавил, отметил, пояснил, рассказал, подчеркнул, написал, сообщил, объяснил, ответил"
)
_UK_SAID = "сказав, заявив, додав, зазначив, пояснив, розповів, підкреслив, написав, повідомив"
_PL_SAID = (
    "powiedział, dodał, stwierdził, zaznaczył, podkreślił, wyjaśnił, oświadczył, napisał, przyznał, zauważył"
)
_CS_SAID = "řekl, dodal, uvedl, prohlásil, vysvětlil, napsal, poznamenal, zdůraznil, popsal"
_NORDIC_SAID = {
    "sv": "sa, säger, sade, berättade, berättar, skrev, förklarade, tillade, menar",
    "da": "sagde, siger, fortalte, fortæller, skrev, forklarede, tilføjede, mener",
    "no": "sa, sier, fortalte, forteller, skrev, forklarte, la, mener",
}
_ENGLISH = ("he, him, his, himself, his", "she, her, her, herself, hers")
_NORDIC = {
    "sv": ("han, honom, hans", "hon, henne, hennes"),
    "da": ("han, ham, hans", "hun, hende, hendes"),
    "no": ("han, ham, hans", "hun, henne, hennes"),
}
_PLAIN: Mapping[str, tuple[str, str]] = {
    "en": _ENGLISH,
    **_NORDIC,
    "de": ("er, ihm, ihn, sein|e|er|es|en|em", "sie, ihr, ihr|e|er|es|en|em"),
    "fr": ("il, lui", "elle"),
    "es": ("él", "ella"),
    "it": ("lui, egli", "lei, ella"),
    "pt": ("ele, dele, nele", "ela, dela, nela"),
    "ca": ("ell", "ella"),
    "ro": ("el, lui", "ea, ei"),
    "nl": ("hij, hem, zijn", "zij, ze, haar"),
    "pl": ("on, jego, jemu, niego, niemu, nim", "ona, jej, niej, nią"),
    "cs": ("on, jeho, jemu, něj, němu", "ona, její, ní"),
    "ru": ("он, его, ему, него, нему, нем, нём", "она, её, ее, ей, неё, нее, ней"),
    "uk": ("він, його, йому, нього, ньому", "вона, її, їй, неї, ній"),
}
"""Pronouns of either sex; in many languages things have them, too."""
PERSONAL = frozenset(("en", "sv", "da", "no"))
"""Languages whose pronouns of sex mean people."""
_EPICENE: Mapping[str, str] = {
    "de": "person personen kind kindes mädchen geisel leiche waise figur wache fachkraft führungskraft "
    "persönlichkeit mitglied opfer baby säugling star lehrkraft hilfskraft kraft mensch liebling "
    "schatz tier hund katze",
    "fr": "personne victime vedette star sentinelle recrue personnalité individu bébé créature idole "
    "animal chien chat enfant",
    "es": "persona víctima criatura autoridad estrella figura personaje bebé individuo celebridad animal "
    "perro gato",
    "it": "persona vittima guida guardia spia stella personaggio bambino individuo celebrità animale cane "
    "gatto",
    "pt": "pessoa vítima criança testemunha estrela figura personagem bebé bebê indivíduo criatura animal "
    "cão gato",
    "nl": "persoon kind meisje slachtoffer baby lid figuur dier hond kat",
    "en": "ship boat vessel",
    "pl": "osoba osoby osobę ofiara ofiary dziecko dziecka postać gwiazda zwierzę pies kot",
    "cs": "osoba osoby oběť oběti dítě dítěte postava hvězda zvíře pes kočka",
    "ru": "человек человека лицо лица жертва жертвы ребенок ребёнок ребенка ребёнка личность фигура звезда "
    "персона животное",
    "uk": "людина людини особа особи жертва дитина дитини персона зірка",
    "ca": "persona víctima criatura estrella figura",
    "ro": "persoană persoana victima victimă copil copilul vedetă",
}
"""Nouns of one gender for people of either, and animals."""


def _both_ways(verbs: str, one: str, other: str, near: tuple[str, str], *, agree: str = "") -> Ways:
    """Say every verb with either pronoun, before and after it; ``agree`` ends a verb said of a woman."""
    said = [verb.strip() for verb in verbs.split(",")]
    sides = []
    for pronouns, ending in ((one, ""), (other, agree)):
        sides.append(
            ", ".join(
                f"{verb}{ending} {pronoun}, {pronoun} {verb}{ending}"
                for verb in said
                for pronoun in pronouns.split("|")
            )
        )
    return Ways(sides[0], sides[1], *near)


def _after_verb(one: str, other: str) -> tuple[str, str]:
    """French puts the pronoun after the verb where a quotation comes first: “a-t-elle dit”."""
    verbs = (
        "a-t-{}, dit-{}, explique-t-{}, affirme-t-{}, ajoute-t-{}, raconte-t-{}, souligne-t-{}, "
        "estime-t-{}, poursuit-{}, conclut-{}, précise-t-{}, avait-{}, selon {}"
    )
    said = (
        "dit déclaré ajouté expliqué affirmé indiqué précisé souligné estimé écrit raconté confié assuré "
        "réagi lancé poursuivi conclu insisté rappelé regretté plaidé commenté répondu reconnu annoncé"
    )
    verbs += "".join(f", a-t-{{}} {participle}" for participle in said.split())
    return verbs.replace("{}", one), verbs.replace("{}", other)


def _joined(ways: Ways, more: tuple[str, str]) -> Ways:
    return ways._replace(one=f"{ways.one}, {more[0]}", other=f"{ways.other}, {more[1]}")


def _female(verbs: str, ending: str, cut: int = 0) -> str:
    return ", ".join(verb.strip()[: len(verb.strip()) - cut] + ending for verb in verbs.split(","))


def _nordic(language: str) -> Ways:
    one, other = (pronouns.split(",")[0] for pronouns in _NORDIC[language])
    return _joined(_both_ways(_NORDIC_SAID[language], one, other, ("", "")), _NORDIC[language])


def _before(verbs: str, pronoun: str) -> str:
    """English has the pronoun first: “says he” may be followed by what he is."""
    return ", ".join(f"{pronoun} {verb.strip()}" for verb in verbs.split(","))


_SPEAKERS: Mapping[str, Ways] = {
    "en": _joined(Ways(_before(_EN_SAID, "he"), _before(_EN_SAID, "she")), _ENGLISH),
    **{language: _nordic(language) for language in _NORDIC},
    "de": _both_ways(_DE_SAID, "er", "sie", ("er, ihm, ihn", "")),
    "fr": _joined(_both_ways(_FR_SAID, "il", "elle", ("il", "elle")), _after_verb("il", "elle")),
    "es": _both_ways(_ES_SAID, "él", "ella", ("él", "ella")),
    "it": _both_ways(_IT_SAID, "lui", "lei", ("lui, egli", "lei, ella")),
    "pt": _both_ways(_PT_SAID, "ele", "ela", ("ele, dele", "ela, dela")),
    "nl": _both_ways(_NL_SAID, "hij", "ze|zij", ("hij, hem", "haar")),
    "pl": Ways(
        f"{_PL_SAID}, jego zdaniem",
        f"{_female(_PL_SAID, 'a')}, jej zdaniem",
        "on, jego, jemu, niego",
        "ona, jej, niej, nią",
    ),
    "cs": Ways(_CS_SAID, _female(_CS_SAID, "a"), "on, jeho, jemu, něj", "ona, její, ní, jí"),
    "ru": _joined(
        _both_ways(_RU_SAID, "он", "она", ("он, его, ему, него", "она, её, ее, ей, неё, нее"), agree="а"),
        (_RU_SAID, _female(_RU_SAID, "а")),
    ),
    "uk": Ways(_UK_SAID, _female(_UK_SAID, "ла", 1), "він, його, йому, нього", "вона, її, їй, неї"),
}
SPEAKERS = Contrasts({"speaker": two_poles(("male", "female"), _SPEAKERS)})
"""Pronouns and verbs that are said of people only."""
PRONOUNS = Contrasts(
    {"pronoun": two_poles(("male", "female"), {language: Ways(*pair) for language, pair in _PLAIN.items()})}
)


@cache
def epicene(language: str) -> frozenset[str]:
    """Nouns whose gender says nothing of the person's, lower case.

    Example:
        >>> "personne" in epicene("fr")
        True
    """
    return frozenset(_EPICENE.get(language, "").split())
