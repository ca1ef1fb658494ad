"""``m50 completion``."""

import argparse

from m50core.answers.schema import Schema
from m50core.plugins.extensions import CommandContext, Handler

COMPLETION = Schema("completion", "m50core.cli.answers.program:CompletionAnswer")
SHELLS = ("bash", "zsh", "fish", "powershell")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, help="uw terminal")


def _run(context: CommandContext) -> int:
    from argcomplete.shell_integration import shellcode

    # zsh reads the same text as bash.
    shell = "bash" if context.args.shell == "zsh" else context.args.shell
    text = shellcode(["m50"], shell=shell)
    context.answer(COMPLETION, COMPLETION.one(context.args.shell, text), text.split("\n"))
    return 0


HANDLERS = {
    "completion": Handler(_run, _arguments, (COMPLETION,)),
}
