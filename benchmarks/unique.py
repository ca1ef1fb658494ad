"""What it costs that what is unique is held, and that names much alike are told.

Over 100,000 records, half of them people and organisations; each time against the same without.
"""

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any
from unittest.mock import patch

from harness import pairs, table

import m50core as m50
from m50core.testing.builders import practice

_DAY = date(2025, 3, 11)
_FIRST = ("Jan", "Piet", "Anna", "Eva", "Noor", "Fatima", "Kees", "Mia", "Sanne", "Ahmed", "Bram")
_LAST = ("Vries", "Jansen", "Bakker", "Visser", "Smit", "Mulder", "Bos", "Vos", "Peters", "Dekker")
_ROWS = 2_000


def _name(chance: random.Random) -> str:
    middle = chance.choice(["", "de ", "van der ", "van "])
    return f"{chance.choice(_FIRST)} {middle}{chance.choice(_LAST)}{chance.choice(_LAST).lower()}"


def _records(members: list[str]) -> Iterator[m50.Record]:
    chance = random.Random(50)  # noqa: S311 - made-up data
    for number in range(30_000):
        yield m50.Person(id=f"persoon-{number + 1}", name=f"{_name(chance)}{number}")
    for number in range(10_000):
        yield m50.Organisation(id=f"org-{number + 1}", name=f"Stichting {_name(chance)} {number}")
    for number in range(60_000):
        yield m50.Contribution(
            id=f"contributie-{number + 1}", title="Contributie", for_year=1000 + number // 61,
            member=members[number % len(members)],
        )  # fmt: skip


@contextmanager
def _unheld() -> Iterator[None]:
    """Look for no doubles, and for no names that are alike."""
    with (
        patch("m50core.network.once.Once.faults", lambda *_: ()),
        patch("m50core.network.vetting.lookalikes", lambda *_: []),
    ):
        yield


def _without(action: Callable[[], Any]) -> Callable[[], Any]:
    def run() -> Any:
        with _unheld():
            return action()

    return run


def _once(what: str, action: Callable[[], Any]) -> None:
    start = perf_counter()
    action()
    print(f"{what}: {(perf_counter() - start) * 1000:,.0f} ms")


def _commit(net: m50.Network, number: list[int]) -> None:
    number[0] += 1
    with net.commit("Contributie") as commit:
        commit.add(m50.Contribution(title="x", member="lid-gm0748", for_year=3000 + number[0]))


def _import(net: m50.Network, path: Path) -> None:
    net.take_in(path, dry_run=True)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "net"
        with practice(place, today=_DAY) as net:
            members = [member.id for member in net.members]
            with net.commit("Veel") as commit:
                for record in _records(members):
                    commit.add(record)
        chance = random.Random(51)  # noqa: S311 - made-up data
        path = Path(folder) / "mensen.csv"
        lines = [f"person;{_name(chance)} {number}" for number in range(_ROWS)]
        path.write_text("kind;name\n" + "\n".join(lines) + "\n", "utf-8")

        def opened() -> None:
            with practice(place, today=_DAY) as net:
                len(net.records)

        with practice(place, today=_DAY) as net:
            number = [0]
            values = {"name": "J. de Vriesbakker"}
            _once("eerste vastlegging na het openen", lambda: _commit(net, number))
            _once(
                "eerste vraag of een naam lijkt",
                lambda: net.lookalikes("person", values),
            )
            rows = [
                pairs("openen", opened, "zonder", _without(opened), rounds=5),
                pairs(
                    "een vastlegging", lambda: _commit(net, number), "zonder",
                    _without(lambda: _commit(net, number)), rounds=60,
                ),
                pairs(
                    f"{_ROWS} rijen inlezen", lambda: _import(net, path), "zonder",
                    _without(lambda: _import(net, path)), rounds=5,
                ),
                pairs(
                    "lijkt deze naam op een ander", lambda: net.lookalikes("person", values),
                    "één gegeven lezen", lambda: net["persoon-1"], rounds=30, collect=False,
                ),
            ]  # fmt: skip
        table(rows)


if __name__ == "__main__":
    main()
