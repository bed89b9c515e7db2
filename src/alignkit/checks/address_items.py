"""Recognise addresses of all kinds, and tell a localised one from a wrong one."""

from collections.abc import Callable, Sequence
from functools import lru_cache

import regex
from rapidfuzz.distance import OSA

from alignkit.checks.kept import Item
from alignkit.languages.codes import is_language_code

_DOMAIN_ENDS = "com|org|net|info|eu|edu|gov|io|de|fr|ch|at|it|es|nl|be|uk|pl|cz|ru|se|dk|no|fi|pt|example"
_FILE_ENDS = (
    "txt|pdf|docx?|xlsx?|pptx?|csv|json|xml|html?|py|js|zip|png|jpe?g|gif|svg|exe|ini|toml|ya?ml|log|sh|bat"
)
_ADDRESS = regex.compile(
    rf"""
      (?P<url>(?:(?:https?|ftp)://|(?<![\w@.])www\.)[^\s<>"'“”„«»‹›`]*[^\s<>"'“”„«»‹›`.,;:!?)\]}}*_…])
    | (?P<mail>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.\p{{L}}{{2,}})
    | (?P<domain>(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:{_DOMAIN_ENDS})(?:/[\w./-]*\w)?(?:\?[\w.=&%-]*\w)?
                (?![\w@]|\.\w))
    | (?P<path>(?<![\w/.:~\\])(?:[A-Z]:\\(?:[\w.$-]+\\)*[\w.$-]*[\w$] | (?:~|\.\.?)?/[\w.-]+(?:/[\w.-]*\w)+))
    | (?P<file>(?<![\w./\\-])\w[\w-]*\.(?:{_FILE_ENDS})(?!\w|-\p{{Ll}}|\.\w))
    | (?P<phone>(?<![\w+/.,-])(?:\+|00)[1-9]\d{{0,3}}
                (?:[ \u00a0\u202f./-]?(?:\(\d{{1,5}}\)|\d+)){{2,}}(?!\d|[.,]\d)
              | (?<![\w+/.,-])0[1-9](?:[ .\u00a0\u202f]\d\d){{4}}(?!\d)
              | (?<![\w+/.,-])\(?0[1-9]\d{{1,4}}\)?[ /-]\d{{3,}}(?:[ -]\d+)*(?!\d|[.,]\d)
              | (?<![\w+/.,-])\(?[2-9]\d\d\)?[ -]\d{{3}}-\d{{4}}(?!\d))
    | (?P<handle>(?<![\w.@/+-])@[\p{{L}}_]\w+)
    """,
    regex.VERBOSE,
)
# A line without any of these holds no address: the search above is too slow for all prose.
_SUSPECT_LINE = regex.compile(r"^(?=.*(?:[@/\\]|\w\.\w|\d[\d ()\u00a0\u202f./-]{6})).+$", regex.MULTILINE)
_HASHTAG = regex.compile(r"(?<![\w&/#@;])\#\p{L}[\p{L}\p{M}\p{N}_]+")
_EMOJI = regex.compile(
    r"\p{Regional_Indicator}{2}"
    r"|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F"
    r"|(?=\p{Extended_Pictographic})[\U0001F000-\U0001FAFF])"
    r"[\p{Emoji_Modifier}\uFE0F]*(?:\u200D\p{Extended_Pictographic}[\p{Emoji_Modifier}\uFE0F]*)*"
)
_SHADES = regex.compile(r"[\p{Emoji_Modifier}\uFE0F]")
_COMPOUND_TAIL = regex.compile(r"-\p{Lu}\p{Ll}+$")  # German: the "~/.profile-Datei"
_WEB = frozenset(("url", "domain"))
_ENDS = frozenset(_DOMAIN_ENDS.split("|"))
_WORDS = regex.compile(r"[\p{L}\p{M}]+|\p{N}+")
_HOST_WORDS = 2  # words of a host name at least
_LONGEST_CODE = 3  # letters of the longest code that ends a host but does not stand for a country
_LONG_WORD = 8  # letters of a word in which two may be wrong
#: Hosts kept for examples (RFC 2606): what manuals write after them is made up.
_ANY_SITE = frozenset(("example.com", "example.net", "example.org"))
_LEAST_DIGITS, _NATIONAL_DIGITS = 8, 7
_SLOT = "\0"  # stands for a language or country


