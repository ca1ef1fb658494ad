"""Reports as people call them: by their name, else by their title."""

from collections.abc import Mapping
from typing import Any

from m50core.values.called import pick


def report_called(reports: Mapping[str, Any], word: str) -> str:
    """Return the name of the report that a word means; UsageError names those that exist."""
    said = {name: (report.title,) for name, report in sorted(reports.items())}
    return pick(word, said, f"Het verslag “{word}” bestaat niet", "report")
