"""Is made for a later version of the hooks."""

m50_api = 99
