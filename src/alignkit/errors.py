"""Everything alignkit raises on purpose, in one tree.

::

    AlignkitError
    ├── ReadError        a file or text that cannot be read as asked
    ├── LanguageError    a language that cannot be told, or that the model does not cover
    ├── AnchorError      a known pair of segments that is not there or cannot hold
    ├── MismatchError    two inputs that must have the same length do not
    ├── ModelError       an encoder that is missing, damaged or does not fit
    ├── RulesError       a choice of checks, or a setting, that means nothing
    ├── PluginError      an outside check that cannot be loaded or fails
    ├── CorpusError      a corpus run that cannot begin or go on
    ├── WriteError       an output that cannot be written
    └── MissingExtra     a library that comes with an extra of the package is not installed

The command line prints the message as one line and exits with 2; anything else is a bug.
"""


class AlignkitError(Exception):
    """Base of all errors with a message for the person at the keyboard."""


class ReadError(AlignkitError):
    """A file or text cannot be read as asked."""


class LanguageError(AlignkitError):
    """A language cannot be told, or is not covered."""


class AnchorError(AlignkitError):
    """A known pair of segments is not there or cannot hold."""


class MismatchError(AlignkitError):
    """Two inputs that must have the same length do not."""


class ModelError(AlignkitError):
    """An encoder is missing, damaged or does not fit."""


class RulesError(AlignkitError):
    """A choice of checks, or a setting, means nothing; ``key`` says which setting."""

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(f"{key}: {problem}")
        self.key = key
        self.problem = problem


class PluginError(AlignkitError):
    """An outside check cannot be loaded, or fails."""


class CorpusError(AlignkitError):
    """A corpus run cannot begin or go on, or its folder is damaged."""


class WriteError(AlignkitError):
    """An output cannot be written."""


class MissingExtra(AlignkitError):
    """A library that comes with an extra of this package is not installed."""
