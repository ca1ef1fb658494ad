"""The findings, and setting one aside."""
