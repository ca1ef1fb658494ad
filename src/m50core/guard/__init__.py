"""The guard at every call into somebody else's code: it may take long, raise, and spoil nothing."""
