"""How far a translation says what its source says: evidence, parts, a learned score, intervals, costs."""

from alignkit.fidelity.comparison import compare
from alignkit.fidelity.document import FINDINGS, BeadFidelity, Pool, bead_fidelity, document_fidelity
from alignkit.fidelity.evidence import PARTS
from alignkit.fidelity.penalties import SCHEMES, Penalties, Scheme, penalties
from alignkit.fidelity.scorers import Added, Scorer, Similarity, find_scorer, join
from alignkit.fidelity.scoring import PairScorer, TokenPair
from alignkit.fidelity.weights import FidelityWeights, Rated

__all__ = [
    "FINDINGS",
    "PARTS",
    "SCHEMES",
    "Added",
    "BeadFidelity",
    "FidelityWeights",
    "PairScorer",
    "Penalties",
    "Pool",
    "Rated",
    "Scheme",
    "Scorer",
    "Similarity",
    "TokenPair",
    "bead_fidelity",
    "compare",
    "document_fidelity",
    "find_scorer",
    "join",
    "penalties",
]
