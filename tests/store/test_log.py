"""The log's lines: chained, checked, and still so after wiping."""

from datetime import UTC, datetime

import attrs
import pytest

from m50core.store.files.log import (
    Damage,
    LogReader,
    digest,
    header,
    lines,
    read_all,
    start,
    wipe,
    write_line,
)
from m50core.store.protocol import Change, Commit

WHEN = datetime(2025, 3, 11, 9, 41, tzinfo=UTC)


def salt() -> str:
    return "0123456789abcdef"


def commit(number: int, title: str, why: str = "waarom") -> Commit:
    change = Change("action_item", f"actie-{number}", None, {"title": title})
    return Commit(number, WHEN, "secretariaat", why, (change,))


def log(*titles: str) -> bytes:
    first = header("a" * 16)
    made, previous = [first], digest(first)
    for number, title in enumerate(titles, 1):
        raw, previous = write_line(previous, commit(number, title), salt())
        made.append(raw)
    return b"".join(made)


def without(word: str):
    def edit(one: Commit) -> Commit:
        changes = tuple(
            attrs.evolve(c, after={k: v.replace(word, "[gewist]") for k, v in c.after.items()})
            for c in one.changes
        )
        return attrs.evolve(one, changes=changes)

    return edit


def closing(subject: str) -> Commit:
    return Commit(0, WHEN, "fg", "gewist", (), erases=subject)


def test_what_is_written_is_read_back_in_order():
    commits, reader, network = read_all(log("één", "twee"))
    assert [c.changes[0].after["title"] for c in commits] == ["één", "twee"]
    assert (reader.position.number, network) == (2, "a" * 16)


@pytest.mark.parametrize("at", range(0, 900, 7))
def test_a_flipped_bit_anywhere_is_found(at: int):
    content = bytearray(log("een", "twee", "drie"))
    content[at % len(content)] ^= 1 << (at % 8)
    with pytest.raises(Damage):
        read_all(bytes(content))


def test_lines_cannot_change_places_or_be_left_out():
    rows = list(lines(log("een", "twee", "drie")))
    for wrong in ([0, 2, 1, 3], [0, 1, 3], [0, 2], [0, 1, 1]):
        with pytest.raises(Damage):
            read_all(b"".join(rows[i] for i in wrong))


def test_wiping_leaves_no_trace_and_the_chain_whole():
    before = log("Jan belt", "koffie", "Jan mailt")
    after, position = wipe(before, without("Jan"), closing("persoon-1"), salt)
    assert b"Jan" not in after
    commits, reader, _ = read_all(after)
    assert [c.number for c in commits] == [1, 2, 3, 4]
    assert commits[3].erases == "persoon-1"
    assert reader.position == position
    kept, again = list(lines(before)), list(lines(after))
    assert kept[2] == again[2], "a line without the data stays byte for byte"
    assert [row[9:41] for row in kept[1:]] == [row[9:41] for row in again[1:4]], "hashes stay"


def test_a_wiped_line_keeps_no_salt_to_guess_with():
    after, _ = wipe(log("Jan belt"), without("Jan"), closing("persoon-1"), salt)
    assert b'"salt"' not in list(lines(after))[1]


def test_what_was_wiped_cannot_be_rewritten_afterwards():
    after, _ = wipe(log("Jan belt"), without("Jan"), closing("persoon-1"), salt)
    row = list(lines(after))[1]
    content = row[row.index(b'"commit":') + 9 : -2].replace(b"belt", b"liegt")
    forged = row[: row.index(b',"wiped"')] + b',"wiped":{"by":2,"body":"%s"},"commit":%s}\n' % (
        digest(content).encode(),
        content,
    )
    with pytest.raises(Damage, match="gewist, maar niet door"):
        read_all(after.replace(row, forged))


def test_wiping_twice_holds_together():
    once, _ = wipe(log("Jan en Piet", "koffie"), without("Jan"), closing("persoon-1"), salt)
    twice, _ = wipe(once, without("Piet"), closing("persoon-2"), salt)
    assert b"Jan" not in twice
    assert b"Piet" not in twice
    commits, _, _ = read_all(twice)
    assert [c.erases for c in commits] == ["", "", "persoon-1", "persoon-2"]


def test_a_log_that_is_not_whole_is_not_wiped():
    damaged = log("Jan", "koffie").replace(b"koffie", b"kopfie")
    with pytest.raises(Damage):
        wipe(damaged, without("Jan"), closing("persoon-1"), salt)


def test_reading_on_from_a_position_needs_nothing_before_it():
    content = log("een", "twee", "drie")
    rows = list(lines(content))
    begin, _, _ = start(rows[0])
    reader = LogReader(begin)
    reader.skip(rows[1])
    later = LogReader(reader.position)
    assert [later.read(raw).number for raw in rows[2:]] == [2, 3]
