"""``m50 list --json`` goes out as it is read, and half of it never passes for the whole."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

import m50core as m50
from m50core.cli.again import HALF_READ, give_again
from m50core.cli.answering import HalfRead, answer_json
from m50core.cli.main import main, run
from m50core.program.asked import AskedBefore
from m50core.store.memory import MemoryStore
from m50core.store.protocol import Change, Commit, StoredDocument
from m50core.testing.builders import network
from m50core.values.clock import ZONE

COUNT = 5
FULL = Path("/dev/full")


class OneByOne(MemoryStore):
    """Gives its documents one by one, and may fail at one of them."""

    def __init__(self, *changes: Change, fails_at: int = 0, error: BaseException | None = None):
        super().__init__()
        self.read = 0
        self._fails_at, self._error = fails_at, error
        with self.writing():
            self.append(Commit(1, datetime(2025, 3, 11, tzinfo=ZONE), "x", "y", changes))

    def of(self, kind: str) -> Iterator[Sequence[StoredDocument]]:
        for record_id in self.ids(kind):
            self.read += 1
            if self.read == self._fails_at and self._error is not None:
                raise self._error
            document = self.document(record_id)
            assert document is not None
            yield [document]

    def mentioning(self, word: str) -> None:
        """Any may be it."""

    def apart(self, kinds: Iterable[str]) -> Iterable[tuple[str, str, bool]]:
        return ()

    def heads(self, about: str) -> Iterable[Commit]:
        return self.commits(about=about)


def made(kind: str, record_id: str, **fields: Any) -> Change:
    return Change(kind, record_id, None, {"id": record_id, **fields})


def events(**options: Any) -> OneByOne:
    """Some events, read one by one."""
    changes = [made("event", f"event-{n}", title=f"Borrel {n}\n") for n in range(1, COUNT + 1)]
    return OneByOne(*changes, **options)


class Watching(StringIO):
    """Notes, at each row that is written, how many were read by then."""

    def __init__(self, store: OneByOne) -> None:
        super().__init__()
        self._store = store
        self.read_at: list[int] = []

    def write(self, text: str) -> int:
        self.read_at += [self._store.read] * text.count('"kind":')
        return super().write(text)


@pytest.fixture
def listing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """List the records of such a store, and tell the exit code, what was printed, and the talk."""

    def listed(store: OneByOne, *words: str, kind: str = "event") -> tuple[int, str, str]:
        net = network(store=store)
        monkeypatch.setattr("m50core.program.opening.open_to_look", lambda *_, **__: net)
        code = main(["list", kind, *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return listed


def test_each_row_is_written_before_the_next_is_read(listing, monkeypatch):
    store = events()
    out = Watching(store)
    monkeypatch.setattr("sys.stdout", out)
    assert listing(store, "--json")[0] == 0
    assert out.read_at == [*range(1, COUNT + 1)]
    assert [item["id"] for item in json.loads(out.getvalue())["items"]][-1] == f"event-{COUNT}"


@pytest.mark.parametrize("count", [0, 1, 3])
@pytest.mark.parametrize("clocks", [{}, {"as_of": datetime(2025, 3, 11).date()}])
def test_the_text_is_that_of_a_whole_answer(count: int, clocks: dict[str, Any]):
    """Only what it was made without stands behind the rows: it isn't known before."""
    items = [{"due": m50.Period.parse("voorjaar 2025"), "on": None, "who": ["é\n"], "n": n}
             for n in range(count)]  # fmt: skip
    texts = []
    for row_by_row in (True, False):
        out = StringIO()
        answer_json(
            "x", iter(items), tuple, row_by_row=row_by_row, practice=True, clocks=clocks, stream=out
        )
        texts.append(out.getvalue())
    rows, whole = map(json.loads, texts)
    assert rows == whole
    assert list(rows) == ["schema", "items", "incomplete", "practice", *clocks]
    assert texts[0] == json.dumps(rows, indent=2) + "\n"


@pytest.mark.parametrize(
    ("error", "ends_with"),
    [(m50.M50Error("De schijf is weg."), 4), (KeyboardInterrupt(), 130), (OSError("weg"), 4)],
)
def test_half_an_answer_never_ends_well(listing, error: BaseException, ends_with: int):
    code, out, err = listing(events(fails_at=3, error=error), "--json")
    assert (code, out.count('"kind":')) == (ends_with, 2)
    assert "Traceback" not in err
    with pytest.raises(ValueError, match="Expecting"):
        json.loads(out)


