"""The palette: all actions, all tabs and every record, from one provider."""

import re
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.screen import Screen

from m50core import Network
from m50core.pages import Table
from m50core.records import fold, near_words
from m50tui.forms.drafts import Unsaved
from m50tui.meetings.decision import DecisionScreen
from m50tui.meetings.meeting import MeetingScreen
from m50tui.meetings.roll import RollScreen
from m50tui.meetings.vote import VoteScreen
from m50tui.program.main import MainScreen
from m50tui.records.detail import DetailScreen
from m50tui.store.health import HealthScreen
from m50tui.terminal.keys import (
    AGENDA,
    ANYWHERE,
    CALENDAR,
    DECISION_KEYS,
    DEED_KEYS,
    FINDING_KEYS,
    HEALTH_KEYS,
    HOME_KEYS,
    MAIN,
    MEETING_KEYS,
    OCCASION_KEYS,
    PAGES,
    PERSON_KEYS,
    PREPARED,
    ROLL_KEYS,
    SORTING,
    SPAN_KEYS,
    VOTE_KEYS,
    Key,
)
from m50tui.terminal.text import safe
from m50tui.widgets.host import host

_SHOWING = (DetailScreen, HealthScreen, MeetingScreen, RollScreen, VoteScreen)
"""Screens on the lists, on which nothing can be lost by leaving them."""

_KEYS: Mapping[type[Screen[Any]], tuple[Key, ...]] = {
    MeetingScreen: (*MEETING_KEYS, *OCCASION_KEYS),
    RollScreen: ROLL_KEYS,
    VoteScreen: VOTE_KEYS,
    DecisionScreen: DECISION_KEYS,
}
"""Keys that a screen adds."""

_WORD = re.compile(r"[\w'-]+")
_SAYS_ENOUGH = 4
_IS_CALLED = 0.9
_LEAST = 0.01
_MOST = 20
"""So many records are given."""
_NOTHING = "Niets gevonden. Typ een ander woord, of een deel ervan."
_MORE = f"… en meer: hier staan de eerste {_MOST} gegevens"
_TYPE_MORE = "Typ er een woord bij, of zoek met / in een lijst."


def _label(key: Key) -> str:
    return f"{key.label}  ({key.name})" if key.key else key.label


