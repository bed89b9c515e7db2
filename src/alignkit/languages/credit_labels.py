"""Labels before the names of those who made a report, and of whom to ask: “Words:”, “Crédit photo :”.

By trade and language: words that tell the trade, and after a bar words that stand beside them in a label.
"""

from collections.abc import Mapping
from functools import cache

import regex

_LABELS: Mapping[str, Mapping[str, str]] = {
    "photographing": {
        "cs": "foto fotografie snímek fotograf",
        "da": "foto fotos billede billeder fotograf",
        "de": "foto fotos bild bilder fotografie fotonachweis bildnachweis fotograf fotografin aufnahme|und",
        "en": "photo photos photograph photographs photography picture pictures image images|credit credits",
        "es": "foto fotos fotografía fotografías imagen imágenes|crédito créditos de la las",
        "fr": "photo photos photographie photographies cliché clichés image images|crédit crédits",
        "it": "foto fotografia fotografie immagine immagini|crediti credit credito",
        "nl": "foto foto's beeld fotografie fotograaf",
        "pl": "fot foto zdjęcie zdjęcia fotografia fotografie",
        "pt": "foto fotos fotografia fotografias imagem imagens|crédito créditos da das",
        "ru": "фото фотография фотографии снимок",
        "sv": "foto bild bilder fotograf",
    },
    "writing": {
        "cs": "text autor autorka článek",
        "da": "tekst artikel forfatter",
        "de": "text texte autor autorin autoren artikel bericht",
        "en": "words text texts story article author report reporting",
        "es": "texto textos autor autora artículo reportaje",
        "fr": "texte textes auteur auteure autrice article reportage",
        "it": "testo testi articolo autore autrice servizio",
        "nl": "tekst teksten auteur artikel",
        "pl": "tekst autor autorka artykuł",
        "pt": "texto textos autor autora artigo reportagem",
        "ru": "текст автор статья",
        "sv": "text artikel författare skribent",
    },
    "editing": {
        "cs": "redakce zpracoval zpracovala editor",
        "da": "redaktion redigering redaktør",
        "de": "redaktion bearbeitung redigatur zusammengestellt bearbeitet redigiert|von",
        "en": "editing editor edited edit compiled prepared|by",
        "es": "edición redacción revisión editor editora elaborado|de por",
        "fr": "rédaction édition révision relecture|de par",
        "it": "redazione revisione editing|di a cura",
        "nl": "redactie eindredactie bewerking samengesteld|door",
        "pl": "opr oprac opracowanie opracował opracowała redakcja red",
        "pt": "edição redação revisão elaborado|de por",
        "ru": "редактор подготовил подготовила редакция",
        "sv": "redigering redaktör redaktion sammanställt|av",
    },
    "translating": {
        "cs": "překlad přeložil přeložila",
        "da": "oversættelse oversat|af",
        "de": "übersetzung übersetzer übersetzerin übersetzt|von",
        "en": "translation translator translated|by",
        "es": "traducción traductor traductora|de por",
        "fr": "traduction traducteur traductrice|de par",
        "it": "traduzione traduttore traduttrice|di",
        "nl": "vertaling vertaler vertaald|door",
        "pl": "tłumaczenie przekład tłum tłumaczył tłumaczyła przełożył przełożyła",
        "pt": "tradução tradutor tradutora|de por",
        "ru": "перевод перевёл перевела",
        "sv": "översättning översättare|av",
    },
    "press relations": {
        "cs": "tiskové tiskový tisk média tisková mluvčí|oddělení odbor středisko kontakt pro",
        "da": "pressekontakt presseafdeling pressetjeneste presse pressechef|kontakt",
        "de": "pressestelle pressekontakt presse pressebüro presseabteilung pressereferat pressedienst "
        "medien medienkontakt medienstelle pressesprecher pressesprecherin presseanfragen|kontakt für die",
        "en": "press media|office contact contacts enquiries inquiries relations service officer information",
        "es": "prensa medios comunicación|gabinete oficina contacto contactos de servicio para",
        "fr": "presse médias|service contact contacts bureau relations attaché attachée de",
        "it": "stampa media comunicazione|ufficio contatti contatto per la",
        "nl": "persdienst perscontact pers persvoorlichting persinformatie persafdeling|"
        "contact voor de afdeling",
        "pl": "prasowe prasowy prasy mediów prasowa|biuro kontakt dla rzecznik",
        "pt": "imprensa comunicação|assessoria gabinete de contacto contactos contato serviço",
        "ru": "пресс прессы сми прессой|служба центр контакты для связи",
        "sv": "presskontakt presstjänst pressavdelning press pressansvarig|kontakt",
    },
}
#: Where a picture comes from that nobody took for this report.
_ARCHIVES: Mapping[str, str] = {
    "ca": "arxiu",
    "cs": "archiv archivu archivní",
    "da": "arkiv arkivfoto",
    "de": "archiv archivbild archivfoto archivaufnahme",
    "en": "archive archives file files library",
    "es": "archivo archivos",
    "fr": "archive archives",
    "it": "archivio archivi repertorio",
    "nl": "archief archieffoto archiefbeeld",
    "no": "arkiv arkivfoto",
    "pl": "archiwum archiwalne arch",
    "pt": "arquivo arquivos",
    "ru": "архив архива",
    "sv": "arkiv arkivbild",
}
_CORRESPONDENTS: Mapping[str, str] = {
    "cs": "zpravodaj dopisovatel korespondent redaktor",
    "da": "korrespondent medarbejder udsending reporter",
    "de": "korrespondent mitarbeiter berichterstatter reporter redakteur",
    "en": "correspondent reporter writer editor staff",
    "es": "corresponsal enviad redactor periodista reporter",
    "fr": "correspond envoyé journaliste",
    "it": "corrispondent inviat",
    "nl": "correspondent verslaggever redacteur medewerker",
    "pl": "korespondent reporter wysłanni",
    "pt": "correspondente enviad repórter jornalista",
    "ru": "корреспондент собкор",
    "sv": "korrespondent reporter medarbetare utsänd",
}
_WORD = regex.compile(r"[\p{L}][\p{L}\p{M}'’]*")


