"""The records of a term list, independent of the file that they came from."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Role = Literal["source", "target"]


@dataclass(frozen=True, slots=True)
class Wording:
    """One term: in a language (ISO 639-1), or of whatever language the ``source`` or ``target`` has."""

    text: str
    language: str
    allowed: bool = True


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing and its terms; of several allowed ones in a language the first is preferred.

    ``cased`` says whether capitals must be as written; None leaves that to each term: "IT" is not "it".
    """

    wordings: tuple[Wording, ...]
    cased: bool | None = None
    note: str = ""

    def texts(self, language: str, role: Role, *, allowed: bool = True) -> tuple[str, ...]:
        """Return its terms in a language, those whose language depends on the side among them."""
        return tuple(
            wording.text
            for wording in self.wordings
            if wording.allowed == allowed and wording.language in (language, role)
        )


@dataclass(frozen=True, slots=True)
class Term:
    """A source term with the renderings that are allowed and forbidden for it, in one language pair."""

    source: str
    targets: tuple[str, ...]
    banned: tuple[str, ...] = ()
    cased: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A target term that must not be used, and what to use instead, if that is known."""

    text: str
    instead: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Glossary:
    """What a customer or project wants things to be called.

    Args:
        concepts: Terms that belong together across languages.
        forbidden: Target terms that must not be used at all.
        keep: What is never translated: product names, say.

    Example:
        >>> glossary = Glossary((Concept((Wording("vélo", "fr"), Wording("Fahrrad", "de"))),))
        >>> glossary.terms("fr", "de")
        (Term(source='vélo', targets=('Fahrrad',), banned=(), cased=None, note=''),)
        >>> glossary.terms("en", "de")
        ()
    """

    concepts: tuple[Concept, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()
    keep: tuple[str, ...] = ()

    def terms(self, source: str, target: str) -> tuple[Term, ...]:
        """Return the terms of a language pair; concepts with the same source term are taken together."""
        found: dict[str, Term] = {}
        for term in self._terms(source, target):
            known = found.get(term.source, Term(term.source, ()))
            found[term.source] = Term(
                term.source,
                tuple(dict.fromkeys(known.targets + term.targets)),
                tuple(dict.fromkeys(known.banned + term.banned)),
                term.cased if known.cased is None else known.cased,
                known.note or term.note,
            )
        return tuple(found.values())

    def _terms(self, source: str, target: str) -> Iterator[Term]:
        for concept in self.concepts:
            targets = concept.texts(target, "target")
            banned = concept.texts(target, "target", allowed=False)
            if targets or banned:
                for allowed in (True, False):  # what is outdated in the source still has to be rendered
                    for text in concept.texts(source, "source", allowed=allowed):
                        yield Term(text, targets, banned, concept.cased, concept.note)

    @property
    def signature(self) -> str:
        """How many entries of each kind there are, and a digest of them; empty where there are none.

        Example:
            >>> Glossary(keep=("Nordwind",)).signature
            'terms:0+0+1@aa5b5963'
            >>> Glossary().signature
            ''
        """
        counts = [len(self.concepts), len(self.forbidden), len(self.keep)]
        if not any(counts):
            return ""
        digest = hashlib.sha256(repr(self).encode("utf-8", "replace")).hexdigest()[:8]
        return f"terms:{'+'.join(map(str, counts))}@{digest}"
