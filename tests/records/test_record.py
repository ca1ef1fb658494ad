from datetime import date

import attrs
import pytest

import m50core as m50
from m50core.meetings.records.meetings import ActionStatus
from m50core.records.record import make_record
from m50core.testing.core import CORE_KINDS
from m50core.values.choice import Choice, has_steps, next_steps


def test_a_title_alone_makes_an_action_item_and_text_becomes_a_typed_value():
    item = m50.ActionItem(title=" Zaal  reserveren ", due="1 april 2025")
    assert item.title == "Zaal  reserveren"
    assert item.due == m50.Period.parse("1 april 2025")
    assert item.status is ActionStatus.open


def test_a_record_never_changes():
    item = m50.ActionItem(title="Zaal")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        item.title = "Ander"
    assert not hasattr(item, "__dict__")


@pytest.mark.parametrize(
    ("values", "field", "reason"),
    [
        ({"title": "x", "due": "31 juni 2025"}, "due", "31 juni 2025 bestaat niet"),
        ({"title": "x", "status": "weg"}, "status", "geen keuze"),
        ({"title": ""}, "title", "mag niet leeg zijn"),
        ({}, "title", "verplicht"),
        ({"title": "x\x00"}, "title", "stuurteken"),
        ({"title": 3}, "title", "verwacht tekst"),
        ({"title": "x", "year": "twee"}, "year", "geen geheel getal"),
        ({"title": "x", "year": 2.5}, "year", "past hier niet"),
        ({"title": "x", "year": "9" * 5000}, "year", "te lang"),
        ({"title": "x", "year": 10**5000}, "year", "te groot"),
    ],
)
def test_a_bad_value_is_refused_with_kind_field_and_reason(values, field, reason):
    with pytest.raises(m50.FieldError, match=reason) as caught:
        make_record(m50.ActionItem, values)
    assert (caught.value.kind, caught.value.field) == ("action_item", field)


def test_all_that_is_missing_or_wrong_is_told_at_once_field_by_field():
    with pytest.raises(m50.UnknownField) as told:
        make_record(m50.Goal, {"titel": "x", "due": "31 juni 2025", "status": "weg"})
    wrong = told.value.problems
    assert [getattr(one, "field", "") for one in wrong] == ["titel", "title", "due", "status"]
    assert told.value.told[0] == "4 dingen kloppen niet:"
    assert [one.sentence in told.value.sentence for one in wrong] == [True] * 4

    goal = m50.Goal(title="x", status="active")
    with pytest.raises(m50.FieldError) as told:
        goal.changed(title="", status="not_started", due="ooit eens")
    assert [one.field for one in told.value.problems] == ["due"]
    with pytest.raises(m50.TransitionError) as told:
        goal.changed(status="not_started", title="")
    assert [one.field for one in told.value.problems] == ["status", "title"]
    assert told.value.legal


def test_one_thing_that_is_wrong_is_told_as_it_was():
    with pytest.raises(m50.FieldError) as told:
        make_record(m50.Goal, {})
    assert told.value.sentence == "Titel (goal.title): ontbreekt en is verplicht"
    assert told.value.problems == (told.value,)
    assert told.value.told == (told.value.sentence,)


def test_an_unknown_field_is_refused_with_the_fields_that_exist():
    with pytest.raises(m50.UnknownField, match=r"geen veld “titel”.*title"):
        make_record(m50.ActionItem, {"titel": "x"})
    with pytest.raises(m50.UnknownField):
        m50.ActionItem(title="x").changed(version=3)


def test_an_illegal_step_of_status_says_which_are_legal():
    done = m50.ActionItem(title="x").changed(status="klaar")
    with pytest.raises(
        m50.TransitionError, match=r"van “klaar” naar “bezig” kan niet\. Wel kan: open"
    ):
        done.changed(status="doing")
    assert done.changed(status="open").status is ActionStatus.open


@pytest.mark.parametrize("cls", CORE_KINDS, ids=lambda c: c.spec.kind)
def test_every_kind_has_dutch_labels_and_a_list(cls):
    spec = cls.spec
    assert spec.label
    assert spec.plural
    assert spec.prefix
    assert all(info.label for info in spec.fields.values())
    assert any(info.in_list for info in spec.fields.values())
    assert any(info.searchable for info in spec.fields.values())


@pytest.mark.parametrize("cls", CORE_KINDS, ids=lambda c: c.spec.kind)
def test_relations_point_at_kinds_that_exist(cls):
    kinds = {c.spec.kind for c in CORE_KINDS} | {"*"}
    for info in cls.spec.fields.values():
        assert set(info.relation) <= kinds, info.name


def test_every_status_can_be_left_or_is_an_end():
    for cls in CORE_KINDS:
        for info in cls.spec.fields.values():
            if (
                isinstance(info.type, type)
                and issubclass(info.type, Choice)
                and has_steps(info.type)
            ):
                reached = {step for member in info.type for step in next_steps(member)}
                first = cls.__dict__.get(info.name) and info.type
                assert len(reached) >= len(info.type) - 1, (cls, info.name, first)


def test_fields_with_personal_data_say_so():
    personal = {
        (cls.spec.kind, info.name)
        for cls in CORE_KINDS
        for info in cls.spec.fields.values()
        if info.personal
    }
    assert {("person", "name"), ("person", "email"), ("person", "phone")} <= personal
    assert ("contact", "outcome") in personal


def test_state_is_what_happens_and_not_what_the_plan_lays_down():
    goal = m50.Goal(title="Netwerk", status="active")
    assert set(goal.state) == {"status", "done_on", "themes", "owner", "remark"}


def test_a_day_is_taken_for_a_period():
    assert m50.ActionItem(title="x", due=date(2025, 4, 1)).due.exact


def test_two_of_a_kind_that_say_the_same_are_equal_whatever_commit_wrote_them():
    item = m50.ActionItem(id="actie-1", title="Zaal")
    again = m50.ActionItem(id="actie-1", title="Zaal", version=7)
    assert item == again
    assert hash(item) == hash(again)
    assert item != m50.ActionItem(id="actie-1", title="Zaal", owner="persoon-1")
    assert item != m50.Organisation(id="actie-1", name="Zaal")
    assert item != "actie-1"


def test_a_programmer_sees_every_field_of_a_record():
    theme = m50.Organisation(id="org-1", name="Wonen")
    assert repr(theme).startswith("Organisation(id='org-1', version=0, source='', name='Wonen'")


def test_kinds_share_the_code_that_tells_records_apart_and_shows_them():
    """To make it for each takes longer than all else that a word of the command line does."""
    own = {name for kind in CORE_KINDS for name in vars(kind)}
    assert own & {"__eq__", "__hash__", "__repr__"} == set()


def test_a_kind_may_be_declared_with_its_types_as_text():
    space = {"m50": m50}
    exec(  # noqa: S102 - an import from __future__ stands at the top of a module
        "from __future__ import annotations\n"
        "@m50.record(label='Zaal', plural='Zalen', prefix='zaal')\n"
        "class Room(m50.Record):\n"
        "    name: str = m50.field(label='Naam')\n"
        "    seats: int | None = m50.field(label='Stoelen', default=None)\n",
        space,
    )
    seats = space["Room"].spec.fields["seats"]
    assert (seats.type, seats.optional) == (int, True)
