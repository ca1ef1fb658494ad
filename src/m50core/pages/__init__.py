"""What a list or table shows, as values: filled by who knows it, drawn by who shows it."""

from typing import TYPE_CHECKING

from m50core.values.lazy import lazily

if TYPE_CHECKING:
    from m50core.pages.cells import Cell as Cell
    from m50core.pages.cells import Column as Column
    from m50core.pages.cells import LazyRows as LazyRows
    from m50core.pages.cells import ListRow as ListRow
    from m50core.pages.cells import cell as cell
    from m50core.pages.cells import heading as heading
    from m50core.pages.columns import list_order as list_order
    from m50core.pages.commits import commit_line as commit_line
    from m50core.pages.commits import commit_lines as commit_lines
    from m50core.pages.digest import Digest as Digest
    from m50core.pages.digest import DigestPart as DigestPart
    from m50core.pages.digest import Shown as Shown
    from m50core.pages.lines import TextLine as TextLine
    from m50core.pages.manual import Manual as Manual
    from m50core.pages.manual import Topic as Topic
    from m50core.pages.manual_text import text_lines as text_lines
    from m50core.pages.sheet import Passage as Passage
    from m50core.pages.sheet import Sheet as Sheet
    from m50core.pages.table import Table as Table
    from m50core.pages.upkeep import backups_table as backups_table
    from m50core.pages.upkeep import copies_table as copies_table
    from m50core.pages.upkeep import signs_table as signs_table
else:
    __getattr__, __dir__, __all__ = lazily(
        __name__,
        {
            "cells": "Cell Column LazyRows ListRow cell heading",
            "columns": "list_order",
            "commits": "commit_line commit_lines",
            "digest": "Digest DigestPart Shown",
            "lines": "TextLine",
            "manual": "Manual Topic",
            "manual_text": "text_lines",
            "sheet": "Passage Sheet",
            "table": "Table",
            "upkeep": "backups_table copies_table signs_table",
        },
    )
