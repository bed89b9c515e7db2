"""German words written like nouns but for their capital: what else a word in small letters may be."""

import regex

#: Pasts of strong verbs, and the presents and participles that lose their ending.
_STRONG = (
    "band barg barst bat bewog biss blich blieb blies bog bot brach brannte briet buk dachte drang drosch "
    "durfte fand fiel fing floh flog floss focht flocht fraß fror fuhr gab galt ging glich glitt gor goss "
    "griff grub half hielt hieb hieß hing hob kam klang kniff kroch lag las lief lieh ließ litt log lud "
    "maß mied nahm pfiff pries quoll rang rann rat rät riet rief rieb riss ritt roch sah sandte sang sank "
    "sann saß schied schien schlief schlug schliff schlang schloss schmolz schnitt schob schoss schor "
    "schrie schritt schuf schwamm schwang schwieg schwoll schwor soff sog sprach sprang stach stahl stand "
    "starb stank stieg stieß strich stritt tat trat traf trank trieb tritt trog trug wandte warb warf "
    "wich wies wob wog wuchs wusch zog zwang fällt hält lässt schlägt trägt gerät geriet fährt lädt gräbt "
    "wächst läuft stößt bläst fängt bricht spricht trifft gilt hilft wirft wirbt stirbt nimmt gibt sieht "
    "liest misst frisst vergisst befiehlt stiehlt birgt"
).split()
_PREFIXES = (
    "ab an auf aus bei be ein ent er fest fort her hin hinter los mit nach nieder statt über um unter ver "
    "vor weg wider wieder zer zu zurück zusammen durch entgegen frei gegen voran voraus vorbei hervor "
    "herab heran heraus herein hinaus hinein hinzu teil bevor gegenüber empor dar"
).split()
_VERB = regex.compile(rf"(?:{'|'.join(_PREFIXES)})*(?:{'|'.join(_STRONG)})(?:e[nst]?|st|t)?")
#: What is no noun although a noun is written like it: prepositions, predicates, parts of verbs, adverbs.
_OTHERS = frozenset(
    "dank kraft laut trotz zeit statt mangels namens seitens zwecks mittels angesichts infolge anhand "
    "anstatt inmitten zufolge zuliebe anstelle aufgrund zugunsten zulasten mithilfe recht wert schuld "
    "leid angst bange pleite klasse spitze ernst feind freund gram schade schnuppe wurst futsch egal teil "
    "preis heim stand kopf acht wunder maß haus halt kund bereit fest frei rad eis bankrott not weh "
    "morgen abend nachmittag vormittag mittag nacht abends morgens heute gestern mal paar bisschen "
    "wenig jemand niemand nein "
    "online offline live okay extra prima super top orange rosa lila beige türkis oliv creme pink rechts "
    "links mitten halb drittel viertel hundert tausend hunderte tausende dutzende eins zwei drei vier "
    "fünf sechs sieben zehn elf zwölf weiß stolz tot still müde wach reich arm gut böse alt jung groß "
    "klein laufend seid ward sowie zur zum übrig voll scharf grün blau rot schwarz gelb grau braun "
    "deutsch englisch französisch spanisch italienisch russisch polnisch tschechisch niederländisch "
    "schwedisch dänisch leider sonders teils falls flugs rings anfangs jenseits diesseits beiderseits "
    "öfters deutlich total genial mobil digital sozial lokal global zentral international national "
    "regional legal illegal bio öko solo non pro contra versus via per pur extrem spontan modern privat "
    "absolut abstrakt akut elegant intakt kompakt konkret perfekt direkt exakt korrekt komplett violett "
    "sexy happy fair cool out open sieg weise welch solch manch all sage schreibe folge leiste ehr hehl "
    "sorge mut genug hier dort unten oben hinten vorn innen außen weg zurück hin her los um gratis dito "
    "indes derart dergestalt daheim dar anbei insgeheim zuhause zuhauf abhanden fehl überhand vorlieb "
    "instand beiseite zuteil zunichte zunutze zuschanden zuwege zutage imstande außerstande infrage "
    "zugute zustande zugrunde zuwider".split()
)
_ADVERB = regex.compile(
    r".*(?:weise|mals?|zeits?|seits|wegs|maßen|halber|wärts|dings|ens|lings|fach|orts|hin|her|dem)"
)
_ADJECTIVE = regex.compile(
    r".*(?:isch|lich|ig|bar|sam|los|haft)(?:e[mnrs]?)?|.*(?:al|ell|iv|ös|är|abel|ibel)(?:e[mnrs])"
    r"|\p{L}{3,}(?:reich|arm|frei|voll|fest|wert|weit|gut|tod|rot|fett|lang|breit|hoch|tief|jährig|stark|schwach"
    r"|schwer|nah|fern|gerecht|leer|würdig)(?:e[mnrs]?)?"
)
_PARTICIPLE = regex.compile(
    r"\p{L}{3,}ends?(?:te)?(?:e[mnrs]?)?"
    r"|(?:\p{L}{2,3})?ge\p{L}{3,}en|un\p{L}{4,}en|\p{L}{3,}igste[mnrs]?"
    r"|(?:ober|unter|vorder|hinter|äußer|inner|erst|zweit|dritt|viert|fünft)(?:e|er|st)e?[mnrs]?"
)
_FUNCTION = frozenset(
    "der die das den dem des ein eine einen einem einer eines und oder aber denn sondern in im an am auf "
    "aus bei beim mit nach von vom vor zu zum zur für über unter um durch gegen ohne bis seit während "
    "wegen als wie dass ob wenn weil da er sie es wir ihr ich du man sich nicht auch nur noch schon sehr "
    "so hat haben hatte hatten ist sind war waren wird werden wurde wurden würde würden kann können "
    "konnte konnten soll sollen sollte sollten will wollen wollte wollten muss müssen musste mussten darf "
    "dürfen durfte möchte möchten habe hätte hätten sei seien wäre wären werde worden geworden gewesen "
    "dabei danach dann dort hier immer wieder bereits zwischen hinter neben ab trotz laut je pro sowie "
    "sowohl entweder weder beziehungsweise dessen deren welche welcher welches sein seine seinen seiner "
    "seines seinem ihre ihren ihrer ihres ihrem unser unsere unserer diese dieser dieses diesem diesen "
    "jene jener jede jeder jedes alle allen aller mehr weniger".split()
)


def may_be_small(word: str) -> bool:
    """Whether a word in small letters may be something else than a noun: by its form alone.

    Example:
        >>> may_be_small("teil"), may_be_small("anstieg"), may_be_small("abkommen")
        (True, True, False)
    """
    return (
        word in _OTHERS
        or _VERB.fullmatch(word) is not None
        or _ADVERB.fullmatch(word) is not None
        or _ADJECTIVE.fullmatch(word) is not None
        or _PARTICIPLE.fullmatch(word) is not None
    )


def is_verb_form(word: str) -> bool:
    """Whether a word may be a form of a strong verb, with or without prefix.

    Example:
        >>> is_verb_form("anstieg"), is_verb_form("brachen"), is_verb_form("woche")
        (True, True, False)
    """
    return _VERB.fullmatch(word) is not None


def is_function_word(word: str) -> bool:
    """Whether a word belongs to the closed classes that may follow a noun.

    Example:
        >>> is_function_word("der"), is_function_word("neue")
        (True, False)
    """
    return word.lower() in _FUNCTION
