"""Who changes something, and why: as a commit keeps it."""

from m50core.errors import FieldError
from m50core.values.text import clean, visible


def why_kept(why: str) -> str:
    """Return why something changes, as it is kept; FieldError when it can't be."""
    return _checked_text("why", why, "Waarom", multiline=True)


def who_kept(who: str) -> str:
    """Return who works, as it is kept: one line, all of it to be seen; FieldError otherwise."""
    name = _checked_text("who", who, "Wie", multiline=False)
    if not name:
        raise FieldError("commit", "who", "mag niet leeg zijn. Geef een naam", "Wie")
    if visible(name) != name:
        reason = "bevat een tab of een ander teken dat u niet ziet. Geef een naam op één regel"
        raise FieldError("commit", "who", reason, "Wie")
    return name


def _checked_text(field: str, text: str, label: str, *, multiline: bool) -> str:
    if not isinstance(text, str):
        raise FieldError("commit", field, "is geen tekst", label)
    try:
        return clean(text, multiline=multiline)
    except ValueError as error:
        raise FieldError("commit", field, str(error), label) from None
