"""A form made from a kind's fields: add a record, or change one."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any, ClassVar

import attrs
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Select, Static, TextArea

from m50core import ConflictError, FieldError, M50Error, Network, Record
from m50core.records import (
    WORKED_OUT,
    FieldInfo,
    alike_text,
    editable,
    meaning_of,
    told_after,
    why_added,
    why_changed,
    written_value,
)
from m50tui.forms.drafted import DISCARD, Drafted, over
from m50tui.forms.drafts import settle
from m50tui.forms.fields import (
    meaning_line,
    put,
    read_typed,
    takes_day,
    tell_meaning,
    tell_under,
    value_of,
    widget_for,
)
from m50tui.forms.pick import PickScreen, put_chosen
from m50tui.network.conflict import ConflictScreen
from m50tui.terminal.keyed import on_screen
from m50tui.terminal.keys import Key
from m50tui.terminal.text import safe
from m50tui.widgets.footer import M50Footer
from m50tui.widgets.host import Draft, attempt, host

KEYS = (
    Key("ctrl+s", "save", "bewaren", "bewaar dit formulier", footer=True),
    Key("escape", "back", "terug", "terug; wat u typte, blijft staan als concept", footer=True),
    Key("f4", "pick", "kiezen", "kies een gegeven uit een lijst", footer=True),
)


LOCKED = (
    "Wat hier niet staat, ligt vast in het jaarplan. Een besluit kan het wijzigen: open de "
    "vergadering, kies het besluit, druk op b en kies “een veld wijzigen”."
)
_TIES = ("about", "rhythm", "meeting")
"""Fields by which a new record belongs to another: each has a draft of its own."""


class FormScreen(Drafted, Screen[str]):
    """The fields of one record. ``given`` prefills a new one; ``only``: no more fields than these.

    What is given, a text or the value itself, is kept as well for a field that isn't shown.
    """

    manual_topic = "dagen"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.key, key.action, key.label, tooltip=key.help, show=False)
        for key in (*KEYS, DISCARD)
    ]
    TYPING = KEYS

    def __init__(
        self,
        net: Network,
        kind: str,
        record_id: str = "",
        given: Mapping[str, Any] | None = None,
        only: Collection[str] = (),
    ) -> None:
        super().__init__()
        self.net = net
        self.kind = kind
        self.record: Record | None = net.records.get(record_id) if record_id else None
        self.given = dict(given or {})
        self._only = only
        self._base = self.record
        tied = next((self.given[name] for name in _TIES if self.given.get(name)), "")
        self.draft_key = (kind, record_id + tied)
        self._start: Mapping[str, str] = {}

    @property
    def _fields(self) -> list[FieldInfo]:
        """The fields that may be filled in, required ones first."""
        cls = self.net.kinds[self.kind]
        fields = [cls.spec.fields[name] for name in editable(cls) if name != "source"]
        if self.record is not None and self.net.is_laid_down(self.record):
            fields = [info for info in fields if info.state]
        if self._only:
            fields = [info for info in fields if info.name in self._only]
        return sorted(fields, key=lambda info: not info.required)

    def compose(self) -> ComposeResult:
        """Lay out a label, a field and room for a message per field."""
        kept = self.going_on()
        draft = kept.typed if kept else {}
        # A draft is saved over the record as it was read then: another's change since shows.
        self._base = kept.base if kept else self.record
        yield Static(safe(self.called), id="top")
        yield self.banner()
        with VerticalScroll(id="form", can_focus=False):
            for info in self._fields:
                star = " *" if info.required else ""
                with Horizontal(classes="row"):
                    yield Static(safe(f"{info.label}{star}"), classes="label")
                    value = draft.get(info.name, self._present(info))
                    yield widget_for(info, value, self.record)
                if takes_day(info) or info.name in self._named_by[:1]:
                    yield meaning_line(f"meant-{info.name}")
                if info.help:
                    yield Static(safe(info.help), classes="help")
                yield Static(id=f"wrong-{info.name}", classes="wrong")
            yield from self._worked_out()
            if self.record is not None and self.net.is_laid_down(self.record):
                yield Static(safe(LOCKED), classes="help")
        yield M50Footer((*KEYS, DISCARD) if kept else KEYS)

    def _worked_out(self) -> ComposeResult:
        """Lay out what isn't filled in but worked out, with what changes it."""
        fields = self.record.spec.fields.values() if self.record and not self._only else ()
        for info in fields:
            if info.derived and not info.hidden and self.record is not None:
                with Horizontal(classes="row"):
                    yield Static(safe(info.label), classes="label")
                    told = self.net.lists.cell(self.record, info.name).text or "leeg"
                    yield Static(safe(f"{told}{WORKED_OUT}"))
                derived = on_screen(info.derived, self.net)
                yield Static(safe(f"{derived[0].upper()}{derived[1:]}."), classes="help")

    @property
    def _named_by(self) -> tuple[str, ...]:
        """The fields by which one sees that a record is much like another, the name first."""
        names = self.net.kinds[self.kind].alike_by
        return names.fields if names else ()

    @property
    def called(self) -> str:
        """What is filled in."""
        label = self.net.kinds[self.kind].spec.label
        return f"{label} wijzigen: {self.record.title_text}" if self.record else f"Nieuw: {label}"

    def _present(self, info: FieldInfo) -> str:
        if self.record is None:
            initial = {"today": self.net.today.isoformat(), "who": self.net.who}.get(
                info.initial, ""
            )
            given = self.given.get(info.name, initial or self._default(info))
            return given if isinstance(given, str) else written_value(info, given)
        return written_value(info, getattr(self.record, info.name))

    def _default(self, info: FieldInfo) -> str:
        declared = attrs.fields_dict(self.net.kinds[self.kind])  # type: ignore[arg-type]
        default = declared[info.name].default
        return "" if default is attrs.NOTHING or default is None else written_value(info, default)

    def on_mount(self) -> None:
        """Start in the first field."""
        kept = self._kept
        shown, drafted = self._values(), kept.typed if kept else {}
        self._start = {
            i.name: self._present(i) if i.name in drafted else shown[i.name] for i in self._fields
        }
        for info in self._fields:
            self._tell_meaning(info)
        self._tell_alike()
        self.set_focus(self.query("Input, Select, TextArea").first())

    def _tell_meaning(self, info: FieldInfo) -> None:
        if takes_day(info):
            typed = self.query_one(f"#field-{info.name}", Input).value
            line = self.query_one(f"#meant-{info.name}", Static)
            tell_meaning(line, meaning_of(info, typed, self.net.today))

    def reload(self, *, keep: bool) -> None:
        """Keep what was typed, and say again what it means: another day may have begun."""
        del keep
        for info in self._fields:
            self._tell_meaning(info)

    def _tell_alike(self) -> None:
        shown = {info.name for info in self._fields}
        if self._named_by and self._named_by[0] in shown:
            but = self.record.id if self.record else ""
            alike = alike_text(self.net.lookalikes(self.kind, self._values(), but))
            tell_under(self.query_one(f"#meant-{self._named_by[0]}", Static), alike)

    def _values(self) -> dict[str, str]:
        return {i.name: value_of(self.query_one(f"#field-{i.name}")) for i in self._fields}

    def _wrong(self, name: str, reason: str) -> None:
        line = self.query_one(f"#wrong-{name}", Static)
        line.update(safe(f"! {on_screen(reason, self.net)}"))
        line.display = bool(reason)

    def action_save(self) -> None:
        """Check every field; keep all in one commit, or say at the field what is wrong."""
        values = self._values()
        ready = self._check(values)
        if ready is not None:
            self._keep(values, ready, self._base)

    def _keep(
        self, values: Mapping[str, str], ready: Mapping[str, str], over: Record | None
    ) -> None:
        """Save ``ready``, a part of all ``values``, in a new record or over the one as read."""
        try:
            saved = self._commit(ready, over)
        except FieldError as error:
            for problem in error.problems:
                if isinstance(problem, FieldError) and problem.field in values:
                    self._wrong(problem.field, problem.reason)
            host(self.app).tell_error(error)
        except ConflictError as error:
            self._keep_draft()
            if error.fields:
                self._settle(error, values, ready)
            else:
                host(self.app).tell_error(error)
        except M50Error as error:
            self._keep_draft()
            host(self.app).tell_error(error)
        else:
            host(self.app).drafts.pop(self.draft_key, None)
            host(self.app).tell(f"Bewaard: {saved.title_text}")
            for sentence in told_after(self.net.records, self.net[saved.id], ready, over):
                host(self.app).tell(sentence)
            if proposed := self.net.proposal(saved):
                host(self.app).tell(proposed)
            self.dismiss(saved.id)

    def _settle(
        self, error: ConflictError, values: Mapping[str, str], ready: Mapping[str, str]
    ) -> None:
        """Save what both want alike; show both sides of the rest, and save what is chosen."""
        present = self.net.records[error.record_id]
        if error.alike == set(error.fields):
            mine = {name: value for name, value in ready.items() if name not in error.alike}
            self._keep(values, mine, present)
            return

        def keep_theirs(theirs: frozenset[str] | None) -> None:
            if theirs is None:
                host(self.app).tell("Niet bewaard. Wat u typte, staat er nog.")
            else:
                mine = {name: value for name, value in ready.items() if name not in theirs}
                self._keep(values, mine, present)

        self.app.push_screen(ConflictScreen(error, present, self.net.records.title), keep_theirs)

    def _check(self, values: Mapping[str, str]) -> dict[str, str] | None:
        ready, first = {}, ""
        for info in self._fields:
            value, reason = values[info.name], ""
            changed = value != self._present(info) or self.record is None
            if value.strip():
                try:
                    value = read_typed(self.app, self.net, self.kind, info, value)
                except ValueError as error:
                    reason = str(error)
            elif info.required:
                reason = "vul dit in"
            self._wrong(info.name, reason)
            if reason:
                first = first or info.name
            elif changed and (value.strip() or self.record is not None):
                ready[info.name] = value
        if first:
            self.set_focus(self.query_one(f"#field-{first}"))
            return None
        return ready

    def _commit(self, values: Mapping[str, str], over: Record | None) -> Record:
        if over is None:
            shown = {info.name for info in self._fields}
            values = {**{n: v for n, v in self.given.items() if n not in shown}, **values}
            with self.net.commit(
                why_added(self.net.kinds[self.kind].spec, values, self.net.records.title)
            ) as c:
                return c.make(self.kind, values)
        with self.net.commit(why_changed(over)) as c:
            return c.change(over, **values)

    def unsaved_draft(self) -> Draft | None:
        """Return what was typed and isn't kept; None when that is nothing."""
        typed = {name: v for name, v in self._values().items() if v != self._start[name]}
        return Draft(typed, self._base) if typed else None

    def save_typed(self) -> None:
        """Keep it, and close; or stay, and tell why not."""
        self.action_save()

    def _keep_draft(self) -> bool:
        """Keep what was typed; False when that is nothing."""
        draft = self.unsaved_draft()
        attempt(self.app, lambda: settle(host(self.app).drafts, self.draft_key, draft))
        return draft is not None

    def action_back(self) -> None:
        """Go back; what was typed is kept as a draft."""
        if self._keep_draft():
            host(self.app).tell("Niet bewaard. Wat u typte, staat er nog als u dit weer opent.")
        self.dismiss("")

    def fill(self, draft: Draft | None) -> None:
        """Put in what a draft holds, over the record as it was read then."""
        self._base = draft.base if draft else self.record
        for name, value in over(self._start, draft).items():
            put(self.query_one(f"#field-{name}"), value)

    @on(Input.Changed)
    @on(Select.Changed)
    @on(TextArea.Changed)
    def _typed(self, event: Input.Changed | Select.Changed | TextArea.Changed) -> None:
        if not (self._start and self.is_mounted):
            return
        self.follow()
        if isinstance(event, Input.Changed) and event.input.id:
            name = event.input.id.removeprefix("field-")
            self._tell_meaning(self.net.kinds[self.kind].spec.fields[name])
            if name in self._named_by:
                self._tell_alike()

    def action_pick(self) -> None:
        """Choose a record for the field that has the focus."""
        focused = self.focused
        if not isinstance(focused, Input) or not focused.id:
            return
        info = self.net.kinds[self.kind].spec.fields[focused.id.removeprefix("field-")]
        if not info.relation:
            host(self.app).tell("Bij dit veld typt u zelf; er is geen lijst.")
            return

        pick = PickScreen(self.net, info.relation, ask=info.label)
        self.app.push_screen(pick, partial(put_chosen, focused, many=info.many))

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next()
