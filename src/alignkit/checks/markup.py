"""Tags and placeholders: each one of the source stands in the translation, unchanged and well nested."""

from collections.abc import Iterator
from functools import partial

import regex

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.kept import Differences, Item, compare
from alignkit.checks.markup_items import OPTIONAL_END, closed_names, find_placeholders, find_tags, read_tag
from alignkit.records import Finding, Pair, Severity

_LIGHT = frozenset(("br", "wbr"))  # line breaks come and go with the length of a line
_NUMBERED = regex.compile(r"%\d+\$")


def _tags(comparison: Comparison) -> Differences:
    find = partial(find_tags, closed=_closed(comparison))
    return compare(comparison, find, altered=_same_element)


def _closed(comparison: Comparison) -> frozenset[str]:
    return closed_names(comparison.source.text, comparison.target.text)


def _same_element(one: Item, other: Item) -> bool:
    """Whether two tags are of one element; one that opens instead of closing lost its slash."""
    return read_tag(one).name == read_tag(other).name


def _missing_tag(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for _, item in comparison.once(_tags).missing:
        message = f"The tag {item.text} is missing in the translation."
        yield _missing(item, comparison, check, message, light=read_tag(item).name in _LIGHT)


def _added_tag(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for _, item in comparison.once(_tags).added:
        message = f"The source has no tag {item.text} here."
        yield _added(item, comparison, check, message, light=read_tag(item).name in _LIGHT)


def _altered_tag(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for _, item, other in comparison.once(_tags).altered:
        yield _altered(item, other, comparison, check, f"The source has {item.text}.")


def _missing(
    item: Item, comparison: Comparison, check: Check, message: str, *, light: bool = False
) -> Finding:
    severity = Severity.MINOR if light else None
    where = item.start, item.end
    return check.finding(where, comparison, message, side="source", confidence=0.95, severity=severity)


def _added(item: Item, comparison: Comparison, check: Check, message: str, *, light: bool = False) -> Finding:
    severity = Severity.MINOR if light else None
    where = item.start, item.end
    return check.finding(where, comparison, message, suggestion="", confidence=0.95, severity=severity)


def _altered(item: Item, other: Item, comparison: Comparison, check: Check, message: str) -> Finding:
    return check.finding(
        (other.start, other.end),
        comparison,
        message,
        source=(item.start, item.end),
        suggestion=item.text,
        confidence=0.95,
    )


def _nesting(comparison: Comparison, check: Check) -> Iterator[Finding]:
    closed = _closed(comparison)
    tags = find_tags(comparison.source.text, closed), find_tags(comparison.target.text, closed)
    if not all(tags):
        return
    differences = comparison.once(_tags)
    changed = {id(pair) for pair, *_ in (*differences.missing, *differences.added, *differences.altered)}
    for pair in comparison.pairs:
        spans = comparison.span(pair, "source"), comparison.span(pair, "target")
        if id(pair) in changed or spans[0] is None or spans[1] is None:
            continue
        source, target = (
            [item for item in items if span[0] <= item.start < span[1]]
            for items, span in zip(tags, spans, strict=True)
            if span
        )
        wrong = _misplaced(target)
        if wrong is not None and _misplaced(source) is None:
            item, expected = wrong
            instead = (
                f"{expected} has to come first" if expected else f"nothing before it matches {item.text}"
            )
            yield check.finding(
                (item.start, item.end), comparison, f"Wrongly nested: {instead}.", confidence=0.95
            )


def _misplaced(items: list[Item]) -> tuple[Item, str] | None:
    """Return the first tag that breaks the nesting, and the end tag that was due, if any."""
    open_tags: list[Item] = []
    for item in items:
        tag = read_tag(item)
        if tag.alone or tag.name in OPTIONAL_END:
            continue
        if not tag.closes:
            open_tags.append(item)
        elif open_tags and read_tag(open_tags[-1]).name == tag.name:
            open_tags.pop()
        else:
            return item, f"</{read_tag(open_tags[-1]).name}>" if open_tags else ""
    return (open_tags[-1], f"</{read_tag(open_tags[-1]).name}>") if open_tags else None


def _placeholders(comparison: Comparison) -> Differences:
    return compare(comparison, find_placeholders, same=_same_argument, altered=_same_form)


def _same_argument(one: Item, other: Item) -> bool:
    """Whether one of two printf placeholders only names its place: "%2$s" may stand for "%s"."""
    numbered = [_NUMBERED.match(item.text) is not None for item in (one, other)]
    return (
        one.kind == other.kind == "printf"
        and numbered[0] != numbered[1]
        and _NUMBERED.sub("%", one.text) == _NUMBERED.sub("%", other.text)
    )


def _same_form(one: Item, other: Item) -> bool:
    return one.kind == other.kind


def _missing_placeholder(comparison: Comparison, check: Check) -> Iterator[Finding]:
    broken = {item for item, _ in comparison.once(_broken)}
    for _, item in comparison.once(_placeholders).missing:
        if item not in broken:
            yield _missing(
                item, comparison, check, f"The placeholder {item.text} is missing in the translation."
            )


def _added_placeholder(comparison: Comparison, check: Check) -> Iterator[Finding]:
    broken = [where for _, where in comparison.once(_broken)]
    for _, item in comparison.once(_placeholders).added:
        if not any(start <= item.start and item.end <= end for start, end in broken):
            yield _added(item, comparison, check, f"The source has no placeholder {item.text} here.")


def _altered_placeholder(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for _, item, other in comparison.once(_placeholders).altered:
        yield _altered(
            item, other, comparison, check, f"The source has {item.text}; programs look for it by name."
        )
    for item, where in comparison.once(_broken):
        message = f"This is no placeholder any more; the source has {item.text}."
        source = item.start, item.end
        yield check.finding(where, comparison, message, source=source, suggestion=item.text, confidence=0.95)
    yield from _swapped(comparison, check)


def _broken(comparison: Comparison) -> list[tuple[Item, tuple[int, int]]]:
    """Return the missing placeholders that stand with blanks in them, wide marks or other capitals."""
    missing = comparison.once(_placeholders).missing
    found = ((item, _remains(item, pair, comparison)) for pair, item in missing)
    return [(item, where) for item, where in found if where is not None]


def _remains(item: Item, pair: Pair, comparison: Comparison) -> tuple[int, int] | None:
    span = comparison.span(pair, "target")
    if span is None:
        return None
    wide = {"%": "[%％]", "{": "[{｛]", "}": "[}｝]"}
    signs = [wide.get(sign, regex.escape(sign)) for sign in item.text if not sign.isspace()]
    pattern = regex.compile(
        r"(?<!\w)" * item.text[0].isalnum() + r"\s?".join(signs) + r"(?!\w)", regex.IGNORECASE
    )
    match = pattern.search(comparison.target.text, *span)
    # As it should be, it can only be part of a longer one.
    return None if match is None or match.group() == item.text else match.span()


def _swapped(comparison: Comparison, check: Check) -> Iterator[Finding]:
    """Find printf placeholders of different kinds that changed places without saying so by a number."""
    sides = find_placeholders(comparison.source.text), find_placeholders(comparison.target.text)
    for pair in comparison.pairs if all(sides) else ():
        rows = []
        for items, side in zip(sides, ("source", "target"), strict=True):
            span = comparison.span(pair, "source" if side == "source" else "target") or (0, 0)
            own = [item for item in items if item.kind == "printf" and span[0] <= item.start < span[1]]
            rows.append([] if any(_NUMBERED.match(item.text) for item in own) else own)
        keys = [[item.key for item in row] for row in rows]
        if keys[0] != keys[1] and sorted(keys[0]) == sorted(keys[1]):
            one, other = next(both for both in zip(*rows, strict=True) if both[0].key != both[1].key)
            message = "The placeholders changed places; without numbers (%1$s) they are filled in order."
            where, source = (other.start, other.end), (one.start, one.end)
            yield check.finding(where, comparison, message, source=source, confidence=0.9)


CHECKS: tuple[Check, ...] = (
    Check(
        "tag-missing",
        "design/markup/tag-missing",
        Severity.MAJOR,
        "A tag of HTML or XML that the source has is not in the translation; minor for a line break.",
        _missing_tag,
        (
            Example("Le <b>vieux</b> pont.", "Die <b>alte Brücke.", ("</b>",)),
            Example("Le <b>vieux</b> pont.<br>", "Die <B>alte</B> Brücke.<br />"),
            Example("Si a < b et c > d, non.", "Wenn a kleiner ist und c größer, nein."),
        ),
    ),
    Check(
        "tag-added",
        "design/markup/tag-added",
        Severity.MAJOR,
        "A tag of HTML or XML that the source does not have; minor for a line break.",
        _added_tag,
        (
            Example("Le vieux pont.", "Die <b>alte Brücke.", ("<b>",)),
            Example("Le <i>vieux</i> pont.", "Die <i>alte</i> Brücke."),
        ),
    ),
    Check(
        "tag-altered",
        "design/markup/tag-altered",
        Severity.MAJOR,
        "A tag whose attributes are others than in the source, or that opens where it should close. "
        "Attributes that hold text, an address or the language may differ.",
        _altered_tag,
        (
            Example(
                'Le <span class="x">vieux</span> pont.',
                'Die <span class="y">alte</span> Brücke.',
                ('<span class="y">',),
            ),
            Example("Le <b>vieux</b> pont.", "Die <b>alte<b> Brücke.", ("<b>",)),
            Example(
                'Voir <a href="/fr/pont" title="Le pont">ici</a>.',
                'Siehe <a title="Die Brücke" href="/de/bruecke">hier</a>.',
            ),
        ),
    ),
    Check(
        "tag-nesting",
        "design/markup/tag-nesting",
        Severity.MAJOR,
        "The translation has the tags of the source, but they do not enclose each other as they must.",
        _nesting,
        (
            Example("Le <b><i>vieux</i></b> pont.", "Die <b><i>alte</b></i> Brücke.", ("</b>",)),
            Example("Le <b>vieux</b> pont.", "Die </b>alte<b> Brücke.", ("</b>",)),
            Example("Le <b><i>vieux</i></b> pont.", "Die <i><b>alte</b></i> Brücke."),
            Example("<p>Le pont<br>est <b>vieux</b>.", "<p>Die Brücke<br>ist <b>alt</b>."),
        ),
    ),
    Check(
        "placeholder-missing",
        "design/markup/placeholder-missing",
        Severity.MAJOR,
        "A placeholder of the source (%s, {name}, {{name}}, ${name}, $NAME and the like) is not in the "
        "translation.",
        _missing_placeholder,
        (
            Example("Bonjour {name}, il pleut.", "Guten Tag, es regnet.", ("{name}",)),
            Example("Il y a %1$s et %2$s.", "Es gibt %2$s und %1$s."),
            Example("Il y a %s et %d ici.", "Es gibt %2$d und %1$s hier."),
            Example("Une remise de 50 % des prix, 100 % sûre.", "Ein Nachlass von 50 %, 100%ig sicher."),
            Example("Cela coûte 5 $US ou 7 $ CA.", "Das kostet 5 US-Dollar oder 7 kanadische."),
        ),
    ),
    Check(
        "placeholder-added",
        "design/markup/placeholder-added",
        Severity.MAJOR,
        "A placeholder that the source does not have.",
        _added_placeholder,
        (
            Example("Bonjour, il pleut.", "Guten Tag {name}, es regnet.", ("{name}",)),
            Example("Bonjour {0}, il pleut.", "Es regnet, {0}, guten Tag."),
            Example(
                "{n, plural, one {page} other {pages de {x}}}",
                "{n, plural, one {Seite} few {Seiten von {x}} other {Seiten von {x}}}",
            ),
        ),
    ),
    Check(
        "placeholder-altered",
        "design/markup/placeholder-altered",
        Severity.MAJOR,
        "A placeholder that was translated, broken up, or swapped with another one.",
        _altered_placeholder,
        (
            Example("Bonjour {name}, il pleut.", "Guten Tag {Name}, es regnet.", ("{Name}",)),
            Example("Il y a %s pages ici.", "Es gibt hier % s Seiten.", ("% s",)),
            Example("Il a %s : %d pages.", "Er hat %d: %s Seiten.", ("%d",)),
            Example("Bonjour %(name)s, il pleut.", "Es regnet, guten Tag %(name)s."),
        ),
    ),
)
