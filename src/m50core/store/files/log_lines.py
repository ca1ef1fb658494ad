"""The lines of a log, forward and back, a block at a time: a long line is put together once."""

from collections.abc import Callable, Iterator

from m50core.store.files.log import lines

_BLOCK = 1 << 20
_BLOCK_BACK = 1 << 16
Read = Callable[[int, int], bytes]
"""(first byte, length) → that part of the log, shorter where it ends."""


def lines_between(read: Read, offset: int, end: int) -> Iterator[bytes]:
    """Yield the lines between two bytes; the last may lack its line end."""
    kept: list[bytes] = []
    while offset < end:
        block = read(offset, min(_BLOCK, end - offset))
        if not block:
            break  # it has become shorter: what is there is all there is
        offset += len(block)
        whole_lines, line_end, rest = block.rpartition(b"\n")
        if line_end:
            yield from lines(b"".join((*kept, whole_lines, line_end)))
            kept = []
        kept.append(rest)
    if last := b"".join(kept):
        yield last


def lines_back(read: Read, first: int, end: int) -> Iterator[bytes]:
    """Yield the lines before byte ``end`` back to that which begins at byte ``first``."""
    kept: list[bytes] = []
    """What was read of a line of which the beginning is still to come, last first."""
    length = _BLOCK_BACK
    while end > first:
        begin = max(first, end - length)
        block = read(begin, end - begin)
        end = begin
        cut = block.find(b"\n") + 1 if end > first else 0
        if not cut and end > first:
            kept.append(block)
            length = min(2 * length, _BLOCK)
            continue
        kept.append(block[cut:])
        yield from reversed(list(lines(b"".join(reversed(kept)))))
        kept, length = [block[:cut]], _BLOCK_BACK
