"""The newest version of this folder, where git can bring it; else a sentence that says why not."""

import os
import re
import shutil
import subprocess

from doorstep.folder import ROOT, SetupError, say
from doorstep.started import anywhere
from doorstep.troubles import printable, sentence_of

_ANEW = (
    "aal een nieuwe map van m50 op, zet die in de plaats van deze, en typ daar "
    f"`{anywhere('install')}`."
)
_OR_ANEW = f"Of h{_ANEW}"
_KNOWN = (
    (
        r"would be overwritten|local changes|unmerged|not been merged|cannot pull with rebase",
        "In deze map zijn bestanden gewijzigd die de nieuwe versie ook wijzigt:\n{files}\n"
        "Zet ze terug zoals ze waren (git restore BESTAND), of bewaar ze elders. {anew}",
    ),
    (
        r"not currently on a branch",
        "Deze map staat vast op één versie ({version}) en gaat niet mee met nieuwe. Kies eerst de "
        "lijn die u volgt, meestal met: git switch main. {anew}",
    ),
    (
        r"no tracking information|no such ref was fetched|no remote|couldn't find remote ref",
        "Deze map weet niet waar nieuwe versies vandaan komen. Vraag het aan wie haar gaf. {anew}",
    ),
    (
        r"not possible to fast-forward|diverg|refusing to merge",
        "In deze map zijn eigen wijzigingen vastgelegd, die de nieuwe versie niet kent. Voeg ze "
        "zelf samen met git. {anew}",
    ),
    (
        r"dubious ownership",
        "Deze map is van een andere gebruiker van deze computer. Laat die haar bijwerken. {anew}",
    ),
    (
        r"\.lock'?: file exists|another git process",
        "Een ander venster werkt al met git in deze map. Wacht tot dat klaar is en typ de opdracht "
        "opnieuw. Is er geen ander, haal dan dit bestand weg:\n{lock}",
    ),
    (
        r"does not appear to be a git repository|could not read from remote|could not resolve"
        r"|unable to (access|connect)|connection|timed out|unreachable|repository .*not found",
        "De plek waar deze map vandaan komt, antwoordt niet: {remote}. Kijk of het netwerk werkt "
        "en typ de opdracht opnieuw. Met wat u nu heeft, kunt u gewoon verder.",
    ),
)  # fmt: skip
"""What git says, and what that means; the first that fits is told."""
_UNTOUCHED = "De nieuwste versie is niet opgehaald, en er is niets veranderd."


def fetch_newest() -> None:
    """Bring this folder up to date; SetupError, in a sentence, when git can't.

    A folder that wasn't fetched with git stays as it is, and that is told.
    """
    if not (ROOT / ".git").exists():
        say("Deze map is niet met git opgehaald, dus een nieuwere versie komt er niet vanzelf in.")
        say(f"H{_ANEW}")
        return
    if not shutil.which("git"):
        raise SetupError(f"{_UNTOUCHED} Dat gaat met git, en dat staat niet op deze computer: "
                         f"installeer git en typ de opdracht opnieuw. {_OR_ANEW}")  # fmt: skip
    say("De nieuwste versie wordt opgehaald …")
    before = _git("rev-parse", "HEAD").stdout
    done = _git("pull", "--quiet", "--ff-only")
    if done.returncode:
        raise SetupError(f"{_UNTOUCHED} {why_not(done.stderr or done.stdout)}")
    if _git("rev-parse", "HEAD").stdout == before:
        say("Deze map heeft al de nieuwste versie.")
    else:
        say("Deze map is bijgewerkt. Wat er nieuw is, staat in CHANGELOG.md.")


def why_not(told: str) -> str:
    """Return what git told when it couldn't, as a sentence; what isn't known as it was told."""
    for pattern, sentence in _KNOWN:
        if re.search(pattern, told, re.IGNORECASE):
            return sentence.format(
                files=_listed(r"^\t(.+)$", told),
                lock=_listed(r"'(.+\.lock)'", told),
                version=_git("describe", "--always", "--tags").stdout.strip(),
                remote=_remote(),
                anew=_OR_ANEW,
            )
    return sentence_of(told, "Git lukte dat niet.")


def _listed(pattern: str, told: str) -> str:
    return "\n".join(f"    {printable(each)}" for each in re.findall(pattern, told, re.MULTILINE))


def _remote() -> str:
    """Return where this folder was fetched from, without a name or password in it."""
    address = _git("remote", "get-url", "origin").stdout.strip() or "onbekend"
    return printable(re.sub(r"//[^/@]*@", "//", address))


def _git(*words: str) -> "subprocess.CompletedProcess[str]":
    # In English, whatever the computer speaks: what it tells is looked for above.
    git = shutil.which("git") or "git"
    env = {**os.environ, "LC_ALL": "C", "LANGUAGE": "C"}
    return subprocess.run(
        [git, "-c", "core.quotePath=false", "-C", str(ROOT), *words], env=env, check=False,
        text=True, encoding="utf-8", errors="replace", capture_output=True,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
