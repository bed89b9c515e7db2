"""Recognise tags and placeholders in a text."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from alignkit.checks.kept import Item

_NAME = r"[A-Za-z][\w:.-]*"
_TAG = regex.compile(
    rf"""
      < (?P<close>/)? (?P<name>{_NAME}|\d+)
        (?P<attributes>(?:\s+[\w:.@-]+(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=]+))?)*)
        \s* (?P<empty>/)? >
    """,
    regex.VERBOSE,
)
_ATTRIBUTE = regex.compile(r"""([\w:.@-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"']+))?""")
# Attributes that hold text, addresses or the language: translators change them.
_FREE = frozenset(
    "alt title label placeholder aria-label aria-description summary content value lang xml:lang hreflang "
    "dir href src srcset".split()
)
#: Elements without content, and those whose end HTML lets one leave out.
VOID = frozenset("area base br col embed hr img input link meta source track wbr x ph bx ex it".split())
_FORMATTING = frozenset(
    "b big blockquote em font h1 h2 h3 h4 h5 h6 i li ol strong sub sup table u ul".split()
) | (VOID - frozenset(("base", "link", "source", "track", "x", "it")))
OPTIONAL_END = frozenset("p li dt dd td th tr thead tbody tfoot option optgroup colgroup".split())

# A letter after the conversion makes it a word: "100 %ige" is German, "%i" is not.
_PRINTF = (
    r"%(?:\d+\$)?[-+0\#]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh?|ll?|[Lqjzt])?[diouxXeEfFgGcsp@](?![\p{L}\p{N}])"
)
_PLACEHOLDER = regex.compile(
    rf"""
      (?P<mustache>\{{\{{\{{?\s*(?:[\#/^>&!]\s*\w|else)?[\w.\[\]|@-]*(?:\s[\w.=]+)?\s*\}}\}}\}}?)
    | (?P<jinja>\{{%[^{{}}%\n]{{1,80}}%\}})
    | (?P<shell>\$\{{[^{{}}\n]{{1,80}}\}} | \#\{{[^{{}}\n]{{1,80}}\}} | %\{{[\w.]+\}})
    | (?P<icu>\{{\s*[\w.-]+\s*,\s*
        (?:plural|select|selectordinal|number|date|time|duration|spellout|ordinal)\b)
    | (?P<brace>\{{(?:[A-Za-z_][\w.\-\[\]]*|\d+)?(?:![rsa])?(?::[^{{}}\s]{{0,20}})?\}})
    | (?P<named>%\([\w.]+\)[-+0\#]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa](?!\p{{L}}))
    | (?P<percent>(?<![\p{{N}}%\p{{L}}])%[A-Za-z_][\w.]*%(?!\w))
    | (?P<printf>(?<![\p{{N}}%]){_PRINTF})
    | (?P<variable>(?<![\w$])\$[A-Z_][A-Z0-9_]{{2,}}\b(?!\s?\d))
    | (?P<dunder>(?<!\w)__[A-Za-z]\w*?__(?!\w))
    """,
    regex.VERBOSE,
)
# strftime: languages write dates in another order and form.
_DATE_FORMAT = regex.compile(r"%-?[YymdBbAaHMSIpjZ](?:[-/.:, hT]|\s|$).{0,4}%-?[YymdBbAaHMSIpjZeDFT]\b")
_CURRENCIES = regex.compile(r"\$(?:US|CA|AU|NZ|HK|SG|MX)D?$")
_MANY = regex.compile(r"\{\s*[\w.-]+\s*,\s*(?:plural|select|selectordinal)\b")


# Where an ICU message starts and ends, and where the texts of its branches start.
_Message = tuple[int, int, list[int]]


@dataclass(frozen=True, slots=True)
class Tag:
    """What a tag says: its name, whether it closes, and whether it stands alone."""

    name: str
    closes: bool
    alone: bool


def closed_names(*texts: str) -> frozenset[str]:
    """Return the names of elements that are closed somewhere in the texts: those are surely tags."""
    return frozenset(
        match["name"].casefold() for text in texts for match in _TAG.finditer(text) if match["close"]
    )


def find_tags(text: str, closed: frozenset[str] = frozenset()) -> list[Item]:
    """Find HTML and XML tags; attributes that hold text, addresses or the language do not tell them apart.

    A word in angle brackets that is neither closed anywhere nor usual in formatting is no tag but a variable
    in a manual ("cp <source> <target>"), which translators may translate.

    Args:
        text: Where to look.
        closed: Names of elements that are closed somewhere.

    Example:
        >>> [(item.text, item.key) for item in find_tags('5 < 6 <file> <B class="x" title="y">c</b>')]
        [('<B class="x" title="y">', 'b class=x'), ('</b>', '/b')]
    """
    if "<" not in text:
        return []
    return [
        Item("tag", match.group(), match.start(), match.end(), _tag_key(match))
        for match in _TAG.finditer(text)
        if _is_tag(match, closed)
    ]


def _is_tag(match: regex.Match[str], closed: frozenset[str]) -> bool:
    name = match["name"].casefold()
    marked = match["close"] or "=" in match["attributes"] or match["empty"]
    return bool(marked) or name in _FORMATTING or name in closed


def read_tag(item: Item) -> Tag:
    """Take a tag apart."""
    match = _TAG.fullmatch(item.text)
    if match is None:
        raise ValueError(f"{item.text!r} is no tag")
    name = match["name"].casefold()
    return Tag(name, bool(match["close"]), bool(match["empty"]) or name in VOID)


def _tag_key(match: regex.Match[str]) -> str:
    attributes = sorted(
        f"{name.casefold()}={(value or '').strip(chr(34) + chr(39))}"
        for name, value in _ATTRIBUTE.findall(match["attributes"])
        if name.casefold() not in _FREE
    )
    return " ".join([("/" if match["close"] else "") + match["name"].casefold(), *attributes])


def find_placeholders(text: str) -> list[Item]:
    """Find what a program fills in later.

    Example:
        >>> [item.text for item in find_placeholders("100 %ige {name}, %(n)d, 5 %d'or %s {{x}} ${y} $HOME")]
        ['{name}', '%(n)d', '%d', '%s', '{{x}}', '${y}', '$HOME']
    """
    if "%" not in text and "{" not in text and "$" not in text and "__" not in text:
        return []
    messages = list(_messages(text))
    bodies = {body for _, _, starts in messages for body in starts}
    dated = _DATE_FORMAT.search(text) is not None
    return [
        item
        for match in _PLACEHOLDER.finditer(text)
        if not (dated and match.lastgroup == "printf")
        and not _CURRENCIES.match(match.group())
        and match.start() not in bodies
        for item in [_placeholder(match, messages)]
    ]


def _placeholder(match: regex.Match[str], messages: list[_Message]) -> Item:
    kind = match.lastgroup or ""
    key = regex.sub(r"\s+", "", match.group())
    # Languages have different numbers of plural forms, each with the placeholder in it.
    repeated = any(start < match.start() < end for start, end, _ in messages)
    return Item(kind, match.group(), match.start(), match.end(), key, repeated)


def _messages(text: str) -> Iterator[_Message]:
    """Yield the ICU messages with a branch for each number or case."""
    for match in _MANY.finditer(text):
        depth, bodies = 0, []
        for place in range(match.start(), len(text)):
            depth += {"{": 1, "}": -1}.get(text[place], 0)
            if depth == 2 and text[place] == "{":
                bodies.append(place)
            if not depth:
                yield match.start(), place, bodies
                break
