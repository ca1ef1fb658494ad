"""Reading the commits of a log that another may put in place anew meanwhile."""

from collections.abc import Callable, Iterator

import msgspec

from m50core.store.converter import commit_from_json
from m50core.store.files.blocks import Broken
from m50core.store.files.disk import Replaced
from m50core.store.files.log import Damage, take_apart, whole
from m50core.store.files.log_file import LogFile
from m50core.store.files.snapshot import Snapshot
from m50core.store.files.timeline import Timeline
from m50core.store.protocol import Commit


class FolderReading(msgspec.Struct, frozen=True):
    """Reads on by number, in the new log, where the old one was left."""

    look: Callable[[], tuple[LogFile, Snapshot | None, Timeline]]
    """Gives the log, a snapshot of part of it, and which of its commits concern what."""
    replaced: Callable[[LogFile, Exception], None]
    """Asks for a look at what took the place of a log, for this reason."""

    def forward(self, since: int, about: str) -> Iterator[Commit]:
        """Yield the commits after number ``since``, oldest first, each checked.

        ``about``: those that can't concern the record with this id are left out.
        """
        needle = msgspec.json.encode(about)[1:-1]
        damaged = -1
        while True:
            log, snapshot, _ = self.look()
            begin = log.begin
            if snapshot and snapshot.position.number <= since:
                begin = snapshot.position
            try:
                for reader, raw in log.forward(begin):
                    if reader.position.number < since or needle not in raw:
                        reader.skip(raw)
                    else:
                        commit = reader.read(raw)
                        since = commit.number
                        yield commit
                return
            except (Replaced, Damage) as found:
                damaged = self._again(log, found, damaged, since)

    def about(self, record_id: str, *, heads: bool = False) -> Iterator[Commit]:
        """Yield the commits that concern an id, oldest first, and none that can't.

        ``heads``: a large one without its changes, from what is known of it; it isn't read.
        """
        since, damaged = 0, -1
        while True:
            log, _, timeline = self.look()
            try:
                for number in timeline.concerning(record_id):
                    if number > since:
                        start, head = timeline.line_of(number)
                        if head is None or not heads:
                            head = log.commit_at(start, number)
                        since = number
                        yield head
                return
            except (Replaced, Broken, Damage) as found:
                damaged = self._again(log, found, damaged, since)

    def backward(self, first: int) -> Iterator[Commit]:
        """Yield the commits before number ``first``, newest first."""
        damaged = -1
        while True:
            log, _, _ = self.look()
            try:
                for raw in log.backward():
                    line = take_apart(raw)
                    if not whole(line):
                        raise Damage("een regel is niet zoals hij is opgeslagen")
                    commit = commit_from_json(line.content)
                    if commit.number < first:
                        first = commit.number
                        yield commit
                return
            except (Replaced, Damage) as found:
                damaged = self._again(log, found, damaged, first)

    def _again(self, log: LogFile, found: Exception, damaged: int, at: int) -> int:
        """Look once more; raise damage that was seen at the same place before.

        What looks damaged may be another log, which was given the very same place on the disk.
        """
        if isinstance(found, Damage) and damaged == at:
            raise found
        self.replaced(log, found)
        return at if isinstance(found, Damage) else damaged
