"""Set m50 up in this folder and run it: ``python3 run.py m50 demo``, ``python3 run.py test``.

Finds uv, or puts it in a private environment (``.bootstrap``); then makes ``.venv`` from the hashed
pins in ``constraints/`` and runs the command in it with ``uv run --all-packages``. Needs Python
3.11 or newer and nothing else.

    python3 run.py m50 …     the program (no more words: the screen)
    python3 run.py test      all tests, linters, types and import contracts
    python3 run.py pin       renew the pins
    python3 run.py WORD …    any other command within the environment
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PRIVATE = ROOT / ".bootstrap"
PINS = ROOT / "constraints"
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
EXE = ".exe" if os.name == "nt" else ""
MEMBERS = (
    ".",
    "tui",
    *(f"plugins/pijler_{p}" for p in ("ruimte", "sociaal", "veiligheid", "financien")),
)
# Tests of the screen wait now and then: one more than there are processors keeps those busy.
WORKERS = str((os.cpu_count() or 1) + 1)
CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("lint-imports",),
)
TYPES = ("mypy",)
TESTS = ("pytest", "-n", WORKERS, "--dist", "worksteal")


class SetupError(Exception):
    """Setting up can't go on; the message says why and what to do."""


def call(*words: str, env: dict[str, str] | None = None) -> None:
    """Run a step of the set-up; SetupError when it fails."""
    done = subprocess.run(words, cwd=ROOT, env=env, check=False, stdout=sys.stderr)
    if done.returncode:
        raise SetupError(f"Deze stap is mislukt: {' '.join(map(str, words))}")


def private_uv() -> str:
    """Return uv from ``.bootstrap``, put there from the hashed pin when it is missing."""
    uv = PRIVATE / SCRIPTS / f"uv{EXE}"
    if uv.exists():
        return str(uv)
    print("uv ontbreekt op deze computer; het komt in de map .bootstrap", file=sys.stderr)
    python = PRIVATE / SCRIPTS / f"python{EXE}"
    install = ("install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r")
    pins = str(PINS / "bootstrap.txt")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", PRIVATE], check=False, **quiet)
    if made.returncode == 0:
        call(str(python), "-m", "pip", *install, pins)
    else:
        # Debian leaves ensurepip out: an environment without pip, filled by the system's pip.
        call(sys.executable, "-m", "venv", "--clear", "--without-pip", str(PRIVATE))
        pip = (sys.executable, "-m", "pip")
        if subprocess.run([*pip, "--version"], check=False, **quiet).returncode:
            raise SetupError(
                "Deze Python heeft geen pip en geen venv. Installeer uv, of het pakket "
                "python3-venv van uw systeem, en probeer het opnieuw."
            )
        call(*pip, "--python", str(python), *install, pins)
    return str(uv)


def environment() -> dict[str, str]:
    """Return the environment for uv: this Python, this folder's .venv, pip's own index settings."""
    env = dict(os.environ)
    env["UV_PYTHON_DOWNLOADS"] = "never"
    env["UV_PROJECT_ENVIRONMENT"] = env["VIRTUAL_ENV"] = str(VENV)
    for pip, uv in (
        ("PIP_INDEX_URL", "UV_DEFAULT_INDEX"),
        ("PIP_EXTRA_INDEX_URL", "UV_INDEX"),
        ("PIP_CERT", "SSL_CERT_FILE"),
    ):
        if pip in env:
            env.setdefault(uv, env[pip])
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    return env


def stamp() -> str:
    """Return a fingerprint of everything that the environment is made from."""
    files = [PINS / "all.txt", *(ROOT / member / "pyproject.toml" for member in MEMBERS)]
    content = b"".join(file.read_bytes() for file in files)
    return hashlib.sha256(content + sys.version.encode()).hexdigest()


def prepare(uv: str, env: dict[str, str]) -> None:
    """Make ``.venv`` as the pins say, when it isn't so yet."""
    mark = VENV / "m50-stamp"
    if mark.exists() and mark.read_text("utf-8") == stamp():
        return
    print("m50 wordt klaargezet …", file=sys.stderr)
    call(uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(VENV), env=env)
    pip = (uv, "pip", "install", "--quiet", "--no-config")
    call(*pip, "--require-hashes", "-r", str(PINS / "all.txt"), env=env)
    own = [word for member in MEMBERS for word in ("-e", str(ROOT / member))]
    call(*pip, "--no-deps", "--no-build-isolation", *own, env=env)
    compile_all(env)
    mark.write_text(stamp(), "utf-8")


