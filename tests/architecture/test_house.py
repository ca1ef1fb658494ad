"""The house stays as drawn: imports, lengths, names, nothing of one machine."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECTS = [ROOT, ROOT / "tui", *sorted((ROOT / "plugins").glob("pijler_*"))]
HEAVY = "textual cattrs tinydb jinja2 babel pluggy icalendar msgspec"


def tracked() -> list[Path]:
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_importing_the_library_costs_nothing_heavy():
    code = f"import m50core, sys; print(sorted(set({HEAVY!r}.split()) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_every_public_name_is_there_and_the_list_is_whole():
    import m50core

    for name in m50core.__all__:
        assert getattr(m50core, name) is not None
    with pytest.raises(AttributeError):
        m50core.nothing  # noqa: B018


def test_no_module_is_longer_than_one_thing_needs():
    sources = [p for p in tracked() if p.suffix == ".py" and "/src/" in str(p)]
    assert sources
    long = {p.name: n for p in sources if (n := len(p.read_text("utf-8").splitlines())) > 350}
    assert long == {}


def test_no_file_names_a_registry_or_a_folder_of_one_machine():
    hosts = ["pypi" + ".org", "python" + "hosted", "registry." + "npmjs", "deb." + "debian"]
    folders = ["/ro" + "ot/", "/ho" + "me/", "/wo" + "rk/main", "/Us" + "ers/"]
    words = re.compile("|".join(re.escape(word) for word in hosts + folders))
    found = {
        str(path.relative_to(ROOT)): match.group()
        for path in tracked()
        if (match := words.search(path.read_text("utf-8", errors="replace")))
    }
    assert found == {}


def test_no_lock_file_with_addresses_is_kept():
    names = {path.name for path in tracked()}
    assert not names & {"uv.lock", "poetry.lock", "pylock.toml"}


def test_every_pin_has_a_hash_and_the_constraints_are_the_same_versions():
    text = (ROOT / "constraints" / "all.txt").read_text("utf-8")
    pins = re.findall(r"^([A-Za-z0-9._-]+==[^ ;\\\n]+)", text, re.MULTILINE)
    assert len(pins) > 20
    for block in re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in block, block.splitlines()[0]
    kept = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert kept["tool"]["uv"]["constraint-dependencies"] == sorted(pins)


@pytest.mark.parametrize("project", PROJECTS, ids=lambda p: p.name)
def test_every_distribution_has_its_readme_types_and_tests(project: Path):
    (package,) = [p for p in (project / "src").iterdir() if (p / "__init__.py").exists()]
    assert (project / "README.md").read_text("utf-8").startswith("# ")
    assert (package / "py.typed").exists()
    assert list((project / "tests").rglob("test_*.py"))
    described = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    assert described["requires-python"] == ">=3.11"
    assert described["license"] == "Apache-2.0"


def test_no_door_has_the_name_of_a_module_behind_it():
    """The import of the module would take its place."""
    clashes = [
        f"{path.parent.name}.{name}"
        for path in sorted((ROOT / "src" / "m50core").rglob("__init__.py"))
        for _, name in re.findall(
            r"from m50core\.\S+\.(\w+) import \w+ as (\w+)", path.read_text("utf-8")
        )
        if (path.parent / f"{name}.py").exists()
    ]
    assert clashes == []
