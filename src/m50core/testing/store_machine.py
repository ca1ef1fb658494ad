"""Random histories of three clients of one store, against a model of plain dicts.

Subclass with ``open_store`` (and ``begin``/``end`` for its place), and let pytest find the
``TestCase`` of the subclass.
"""

from collections.abc import Iterable
from datetime import timedelta
from itertools import islice
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from m50core.store.protocol import Change, Commit, Store
from m50core.testing.store_contract import START, Model, add_up, forgetting

CLIENTS = st.integers(0, 2)
IDS = st.sampled_from(["actie-1", "actie-2", "actie-9", "persoon-1"])
TEXTS = st.text(max_size=12) | st.sampled_from(['"\\\n\t', "é🎉\u202e\u2028", "x" * 700, '"}\n{'])
FIELDS = st.none() | st.dictionaries(st.sampled_from(["title", "note"]), TEXTS, max_size=2)
_PLACES = st.integers(0, 1000)


class StoreMachine(RuleBasedStateMachine):
    """What three clients of one store may do, and what each must see."""

    def open_store(self) -> Store:
        """Open the store, at the same place each time."""
        raise NotImplementedError

    def begin(self) -> None:
        """Make an empty place."""

    def end(self) -> None:
        """Take the place away."""

    @initialize()
    def _open_three(self) -> None:
        self.begin()
        self.commits: list[Commit] = []
        self.past: list[Model] = [{}]
        self.clients = [self.open_store() for _ in range(3)]
        self.seen = [0, 0, 0]

    def teardown(self) -> None:
        """Close what is open."""
        for client in getattr(self, "clients", ()):
            client.close()
        self.end()

    def _catch_up(self, client: int) -> Store:
        store = self.clients[client]
        if store.head() != len(self.commits):
            raise AssertionError(f"head {store.head()}, not {len(self.commits)}")
        self.seen[client] = len(self.past) - 1
        return store

    def _commit(self, client: int, changes: Iterable[Change], *, undoes: int = 0) -> None:
        number = len(self.commits) + 1
        # The clock runs back now and then: order is by number.
        when = START + timedelta(minutes=-number if number % 3 == 0 else number)
        commit = Commit(number, when, f"k{client}", "proef", tuple(changes), undoes)
        store = self.clients[client]
        with store.writing(commit.who):
            self._catch_up(client)
            store.append(commit)
        self.commits.append(commit)
        self.past.append(add_up(self.commits))
        self._catch_up(client)

    @rule(client=CLIENTS, wanted=st.dictionaries(IDS, FIELDS, min_size=1, max_size=3))
    def commit(self, client: int, wanted: dict[str, dict[str, Any] | None]) -> None:
        """Add, change and remove."""
        present = self.past[-1]
        kinds = {name: "person" if name == "persoon-1" else "action_item" for name in wanted}
        changes = (
            Change(kinds[name], name, present.get(name), after) for name, after in wanted.items()
        )
        self._commit(client, changes)

    @rule(client=CLIENTS, place=_PLACES)
    def undo_and_undo_that(self, client: int, place: int) -> None:
        """Undo of undo is identity."""
        if not self.commits:
            return
        undone = self.commits[place % len(self.commits)]
        before = self.past[-1]
        present = [
            attrs.evolve(change, before=before.get(change.id), after=change.before)
            for change in reversed(undone.changes)
        ]
        self._commit(client, present, undoes=undone.number)
        self._commit(
            (client + 1) % 3,
            [
                attrs.evolve(change, before=change.after, after=change.before)
                for change in reversed(present)
            ],
            undoes=len(self.commits),
        )
        if self.past[-1] != before:
            raise AssertionError("the model itself undoes wrongly")
        self._look(client)

    @rule(client=CLIENTS)
    def erase(self, client: int) -> None:
        """Wipe a person from every commit; numbers stay."""
        edit, number = forgetting("persoon-1"), len(self.commits) + 1
        present = self.past[-1].get("persoon-1")
        gone = Change("person", "persoon-1", None, None)
        closing = Commit(number, START, "k", "gewist", (gone,), 0, "persoon-1")
        store = self.clients[client]
        with store.writing("k"):
            self._catch_up(client)
            store.erase(edit, closing)
        self.commits = [*map(edit, self.commits), closing]
        self.past.append(add_up(self.commits))
        if present is not None and "persoon-1" in self.past[-1]:
            raise AssertionError("the person is still there")
        self._look(client)

    @rule(client=CLIENTS)
    def reopen(self, client: int) -> None:
        """Close and open again."""
        self.clients[client].close()
        self.clients[client] = self.open_store()
        self._look(client)

    @rule(client=CLIENTS)
    def die_and_reopen(self, client: int) -> None:
        """Open again without closing, as after a crash of the program."""
        self.clients[client] = self.open_store()
        self._look(client)

    @rule(client=CLIENTS)
    def look(self, client: int) -> None:
        """Everything is as in the model."""
        self._look(client)

    def _look(self, client: int) -> None:
        store, model = self._catch_up(client), self.past[-1]
        _same({document.id: dict(document.fields) for document in store.documents()}, model)
        for record_id in ("actie-1", "actie-2", "actie-9", "persoon-1", "actie-77"):
            document = store.document(record_id)
            _same(None if document is None else dict(document.fields), model.get(record_id))
        _same(list(store.commits()), self.commits)

    @rule(client=CLIENTS)
    def look_without_catching_up(self, client: int) -> None:
        """What is shown is whole: as it was at one moment since this client's last look."""
        store = self.clients[client]
        shown = {document.id: dict(document.fields) for document in store.documents()}
        if shown not in self.past[self.seen[client] :]:
            raise AssertionError(f"{shown} was never the state since the last look")

    @rule(client=CLIENTS, since=_PLACES, about=IDS)
    def read_the_log(self, client: int, since: int, about: str) -> None:
        """From any number on, newest first, and about one record."""
        store = self._catch_up(client)
        since %= len(self.commits) + 1
        _same(list(store.commits(since)), self.commits[since:])
        _same(list(store.recent()), self.commits[::-1])
        commits = list(store.commits(about=about))
        concerning = [
            commit for commit in self.commits if any(c.id == about for c in commit.changes)
        ]
        _same([commit for commit in commits if commit in concerning], concerning)
        if any(commit not in self.commits for commit in commits):
            raise AssertionError("commits that never were")

    @rule(client=CLIENTS, since=_PLACES)
    def read_the_log_without_catching_up(self, client: int, since: int) -> None:
        """The log is up to date whoever wrote last, also without asking for the head."""
        store, since = self.clients[client], since % (len(self.commits) + 1)
        self.seen[client] = len(self.past) - 1
        _same(list(store.commits(since)), self.commits[since:])
        _same(list(store.recent()), self.commits[::-1])

    @rule(client=CLIENTS, taken=st.integers(0, 3))
    def erase_while_another_reads(self, client: int, taken: int) -> None:
        """Who is reading goes on, by number, with what was or what is now."""
        before, reader = self.commits, self.clients[(client + 1) % 3]
        self.seen[(client + 1) % 3] = len(self.past) - 1
        forth, back = iter(reader.commits()), reader.recent()
        oldest, newest = list(islice(forth, taken)), list(islice(back, taken))
        self.erase(client)
        for commits in ([*oldest, *forth], [*newest, *back][::-1]):
            commits = [commit for commit in commits if commit.number <= len(before)]
            _same([commit.number for commit in commits], [commit.number for commit in before])
            if any(
                commit not in (was, now)
                for commit, was, now in zip(commits, before, self.commits, strict=False)
            ):
                raise AssertionError("commits that never were")

    @rule(client=CLIENTS)
    def ask_the_last_number(self, client: int) -> None:
        """The highest number ever used is remembered."""
        ids = [change.id for commit in self.commits for change in commit.changes]
        used = [
            int(record_id.removeprefix("actie-"))
            for record_id in ids
            if record_id.startswith("actie-")
        ]
        _same(self._catch_up(client).last_number("actie"), max(used, default=0))


def _same(found: object, wanted: object) -> None:
    if found != wanted:
        raise AssertionError(f"found {found!r}\nnot {wanted!r}")