def compile_all(env: dict[str, str]) -> None:
    """Compile what is installed and our own sources once, so that no start has to.

    Python compiles a source again by itself when it was changed since.
    """
    installed = VENV / ("Lib" if os.name == "nt" else "lib")
    folders = [installed, *(ROOT / member / "src" for member in MEMBERS)]
    python = VENV / SCRIPTS / f"python{EXE}"
    words = (str(python), "-m", "compileall", "-qq", "-j", "0", *map(str, folders))
    # What a package ships may be for another Python: that is no reason to stop.
    subprocess.run(words, cwd=ROOT, env=env, check=False, stdout=sys.stderr)


def pin(uv: str, env: dict[str, str]) -> int:
    """Resolve anew and write the pins: versions in pyproject.toml, hashes in constraints/."""
    pyproject = ROOT / "pyproject.toml"
    block = re.compile(r"^constraint-dependencies = \[\n.*?^\]\n", re.MULTILINE | re.DOTALL)
    text = pyproject.read_text("utf-8")
    pyproject.write_text(block.sub("constraint-dependencies = [\n]\n", text), "utf-8")
    call(uv, "lock", "--upgrade", "--python", sys.executable, env=env)
    export = ("export", "--quiet", "--frozen", "--format", "requirements-txt", "--no-header",
              "--no-annotate", "--all-packages", "--all-groups", "--all-extras",
              "--no-emit-workspace", "--output-file")  # fmt: skip
    call(uv, *export, str(PINS / "all.txt"), env=env)
    pins = re.findall(
        r"^([A-Za-z0-9._-]+==[^ ;\\]+)", (PINS / "all.txt").read_text("utf-8"), re.MULTILINE
    )
    lines = "".join(f'    "{one}",\n' for one in sorted(pins))
    pyproject.write_text(block.sub(f"constraint-dependencies = [\n{lines}]\n", text), "utf-8")
    version = subprocess.run([uv, "--version"], capture_output=True, text=True, check=True)
    number = version.stdout.split()[1]
    wanted = f"uv=={number}\n"
    compiled = subprocess.run(
        [uv, "pip", "compile", "--quiet", "--generate-hashes", "--no-header", "--no-annotate", "-"],
        input=wanted, capture_output=True, text=True, check=True, env=env,
    )  # fmt: skip
    (PINS / "bootstrap.txt").write_text(compiled.stdout, "utf-8")
    return 0


def run(uv: str, env: dict[str, str], words: list[str]) -> int:
    """Run a command in the environment; return its exit code."""
    command = [uv, "run", "--all-packages", "--no-sync", "--quiet", *words]
    try:
        return subprocess.run(command, cwd=None, env=env, check=False).returncode
    except KeyboardInterrupt:
        return 130


def run_beside(uv: str, env: dict[str, str], quiet: tuple[str, ...], words: list[str]) -> int:
    """Run two commands at once; tell what ``quiet`` said when the other is done.

    Return the first exit code that isn't 0. Most tests wait now and then: there is room beside.
    """
    beside = subprocess.Popen(
        [uv, "run", "--all-packages", "--no-sync", "--quiet", *quiet],
        env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        errors="replace",
    )  # fmt: skip
    code = run(uv, env, words)
    told, _ = beside.communicate()
    print(f"== {' '.join(quiet)}", told, sep="\n", end="", flush=True)
    return code or beside.returncode


def main(words: list[str]) -> int:
    """Set up and run; return the exit code."""
    if sys.version_info < (3, 11):
        print("m50 heeft Python 3.11 of nieuwer nodig.", file=sys.stderr)
        return 2
    words = words or ["m50"]
    try:
        uv = shutil.which("uv") or private_uv()
        env = environment()
        if words[0] == "pin":
            return pin(uv, env)
        prepare(uv, env)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 4
    if words[0] != "test":
        return run(uv, env, ["--project", str(ROOT), *words])
    os.chdir(ROOT)
    for check in CHECKS:
        if code := run(uv, env, [*check]):
            return code
    return run_beside(uv, env, TYPES, [*TESTS, *words[1:]])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
