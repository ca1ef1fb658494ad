"""The nouns of the plan: records and value objects. Pure: no I/O, no clock."""
