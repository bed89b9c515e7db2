"""Words that a full stop follows without ending the sentence, and words that start one, by language.

Everything is compared in lower case and without spaces ("z. B." is ``z.b``). A language without a table
gets the international one. The lists are written by hand from dictionaries' lists of abbreviations;
they hold closed classes, never names.
"""

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Habits:
    """What one language does around a full stop.

    ``inner`` never ends a sentence; ``open`` ends one only before a word of ``starters``; ``closing``
    ends one before any capital; ``numbered`` are common words that are abbreviations before a number
    only ("Art. 5"). ``particles`` are starters that are also parts of names ("Le Goff"). ``cardinal``
    are words after which "12." is a quantity, not an ordinal, where ordinals take a dot;
    ``conjunctions`` join two numbers. ``dangling`` are words that cannot be a sentence's last.
    ``reporting_names``: a capitalised subject may follow a quotation in the same sentence ('"Why?"
    Smith asked.').
    """

    inner: frozenset[str]
    open: frozenset[str]
    closing: frozenset[str]
    numbered: frozenset[str]
    starters: frozenset[str]
    particles: frozenset[str]
    months: frozenset[str]
    ordinal: frozenset[str]
    conjunctions: frozenset[str]
    dangling: frozenset[str]
    dotted_ordinals: bool
    reporting_names: bool
    vowelless_words: bool


_INNER = {
    "": "dr prof mr mrs ms st nr vs cf mt hon rev gen col lt sgt capt",
    "en": """
        dr prof mr mrs ms messrs mx rev hon gen sen rep gov pres capt cmdr col lt maj sgt cpl adm brig
        supt det insp fr mt ft e.g eg i.e ie vs viz cf approx ca al n.b
    """,
    "de": """
        st dr drs prof hr hrn frl dipl ing lic hl gebr z.b d.h d.i i.e s.o s.u u.u z.t z.zt bzw ca vgl
        evtl ggf sog sogen inkl exkl zzgl abzgl einschl gem lt bzgl betr bes insb insbes allg geb gest
        verh verw vorm ehem urspr i.d.r i.a i.v i.v.m a.d i.g i.r h.c m.e m.w m.a.w o.g u.zw d.j d.m v.a
        u.a.m o.a n.b p.a a.a.o p.s hptm oblt uffz gfr obst genmaj maj mdb mdl min.-präs rer.nat phil
        jur med nat habil s.e
    """,
    "fr": """
        m mm mr dr drs pr prof mgr mgrs me gén cne adj mlle st ste ss.pp p.ex ex cf c.-à-d c.à.d i.e n.b
        env tél resp av.-propos p.-s p.s vs éd rééd op.cit loc.cit trad dép
    """,
    "es": "sr sra srta sres dr dra prof d dña lic ing gral cnel p.ej pág págs núm vs ud uds sto sta",
    "it": """
        sig sigg sig.ra sig.na dott dott.ssa prof prof.ssa avv ing arch on sen col cap p.es es cfr ca vs
        s
    """,
    "pt": "sr sra srs dr dra drs prof profa eng gen cel cap p.ex pág págs núm vs d exmo",
    "nl": """
        dhr mevr mw mr dr drs ir ing prof bv bijv d.w.z m.b.t o.a i.v.m t.a.v z.o.z nl resp ca vgl st
        jhr
    """,
    "pl": """
        dr prof mgr inż hab św gen płk por kpt ks abp bp np tj tzn tzw m.in ul al pl os nr ok por im red
        opr oprac fot tłum przeł rys zdj
    """,
    "cs": "dr prof doc ing mgr judr mudr phdr rndr gen plk por kpt sv např tj tzv tzn resp č ul nám str mj",
    "sk": "dr prof doc ing mgr judr mudr phdr gen plk sv napr tj tzv tzn resp č ul nám str",
    "sv": "dr prof hr fr s:t t.ex bl.a d.v.s dvs m.m ca s.k jfr resp tel kl f.d p.g.a",
    "da": "dr prof hr fr f.eks fx bl.a dvs ca jf pga kl tlf nr skt d v",
    "no": "dr prof hr fr f.eks bl.a dvs ca jf pga kl tlf nr st",
    "fi": "dr prof esim ns ts mm vrt ks n nk toim",
    "hu": "dr prof ifj özv pl ún ill kb vö gr",
    "ro": "dr prof dl dna d-na d-l dv ing gen col lt ex art nr pt cca conf",
    "ru": "г гг ул пр им т.е т.к т.н проф акад д-р гр гл см ср напр стр рис тов св",
    "uk": "м ім вул просп проф акад д-р див напр т.зв тобто св гр",
    "bg": "г-н г-жа д-р проф акад инж ул бул напр вж т.е т.нар св ген",
    "tr": "dr prof doç sn av örn bkz yrd st",
    "el": "κ κκ δρ καθ π.χ δηλ βλ πρβλ αγ στρ",
}

