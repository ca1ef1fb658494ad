"""Reference data, which holds for everyone: CSV files in the package that keeps it."""

from collections.abc import Iterator

from m50core.plan.packaged import packaged_bytes
from m50core.values.encoding import decode_marked, mend


def rows(package: str, name: str) -> Iterator[dict[str, str]]:
    """Return the rows of ``data/NAME`` in a package, as texts by column."""
    import csv
    import io

    text = mend(decode_marked(packaged_bytes(package, f"data/{name}"), name))
    yield from csv.DictReader(io.StringIO(text, newline=""))
