"""A record in words, for the preview and the detail."""

from textual.content import Content

from m50core.domain import dutch
from m50core.domain.record import Record
from m50core.history import HistoryEntry
from m50core.network import Network
from m50tui.pages import cell
from m50tui.text import safe


def summary(net: Network, record: Record, why: str = "") -> Content:
    """Return a record's filled fields, its reason to stand in a list, and where it comes from."""
    lines = [
        safe(record.title_text, "bold"),
        safe(f"{record.spec.label}  {record.id}", "dim"),
        safe(""),
    ]
    if why:
        lines += [safe("Waarom staat dit hier?", "bold"), safe(why), safe("")]
    for name, info in record.spec.fields.items():
        if info.hidden or name in ("id", "title", "name", "source"):
            continue
        if value := cell(net, record, name):
            lines.append(
                Content.assemble(safe(f"{info.label:<18} ", "dim"), safe(value, multiline=True))
            )
    if record.source:
        lines += [
            safe(""),
            Content.assemble(safe("Bron               ", "dim"), safe(record.source)),
        ]
    return Content("\n").join(lines)


def history_line(entry: HistoryEntry) -> str:
    """Return one commit as it touched a record: when, who, why, and what changed."""
    commit, change = entry.commit, entry.change
    before, after = change.before or {}, change.after or {}
    changed = [name for name in after if before.get(name) != after[name]] if before else []
    what = f" ({', '.join(changed)})" if changed else ""
    return f"{dutch.moment(commit.when)}  {commit.who}: {commit.why}{what}"


def progress_line(record: Record) -> str:
    """Return a progress note on one line."""
    on, percent = getattr(record, "on", None), getattr(record, "percent", None)
    day = dutch.day(on) if on else "zonder datum"
    share = f", {percent}%" if percent is not None else ""
    return f"{day}{share}: {record.title_text}"
