"""Words of web-page furniture: what templates print around an article, by language."""

from collections.abc import Mapping
from functools import cache

import regex

from alignkit.languages.names import language_names

_PHRASES: Mapping[str, str] = {
    "en": "related news|related articles|related stories|related posts|related|read more|read also|"
    "also read|see also|share|share this|share this article|advertisement|sponsored|"
    "sponsored content|subscribe|sign up|follow us|comments|leave a comment|print|click here|"
    "latest news|breaking news|most read|most popular|top stories|recommended|you may also like|"
    "continue reading|all rights reserved|privacy policy|cookie policy|photo gallery|next article|"
    "previous article|back to top|skip to content|loading|source|log in|sign in|search|menu|"
    "contact us"
    "|continue reading after the advertisement|continue reading below|continue reading the main story"
    "|article continues below|article continues after the advertisement"
    "|article continues after advertisement|story continues below"
    "|story continues after the advertisement|read on|read the full article|read the full story"
    "|read next|more on this topic|more on this|more from|subscribe now|subscribe to our newsletter"
    "|sign up for our newsletter|newsletter|share this page|share on facebook|share on twitter|tweet"
    "|was this article helpful|comment|report an error|image credit|watch also|watch the video"
    "|related topics|tags|popular now|trending|trending now|editor's picks|view comments"
    "|add a comment|next|previous|back|home|home page|load more|show more|see more|find out more"
    "|learn more|about us|terms of use|accept cookies|follow us on facebook|listen to this article",
    "fr": "lire aussi|à lire aussi|lire la suite|partager|partager cet article|publicité|s'abonner|"
    "abonnez-vous|sur le même sujet|articles liés|articles similaires|commentaires|imprimer|"
    "voir aussi|tous droits réservés|suivez-nous|en savoir plus|à la une|les plus lus|"
    "article suivant|article précédent|dernières nouvelles|politique de confidentialité|se connecter|"
    "rechercher|accueil|mentions légales|à découvrir aussi"
    "|la suite après la publicité|la suite après cette publicité|lire la suite après la publicité"
    "|l'article continue après la publicité|lire également|à lire également|lisez aussi|lire plus"
    "|je m'abonne|s'inscrire à la newsletter|inscrivez-vous à notre newsletter|newsletter|réagir"
    "|laisser un commentaire|cet article vous a-t-il été utile|contenu sponsorisé|publicités"
    "|nous suivre|voir plus|afficher plus|suivant|précédent|contactez-nous|retour en haut"
    "|écouter l'article|vidéo associée|mots-clés|les plus consultés|tous les articles"
    "|articles connexes|nouvelles connexes",
    "de": "lesen sie auch|mehr zum thema|weiterlesen|teilen|anzeige|werbung|abonnieren|verwandte artikel|"
    "ähnliche artikel|verwandte nachrichten|kommentare|drucken|zum thema|alle rechte vorbehalten|"
    "auch interessant|das könnte sie auch interessieren|mehr lesen|mehr erfahren|meistgelesen|"
    "folgen sie uns|nächster artikel|vorheriger artikel|startseite|datenschutz|impressum|anmelden|"
    "suche|jetzt lesen|zurück nach oben"
    "|weiterlesen nach der anzeige|weiterlesen nach der werbung|nach der anzeige weiterlesen"
    "|artikel geht nach der anzeige weiter|lesen sie mehr|lesen sie weiter|mehr anzeigen|mehr laden"
    "|auch lesenswert|hier weiterlesen|jetzt abonnieren|jetzt anmelden|newsletter"
    "|newsletter abonnieren|newsletter bestellen|kommentieren|kommentar schreiben"
    "|war dieser artikel hilfreich|artikel teilen|artikel drucken|artikel anhören|gesponsert"
    "|empfehlung der redaktion|schlagwörter|schlagworte|themen|kontakt|nach oben|seite drucken"
    "|cookies akzeptieren|nutzungsbedingungen|verwandte themen|beliebt|meistgeklickt|top-themen"
    "|zum video|werbeanzeige",
    "es": "leer más|lea también|lee también|ver también|noticias relacionadas|artículos relacionados|"
    "compartir|publicidad|suscríbete|suscribirse|comentarios|imprimir|síguenos|más leídas|"
    "todos los derechos reservados|te puede interesar|política de privacidad|iniciar sesión|buscar|"
    "siguiente|anterior"
    "|continuar leyendo|continúa leyendo|seguir leyendo|sigue leyendo"
    "|la noticia continúa después de la publicidad|continúa después de la publicidad"
    "|sigue leyendo después de la publicidad|lea más|leer también|lee más|suscríbase|suscríbete ahora"
    "|boletín|noticias más leídas|lo más leído|lo más visto|contenido patrocinado|patrocinado|anuncio"
    "|anuncios|comparte|compártelo|comparte este artículo|compartir este artículo|deja un comentario"
    "|ver más|mostrar más|saber más|contacto|aviso legal|ver comentarios|te recomendamos"
    "|le puede interesar|etiquetas|fuente",
    "it": "leggi anche|leggi tutto|leggi di più|notizie correlate|articoli correlati|condividi|pubblicità|"
    "abbonati|commenti|stampa|vedi anche|seguici|i più letti|tutti i diritti riservati|"
    "potrebbe interessarti|cerca|accedi"
    "|continua a leggere|continua a leggere dopo la pubblicità|continua dopo la pubblicità"
    "|l'articolo continua dopo la pubblicità|per approfondire|iscriviti|iscriviti alla newsletter"
    "|newsletter|abbonati ora|condividi questo articolo|condividi l'articolo|lascia un commento"
    "|contenuto sponsorizzato|sponsorizzato|annuncio|mostra altro|vedi altro|scopri di più"
    "|informativa sulla privacy|contatti|successivo|precedente|torna su|articoli più letti"
    "|guarda anche|fonte",
    "pt": "leia mais|leia também|veja também|notícias relacionadas|artigos relacionados|compartilhar|"
    "partilhar|publicidade|assine|comentários|imprimir|siga-nos|mais lidas|"
    "todos os direitos reservados|saiba mais"
    "|continue lendo|continue a ler|continua após a publicidade|continua depois da publicidade"
    "|continue a ler após a publicidade|continue lendo após a publicidade|ler mais|ler também"
    "|leia a seguir|subscreva|subscrever|subscreva a nossa newsletter|assine já|assine agora"
    "|newsletter|patrocinado|conteúdo patrocinado|anúncio|partilhe|compartilhe|partilhe este artigo"
    "|compartilhe este artigo|deixe um comentário|comente|ver mais|mostrar mais|saber mais"
    "|política de privacidade|contactos|contato|seguinte|anterior|mais lidos|relacionados|fonte",
    "nl": "lees meer|lees ook|lees verder|gerelateerd nieuws|gerelateerde artikelen|delen|advertentie|"
    "abonneren|reacties|afdrukken|zie ook|volg ons|meest gelezen|alle rechten voorbehouden"
    "|lees verder na de advertentie|lees verder onder de advertentie|verder lezen"
    "|artikel gaat verder onder de advertentie|tekst gaat verder onder de advertentie"
    "|tekst loopt door onder de foto|deel dit artikel|deel artikel|abonneer|abonneer nu|word abonnee"
    "|meld je aan|meld je aan voor onze nieuwsbrief|nieuwsbrief|gesponsord|reageer|reageren"
    "|plaats een reactie|toon meer|meer lezen|meer over dit onderwerp|aanmelden|inloggen|zoeken"
    "|volgende|vorige|contact|privacybeleid|terug naar boven|bekijk ook|luister naar dit artikel",
    "pl": "czytaj więcej|czytaj także|czytaj dalej|zobacz też|zobacz także|udostępnij|reklama|komentarze|"
    "drukuj|powiązane artykuły|najczęściej czytane|wszelkie prawa zastrzeżone"
    "|czytaj też|czytaj również|przeczytaj także|przeczytaj też|przeczytaj więcej"
    "|dalsza część tekstu pod reklamą|dalsza część artykułu pod reklamą|reszta artykułu pod reklamą"
    "|subskrybuj|zapisz się|zapisz się do newslettera|newsletter|zaloguj się|szukaj|polecane|polecamy"
    "|artykuł sponsorowany|materiał sponsorowany|podziel się|skomentuj|dodaj komentarz|pokaż więcej"
    "|dowiedz się więcej|następny|poprzedni|kontakt|polityka prywatności|źródło",
    "cs": "číst dále|čtěte také|čtěte dál|přečtěte si také|článek pokračuje pod reklamou"
    "|pokračování pod reklamou|reklama|inzerce|sdílet|sdílejte|odebírat|předplatit|přihlásit se"
    "|komentáře|diskuse|tisk|vytisknout|související články|související|nejčtenější|sledujte nás"
    "|všechna práva vyhrazena|hledat|úvod|další|předchozí|kontakt|zdroj",
    "sk": "čítať ďalej|čítajte aj|čítajte tiež|článok pokračuje pod reklamou|reklama|inzercia|zdieľať"
    "|prihlásiť sa|komentáre|diskusia|tlačiť|súvisiace články|najčítanejšie|sledujte nás"
    "|všetky práva vyhradené|hľadať",
    "sv": "läs mer|läs också|läs även|läs vidare|fortsätt läsa|fortsätt läsa efter annonsen"
    "|artikeln fortsätter efter annonsen|annons|reklam|dela|dela artikeln|prenumerera"
    "|prenumerera på vårt nyhetsbrev|nyhetsbrev|logga in|kommentarer|skriv ut|relaterade artiklar"
    "|relaterat|mest läst|följ oss|sök|nästa|föregående|kontakt|källa"
    "|alla rättigheter förbehållna",
    "da": "læs mere|læs også|læs videre|artiklen fortsætter efter annoncen|fortsæt læsning|annonce"
    "|reklame|del|del artiklen|abonner|tilmeld dig nyhedsbrevet|nyhedsbrev|log ind|kommentarer"
    "|udskriv|relaterede artikler|mest læste|følg os|søg|næste|forrige|kontakt|kilde"
    "|alle rettigheder forbeholdes",
    "no": "les mer|les også|les videre|artikkelen fortsetter under annonsen"
    "|saken fortsetter etter annonsen|annonse|reklame|del|del artikkelen|abonner|nyhetsbrev"
    "|logg inn|kommentarer|skriv ut|relaterte artikler|mest lest|følg oss|søk|neste|forrige|kilde",
    "fi": "lue lisää|lue myös|jatka lukemista|juttu jatkuu mainoksen jälkeen|mainos|jaa|jaa artikkeli"
    "|tilaa|tilaa uutiskirje|uutiskirje|kirjaudu sisään|kommentit|tulosta|luetuimmat|seuraa meitä"
    "|haku|seuraava|edellinen|lähde",
    "ru": "читать далее|читайте также|читайте ещё|читать ещё|продолжение после рекламы"
    "|продолжение статьи после рекламы|реклама|поделиться|подписаться|подпишитесь"
    "|подписывайтесь на нас|рассылка|войти|комментарии|распечатать|похожие статьи"
    "|связанные новости|новости по теме|по теме|самое читаемое|все права защищены|поиск|далее"
    "|назад|главная|источник",
    "uk": "читати далі|читайте також|реклама|поділитися|підписатися|підпишіться|увійти|коментарі"
    "|друкувати|новини за темою|за темою|усі права захищено|пошук|джерело",
    "bg": "прочетете още|прочети още|вижте още|реклама|сподели|абонирай се|коментари|още по темата"
    "|всички права запазени|търсене",
    "ro": "citește mai mult|citește și|citiți și|citește mai departe"
    "|articolul continuă după publicitate|publicitate|distribuie|abonează-te|abonați-vă"
    "|comentarii|articole similare|știri similare|urmărește-ne|toate drepturile rezervate|căutare"
    "|sursa",
    "hu": "tovább olvasom|olvassa el ezt is|olvasson tovább|a cikk a hirdetés után folytatódik|hirdetés"
    "|megosztás|feliratkozás|iratkozzon fel|hírlevél|bejelentkezés|hozzászólások|nyomtatás"
    "|kapcsolódó cikkek|legolvasottabb|kövessen minket|minden jog fenntartva|keresés|forrás",
    "ca": "llegiu més|llegeix més|llegeix també|continua llegint|publicitat|comparteix|subscriu-te"
    "|subscriviu-vos|comentaris|imprimeix|notícies relacionades|articles relacionats|segueix-nos"
    "|tots els drets reservats|cerca|font",
    "el": "διαβάστε περισσότερα|διαβάστε επίσης|διαβάστε ακόμα|συνέχεια μετά τη διαφήμιση|διαφήμιση"
    "|κοινοποίηση|εγγραφή|εγγραφείτε|σχόλια|εκτύπωση|σχετικά άρθρα|όλα τα δικαιώματα διατηρούνται"
    "|αναζήτηση|πηγή",
    "tr": "devamını oku|ayrıca okuyun|bunları da okuyun|haber reklamdan sonra devam ediyor|reklam"
    "|paylaş|abone ol|yorumlar|yazdır|ilgili haberler|benzer haberler|bizi takip edin"
    "|tüm hakları saklıdır|arama|kaynak",
    "hr": "pročitajte više|pročitajte i|pročitaj više|oglas|reklama|podijeli|pretplati se|prijava"
    "|komentari|povezani članci|vezane vijesti|najčitanije|sva prava pridržana|pretraga|izvor",
    "sl": "preberite več|preberite tudi|preberi več|oglas|deli|naročite se|prijava|komentarji"
    "|sorodni članki|najbolj brano|vse pravice pridržane|iskanje|vir",
}
#: A label has no more words than this.
LABEL_WORDS = 7
_WORD = regex.compile(r"\p{L}+")
_SEPARATOR = regex.compile(r"[|»›>•©→]|https?://|www\.")
_TERMINAL = regex.compile(r"[.!?…。！？؟।][\"'”“»’)\]]*\s*$")
_EDGE = regex.compile(r"^[\W_]+|[\W_]+$")


