"""How the store is doing, as a list: what was looked at, the backups, copies, and notices."""

from collections.abc import Iterable
from typing import Any

import attrs

from m50core import Backup, Commit, Comparison, Sign, SignStatus, Upkeep, to_type
from m50core.pages import ListRow as Told
from m50core.pages import backups_table, commit_line, copies_table, signs_table
from m50core.values import dutch, with_capital
from m50tui.terminal.keyed import on_screen
from m50tui.widgets.drawn import rows_of
from m50tui.widgets.page import Page, Row, head

_SHOWN = {
    SignStatus.good: SignStatus.good.label,
    SignStatus.attention: SignStatus.attention.label.upper(),
    SignStatus.wrong: SignStatus.wrong.label.upper(),
}
_ATTENTION = _SHOWN[SignStatus.attention]
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
    rows += [head(_count(health.signs)), *rows_of(signs_table(health.signs), _sign)]
    if not health.unkept:
        rows.append(head(f"Reservekopieën ({len(health.backups)})"))
        rows += rows_of(attrs.evolve(backups_table(health.backups), ids=""), _backup)
    if not health.backups and not health.unkept:
        rows.append(Row(("", "geen", "B maakt er nu een"), text="Er is nog geen reservekopie."))
    if health.copies:
        rows.append(head(f"Kopieën die een synchronisatie maakte ({len(health.copies)})"))
        rows += rows_of(copies_table(health.copies), _copy)
    known = {sign.text for sign in health.signs}
    if sentences := [on_screen(notice) for notice in notices if notice not in known]:
        rows.append(head("Gemeld bij het openen"))
        rows += [Row((_ATTENTION, "melding", notice), text=notice) for notice in sentences]
    columns, names = ("Staat", "Waarvan", "Wat"), ("status", "subject", "text")
    return Page("Gezondheid", columns, tuple(rows), names=names)


def waiting_page(sentence: str) -> Page:
    """Return a page that only says why there is nothing to see."""
    return Page("Gezondheid", ("Wat",), (Row((sentence,), text=sentence),))


def _unkept(sentence: str) -> Row:
    return Row((_ATTENTION, "kopieën", sentence), text=sentence)


def _count(signs: Iterable[Sign]) -> str:
    statuses = [sign.status for sign in signs]
    return " · ".join(f"{statuses.count(status)} {status.label}" for status in _SHOWN)


def _loud(told: Told) -> tuple[str, ...]:
    """Return how the cells read, with what asks for attention in capitals, and keys to press."""
    status, *others = told.texts
    loud = status if told.cells[0].value is SignStatus.good else status.upper()
    return (loud, *map(on_screen, others))


def _sign(told: Told) -> dict[str, Any]:
    status, subject, text = cells = _loud(told)
    sign = told.about
    remedy = loses = ""
    if isinstance(sign, Sign):
        remedy = f"\n\nHerstel (r): {on_screen(sign.remedy)}." if sign.remedy else ""
        loses = f"\n\nDaarbij gaat verloren: {sign.loses}." if sign.loses else ""
    return {"cells": cells, "text": f"{status}: {subject}\n\n{text}{remedy}{loses}"}


def _backup(told: Told) -> dict[str, Any]:
    _, when, what = told.texts
    if told.cells[0].value is not SignStatus.good:
        return {"cells": _loud(told), "text": f"{told.id}\n\n{with_capital(what)}."}
    text = (
        f"{told.id}\n\nAlles {what} ({when}). Nagekeken en goed.\n\n"
        f"Terugzetten: stop m50 en typ\n{to_type('restore', told.id)}\n\n"
        "Wat er nu staat, wordt dan eerst apart gezet."
    )
    return {"cells": _loud(told), "text": text}


def _copy(told: Told) -> dict[str, Any]:
    _, name, what = told.texts
    copy = told.about
    if not isinstance(copy, Comparison) or copy.wrong:
        return {"cells": _loud(told), "text": f"{name}\n\n{what}"}
    parts = [name, f"Gelijk: {dutch.commits(copy.shared)}. Er is niets samengevoegd."]
    if not copy.only_there:
        parts.append("In de kopie staat niets wat hier niet ook staat. U kunt haar weggooien.")
    parts += [
        _commit_lines("Alleen daar", copy.only_there),
        _commit_lines("Alleen hier", copy.only_here),
    ]
    return {"cells": _loud(told), "text": "\n\n".join(filter(None, parts))}


def _commit_lines(title: str, commits: tuple[Commit, ...]) -> str:
    if not commits:
        return ""
    lines = [f"{title} ({len(commits)})"]
    lines += [f"  {commit_line(commit)}" for commit in commits[:_MOST]]
    lines += [f"  en nog {len(commits) - _MOST}"] if len(commits) > _MOST else []
    return "\n".join(lines)
