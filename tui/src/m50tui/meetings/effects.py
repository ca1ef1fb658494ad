"""What a decision can be made to change: the common effects, each from a choice of records."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

import attrs

from m50core import (
    Amendment,
    Budget,
    Decision,
    FieldError,
    M50Error,
    Member,
    MemberStatus,
    Network,
    Person,
    Record,
    Seat,
    Term,
    UsageError,
)
from m50core.meetings import (
    admission,
    adoption,
    amendment,
    appointment,
    asked_for,
    discharge,
    holder_words,
)
from m50core.records import ANY, FieldInfo, field_labelled, find_by_name, read_value
from m50core.values import Looking
from m50tui.forms.ask import DAY, DayQuestion, Question
from m50tui.forms.former import EFFECTS as FORMER
from m50tui.widgets.host import error_text

Values = Mapping[str, str]
Make = Callable[[Network, tuple[str, ...], date, Values], tuple[Amendment | Term, ...]]
"""(network, chosen ids, day from which it holds, what was typed) → the amendments and terms."""


Asks = Callable[[Network, tuple[str, ...], date], tuple[Question, ...]]
"""(network, chosen ids, day from which it holds) → what is to be filled in as well."""


def _anything(_: Record) -> bool:
    return True


def _nothing(_: Network, _ids: tuple[str, ...], _since: date) -> tuple[Question, ...]:
    return ()


@attrs.frozen
class Choose:
    """One record to choose: of which kind, which of them, and how that is asked."""

    kind: str
    ask: str
    among: Callable[[Record], bool] = _anything
    told: Callable[[Network, Record], str] | None = None
    """What the list tells of each, instead of its sort."""


@attrs.frozen
class Effect:
    """A sort of effect: what is chosen for it, what is asked then, and what it makes."""

    name: str
    """By which a draft knows it."""
    label: str
    choices: tuple[Choose, ...]
    make: Make
    asks: Asks = _nothing


@attrs.frozen
class PlannedEffect:
    """An effect with what was chosen for it."""

    effect: Effect
    ids: tuple[str, ...]
    values: Values = MappingProxyType({})

    def changes(self, net: Network, since: date) -> tuple[Amendment | Term, ...]:
        """Return the changes as they hold from a day. M50Error when a field can't hold them."""
        return self.effect.make(net, self.ids, since, self.values)


def _adopt(net: Network, ids: tuple[str, ...], since: date, _: Values) -> tuple[Amendment, ...]:
    del since
    return adoption(find_by_name(net.records, Budget, ids[0]))


def _held_by(net: Network, seat: Record) -> str:
    return holder_words(net.records, seat)


_INTERIM = FieldInfo("interim", "Waarnemend", type=bool)


def _ask_term(net: Network, ids: tuple[str, ...], since: date) -> tuple[Question, ...]:
    seat = find_by_name(net.records, Seat, ids[0])
    return (
        DayQuestion(
            "until", "Tot en met", help="De laatste dag. Leeg: er is nog geen einddag.",
            example=DAY, net=net, seen_from=since, looking=Looking.coming,
        ),
        Question(
            _INTERIM.name, _INTERIM.label, "nee",
            f"Ja of nee: neemt alleen waar. Deze post heeft {_held_by(net, seat)}.",
        ),
    )  # fmt: skip


def _appoint(net: Network, ids: tuple[str, ...], since: date, values: Values) -> tuple[Term, ...]:
    del since
    seat, person = (
        find_by_name(net.records, Seat, ids[0]),
        find_by_name(net.records, Person, ids[1]),
    )
    until = date.fromisoformat(values["until"]) if values.get("until") else None
    words = values.get(_INTERIM.name, "").strip()
    try:
        interim = bool(words) and read_value(_INTERIM, words, net.today)
    except ValueError as error:
        raise FieldError("term", _INTERIM.name, str(error), _INTERIM.label) from None
    return appointment(seat, person, until=until, interim=interim)


