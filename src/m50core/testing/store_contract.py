"""The promises that every store keeps. Subclass, and give a fixture ``place`` to open it at."""

import contextlib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

import attrs
import pytest
from tinydb import where

from m50core.errors import FieldError, ReadOnlyError
from m50core.meetings.records.meetings import ActionItem
from m50core.network.network import ZONE
from m50core.store.database import StoreDatabase
from m50core.store.protocol import Change, Commit, Edit, Store, Superseded
from m50core.testing.builders import network

START = datetime(2025, 3, 11, 9, 41, tzinfo=ZONE)


def commit(number: int, *changes: Change, undoes: int = 0) -> Commit:
    """Return a commit of one minute after the last."""
    when = START + timedelta(minutes=number)
    return Commit(number, when, "secretariaat", f"wijziging {number}", changes, undoes)


def change(record_id: str, before: Any, after: Any, *, overlay: bool = False) -> Change:
    """Return a change of an action item by its titles (None: it isn't there)."""

    def fields(title: str | None) -> dict[str, Any] | None:
        return None if title is None else {"title": title}

    return Change("action_item", record_id, fields(before), fields(after), overlay)


HOSTILE: dict[str, tuple[str, dict[str, Any]]] = {
    "NUL": ("action_item", {"title": "a\0b"}),
    "escape": ("action_item", {"title": "a\x1b[2Jb"}),
    "lone surrogate": ("action_item", {"title": "a\ud800b"}),
    "too long": ("action_item", {"title": "x" * 1_000_000}),
    "NaN": ("budget_line", {"title": "a", "amount": "NaN"}),
    "not a number": ("budget_line", {"title": "a", "amount": float("nan")}),
    "infinity": ("budget_line", {"title": "a", "amount": "Infinity"}),
    "huge number": ("budget_line", {"title": "a", "amount": "9" * 5_000}),
    "huge exponent": ("budget_line", {"title": "a", "amount": "1E+999999"}),
    "huge integer": ("agenda_item", {"title": "a", "minutes": 10**400}),
}
"""Kinds and values that no record can hold, so that no store ever has to."""

Model = dict[str, dict[str, Any]]
"""The fields of every document by id."""


def add_up(commits: Iterable[Commit]) -> Model:
    """Return the documents that commits add up to."""
    model: Model = {}
    for commit in commits:
        for change in commit.changes:
            if change.after is None:
                model.pop(change.id, None)
            else:
                model[change.id] = dict(change.after)
    return model


def forgetting(record_id: str) -> Edit:
    """Return how to wipe one record's fields from a commit."""

    def wipe_fields(fields: Mapping[str, Any] | None) -> dict[str, Any] | None:
        return None if fields is None else dict.fromkeys(fields, "")

    def edit(commit: Commit) -> Commit:
        changes = tuple(
            attrs.evolve(
                each_change,
                before=wipe_fields(each_change.before),
                after=wipe_fields(each_change.after),
            )
            if each_change.id == record_id
            else each_change
            for each_change in commit.changes
        )
        return attrs.evolve(commit, changes=changes)

    return edit


