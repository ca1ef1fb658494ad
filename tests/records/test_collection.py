from datetime import date

import pytest

import m50core as m50
from m50core.testing.core import CORE_KINDS

KINDS = {cls.spec.kind: cls for cls in CORE_KINDS}


def story() -> m50.Records:
    """Two pillars, three goals with vague dates, an activity under one of them."""
    records = [
        m50.Pillar(id="ruimte", title="Ruimte"),
        m50.Pillar(id="sociaal", title="Sociaal"),
        m50.Goal(id="ruimte-01", title="Lobbypaper", pillar="ruimte", due="Q1 2025"),
        m50.Goal(id="ruimte-02", title="Nota Ruimte", pillar="ruimte", due="2e helft 2025"),
        m50.Goal(id="sociaal-01", title="NPLV-plus", pillar="sociaal", themes=("wijken",)),
        m50.Activity(id="ruimte-a01", title="Paper schrijven", pillar="ruimte", goal="ruimte-01"),
    ]
    return m50.Records(KINDS, {r.id: r for r in records})


def test_where_compares_a_vague_date_by_its_latest_day():
    goals = story().collection(m50.Goal)
    assert [g.id for g in goals.where(pillar="ruimte", due__lte=date(2025, 6, 30))] == ["ruimte-01"]
    assert [g.id for g in goals.where(due__gt="2025-06-30")] == ["ruimte-02"]
    assert [g.id for g in goals.where(due__isnull=True)] == ["sociaal-01"]


def test_where_asks_equality_membership_and_contents():
    goals = story().collection(m50.Goal)
    assert len(goals.where(status="not_started")) == 3
    assert len(goals.where(status="niet gestart")) == 3
    assert [g.id for g in goals.where(pillar__ne="ruimte")] == ["sociaal-01"]
    assert [g.id for g in goals.where(title__contains="NOTA")] == ["ruimte-02"]
    assert [g.id for g in goals.where(themes="wijken")] == ["sociaal-01"]
    assert len(goals.where(id__in=["ruimte-01", "sociaal-01"])) == 2
    assert len(goals.where(unit="ruimte")) == 2


def test_a_wrong_question_is_refused():
    goals = story().collection(m50.Goal)
    with pytest.raises(m50.UnknownField, match="“pijlr”"):
        goals.where(pijlr="ruimte")
    with pytest.raises(m50.UsageError, match="de vraag “like” bestaat niet"):
        goals.where(title__like="x")
    with pytest.raises(m50.FieldError, match="31 juni"):
        goals.where(due__lte="31 juni 2025")
    with pytest.raises(m50.UnknownKind, match="“doeln” bestaat niet"):
        story().collection("doeln")
    with pytest.raises(m50.UnknownId, match="ruimte-99"):
        goals["ruimte-99"]


def test_order_puts_empty_values_last_both_ways():
    goals = story().collection(m50.Goal)
    assert [g.id for g in goals.order_by("due")] == ["ruimte-01", "ruimte-02", "sociaal-01"]
    assert [g.id for g in goals.order_by("due", reverse=True)] == [
        "ruimte-02", "ruimte-01", "sociaal-01",
    ]  # fmt: skip


def test_relations_are_walked_both_ways():
    records = story()
    activity = records["ruimte-a01"]
    assert {r.id for _, r in records.targets(activity)} == {"ruimte", "ruimte-01"}
    assert [(i.name, r.id) for i, r in records.pointing_at("ruimte-01")] == [("goal", "ruimte-a01")]
