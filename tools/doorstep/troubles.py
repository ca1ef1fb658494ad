"""What goes wrong while m50 is set up, as a sentence: what happened, and what one can do.

uv and pip tell it in words of their own; what is known of those is looked for in them.
"""

import errno
import os
import re
from pathlib import Path

from doorstep.folder import ROOT
from doorstep.started import anywhere, own_command

ROOM = "ongeveer 300 MB"
_KNOWN = (
    (
        r"no space left|not enough space|disk quota|os error 28\b|os error 112\b",
        f"De schijf is vol. m50 heeft {ROOM} nodig. Maak ruimte en typ de opdracht opnieuw.",
    ),
    (
        r"certificate|unknownissuer|ssl: |self.signed",
        "De verbinding is niet te vertrouwen: het certificaat is op deze computer niet bekend. "
        "Vraag uw beheerder om het certificaat van uw netwerk, en noem het in SSL_CERT_FILE.",
    ),
    (
        r"hash mismatch|do not match the hashes|hashes? .*mismatch",
        "Wat is opgehaald, is niet wat m50 verwacht; het is dus niet gebruikt. Typ de opdracht "
        "opnieuw. Blijft het zo, vraag dan uw beheerder welke index uw computer gebruikt.",
    ),
    (
        r"dns error|failed to fetch|error sending request|connection (refused|reset)|timed out"
        r"|network (is )?unreachable|name resolution|could not connect|newconnectionerror"
        r"|no matching distribution|client error|network was disabled|not found in the cache"
        r"|no solution found",
        "Er is geen verbinding om op te halen wat m50 nodig heeft. Kijk of het netwerk werkt en "
        "typ de opdracht opnieuw. Zonder netwerk: typ op een computer met netwerk "
        f"`{anywhere('bundle')}`, en breng over wat die maakt.",
    ),
    (
        r"permission denied|access is denied|read-only file system|os error (5|13|30)\b",
        "{unwritable}",
    ),
    (
        r"being used by another process|os error 32\b",
        "m50 is nog open in een ander venster. Sluit het daar en typ de opdracht opnieuw.",
    ),
)  # fmt: skip


def sentence_of(told: str, what: str = "Klaarzetten is niet gelukt.") -> str:
    """Return what a step told that failed, as a sentence; what isn't known as it was told."""
    for pattern, sentence in _KNOWN:
        if re.search(pattern, told, re.IGNORECASE):
            return sentence if sentence != "{unwritable}" else _unwritable()
    lines = [line.rstrip() for line in told.splitlines() if line.strip()][-5:]
    reason = "\n".join(f"    {printable(line)}" for line in lines)
    return f"{what} Dit is wat erover verteld wordt:\n{reason}"


def sentence_of_system(error: OSError) -> str:
    """Return what the system refused, as a sentence."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return sentence_of("no space left")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return sentence_of("permission denied")
    return sentence_of(f"{error.filename or ''} {error.strerror or error}")


def _unwritable() -> str:
    """Return where one may not write: in this folder, or else in one's own."""
    if not os.access(ROOT, os.W_OK):
        return (
            f"In de map {ROOT} mag u niet schrijven. Kopieer haar naar een plek die van u is, en "
            "typ de opdracht daar."
        )
    return (
        f"In uw eigen map ({Path.home()}) of in {ROOT} mag m50 iets niet schrijven. Vraag dat aan "
        "uw beheerder. Zonder te installeren werkt m50 vanuit deze map: "
        f"`{own_command('m50')}`."
    )


def printable(line: str) -> str:
    """Return a line without what a terminal acts upon."""
    return "".join(sign if sign.isprintable() else " " for sign in line)
