"""``--as-of`` and ``--known-on``: every word of the command line as of any day."""

import json
from pathlib import Path

import pytest

from m50core.cli.main import main


@pytest.fixture
def adopted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A practice network in which the budget is adopted in May, and that is noted in June."""
    import m50core as m50

    m50.open(tmp_path, today="2025-04-01", practice=True).close()
    for day, words in (
        ("2025-04-01", ["add", "action_item", "title=Zaal"]),
        ("2025-06-20", ["add", "decision", "title=Vast", "status=proposed"]),
        ("2025-06-20", ["decide", "Vast", "--on", "2025-05-16", "--adopt", "financien-m50-bg01"]),
        ("2025-06-20", ["set", "actie-1", "title=Grote zaal"]),
    ):
        assert main(["--network", str(tmp_path), "--today", day, *words]) == 0
    capsys.readouterr()
    return tmp_path


@pytest.mark.parametrize(
    ("days", "adopted_then", "told"),
    [
        ("--as-of 2025-05-15", False, "Hoe het was op do 15 mei 2025, met wat nu bekend is."),
        ("--as-of 2025-05-16", True, "Hoe het was op vr 16 mei 2025, met wat nu bekend is."),
        ("--known-on 2025-05-16", False, "Wat bekend was op vr 16 mei 2025."),
        (
            "--as-of 2025-05-16 --known-on 2025-06-20",
            True,
            "Hoe het was op vr 16 mei 2025, met wat bekend was op vr 20 jun 2025.",
        ),
    ],
)
def test_a_list_is_shown_as_of_a_day(adopted: Path, capsys, days: str, adopted_then, told: str):
    where = ["--network", str(adopted), "--today", "2025-07-01"]
    assert main([*where, "show", "financien-m50-bg01", *days.split(), "--json"]) == 0
    out = capsys.readouterr()
    answer = json.loads(out.out)
    assert (answer["items"][0]["status"] == "adopted") is adopted_then
    given = {name: answer.get(name) for name in ("as_of", "known_on") if answer.get(name)}
    assert given == dict(zip([w[2:].replace("-", "_") for w in days.split()[::2]], days.split()[1::2], strict=True))  # fmt: skip # noqa: E501
    assert told in out.err


def test_nothing_is_changed_in_the_past(adopted: Path, capsys) -> None:
    where = ["--network", str(adopted), "--as-of", "2025-05-15"]
    assert main([*where, "set", "actie-1", "title=Anders"]) != 0
    assert "blik op het verleden" in capsys.readouterr().err
    assert main(["--network", str(adopted), "show", "actie-1"]) == 0
    assert "Grote zaal" in capsys.readouterr().out


@pytest.mark.parametrize("option", ["--as-of", "--known-on"])
def test_what_is_no_day_is_refused(adopted: Path, capsys, option: str) -> None:
    assert main(["--network", str(adopted), option, "zondagsrust", "list", "goal"]) == 2
    assert "“zondagsrust”" in capsys.readouterr().err
