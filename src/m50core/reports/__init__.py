"""The engine of reports."""
