"""The Dutch manual can be followed: its keys are there, and its pictures are as the program is."""

import re
import tomllib

import pytest
from draw_screen import DOCS, pictures
from m50tui.app import M50App
from m50tui.terminal.keys import HELP, PALETTE

from m50core.program.manual import FILES

MANUAL = [DOCS / f"{name}.md" for name in ("begin", "werkwijze", "problemen", "opdrachtregel")]


@pytest.mark.sweep
def test_the_pictures_are_what_the_program_shows():
    for name, drawn in pictures().items():
        kept = (DOCS / name).read_text("utf-8")
        assert kept == drawn, f"{name}: run python3 run.py python tools/draw_screen.py"


def test_a_picture_is_small_has_text_that_can_be_chosen_and_fetches_nothing():
    for path in DOCS.glob("*.svg"):
        text = path.read_text("utf-8")
        assert len(text) < 80_000
        assert text.count("<text") > 10
        assert not re.search(r"url\(['\"]?http|href=['\"]http|<image", text)


def test_each_picture_is_told_in_words_too():
    for path in [*MANUAL, DOCS.parent / "README.md"]:
        text = path.read_text("utf-8")
        for words, name in re.findall(r"!\[(.*?)\]\((.+?\.svg)\)", text, re.DOTALL):
            assert len(words) > 15
            assert "\n" not in words  # else the manual in the program folds it wrongly
            assert (path.parent / name).exists()


def test_the_one_task_has_three_pictures_and_ends_as_it_began():
    begin = MANUAL[0].read_text("utf-8")
    task = begin[begin.index("## Eén ding") : begin.index("## Verder oefenen")]
    assert re.findall(r"\((op-weg-\d\.svg)\)", task) == [f"op-weg-{n}.svg" for n in (1, 2, 3)]
    steps = re.findall(r"^### (\d)\.", task, re.MULTILINE)
    assert steps == [str(number) for number in range(1, len(steps) + 1)]
    assert "neemt `u` terug" in task


def test_the_other_keys_that_it_tells_of_are_there():
    trouble = MANUAL[2].read_text("utf-8")
    assert {"f1", "question_mark"} == set(HELP.key.split(","))
    assert {"ctrl+p", "f2"} == set(PALETTE.key.split(","))
    assert "| `ctrl+p` | VS Code | `F2` |" in trouble
    assert "f2" in str(M50App.BINDINGS)


def test_the_wheel_holds_each_chapter():
    project = tomllib.loads((DOCS.parent / "pyproject.toml").read_text("utf-8"))
    held = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert {f"docs/{name}": f"m50core/manual/{name}" for name in FILES.values()} == held
    assert {path.name for path in MANUAL} < {*FILES.values()}


def test_it_can_be_read_in_the_program_too():
    for path in MANUAL:
        text = path.read_text("utf-8")
        bare = re.sub(r'<a id="[\w-]+"></a>|`[^`]+`', "", text)
        assert not re.search(r"</?[a-z]+[ />]", bare), path
        rows = re.findall(r"^\|(.+)\|$", text, re.MULTILINE)
        assert max(row.count("|") for row in rows) <= 2, path
        heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        assert max(map(len, heads)) < 45
