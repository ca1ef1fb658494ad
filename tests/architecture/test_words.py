"""Nothing hangs on how a text of the program reads: with other words, all else is the same."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .words.other_words import MARK, Marking, Words

STORY = Path(__file__).parent / "words" / "story.py"
ROOMS = STORY.with_name("rooms.py")


def told(folder: Path, *how: str) -> list[Any]:
    """Return what came of a day with m50 in a process of its own."""
    folder.mkdir()
    own = {"HOME": str(folder), "M50_CONFIG": str(folder / "config"), "M50_PLUGIN_PATIENCE": "600"}
    done = subprocess.run(
        [sys.executable, str(STORY), str(folder), *how],
        env={**os.environ, **own}, capture_output=True, check=False,
    )  # fmt: skip
    assert not done.returncode, done.stderr.decode()[-2000:]
    came: list[Any] = json.loads(done.stdout.replace(str(folder).encode(), b"FOLDER"))
    return came


@pytest.mark.sweep
@pytest.mark.parametrize("part", ["day", "rooms"])
def test_with_other_words_everything_else_comes_out_the_same(tmp_path: Path, part: str):
    plain, marked = told(tmp_path / "plain", part), told(tmp_path / "marked", part, "marked")
    assert [(one, other) for one, other in zip(plain, marked, strict=True) if one != other] == []


def test_the_story_gets_somewhere(tmp_path: Path):
    """A story in which nothing happens would come out the same whatever steered it."""
    source = STORY.read_text("utf-8")
    words = {"decide", "undo", "doctor", "import", "agenda", "check", "today", "run", "repair"}
    assert {word for word in words if word in source} == words
    asked = {
        line.split()[0] for line in ROOMS.read_text("utf-8").split('"""')[3].split("\n") if line
    }
    assert asked >= {"vote", "attend", "minutes", "progress", "judge", "runbook", "report", "spuk"}


def marked(code: str, *names: str) -> str:
    words = Words([])
    words.names |= set(names)
    return ast.unparse(ast.fix_missing_locations(Marking("proef", words).visit(ast.parse(code))))


@pytest.mark.parametrize(
    "code",
    [
        "Sign(status, 'logboek', text)",
        "raise Damage('de som klopt niet')",
        "label = 'Titel'",
        "f'{count} wijzigingen zijn bewaard'",
        "sentence.removesuffix('klopt niet')",
    ],
)
def test_every_text_gets_a_mark_of_its_place(code: str):
    assert marked(f"{code}\n{code}").count(MARK) == 2
    first, second = marked(f"{code}\n{code}").split("\n")
    assert first != second


@pytest.mark.parametrize(
    "code",
    [
        "record['status']",
        "kind = 'action_item'",
        "re.compile('\\\\d+ (dagen|weken)')",
        "Command('spuk', text)",
        "def told():\n    '''Return what a person reads.'''",
        "KINDS: 'tuple[type[Record], ...]'",
    ],
)
def test_what_is_no_text_gets_none(code: str):
    assert MARK not in marked(code, "status", "text", "action", "item", "type")