_OPEN = {
    "": "jr sr inc ltd co corp p pp vol ch sec jan feb apr jun jul aug sep sept oct nov dec a.m p.m",
    "en": """
        jr sr inc ltd co corp bros dept univ ave blvd rd st p pp vol vols ch chap ed eds op jan feb apr
        jun jul aug sep sept oct nov dec tue tues thu thur thurs fri a.m p.m u.s u.k u.n e.u d.c b.c a.d
        ph.d m.d b.a m.a tel min max hrs oz lb lbs ft mph
    """,
    "de": """
        mio mrd tsd min max jh jhd jhs jhdt chr co corp inc ltd str pl nr nrn abs kap abb bd bde s ss ff
        f aufl hrsg ausg anm fn rn rdnr ziff lit std sek mon jan feb febr mrz apr jun jul aug sep sept
        okt nov dez u.a tel fax dt frz engl russ amerik poln ital span sr jr verf vers z stk prot e.v
        m.b.h e.g i.e v.u.z nördl südl östl westl
    """,
    "fr": """
        ann hab arr préf dir coll al chap ch sect vol vols figs tabl p pp n no nos paragr av apr bd boul
        pl rte fg cie sté sarl inc ltd co janv févr fév avr juil juill sept oct nov déc min max h s ed
        éd md mds mio col cap cdt lt sgt cpl brig vve jr sr av.j.-c apr.j.-c j.-c o.n.u bibl doc ref réf
        suppl annexe ext univ dpt hist géogr anc
    """,
    "es": """
        arts cap fig vol pp p av avda c cía ee.uu a.c d.c a.m p.m ene feb abr jun jul ago sept oct nov
        dic tel
    """,
    "it": "artt cap fig vol pp p v.le soc a.c d.c feb apr mag giu lug ago set ott nov dic tel n",
    "pt": "arts cap fig vol pp p av cia a.c d.c jan fev abr mai jun jul ago set out nov dez tel n r",
    "nl": """
        artt hfdst fig blz p pp nr vol jan feb mrt apr jun jul aug sep sept okt nov dec mln mld tel
        v.chr n.chr
    """,
    "pl": "art ust pkt rozdz rys tab s str t tys mln mld r w godz zł tel n.e",
    "cs": "čl odst kap obr tab s r st mil mld tis hod kč tel n.l",
    "sk": "čl ods kap obr tab s r st mil mld tis hod tel n.l",
    "ru": "руб коп тыс млн млрд в вв н.э с ст п пп рис табл г гг",
    "uk": "грн коп тис млн млрд ст п пп рис табл р рр н.е с",
}

_CLOSING = {
    "": "etc",
    "en": "etc",
    "de": "usw usf v.chr n.chr u.s.w u.s.f etc u.ä u.dgl u.v.m u.v.a u.v.a.m o.ä o.dgl pp dgl",
    "fr": "etc suiv sq sqq",
    "es": "etc",
    "it": "ecc etc",
    "pt": "etc",
    "nl": "enz etc e.d",
    "pl": "itd itp etc",
    "cs": "atd apod aj",
    "sk": "atď apod",
    "sv": "osv etc m.fl",
    "da": "osv etc mv o.l m.fl",
    "no": "osv etc mv o.l m.fl",
    "fi": "jne yms",
    "hu": "stb",
    "ro": "etc ș.a",
    "ru": "т.д т.п др пр",
    "uk": "т.д т.п ін",
    "bg": "т.н др",
    "tr": "vb vs",
    "el": "κ.λπ κλπ κ.ά",
}

