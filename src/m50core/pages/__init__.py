"""What a list or table shows, as values: filled by who knows it, drawn by who shows it."""

from m50core.pages.table import Table

__all__ = ["Table"]
