"""How the store is doing, as a list: what was looked at, the backups, copies, and notices."""

from collections.abc import Iterable

import attrs

from m50core import Backup, Commit, Comparison, Sign, SignStatus, Upkeep
from m50core.pages import commit_line
from m50core.values import dutch
from m50tui.terminal.keyed import on_screen
from m50tui.widgets.page import Page, Row, head

_SHOWN = {
    SignStatus.good: SignStatus.good.label,
    SignStatus.attention: SignStatus.attention.label.upper(),
    SignStatus.wrong: SignStatus.wrong.label.upper(),
}
_GOOD, _ATTENTION = _SHOWN[SignStatus.good], _SHOWN[SignStatus.attention]
_MOST = 50
"""Commits of a copy that the preview names, on either side."""


@attrs.frozen
class Health:
    """What was found when a store was looked at."""

    signs: tuple[Sign, ...] = ()
    backups: tuple[Backup, ...] = ()
    copies: tuple[Comparison, ...] = ()

    unkept: str = ""
    """Why there is no looking after the store; empty when there is."""

    @property
    def remedies(self) -> tuple[Sign, ...]:
        """Those that a repair would do something about."""
        return tuple(sign for sign in self.signs if sign.repair)


def look(upkeep: Upkeep) -> Health:
    """Look at everything; this can take seconds. StoreError when the disk refuses."""
    return Health(upkeep.examine(), upkeep.backups(), upkeep.copies())


def health_page(health: Health, notices: Iterable[str]) -> Page:
    """Return what was found, with in the preview what it means and what one can do."""
    rows = [head("Reservekopieën en herstel"), _unkept(health.unkept)] if health.unkept else []
    rows += [head(_count(health.signs)), *map(_sign, health.signs)]
    if not health.unkept:
        rows.append(head(f"Reservekopieën ({len(health.backups)})"))
        rows += map(_backup, health.backups)
    if not health.backups and not health.unkept:
        rows.append(Row(("", "geen", "B maakt er nu een"), text="Er is nog geen reservekopie."))
    if health.copies:
        rows.append(head(f"Kopieën die een synchronisatie maakte ({len(health.copies)})"))
        rows += map(_copy, health.copies)
    known = {sign.text for sign in health.signs}
    if sentences := [on_screen(notice) for notice in notices if notice not in known]:
        rows.append(head("Gemeld bij het openen"))
        rows += [Row((_ATTENTION, "melding", notice), text=notice) for notice in sentences]
    return Page("Gezondheid", ("Staat", "Waarvan", "Wat"), tuple(rows))


def waiting_page(sentence: str) -> Page:
    """Return a page that only says why there is nothing to see."""
    return Page("Gezondheid", ("Wat",), (Row((sentence,), text=sentence),))


def _unkept(sentence: str) -> Row:
    return Row((_ATTENTION, "kopieën", sentence), text=sentence)


def _count(signs: Iterable[Sign]) -> str:
    statuses = [sign.status for sign in signs]
    return " · ".join(f"{statuses.count(status)} {status.label}" for status in _SHOWN)


def _sign(sign: Sign) -> Row:
    text = on_screen(sign.text)
    remedy = f"\n\nHerstel (r): {on_screen(sign.remedy)}." if sign.remedy else ""
    remedy += f"\n\nDaarbij gaat verloren: {sign.loses}." if sign.loses else ""
    whole = f"{_SHOWN[sign.status]}: {sign.subject.label}\n\n{text}{remedy}"
    return Row((_SHOWN[sign.status], sign.subject.label, text), text=whole)


def _backup(backup: Backup) -> Row:
    day = dutch.day(backup.when.date())
    what = f"tot en met wijziging {backup.head}"
    if backup.wrong:
        text = f"{backup.name}\n\nNiet te gebruiken: {backup.wrong}."
        return Row((_ATTENTION, day, f"niet te gebruiken: {backup.wrong}"), text=text)
    text = (
        f"{backup.name}\n\nAlles {what}, {dutch.moment(backup.when)}. Nagekeken en goed.\n\n"
        f"Terugzetten: stop m50 en typ\nm50 restore {backup.name}\n\n"
        "Wat er nu staat, wordt dan eerst apart gezet."
    )
    return Row((_GOOD, day, what), text=text)


def _copy(copy: Comparison) -> Row:
    if copy.wrong:
        return Row((_ATTENTION, copy.name, copy.wrong), text=f"{copy.name}\n\n{copy.wrong}")
    there, here = len(copy.only_there), len(copy.only_here)
    what = f"{there} alleen daar, {here} alleen hier, {copy.shared} gelijk"
    parts = [copy.name, f"Gelijk: {dutch.commits(copy.shared)}. Er is niets samengevoegd."]
    if not there:
        parts.append("In de kopie staat niets wat hier niet ook staat. U kunt haar weggooien.")
    parts += [
        _commit_lines("Alleen daar", copy.only_there),
        _commit_lines("Alleen hier", copy.only_here),
    ]
    text = "\n\n".join(part for part in parts if part)
    return Row((_ATTENTION if there else _GOOD, copy.name, what), text=text)


def _commit_lines(title: str, commits: tuple[Commit, ...]) -> str:
    if not commits:
        return ""
    lines = [f"{title} ({len(commits)})"]
    lines += [f"  {commit_line(commit)}" for commit in commits[:_MOST]]
    lines += [f"  en nog {len(commits) - _MOST}"] if len(commits) > _MOST else []
    return "\n".join(lines)
