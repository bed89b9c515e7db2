"""Which encoding a file is in: what it declares, and what it is."""

import pytest

from alignkit.readers.encodings import decode

RUSSIAN = "Сегодня хорошая погода, и мы идём гулять в парк."
JAPANESE = "今日は天気がいいです。"


def meta(encoding):
    return f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">'


@pytest.mark.parametrize(
    ("text", "declared", "written"),
    [
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "ISO-8859-5", "iso8859-5"),
        (JAPANESE, "Shift_JIS", "shift_jis"),
        (JAPANESE, "iso-2022-jp", "iso-2022-jp"),
        (RUSSIAN, "windows-1252", "utf-8"),
        (RUSSIAN, "utf-8", "koi8-r"),
        (RUSSIAN, "no-such", "koi8-r"),
        (RUSSIAN, "idna", "koi8-r"),
        (RUSSIAN, "zip", "utf-8"),
    ],
)
def test_a_declaration_is_believed_unless_the_bytes_say_otherwise(text, declared, written):
    head = meta(declared)
    assert decode(head.encode() + text.encode(written), "a.html", declares=True) == head + text


@pytest.mark.parametrize(
    "head", ['<?xml version="1.0" encoding="koi8-r"?>', '"charset=koi8-r\\n"', "<meta charset = 'koi8-r'>"]
)
def test_declarations_of_xml_po_and_html_are_found(head):
    text = head + "Щедро"
    assert decode(text.encode("koi8-r"), "a", declares=True) == text


def test_plain_text_declares_nothing():
    text = meta("iso8859-5") + RUSSIAN
    assert decode(text.encode("koi8-r"), "a.txt") == text


def test_a_declaration_far_below_is_none():
    text = "x" * 5000 + meta("iso8859-5") + RUSSIAN
    assert decode(text.encode("koi8-r"), "a.html", declares=True) == text


SENTENCES = {
    "fr": "L'été dernier, le garçon a été reçu à l'hôpital de Besançon, où il fut soigné jusqu'à Noël. "
    "Il va mieux, dit sa mère, mais elle reste inquiète.",
    "de": "Die Müllers wäschen größere Hemden für übermütige Gäste. "
    "Das Frühstück kostet fünf Euro, früher war es günstiger.",
    "es": "El niño soñó con una montaña pequeña. "
    "¿Qué pasó después? Nadie lo sabrá jamás, según explicó su compañero.",
    "pt": "A reunião começou às nove, mas ninguém sabia onde estão as crianças. "
    "Não há solução fácil para a situação.",
    "it": "La città è già piena perché c'è la festa. "
    "Più tardi si potrà andare al caffè, così disse l'università.",
    "nl": "De coördinatie van het project was slecht geregeld, zei de burgemeester van België. "
    "Het café heeft ideeën genoeg, één voor één.",
    "sv": "Älgen gick över ån när det började snöa. På kvällen åt vi köttbullar och drack öl vid sjön.",
    "da": "Æblerne ligger på bordet, og børnene løber ud på græsset. Så går vi hjem i regnvejret på søndag.",
    "no": "Båten lå ved brygga hele natten, og vi spiste brød på øya. "
    "Først på søndag går vi hjem gjennom skogen.",
    "fi": "Äiti käveli metsään ja löysi sieniä. Tänään sää on hyvä, mutta yöllä sataa vettä järvellä.",
    "ca": "L'alcalde va dir que no hi haurà diners per a l'escola perquè això és impossible. "
    "Després, però, va canviar d'opinió.",
    "pl": "Wczoraj wieczorem dziewczęta śpiewały pieśni, a chłopcy łowili ryby w źródle. "
    "Później poszliśmy się wykąpać.",
    "cs": "Dnes je pondělí a venku svítí slunce, zítra má pršet. "
    "Příští týden přijedou naši přátelé z České republiky.",
    "sk": "Včera večer sme išli na prechádzku, keď začalo pršať. "
    "Ďalší deň bolo počasie lepšie, ľudia sa usmievali.",
    "hu": "Tegnap este a gyerekek későn értek haza, mert elromlott a gőzhajó. "
    "Örülünk, hogy újra együtt ülünk.",
    "hr": "Jučer su djeca kasno došla kući jer se brod pokvario. "
    "Sljedeći tjedan čeka nas duži put preko šume.",
    "sl": "Včeraj so otroci prišli pozno domov, ker se je čoln pokvaril. "
    "Naslednji teden nas čaka daljša pot čez gozd.",
    "ro": "Ieri seara copiii au ajuns târziu acasă, fiindcă barca se stricase. "
    "Mâine vom pleca împreună la munte.",
    "ru": "Сегодня хорошая погода, и мы идём гулять в парк. Завтра обещают дождь, поэтому возьмём зонты.",
    "uk": "Сьогодні гарна погода, і ми йдемо гуляти в парк. "
    "Завтра обіцяють дощ, тому візьмемо парасольки з їжею.",
    "bg": "Днес времето е хубаво и отиваме на разходка в парка. Утре ще вали, затова ще вземем чадъри.",
    "el": "Σήμερα ο καιρός είναι πολύ καλός και πηγαίνουμε βόλτα στο πάρκο. "
    "Αύριο θα βρέξει, λένε οι ειδικοί.",
    "tr": "Dün akşam çocuklar eve geç geldi çünkü gemi bozulmuştu. "
    "Önümüzdeki hafta ormandan daha uzun bir yol bekliyor.",
    "ar": "اليوم الطقس جميل جدا وسوف نذهب إلى الحديقة. غدا يقولون إن المطر سيسقط على المدينة.",
    "he": "היום מזג האוויר יפה ואנחנו הולכים לפארק. מחר יירד גשם, אומרים המומחים.",
    "lt": "Šiandien oras gražus, todėl einame į parką. Rytoj lis, sako žinovai, ir reikės skėčio.",
}

WEST, CENTRE, EAST = (
    ["cp1252", "latin-1", "iso8859-15", "mac-roman"],
    ["cp1250", "iso8859-2"],
    ["cp1251", "iso8859-5"],
)
WRITTEN = {
    **dict.fromkeys("fr de es pt it nl sv da no fi ca".split(), WEST),
    **dict.fromkeys("pl cs sk hu hr sl ro".split(), CENTRE),
    "ru": [*EAST, "koi8-r"], "bg": [*EAST, "koi8-r"], "uk": [*EAST, "koi8-u"],
    "el": ["cp1253", "iso8859-7"], "tr": ["cp1254", "iso8859-9"],
    "ar": ["cp1256"], "he": ["cp1255", "iso8859-8"], "lt": ["cp1257"],
}  # fmt: skip


def encoded(text, encoding):
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return None  # a letter that the encoding does not have


@pytest.mark.parametrize("language", SENTENCES)
def test_two_sentences_are_enough_to_tell_an_encoding_without_declaration(language):
    text = SENTENCES[language]
    files = {encoding: encoded(text, encoding) for encoding in WRITTEN[language]}
    known = {encoding: decode(data, "a.txt") == text for encoding, data in files.items() if data is not None}
    assert known
    assert all(known.values()), known
