"""Recognise addresses of all kinds, and tell a localised one from a wrong one."""

from collections.abc import Sequence

import regex
from rapidfuzz import fuzz

from alignkit.checks.kept import Item
from alignkit.languages.codes import is_language_code

_DOMAIN_ENDS = "com|org|net|info|eu|edu|gov|io|de|fr|ch|at|it|es|nl|be|uk|pl|cz|ru|se|dk|no|fi|pt"
_FILE_ENDS = (
    "txt|pdf|docx?|xlsx?|pptx?|csv|json|xml|html?|py|js|zip|png|jpe?g|gif|svg|exe|ini|toml|ya?ml|log|sh|bat"
)
_ADDRESS = regex.compile(
    rf"""
      (?P<url>(?:(?:https?|ftp)://|(?<![\w@.])www\.)[^\s<>"'“”„«»‹›`]*[^\s<>"'“”„«»‹›`.,;:!?)\]}}*_…])
    | (?P<mail>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.\p{{L}}{{2,}})
    | (?P<domain>(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:{_DOMAIN_ENDS})(?:/[\w./-]*\w)?(?![\w@]|\.\w))
    | (?P<path>(?<![\w/.:~\\])(?:[A-Z]:\\(?:[\w.$ -]+\\)*[\w.$-]+ | (?:~|\.\.?)?/[\w.-]+(?:/[\w.-]*\w)+))
    | (?P<file>(?<![\w./\\-])\w[\w-]*\.(?:{_FILE_ENDS})(?![\w-]|\.\w))
    | (?P<phone>(?<![\w+/.,-])(?:\+|00)[1-9]\d{{0,3}}(?:[\s\u00a0\u202f./-]?\(?\d{{1,}}\)?){{2,}}(?![\d,])
              | (?<![\w+/.,-])0[1-9](?:[ .\u00a0\u202f]\d\d){{4}}(?!\d)
              | (?<![\w+/.,-])\(?0[1-9]\d{{1,4}}\)?[ /-]\d{{3,}}(?:[ -]\d+)*(?![\d,.])
              | (?<![\w+/.,-])\(?[2-9]\d\d\)?[ -]\d{{3}}-\d{{4}}(?!\d))
    | (?P<handle>(?<![\w.@/+-])@[\p{{L}}_]\w+)
    """,
    regex.VERBOSE,
)
_HASHTAG = regex.compile(r"(?<![\w&/#@;])\#\p{L}[\p{L}\p{M}\p{N}_]+")
_EMOJI = regex.compile(
    r"\p{Regional_Indicator}{2}"
    r"|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F"
    r"|(?=\p{Extended_Pictographic})[\U0001F000-\U0001FAFF])"
    r"[\p{Emoji_Modifier}\uFE0F]*(?:\u200D\p{Extended_Pictographic}[\p{Emoji_Modifier}\uFE0F]*)*"
)
_SHADES = regex.compile(r"[\p{Emoji_Modifier}\uFE0F]")
_WEB = frozenset(("url", "domain"))
_SLIP = 85  # likeness, out of 100, of two names that differ by a slip
_LEAST_DIGITS, _NATIONAL_DIGITS = 8, 7
_SLOT = "\0"  # stands for a language or country


def find_addresses(text: str) -> list[Item]:
    """Find web and mail addresses, file names, telephone numbers and handles.

    Example:
        >>> text = "Voir https://example.org/fr/a (ou écrire à info@example.org, +33 1 23 45 67 89)."
        >>> [(item.kind, item.text) for item in find_addresses(text)]
        [('url', 'https://example.org/fr/a'), ('mail', 'info@example.org'), ('phone', '+33 1 23 45 67 89')]
    """
    return [
        Item(kind, match.group(), match.start(), match.end(), match.group())
        for match in _ADDRESS.finditer(text)
        for kind in [match.lastgroup or ""]
        if kind != "phone" or len(_digits(match.group())) >= _LEAST_DIGITS
    ]


def find_hashtags(text: str) -> list[Item]:
    """Find hashtags; they may be translated, so all count as one."""
    return [Item("hashtag", match.group(), *match.span(), "#") for match in _HASHTAG.finditer(text)]