class M50Commands(Provider):
    """What one can do, and what there is."""

    @property
    def _main(self) -> MainScreen | None:
        screens = [s for s in self.app.screen_stack if isinstance(s, MainScreen)]
        return screens[-1] if screens else None

    async def _do(self, action: str) -> None:
        """Do it where one is; what only the lists can do, brings one back to them."""
        main, here = self._main, self.screen
        if isinstance(here, (*_SHOWING, *_KEYS)):
            if hasattr(here, f"action_{action.partition('(')[0]}"):
                await here.run_action(action)
                return
            while isinstance(self.app.screen, _SHOWING):
                await self.app.pop_screen()
        if main is not None:
            await main.run_action(action)

    def _here(self) -> list[tuple[str, str, Callable[[], Any]]]:
        """What the page about the store, or the detail of some record, adds."""
        screen = self.screen
        if isinstance(screen, HealthScreen):
            key = HEALTH_KEYS[0]
            return [(_label(key), key.help, screen.action_repair)]
        own = next((keys for cls, keys in _KEYS.items() if isinstance(screen, cls)), ())
        if own:
            return [(_label(key), key.help, partial(self._do, key.action)) for key in own]
        if isinstance(screen, DetailScreen) and screen.shows_occasion:
            return [
                (_label(k), k.help, partial(self._do, k.action)) for k in (PREPARED, *OCCASION_KEYS)
            ]
        if not isinstance(screen, DetailScreen) or not screen.shows_person:
            return []
        key = PERSON_KEYS[0]
        return [(_label(key), key.help, screen.action_person)]

    @property
    def _at_home(self) -> bool:
        """True when the panels of the home screen are in sight, so that one chose a line there."""
        screen = self.screen
        return isinstance(screen, MainScreen) and screen.at_home

    @property
    def _at_record(self) -> bool:
        """True when a record is chosen in another list."""
        screen = self.screen
        return isinstance(screen, MainScreen) and bool(screen.chosen)

    def _actions(self) -> list[tuple[str, str, Callable[[], Any]]]:
        home = HOME_KEYS if self._at_home else DEED_KEYS if self._at_record else ()
        if isinstance(self.screen, Unsaved):
            # The lists lie under it: what acts on them would act on what one doesn't see.
            return [*self._here(), *self._entries((ANYWHERE,))]
        groups = (MAIN, FINDING_KEYS, home, PAGES, SPAN_KEYS, AGENDA, CALENDAR, ANYWHERE)
        sorting = [(_label(k), k.help, partial(self._sort, k.action)) for k in SORTING]
        return [*self._here(), *self._entries(groups), *sorting]

    async def _sort(self, action: str) -> None:
        if (main := self._main) is not None:
            await main.list.run_action(action)

    def _entries(
        self, groups: Iterable[tuple[Key, ...]]
    ) -> Iterator[tuple[str, str, Callable[[], Any]]]:
        for key in chain(*groups):
            if key.action != "command_palette":
                yield _label(key), key.help, partial(self._do, key.action)

    async def discover(self) -> Hits:
        """Give every action."""
        for label, help_text, run in self._actions():
            yield DiscoveryHit(safe(label), run, text=label, help=help_text)

    async def search(self, query: str) -> Hits:
        """Give actions whose words match, then records that hold all words."""
        none = True
        async for hit in self._matches(query):
            none = False
            yield hit
        if none:
            # Else the toolkit says so itself, in English.
            yield Hit(0, safe(_NOTHING), partial(host(self.app).tell, _NOTHING), text=_NOTHING)

    def _lists(self) -> Iterator[tuple[str, str, Callable[[], Any]]]:
        """Each kind: its list, and something new of it."""
        main = self._main
        if main is None or isinstance(self.screen, Unsaved):
            return
        for kind, cls in main.net.kinds.items():
            spec = cls.spec
            yield f"{spec.plural}  [lijst]", spec.label, partial(self._go, f"page('kind:{kind}')")
            label = f"nieuw: {spec.label.lower()}"
            yield label, f"voeg toe {spec.plural}", partial(self._go, f"add_kind('{kind}')")

    async def _go(self, action: str) -> None:
        """Do on the lists what needs no chosen line."""
        while isinstance(self.app.screen, _SHOWING):
            await self.app.pop_screen()
        if (main := self._main) is not None:
            await main.run_action(action)

    async def _matches(self, query: str) -> AsyncIterator[Hit]:
        words = fold(query).split()
        for label, help_text, run in chain(self._actions(), self._lists()):
            # What it is called goes before what is told about it.
            score = _IS_CALLED if _fits(words, label) else _fits(words, f"{label} {help_text}") / 2
            if score > 0:
                yield Hit(score, safe(label), run, text=label, help=help_text)
        main = self._main
        if main is None:
            return
        for line in found_lines(main.net, query):
            do = partial(main.open_record, line.record)
            if not line.record:
                do = partial(host(self.app).tell, line.sentence)
            yield Hit(line.score, safe(line.label), do, text=str(safe(line.label)))


class FoundLine(NamedTuple):
    """A line of what was found: a record that it opens, or what else there is to tell."""

    score: float
    label: str
    record: str = ""
    sentence: str = ""


def found_lines(net: Network, query: str) -> Iterator[FoundLine]:
    """Yield the records that hold all words, as the command line lists them."""
    table = net.lists.search(query, limit=_MOST + 1)
    if not table.rows and (meant := near_words(net.records, query)):
        sentence = f"Bedoelt u “{meant}”? Dit staat er:"
        yield FoundLine(_IS_CALLED, sentence, sentence=sentence)
        table = net.lists.search(meant, limit=_MOST)
    yield from _record_lines(table, fold(query).split())
    yield from (FoundLine(_LEAST, sentence, sentence=sentence) for sentence in table.below)


def _record_lines(table: Table, words: Sequence[str]) -> Iterator[FoundLine]:
    rows = list(table.rows)
    if len(rows) > _MOST:
        yield FoundLine(_LEAST, _MORE, sentence=_TYPE_MORE)
    for place, row in enumerate(rows[:_MOST]):
        (title, kind), called = row.cells, row.texts[0]
        score = 0.8 if _fits(words, str(title.value)) else 0.4
        label = f"{called}  [{kind.text}]  {row.id}"
        yield FoundLine(score - place / 100, label, row.id)


def _fits(words: Iterable[str], text: str) -> bool:
    """Tell whether each word begins a word of a text, or stands in it when it says enough."""
    tokens = _WORD.findall(fold(text))
    return all(
        any(
            token.startswith(word) or (len(word) >= _SAYS_ENOUGH and word in token)
            for token in tokens
        )
        for word in words
    )
