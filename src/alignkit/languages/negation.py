"""Words that deny: what negates a clause, what looks like it and does not, and what denies by its meaning.

A cue of negation on one side of a translation may be answered by a cue, or by a word that holds the
denial in itself (``without``, ``unable``, ``refuse``). The lists are grammar, not vocabulary: particles and
pronouns, prefixes, and the few verbs and adverbs that deny in every text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

import regex


@dataclass(frozen=True, slots=True)
class Negation:
    """How a language denies.

    Attributes:
        cues: Words that negate their clause.
        excused: What may follow a cue so that it denies nothing (``not only``).
        soft: Words that deny by their meaning, or hedge so far that they may answer a denial.
    """

    cues: "regex.Pattern[str]"
    excused: "regex.Pattern[str]"
    soft: "regex.Pattern[str]"


_TABLE: Mapping[str, tuple[str, str, str]] = {
    "de": (
        r"nicht|kein(?:e[nmrs]?)?|nie|niemals|nichts|niemand(?:e[mn])?|nirgends|nirgendwo|weder|keinesfalls|keineswegs|keinerlei",
        r"nur|bloß|allein|einmal|zuletzt|umsonst|selten|wahr",
        r"ohne|kaum|außerstande|minder\p{L}*|in(?:akz|komp|tol|stab|eff|disk|akt)\p{L}*|selten|wenig\p{L}*|un\p{Ll}{4,}|\p{L}+los(?:e[nmrs]?)?|\p{L}+frei(?:e[nmrs]?)?|nein|noch|statt|anstatt|sondern|außer|erst|bevor|bis"
        r"|ablehn\p{L}*|abgelehnt\p{L}*|lehnt\p{L}*|weiger\p{L}*|verweiger\p{L}*|verhinder\p{L}*|vermeid\p{L}*|vermied\p{L}*|fehl\p{L}*|mangel\p{L}*|verbiet\p{L}*|verbot\p{L}*"
        r"|scheiter\p{L}*|verzicht\p{L}*|leugn\p{L}*|bestreit\p{L}*|bestritt\p{L}*|miss\p{L}*|dementier\p{L}*|verlor\p{L}*|verpass\p{L}*|entzog\p{L}*|nur|schwer\p{L}*|zweifel\p{L}*|bezweifel\p{L}*"
        r"|höchstens|maximal\p{L}*|warn\p{L}*|gewarnt\p{L}*|abrat\p{L}*|abger[aiu]t\p{L}*|enth[aiä]lt\p{L}*|untersag\p{L}*|unterlass\p{L}*|unterl[iä][eß]\p{L}*|vergess\p{L}*|verg[aiß]+\p{L}*",
    ),
    "en": (
        r"not|cannot|never|nobody|nothing|nowhere|neither|nor|none|no|t",
        r"only|just|merely|simply|least|later|more|less|doubt|matter|wonder|long|[.\-‐–]",
        r"without|hardly|barely|scarcely|rarely|seldom|few|little|un\p{Ll}{3,}|in\p{Ll}{5,}|im(?:possib|perf|moral|mob)\p{L}*|ir(?:reg|resp|rel)\p{L}*|dis\p{Ll}{4,}|mis\p{Ll}{4,}|\p{L}+less"
        r"|non\p{L}*|refus\p{L}*|den(?:y|ies|ied|ying)|fail\p{L}*|lack\p{L}*|avoid\p{L}*|prevent\p{L}*|reject\p{L}*|deny|stop\p{L}*|lost|los(?:e|es|ing)|miss\p{L}*|absence|instead"
        r"|rather|except|unless|until|before|only|far|against|any\p{L}*|yet|ever|either|too|doubt\p{L}*|ban(?:ned|s)?|forb\p{L}*|prohibit\p{L}*|declin\p{L}*|free|short"
        r"|most|maxim\p{L}*|warn\p{L}*|refrain\p{L}*|abstain\p{L}*|dissuad\p{L}*|beware|forget\p{L}*|forgot\p{L}*|neglect\p{L}*|omit\p{L}*|ceas\p{L}*|exclud\p{L}*|absent|devoid",
    ),
    "fr": (
        r"pas|jamais|rien|aucun(?:e|s|es)?|ni|nul(?:le)?|guère|nullement",
        r"seulement|uniquement|que|mal|moins|forcément",
        r"sans|ne|n|non|peu|plus|moins|personne|in\p{Ll}{4,}|im\p{Ll}{5,}|ir\p{Ll}{5,}|il(?:lég|lis|log|lim)\p{L}*|dé\p{Ll}{4,}|dis\p{Ll}{4,}|mé\p{Ll}{4,}|mal\p{Ll}{3,}"
        r"|refus\p{L}*|empêch\p{L}*|évit\p{L}*|manqu\p{L}*|échou\p{L}*|échec|rejet\p{L}*|ni(?:e|é|er|ent|ait)|interdi\p{L}*|renonc\p{L}*|absence|dépourvu\p{L}*|sauf|avant|hormis|plutôt|faute|perd\p{L}*"
        r"|rare\p{L}*|difficile\p{L}*|seul\p{L}*|à peine|contre|trop|jusqu"
        r"|aucunement|impossib\p{L}*|dout\p{L}*|cess\p{L}*|loin|exclu\p{L}*|libre"
        r"|avert\p{L}*|abst(?:en|ien|în)\p{L}*|dissua\p{L}*|prév(?:en|ien)\p{L}*|omet\p{L}*|omis\p{L}*|oubli\p{L}*|néglig\p{L}*|défen[ds]\p{L}*",
    ),
    "es": (
        r"no|nunca|jamás|nada|nadie|ning[uú]n(?:a|o|as|os)?|tampoco|ni",
        r"solo|sólo|solamente|únicamente|obstante",
        r"sin|apenas|poc[oa]s?|menos|in\p{Ll}{5,}|im\p{Ll}{5,}|des\p{Ll}{4,}|neg\p{L}*|evit\p{L}*|impid\p{L}*|impedi\p{L}*|falt\p{L}*|rechaz\p{L}*|fracas\p{L}*|carec\p{L}*|salvo|excepto|antes|hasta|solo|sólo"
        r"|sino|contra|difícil\p{L}*|demasiado|dej\p{L}*|rar\p{L}*|prohib\p{L}*|dud\p{L}*|perd\p{L}*|ausencia|lejos"
        r"|advert\p{L}*|advirt\p{L}*|abst\p{L}*|disuad\p{L}*|olvid\p{L}*|omit\p{L}*",
    ),
    "it": (
        r"non|nessun[oa]?|niente|nulla|né|neppure|nemmeno|neanche",
        r"solo|soltanto|solamente|appena|altro",
        r"senza|mai|poc\p{L}*|meno|in\p{Ll}{5,}|im\p{Ll}{5,}|ir\p{Ll}{5,}|dis\p{Ll}{4,}|s\p{Ll}{5,}|rifiut\p{L}*|neg\p{L}*|evit\p{L}*|imped\p{L}*|manc\p{L}*|fall\p{L}*|tranne|prima|solo|contro|difficil\p{L}*|troppo"
        r"|rar\p{L}*|viet\p{L}*|dubb\p{L}*|assenza|privo|priva|perso|perd\p{L}*|finché|anziché|bensì"
        r"|avvert\p{L}*|asten\p{L}*|astien\p{L}*|sconsigli\p{L}*|dimentic\p{L}*|smett\p{L}*|smess\p{L}*",
    ),
    "pt": (
        r"não|nunca|jamais|nada|ninguém|nenhu[mn]\p{L}*|tampouco|nem",
        r"só|somente|apenas|obstante",
        r"sem|pouc\p{L}*|menos|in\p{Ll}{5,}|im\p{Ll}{5,}|des\p{Ll}{4,}|recus\p{L}*|neg\p{L}*|evit\p{L}*|imped\p{L}*|falt\p{L}*|falh\p{L}*|rejeit\p{L}*|fracass\p{L}*|exceto|salvo|antes|até|só|apenas|contra|difícil\p{L}*"
        r"|demasiado|deix\p{L}*|rar\p{L}*|proib\p{L}*|dúvid\p{L}*|duvid\p{L}*|perd\p{L}*|ausência|longe|mal|sequer"
        r"|advert\p{L}*|abst\p{L}*|desaconselh\p{L}*|esquec\p{L}*|omit\p{L}*",
    ),
    "nl": (
        r"niet|geen|nooit|niets|niemand|nergens|noch|geenszins|evenmin",
        r"alleen|slechts|enkel|zozeer|waar",
        r"zonder|nauwelijks|amper|zelden|weinig|on\p{Ll}{4,}|\p{L}+loos|\p{L}+loze|\p{L}+vrij|weiger\p{L}*|ontbre\p{L}*|gebrek|voorkom\p{L}*|vermijd\p{L}*|mislukt\p{L}*|behalve|voordat|tot|pas|tegen|moeilijk\p{L}*"
        r"|te|nee|ontken\p{L}*|verb\p{L}*|wijst|afgewezen"
        r"|verlo\p{L}*|mis\p{Ll}{3,}|twijfel\p{L}*|in plaats|afwezig\p{L}*"
        r"|waarschuw\p{L}*|gewaarschuwd|onthoud\p{L}*|onthield\p{L}*|afgeraden|raadt|verget\p{L}*|vergat\p{L}*",
    ),
    "sv": (
        r"inte|ej|icke|aldrig|ingen|inget|inga|ingenting|ingenstans|varken",
        r"bara|endast|enbart|minst",
        r"utan|knappt|sällan|få|o\p{Ll}{4,}|\p{L}+lös[at]?|\p{L}+fri[at]?|vägra\p{L}*|nek\p{L}*|undvik\p{L}*|undvek|hindra\p{L}*|förhindra\p{L}*|förbj\p{L}*|förbud\p{L}*|sakna\p{L}*|brist\p{L}*|misslyck\p{L}*"
        r"|miss\p{L}*|avvis\p{L}*|avslut\p{L}*|avst[åo]\p{L}*|slut\p{L}*|innan|förrän|bara|endast|nej|heller|tvivl\p{L}*|svår\p{L}*|istället|varna\p{L}*|avråd\p{L}*|glöm\p{L}*|förlor\p{L}*|utom|mindre|lite",
    ),
    "da": (
        r"ikke|ej|aldrig|ingen|intet|ingenting|hverken|ingensteds",
        r"kun|bare|alene|mindst",
        r"uden|næppe|sjælden\p{L}*|få|u\p{Ll}{4,}|\p{L}+løse?|\p{L}+fri[et]?|nægt\p{L}*|afvis\p{L}*|undg\p{L}*|undlad\p{L}*|undlod|forhindr\p{L}*|hindr\p{L}*|forb[yø]d\p{L}*|mangl\p{L}*|mislyk\p{L}*|mis\p{Ll}{3,}"
        r"|før|kun|nej|heller|tvivl\p{L}*|svær\p{L}*|stedet|advar\p{L}*|fraråd\p{L}*|glem\p{L}*|tab\p{L}*|undtagen|mindre|lidt|stop\p{L}*",
    ),
    "no": (
        r"ikke|ei|aldri|ingen|intet|ingenting|verken|hverken",
        r"bare|kun|alene|minst",
        r"uten|neppe|sjelden\p{L}*|få|u\p{Ll}{4,}|\p{L}+løse?|\p{L}+fri[et]?|nekt\p{L}*|avvis\p{L}*|unng\p{L}*|forhindr\p{L}*|hindr\p{L}*|forb[yu]d\p{L}*|mangl\p{L}*|mislyk\p{L}*|mis\p{Ll}{3,}"
        r"|før|kun|bare|nei|heller|tvil\p{L}*|vanskelig\p{L}*|stedet|advar\p{L}*|frarå\p{L}*|glem\p{L}*|tap\p{L}*|unntatt|mindre|lite|slutt\p{L}*",
    ),
    # Where every word of a denial denies (“nikt nie przyszedł”), only the particle at the verb is a cue.
    "pl": (
        r"nie",
        r"tylko|jedynie|wyłącznie|mniej",
        r"ani|żad\p{L}*|nik\p{L}{2,}|nicz\p{L}*|nigdzie|nie\p{L}{3,}|bez\p{L}*|ledwo|rzadko|mało|mniej|odm[oóa]w\p{L}*|odrzuc\p{L}*|zaprzecz\p{L}*|unik\p{L}*|zapobie\p{L}*|zakaz\p{L}*|zabr[ao]n\p{L}*|brak\p{L}*|zanim|oprócz|zamiast"
        r"|wątp\p{L}*|trudno|przesta\p{L}*|strac\p{L}*|przeciw\p{L}*|ostrze[gż]\p{L}*|zapom\p{L}*|tylko|dopóki|póki|poza|wyklucz\p{L}*|powstrzym\p{L}*",
    ),
    "cs": (
        r"ne|není|nejsou|nejsem|nejsme|nebyl\p{L}*|nebud\p{L}*|nemá|nemají|nemám|neměl\p{L}*|nemoh\p{L}*|nemůž\p{L}*|nelze|nesm\p{L}*|nechc\p{L}*|nechtěl\p{L}*|neví\p{L}*|nevěd\p{L}*",
        r"jen|jenom|pouze|méně",
        r"ani|žádn\p{L}*|nik\p{L}{2,}|nic\p{L}*|ne\p{L}{3,}|bez\p{L}*|sotva|zřídka|málo|méně|odm[íi]t\p{L}*|popír\p{L}*|popřel\p{L}*|vyh[ýn]\p{L}*|zabr[áa]n\p{L}*|zák[aá]z\p{L}*|zakáz\p{L}*|chyb\p{L}*|dokud|než|kromě|místo"
        r"|pochyb\p{L}*|těžko|přesta\p{L}*|ztrat\p{L}*|proti|varov\p{L}*|zapom\p{L}*|jen|pouze|mimo|vylouč\p{L}*|postrád\p{L}*|ztrác\p{L}*|selh\p{L}*",
    ),
    "ru": (
        r"не|нет|нельзя|нету",
        r"только|лишь|просто|столько|менее|меньше|раз|более|больше",
        r"ни|ник\p{L}+|нич\p{L}+|нигде|без|бе[зс]\p{L}{3,}|не\p{L}{3,}|едва|вряд|мало|редко|лишь|только|отказ\p{L}*|отверг\p{L}*|отриц\p{L}*|запре[тщ]\p{L}*|избе[жг]\p{L}*|лиш\p{L}*|отсутств\p{L}*|кроме|вместо|пока|до|прежде|против"
        r"|сомнева\p{L}*|сомнен\p{L}*|забы\p{L}*|провал\p{L}*|исключ\p{L}*|прекра[тщ]\p{L}*|потер\p{L}*|теря\p{L}*|пропус\p{L}*|труд\p{L}*|слишком|предупре\p{L}*|предотвр\p{L}*",
    ),
    "uk": (
        r"не|немає|нема|ні",
        r"тільки|лише|просто|стільки|менше|раз|більше",
        r"ані|ніх\p{L}+|нік\p{L}+|ніч\p{L}+|ніде|без|без\p{L}{3,}|не\p{L}{3,}|ледве|навряд|мало|рідко|лише|тільки|відмов\p{L}*|відки\p{L}*|запереч\p{L}*|заборон\p{L}*|уник\p{L}*|позбав\p{L}*|відсутн\p{L}*|крім|окрім|замість|поки|до|проти"
        r"|сумнів\p{L}*|забу\p{L}*|провал\p{L}*|виключ\p{L}*|припин\p{L}*|втра[тч]\p{L}*|пропус\p{L}*|важк\p{L}*|надто|поперед\p{L}*",
    ),
    "bg": (
        r"не|няма\p{L}*|недей\p{L}*",
        r"само|просто|толкова|по",
        r"ни|ник\p{L}+|нищо|без|без\p{L}{3,}|не\p{L}{3,}|едва|малко|рядко|само|отказ\p{L}*|отхвърл\p{L}*|отрич\p{L}*|забран\p{L}*|избяг\p{L}*|лиш\p{L}*|липс\p{L}*|освен|вместо|преди|докато|срещу|против|съмн\p{L}*|забрав\p{L}*|провал\p{L}*|изключ\p{L}*|спир\p{L}*|спр\p{L}*|загуб\p{L}*|трудно|твърде",
    ),
    "ro": (
        r"nu|n|nicio|niciun|niciunul|niciuna|nimic|nimeni|nicăieri|nici",
        r"numai|doar|atât|mai",
        r"fără|niciodată|puțin\p{L}*|mai|rar\p{L}*|ne\p{Ll}{4,}|in\p{Ll}{5,}|im\p{Ll}{5,}|dez?\p{Ll}{4,}|refuz\p{L}*|neg\p{L}*|evit\p{L}*|împiedic\p{L}*|lips\p{L}*|respin\p{L}*|eșu\p{L}*|interzi\p{L}*|înainte|până|doar|decât|contra|împotriva|greu|prea|încet\p{L}*|pierd\p{L}*|pierdut\p{L}*|uit\p{L}*|exclu\p{L}*|îndoi\p{L}*|absen\p{L}*|departe",
    ),
}
_WARNED = 5  # words between a warning and what it warns of
_REACH = 9  # words between the halves of a French negation
_NOUN_BEFORE = regex.compile(r"(?:le|un|ce|chaque|premier|premiers|les|ses|deux|des|au)")


@cache
def negation(language: str) -> Negation | None:
    """The table of a language, None where there is none."""
    if language not in _TABLE:
        return None
    cues, excused, soft = (regex.compile(pattern, regex.IGNORECASE) for pattern in _TABLE[language])
    return Negation(cues, excused, soft)


def cues(words: Sequence[str], language: str) -> list[int]:
    """Places of the words that negate a clause; what only looks like negation is left out.

    Example:
        >>> cues("She did not only sing , she never stopped".split(), "en")
        [7]
        >>> cues("A sign warned travellers not to enter".split(), "en")
        []
        >>> cues("Nikt nie przyszedł".split(), "pl")
        [1]
        >>> cues("un grand pas , le pire qu' il ait jamais vu , il ne rit pas".split(), "fr")
        [15]
    """
    table = negation(language)
    if table is None:
        return []
    return [
        place
        for place, word in enumerate(words)
        if table.cues.fullmatch(word)
        and not _is_excused(place, words, table)
        and _is_real(place, words, language)
    ]


def _is_excused(place: int, words: Sequence[str], table: Negation) -> bool:
    following = words[place + 1 : place + 2]
    return bool(following) and table.excused.fullmatch(following[0]) is not None


def _is_real(place: int, words: Sequence[str], language: str) -> bool:
    """Tell the cue from its twins: a step (``un pas``), the end of “don't”, number (``No 5``)."""
    word, before = words[place].lower(), words[place - 1].lower() if place else ""
    if language == "en" and word == "not" and _is_warning(place, words):
        return False
    if language == "en" and word == "t":
        return place > 1 and before in "'’" and words[place - 2].lower().endswith("n")
    if language in ("en", "es") and word == "no":
        after = words[place + 1] if place + 1 < len(words) else "."
        return not (after[0].isdigit() or after in ".,") and not words[place].isupper()
    if language == "fr" and word != "ni":
        return not _NOUN_BEFORE.fullmatch(before) and (_has_ne(place, words) or _stands_alone(before))
    return True


