"""Wiping a person from everything that a folder keeps, however often that is broken off.

A to-do is on disk before anything changes. What is to be wiped stands in the files themselves, in
each perhaps other values; so all of them are made anew beside the old ones before the first takes
its place. The to-do goes when a last look finds nothing any more.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import attrs
import msgspec

from m50core.errors import reason_of, system_reason
from m50core.store.converter import commit_from_json
from m50core.store.erasure import todo
from m50core.store.erasure.steps import (
    carry_out_steps,
    clear,
    left_behind,
    mask_name,
    rename_folders,
    stage,
    under_way,
)
from m50core.store.erasure.todo import ErasureStep, Job
from m50core.store.erasure.wiping import Eraser, Plan, Waits, at, files, logs, refuse_link, unpack
from m50core.store.files import backups
from m50core.store.files.disk import Disk, replace
from m50core.store.files.layout import ERASURES, LOCK, LOG, TODO
from m50core.store.files.log import (
    Damage,
    Salt,
    digest,
    lines,
    network_of,
    read_all,
    take_apart,
    wipe,
)
from m50core.store.files.masking import NotMasked
from m50core.store.ledger import Ledger
from m50core.store.protocol import Change, Commit, Edit
from m50core.store.upkeep_protocol import Forget

_UNSURE = "m50 kan hierin niet wissen; kijk het na en haal het zo nodig weg"
_LOOKS = 5
"""Times that the folder is looked through: once is enough unless something else writes there."""


class _Erasures(msgspec.Struct):
    erased: list[str]
    sum: str


def note_erasures(disk: Disk, folder: Path, subjects: list[str]) -> None:
    """Keep, by id alone, whose data was wiped, so that a backup put back is wiped again."""
    known = erasures(disk, folder)
    if new := [subject for subject in subjects if subject not in known]:
        ids = msgspec.json.encode([*known, *new])
        content = b'{"erased":%s,"sum":"%s"}\n' % (ids, digest(ids)[:16].encode())
        replace(disk, folder / ERASURES, content)


def erasures(disk: Disk, folder: Path) -> tuple[str, ...]:
    """Return the ids of those whose data was wiped; none when the list isn't whole."""
    try:
        content = disk.read(folder / ERASURES)
        plain = msgspec.json.decode(content, type=_Erasures)
    except (OSError, ValueError):
        return ()
    # A wrong id would have another person wiped when a backup is put back.
    ids = msgspec.json.encode(plain.erased)
    return tuple(plain.erased) if digest(ids)[:16] == plain.sum else ()


def damaged_lists(disk: Disk, folder: Path) -> list[str]:
    """Return which of the two lists, of who was wiped and of what is to be done, aren't whole."""
    found = []
    if disk.stat(folder / ERASURES) is not None and not erasures(disk, folder):
        found.append(ERASURES)
    try:
        todo.jobs(disk, folder)
    except ValueError:
        found.append(TODO)
    return found


def erase_everywhere(
    disk: Disk, folder: Path, commit: Commit, forget: Forget, salt: Salt
) -> tuple[str, ...]:
    """Wipe a person from the log, which gets ``commit``, and from everything made from it.

    The lock is held. An error (OSError) leaves a to-do behind, and whoever opens the folder next
    finishes it. Returns sentences on what else had to change.
    """
    job = Job(commit.erases, commit.number - 1, commit.when, commit.who, commit.why)
    todo.keep(disk, folder, job)
    try:
        return carry_out(disk, folder, job, forget, salt, commit)
    except NotMasked:
        todo.drop(disk, folder, job.subject)  # nothing was changed, and nothing ever will be
        raise


