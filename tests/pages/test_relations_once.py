"""What a record hangs together with: each thing once, by however many fields it points."""

import m50core as m50
from m50core.testing.builders import network

PILLAR = m50.Pillar(id="pijler-1", title="Ruimte")
POINT = m50.OpenPoint(
    id="punt-1", title="Wie?", nature="contradiction", pillar="pijler-1", about=("pijler-1",)
)


def test_what_points_at_a_record_by_two_fields_stands_in_its_list_once():
    net = network(PILLAR, POINT)
    pointing = [row.id for row in net.lists.relations("pijler-1").rows if row.about is None]
    assert pointing == ["punt-1"]


def test_what_it_points_at_by_two_fields_is_told_for_each():
    net = network(PILLAR, POINT)
    rows = net.lists.relations("punt-1").rows
    assert len(rows) == 2
    assert {row.id for row in rows} == {"pijler-1"}
    assert len({row.texts[0] for row in rows}) == 2