@lru_cache(maxsize=4)
def find_addresses(text: str) -> tuple[Item, ...]:
    """Find web and mail addresses, file names, telephone numbers and handles.

    Example:
        >>> text = "Voir https://example.org/fr/a (ou écrire à info@example.org, +33 1 23 45 67 89)."
        >>> [(item.kind, item.text) for item in find_addresses(text)]
        [('url', 'https://example.org/fr/a'), ('mail', 'info@example.org'), ('phone', '+33 1 23 45 67 89')]
    """
    return tuple(
        item
        for line in _SUSPECT_LINE.finditer(text)
        for match in _ADDRESS.finditer(text, *line.span())
        for item in [_address(match)]
        if item.kind != "phone" or len(_digits(item.text)) >= _LEAST_DIGITS
    )


def _address(match: regex.Match[str]) -> Item:
    kind, text = match.lastgroup or "", match.group()
    if kind == "path":
        text = _COMPOUND_TAIL.sub("", text)
    return Item(kind, text, match.start(), match.start() + len(text), text)


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
        (local, domain), (other_local, other_domain) = (text.casefold().split("@") for text in texts)
        return _same_place((domain, local), (other_domain, other_local), path_may_localise=False)
    if one.kind in _WEB:
        return _same_place(*(_host_and_path(text) for text in texts))
    return _even(_parts(texts[0])) == _even(_parts(texts[1]))


def same_kind(one: Item, other: Item) -> bool:
    """Whether two addresses are of one kind."""
    return one.kind == other.kind or {one.kind, other.kind} <= _WEB


def has_slip(one: Item, other: Item) -> bool:
    """Whether an address is another one with a mistake in it, and not with its words translated.

    Made-up addresses in manuals are translated ("/home/your-name"); what differs there are whole words.

    Example:
        >>> def path(text):
        ...     return Item("path", text, 0, len(text), text)
        >>> has_slip(path("/srv/logs/a1"), path("/srv/logs/a2")), has_slip(path("/srv/log"), path("/srv/lgo"))
        (True, True)
        >>> has_slip(path("/home/your-name"), path("/home/votre-nom"))
        False
    """
    if one.kind == "phone":
        return True
    left, right = (_WORDS.findall(item.text.casefold()) for item in (one, other))
    if len(left) != len(right):
        return set(left) < set(right) or set(right) < set(left)
    changed = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    ended = one.kind in ("url", "mail", "domain") and len(changed) == 1 and {*changed[0]} <= _ENDS
    return ended or all(_is_slip(a, b) for a, b in changed)


def is_reworded(one: Item, other: Item) -> bool:
    """Whether words of an address were translated although it leads to the same site.

    A site answers to the addresses that it has. Only the part that names a language or country is another
    one there on purpose, and such addresses are the same already; hosts that stand for any site in manuals
    ("example.com") have no addresses at all.

    Example:
        >>> def url(text):
        ...     return Item("url", text, 0, len(text), text)
        >>> is_reworded(url("www.lake.example/data"), url("www.lake.example/Daten"))
        True
        >>> is_reworded(url("www.example.com/your-page"), url("www.example.com/ihre-seite"))
        False
    """
    if not same_kind(one, other):
        return False
    if one.kind == "mail":
        (rest, host), (other_rest, other_host) = (item.text.casefold().split("@") for item in (one, other))
    elif one.kind in _WEB:
        (host, rest), (other_host, other_rest) = (_host_and_path(item.text) for item in (one, other))
    else:
        return False
    if host in _ANY_SITE:
        return False
    if host == other_host:
        return bool(rest) and bool(other_rest) and not _localised(rest, other_rest)
    return rest == other_rest and _is_reworded_host(host, other_host)


