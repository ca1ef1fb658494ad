"""What erasures still have to do: kept on disk from before anything changes until all is done.

Whoever opens the network next finishes it. It holds ids and places, and nothing of what is wiped.
"""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import msgspec

from m50core.errors import system_reason
from m50core.store.files.disk import Disk, replace
from m50core.store.files.layout import TODO
from m50core.store.files.log import digest
from m50core.store.protocol import Commit
from m50core.store.upkeep_protocol import Forget, Forgetting, Unjudged, waiting


class ErasureStep(msgspec.Struct, frozen=True):
    """What is ready to take the place of a file, by names within the folder."""

    path: str
    to: str
    """Where it comes; empty when the file only goes."""


class Job(msgspec.Struct, frozen=True):
    """One erasure that isn't finished."""

    subject: str
    """Id of the person."""
    head: int
    """Number of the last commit from before it."""
    when: datetime
    who: str
    why: str
    """Of the commit that says so, without what is wiped."""
    wiped: bool = False
    """True once the log is done: only what is named here is left."""
    log: str = ""
    """Hash of the last line of the log that the steps were made of; empty while they aren't all
    there."""
    steps: tuple[ErasureStep, ...] = ()
    files: dict[str, str] = {}
    """Places in the folder that couldn't be wiped, each with the reason (Dutch)."""
    records: tuple[Unjudged, ...] = ()

    def commit(self) -> Commit:
        """Return the commit that says so, without its changes."""
        return Commit(self.head + 1, self.when, self.who, self.why, (), erases=self.subject)

    def sentences(self) -> tuple[str, ...]:
        """Return what still waits, a sentence each; nothing once it is done."""
        if not self.wiped:
            return (f"Het wissen van {self.subject} is afgebroken en nog niet af.",)
        files = (f"{place} ({reason})" for place, reason in self.files.items())
        return tuple(f"Dit wacht nog: {one}." for one in (*waiting(self.records), *files))


class _KeptToDo(msgspec.Struct):
    jobs: list[Job]
    sum: str


def jobs(disk: Disk, folder: Path) -> tuple[Job, ...]:
    """Return what still has to be done; ValueError (Dutch) when the file isn't whole."""
    if disk.stat(folder / TODO) is None:
        return ()
    try:
        kept = msgspec.json.decode(disk.read(folder / TODO), type=_KeptToDo)
    except FileNotFoundError:
        return ()
    except (IsADirectoryError, PermissionError) as error:
        raise ValueError(f"{TODO} is niet te lezen ({system_reason(error)})") from None
    except msgspec.MsgspecError:
        raise ValueError(f"{TODO} is beschadigd") from None
    if digest(msgspec.json.encode(kept.jobs))[:16] != kept.sum:
        raise ValueError(f"{TODO} is beschadigd")
    return tuple(kept.jobs)


def keep(disk: Disk, folder: Path, job: Job) -> None:
    """Write this job down, durably, in place of what was known of the same person."""
    _write(disk, folder, [*_others(disk, folder, job.subject), job])


def drop(disk: Disk, folder: Path, subject: str) -> None:
    """Strike out what was to be done for this person."""
    _write(disk, folder, _others(disk, folder, subject))


def _others(disk: Disk, folder: Path, subject: str) -> list[Job]:
    try:
        return [job for job in jobs(disk, folder) if job.subject != subject]
    except ValueError:
        return []  # what it said is lost; ``m50 doctor`` looks after all who were ever wiped


def _write(disk: Disk, folder: Path, some: list[Job]) -> None:
    if some:
        content = msgspec.json.encode(some)
        total = digest(content)[:16].encode()
        replace(disk, folder / TODO, b'{"jobs":%s,"sum":"%s"}\n' % (content, total))
    elif disk.stat(folder / TODO) is not None:
        disk.remove(folder / TODO)
        disk.sync_folder(folder)


def ready(job: Job, forget: Forget) -> bool:
    """Tell whether records that couldn't be judged can be now: their plugin is back."""
    return isinstance(forget, Forgetting) and any(map(forget.judges, job.records))


def find_unjudged(forget: Forget, subject: str, commits: Iterable[Commit]) -> tuple[Unjudged, ...]:
    """Return the records that nobody here can judge."""
    return forget.unjudged(subject, commits) if isinstance(forget, Forgetting) else ()
