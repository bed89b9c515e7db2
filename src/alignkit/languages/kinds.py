"""Kinds of which a thing is one only: colours, seasons, parts of the day, days, metals, fuels, schools."""

from collections.abc import Mapping

KINDS: Mapping[str, Mapping[str, str]] = {
    # red, blue, green, yellow, black, white, brown, grey
    "colour": {
        "en": "red / blue / green / yellow / black / white / brown / grey gray",
        "de": "rot / blau / grün / gelb / schwarz / weiß / braun / grau",
        "fr": "rouge / bleu / vert / jaune / noir / blanc / marron brun / gris",
        "es": "rojo / azul / verde / amarillo / negro / blanco / marrón / gris",
        "it": "rosso / blu azzurro / verde / giallo / nero / bianco / marrone / grigio",
        "pt": "vermelho / azul / verde / amarelo / preto negro / branco / marrom castanho / cinzento cinza",
        "nl": "rood rode / blauw* / groen* / geel gele / zwart* / wit witte / bruin* / grijs grijze",
        "pl": "czerwony / niebieski / zielony / żółty / czarny / biały / brązowy / szary",
        "cs": "červen* rud* / modr* / zelen* / žlut* / čern* / bíl* / hněd* / šed*",
        "sv": "röd röda rött / blå* / grön* / gul gula gult / svart* / vit vita vitt / brun* / grå*",
        "da": "rød røde rødt / blå* / grøn* / gul gule gult / sort* / hvid* / brun* / grå*",
        "no": "rød røde rødt / blå* / grønn* / gul gule gult / svart* / hvit* / brun* / grå*",
        "ru": "красн* / син* голуб* / зелен* зелён* / желт* жёлт* / черн* чёрн* / бел* / коричнев* / сер*",
    },
    "season": {
        "en": "spring springtime / summer summertime / autumn / winter wintertime",
        "de": "frühling frühjahr* / sommer* / herbst* / winter*",
        "fr": "printemps / été / automne / hiver",
        "es": "primavera / verano / otoño / invierno",
        "it": "primavera / estate / autunno / inverno",
        "pt": "primavera / verão / outono / inverno",
        "nl": "lente* voorjaar* / zomer* / herfst* najaar* / winter*",
        "pl": "wiosn* / lato letni* / jesie* / zim*",
        "cs": "jar* jaro / lét* / podzim* / zim*",
        "sv": "vår* / sommar* / höst* / vint*",
        "da": "forår* / sommer* / efterår* / vint*",
        "no": "vår* / sommer* / høst* / vint*",
        "ru": "весн* весен* / лет* / осен* / зим*",
        "ca": "primavera / estiu / tardor / hivern",
        "ro": "primăv* / vară vara verii / toamn* / iarn* ierni*",
        "uk": "весн* / літо літа влітку / осін* восени / зим* взимку",
    },
    # morning, afternoon, evening, night
    "hours": {
        "en": "morning / afternoon / evening / night nightly overnight",
        "de": "morgen vormittag* / nachmittag* / abend* / nacht nächte* nächtlich*",
        "fr": "matin matinée / après-midi / soir soirée / nuit nocturne",
        "es": "mañana / tarde / atardecer / noche nocturno",
        "it": "mattina mattino mattinata / pomeriggio / sera serata / notte notturno",
        "pt": "manhã / tarde / entardecer / noite noturno",
        "nl": "ochtend* morgen / middag* namiddag* / avond* / nacht*",
        "pl": "rano ranek porank* / popołudni* / wieczór wieczor* / noc nocy nocą nocn*",
        "cs": "ráno rána ranní dopoledn* / odpoledn* / večer* / noc noci nočn*",
        "sv": "morgon* förmiddag* / eftermiddag* / kväll* / natt* nätter*",
        "da": "morgen* formiddag* / eftermiddag* / aften* / nat natten nætter",
        "no": "morgen* formiddag* / ettermiddag* / kveld* / natt*",
        "ru": "утро утра утром утренн* / днем днём дневн* / вечер* / ночь ночи ночью ночн*",
    },
    "day": {
        "en": "yesterday / today / tomorrow",
        "de": "gestern gestrig* / heute heutig* / morgen morgig*",
        "fr": "hier / aujourd'hui / demain",
        "es": "ayer / hoy / mañana",
        "it": "ieri / oggi / domani",
        "pt": "ontem / hoje / amanhã",
        "nl": "gisteren / vandaag / morgen",
        "pl": "wczoraj* / dziś dzisiaj* / jutro jutrzej*",
        "cs": "včera včerej* / dnes dnešn* / zítra zítřej*",
        "sv": "igår gårdag* / idag dagens / imorgon morgondag*",
        "ru": "вчера* / сегодня* / завтра*",
        "uk": "вчора* / сьогодн* / завтра*",
    },
    # gold, silver, copper, iron, steel, lead, aluminium, bronze
    "metal": {
        "en": "gold golden / silver / copper / iron / steel / lead / aluminium aluminum / bronze",
        "de": "gold goldene / silber* / kupfer* / eisen / stahl stähle* / blei / aluminium* / bronze*",
        "fr": "or / argent / cuivre / fer / acier / plomb / aluminium / bronze",
        "es": "oro / plata / cobre / hierro / acero / plomo / aluminio / bronce",
        "it": "oro / argento / rame / ferro / acciaio / piombo / alluminio / bronzo",
        "pt": "ouro / prata / cobre / ferro / aço / chumbo / alumínio / bronze",
        "nl": "goud* gouden / zilver* / koper* / ijzer* / staal stalen / lood / aluminium* / bron* brons",
        "pl": "złoto złoty złota / srebr* / miedź miedzi* / żelaz* / stal stali* / ołów ołowi* / alumini* "
        "/ brąz*",
        "cs": "zlat* / stříbr* / měď mědi měděn* / želez* / ocel* / olov* / hliník* / bronz*",
        "sv": "guld* / silv* / koppar* / järn* / stål* / bly / aluminium* / brons*",
        "ru": "золот* / серебр* / мед* / желез* / сталь стали стальн* / свин* / алюмин* / бронз*",
    },
    # coal, oil, gas, petrol, diesel, wood, hydrogen
    "fuel": {
        "en": "coal / oil crude / gas / petrol gasoline / diesel / wood firewood / hydrogen",
        "de": "kohle* / öl erdöl* rohöl* / gas erdgas* / benzin* / diesel* / holz* / wasserstoff*",
        "fr": "charbon houille / pétrole / gaz / essence / diesel gazole / bois / hydrogène",
        "es": "carbón / petróleo crudo / gas / gasolina / diésel gasóleo / madera leña / hidrógeno",
        "it": "carbone / petrolio greggio / gas / benzina / diesel gasolio / legno legna / idrogeno",
        "pt": "carvão / petróleo / gás / gasolina / diesel gasóleo / madeira lenha / hidrogénio hidrogênio",
        "nl": "steenkool kolen* / olie aardolie ruwe / gas aardgas* / benzine* / diesel* / hout* "
        "/ waterstof*",
        "pl": "węgiel węgl* / rop* / gaz* / benzyn* / diesel* olej / drewn* / wodor* wodór",
        "cs": "uhl* / rop* / plyn* / benz* / naft* diesel* / dřev* / vodík*",
        "sv": "kol* / olja oljan råolja* / gas* / bensin* / diesel* / trä ved / vätgas* väte*",
        "ru": "угл* / нефт* / газ* / бензин* / дизел* / дров* древес* / водород*",
    },
    # nursery, primary, secondary, university
    "school": {
        "en": "kindergarten nursery / primary elementary / secondary / university college",
        "de": "kindergarten* kita* / grundschul* / sekundarschul* gymnasi* realschul* "
        "/ universität* hochschul*",
        "fr": "maternelle crèche / primaire élémentaire / collège lycée secondaire "
        "/ université universitaire",
        "es": "guardería / primaria primario / secundaria instituto / universidad universitario",
        "it": "asilo / elementare elementari primaria / liceo superiori secondaria "
        "/ università universitario",
        "pt": "creche infantário / primário primária / secundária liceu secundário "
        "/ universidade universitário",
        "nl": "kleuterschool* crèche / basisschool* / middelbare / universiteit* hogeschool*",
        "pl": "przedszkol* żłob* / podstawówk* podstawow* / liceum liceal* / uniwersyt* uczelni*",
        "cs": "školk* jesl* / základk* / gymnázi* střední / univerzit*",
        "sv": "förskol* dagis* / grundskol* / gymnasi* / universitet* högskol*",
        "ru": "детсад* / начальн* / средн* / университет* вуз*",
    },
    # car, train, plane, ship, bicycle, bus
    "vehicle": {
        "en": "car / train / plane airplane aeroplane aircraft / ship vessel ferry / bicycle bike / bus",
        "de": "auto pkw / zug züge* / flugzeug* / schiff* fähre* / fahrrad* fahrräder* / bus busse*",
        "fr": "voiture / train / avion / navire bateau ferry / vélo bicyclette / bus autobus autocar",
        "es": "coche automóvil auto / tren / avión / barco buque ferry / bicicleta bici / autobús",
        "it": "auto automobile macchina / treno / aereo / nave barca traghetto / bicicletta bici / autobus",
        "pt": "carro automóvel / trem comboio / avião / navio barco balsa / bicicleta / ônibus autocarro",
        "nl": "auto auto's / trein* / vliegtuig* / schip schepen veer* / fiets* / bus bussen",
        "pl": "samoch* auto / pociąg* / samolot* / stat* prom* / rower* / autobus*",
        "cs": "auto auta autem / vlak* / letad* / loď lodi lod* trajekt* / kol* / autobus*",
        "sv": "bil bilen bilar bilarna / tåg* / flygplan* / fartyg* båt* färj* / cykel* cykl* / buss*",
        "ru": "машин* автомобил* / поезд* / самолет* самолёт* / судн* корабл* паром* / велосипед* / автобус*",
    },
    # dog, cat, horse, cow, pig, sheep, bird, fish
    "animal": {
        "en": "dog / cat / horse / cow cattle / pig / sheep / bird / fish",
        "de": "hund hündin / katze kater / pferd* / kuh kühe* rind* / schwein* / schaf* / vogel vögel* "
        "/ fisch*",
        "fr": "chien chienne / chat chatte / cheval / vache / porc cochon / mouton brebis / oiseau / poisson",
        "es": "perro perra / gato gata / caballo / vaca / cerdo / oveja / pájaro ave / pez pescado",
        "it": "cane / gatto / cavallo / mucca vacca / maiale / pecora / uccello / pesce",
        "pt": "cão cachorro / gato / cavalo / vaca / porco / ovelha / pássaro ave / peixe",
        "nl": "hond* / kat katten poes / paard* / koe koeien / varken* / schaap schapen / vogel* "
        "/ vis vissen",
        "pl": "pies psa psy psów / kot kota koty kotów / koń konia konie koni / krow* / świni* / owc* "
        "/ ptak* / ryb*",
        "cs": "pes psa psi psů / koč* / kůň koně koní / kráv* krav* / prase* / ovce ovcí / pták* / ryb*",
        "sv": "hund* / katt* / häst* / ko kor kon / gris* / får fåret / fågel* fågl* / fisk*",
        "ru": "собак* пёс пес пса / кошк* кот кота / лошад* конь коня / коров* / свинь* / овц* / птиц* "
        "/ рыб*",
    },
}
"""Kinds by class and language, parted by strokes in the same order; a star leaves an ending open."""
