"""How a folder is doing: every file looked at, with what can be done about what is wrong."""

from collections.abc import Iterator
from pathlib import Path

from m50core.errors import reason_of, system_reason
from m50core.started import to_type
from m50core.store.files import backups, places
from m50core.store.files.disk import Disk
from m50core.store.files.forks import Fork, advice, list_commits, sides, what_happened
from m50core.store.files.layout import (
    ASIDE,
    BACKUPS,
    HEAD,
    LOG,
    MARK,
    SNAPSHOT,
    Witness,
    is_mark_of,
    leftovers,
    mark_network,
    read_witness,
)
from m50core.store.files.log import (
    SCHEMA,
    Damage,
    Newer,
    Resaved,
    as_written,
    digest,
    is_practice_log,
    lines,
    network_of,
    read_all,
    take_apart,
    words_match,
)
from m50core.store.files.resaved import Resaving, how_resaved, resaving_of, unix_ends
from m50core.store.files.snapshot import OtherForm, read_snapshot
from m50core.store.files.snapshot_tables import tables
from m50core.store.folder.carried import added_up, network_in, replaced_by_restore
from m50core.store.folder.seen import Memory
from m50core.store.folder.surroundings import Danger, dangers
from m50core.store.ledger import Ledger
from m50core.store.upkeep import beside
from m50core.store.upkeep.beside import Log
from m50core.store.upkeep.healing import Rescue, good_start, rescue
from m50core.store.upkeep_protocol import Repair, Sign, SignStatus, SignSubject
from m50core.values import dutch

_WORDS = 16 << 20
"""Bytes at the end of a log of which the sums of the words are made too: a word costs about a
microsecond, the chain vouches for these sums too, and an erasure makes those of what it wipes."""


def signs(disk: Disk, folder: Path, memory: Memory | None = None) -> Iterator[Sign]:
    """Yield what was looked at and how it is; ``memory`` tells what this computer saw."""
    yield from places.signs(disk, folder)
    out_of_place = {stray.name for stray in places.find_misplaced(disk, folder)}
    log = _log(disk, folder)
    if log is None:
        yield from _missing(disk, folder)
        return
    if LOG not in out_of_place:
        yield from _about_log(disk, folder, log)
    elif saved := _rescued_without(disk, folder, log):
        yield _log_wrong(f"{LOG} kan hier niet worden nagekeken", saved)
    if log.network and MARK not in out_of_place:
        yield from _about_mark(disk, folder, log)
    if log.reader is not None:
        yield from _about_witness(disk, folder, log, memory)
        if SNAPSHOT not in out_of_place:
            yield from _about_snapshot(disk, folder, log)
    yield from beside.about_backups(disk, folder, log)
    yield from beside.about_erasures(disk, folder, log)
    yield from beside.about_copies(disk, folder, log)
    if names := leftovers(disk.names(folder)):
        text = f"{', '.join(names)}: een opslag die werd afgebroken, al vervangen"
        remedy, step = "verwijder deze bestanden", Repair.leftovers
        yield Sign(SignStatus.attention, SignSubject.leftovers, text, remedy, repair=step)
    for danger, sentence in dangers(disk, folder).items():
        if danger is not Danger.copies:  # each copy has a sign of its own
            yield Sign(SignStatus.attention, SignSubject.surroundings, sentence)


def _log(disk: Disk, folder: Path) -> Log | None:
    """Return what the log is; None when there is none."""
    try:
        content = disk.read(folder / LOG)
    except FileNotFoundError:
        return None
    except OSError as error:
        return Log(b"", [], "", None, system_reason(error))
    try:
        commits, reader, network = read_all(content)
        if not all(words_match(take_apart(raw)) for raw in _last_lines(content)):
            return Log(content, commits, network, None, "de som van de woorden klopt niet")
        return Log(content, commits, network, reader)
    except Newer as newer:
        return Log(content, [], "", None, f"gemaakt met een nieuwere m50 (indeling {newer})")
    except Damage as damage:
        return Log(content, [], "", None, _whole_story(content, damage))


def _whole_story(content: bytes, damage: Damage) -> str:
    """Return what is wrong with a log, also behind how it was saved anew."""
    if isinstance(damage, Resaved):
        try:
            read_all(unix_ends(content))
        except Damage as more:
            return f"{damage}; en {more}"
        except Newer:
            pass
    return str(damage)


def _last_lines(content: bytes) -> list[bytes]:
    """Return the lines of which the sums of the words are made, newest last."""
    newest, size = [], 0
    for raw in reversed(list(lines(content))[1:]):
        newest.append(raw)
        size += len(raw)
        if size > _WORDS:
            break
    return newest[::-1]


