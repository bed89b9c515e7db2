"""Plant one known error, or one harmless edit, in a clean sentence pair.

Every planter takes a clean pair and a random number generator and returns an :class:`Edit`, or None where
the pair gives it nothing to change. Benchmarks measure recall and false alarms with them; training may
learn from them.
"""

from collections.abc import Mapping

from benchmarks.planting import clauses, figures, harmless, marks, polarity, tokens, words
from benchmarks.planting.records import Clean, Edit, Planter, clean_pairs, paired

__all__ = ["ERRORS", "HARMLESS", "Clean", "Edit", "Planter", "clean_pairs", "paired"]

ERRORS: Mapping[str, Planter] = {
    **figures.PLANTERS,
    **words.PLANTERS,
    **clauses.PLANTERS,
    **polarity.PLANTERS,
    **marks.PLANTERS,
    **tokens.PLANTERS,
}
"""Category of error → how to plant one."""

HARMLESS: Mapping[str, Planter] = {**harmless.PLANTERS, **tokens.HARMLESS}
"""Kind of edit that leaves the meaning and the form sound → how to make one."""
