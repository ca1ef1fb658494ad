"""Taking a decision: on which day, from which day it holds, and what it changes."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from m50core import (
    Amendment,
    AmendmentStatus,
    Decision,
    DecisionStatus,
    FieldError,
    M50Error,
    Network,
)
from m50core.meetings import (
    ENDS,
    amendments_of,
    day_for,
    hindrance,
    holds_from,
    ready_for,
    vote_line,
    why_ended,
)
from m50core.records import meaning_of
from m50core.values import with_capital
from m50tui.forms.ask import DAY, AskScreen
from m50tui.forms.drafted import DISCARD, Drafted, over
from m50tui.forms.drafts import settle
from m50tui.forms.fields import meaning_line, tell_meaning
from m50tui.forms.pick import PickScreen
from m50tui.meetings.effect_rows import EffectRow, chosen_people, votes_on
from m50tui.meetings.effects import (
    EFFECTS,
    Effect,
    PlannedEffect,
    as_text,
    from_text,
    standing_ready,
    titles,
)
from m50tui.terminal.keyed import on_screen
from m50tui.terminal.keys import ANYWHERE, DECISION_KEYS, HELP, Key
from m50tui.terminal.text import safe
from m50tui.widgets.drawn import opens_record, rows_of
from m50tui.widgets.footer import M50Footer
from m50tui.widgets.host import Draft, attempt, error_text, host
from m50tui.widgets.live import LiveScreen
from m50tui.widgets.page import Page, Row, head
from m50tui.widgets.record_list import RecordList

TAKE = DECISION_KEYS[0]
BACK = Key("escape", "back", "terug", "terug; wat u koos, blijft staan als concept", footer=True)
TAKING = "taking_decision"
"""What the draft of taking a decision is kept under."""
_DAYS = ("taken_on", "effective")


class DecisionScreen(Drafted, LiveScreen):
    """Gathers what a decision changes; nothing is kept before ctrl+s."""

    manual_topic = "benoemen"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(TAKE.key, TAKE.action, TAKE.label, tooltip=TAKE.help, show=False),
        *(
            Binding(key.key, key.action, key.label, tooltip=key.help, show=False)
            for key in (*DECISION_KEYS[1:], BACK, DISCARD, *ANYWHERE)
            if key.action != "quit"
        ),
    ]
    TYPING = (*DECISION_KEYS, BACK, HELP)

    def __init__(self, net: Network, decision_id: str) -> None:
        super().__init__(net)
        self.decision_id = decision_id
        self.draft_key = (TAKING, decision_id)
        self._first: Mapping[str, str] = {}
        self._ready: tuple[PlannedEffect, ...] = ()
        self.chosen: tuple[PlannedEffect, ...] = ()

    @property
    def called(self) -> str:
        """What is filled in."""
        return f"Besluit nemen: {self.decision.title if self.decision else self.decision_id}"

    def unsaved_draft(self) -> Draft | None:
        """Return the days and the effects as they were chosen; None when nothing was."""
        now = {name: self.query_one(f"#field-{name}", Input).value for name in _DAYS}
        typed = {name: value for name, value in now.items() if value != self._first.get(name)}
        if self.chosen != self._ready:
            typed["effects"] = as_text(self.chosen)
        return Draft(typed, None) if typed else None

    def save_typed(self) -> None:
        """Stay: a decision is only taken on purpose."""
        host(self.app).tell("Een besluit neemt u met ctrl+s, of laat het als concept staan.")

    @property
    def decision(self) -> Decision | None:
        """The decision as it stands; None once it is gone."""
        record = self.net.records.get(self.decision_id)
        return record if isinstance(record, Decision) else None

    def compose(self) -> ComposeResult:
        """Lay out the two days, and what changes."""
        kept = self.going_on()
        yield Static(id="decision-head")
        yield self.banner()
        for name in _DAYS:
            info = Decision.spec.fields[name]
            with Horizontal(classes="row"):
                yield Static(safe(info.label), classes="label")
                yield Input(id=f"field-{name}", compact=True, placeholder=DAY)
            yield meaning_line(f"meant-{name}")
        yield Static(id="decision-wrong", classes="wrong")
        yield RecordList(id="effects")
        yield M50Footer((*self.TYPING, DISCARD) if kept else self.TYPING)

    def on_mount(self) -> None:
        """Fill in the day of the meeting, and start at what changes."""
        if (decision := self.decision) is not None:
            day = day_for(self.net.records, decision, self.net.today)
            given = decision.effective or day
            first = zip(_DAYS, (day, given), strict=True)
            self._first = {name: value.isoformat() if value else "" for name, value in first}
            self._ready = standing_ready(self.net, decision)
            self.fill(self._kept)
        self.reload(keep=False)
        self.set_focus(self.query_one(RecordList))

    def fill(self, draft: Draft | None) -> None:
        """Put in what a draft holds, over the days that follow from the meeting."""
        for name, value in over(self._first, draft).items():
            self.query_one(f"#field-{name}", Input).value = value
        effects = draft.typed.get("effects") if draft else None
        self.chosen = self._ready if effects is None else from_text(effects)
        self.reload(keep=False)

    def reload(self, *, keep: bool) -> None:
        """Show what the decision will change; back when the decision is gone."""
        decision = self.decision
        if decision is None:
            self.dismiss(None)
            return
        title = [safe(f"Besluit nemen: {decision.title}", "bold")]
        title += [safe(vote_line(polled)) for polled in votes_on(self.net, decision)]
        self.query_one("#decision-head", Static).update(Content("\n").join(title))
        since = self._since()
        rows: list[Row] = [head("Wat het besluit verandert")]
        rows += rows_of(self.net.lists.effects(decision), opens_record)
        for planned in self.chosen:
            names = titles(self.net, planned, since)
            rows += [EffectRow((title, "erbij"), planned=planned) for title in names]
        if len(rows) == 1:
            rows = [head("Wat het besluit verandert: nog niets; dat mag ook zo blijven")]
        rows.append(head("Erbij: enter"))
        rows += chosen_people(self.net, decision, self.chosen)
        rows += [EffectRow((f"+ {effect.label}", ""), effect=effect) for effect in EFFECTS]
        self.query_one(RecordList).show(Page("", ("Wat", ""), tuple(rows)), keep=keep)
        self.follow()

    def _days(self) -> tuple[date, date]:
        """Return both days. FieldError when one is none."""
        decision = self.decision
        given = {name: self.query_one(f"#field-{name}", Input).value for name in _DAYS}
        read = decision.read_typed(given, self.net.today) if decision else {}
        for name in _DAYS:
            if read.get(name) is None:
                info = Decision.spec.fields[name]
                raise FieldError("decision", name, "vul een dag in", info.label)
        return read["taken_on"], read["effective"]

    def _since(self) -> date:
        """Return the day from which it holds; today as long as what is typed is no day."""
        try:
            return self._days()[1]
        except FieldError:
            return self.net.today

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._tell_meanings()
        self.reload(keep=True)

    def _tell_meanings(self) -> None:
        for name in _DAYS:
            typed = self.query_one(f"#field-{name}", Input).value
            meaning = meaning_of(Decision.spec.fields[name], typed, self.net.today)
            tell_meaning(self.query_one(f"#meant-{name}", Static), meaning)

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_next()

    @on(RecordList.Moved)
    def _moved(self, event: RecordList.Moved) -> None:
        event.stop()

    @on(RecordList.Opened)
    def _opened(self, event: RecordList.Opened) -> None:
        event.stop()
        if isinstance(event.row, EffectRow) and event.row.effect is not None:
            self._choose(event.row.effect, (), event.row.fixed)

    def _choose(self, effect: Effect, ids: tuple[str, ...], fixed: tuple[str, ...]) -> None:
        """Ask for the next record that the effect needs; with all of them, ask the rest."""
        if len(ids) + len(fixed) == len(effect.choices):
            self._ask_rest(effect, (*ids, *fixed))
            return
        choice = effect.choices[len(ids)]

        def choose_next(record_id: str | None) -> None:
            if record_id:
                self._choose(effect, (*ids, record_id), fixed)

        pick = PickScreen(self.net, (choice.kind,), choice.among, choice.ask, choice.told)
        self.app.push_screen(pick, choose_next)

    def _ask_rest(self, effect: Effect, ids: tuple[str, ...]) -> None:
        questions = effect.asks(self.net, ids, self._since())
        if not questions:
            self._add(PlannedEffect(effect, ids))
            return

        def add_values(given: Mapping[str, str]) -> None:
            kept = {question.name: question.kept(given) for question in questions}
            self._add(PlannedEffect(effect, ids, kept))

        about = ": ".join(self.net.records.title(one) for one in ids)
        title = f"{with_capital(effect.label)}: {about}"
        kept_under = (f"effect/{effect.name}", "+".join(ids))
        self.app.push_screen(AskScreen(title, questions, add_values, about=kept_under))

    def _add(self, planned: PlannedEffect) -> None:
        planned.changes(self.net, self._since())
        self.chosen = (*self.chosen, planned)
        self.reload(keep=True)

    def action_drop(self) -> None:
        """Take away an effect that was added here."""
        row = self.query_one(RecordList).current
        if isinstance(row, EffectRow) and row.planned is not None:
            self.chosen = tuple(effect for effect in self.chosen if effect is not row.planned)
            self.reload(keep=True)
        else:
            host(self.app).tell("Alleen wat u hier hebt toegevoegd, kan er weer af.")

    def action_take(self) -> None:
        """Take the decision with what it changes, in one commit; or say why that can't be."""
        decision = self.decision
        if decision is None:
            return
        wrong = self.query_one("#decision-wrong", Static)
        wrong.display = False
        try:
            on, effective = self._days()
            changes = [one for made in self.chosen for one in made.changes(self.net, effective)]
            kept = self.net.decide(decision, changes, on=on, effective=effective)
        except M50Error as error:
            wrong.update(safe(f"! {error_text(error, self.net)}"))
            wrong.display = True
            host(self.app).tell_error(error)
            return
        host(self.app).drafts.pop(self.draft_key, None)
        for person in chosen_people(self.net, decision, self.chosen):
            warning = f"Let op: {person.name} is gekozen, en wordt hiermee op geen post benoemd."
            host(self.app).tell(warning, "warning")
        stuck = [hindrance(amendment, self.net.records.get) for amendment in self._waiting()]
        for why in filter(None, stuck):
            host(self.app).tell(
                f"Let op, dit kan nu nog niet: {on_screen(why, self.net)}", "warning"
            )
        since = holds_from(self.net.records, kept)
        how = ready_for(self.net.records, kept) or kept.status.label
        host(self.app).tell(f"{kept.title}: {how}; {since}.")
        self.dismiss(None)

    def _waiting(self) -> list[Amendment]:
        decision = self.decision
        amendments = amendments_of(self.net.records, decision) if decision else ()
        return [
            amendment for amendment in amendments if amendment.status is AmendmentStatus.planned
        ]

    def action_end(self, status: str) -> None:
        """Keep that the proposal was rejected or withdrawn."""
        decision = self.decision
        if decision is None:
            return
        how = DecisionStatus(status)

        def end() -> Decision:
            with self.net.commit(why_ended(decision, how)) as commit:
                return commit.change(decision, status=how)

        if attempt(self.app, end) is not None:
            host(self.app).drafts.pop(self.draft_key, None)
            host(self.app).tell(f"{decision.title}: {ENDS[how]}.")
            self.dismiss(None)

    def action_back(self) -> None:
        """Go back; what was chosen is kept as a draft."""
        draft = self.unsaved_draft()
        attempt(self.app, lambda: settle(host(self.app).drafts, self.draft_key, draft))
        if draft is not None:
            host(self.app).tell("Niet bewaard. Wat u koos, staat er nog als u dit weer opent.")
        self.dismiss(None)
