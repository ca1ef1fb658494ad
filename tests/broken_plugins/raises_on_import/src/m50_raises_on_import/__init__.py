"""Raises when imported."""

raise RuntimeError("kapot bij het laden")
