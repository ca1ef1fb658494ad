"""How a folder is doing: every file looked at, with what can be done about what is wrong."""

from collections.abc import Iterator
from pathlib import Path

import attrs

from m50core.domain import dutch
from m50core.store import backups, todo
from m50core.store.copies import compared, copies_of_log
from m50core.store.disk import Disk
from m50core.store.erasure import erasures
from m50core.store.healing import Rescue, good_start, rescue
from m50core.store.layout import (
    ASIDE,
    BACKUPS,
    ERASURES,
    LOG,
    MARK,
    SNAPSHOT,
    is_mark_of,
    leftovers,
    read_witness,
)
from m50core.store.ledger import Ledger
from m50core.store.log import (
    Damage,
    Newer,
    Reader,
    lines,
    practised,
    read_all,
    take_apart,
    words_match,
)
from m50core.store.protocol import Commit
from m50core.store.snapshot import read_snapshot, tables
from m50core.store.surroundings import warnings
from m50core.store.upkeep import Sign
from m50core.store.wiping import logs


@attrs.frozen
class Log:
    """What the log turned out to be."""

    content: bytes
    commits: list[Commit]
    network: str
    reader: Reader | None
    wrong: str = ""


def signs(disk: Disk, folder: Path) -> Iterator[Sign]:
    """Yield what was looked at and how it is."""
    log = _log(disk, folder)
    if log is None:
        yield from _missing(disk, folder)
        return
    yield from _about_log(disk, folder, log)
    if log.network:
        yield from _about_mark(disk, folder, log)
    if log.reader is not None:
        yield from _about_witness(disk, folder, log)
        yield from _about_snapshot(disk, folder, log)
    yield from _about_backups(disk, folder, log)
    yield from _about_erasures(disk, folder, log)
    yield from _about_copies(disk, folder, log)
    if names := leftovers(disk, folder):
        text = f"{', '.join(names)}: een opslag die werd afgebroken, al vervangen"
        yield Sign("let op", "resten", text, "verwijder deze bestanden")
    for sentence in warnings(disk, folder):
        if "kopieën van het logboek" not in sentence:
            yield Sign("let op", "plaats", sentence)


def _log(disk: Disk, folder: Path) -> Log | None:
    try:
        content = disk.read(folder / LOG)
    except OSError:
        return None
    try:
        commits, reader, network = read_all(content)
        if not all(words_match(take_apart(raw)) for raw in list(lines(content))[1:]):
            return Log(content, commits, network, None, "de som van de woorden klopt niet")
        return Log(content, commits, network, reader)
    except Newer as newer:
        return Log(content, [], "", None, f"gemaakt met een nieuwere m50 (indeling {newer})")
    except Damage as damage:
        return Log(content, [], "", None, str(damage))


def _missing(disk: Disk, folder: Path) -> Iterator[Sign]:
    if not disk.names(folder):
        yield Sign("let op", "logboek", f"{folder} is leeg: er is nog niets bewaard")
        return
    saved = rescued(disk, folder)
    yield Sign("fout", "logboek", f"{LOG} ontbreekt", saved.how if saved else "")


def _torn(disk: Disk, folder: Path, log: Log) -> int | None:
    """Return the commits before a half written end; None when it is damage."""
    begin = good_start(log.content)
    if begin is None:
        return None
    kept, at = begin
    if _known(disk, folder) > at.number or log.content[len(kept) :].count(b"\n") > 1:
        return None
    return at.number


def _known(disk: Disk, folder: Path) -> int:
    try:
        witness = read_witness(disk, folder)
    except (OSError, ValueError):
        return 0
    return witness.number if witness else 0


def _about_log(disk: Disk, folder: Path, log: Log) -> Iterator[Sign]:
    if not log.wrong:
        known = _known(disk, folder)
        number = len(log.commits)
        if known > number:
            text = f"houdt op bij wijziging {number}, maar wijziging {known} was al bewaard"
            saved = rescued(disk, folder)
            yield Sign("fout", "logboek", text, saved.how if saved else "")
        else:
            text = f"{dutch.commits(number)}, elke regel en de hele keten gecontroleerd"
            yield Sign("goed", "logboek", text)
        return
    torn = _torn(disk, folder, log)
    if torn is not None:
        text = f"wijziging {torn + 1} is maar half opgeslagen en was nog niet bevestigd"
        yield Sign("let op", "logboek", text, f"zet dat stuk apart in {ASIDE}")
        return
    saved = rescued(disk, folder)
    yield Sign("fout", "logboek", f"beschadigd: {log.wrong}", saved.how if saved else "")


def rescued(disk: Disk, folder: Path) -> Rescue | None:
    """Return the best that can be made of the log with its backups."""
    try:
        content = disk.read(folder / LOG)
    except OSError:
        content = b""
    found = []
    for one in backups.listed(disk, folder):
        try:
            found.append((one.name, backups.unpacked(disk, folder / BACKUPS / one.name)))
        except (OSError, Damage):
            continue
    return rescue(content, found, _known(disk, folder))


