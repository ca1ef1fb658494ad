"""Set m50 up in this folder and run it: ``python3 run.py m50 demo``, ``python3 run.py test``.

``python3 run.py help`` tells what else there is. Needs Python 3.11 or newer and nothing else; older
ones must be able to read this file, to say so.
"""

import os
import sys

OLDEST = (3, 11)
HERE = os.path.dirname(os.path.abspath(__file__))


def works(python):
    """Tell whether a Python starts: a version manager names some that aren't in use."""
    import subprocess

    with open(os.devnull, "w") as nowhere:
        return subprocess.call([python, "-c", ""], stdout=nowhere, stderr=nowhere) == 0


def newer_python():
    """Return a Python on this computer that is new enough, or None."""
    try:
        from shutil import which
    except ImportError:  # a Python of before 2013
        return None
    for minor in range(19, OLDEST[1] - 1, -1):
        path = which("python3.%d" % minor)
        if path and works(path):
            return path
    return None


def main():
    """Run with this Python, or with one that is new enough."""
    if sys.version_info < OLDEST:
        python = newer_python() if os.name == "posix" else None
        if python:
            # As it would be typed, so that what is advised can be typed too.
            os.execv(python, [os.path.basename(python)] + sys.argv)
        sys.stderr.write(
            "m50 heeft Python 3.11 of nieuwer nodig; dit is Python %d.%d. Installeer een nieuwere "
            "Python en typ de opdracht daarna opnieuw.\n" % tuple(sys.version_info[:2])
        )
        return 2
    sys.path.insert(0, os.path.join(HERE, "tools"))
    from doorstep.words import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
