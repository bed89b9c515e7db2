"""Reports and alignments as a ``datasets.Dataset``."""

from typing import TYPE_CHECKING

from alignkit.exports.aligned import Aligned
from alignkit.exports.frames import Table, encodable, rows_and_types
from alignkit.extras import require

if TYPE_CHECKING:
    import datasets


def to_dataset(found: Aligned, table: Table | None = None) -> "datasets.Dataset":
    """Return a report or an alignment as a data set; arguments and tables as in ``to_frame``.

    Raises:
        MissingExtra: If ``datasets`` is not installed.
        WriteError: If findings are asked of what was not judged, or the table is none of the three.
    """
    library = require("datasets", "datasets", "to_dataset")
    rows, types = rows_and_types(found, table)
    rows = encodable(rows)
    features = {
        name: [library.Value("int64")] if kind == "object" else library.Value(kind.lower())
        for name, kind in types.items()
    }
    columns = {name: [row[name] for row in rows] for name in features}
    made: datasets.Dataset = library.Dataset.from_dict(columns, features=library.Features(features))
    return made