def _about_mark(disk: Disk, folder: Path, log: Log) -> Iterator[Sign]:
    if disk.stat(folder / MARK) is None or not is_mark_of(
        disk.read(folder / MARK), log.network, practice=practised(log.content)
    ):
        text = f"{MARK} ontbreekt, is beschadigd of hoort bij iets anders"
        yield Sign("fout", "kenmerk", text, "maak het opnieuw uit het logboek")


def _about_witness(disk: Disk, folder: Path, log: Log) -> Iterator[Sign]:
    try:
        witness = read_witness(disk, folder)
        right = witness is not None and (
            witness.number != len(log.commits)
            or (log.reader is not None and witness.hash == log.reader.position.hash)
        )
    except ValueError:
        right = False
    if not right:
        text = "head.json ontbreekt of is beschadigd; de gegevens zelf zijn heel"
        yield Sign("let op", "laatste wijziging", text, "maak het opnieuw uit het logboek")


def _about_snapshot(disk: Disk, folder: Path, log: Log) -> Iterator[Sign]:
    try:
        snapshot = read_snapshot(disk, folder / SNAPSHOT)
        if snapshot is None:
            return
        kept = tables(disk, folder / SNAPSHOT)
    except (OSError, ValueError) as error:
        text = f"niet te gebruiken: {error}"
        yield Sign("let op", "momentopname", text, "gooi hem weg; hij wordt vanzelf weer gemaakt")
        return
    ledger = Ledger()
    for commit in log.commits[: snapshot.index.number]:
        ledger.apply(commit)
    wanted = {
        one.id: (one.kind, one.version, dict(one.fields), one.overlay) for one in ledger.documents()
    }
    found = {
        row["id"]: (kind, row["version"], row["fields"], row.get("overlay", False))
        for kind, rows in kept.items()
        for row in rows
    }
    if wanted != found:
        text = "niet gelijk aan het logboek"
        yield Sign("let op", "momentopname", text, "gooi hem weg; hij wordt vanzelf weer gemaakt")
    else:
        yield Sign("goed", "momentopname", f"{len(found)} gegevens, gelijk aan het logboek")


def _about_backups(disk: Disk, folder: Path, log: Log) -> Iterator[Sign]:
    found = [
        backups.checked(disk, folder / BACKUPS / one.name) for one in backups.listed(disk, folder)
    ]
    sound = [one for one in found if not one.wrong]
    if sound:
        newest = sound[0]
        text = f"{len(sound)} goed, de nieuwste tot en met wijziging {newest.head}"
        yield Sign("goed", "reservekopieën", text)
    elif log.commits:
        text = "er is nog geen goede reservekopie"
        yield Sign("let op", "reservekopie", text, "maak er een")
    for one in found:
        if one.wrong:
            yield Sign("let op", "reservekopieën", f"{one.name} is niet te gebruiken: {one.wrong}")


def _about_erasures(disk: Disk, folder: Path, log: Log) -> Iterator[Sign]:
    wanted = {commit.erases for commit in log.commits if commit.erases}
    listed = set(erasures(disk, folder))
    if wanted - listed or (not listed and disk.stat(folder / ERASURES) is not None):
        text = f"{ERASURES} ontbreekt of is beschadigd; het logboek weet wie er is gewist"
        yield Sign("let op", "gewist", text, "maak het opnieuw uit het logboek")
    yield from _about_unfinished(disk, folder)
    wanted |= listed
    behind = []
    for path, content in logs(disk, folder) if wanted else ():
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
        yield Sign("fout", "gewist", text, "wis ze ook daar")


def _about_unfinished(disk: Disk, folder: Path) -> Iterator[Sign]:
    try:
        jobs = todo.jobs(disk, folder)
    except ValueError as error:
        text = f"{error}: een wissing kan nog niet af zijn"
        yield Sign("fout", "gewist", text, "wis opnieuw wie er ooit is gewist")
        return
    for job in jobs:
        remedy = "" if job.wiped else "maak het wissen af"
        for sentence in job.told():
            yield Sign("let op" if job.wiped else "fout", "gewist", sentence, remedy)


def _about_copies(disk: Disk, folder: Path, log: Log) -> Iterator[Sign]:
    for name in copies_of_log(disk, folder):
        found = compared(disk, folder / name, log.commits)
        if found.wrong:
            text = f"{name}: {found.wrong}"
        elif not found.only_there:
            text = f"{name}: niets in wat hier niet ook staat; u kunt deze kopie weggooien"
        else:
            text = (
                f"{name}: {dutch.commits(found.shared)} gelijk, daarna {len(found.only_there)} die "
                f"alleen daar staan en {len(found.only_here)} die alleen hier staan. Er is niets "
                "samengevoegd. Bekijk ze met: m50 compare"
            )
        yield Sign("let op", "kopie", text)
    if names := disk.names(folder / ASIDE):
        yield Sign("goed", "apart gezet", f"{', '.join(names)} in {ASIDE}")
