"""Communication: events, channels and publications."""