@cache
def _words(trade: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    core, _, beside = _LABELS[trade].get(language, "").partition("|")
    return frozenset(core.split()), frozenset(core.split()) | frozenset(beside.split())


def label_trades(label: str, language: str) -> frozenset[str]:
    """Trades that a label tells; empty for anything else.

    Example:
        >>> sorted(label_trades("Crédit photo", "fr")), sorted(label_trades("Kredit Foto", "de"))
        (['photographing'], [])
    """
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(label)]
    return frozenset(
        trade
        for trade in _LABELS
        for core, known in [_words(trade, language)]
        if words and not core.isdisjoint(words) and known.issuperset(words)
    )


def knows_labels(trade: str, language: str) -> bool:
    """Whether labels of a trade are listed for a language."""
    return language in _LABELS[trade]


def usual_label(trade: str, language: str) -> str:
    """The first label of a trade.

    Example:
        >>> usual_label("writing", "de")
        'Text'
    """
    return _LABELS[trade][language].split()[0].split("|")[0].capitalize()


def correspondents(language: str) -> tuple[str, ...]:
    """How words begin or end that say who reports from a place; empty where none are listed.

    Example:
        >>> correspondents("fr")
        ('correspond', 'envoyé', 'journaliste')
    """
    return tuple(_CORRESPONDENTS.get(language, "").split())


def archives(language: str) -> tuple[str, ...]:
    """What a credit writes for a picture out of the archives, the usual word first.

    Example:
        >>> archives("fr")
        ('archive', 'archives')
    """
    return tuple(_ARCHIVES.get(language, "").split())
