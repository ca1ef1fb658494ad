"""``m50 completion``."""

import argparse
from collections.abc import Iterator

from m50core.answers.schema import Schema
from m50core.plugins.extensions import CommandContext, Handler
from m50core.started import start_words, to_type

COMPLETION = Schema("completion", "m50core.cli.answers.program:CompletionAnswer")
_TO = {
    "bash": ">> ~/.bashrc",
    "zsh": ">> ~/.zshrc",
    "fish": "> ~/.config/fish/completions/m50.fish",
    "powershell": ">> $PROFILE",
}
"""Where each shell looks when it starts."""
_COMPINIT = "autoload -Uz compinit && compinit"
SHELLS = ("bash", "zsh", "fish", "powershell")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, help="uw terminal")


def _run(context: CommandContext) -> int:
    from argcomplete.shell_integration import shellcode

    # zsh reads the same text as bash.
    shell = "bash" if context.args.shell == "zsh" else context.args.shell
    text = shellcode(["m50"], shell=shell)
    context.answer(COMPLETION, COMPLETION.one(context.args.shell, text), text.split("\n"))
    for sentence in _advice(context.args.shell):
        context.say(sentence)
    return 0


def _advice(shell: str) -> Iterator[str]:
    """Yield how one turns it on for good."""
    command = to_type(f"completion {shell}")
    yield f"Zet het zo voorgoed aan, en open daarna een nieuwe terminal: {command} {_TO[shell]}"
    if shell == "zsh":
        yield f"Staat er nog geen compinit in ~/.zshrc, zet dit er dan boven: {_COMPINIT}"
    if start_words() != "m50":
        yield "Aanvullen doet uw terminal bij het woord m50: python3 run.py install zet dat klaar."


HANDLERS = {
    "completion": Handler(_run, _arguments, (COMPLETION,)),
}
