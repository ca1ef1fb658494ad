"""Files made ready beside those that they replace, and put in their place: the log first."""

from pathlib import Path

from m50core.store.erasure.todo import ErasureStep, Job
from m50core.store.erasure.wiping import Eraser, Plan, files
from m50core.store.files.disk import Disk, write_whole
from m50core.store.files.layout import HEAD, LOG, SNAPSHOT, write_witness
from m50core.store.files.log import read_all

_READY = ".erasing"


def under_way(disk: Disk, folder: Path, job: Job, present: str) -> bool:
    """Tell whether all is ready, and the log is what that was made of, or was replaced by it."""
    if not any(step.path == LOG for step in job.steps):
        return bool(job.log)
    waits = disk.stat(_beside(folder / LOG)) is not None
    return waits == (present == job.log)


def _beside(path: Path) -> Path:
    """Return where what takes the place of a file is made ready."""
    return path.with_name(f".{path.name}{_READY}")


def stage(disk: Disk, folder: Path, plan: Plan) -> ErasureStep:
    """Make ready, durably, what takes the place of a file."""
    place = plan.path.relative_to(folder).as_posix()
    if not plan.made:
        return ErasureStep(place, "")
    write_whole(disk, _beside(plan.to), plan.made)
    disk.sync_folder(plan.to.parent)
    return ErasureStep(place, plan.to.relative_to(folder).as_posix())


def carry_out_steps(disk: Disk, folder: Path, job: Job) -> None:
    """Let everything that is ready take its place: the log first, then what was made of it."""
    if disk.stat(folder / SNAPSHOT) is not None:
        disk.remove(folder / SNAPSHOT)
        disk.sync_folder(folder)
    for step in job.steps:
        if step.to and disk.stat(_beside(folder / step.to)) is not None:
            disk.rename(_beside(folder / step.to), folder / step.to)
            disk.sync_folder((folder / step.to).parent)
        if step.path == LOG:
            _, reader, _ = read_all(disk.read(folder / LOG))
            write_witness(disk, folder / HEAD, reader.position)
        elif step.path != step.to and disk.stat(folder / step.path) is not None:
            disk.remove(folder / step.path)
            disk.sync_folder((folder / step.path).parent)


def clear(disk: Disk, folder: Path) -> None:
    """Take away what was being made ready when it was broken off."""
    for path, _ in list(files(disk, folder)):
        if left_behind(path):
            disk.remove(path)
            disk.sync_folder(path.parent)


def left_behind(path: Path) -> bool:
    """Tell whether this is a file that was being made ready."""
    return path.name.startswith(".") and path.name.endswith((".tmp", _READY))


def rename_folders(disk: Disk, folder: Path, eraser: Eraser) -> None:
    """Give the folders in those of m50 another name when theirs tells of the person."""
    below = (
        parent
        for path, ours in files(disk, folder)
        if ours
        for parent in path.relative_to(folder).parents
        if len(parent.parts) > 1
    )
    for parent in sorted(set(below), key=lambda parent: -len(parent.parts)):
        mask_name(disk, folder / parent, eraser)


def mask_name(disk: Disk, path: Path, eraser: Eraser) -> Path:
    """Give a file or folder another name when its name tells of the person; return its path."""
    masked = eraser.mask(path.name)
    if masked == path.name:
        return path
    new_path, number = path.with_name(masked), 2
    while disk.stat(new_path) is not None:
        new_path, number = path.with_name(f"{number} {masked}"), number + 1
    disk.rename(path, new_path)
    disk.sync_folder(path.parent)
    return new_path
