"""Meetings: called, prepared, held, decided in, minuted."""
