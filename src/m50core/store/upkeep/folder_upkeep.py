"""Looking after the folder of a network, also when it can't be opened."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from m50core.errors import StoreError, system_reason
from m50core.nearest import what_there_is
from m50core.started import to_type
from m50core.store.erasure.erasure import carry_out, damaged_lists, erasures, finish, note_erasures
from m50core.store.erasure.todo import Job, jobs
from m50core.store.files import backups, places
from m50core.store.files.copies import compare, copies_of_log
from m50core.store.files.disk import Disk, RealDisk, replace
from m50core.store.files.layout import (
    ASIDE,
    BACKUPS,
    HEAD,
    LOCK,
    LOG,
    MARK,
    SNAPSHOT,
    Witness,
    leftovers,
    mark,
    write_witness,
)
from m50core.store.files.lock import Locked
from m50core.store.files.log import (
    Damage,
    Newer,
    Salt,
    as_written,
    bare,
    digest,
    is_practice_log,
    lines,
    network_of,
    read_all,
    start,
    wipe,
)
from m50core.store.files.log_file import LogFile
from m50core.store.folder.carried import (
    added_up,
    carried_onto,
    change_network,
    gather,
    network_in,
    vouched_commits,
)
from m50core.store.folder.seen import Memory, Seen
from m50core.store.protocol import Commit
from m50core.store.upkeep import drill, examination
from m50core.store.upkeep_protocol import Backup, Comparison, Forget, Repair, Sign

RESTORED = "Teruggezet uit reservekopie"
REPAIRED = "Hersteld met m50 doctor --repair"
ERASED_AGAIN = "Persoonsgegevens opnieuw gewist na terugzetten (AVG)"


class FolderUpkeep:
    """Examine, repair, back up and restore the network in one folder."""

    def __init__(
        self,
        folder: Path,
        *,
        disk: Disk | None = None,
        patience: float = 10.0,
        salt: Salt | None = None,
        clock: Callable[[], datetime] | None = None,
        memory: Memory | None = None,
    ) -> None:
        self._memory = memory
        self._folder = folder
        self._disk = disk or RealDisk()
        self._patience = patience
        self._salt = salt or (lambda: secrets.token_hex(8))
        self._clock = clock or (lambda: datetime.now().astimezone())

    @property
    def place(self) -> str:
        """The folder's path."""
        return str(self._folder)

    @contextmanager
    def _hold(self, doing: str) -> Iterator[None]:
        with (
            self._telling(doing),
            Locked(self._disk, self._folder / LOCK, f"m50 ({doing})", self._patience),
        ):
            yield

    def _expect_something(self) -> None:
        with self._telling("nakijken"):
            names = self._disk.names(self._folder)
        if not names:
            raise StoreError(
                f"In {self._folder} is nog niets bewaard. Er is niets gewijzigd. "
                "Bedoelt u een andere map? Wijs die aan met --network."
            )

    def _telling(self, doing: str) -> AbstractContextManager[None]:
        """Turn what the disk says into a sentence."""
        return places.telling(self._disk, self._folder, doing)

    def examine(self) -> tuple[Sign, ...]:
        """Look at mark, log, witness, snapshot, backups and copies; change nothing."""
        with self._telling("nakijken"):
            return tuple(examination.signs(self._disk, self._folder, self._memory))

    def repair(self, forget: Forget, *, lose: bool = False) -> tuple[Sign, ...]:
        """Do what ``examine`` named; what is replaced is kept in ``aside/``.

        Nothing that ``loses`` commits is done without ``lose``.
        """
        self._expect_something()
        with self._telling("herstellen"):
            places.make_room(self._disk, self._folder)
        with self._hold("herstellen"):
            for sign in self.examine():
                if sign.repair and (lose or not sign.loses):
                    self._mend(sign.repair, forget)
        if any(sign.repair is Repair.backup for sign in self.examine()):
            self.backup()
        return self.examine()

    def _mend(self, step: Repair, forget: Forget) -> None:
        disk, folder = self._disk, self._folder
        if (content := self._better_log(step)) is not None:
            self._put(content, forget, REPAIRED)
        elif step is Repair.mark:
            first = next(lines(disk.read(folder / LOG)))
            _, _, network = start(first)
            replace(disk, folder / MARK, mark(network, practice=is_practice_log(first)))
        elif step is Repair.head:
            _, reader, _ = read_all(disk.read(folder / LOG))
            replace(
                disk, folder / HEAD, Witness(reader.position.number, reader.position.hash).content
            )
        elif step is Repair.snapshot:
            disk.remove(folder / SNAPSHOT)
            disk.sync_folder(folder)
        elif step is Repair.erase:
            self._erase_again(forget)
        elif step is Repair.leftovers:
            for name in leftovers(disk.names(folder)):
                disk.remove(folder / name)

    def _better_log(self, step: Repair) -> bytes | None:
        """Return the log to put in place for what was found; None when the log may stay."""
        if step is Repair.rescue_log:
            saved = examination.find_rescue(self._disk, self._folder)
            return saved.content if saved else None
        if step not in (Repair.rewrite_log, Repair.keep_log):
            return None
        present = self._disk.read(self._folder / LOG)
        return as_written(present) if step is Repair.rewrite_log else present

    def _finish(self, forget: Forget) -> None:
        """Finish an erasure that was broken off; what can't be now stays on the to-do."""
        with suppress(ValueError, Damage):
            finish(self._disk, self._folder, forget, self._salt)

    def _erase_again(self, forget: Forget) -> None:
        disk, folder = self._disk, self._folder
        self._finish(forget)
        try:
            known = {job.subject: job for job in jobs(disk, folder)}
        except ValueError:
            known = {}
        for subject in self._to_forget(disk.read(folder / LOG)):
            job = known.get(subject, Job(subject, 0, self._clock(), "m50", ERASED_AGAIN))
            carry_out(disk, folder, job, forget, self._salt)
        for name in damaged_lists(disk, folder):
            places.set_aside(disk, folder, name)

    def _closing(self, subject: str) -> Commit:
        return Commit(1, self._clock(), "m50", ERASED_AGAIN, (), erases=subject)

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups, newest first, each unpacked and checked."""
        if refused := places.why_refused(self._disk, self._folder, BACKUPS):
            raise StoreError(f"Er zijn geen reservekopieën te tonen. {refused}")
        with self._telling("reservekopieën lezen"):
            network = network_in(self._disk, self._folder)
            return tuple(
                backups.check(self._disk, self._folder / BACKUPS / backup.name, network)
                for backup in backups.list_backups(self._disk, self._folder)
            )

    def backup(self, to: str = "") -> Backup:
        """Check the log and pack it, at ``to`` (a folder) or among the others."""
        self._expect_something()
        target = Path(to).expanduser() if to else self._folder / BACKUPS
        with self._hold("reservekopie maken"):
            try:
                content = self._whole_log()
                if bare(content):
                    raise StoreError("Er is nog niets gewijzigd, dus niets om te bewaren.")
                path = backups.write_checked(self._disk, target, content)
            except Damage as damage:
                text = f"Er is geen reservekopie gemaakt: {damage}. Kijk met: {to_type('doctor')}"
                raise StoreError(text) from None
            if not to:
                backups.rotate(self._disk, self._folder, path.name)
            return backups.read_back(self._disk, path)

    def _whole_log(self) -> bytes:
        """Return the log without what was half written when the power went."""
        log = LogFile(self._disk, self._folder)
        log.follow(lambda _: None)
        log.check_end()
        return self._disk.read(self._folder / LOG, 0, log.position.offset)

    def restore(self, name: str, forget: Forget, *, other_network: bool = False) -> Backup:
        """Put a backup (or a whole log elsewhere) back; what was there goes to ``aside/``."""
        try:
            with self._telling("terugzetten"):
                path = self._find(name)
                content = self._unpack(path)
                commits, _, network = read_all(content)
                self._refuse_other_sort(path, content)
                self._expect_network(path.name, network, other=other_network)
                self._disk.make_folder(self._folder)
        except (Damage, Newer) as wrong:
            raise StoreError(
                f"{path.name} kan niet worden teruggezet: {wrong}. Er is niets gewijzigd. "
                f"Kies een andere reservekopie: {to_type('backup --list')}"
            ) from None
        with self._telling("terugzetten"):
            places.make_room(self._disk, self._folder)
        with self._hold("terugzetten"):
            if other_network:
                change_network(self._disk, self._folder, network)
            self._put(content, forget, f"{RESTORED} {path.name}")
            self._finish(forget)
        last = commits[-1] if commits else None
        when = last.when if last else self._clock()
        return Backup(path.name, when, last.number if last else 0, len(content))

    def _refuse_other_sort(self, path: Path, content: bytes) -> None:
        """Refuse practice in place of what is real, and the other way round."""
        present = places.content(self._disk, self._folder, LOG)
        if bare(present) or is_practice_log(present) == is_practice_log(content):
            return
        here, there = ("echt", "van een oefennetwerk")
        if is_practice_log(present):
            here, there = ("een oefennetwerk", "van een echt netwerk")
        raise StoreError(
            f"{path.name} is {there}, en het netwerk in {self._folder} is {here}. Er is niets "
            "gewijzigd. Zet de reservekopie terug in een lege map: --network MAP"
        )

    def _expect_network(self, name: str, network: str, *, other: bool) -> None:
        here = network_in(self._disk, self._folder)
        if here and here != network and not other:
            raise StoreError(
                f"{name} is van een ander netwerk ({network}) dan dat in {self._folder} ({here}). "
                "Er is niets gewijzigd. Zet het terug in een lege map (--network MAP), of voeg "
                "--other-network toe als dit netwerk echt de plaats moet innemen."
            )

    def _find(self, name: str) -> Path:
        for path in (self._folder / BACKUPS / name, Path(name).expanduser()):
            if name and self._disk.stat(path) is not None:
                return path
        known = [backup.name for backup in backups.list_backups(self._disk, self._folder)]
        refused = places.why_refused(self._disk, self._folder, BACKUPS)
        near = f" {refused}" if refused else what_there_is(name, known)
        raise StoreError(f"De reservekopie “{name}” is er niet. Er is niets gewijzigd.{near}")

    def _unpack(self, path: Path) -> bytes:
        if path.name.endswith(".gz"):
            return backups.unpack(self._disk, path)
        try:
            content = self._disk.read(path)
        except OSError as error:
            raise Damage(f"het is niet te lezen ({system_reason(error)})") from None
        return as_written(content) or content

    def _to_forget(self, *logs: bytes) -> list[str]:
        """Return whose data was wiped, as far as these logs and the folder's own list tell."""
        known = list(erasures(self._disk, self._folder))
        for content in logs:
            with suppress(Damage, Newer):
                known += [commit.erases for commit in read_all(content)[0] if commit.erases]
        return list(dict.fromkeys(known))

    def _put(self, content: bytes, forget: Forget, why: str) -> None:
        """Make ``content`` the log, without what was wiped since; what was there goes aside.

        When anything is lost by it, a commit at its end says so, and carries the highest ids.
        """
        disk, folder = self._disk, self._folder
        network = network_of(content)
        before = gather(disk, folder, network, self._memory)
        seen = vouched_commits(disk, folder, network, self._memory)
        present = disk.read(folder / LOG) if disk.stat(folder / LOG) else b""
        # Whom another network wiped says nothing of this one: the ids are the same words.
        ours = network_of(present) == network
        subjects = self._to_forget(content, *([present] if ours else []))
        for subject in subjects:
            commits, _, _ = read_all(content)
            edit = forget(subject, commits)
            if any(edit(commit) != commit for commit in commits):
                content, _ = wipe(content, edit, self._closing(subject), self._salt)
        telling = Commit(1, self._clock(), "m50", why, ())
        content = carried_onto(content, present, before, seen, telling, self._salt)
        self._set_aside(present)
        # The witness goes before the log comes, for it may be ahead of it.
        disk.remove(folder / SNAPSHOT)
        disk.remove(folder / HEAD)
        disk.sync_folder(folder)
        replace(disk, folder / LOG, content)
        commits, reader, network = read_all(content)
        write_witness(disk, folder / HEAD, reader.position)
        replace(disk, folder / MARK, mark(network, practice=is_practice_log(content)))
        note_erasures(disk, folder, subjects)
        if self._memory:
            at, restores = reader.position, added_up(commits).superseded.times
            self._memory.keep(Seen(network, at.number, at.hash, restores))

    def _set_aside(self, present: bytes) -> None:
        if not bare(present):
            self._disk.make_folder(self._folder / ASIDE)
            self._disk.sync_folder(self._folder)
            replace(self._disk, self._folder / ASIDE / f"log-{digest(present)[:8]}.jsonl", present)

    def copies(self) -> tuple[Comparison, ...]:
        """Return the copies that a sync folder made of the log, each compared with the store."""
        try:
            here, _, network = read_all(self._disk.read(self._folder / LOG))
        except (OSError, Damage, Newer):
            here, network = [], network_in(self._disk, self._folder)
        with self._telling("kopieën lezen"):
            names = copies_of_log(self._disk, self._folder)
            return tuple(compare(self._disk, self._folder / name, here, network) for name in names)

    def drill(self) -> tuple[Sign, ...]:
        """Back up, wipe, restore and compare, on a copy elsewhere; the store isn't touched."""
        self._expect_something()
        with self._telling("oefenen"):
            content = self._disk.read(self._folder / LOG)
        return drill.run_drill(content, FolderUpkeep)
