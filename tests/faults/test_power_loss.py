"""A power loss takes nothing that was acknowledged, whatever the disk had not written yet."""

from collections.abc import Callable

import pytest
from faults.conftest import Figure
from faults.power_loss import Lost, PowerLoss
from faults.unsynced_disk import Site


def lose_power(states: int, *, each: int) -> tuple[PowerLoss, int, int]:
    """Run seeds until so many states were looked at; return the last run, states and distinct."""
    seed = total = distinct = 0
    while total < states:
        seed += 1
        run = PowerLoss(seed, chance=0.25, each=each)
        run.run()
        total += run.states
        distinct += run.distinct
    return run, total, distinct


def test_every_acknowledged_commit_survives_a_power_loss(figure: Figure):
    run, states, distinct = lose_power(2_000, each=4)
    figure("power loss, short run", states=states, distinct=distinct, lost=0)
    assert run.states


@pytest.mark.slow
def test_every_acknowledged_commit_survives_a_million_power_losses(
    figure: Figure, scaled: Callable[[int], int]
):
    _, states, distinct = lose_power(scaled(1_000_000), each=40)
    figure("power loss (seeds from 1)", states=states, distinct=distinct, lost=0, not_opened=0)


def found_without(site: Site | None, seeds: int) -> Lost | None:
    """Return the loss that comes of leaving out a sync."""
    for seed in range(1, seeds + 1):
        try:
            PowerLoss(seed, chance=0.5, each=6, without=site).run()
        except Lost as lost:
            return lost
    return None
