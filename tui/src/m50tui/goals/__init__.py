"""Goals and rhythms: how they stand."""