def test_what_fails_at_once_leaves_nothing_behind(listing):
    code, out, err = listing(events(fails_at=1, error=m50.M50Error("De schijf is weg.")), "--json")
    assert (code, out, err) == (4, "", "De schijf is weg.\n")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="pipes of POSIX")
@pytest.mark.parametrize(("words", "ends_with"), [(["--json"], HALF_READ), ([], 0)])
def test_a_reader_that_went_away_got_no_whole_answer(listing, monkeypatch, words, ends_with):
    """A person has seen enough; a program has nothing with half of it."""
    reads, writes = os.pipe()
    os.close(reads)
    with open(writes, "w", buffering=1) as gone:  # noqa: PTH123 - a pipe has no path
        monkeypatch.setattr("sys.stdout", gone)
        code, _, err = listing(events(), *words)
    assert (code, err) == (ends_with, "")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="pipes of POSIX")
def test_a_small_answer_that_nobody_reads_ends_so_too(monkeypatch):
    """It fits in what is written in one go: that is tried before the program ends."""
    reads, writes = os.pipe()
    os.close(reads)
    with open(writes, "w") as gone:  # noqa: PTH123 - a pipe has no path
        monkeypatch.setattr("sys.stdout", gone)
        with pytest.raises(HalfRead):
            answer_json("x", (), tuple, row_by_row=False, practice=False, clocks={})
        os.dup2(os.open(os.devnull, os.O_WRONLY), gone.fileno())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="pipes of POSIX")
@pytest.mark.parametrize(("words", "ends_with"), [(["today", "--json"], HALF_READ), (["today"], 0)])
def test_an_answer_that_is_remembered_ends_so_too(monkeypatch, words, ends_with):
    monkeypatch.setattr(AskedBefore, "recall", lambda _: [0, [], [["out", "{}\n"]]])
    reads, writes = os.pipe()
    os.close(reads)
    with open(writes, "w", buffering=1) as gone:  # noqa: PTH123 - a pipe has no path
        monkeypatch.setattr("sys.stdout", gone)
        assert give_again(AskedBefore(words, "")) == ends_with
    assert sys.stdout is gone


@pytest.mark.parametrize("words", [["--json"], []])
def test_what_is_kept_and_cannot_be_read_is_told_where_the_list_is_read(listing, words):
    """No other record asks for everything to be made; it was left out without a word."""
    unreadable = made("person", "persoon-1", name="Piet", level="vreemd")
    store = OneByOne(unreadable, made("person", "persoon-2", name="Jan"))
    _, out, err = listing(store, *words, kind="person")
    assert "1 gegeven is bewaard en niet te tonen" in err
    assert "“vreemd” is geen keuze" in err
    if words:
        (gap,) = json.loads(out)["incomplete"]
        assert (gap["plugin"], gap["status"]) == ("", "absent")
        assert "“vreemd” is geen keuze" in gap["reason"]
    else:
        assert "Jan" in out


@pytest.mark.skipif(not FULL.exists(), reason="a full disk as Linux has it")
@pytest.mark.parametrize("words", [["--json"], []])
def test_a_full_disk_is_told_in_a_sentence(listing, monkeypatch, words):
    with FULL.open("w", buffering=1) as full:
        monkeypatch.setattr("sys.stdout", full)
        code, _, err = listing(events(), *words)
    assert code == 4
    assert err.startswith("Het antwoord kan niet worden geschreven (de schijf is vol).")


@pytest.mark.skipif(not FULL.exists(), reason="a full disk as Linux has it")
def test_a_full_disk_is_told_when_it_only_shows_at_the_end(monkeypatch, capsys):
    """What fits in the buffer is written when the program ends."""
    with FULL.open("w") as full:
        monkeypatch.setattr("sys.stdout", full)
        monkeypatch.setattr("sys.argv", ["m50", "--version"])
        monkeypatch.setattr("m50core.cli.garbage.leave", lambda: None)
        monkeypatch.setattr("m50core.cli.main._leave", (left := []).append)
        run()
    assert left == [4]
    assert capsys.readouterr().err.startswith("Het antwoord kan niet worden geschreven")
