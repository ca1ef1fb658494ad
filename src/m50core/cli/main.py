"""The program ``m50``: run the command of a word; errors become sentences and exit codes.

Nothing is imported here before it is needed, ``typing`` neither: telling the version is all that
some ask.
"""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

    from m50core.cli.frame import Frame
    from m50core.program.asked import AskedBefore


def run() -> "NoReturn":
    """Run the program and leave with its exit code."""
    from m50core.cli import garbage

    garbage.leave()
    try:
        code = _answer(sys.argv[1:])
    except KeyboardInterrupt:  # before, or after, all that ``main`` does
        code = 130
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _stop_writing()
    _leave(code)


def _answer(words: list[str]) -> int:
    """Give again what is remembered of these words, else run them; return the exit code."""
    if words[:1] == ["--version"]:
        return main(words)
    from m50core.cli.again import give_again, question

    asked = question(words)
    code = give_again(asked)
    if code is not None:
        return code
    from m50core.cli.frame import first_frame

    frame = first_frame(words)
    try:
        return main(words, asked, frame)
    finally:
        if frame is not None:
            frame.close()


def main(
    argv: "Sequence[str] | None" = None,
    asked: "AskedBefore | None" = None,
    frame: "Frame | None" = None,
) -> int:
    """Run the program; return the exit code.

    ``asked``: where its answer may be remembered; ``frame``: what its screen first shows.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["--version"]:
        from m50core import __version__

        sys.stdout.write(f"m50 {__version__}\n")
        return 0
    from m50core.cli import output
    from m50core.errors import M50Error

    output.prepare_streams()
    try:
        from m50core.cli.words import run_words

        return run_words(words, asked, frame)
    except M50Error as error:
        output.say(error.sentence)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError as error:
        # The reader (head, less) has seen enough; a later flush must not complain either. Only of
        # an answer to a program half is worth nothing: that says so itself.
        _stop_writing()
        return getattr(error, "exit_code", 0)
    except Exception as error:
        from m50core.program.crash import report_crash

        output.say(report_crash(error))
        return 4


def _stop_writing() -> None:
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _leave(code: int) -> "NoReturn":
    """End the program, also when a plugin left a thread behind that would keep it alive."""
    threading = sys.modules.get("threading")
    if threading is None:
        sys.exit(code)
    mine = threading.current_thread()
    if all(thread.daemon or thread is mine for thread in threading.enumerate()):
        sys.exit(code)
    import os

    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            continue
    os._exit(code)