def carry_out(
    disk: Disk, folder: Path, job: Job, forget: Forget, salt: Salt, commit: Commit | None = None
) -> tuple[str, ...]:
    """Do all that a job asks; what can't be done yet stays on the to-do. The lock is held.

    ``commit``: the one that says so; made from the job when there is none.
    """
    log, reader, network = read_all(disk.read(folder / LOG))
    records = todo.find_unjudged(forget, job.subject, log)
    if any(record.id == job.subject for record in records):
        return ()  # what a person is made of isn't known here: then nothing of it can be found
    note_erasures(disk, folder, [job.subject])
    known = list(_of_the_same(disk, folder, job.subject, log, network))

    def edit_for(own: Iterable[Commit]) -> Edit:
        return forget(job.subject, [*log, *known, *own])

    edit = edit_for(())
    eraser = Eraser(disk, _remembering(edit, edit_for), job.commit(), salt, network)
    who, why = eraser.mask(job.who), eraser.mask(job.why)
    job = msgspec.structs.replace(job, who=who, why=why)
    if not under_way(disk, folder, job, reader.position.hash):
        clear(disk, folder)
        steps = _prepare_log(disk, folder, edit, commit or job.commit(), salt, new=bool(commit))
        erasure_steps, waiting = _prepare(disk, folder, eraser)
        job = msgspec.structs.replace(
            job,
            log=reader.position.hash,
            steps=(*steps, *erasure_steps),
            files=job.files | waiting,
            records=records,
        )
        todo.keep(disk, folder, job)
    carry_out_steps(disk, folder, job)
    _wipe_note(disk, folder / LOCK, eraser)
    # Also what another program put here meanwhile, and a second name of the log itself.
    for _ in range(_LOOKS):
        late, waiting = _prepare(disk, folder, eraser)
        if not late:
            _finish(disk, folder, job, _still(disk, folder, job, eraser) | waiting)
            break
        carry_out_steps(disk, folder, msgspec.structs.replace(job, steps=tuple(late)))
    return tuple(dict.fromkeys(eraser.told))


def finish(disk: Disk, folder: Path, forget: Forget, salt: Salt) -> tuple[str, ...]:
    """Finish what is on the to-do, as far as that can be done now. The lock is held.

    Returns sentences on it. Raises ValueError when the to-do isn't whole.
    """
    sentences: list[str] = []
    for job in todo.jobs(disk, folder):
        if not job.wiped or todo.ready(job, forget):
            sentences += carry_out(disk, folder, job, forget, salt)
        else:
            sentences += _retry(disk, folder, job, forget, salt)
        if all(each_job.subject != job.subject for each_job in todo.jobs(disk, folder)):
            sentences.append(f"Een wissing die was afgebroken, is nu af: {job.subject}.")
    return tuple(sentences)


def _retry(disk: Disk, folder: Path, job: Job, forget: Forget, salt: Salt) -> tuple[str, ...]:
    """Look again at the files that a job waits for, and strike out what is done."""
    network = network_of(disk.read(folder / LOG))
    eraser = Eraser(disk, lambda own: forget(job.subject, own), job.commit(), salt, network)
    waiting = _still(disk, folder, job, eraser)
    if waiting != job.files:
        _finish(disk, folder, job, waiting)
    return tuple(eraser.told)


def _still(disk: Disk, folder: Path, job: Job, eraser: Eraser) -> dict[str, str]:
    """Wipe the files that a job waits for; return which are left, with the reason.

    What was to be wiped is no longer known: it must stand in the file itself who it is about.
    """
    waiting = {}
    for place in job.files:
        for path in at(disk, folder / place):
            try:
                refuse_link(path)
                if not _tells_of(disk.read(path), job.subject):
                    raise Waits(_UNSURE)
                if (plan := eraser.plan(path, ours=True)) is not None:
                    step = stage(disk, folder, plan)
                    carry_out_steps(disk, folder, msgspec.structs.replace(job, steps=(step,)))
            except FileNotFoundError:
                continue
            except (Waits, OSError) as error:
                waiting[path.relative_to(folder).as_posix()] = reason_of(error)
    return waiting


def _finish(disk: Disk, folder: Path, job: Job, waiting: dict[str, str]) -> None:
    if waiting or job.records:
        left = msgspec.structs.replace(job, wiped=True, files=waiting, steps=(), log="")
        todo.keep(disk, folder, left)
    else:
        todo.drop(disk, folder, job.subject)


def _remembering(
    edit: Edit, edit_for: Callable[[Iterable[Commit]], Edit]
) -> Callable[[list[Commit]], Edit]:
    return lambda own: edit_for(own) if own else edit