_NUMBERED = {
    "": "art no mar sat sun mon fig",
    "en": "no nos art arts fig figs mar sat sun mon wed sec ex para est app",
    "de": "art so do mo mi di sa fr mag tab bio anl",
    "fr": "art arts jeu mer sam dim lun mar ven par sec tab int mod math t fig fin lot",
    "es": "art mar",
    "it": "art mar gen",
    "pt": "art mar",
    "nl": "art",
}

_STARTERS = {
    "en": """
        the a an this that these those he she it we they you i his her its our their your my there here
        in on at by for from with without after before since during until when while where why how what
        who which if although though because but and or so yet however meanwhile then now today
        yesterday tomorrow many most some several all both each every no not one two three another other
        such only even also as despite according under over between among against about once instead
        still perhaps maybe please bring
    """,
    "de": """
        der die das den dem des ein eine einen einem einer eines er sie es wir ihr ich du man sein seine
        seinen seinem seiner seines ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer
        mein meine meinen meinem meiner dein deine euer eure dieser diese dieses diesen diesem jener
        jene jenes jeder jede jedes jeden jedem alle allen aller alles beide beiden viele vielen manche
        mancher einige einigen mehrere wenige etliche kein keine keinen keinem keiner niemand jemand
        nichts etwas welche welcher welches wer was wen wem wessen wo wohin woher wann warum weshalb
        wieso wie in im ins an am ans auf aus bei beim bis durch für gegen hinter mit nach neben ohne
        seit trotz über um unter vom von vor während wegen zu zum zur zwischen laut gemäß anstatt statt
        außer ab dank entlang gegenüber innerhalb außerhalb oberhalb unterhalb angesichts und oder aber
        doch denn sondern sowie weil da dass ob obwohl wenn falls als bevor nachdem sobald solange damit
        indem sodass nur auch noch schon erst dann danach dort hier da heute gestern morgen jetzt nun
        bald später zuvor vorher nachher zuerst zunächst schließlich endlich dabei dagegen daher darum
        deshalb deswegen dennoch trotzdem jedoch allerdings außerdem zudem ferner weiter weitere
        weiterhin inzwischen mittlerweile damals früher seither seitdem derzeit zurzeit bislang bisher
        insgesamt immer immerhin wieder vielleicht wahrscheinlich vermutlich offenbar angeblich
        möglicherweise leider zwar so also sonst anschließend davon davor dazu dafür darauf daraus darin
        daran darüber darunter hierzu hierfür ebenso gleichzeitig zwei drei vier fünf sechs sieben acht
        neun zehn zwölf rund etwa fast knapp ja nein nicht nie niemals selbst sogar eben gerade oft
        manchmal meist meistens mehr andere anderes anderer dies derselbe dieselbe bitte sind ist war
        wird hat kann
    """,
    "fr": """
        le la les un une des du de il elle ils elles on nous vous je tu ce cet cette ces cela ça ceci
        mais et ou donc or ni car si quand lorsque dans en à au aux pour par sur sous avec sans chez
        selon après avant depuis pendant durant puis ensuite alors ainsi aussi enfin cependant toutefois
        pourtant néanmoins malgré plus tout tous toute toutes son sa ses leur leurs mon ma mes ton ta
        tes notre nos votre vos qui que quoi où comment pourquoi combien quel quelle quels quelles même
        non oui ici là aujourd'hui hier demain plusieurs certains certaines quelques chaque aucun aucune
        personne rien beaucoup trop peu très entre contre vers dès jusque parmi outre hors face grâce
        faute afin comme parce puisque bien deux trois quatre cinq six sept huit neuf dix celui celle
        ceux celles lui eux l' d' c' j' s' n' qu' m' t' lorsqu' puisqu' jusqu' voici voilà est-ce
        était-ce a-t-il y
    """,
    "es": """
        el la los las un una unos unas él ella ellos ellas yo tú usted nosotros se su sus este esta
        estos estas ese esa esto eso aquel aquella pero y o si no sí en de del al a por para con sin
        según tras desde hasta cuando como porque aunque mientras que qué quién dónde cómo también
        además sin ya hoy ayer
    """,
    "it": """
        il lo la i gli le un uno una egli lui lei loro noi voi io tu si suo sua suoi questo questa
        questi quello quella ma e o se non sì in di del della al alla a da dal per con senza secondo
        dopo prima quando come perché anche poi oggi ieri l' un' dell' all' c'
    """,
    "pt": """
        o a os as um uma ele ela eles elas eu tu você nós seu sua seus este esta estes esse essa isto
        isso aquele mas e ou se não sim em no na nos de do da ao à por para com sem segundo após desde
        até quando como porque também já hoje ontem
    """,
    "nl": """
        de het een hij zij ze wij we ik jij je u dit dat deze die zijn haar hun ons onze mijn maar en of
        als in op aan bij van voor met zonder na naar uit over om tot sinds tijdens toen dan daar hier
        er nu vandaag gisteren wie wat waar waarom hoe ook niet geen alle veel volgens
    """,
}

