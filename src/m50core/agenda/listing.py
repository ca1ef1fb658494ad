"""What has a day, and what waits for one, as lists."""

from collections.abc import Iterable

from m50core.agenda.entries import Clash, FullWeek, agenda_row, records_without_date
from m50core.findings.findings import Finding
from m50core.pages.cells import Cell, Column, ListRow, cell, heading
from m50core.pages.sheet import Passage, passage
from m50core.pages.table import Table
from m50core.plugins.extensions import AgendaEntry
from m50core.records.collection import Records
from m50core.values import dutch

_HEAD = (
    Column("Wanneer", "when"), Column("Tijd", "time"), Column("Wat", "title"),
    Column("Soort", "label"),
)  # fmt: skip


def agenda_table(
    records: Records, entries: Iterable[AgendaEntry], ahead: Iterable[AgendaEntry] = ()
) -> Table:
    """Return entries in their order, those without a fixed day under a heading of their own.

    ``ahead``: what takes place later and must be prepared now.
    """
    entries, later = tuple(entries), tuple(ahead)
    rows = [agenda_row(records, entry) for entry in entries if entry.exact]
    if vague := [agenda_row(records, entry) for entry in entries if not entry.exact]:
        rows += [heading("Zonder vaste dag"), *vague]
    if later:
        rows.append(heading(f"Later, maar nu voorbereiden ({len(later)})"))
        rows += (agenda_row(records, entry) for entry in later)
    return Table(
        rows,
        wide=2,
        head=_HEAD,
        ids="Nummer",
        title="Agenda",
        empty="Er staat niets op de agenda in deze tijd.",
    )


def agenda_tables(
    records: Records, entries: Iterable[AgendaEntry], ahead: Iterable[AgendaEntry] = ()
) -> tuple[Table, ...]:
    """Return the same in three lists: on a day, without a fixed day, and what comes later."""
    entries = tuple(entries)
    lists = (
        ("Op een dag", [entry for entry in entries if entry.exact]),
        ("Zonder vaste dag", [entry for entry in entries if not entry.exact]),
        ("Later, maar nu voorbereiden", ahead),
    )
    return tuple(
        Table([_brief_row(records, entry) for entry in some], wide=2, head=_HEAD, title=title)
        for title, some in lists
    )


def _brief_row(records: Records, entry: AgendaEntry) -> ListRow:
    when, *cells = agenda_row(records, entry).cells
    brief = when._replace(short=dutch.short_day(entry.end)) if entry.exact else when
    return ListRow((brief, *cells), entry.record, about=entry)


def undated_table(records: Records, among: Iterable[str] | None = None) -> Table:
    """Return what must get a date; ``among``: only those of these ids."""
    wanted = None if among is None else set(among)
    return Table(
        (
            ListRow((cell(record.title_text), Cell(record.kind, record.spec.label)), record.id)
            for record in records_without_date(records)
            if wanted is None or record.id in wanted
        ),
        head=(Column("Wat", "title"), Column("Soort", "kind")),
        ids="Nummer",
        title="Nog geen datum",
        empty="Alles heeft een datum.",
        help="Hier komt wat nog een datum moet krijgen.",
    )


def clash_words(records: Records, clash: Clash) -> str:
    """Return how two entries clash: ``tegelijk, met DB``."""
    who = ", ".join(records.title(record_id) for record_id in clash.shared)
    return f"{'tegelijk' if clash.same_time else 'op dezelfde dag'}, met {who}"


def trouble(
    records: Records,
    wrong: Iterable[Finding],
    clashing: Iterable[Clash],
    full: Iterable[FullWeek],
) -> tuple[Passage, ...]:
    """Return what is wrong among entries, each sentence whole: none of it is cut to a column."""
    found = (
        ("Klopt niet", [f"{one.code}  {one.sentence}  [{one.record}]" for one in wrong]),
        ("Botst", [_clash(records, one) for one in clashing]),
        ("Drukke weken", [_week(one) for one in full]),
    )
    return tuple(one for title, lines in found for one in passage(f"{title} ({len(lines)})", lines))


def _clash(records: Records, clash: Clash) -> str:
    titles = f"“{clash.first.title}” en “{clash.second.title}”"
    return f"{dutch.day(clash.first.start)}  {titles} zijn {clash_words(records, clash)}."


def _week(week: FullWeek) -> str:
    number = week.monday.isocalendar().week
    days = dutch.number_of(len(week.entries), "vaste dag", "vaste dagen")
    return f"week {number}, vanaf {dutch.day(week.monday)}: {days}."
