"""What a commit refuses of a file is told with the file, the row and the field."""

import pytest

import m50core as m50
from m50core.program.plugin import m50_importers
from m50core.testing.builders import network, plugin

HELD = m50.Meeting(title="DB", due="2025-03-10")
DECIDED = m50.Decision(
    title="B", meeting="verg-1", taken_on="2025-03-10", effective="2025-03-10", status="effective"
)

ROWS = {
    "anchor": ("kind;title;due\naction_item;x;vr\naction_item;y;voor niets\n", (),
               "rij 3: Uiterlijk (action_item.due): “y” (actie-2): er is niets dat “niets” heet"),
    "amendment": ("kind;title;about;field_name;new_value\namendment;x;actie-1;due;na niets\n",
                  (m50.ActionItem(title="a"),), "rij 2: Wordt (amendment.new_value)"),
    "circle": ("kind;title;due\naction_item;een;na twee\naction_item;twee;na een\n", (),
               "rij 2: Uiterlijk (action_item.due)"),
    "day to come": ("kind;title;status;effective\ndecision;x;effective;2026-01-01\n", (),
                    "rij 2: Geldt vanaf (decision.effective)"),
    "what follows": ("kind;id;due\nmeeting;verg-1;2025-05-10\n", (HELD, DECIDED),
                     "rij 2: Wanneer (meeting.due): het besluit “B”"),
    "double": ("kind;title;municipality\nmember;;gm\nmember;;gm\n",
               (m50.Municipality(id="gm", name="Goes", code="GM0664"),), "rij "),
}  # fmt: skip


@pytest.mark.parametrize("dry_run", [True, False])
@pytest.mark.parametrize("name", ROWS)
def test_a_fault_that_shows_at_the_end_has_its_file_row_and_field(tmp_path, name, dry_run):
    content, there, reason = ROWS[name]
    path = tmp_path / "stuk.csv"
    path.write_text(content, encoding="utf-8")
    with network(*there, plugins={"bestanden": plugin(importers=m50_importers)}) as net:
        before = len(net.log())
        with pytest.raises(m50.M50Error) as told:
            net.take_in(path, dry_run=dry_run)
        assert len(net.log()) == before
    assert told.value.problems[0].sentence.startswith(f"stuk.csv, {reason}")


def test_every_row_and_field_that_is_wrong_is_told_at_once_and_nothing_is_kept(tmp_path):
    path = tmp_path / "stuk.csv"
    rows = ("action_item;x;31 juni 2025;weg", "action_item;y;vr;done", "action_item;;gisterne;")
    path.write_text("\n".join(("kind;title;due;status", *rows)), encoding="utf-8")
    with network(plugins={"bestanden": plugin(importers=m50_importers)}) as net:
        with pytest.raises(m50.M50Error) as told:
            net.take_in(path)
        assert not net.log()
    fields = [one.sentence.partition(" (")[0] for one in told.value.problems]
    assert fields == [
        "stuk.csv, rij 2: Uiterlijk", "stuk.csv, rij 2: Status", "stuk.csv, rij 4: Titel",
        "stuk.csv, rij 4: Uiterlijk",
    ]  # fmt: skip


def test_a_column_that_is_wrong_as_a_whole_is_told_once(tmp_path):
    path = tmp_path / "stuk.csv"
    rows = (f"action_item;{n};x" for n in range(30))
    path.write_text("\n".join(("kind;title;kleur", *rows)), encoding="utf-8")
    plugins = {"bestanden": plugin(importers=m50_importers)}
    with network(plugins=plugins) as net, pytest.raises(m50.M50Error) as told:
        net.take_in(path)
    assert len(told.value.problems) == 1
