"""The year plan: definition files read into records, and reference data."""
