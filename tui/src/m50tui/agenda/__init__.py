"""The agenda: its screen, and how days, weeks and months are drawn on it."""
