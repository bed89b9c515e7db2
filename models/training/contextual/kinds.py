"""The kinds of errors that the judge tells apart."""

KINDS = (
    "fine", "number", "untranslated", "sense", "plural", "name", "omission", "addition", "negation",
)  # fmt: skip
"""What a word can be; a source word that is not fine is not (rightly) rendered."""