def _of_the_same(
    disk: Disk, folder: Path, subject: str, log: list[Commit], network: str
) -> Iterable[Commit]:
    """Yield, from the copies of the log, the commits that tell who this person is.

    Not those about someone else who was given the same id, on another computer or after a restore.
    """
    born = _birth(log, subject)
    for _, content in logs(disk, folder, network):
        commits = [
            commit
            for raw in lines(content)
            if _about(raw, subject) and (commit := _commit(raw)) is not None
        ]
        if born is None or _birth(commits, subject) == born:
            yield from (each_commit for each_commit in commits if each_commit not in log)


def _birth(commits: Iterable[Commit], subject: str) -> tuple[object, ...] | None:
    for commit in commits:
        if any(change.id == subject for change in commit.changes):
            return commit.number, commit.when
    return None


def _tells_of(content: bytes, subject: str) -> bool:
    """Tell whether a log by itself says what is to be wiped from it."""
    return any(_about(raw, subject) for raw in lines(unpack(content) or b""))


def _about(raw: bytes, subject: str) -> bool:
    return msgspec.json.encode(subject) in raw


def _commit(raw: bytes) -> Commit | None:
    try:
        return commit_from_json(raw if raw.startswith(b'{"number"') else take_apart(raw).content)
    except (Damage, ValueError):
        return None


def _prepare(disk: Disk, folder: Path, eraser: Eraser) -> tuple[list[ErasureStep], dict[str, str]]:
    """Make ready what takes the place of each file but the log; return which can't be wiped too.

    Names that tell of the person are changed at once, for a to-do must not hold them.
    """
    steps, waiting = [], {}
    rename_folders(disk, folder, eraser)
    for path, ours in list(files(disk, folder)):
        if left_behind(path):
            continue
        if ours and backups.parse_name(path.name) is None:
            path = mask_name(disk, path, eraser)
        try:
            if (plan := eraser.plan(path, ours=ours)) is not None:
                steps.append(stage(disk, folder, plan))
        except Waits as waits:
            waiting[path.relative_to(folder).as_posix()] = str(waits)
        except PermissionError as error:
            waiting[path.relative_to(folder).as_posix()] = system_reason(error)
    return steps, waiting


def _prepare_log(
    disk: Disk, folder: Path, edit: Edit, commit: Commit, salt: Salt, *, new: bool
) -> list[ErasureStep]:
    """Make the log without the person ready, unless that was done before."""
    content = disk.read(folder / LOG)
    log, _, _ = read_all(content)
    done = any(
        each_commit.erases == commit.erases and each_commit.number >= commit.number
        for each_commit in log
    )
    if done and not new and all(edit(each_commit) == each_commit for each_commit in log):
        return []
    if not new:
        commit = attrs.evolve(commit, changes=_changes(log, edit, commit))
    new_content, _ = wipe(content, edit, edit(commit), salt)
    return [stage(disk, folder, Plan(folder / LOG, folder / LOG, new_content))]


def _changes(log: list[Commit], edit: Edit, commit: Commit) -> tuple[Change, ...]:
    """Return, for each record as it stands that changes, what it becomes."""
    ledger = Ledger()
    for each_commit in log:
        ledger.apply(each_commit)
    changes = []
    for document in ledger.documents():
        change = Change(document.kind, document.id, document.fields, None, document.overlay)
        (left,) = edit(attrs.evolve(commit, changes=(change,))).changes
        if left != change or document.id == commit.erases:
            changes.append(attrs.evolve(left, after=left.before))
    return tuple(changes)


def _wipe_note(disk: Disk, lock: Path, eraser: Eraser) -> None:
    """Wipe who has the lock from its note; the file itself stays, for it is what is locked."""
    try:
        note = disk.read(lock).decode()
    except (OSError, UnicodeDecodeError):
        return
    masked = eraser.mask(note)
    if masked != note:
        with disk.open(lock) as file:
            file.write(0, masked.encode()[: len(note.encode())].ljust(len(note.encode())))
