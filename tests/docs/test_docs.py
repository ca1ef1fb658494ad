"""The documents tell what the code does: their code runs, and what is generated is fresh."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks() -> list[tuple[str, str]]:
    return [
        (f"{path.name}-{number}", code)
        for path in [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
        for number, code in enumerate(BLOCK.findall(path.read_text("utf-8")), 1)
    ]


each_block = pytest.mark.parametrize("code", [pytest.param(c, id=name) for name, c in blocks()])


@each_block
def test_a_code_block_runs_as_it_stands(code: str, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "block", "exec"), {"__name__": "__main__"})  # noqa: S102


@pytest.mark.sweep
@each_block
def test_a_code_block_runs_as_a_program_of_its_own(code: str, tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True, text=True, cwd=tmp_path, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def writer():
    path = ROOT / "tools" / "write_reference.py"
    spec = importlib.util.spec_from_file_location("write_reference", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["hooks", "glossary", "state_machines"])
def test_the_reference_is_as_the_code_is(name: str):
    written = (DOCS / f"{name.replace('_', '-')}.md").read_text("utf-8")
    assert written == getattr(writer(), name)(), "run: python tools/write_reference.py"


def test_every_hook_is_documented_and_used_by_a_part_that_comes_with_m50():
    from m50core.plugins import hookspecs

    used = "\n".join(
        path.read_text("utf-8")
        for folder in ("src", "plugins", "tui")
        for path in (ROOT / folder).rglob("plugin.py")
    )
    for name in vars(hookspecs):
        if name.startswith("m50_") and name != "m50_reads":  # those read their own package alone
            assert f"def {name}(" in used, name
            assert f"## {name}\n" in (DOCS / "hooks.md").read_text("utf-8")


def test_the_map_of_the_documents_has_each_of_them():
    text = (DOCS / "architecture.md").read_text("utf-8")
    drawn = text[text.index("## The documents") : text.index("## Where things are kept")]
    documents = {path.name for path in DOCS.glob("*.md")}
    assert set(re.findall(r"\((\S+\.md)\)", drawn)) == documents - {"architecture.md"}
    assert all((DOCS / name).read_text("utf-8").startswith("# ") for name in documents)
