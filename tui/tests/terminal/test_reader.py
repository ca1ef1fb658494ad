"""What a terminal sends is read as the keys that were pressed, in any pieces."""

import time

import pytest
from m50tui.terminal.reader import Reader


def read(*pieces: str) -> list[str]:
    reader, found = Reader(), []
    for piece in pieces:
        found += [*reader.feed(piece), *reader.tick()]
    found += list(reader.feed(""))
    return [getattr(event, "key", None) or event.text for event in found]


@pytest.mark.parametrize(
    ("pieces", "keys"),
    [
        (["\x1bd"], ["escape", "d"]),
        (["\x1b", "d"], ["escape", "d"]),
        (["\x1b/d\r"], ["escape", "slash", "d", "enter"]),
        (["\x1b\x13"], ["escape", "ctrl+s"]),
        (["\x1b\x1bx"], ["escape", "escape", "x"]),
        (["\x1b[A\x1b", "[Bx"], ["up", "down", "x"]),
        (["\x1bOPx"], ["f1", "x"]),
        (["\x1b[200~a\x1bdb\x1b[201~c"], ["adb", "c"]),
        (["\x1b[20", "0~a\nb\x1b[2", "01~\x13"], ["a\nb", "ctrl+s"]),
        (["\x1b[200~x\x1b[A\x1b[201~d"], ["x[A", "d"]),
    ],
)
def test_pieces_are_read_as_keys(pieces: list[str], keys: list[str]):
    assert read(*pieces) == keys


def test_an_escape_alone_is_a_key_once_nothing_follows():
    reader = Reader()
    assert list(reader.feed("\x1b")) == []
    time.sleep(0.15)
    assert [event.key for event in reader.tick()] == ["escape"]
