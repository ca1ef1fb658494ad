"""What m50 wrote to a file is all known when it is read back."""

from collections import Counter
from pathlib import Path

import pytest
from exchange.whole_plan import whole_plan

import m50core as m50
from m50core.agenda.calendar_files.ics import write_ics
from m50core.exchange.json_data import write_json
from m50core.exchange.tables import write_csv
from m50core.network.intake import ArrivalFate
from m50core.network.network import Network


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Network:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("M50_CONFIG", str(tmp_path_factory.mktemp("settings")))
        return whole_plan()


def odd(net: Network, path: Path) -> list[tuple[str, str, list[str]]]:
    """Preview a file; return what isn't known, and why."""
    arrivals = net.take_in(path, dry_run=True)
    assert arrivals
    return [
        (one.title, one.fate.label, [change.shown for change in one.changes])
        for one in arrivals
        if one.fate is not ArrivalFate.known or one.notes or one.changes
    ]


def test_the_plan_has_deadlines_that_hang_on_others_and_decisions_in_force(plan: Network):
    hanging = [r for r in plan.records if (due := getattr(r, "due", None)) and due.anchor]
    assert sum(1 for record in hanging if record.due.latest) > 10
    assert any(one.status == "effective" for one in plan.collection("amendment"))


def test_everything_as_json_is_known(plan: Network, tmp_path: Path):
    path = tmp_path / "alles.json"
    path.write_bytes(write_json(plan.records))
    assert odd(plan, path) == []
    assert len(plan.take_in(path, dry_run=True)) == len(list(plan.records))


def test_every_kind_as_csv_is_known(plan: Network, tmp_path: Path):
    kinds = Counter(record.kind for record in plan.records)
    assert len(kinds) > 25
    for kind in kinds:
        path = tmp_path / f"{kind}.csv"
        path.write_bytes(write_csv(plan.collection(kind)))
        assert (kind, odd(plan, path)) == (kind, [])


@pytest.mark.parametrize(("suffix", "write"), [(".json", write_json), (".csv", write_csv)])
@pytest.mark.parametrize("kind", ["booking", "action_item", "indicator", "portfolio"])
def test_what_is_read_elsewhere_is_the_same_there(plan, tmp_path, kind, suffix, write):
    own = [r for r in plan.collection(kind) if r.id not in plan.planned]
    path = tmp_path / f"{kind}{suffix}"
    path.write_bytes(write(own))
    with m50.open("memory:", today=plan.today, who="elders") as other:
        assert {one.fate for one in other.take_in(path)} == {ArrivalFate.new}
        assert [other[one.id].plain() for one in own] == [one.plain() for one in own]


def test_a_calendar_that_m50_wrote_changes_nothing(plan: Network, tmp_path: Path):
    entries = plan.agenda(plan.today.replace(month=1, day=1), plan.today.replace(month=12))
    path = write_ics(entries, tmp_path / "agenda.ics")
    arrivals = plan.take_in(path, dry_run=True)
    assert {one.fate for one in arrivals} <= {ArrivalFate.known, ArrivalFate.left_out}
    assert [one.title for one in arrivals if one.fate is ArrivalFate.known] == ["Overleg"]


def test_one_edited_cell_is_all_that_changes(plan: Network, tmp_path: Path):
    path = tmp_path / "acties.csv"
    text = write_csv(plan.collection("action_item")).decode()
    path.write_text(text.replace(";'@x;", ";'@y;"), "utf-8")
    assert odd(plan, path) == [("@y", "gewijzigd", ["Titel: @x → @y"])]