def find_emoji(text: str) -> list[Item]:
    """Find emoji; shades of skin do not tell them apart.

    Example:
        >>> [item.text for item in find_emoji("Oui 👍🏽 © 2 → 🇫🇷 ✔️ 👩‍🚀!")]
        ['👍🏽', '🇫🇷', '✔️', '👩‍🚀']
    """
    return [
        Item("emoji", match.group(), *match.span(), _SHADES.sub("", match.group()))
        for match in _EMOJI.finditer(text)
    ]


def same_address(one: Item, other: Item) -> bool:
    """Whether two addresses are one, or the second is the first made for another language or country.

    Example:
        >>> def url(text):
        ...     return Item("url", text, 0, len(text), text)
        >>> same_address(url("http://example.fr/pont"), url("https://www.example.de/bruecke"))
        True
        >>> same_address(url("https://example.org/a1"), url("https://example.org/a2"))
        False
    """
    if not same_kind(one, other):
        return False
    texts = one.text, other.text
    if one.kind == "phone":
        return _same_number(*map(_digits, texts))
    if one.kind == "mail":
        return _same_place(*(tuple(text.casefold().split("@")[::-1]) for text in texts))
    if one.kind in _WEB:
        return _same_place(*(_host_and_path(text) for text in texts))
    if one.kind == "file" and texts[0].rpartition(".")[2] == texts[1].rpartition(".")[2]:
        # Files may have a name in each language; one letter off is a slip.
        return _even(_parts(texts[0])) == _even(_parts(texts[1])) or fuzz.ratio(*texts) < _SLIP
    return _even(_parts(texts[0])) == _even(_parts(texts[1]))


def same_kind(one: Item, other: Item) -> bool:
    """Whether two addresses are of one kind, so that the second can be the first with a mistake in it."""
    return one.kind == other.kind or {one.kind, other.kind} <= _WEB


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _same_number(one: str, other: str) -> bool:
    """Whether one number is the other with or without the code of its country."""
    short, long = sorted((one.removeprefix("00"), other.removeprefix("00")), key=len)
    national = short.lstrip("0")
    return len(national) >= _NATIONAL_DIGITS and long.endswith(national)


def is_number_in(item: Item, text: str) -> bool:
    """Whether the digits of a telephone number stand in a text, grouped in whatever way."""
    return item.kind == "phone" and _digits(item.text).lstrip("0") in _digits(text)


def _host_and_path(url: str) -> tuple[str, str]:
    host, _, path = regex.sub(r"^\w+://", "", url).removesuffix("/").partition("/")
    return host.casefold().removeprefix("www."), path


def _same_place(one: Sequence[str], other: Sequence[str]) -> bool:
    """Compare host and path; where the language or country differs, so may the words of the path."""
    hosts = _labels(one[0]), _labels(other[0])
    paths = _parts(one[1]), _parts(other[1])
    if _even(hosts[0]) != _even(hosts[1]):
        return False
    localised = _slots(hosts[0]) != _slots(hosts[1]) or _slots(paths[0]) != _slots(paths[1])
    return localised or paths[0] == paths[1]


def _labels(host: str) -> list[str]:
    """Split a host name; its country, or the .com that may stand for one, and a language become slots."""
    labels = regex.sub(r"\.(?:co|com)\.(?=\w\w$)", ".", host).split(".")
    end = labels.pop()
    slot = _SLOT if end == "com" or len(end) == 2 else ""
    return [*(_slot(label) for label in labels), slot + end]


def _parts(text: str) -> list[str]:
    """Split at marks; a code of a language or country becomes a slot."""
    return [_slot(part) for part in regex.split(r"([/?&=.#_-])", text)]


def _slot(part: str) -> str:
    is_code = is_language_code(part.casefold()) or (len(part) == 2 and part.isalpha() and part.isupper())
    return _SLOT + part if is_code else part


def _slots(parts: Sequence[str]) -> list[str]:
    return [part for part in parts if part.startswith(_SLOT)]


def _even(parts: Sequence[str]) -> list[str]:
    return [_SLOT if part.startswith(_SLOT) else part.casefold() for part in parts]
