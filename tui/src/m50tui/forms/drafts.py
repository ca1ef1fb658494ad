"""What is typed on the screens and not saved: kept on disk, told, and thrown away on request."""

from collections.abc import Callable, Iterator, MutableMapping
from typing import Any, Protocol, runtime_checkable

from textual.screen import Screen

from m50core import M50Error, Network, Record
from m50core import StoredDraft as Stored
from m50core.records import evolve, plain_value
from m50core.values import dutch
from m50tui.forms.former import QUESTION, ids_in
from m50tui.widgets.host import Draft

Key = tuple[str, str]
"""Kind, and record or what it belongs to."""
_ASKED = "vraag bij"


@runtime_checkable
class Unsaved(Protocol):
    """A screen on which things are typed before they are kept."""

    @property
    def draft_key(self) -> Key:
        """What tells its draft from others."""

    @property
    def called(self) -> str:
        """What is filled in, as a person calls it."""

    def unsaved_draft(self) -> Draft | None:
        """Return what was typed and isn't kept; None when that is nothing."""

    def save_typed(self) -> None:
        """Keep it as ctrl+s does, and close; or stay, and tell why not."""


class Kept(MutableMapping[Key, Draft]):
    """The drafts of a network as its screens use them. ``tell`` hears what the disk refuses."""

    def __init__(self, net: Network, tell: Callable[[M50Error], None]) -> None:
        self._net = net
        self._tell = tell

    def __getitem__(self, key: Key) -> Draft:
        try:
            draft = self._net.drafts.get(*key)
        except M50Error as error:
            self._tell(error)
            draft = None
        if draft is None:
            raise KeyError(key)
        return Draft(draft.typed, self._base(draft), draft.when)

    def __setitem__(self, key: Key, draft: Draft) -> None:
        base = draft.base
        fields = base.spec.fields if base else {}
        was = {n: plain_value(fields[n], getattr(base, n)) for n in draft.typed if n in fields}
        version = base.version if base else 0
        when = draft.when or self._net.clock()
        self._net.drafts.keep(Stored(*key, draft.typed, when, was, version))

    def __delitem__(self, key: Key) -> None:
        if key not in self:
            raise KeyError(key)
        try:
            self._net.drafts.drop(*key)
        except M50Error as error:
            self._tell(error)

    def __iter__(self) -> Iterator[Key]:
        return iter([(draft.kind, draft.about) for draft in self._net.drafts.all()])

    def __len__(self) -> int:
        return len(self._net.drafts.all())

    def _base(self, draft: Stored) -> Record | None:
        """Return the record as it was read, as far as the draft is over it."""
        present = self._net.records.get(draft.about)
        if present is None or present.kind != draft.kind:
            return None
        try:
            was = present.read_typed(
                {n: v for n, v in draft.was.items() if n in present.spec.fields}
            )
        except M50Error:
            return present
        return evolve(present, **was, version=draft.version)


class DraftKeeper:
    """Writes what is typed to the drafts, when it changed since it last did."""

    def __init__(self, drafts: Callable[[], MutableMapping[Key, Draft]]) -> None:
        self._drafts = drafts
        self._last: dict[Screen[Any], Draft | None] = {}

    def keep(self, screens: list[Screen[Any]]) -> None:
        """Keep a draft of each screen. M50Error when one can't be kept; the others are."""
        wrong: M50Error | None = None
        now: dict[Screen[Any], Draft | None] = {}
        for screen in screens:
            if not isinstance(screen, Unsaved) or not screen.is_mounted:
                continue
            now[screen] = draft = screen.unsaved_draft()
            try:
                if not self._is_known(screen, screen.draft_key, draft):
                    settle(self._drafts(), screen.draft_key, draft)
            except M50Error as error:
                del now[screen]
                wrong = error
        self._last = now
        if wrong is not None:
            raise wrong

    def forget(self) -> None:
        """Write everything anew the next time: what was kept may be gone."""
        self._last.clear()

    def _is_known(self, screen: Screen[Any], key: Key, draft: Draft | None) -> bool:
        if screen in self._last:
            return self._last[screen] == draft
        kept = self._drafts().get(key)
        return (kept.typed if kept else None) == (draft.typed if draft else None)


def settle(drafts: MutableMapping[Key, Draft], key: Key, draft: Draft | None) -> None:
    """Keep a draft; None: there is nothing left to keep. M50Error when that can't be done."""
    if draft is not None:
        drafts[key] = draft
    else:
        drafts.pop(key, None)


def unsaved_screens(screens: list[Screen[Any]]) -> list[Unsaved]:
    """Return the screens on which something isn't saved, the one on top first."""
    shown = [screen for screen in screens[::-1] if screen.is_mounted]
    return [screen for screen in shown if isinstance(screen, Unsaved) and screen.unsaved_draft()]


def waiting(net: Network) -> str:
    """Return a sentence about the drafts that wait; empty when there are none."""
    drafts = net.drafts.all()
    if not drafts:
        return ""
    names = [_draft_name(net, draft) for draft in drafts[-3:]]
    more = f" en nog {len(drafts) - 3}" if len(drafts) > 3 else ""
    count = dutch.number_of(len(drafts), "concept", "concepten")
    return f"Nog niet bewaard: {count} ({'; '.join(names)}{more}). Open het om verder te gaan."


def _draft_name(net: Network, draft: Stored) -> str:
    kind = net.kinds.get(draft.kind)
    asked = draft.kind.startswith(f"{QUESTION}/")
    label = kind.spec.label if kind else _ASKED if asked else ""
    parts = ids_in(draft.about) if asked else [draft.about]
    titles = [net.records.title(one) if one in net.records else one for one in parts]
    return f"{label} {', '.join(titles)}".strip() + f", {dutch.moment(draft.when)}"