def is_translated(one: Item, other: Item, related: Callable[[str, str], bool]) -> bool:
    """Whether the words of a host were translated, or its end is one that no site has.

    Example:
        >>> def url(text):
        ...     return Item("url", text, 0, len(text), text)
        >>> pairs = {("lake", "see"), ("news", "neues")}
        >>> is_translated(url("www.lake-news.org/a"), url("www.see-neues.org/b"), lambda *two: two in pairs)
        True
        >>> is_translated(url("www.lake-news.org"), url("www.tal-zeitung.org"), lambda *two: two in pairs)
        False
    """
    if not same_kind(one, other) or one.kind not in ("url", "domain", "mail"):
        return False
    if one.kind == "mail" and one.text.split("@")[0] != other.text.split("@")[0]:
        return False
    hosts = [
        item.text.casefold().split("@")[1] if item.kind == "mail" else _host_and_path(item.text)[0]
        for item in (one, other)
    ]
    left, right = (_WORDS.findall(host) for host in hosts)
    if len(left) != len(right) or len(left) < _HOST_WORDS or hosts[0] in _ANY_SITE or left == right:
        return False
    if left[-1] in _ENDS and right[-1] not in _ENDS and len(right[-1]) > _LONGEST_CODE:
        return left[:-1] == right[:-1]
    changed = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return (
        left[-1] == right[-1]
        and len(left[-1]) > _LONGEST_CODE - 1
        and all(_is_slip(a, b) or related(a, b) for a, b in changed)
    )


def find_spread(item: Item, text: str) -> tuple[int, int] | None:
    """Find an address that blanks cut in pieces.

    Example:
        >>> find_spread(Item("mail", "info@lake.example", 0, 17, ""), "Write to info @ lake. example.")
        (9, 29)
    """
    pieces = regex.findall(r"[\p{L}\p{N}]+|[^\p{L}\p{N}]", item.text)
    match = regex.search(r"[ \u00a0]*".join(map(regex.escape, pieces)), text, regex.IGNORECASE)
    return match.span() if match and match.group() != item.text else None


def _localised(one: str, other: str) -> bool:
    """Whether one of two paths has a part, or an argument, that is the code of a language."""
    codes = [
        [part for part in regex.split(r"[/?&=]", text) if _slot(part).startswith(_SLOT)]
        for text in (one, other)
    ]
    return codes[0] != codes[1]


def _is_reworded_host(one: str, other: str) -> bool:
    """Whether one word of a host name is another one, and at least one beside its end is kept.

    In some countries one body has a name, and a host, in each of their languages.
    """
    left, right = (_WORDS.findall(host) for host in (one, other))
    if len(left) != len(right) or left[-1] != right[-1] or len(left[-1]) == 2:
        return False
    return len(left) > 2 and sum(a != b for a, b in zip(left, right, strict=True)) == 1


def _is_slip(one: str, other: str) -> bool:
    if any(sign.isdigit() for sign in one + other):
        return True
    return OSA.distance(one, other) <= (1 if min(len(one), len(other)) < _LONG_WORD else 2)


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


def _same_place(one: Sequence[str], other: Sequence[str], *, path_may_localise: bool = True) -> bool:
    """Compare host and path; where the language or country differs, so may the words of the path."""
    hosts = _labels(one[0]), _labels(other[0])
    paths = _parts(one[1]), _parts(other[1])
    if _even(hosts[0]) != _even(hosts[1]):
        return False
    if paths[0] == paths[1] or _differ(_slots(hosts[0]), _slots(hosts[1])):
        return True
    if path_may_localise and _without_codes(one[1]) == _without_codes(other[1]):
        return True
    return path_may_localise and _differ(_slots(paths[0]), _slots(paths[1]))


def _without_codes(path: str) -> list[str]:
    """Parts of a path but for those that are the code of a language: "/es/news" is "/news" in Spanish."""
    return [part.casefold() for part in path.split("/") if not is_language_code(part.casefold())]


def _differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether there are as many slots on both sides, with something else in them."""
    return len(one) == len(other) and one != other


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