@cache
def _languages_by_phrase() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for language, phrases in _PHRASES.items():
        for phrase in phrases.split("|"):
            found.setdefault(phrase, set()).add(language)
    return {phrase: frozenset(languages) for phrase, languages in found.items()}


def furniture_languages(text: str) -> frozenset[str]:
    """Languages in which the whole text is a stock phrase of page templates; empty where it is none.

    Example:
        >>> furniture_languages("» Read more:")
        frozenset({'en'})
    """
    phrase = _EDGE.sub("", text.lower().replace("’", "'"))
    return _languages_by_phrase().get(phrase, frozenset())


def ends_sentence(text: str) -> bool:
    """Whether a text closes with a full stop or its like."""
    return _TERMINAL.search(text) is not None


def is_label(text: str, language: str) -> bool:
    """Whether a text in a page of the language is furniture by its looks.

    That is a stock phrase of templates, or a few words, not a sentence, with a separator or with the
    name of a language in that language or English.

    Example:
        >>> is_label("Portal24 Deutsch", "de"), is_label("Er spricht Deutsch.", "de")
        (True, False)
    """
    if furniture_languages(text):
        return True
    words = _WORD.findall(text.lower())
    if not words or len(words) > LABEL_WORDS or ends_sentence(text):
        return False
    known = language_names(language) | language_names("en")
    return _SEPARATOR.search(text) is not None or (len(words) <= 4 and not known.isdisjoint(words))
