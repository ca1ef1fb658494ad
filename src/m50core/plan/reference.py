"""Reference data, which holds for everyone: CSV files in the package that keeps it."""

import csv
import io
from collections.abc import Iterator

from m50core.plan.packaged import package_files
from m50core.values.encoding import decode_marked, mend


def rows(package: str, name: str) -> Iterator[dict[str, str]]:
    """Return the rows of ``data/NAME`` in a package, as texts by column."""
    text = mend(decode_marked((package_files(package) / "data" / name).read_bytes(), name))
    yield from csv.DictReader(io.StringIO(text, newline=""))