def _missing(disk: Disk, folder: Path) -> Iterator[Sign]:
    if not disk.names(folder):
        text = f"{folder} is leeg: er is nog niets bewaard"
        yield Sign(SignStatus.attention, SignSubject.log, text)
        return
    saved = find_rescue(disk, folder)
    yield _log_wrong(f"{LOG} ontbreekt", saved)


def _log_wrong(text: str, saved: Rescue | None) -> Sign:
    if saved is None:
        return Sign(SignStatus.wrong, SignSubject.log, text)
    step = Repair.rescue_log
    return Sign(SignStatus.wrong, SignSubject.log, text, saved.how, saved.loses, step)


def _commits_before_tear(disk: Disk, folder: Path, log: Log) -> int | None:
    """Return the commits before a half written end; None when it is damage."""
    begin = good_start(log.content)
    if begin is None:
        return None
    kept, at = begin
    if kept == log.content:
        return None  # nothing stands behind what is good: the fault is within
    if _witness_number(disk, folder) > at.number or log.content[len(kept) :].count(b"\n") > 1:
        return None
    return at.number


def _witness(disk: Disk, folder: Path) -> Witness | None:
    try:
        return read_witness(disk, folder)
    except (OSError, ValueError):
        return None


def _witness_number(disk: Disk, folder: Path) -> int:
    witness = _witness(disk, folder)
    return witness.number if witness else 0


def _about_log(disk: Disk, folder: Path, log: Log) -> Iterator[Sign]:
    if not log.wrong:
        known = _witness_number(disk, folder)
        number = len(log.commits)
        if known > number:
            text = f"houdt op bij wijziging {number}, maar wijziging {known} was al bewaard"
            yield _log_wrong(text, find_rescue(disk, folder))
        else:
            text = f"{dutch.commits(number)}, elke regel en de hele keten gecontroleerd"
            if (summed := len(_last_lines(log.content))) < number:
                text += f"; de sommen van de woorden alleen aan het eind ({dutch.commits(summed)})"
            yield Sign(SignStatus.good, SignSubject.log, text)
        return
    torn = _commits_before_tear(disk, folder, log)
    if torn is not None:
        text = f"wijziging {torn + 1} is maar half opgeslagen en was nog niet bevestigd"
        remedy, step = f"zet dat stuk apart in {ASIDE}", Repair.rescue_log
        yield Sign(SignStatus.attention, SignSubject.log, text, remedy, repair=step)
        return
    content = as_written(log.content)
    if content is not None and content.count(b"\n") > _witness_number(disk, folder):
        yield _saved_anew(log.content)
        return
    yield _log_wrong(f"beschadigd: {log.wrong}", find_rescue(disk, folder))


def _saved_anew(content: bytes) -> Sign:
    """Return the sign of a log of which only how it is written down was changed."""
    subject, step = resaving_of(content), Repair.rewrite_log
    text, remedy = f"{how_resaved(content)}; verder is elke regel heel", "zet het logboek terug"
    if subject is Resaving.line_ends:
        text = (
            "de regeleinden zijn veranderd, zoals git, een teksteditor of een mailprogramma dat "
            "doet; verder is elke regel heel. Werkt u met git, zet dan “* -text” in .gitattributes"
        )
        remedy = "zet de regeleinden terug"
    remedy = f"{remedy}; er gaat niets verloren"
    return Sign(SignStatus.wrong, subject, text, remedy, repair=step)


def _rescued_without(disk: Disk, folder: Path, log: Log) -> Rescue | None:
    """Return what can be put in the place of a log that isn't a file; None when it is one."""
    stray = places.misplaced_at(disk, folder, LOG)
    return find_rescue(disk, folder) if stray and stray.movable and not log.content else None


def find_rescue(disk: Disk, folder: Path) -> Rescue | None:
    """Return the best that can be made of the log with its backups."""
    try:
        content = unix_ends(disk.read(folder / LOG))
    except OSError:
        content = b""
    pairs, network = [], network_in(disk, folder)
    for backup_name in backups.list_backups(disk, folder):
        try:
            backup = backups.unpack(disk, folder / BACKUPS / backup_name.name)
        except (OSError, Damage):
            continue
        if network in ("", network_of(backup)):
            pairs.append((backup_name.name, backup))
    return rescue(content, pairs, _witness(disk, folder))


def _content(disk: Disk, path: Path) -> bytes:
    return b"" if disk.stat(path) is None else disk.read(path)


