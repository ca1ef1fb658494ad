"""How the store is doing: what was looked at, backups, copies, repair."""
