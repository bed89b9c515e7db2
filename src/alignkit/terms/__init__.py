"""Term lists: what words must be called in the other language, what is forbidden, what stays as it is."""

from alignkit.terms.glossary import Concept, Forbidden, Glossary, Term, Wording
from alignkit.terms.reading import read_glossary

__all__ = ["Concept", "Forbidden", "Glossary", "Term", "Wording", "read_glossary"]
