"""The pillar Sociaal of M50: its part of the year plan, its records, rules and importer."""