class StoreContract:
    """pytest runs the promises against ``open_store()``, called again to reopen."""

    @pytest.fixture(name="open_store")
    def _open_store(self) -> Callable[[], Store]:
        pytest.fail("give a fixture open_store that opens the store")

    def _append(self, store: Store, *commits: Commit) -> None:
        for each_commit in commits:
            with store.writing():
                store.append(each_commit)

    def test_a_new_store_is_empty(self, open_store: Callable[[], Store]) -> None:
        """No commits, no documents, no numbers."""
        store = open_store()
        assert store.head() == 0
        assert list(store.documents()) == []
        assert list(store.commits()) == []
        assert store.last_number("actie") == 0

    def test_commits_add_up_to_documents(self, open_store: Callable[[], Store]) -> None:
        """Added, changed, removed: the document is as the last commit left it."""
        store = open_store()
        self._append(
            store,
            commit(1, change("actie-1", None, "een"), change("actie-2", None, "twee")),
            commit(2, change("actie-1", "een", "één"), change("actie-2", "twee", None)),
        )
        (document,) = store.documents()
        assert (document.kind, document.id, document.version) == ("action_item", "actie-1", 2)
        assert dict(document.fields) == {"title": "één"}

    def test_the_ids_of_a_kind_are_those_of_its_documents(
        self, open_store: Callable[[], Store]
    ) -> None:
        """Also those of a store that was opened again, and none of what was removed."""
        store = open_store()
        self._append(
            store,
            commit(1, change("actie-1", None, "een"), change("actie-2", None, "twee")),
            commit(2, change("actie-3", None, "drie"), change("actie-2", "twee", None)),
        )
        for _ in range(2):
            assert sorted(store.ids("action_item")) == ["actie-1", "actie-3"]
            assert list(store.ids("meeting")) == []

    def test_what_it_holds_can_be_asked_as_a_tinydb(self, open_store: Callable[[], Store]) -> None:
        """As of the last commit, also one after it was opened; nothing can be written by it."""
        store = open_store()
        of_title = where("fields")["title"] == "één"
        with StoreDatabase(store) as database:
            actions = database.table("action_item")
            for number in (1, 2):
                added = change(f"actie-{number}", None, "één", overlay=number == 2)
                self._append(store, commit(number, added))
                found = actions.search(of_title)
                assert [row["id"] for row in found] == list(store.ids("action_item"))
                assert [row.get("overlay", False) for row in found] == [False, True][:number]
                found[0]["fields"]["title"] = "anders"
                with pytest.raises(ReadOnlyError, match="niets gewijzigd"):
                    actions.update({"fields": {}})
                assert actions.count(of_title) == number
        with StoreDatabase(open_store()) as database:
            assert database.tables() == {"action_item"}
            assert database.table("action_item").get(of_title) == {
                "id": "actie-1",
                "version": 1,
                "fields": {"title": "één"},
            }
            assert len(database.table("meeting")) == 0

    def test_what_was_acknowledged_is_there_again(self, open_store: Callable[[], Store]) -> None:
        """Commits read back equal, in order, and from any number on."""
        commits = [commit(n, change(f"actie-{n}", None, f"titel {n}")) for n in range(1, 6)]
        store = open_store()
        self._append(store, *commits)
        store.close()
        again = open_store()
        assert list(again.commits()) == commits
        assert list(again.commits(since=3)) == commits[3:]
        assert again.head() == 5

    def test_a_number_once_given_is_remembered(self, open_store: Callable[[], Store]) -> None:
        """Also when its record is gone, and after reopening."""
        store = open_store()
        self._append(store, commit(1, change("actie-7", None, "x")))
        self._append(store, commit(2, change("actie-7", "x", None)))
        assert store.last_number("actie") == 7
        store.close()
        assert open_store().last_number("actie") == 7

    def test_a_number_given_in_a_history_that_was_replaced_is_remembered(
        self, open_store: Callable[[], Store]
    ) -> None:
        """A commit tells the highest numbers of what it superseded: none is given again."""
        store = open_store()
        telling = attrs.evolve(commit(2), supersedes=Superseded(9, 1, {"actie": 7, "persoon": 3}))
        self._append(store, commit(1, change("actie-2", None, "x")), telling)
        store.close()
        store = open_store()
        assert (store.last_number("actie"), store.last_number("persoon")) == (7, 3)
        assert list(store.commits())[-1] == telling
        new_network = network(store=store)
        with new_network.commit("erbij") as adding:
            added = adding.add(ActionItem(title="Zaal"))
        assert added.id == "actie-8"
        with (
            pytest.raises(FieldError, match="kan al zijn gebruikt"),
            new_network.commit("x") as asked,
        ):
            asked.add(ActionItem(id="actie-5", title="Zaal"))

    def test_a_commit_out_of_order_is_refused(self, open_store: Callable[[], Store]) -> None:
        """Numbers follow one another."""
        store = open_store()
        with pytest.raises(ValueError, match="volgt niet"), store.writing():
            store.append(commit(3, change("actie-1", None, "x")))
        assert store.head() == 0

    def test_any_text_and_overlay_comes_back(self, open_store: Callable[[], Store]) -> None:
        """Quotes, line breaks, emoji, right-to-left."""
        text = 'a"b\\c\n\t{}[]🎉\u202e\u2028é'
        store = open_store()
        self._append(store, commit(1, change("actie-1", None, text, overlay=True)))
        store.close()
        (document,) = open_store().documents()
        assert document.fields["title"] == text
        assert document.overlay

    def test_a_document_is_found_by_its_id(self, open_store: Callable[[], Store]) -> None:
        """As of the last commit; None when it isn't there, or no longer."""
        store = open_store()
        self._append(
            store,
            commit(1, change("actie-1", None, "een"), change("actie-2", None, "twee")),
            commit(2, change("actie-1", "een", "één"), change("actie-2", "twee", None)),
        )
        for _ in range(2):
            document = store.document("actie-1")
            assert document is not None
            assert (document.version, dict(document.fields)) == (2, {"title": "één"})
            assert store.document("actie-2") is None
            assert store.document("actie-3") is None
            store.close()
            store = open_store()

    def test_commits_are_told_newest_first(self, open_store: Callable[[], Store]) -> None:
        """``recent`` is ``commits`` the other way round, however little of it is read."""
        commits = [commit(n, change(f"actie-{n}", None, "x" * n)) for n in range(1, 8)]
        store = open_store()
        self._append(store, *commits)
        assert next(iter(store.recent())) == commits[-1]
        store.close()
        assert list(open_store().recent()) == commits[::-1]

    def test_no_commit_about_a_record_is_left_out(self, open_store: Callable[[], Store]) -> None:
        """Also when the id needs escapes in JSON, or is a part of another id."""
        ids = ["actie-1", "actie-11", 'a"b\\c', "é-1", "🎉-1", "a/b"]
        store = open_store()
        for number in range(1, 13):
            self._append(store, commit(number, change(ids[number % 6], None, "x")))
        store.close()
        store = open_store()
        for record_id in ids:
            commits = [c for c in store.commits() if any(x.id == record_id for x in c.changes)]
            about = list(store.commits(about=record_id))
            assert [each_commit for each_commit in about if each_commit in commits] == commits
            assert list(store.commits(6, about=record_id))[-1:] == about[-1:]

    def test_an_erasure_wipes_what_was_and_keeps_the_numbers(
        self, open_store: Callable[[], Store]
    ) -> None:
        """Every commit is as the edit leaves it, also after reopening; the last is added."""

        def edit(one: Commit) -> Commit:
            kept = tuple(
                attrs.evolve(c, after=c.after and {"title": ""}) if c.id == "actie-1" else c
                for c in one.changes
            )
            return attrs.evolve(one, changes=kept)

        commits = [commit(n, change(f"actie-{n % 2 + 1}", None, f"titel {n}")) for n in range(1, 6)]
        closing = attrs.evolve(commit(6, change("actie-1", "", None)), erases="actie-1")
        store = open_store()
        self._append(store, *commits)
        with store.writing():
            store.erase(edit, closing)
        self._append(store, commit(7, change("actie-9", None, "verder")))
        wanted = [*map(edit, commits), closing, commit(7, change("actie-9", None, "verder"))]
        for _ in range(2):
            assert list(store.commits()) == wanted
            assert {document.id for document in store.documents()} == {"actie-2", "actie-9"}
            assert store.last_number("actie") == 9
            store.close()
            store = open_store()

    def test_order_is_by_number_whatever_the_clock_said(
        self, open_store: Callable[[], Store]
    ) -> None:
        """A clock that runs back, and one that is centuries ahead."""
        later = commit(1, change("actie-1", None, "eerst"))
        earlier = commit(2, change("actie-1", "eerst", "daarna"))
        earlier = attrs.evolve(earlier, when=START - timedelta(days=900))
        far = attrs.evolve(commit(3), when=START.replace(year=9999))
        store = open_store()
        self._append(store, later, earlier, far)
        store.close()
        store = open_store()
        assert list(store.commits()) == [later, earlier, far]
        assert [dict(document.fields) for document in store.documents()] == [{"title": "daarna"}]

    @pytest.mark.parametrize("case", HOSTILE)
    def test_what_no_field_can_hold_is_refused_with_its_name(
        self, open_store: Callable[[], Store], case: str
    ) -> None:
        """Alike in every store: nothing of the commit is kept."""
        kind, values = HOSTILE[case]
        store = open_store()

        def both() -> None:
            with network(store=store).commit("proef") as builder:
                builder.add(ActionItem(title="hoort erbij"))
                builder.make(kind, values)

        with pytest.raises(FieldError) as info:
            both()
        assert info.value.field in values
        assert store.head() == 0
        assert list(store.documents()) == []

    def test_a_letter_with_its_accent_apart_is_the_same_letter(
        self, open_store: Callable[[], Store]
    ) -> None:
        """NFD becomes NFC on the way in, so that twins can't come about."""
        store = open_store()
        network(ActionItem(title="cafe\u0301"), store=store)
        store.close()
        (document,) = open_store().documents()
        assert document.fields["title"] == "caf\u00e9"

    @pytest.mark.parametrize("text", ["a\0b", "a\ud800b", "[/]", "\x1b[2J", '"}\n{"hash":"x"'])
    def test_a_hostile_reason_never_breaks_the_store(
        self, open_store: Callable[[], Store], text: str
    ) -> None:
        """It is kept, made harmless, or refused with nothing kept."""
        store = open_store()
        with contextlib.suppress(FieldError), network(store=store).commit(text) as builder:
            builder.add(ActionItem(title="Zaal"))
        head = store.head()
        self._append(store, commit(head + 1, change("actie-9", None, "verder")))
        store.close()
        assert len(list(open_store().commits())) == head + 1
