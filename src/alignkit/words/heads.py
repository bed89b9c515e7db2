"""Words that belong to another word of their sentence, however far it stands, share its partners."""

from collections.abc import Mapping, Sequence

from alignkit.records import Link

Heads = Mapping[int, int]


def with_heads(
    links: Sequence[Link], source: Heads, target: Heads, *, instead: bool = False
) -> tuple[Link, ...]:
    """Link words with the partners of their heads.

    Args:
        links: Of a sentence pair.
        source: Place of a source word → place of its head.
        target: The same of target words.
        instead: Whether that replaces what links the word has; if not, only words that are alone are linked.

    Returns:
        The links in order of source, then target.

    Example:
        >>> with_heads([Link(1, 1, 0.9)], {}, {3: 1})
        (Link(source=1, target=1, probability=0.9), Link(source=1, target=3, probability=0.9))
    """
    taken = {link.source for link in links}, {link.target for link in links}
    ours, theirs = (
        {word: head for word, head in heads.items() if head in linked and (instead or word not in linked)}
        for heads, linked in zip((source, target), taken, strict=True)
    )
    found = {
        (link.source, link.target): link
        for link in links
        if link.source not in ours and link.target not in theirs
    }
    for word, head in ours.items():
        for link in links:
            if link.source == head:
                found.setdefault((word, link.target), Link(word, link.target, link.probability))
    for word, head in theirs.items():
        for link in links:
            if link.target == head:
                found.setdefault((link.source, word), Link(link.source, word, link.probability))
    return tuple(found[ends] for ends in sorted(found))
