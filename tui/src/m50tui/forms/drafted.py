"""What screens with a draft share: the line that tells of it, throwing it away and back."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar

from textual.screen import Screen
from textual.widgets import Static

from m50core.values import dutch
from m50tui.terminal.keys import Key
from m50tui.terminal.text import safe
from m50tui.widgets.footer import M50Footer
from m50tui.widgets.host import Draft, host

DISCARD = Key("f8", "discard", "concept weg", "gooi weg wat u typte en niet bewaarde", footer=True)
RESTORE = Key("f8", "discard", "terughalen", "haal terug wat u weggooide", footer=True)


class Drafted(Screen[Any]):
    """A screen on which things are typed before they are kept.

    What stands on it about a draft follows from what is typed now.
    """

    TYPING: ClassVar[tuple[Key, ...]] = ()
    """The keys of the screen, without those about a draft."""

    @property
    def typing(self) -> tuple[Key, ...]:
        """The keys of the screen now, without those about a draft."""
        return self.TYPING

    draft_key: tuple[str, str]
    _kept: Draft | None = None
    """The draft that one goes on with."""
    _thrown: Draft | None = None

    @abstractmethod
    def unsaved_draft(self) -> Draft | None:
        """Return what was typed and isn't kept; None when that is nothing."""

    @abstractmethod
    def fill(self, draft: Draft | None) -> None:
        """Put in what a draft holds, over what stood there first; None: only that."""

    def going_on(self) -> Draft | None:
        """Return the draft that is there, and remember it."""
        self._kept = host(self.app).drafts.get(self.draft_key)
        return self._kept

    def banner(self) -> Static:
        """Return the line that tells of the draft; hidden when there is none."""
        kept, sentence = self._kept, ""
        if kept and kept.when:
            since = dutch.moment(kept.when)
            sentence = f"Er is een concept van {since}. U gaat daarmee verder; F8 gooit het weg."
        line = Static(safe(sentence), id="draft")
        line.display = bool(sentence)
        return line

    def follow(self) -> None:
        """Let the line and the footer tell what is so now."""
        draft = self.unsaved_draft()
        own = (DISCARD,) if draft else (RESTORE,) if self._thrown else ()
        self.query(M50Footer).last().show((*self.typing, *own))
        kept = self._kept is not None and self._kept.when is not None
        self.query_one("#draft").display = kept and draft is not None

    def action_discard(self) -> None:
        """Throw away what was typed; once more brings it back."""
        draft, thrown = self.unsaved_draft(), self._thrown
        if draft is None and thrown is None:
            host(self.app).tell("Er is niets getypt om weg te gooien.")
            return
        self._thrown = draft
        self.fill(thrown if draft is None else None)
        if draft is None:
            host(self.app).tell("Wat u typte, staat er weer.")
        else:
            host(self.app).drafts.pop(self.draft_key, None)
            host(self.app).tell("Weggegooid. Terughalen: F8.")
        self.follow()


def over(first: Mapping[str, str], draft: Draft | None) -> dict[str, str]:
    """Return the values that stood there first, with those of a draft over them."""
    typed = draft.typed if draft else {}
    return {name: typed.get(name, value) for name, value in first.items()}
