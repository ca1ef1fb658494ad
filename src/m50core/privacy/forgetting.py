"""How a person is wiped from commits, told to a store that is opened; seldom is it needed."""

from collections.abc import Iterable, Mapping

from m50core.records.record import Record
from m50core.store.protocol import Commit, Edit
from m50core.store.upkeep_protocol import Forgetting, Unjudged


def forget(
    kinds: Mapping[str, type[Record]], planned: Mapping[str, Record] | None = None
) -> Forgetting:
    """Return how to wipe a person, given by id, from every commit.

    ``planned``: what definitions lay down; a name that stands there is wiped from the store too.
    """
    laid_down = planned or {}

    def wipe(person_id: str, commits: Iterable[Commit]) -> Edit:
        from m50core.privacy.privacy import wiped_from

        return wiped_from(kinds, laid_down, person_id, commits)

    def find(person_id: str, commits: Iterable[Commit]) -> tuple[Unjudged, ...]:
        from m50core.privacy.unjudged import find_unjudged

        return find_unjudged(kinds, laid_down, person_id, commits)

    def judges(one: Unjudged) -> bool:
        return one.kind in kinds and (not one.overlay or one.id in laid_down)

    return Forgetting(wipe, find, judges)
