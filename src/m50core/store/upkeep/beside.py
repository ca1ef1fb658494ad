"""Examining what lies beside the log: backups, what must be wiped there, copies."""

from collections.abc import Iterator
from pathlib import Path

import attrs

from m50core.started import to_type
from m50core.store.erasure import todo
from m50core.store.erasure.erasure import erasures
from m50core.store.erasure.wiping import logs
from m50core.store.files import backups
from m50core.store.files.copies import compare, strangers
from m50core.store.files.disk import Disk
from m50core.store.files.forks import list_commits
from m50core.store.files.layout import (
    ASIDE,
    BACKUPS,
    ERASURES,
    LOG,
)
from m50core.store.files.log import (
    Damage,
    LogReader,
    Newer,
    read_all,
)
from m50core.store.files.places import names_in
from m50core.store.folder.carried import added_up, network_in, whole_lines
from m50core.store.protocol import Commit
from m50core.store.upkeep_protocol import Repair, Sign, SignStatus, SignSubject
from m50core.values import dutch


@attrs.frozen
class Log:
    """What the log turned out to be."""

    content: bytes
    commits: list[Commit]
    network: str
    reader: LogReader | None
    wrong: str = ""


def about_backups(disk: Disk, folder: Path, log: Log) -> Iterator[Sign]:
    """Yield how the backups are, and what only they have."""
    network = log.network or network_in(disk, folder)
    stored = [
        backups.check(disk, folder / BACKUPS / backup.name, network)
        for backup in backups.list_backups(disk, folder)
    ]
    sound = [backup for backup in stored if not backup.wrong]
    if sound:
        newest = sound[0]
        text = f"{len(sound)} goed, de nieuwste tot en met wijziging {newest.head}"
        yield Sign(SignStatus.good, SignSubject.backups, text)
    elif log.commits:
        text = "er is nog geen goede reservekopie"
        remedy, step = "maak er een", Repair.backup
        yield Sign(SignStatus.attention, SignSubject.backups, text, remedy, repair=step)
    for backup in stored:
        if backup.wrong:
            text = f"{backup.name} is niet te gebruiken: {backup.wrong}"
            yield Sign(SignStatus.attention, SignSubject.backups, text)
    if log.reader is not None:
        yield from _about_what_only_backups_have(
            disk, folder, log, [each_backup.name for each_backup in sound]
        )


def _about_what_only_backups_have(
    disk: Disk, folder: Path, log: Log, names: list[str]
) -> Iterator[Sign]:
    """Tell of the newest backup with commits that the log hasn't, unless a restore tells why."""
    here, until = whole_lines(log.content), added_up(log.commits).superseded.until
    for name in names:
        there = whole_lines(backups.unpack(disk, folder / BACKUPS / name))
        more = [
            commit
            for body, commit in there.items()
            if body not in here and not commit.erases and commit.number > until
        ]
        if more:
            text = (
                f"reservekopie {name} heeft wat het logboek niet heeft: {list_commits(more)}. Het "
                "logboek is ouder, of een ander. Terugzetten wat in de kopie staat (wat er nu is, "
                f"komt apart te staan): {to_type('restore', name)}"
            )
            yield Sign(SignStatus.attention, SignSubject.backups, text)
            return


def about_erasures(disk: Disk, folder: Path, log: Log) -> Iterator[Sign]:
    """Yield what is still to be wiped, and where."""
    wanted = {commit.erases for commit in log.commits if commit.erases}
    listed = set(erasures(disk, folder))
    if wanted - listed or (not listed and disk.stat(folder / ERASURES) is not None):
        text = f"{ERASURES} ontbreekt of is beschadigd; het logboek weet wie er is gewist"
        remedy = "maak het opnieuw uit het logboek"
        yield Sign(SignStatus.attention, SignSubject.erased, text, remedy, repair=Repair.erase)
    yield from _about_unfinished(disk, folder)
    wanted |= listed
    behind = []
    network = log.network or network_in(disk, folder)
    for path, content in logs(disk, folder, network) if wanted else ():
        try:
            commits, _, _ = read_all(content)
        except Newer:
            continue
        except Damage:
            behind.append(path.name)
            continue
        touched = {change.id for commit in commits for change in commit.changes}
        if (wanted & touched) - {commit.erases for commit in commits}:
            behind.append(path.name)
    if behind:
        text = f"in {', '.join(behind)} kunnen nog gegevens staan die gewist moeten zijn"
        remedy, step = "wis ze ook daar", Repair.erase
        yield Sign(SignStatus.wrong, SignSubject.erased, text, remedy, repair=step)


def _about_unfinished(disk: Disk, folder: Path) -> Iterator[Sign]:
    try:
        jobs = todo.jobs(disk, folder)
    except ValueError as error:
        text = f"{error}: een wissing kan nog niet af zijn"
        remedy, step = "wis opnieuw wie er ooit is gewist", Repair.erase
        yield Sign(SignStatus.wrong, SignSubject.erased, text, remedy, repair=step)
        return
    for job in jobs:
        for sentence in job.sentences():
            if job.wiped:
                yield Sign(SignStatus.attention, SignSubject.erased, sentence)
            else:
                remedy, step = "maak het wissen af", Repair.erase
                yield Sign(SignStatus.wrong, SignSubject.erased, sentence, remedy, repair=step)


def about_copies(disk: Disk, folder: Path, log: Log) -> Iterator[Sign]:
    """Yield which files in the folder aren't of m50's making."""
    others = strangers(disk, folder)
    for name, original in others.items():
        if original not in ("", LOG):
            text = (
                f"{name}: een kopie van {original}, gemaakt door een synchronisatie of iemand. "
                "m50 gebruikt haar niet. Wat m50 zelf nodig heeft, staat er; u kunt haar weggooien"
            )
            yield Sign(SignStatus.attention, SignSubject.copy, text)
    if unknown := [name for name, original in others.items() if not original]:
        text = f"{', '.join(unknown)}: niet van m50; m50 gebruikt het niet en laat het staan"
        yield Sign(SignStatus.good, SignSubject.others, text)
    for name in (one for one, original in others.items() if original == LOG):
        comparison = compare(disk, folder / name, log.commits, log.network)
        if comparison.wrong:
            text = f"{name}: {comparison.wrong}"
        elif not comparison.only_there:
            text = f"{name}: niets in wat hier niet ook staat; u kunt deze kopie weggooien"
        else:
            text = (
                f"{name}: {dutch.commits(comparison.shared)} gelijk; daarna alleen daar "
                f"{len(comparison.only_there)} en alleen hier {len(comparison.only_here)}. Er is "
                f"niets samengevoegd. Bekijk ze met: {to_type('compare')}"
            )
        yield Sign(SignStatus.attention, SignSubject.copy, text)
    if names := names_in(disk, folder / ASIDE):
        yield Sign(SignStatus.good, SignSubject.aside, f"{', '.join(names)} in {ASIDE}")
