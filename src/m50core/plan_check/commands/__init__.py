"""The word of the command line on the plan: its parts, a new one, a check of its files."""
