"""The widget of a field in a form: made, read, and filled in again."""

from typing import Any

from textual.app import App
from textual.widget import Widget
from textual.widgets import Input, Select, Static, TextArea

from m50core import FieldError, Network, Record
from m50core.records import FieldInfo, field_type, read_value, read_values
from m50core.values import next_steps
from m50tui.terminal.text import safe
from m50tui.widgets.host import host


def widget_for(
    info: FieldInfo, value: str, record: Record | None
) -> Input | Select[str] | TextArea:
    """Return what a field is filled in with; of ``record``, only steps that it can take."""
    name = f"field-{info.name}"
    if info.choices and not info.many:
        members = list(info.choices)
        if record is not None:
            present = getattr(record, info.name)
            members = [present, *next_steps(present)] if present is not None else members
        options = [(safe(m.label), m.value) for m in dict.fromkeys(members)]
        known = {key for _, key in options}
        chosen: Any = value if value in known else Select.NULL
        blank = info.optional or chosen is Select.NULL
        return Select(
            options, prompt="kies …", allow_blank=blank, value=chosen, id=name, compact=True
        )
    if info.multiline:
        return TextArea(value, id=name, tab_behavior="focus", compact=True)
    return Input(
        value, id=name, placeholder=_placeholder(info), compact=True, select_on_focus=False
    )


def takes_day(info: FieldInfo) -> bool:
    """Tell whether a day or period is typed in this field, which can be told back."""
    return field_type(info.type).spoken is not None and not info.many and not info.multiline


def meaning_line(name: str) -> Static:
    """Return the line under a field that tells how its words are understood; hidden at first."""
    line = Static(id=name, classes="meant")
    line.display = False
    return line


def tell_meaning(line: Static, meaning: str) -> None:
    """Tell how what is typed is understood; nothing when its words say it themselves."""
    tell_under(line, f"begrepen als {meaning}" if meaning else "")


def tell_under(line: Static, sentence: str) -> None:
    """Tell something under a field; nothing hides the line."""
    line.update(safe(sentence))
    line.display = bool(sentence)


def value_of(widget: Widget) -> str:
    """Return what is filled in."""
    if isinstance(widget, Select):
        return "" if widget.value is Select.NULL else str(widget.value)
    if isinstance(widget, TextArea):
        return widget.text
    return widget.value if isinstance(widget, Input) else ""


def put(widget: Widget, value: str) -> None:
    """Fill in a value; a choice that isn't offered leaves it open where that can be."""
    if isinstance(widget, Select):
        if value or widget._allow_blank:  # noqa: SLF001 - it tells nowhere else
            widget.value = value or Select.NULL
    elif isinstance(widget, TextArea):
        widget.text = value
    elif isinstance(widget, Input):
        widget.value = value


def read_typed(app: App[Any], net: Network, kind: str, info: FieldInfo, text: str) -> str:
    """Return what was typed in a field of a kind, with ids where it has names; those are told.

    ValueError, in Dutch, for what can't be.
    """
    read_value(info, text, net.today)
    if not info.relation:
        return text
    try:
        read, told = read_values(net.records, net.kinds[kind], {info.name: text})
    except FieldError as error:
        raise ValueError(error.reason) from None
    for sentence in told:
        host(app).tell(sentence)
    return read[info.name]


def _placeholder(info: FieldInfo) -> str:
    if info.relation:
        return "nummer, of F4 om te kiezen"
    return info.example or field_type(info.type).hint
