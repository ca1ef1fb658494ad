"""Doesn't say which version of the hooks it is made for."""
