"""The promises that every store keeps. Subclass, and give a fixture ``place`` to open it at."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from m50core.network import ZONE
from m50core.store.protocol import Change, Commit, Store

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


class StoreContract:
    """pytest runs the promises against ``open_store()``, called again to reopen."""

    @pytest.fixture(name="open_store")
    def _open_store(self) -> Callable[[], Store]:
        pytest.fail("give a fixture open_store that opens the store")

    def _append(self, store: Store, *commits: Commit) -> None:
        for one in commits:
            with store.writing():
                store.append(one)

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
