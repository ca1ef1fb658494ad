"""A power loss takes nothing that was acknowledged, whatever the disk had not written yet."""

from collections.abc import Callable

import pytest
from faults.conftest import Figure
from faults.power_loss import Lost, PowerLoss
from faults.unsynced_disk import Site


def lose_power(states: int, *, each: int, seed: int) -> tuple[int, int]:
    """Run seeds until so many different states were looked at; return how many were made."""
    total = distinct = 0
    while distinct < states:
        run = PowerLoss(seed, chance=0.25, each=each)
        run.run()
        total += run.states
        distinct += run.distinct
        seed += 1
    return total, distinct


@pytest.mark.sweep
def test_every_acknowledged_commit_survives_a_power_loss(figure: Figure):
    made, different = lose_power(2_000, each=4, seed=1)
    figure("power loss, short run", states=different, made=made, lost=0)


@pytest.mark.slow
def test_every_acknowledged_commit_survives_a_million_power_losses(
    figure: Figure, scaled: Callable[[int], int], seed: int
):
    made, different = lose_power(scaled(1_000_000), each=16, seed=seed)
    what = f"power loss (seeds from {seed})"
    figure(what, different_states=different, made=made, lost=0, not_opened=0)


NOT_NEEDED = {
    ("sync", ".head.json.tmp", "opening._begin_network"): "a torn witness of an empty log is told",
    ("sync", "log.jsonl", "log_file.set_tail_aside"): "the next commit syncs the same file",
    ("sync_folder", "net", "erasure.note_erasures"): "done again when the log is replaced",
    ("sync_folder", "net", "steps.clear"): "done again when what is ready is written down",
    ("sync_folder", "backups", "steps.clear"): "done again when what is ready is put there",
    ("sync_folder", "net", "steps.stage"): "done again when what is ready is written down",
    (
        "sync_folder",
        "aside",
        "steps.stage",
    ): "a record is wiped by its id: see test_broken_off_erasure",
    (
        "sync_folder",
        "backups",
        "steps.stage",
    ): "a record is wiped by its id: see test_broken_off_erasure",
    ("sync_folder", "net", "todo._write"): "an erasure is begun again, or looked after once more",
    ("sync_folder", "net", "folder_upkeep._set_aside"): "done again before the log is replaced",
    (
        "sync_folder",
        "net",
        "snapshot_writing.write_snapshot",
    ): "the older snapshot is as good a cache",
}
"""Syncs of which nothing depends, and why."""
ELSEWHERE: set[Site] = {("sync", ".erasing.json.tmp", "todo._write")}
"""Syncs that only ``test_broken_off_erasure`` sees the loss of: an erasure isn't yet promised."""
HEART: list[Site] = [
    ("sync", "log.jsonl", "log_file.append"),
    ("sync", ".log.jsonl.erasing", "steps.stage"),
    ("sync_folder", "net", "steps.carry_out_steps"),
    ("sync_folder", "net", "opening._begin_network"),
    ("sync", ".N.jsonl.gz.tmp", "backups.write"),
    ("sync_folder", "backups", "steps.carry_out_steps"),
]


def found_without(site: Site | None, seeds: int) -> Lost | None:
    """Return the loss that comes of leaving out a sync."""
    for seed in range(1, seeds + 1):
        try:
            PowerLoss(seed, chance=0.5, each=6, without=site).run()
        except Lost as lost:
            return lost
    return None


@pytest.mark.sweep
@pytest.mark.parametrize("site", HEART, ids=" ".join)
def test_a_sync_that_is_left_out_is_found(site: Site):
    assert found_without(site, 10)


@pytest.mark.slow
def test_each_sync_that_is_left_out_is_found_or_is_known_not_to_matter(figure: Figure):
    sites: set[Site] = set()
    for seed in range(1, 61):
        run = PowerLoss(seed, chance=0.02, each=1)
        run.run()
        sites |= run.sites.keys()
    asked_by_the_store = {site for site in sites if site[2] != "?"}
    assert asked_by_the_store >= {*NOT_NEEDED, *HEART}
    needed = asked_by_the_store - NOT_NEEDED.keys()
    assert {site for site in needed if not found_without(site, 150)} <= ELSEWHERE
    harmless = {site for site in NOT_NEEDED if not found_without(site, 30)}
    assert harmless == NOT_NEEDED.keys()
    found = len(asked_by_the_store) - len(harmless)
    figure("each sync left out", kinds=len(asked_by_the_store), found=found, harmless=len(harmless))


@pytest.mark.sweep
def test_a_checksum_that_is_left_out_is_found(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("m50core.store.files.log.whole", lambda _: True)
    monkeypatch.setattr("m50core.store.files.log_file.whole", lambda _: True)
    assert found_without(None, 10)
