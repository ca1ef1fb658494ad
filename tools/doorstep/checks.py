"""All that a change must pass, one after the other; types beside the tests."""

import os

from doorstep.folder import ROOT
from doorstep.workplace import beside, in_environment

# Tests of the screen wait now and then: one more than there are processors keeps those busy.
WORKERS = str((os.cpu_count() or 1) + 1)
FIRST = (["ruff", "check"], ["ruff", "format", "--check"], ["lint-imports"])
TYPES = ["mypy"]
TESTS = ["pytest", "-n", WORKERS, "--dist", "worksteal"]


def check_all(words: list[str]) -> int:
    """Run every check; return the first exit code that isn't 0. ``words``: more for the tests."""
    os.chdir(ROOT)
    for check in FIRST:
        if code := in_environment(check):
            return code
    types = beside(TYPES)
    code = in_environment([*TESTS, *words])
    told, _ = types.communicate()
    print(f"== {' '.join(TYPES)}", told, sep="\n", end="", flush=True)
    return code or types.returncode
