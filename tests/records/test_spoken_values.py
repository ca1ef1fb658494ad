"""Every entrance for what people type knows the day; what is kept and a plan file know none."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

import m50core as m50
from m50core.findings.rule_choices import Suppression
from m50core.plan.definitions import PlanFile, read_part
from m50core.program.rooms import core_register
from m50core.records.asked import meaning_of, meanings_of
from m50core.records.fields import FieldInfo, kept_value, read_value
from m50core.records.record import kept_record, make_record
from m50core.testing.builders import network, plugin
from m50core.testing.core import CORE_KINDS

MARCH = date(2025, 3, 11)
DUE = m50.ActionItem.spec.fields["due"]
KINDS = {cls.spec.kind: cls for cls in CORE_KINDS}


@pytest.fixture
def net():
    with network(today=MARCH) as net:
        yield net


def test_a_commit_reads_days_from_its_own_today_and_keeps_the_days(net):
    with net.commit("Spreken") as c:
        item = c.make("action_item", {"title": "Zaal", "due": "over 2 weken"})
        assert str(c.change(item, due="volgende week dinsdag").due) == "2025-03-18"
        assert str(c.change(item.id, due="begin april").due) == "begin april 2025"
    assert net.store.commits()[-1].changes[0].after["due"] == "begin april 2025"
    with net.commit("Morgen") as c:
        assert str(c.change(net[item.id], due="morgen").due) == "2025-03-12"
    net.today = date(2025, 6, 1)
    assert str(net[item.id].due) == "2025-03-12"


def test_a_filter_reads_days_from_the_day_that_is_looked_from(net):
    with net.commit("Twee") as c:
        c.make("action_item", {"title": "Nu", "due": "vrijdag"})
        c.make("action_item", {"title": "Later", "due": "1 mei"})
    items = net.collection("action_item")
    assert [i.title for i in items.where(due__lte="over 2 weken")] == ["Nu"]
    assert [i.title for i in items.order_by("due").where(due="14 mrt")] == ["Nu"]
    assert [i.title for i in items.where(due__gt="vandaag").where(due__in="vr, 1 mei")] == [
        "Nu", "Later",
    ]  # fmt: skip


def test_a_table_is_read_as_a_person_types_and_json_as_it_was_kept(tmp_path: Path):
    table = tmp_path / "acties.csv"
    reading = plugin(importers=lambda: [*core_register().importers().values()])
    net = network(today=MARCH, plugins={"bestanden": reading})
    table.write_text("kind;title;due\naction_item;Zaal;morgen\naction_item;Bus;Q2\n")
    first, second = net.take_in(table)
    assert (str(first.record.due), str(second.record.due)) == ("2025-03-12", "Q2 2025")
    table.write_text("kind;title;due\naction_item;Zaal;maandag 25 maart\n")
    with pytest.raises(m50.M50Error, match=r"acties.csv, rij 2.* is een dinsdag, geen maandag"):
        net.take_in(table)
    kept = tmp_path / "acties.json"
    item = {"kind": "action_item", "id": "actie-9", "title": "Zaal", "due": "morgen"}
    kept.write_text(json.dumps({"schema": "m50.records/1", "items": [item]}))
    with pytest.raises(m50.M50Error, match="hangt af van welke dag het is"):
        net.take_in(kept)


def test_methods_that_take_a_day_read_it_from_today(net):
    assert net.agenda("morgen", "over 2 weken") == net.agenda(date(2025, 3, 12), date(2025, 3, 25))
    assert net.as_of("gisteren").today == date(2025, 3, 10)
    with pytest.raises(m50.UsageError, match="welke dag"):
        m50.open(":memory:", today="morgen")


@pytest.mark.parametrize("words", ["morgen", "vrijdag", "over 2 weken", "14 mrt", "Q2", "week 13"])
def test_what_knows_no_day_refuses_words_that_hang_on_one(words: str):
    reason = r"hangt af van welke dag|ontbreekt het jaar"
    with pytest.raises(m50.FieldError, match=reason):
        m50.ActionItem(title="Zaal", due=words)
    with pytest.raises(m50.FieldError, match=reason):
        kept_record(m50.ActionItem, {"id": "actie-1", "title": "Zaal", "due": words})
    text = f"""
        [plan]
        year = 2025
        unit = "ruimte"
        unit_kind = "pillar"
        order = 1
        headings = ["Kop"]
        [[goal]]
        id = "ruimte-01"
        title = "Doel"
        source = "Kop"
        due = "{words}"
        """
    part, (error,) = read_part(PlanFile("ruimte.toml", text), KINDS)
    assert part is None
    assert error.field == "due"
    assert "hangt af van welke dag" in error.reason or "ontbreekt het jaar" in error.reason


def test_a_field_says_on_which_side_of_today_a_day_without_its_year_lies():
    until = Suppression.spec.fields["until"]
    happened = m50.Progress.spec.fields["on"]
    assert read_value(until, "1 dec", MARCH) == date(2025, 12, 1)
    assert read_value(happened, "1 dec", MARCH) == date(2024, 12, 1)
    assert str(read_value(DUE, "14 jan", date(2025, 6, 15))) == "2026-01-14"
    assert str(make_record(m50.ActionItem, {"title": "x", "due": "vr"}, MARCH).due) == "2025-03-14"


def test_what_was_kept_before_a_weekday_was_held_against_its_date_is_still_read():
    for words in ("maandag 25 maart 2025", "5008-03-25", "25 maart 5008", "Q1 5008"):
        assert str(kept_value(DUE, words)) == words
        assert m50.ActionItem(title="x", due=kept_value(DUE, words)).due.words == words


MOMENT = FieldInfo("when", "Wanneer", type=datetime)


@pytest.mark.parametrize(
    ("info", "text", "told"),
    [
        (DUE, "over 2 weken", "di 25 mrt 2025"),
        (DUE, "2025-03-25", ""),
        (DUE, "bij 1e ALV", ""),
        (DUE, "maandag 25 maart", ""),
        (DUE, "", ""),
        (MOMENT, "morgen 10:00", "wo 12 mrt 2025 10:00"),
        (MOMENT, "vr 9.30 uur", "vr 14 mrt 2025 09:30"),
        (MOMENT, "2025-03-12 10:00", ""),
        (m50.ActionItem.spec.fields["title"], "morgen", ""),
    ],
)
def test_what_was_understood_is_told_when_the_words_were_no_full_date(info, text, told):
    assert meaning_of(info, text, MARCH) == told


def test_each_value_and_filter_is_told_back_by_its_label():
    typed = {"title": "vandaag", "due__lte": "vr", "nothing": "vr"}
    assert list(meanings_of(m50.ActionItem.spec.fields, typed, MARCH)) == [
        "Uiterlijk: “vr” is begrepen als vr 14 mrt 2025."
    ]
