"""The plan that is remembered on this computer names nobody who was erased."""

import os
import time
from datetime import date
from pathlib import Path

import pytest

import m50core as m50
from m50core.privacy.keepers import Wanted
from m50core.privacy.kept_plans import KeptPlans
from m50core.store.files.remembered import remember


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("M50_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def names(cache: Path) -> set[str]:
    return {path.name.partition(".")[0] for path in cache.iterdir()}


def test_an_erasure_takes_away_every_plan_whoever_it_names_and_nothing_else(cache: Path):
    remember(cache, "plan-2025", [], {"ids": ["persoon-jan"]})
    remember(cache, "plan-2026", [], {"title": "Overleg"})
    (cache / "van iemand anders.txt").write_text("x", "utf-8")
    assert KeptPlans().wipe(Wanted("persoon-jan", lambda text: text)) == ()
    assert [path.name for path in cache.iterdir()] == ["van iemand anders.txt"]
    assert KeptPlans().kept() == ()


def test_a_network_asks_for_it(cache: Path):
    with m50.open("memory:", today=date(2025, 3, 11), who="an") as net:
        (person, *_) = net.collection("person")
        remember(cache, "plan-2025", [], {"title": f"Bellen met {person.name}"})
        net.erase_person(person.id, "op verzoek")
        assert names(cache) == set()


def test_what_cannot_be_taken_away_is_told(cache: Path, monkeypatch: pytest.MonkeyPatch):
    remember(cache, "plan-2025", [], ["persoon-jan"])

    def refuse(_: object) -> None:
        raise PermissionError(13, "dicht")

    monkeypatch.setattr("m50core.store.files.remembered.os.unlink", refuse)
    (told,) = KeptPlans().wipe(Wanted("persoon-jan", lambda text: text))
    assert str(cache) in told
    assert "geen rechten" in told


def test_what_nobody_asked_for_in_a_month_goes_with_the_next(cache: Path):
    for name, days in (("plan-2024", 40), ("plan-2025", 20)):
        remember(cache, name, [], 1)
        path = cache / f"{name}.remembered"
        os.utime(path, (time.time() - days * 86400,) * 2)
    remember(cache, "plan-2026", [], 1)
    assert names(cache) == {"plan-2025", "plan-2026"}
