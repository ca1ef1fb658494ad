"""Words about every kind of record and the program itself; each module has ``HANDLERS`` by word."""