_PARTICLES = {
    "fr": "le la les de du des l' d'",
    "es": "el la los las de del",
    "it": "la lo le i di da de del della",
    "pt": "da de do dos das",
    "nl": "de het van",
}

_MONTHS = {
    "de": """
        januar jänner februar feber märz april mai juni juli august september oktober november dezember
        jan feb febr mär mrz apr jun jul aug sep sept okt nov dez
    """,
}

_ORDINAL = {
    "de": """
        der die das dem den des ein eine einen einem einer eines am im ins ans beim vom zum zur in an
        aus ab bis nach seit vor bei und oder sowie bzw jeder jede jedes jeden jedem dieser diese dieses
        diesen diesem sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer mein meine meinen
        meinem meiner unser unsere unseren unserem unserer kein keine keinen welcher welche welches alle
        beide beiden
    """,
}

_CONJUNCTIONS = {"de": "und oder bis bzw"}

# Words that cannot be a sentence's last: an ellipsis after one is a hesitation.
_DANGLING = {
    "en": "a an the of to and or with for from by at in my your his her our their is are",
    "de": """
        der die das dem den des ein eine einen einem einer eines und oder mit von zu für im am vom zum
        zur ich er wir mein meine dein deine sein seine ihr ihre ist sind
    """,
    "fr": """
        à de du des le la les un une et ou que qui pour par avec dans sur ce cette ces mon ma mes ton ta
        tes son sa ses leur leurs au aux je tu il est sont d' l'
    """,
}

_DOTTED_ORDINALS = frozenset({"de", "lb"})
_VOWELLESS_WORDS = frozenset({"cs", "sk", "pl", "sl", "hr", "sr", "bs", "bg", "mk", "cy"})


def _words(table: dict[str, str], language: str) -> frozenset[str]:
    return frozenset(table.get(language, table.get("", "")).split())


@cache
def habits(language: str) -> Habits:
    """Return what a language (ISO 639-1, or ``und``) does around a full stop.

    Example:
        >>> "z.b" in habits("de").inner, "etc" in habits("und").closing
        (True, True)
    """
    return Habits(
        inner=_words(_INNER, language),
        open=_words(_OPEN, language),
        closing=_words(_CLOSING, language),
        numbered=_words(_NUMBERED, language),
        starters=_words(_STARTERS, language),
        particles=_words(_PARTICLES, language),
        months=_words(_MONTHS, language),
        ordinal=_words(_ORDINAL, language),
        conjunctions=_words(_CONJUNCTIONS, language),
        dangling=_words(_DANGLING, language),
        reporting_names=language == "en",
        dotted_ordinals=language in _DOTTED_ORDINALS,
        vowelless_words=language in _VOWELLESS_WORDS,
    )