def _discharge(net: Network, ids: tuple[str, ...], since: date, _: Values) -> tuple[Term, ...]:
    return discharge(net.records, find_by_name(net.records, Seat, ids[0]), since)


def _admit(net: Network, ids: tuple[str, ...], since: date, _: Values) -> tuple[Amendment, ...]:
    return admission(find_by_name(net.records, Member, ids[0]), since)


def _amend(net: Network, ids: tuple[str, ...], _: date, values: Values) -> tuple[Amendment, ...]:
    record = net[ids[0]]
    name = field_named(record, values["field"])
    return (amendment(record, name, values["value"], net.today, title=net.records.title),)


def _ask_field(net: Network, ids: tuple[str, ...], since: date) -> tuple[Question, ...]:
    del since
    fields = [info.label for name, info in net[ids[0]].spec.fields.items() if name != "id"]
    return (
        Question("field", "Welk veld?", example="Wanneer", help=", ".join(fields)),
        Question("value", "Wat wordt het?"),
    )


def titles(net: Network, planned: PlannedEffect, since: date) -> list[str]:
    """Return in Dutch what an effect will change; why it can't, when that is so."""
    try:
        changes = planned.changes(net, since)
    except M50Error as error:
        return [f"! {error_text(error, net)}"]
    names = [net.lists.effect(change).texts[0] for change in changes]
    return names or [f"{planned.effect.label}: staat al zo"]


def field_named(record: Record, words: str) -> str:
    """Return the field that a person calls so; FieldError names those that are meant, maybe."""
    try:
        return field_labelled(type(record), words)
    except UsageError as error:
        raise FieldError(record.kind, "field_name", error.sentence.rstrip(".")) from None


APPOINT = Effect(
    "appoint",
    "iemand benoemen op een post",
    (
        Choose("seat", "Op welke post?", told=_held_by),
        Choose("person", "Wie wordt benoemd?"),
    ),
    _appoint,
    _ask_term,
)
EFFECTS = (
    Effect(
        "adopt",
        "een begroting of jaarrekening vaststellen",
        (Choose("budget", "Wat wordt vastgesteld?"),),
        _adopt,
    ),
    APPOINT,
    Effect(
        "discharge",
        "iemand ontslaan van een post",
        (
            Choose(
                "seat",
                "Van welke post?",
                lambda one: bool(getattr(one, "person", "")),
                _held_by,
            ),
        ),
        _discharge,
    ),
    Effect(
        "admit",
        "een lid toelaten",
        (
            Choose(
                "member",
                "Wie wordt lid?",
                lambda one: isinstance(one, Member) and one.status is not MemberStatus.member,
            ),
        ),
        _admit,
    ),
    Effect(
        "amend", "een veld wijzigen", (Choose(ANY, "Wat wordt gewijzigd?"),), _amend, _ask_field
    ),
)


def standing_ready(net: Network, decision: Decision) -> tuple[PlannedEffect, ...]:
    """Return the effects that a decision of the plan is there for; they can be taken off."""
    about = dict.fromkeys(change.about for change in asked_for(net.records, decision))
    return tuple(PlannedEffect(EFFECTS[0], (record_id,)) for record_id in about)


def as_text(chosen: tuple[PlannedEffect, ...]) -> str:
    """Return effects as a draft keeps them."""
    return json.dumps([(effect.effect.name, effect.ids, dict(effect.values)) for effect in chosen])


def from_text(text: str) -> tuple[PlannedEffect, ...]:
    """Return the effects of a draft; those that aren't known any more are left out."""
    known = {effect.name: effect for effect in EFFECTS}
    try:
        rows = json.loads(text or "[]")
        return tuple(
            PlannedEffect(known[name], tuple(map(str, ids)), dict(values))
            for words, ids, values in rows
            if (name := FORMER.get(words, words)) in known
        )
    except (ValueError, TypeError):
        return ()
