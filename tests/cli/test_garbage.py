"""The garbage collector: off while the program does a word of the core, on for what lives long."""

import subprocess
import sys

import pytest

PLUGIN = """
import gc, types
from m50core.plugins import Command, hookimpl
from m50core.program import installed

plugin = types.ModuleType("langdurig")
plugin.m50_api = 1
@hookimpl
def m50_commands():
    return [Command("langdurig", "duurt lang", lambda context: print(gc.isenabled()) or 0)]
plugin.m50_commands = m50_commands

class Entry:
    name, value, distribution, version = "langdurig", "langdurig", "", ""
    def load(self):
        return plugin

installed.installed_plugins = lambda **_: [Entry()]
"""


def told(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_a_word_of_the_core_runs_without_looking_for_garbage():
    code = (
        "import gc, sys\nfrom m50core.cli import main as program\n"
        "program.main = lambda *_, **__: print(gc.isenabled()) or 0\nprogram.run()"
    )
    assert told(code) == "False\n"


def test_a_word_of_a_plugin_may_live_long_and_has_its_garbage_taken_away():
    code = f"{PLUGIN}\nimport sys\nsys.argv = ['m50', 'langdurig']\n"
    assert told(code + "from m50core.cli.main import run\nrun()") == "True\n"


ENDS = "import atexit, sys\natexit.register(print, 'klaar')\nsys.stdout.write('eerst ')\n"
LEFT = """
import os
class Made:
    def __del__(self, write=os.write):
        write(2, b"uit elkaar")
made = Made()
"""


@pytest.mark.parametrize("word", ["--version", "niets"])
def test_what_a_word_of_the_core_made_is_not_taken_apart_and_what_waits_for_the_end_is_done(word):
    code = f"{ENDS}{LEFT}sys.argv = ['m50', {word!r}]\nfrom m50core.cli.main import run\nrun()"
    assert told(code).startswith("eerst ")
    assert "klaar\n" in told(code)
    assert "uit elkaar" not in told(code)


def test_a_script_that_runs_a_word_keeps_its_own_choice():
    code = "import gc\nfrom m50core.cli.main import main\nmain(['niets'])\nprint(gc.isenabled())"
    assert told(code).startswith("True\n")
