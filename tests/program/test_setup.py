"""Setting up from a checkout: what ``run.py`` leaves behind."""

import importlib.util
import os
import sys
from pathlib import Path

RUN = Path(__file__).resolve().parents[2] / "run.py"


def test_setting_up_compiles_what_is_installed_and_our_own_sources(tmp_path: Path, monkeypatch):
    spec = importlib.util.spec_from_file_location("run", RUN)
    run = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(run)
    sources = [tmp_path / "src" / "own.py", tmp_path / "tui" / "src" / "screen.py",
               tmp_path / ".venv" / "lib" / "library.py"]  # fmt: skip
    for source in sources:
        source.parent.mkdir(parents=True)
        source.write_text("answer = 42\n", "utf-8")
    (tmp_path / "src" / "broken.py").write_text("for another Python:\n", "utf-8")
    scripts = tmp_path / ".venv" / run.SCRIPTS
    scripts.mkdir()
    (scripts / f"python{run.EXE}").symlink_to(sys.executable)
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    run.compile_all(dict(os.environ))
    for source in sources:
        assert Path(importlib.util.cache_from_source(str(source))).exists(), source