def _is_warning(place: int, words: Sequence[str]) -> bool:
    """Whether what follows is what somebody was warned of: “warned travellers not to enter”."""
    before = words[max(0, place - _WARNED) : place]
    return words[place + 1 : place + 2] == ["to"] and any(w.lower().startswith("warn") for w in before)


def _has_ne(place: int, words: Sequence[str]) -> bool:
    """Whether a French cue has its other half: without “ne”, ``jamais`` is ever and ``pas`` a step."""
    before, after = words[max(0, place - _REACH) : place][::-1], words[place : place + _REACH]
    near = (*takewhile(_joins, before), *takewhile(_joins, after))
    return any(word.lower() in ("ne", "n") for word in near)


def _joins(word: str) -> bool:
    """Whether a clause goes on over a token: no mark ends it."""
    return word[0].isalnum() or word in "'’-«»\"[]()"


def _stands_alone(before: str) -> bool:
    """Whether a French cue opens a phrase that needs no “ne”: ``pas moi``, ``mais pas ici``, ``ou pas``."""
    return not before or not before[0].isalpha() or before in ("et", "mais", "ou", "pourquoi", "surtout")


_DENIALS: Mapping[str, frozenset[str]] = {
    "ru": frozenset(("не", "ни", "нет", "нельзя", "никто", "ничего", "никогда", "никакой", "никаких")),
    "uk": frozenset(("не", "ні", "немає", "ніхто", "нічого", "ніколи", "жодного", "жодної", "жоден")),
    "ca": frozenset(("no", "mai", "res", "cap", "ningú", "ni", "tampoc")),
    "ro": frozenset(("nu", "n", "nici", "nimic", "nimeni", "niciodată", "niciun", "nicio", "fără")),
}
"""Words that deny in languages whose negations are not compared."""


def denies(words: Sequence[str], language: str) -> bool:
    """Whether any word denies, or the language's words of denial are not known.

    Example:
        >>> denies(["Она", "не", "пришла"], "ru"), denies(["Она", "пришла"], "ru"), denies([], "xx")
        (True, False, True)
    """
    table = negation(language)
    if table is not None:
        return any(table.cues.fullmatch(word) for word in words)
    known = _DENIALS.get(language)
    return known is None or not known.isdisjoint(word.lower() for word in words)


def is_soft(word: str, language: str) -> bool:
    """Whether a word may answer a negation without being one.

    Example:
        >>> is_soft("unable", "en"), is_soft("table", "en")
        (True, False)
    """
    table = negation(language)
    return table is not None and table.soft.fullmatch(word) is not None