def _about_mark(disk: Disk, folder: Path, log: Log) -> Iterator[Sign]:
    content = _content(disk, folder / MARK)
    remedy, step = "maak het opnieuw uit het logboek", Repair.mark
    subject, practice = SignSubject.mark, is_practice_log(log.content)
    if is_mark_of(content, log.network, practice=practice):
        return
    if is_mark_of(unix_ends(content), log.network, practice=practice):
        text = f"{MARK}: {how_resaved(content)}"
        yield Sign(SignStatus.attention, subject, text, remedy, repair=step)
    elif (other := mark_network(content)) not in ("", log.network):
        text = (
            f"{LOG} is van een ander netwerk ({log.network}) dan {MARK} ({other}). Het logboek van "
            f"netwerk {other} is vervangen. Zet een reservekopie ervan terug met "
            f"{to_type('restore')}, of"
        )
        loses = f"alles van netwerk {other}, behalve wat in reservekopieën staat"
        remedy = "houd het logboek dat er nu staat"
        yield Sign(SignStatus.wrong, subject, text, remedy, loses, step)
    else:
        text = f"{MARK} ontbreekt, is beschadigd of hoort bij iets anders"
        yield Sign(SignStatus.wrong, subject, text, remedy, repair=step)


def _about_witness(disk: Disk, folder: Path, log: Log, memory: Memory | None) -> Iterator[Sign]:
    hashes = [raw[9:41].decode("ascii", "replace") for raw in lines(log.content)]
    hashes[0] = digest(next(lines(log.content)))
    witness = _witness(disk, folder)
    if witness is None:
        yield _head_anew("head.json ontbreekt of is beschadigd; de gegevens zelf zijn heel")
    elif (content := _content(disk, folder / HEAD)) != witness.content:
        how = how_resaved(content) or "anders bewaard dan m50 het schreef"
        yield _head_anew(f"{HEAD}: {how}; de gegevens zelf zijn heel")
    if witness and witness.number < len(hashes) and hashes[witness.number] != witness.hash:
        yield _fork(disk, folder, Fork(witness.number, witness.hash))
        return
    seen = memory.recall(log.network) if memory else None
    if (
        seen is None
        or seen.schema != SCHEMA
        or hashes[seen.number : seen.number + 1] == [seen.hash]
    ):
        return
    superseded = added_up(log.commits).superseded
    told = superseded.times > seen.restores and superseded.until >= seen.number
    if not told or not replaced_by_restore(disk, folder, log.network, seen.number, seen.hash):
        yield _fork(disk, folder, Fork(seen.number, seen.hash))


def _head_anew(text: str) -> Sign:
    remedy = "maak het opnieuw uit het logboek"
    return Sign(SignStatus.attention, SignSubject.head, text, remedy, repair=Repair.head)


def _fork(disk: Disk, folder: Path, fork: Fork) -> Sign:
    parted = sides(disk, folder, fork)
    loses = list_commits(parted.ours) or f"wijziging {fork.number} (nergens meer te vinden)"
    text = f"{what_happened(folder, fork, parted)} {advice(parted)}"
    remedy, step = "houd het logboek dat er nu staat", Repair.keep_log
    return Sign(SignStatus.wrong, SignSubject.fork, text, remedy, loses, step)


def _about_snapshot(disk: Disk, folder: Path, log: Log) -> Iterator[Sign]:
    try:
        snapshot = read_snapshot(disk, folder / SNAPSHOT)
        if snapshot is None:
            return
        snapshot.check()
        kept, whole = tables(disk, folder / SNAPSHOT), snapshot.finds_all()
    except OtherForm:
        return
    except (OSError, ValueError, LookupError) as error:
        yield _snapshot_away(f"niet te gebruiken: {reason_of(error)}")
        return
    ledger = Ledger()
    for commit in log.commits[: snapshot.index.number]:
        ledger.apply(commit)
    wanted = {
        document.id: (document.kind, document.version, dict(document.fields), document.overlay)
        for document in ledger.documents()
    }
    found = {
        row["id"]: (kind, row["version"], row["fields"], row.get("overlay", False))
        for kind, rows in kept.items()
        for row in rows
    }
    if wanted != found or not whole:
        yield _snapshot_away("niet gelijk aan het logboek")
    else:
        text = f"{dutch.number_of(len(found), 'gegeven', 'gegevens')}, gelijk aan het logboek"
        yield Sign(SignStatus.good, SignSubject.snapshot, text)


def _snapshot_away(text: str) -> Sign:
    remedy, step = "gooi hem weg; hij wordt vanzelf weer gemaakt", Repair.snapshot
    return Sign(SignStatus.attention, SignSubject.snapshot, text, remedy, repair=step)
