"""A table that somebody opened and saved in LibreOffice shows only what they changed."""

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from exchange.whole_plan import whole_plan

from m50core.exchange.tables import write_csv
from m50core.network.intake import ArrivalFate
from m50core.network.network import Network

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed here")

DUTCH = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>nl-NL</value></prop></item>
</oor:items>
"""
KINDS = ("goal", "activity", "action_item", "person", "portfolio", "indicator", "booking",
         "meeting", "appointment", "budget_line", "rhythm", "member", "amendment")  # fmt: skip
Save = Callable[..., list[Path]]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Network:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("M50_CONFIG", str(tmp_path_factory.mktemp("settings")))
        return whole_plan()


@pytest.fixture(scope="module")
def save(tmp_path_factory: pytest.TempPathFactory) -> Save:
    """Open tables and save them, as a Dutch user does; return what was saved.

    ``special``: as with “Speciale getallen herkennen” on when opening.
    """
    home = tmp_path_factory.mktemp("office")
    (home / "profiel" / "user").mkdir(parents=True)
    (home / "profiel" / "user" / "registrymodifications.xcu").write_text(DUTCH)

    def run(
        paths: list[Path], out: Path, separator: str, special: bool, quoted: bool
    ) -> list[Path]:
        # Separator, quote, UTF-8, first line, columns, Dutch, …: see “CSV Filter Parameters”.
        read = f"CSV:59,34,76,1,,1043,false,{special},false".lower().replace("csv", "CSV")
        write = f"{ord(separator)},34,76,1,,1043,{quoted},true,false".lower()
        done = subprocess.run(
            [
                str(OFFICE), "--headless", f"-env:UserInstallation={(home / 'profiel').as_uri()}",
                f"--infilter={read}",
                "--convert-to", f"csv:Text - txt - csv (StarCalc):{write}",
                "--outdir", str(out), *map(str, paths),
            ],
            env={**os.environ, "HOME": str(home)}, capture_output=True, check=False,
        )  # fmt: skip
        saved = [out / path.name for path in paths]
        assert all(path.exists() for path in saved), done.stderr.decode()
        return saved

    return run


@pytest.mark.parametrize(
    ("separator", "special", "quoted"),
    [(";", False, False), (";", True, False), (",", True, True), ("\t", False, True)],
)
@pytest.mark.sweep
def test_a_table_that_was_only_saved_is_known(
    plan: Network, save: Save, tmp_path: Path, separator: str, special: bool, quoted: bool
):
    paths = []
    for kind in KINDS:
        paths.append(tmp_path / f"{kind}.csv")
        paths[-1].write_bytes(write_csv(plan.collection(kind)))
    for path in save(paths, tmp_path / "uit", separator, special, quoted):
        told = [
            (path.stem, one.title, one.fate.label, [change.shown for change in one.changes])
            for one in plan.take_in(path, dry_run=True)
            if one.fate is not ArrivalFate.known
        ]
        assert told == []


def edited(path: Path, find: str, column: str, cell: str) -> None:
    """Type another text in one cell."""
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=";"))
    place = rows[0].index(column)
    for row in islice((r for r in rows if find in r), 1):
        row[place] = cell
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";", lineterminator="\n").writerows(rows)


@pytest.mark.parametrize(
    ("kind", "find", "column", "cell", "told"),
    [
        ("indicator", "Cijfer 1", "target", "1,25", "Streefwaarde: 0 → 1,25"),
        ("indicator", "Cijfer 4", "target", "1.125", "Streefwaarde: 2,5 → 1.125"),
        ("booking", "Post 0", "amount", "-12,5", "Bedrag: € -1.125,50 → € -12,50"),
        ("booking", "Post 1", "on", "1-4-2025", "Datum: di 25 mrt 2025 → di 1 apr 2025"),
        ("booking", "Post 1", "on", "01-04-25", "Datum: di 25 mrt 2025 → di 1 apr 2025"),
        ("booking", "Post 1", "on", "", "Datum: di 25 mrt 2025 → leeg"),
    ],
)
@pytest.mark.sweep
def test_one_cell_that_was_edited_and_saved_is_all_that_changes(
    plan: Network, save: Save, tmp_path: Path, kind: str, find: str, column: str, cell: str,
    told: str,
):  # fmt: skip
    path = tmp_path / f"{kind}.csv"
    path.write_bytes(write_csv(plan.collection(kind)))
    edited(path, find, column, cell)
    (saved,) = save([path], tmp_path / "uit", ";", special=True, quoted=False)
    changed = [
        one for one in plan.take_in(saved, dry_run=True) if one.fate is not ArrivalFate.known
    ]
    assert [(one.fate, [c.shown for c in one.changes]) for one in changed] == [
        (ArrivalFate.changed, [told])
    ]
