"""A capital at the start, as Dutch has it."""


def with_capital(text: str) -> str:
    """Return a text with a capital at its start: ``Eén vergadering``, ``IJsland``."""
    if text.startswith("één"):
        return f"Eén{text[3:]}"
    start = 2 if text.startswith("ij") else 1
    return text[:start].upper() + text[start:]
