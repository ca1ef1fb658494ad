"""The program ``m50``: run the command of a word; errors become sentences and exit codes.

Nothing is imported here before it is needed, ``typing`` neither: telling the version is all that
some ask.
"""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import NoReturn

    from m50core.cli.frame import Frame
    from m50core.program.asked import AskedBefore


def run() -> "NoReturn":
    """Run the program and leave with its exit code."""
    from m50core.cli import garbage

    garbage.leave()
    _stand_in()
    _leave(_ending(_run))


def _run() -> int:
    code = _answer(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _stop_writing()
    except OSError as error:
        return _tell(_unwritable(error))
    return code


def _answer(words: list[str]) -> int:
    """Give again what is remembered of these words, else run them; return the exit code."""
    if words[:1] == ["--version"]:
        return main(words)
    from os import environ

    if "_ARGCOMPLETE" in environ:
        from m50core.cli.completing import complete

        return complete()
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
    return _ending(lambda: _main(words, asked, frame))


def _main(words: list[str], asked: "AskedBefore | None", frame: "Frame | None") -> int:
    if words[:1] == ["--version"]:
        from m50core import __version__

        try:
            sys.stdout.write(f"m50 {__version__}\n")
        except OSError as error:
            raise _unwritable(error) from error
        return 0
    from m50core.cli import output
    from m50core.cli.words import run_words

    output.prepare_streams()
    return run_words(words, asked, frame)


def _ending(work: "Callable[[], int]") -> int:
    """Return the exit code of what is done; an error becomes a sentence and its code."""
    try:
        return work()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError as error:
        # The reader (head, less) has seen enough; a later flush must not complain either. Only of
        # an answer to a program half is worth nothing: that says so itself.
        _stop_writing()
        return getattr(error, "exit_code", 0)
    except Exception as error:
        return _tell(error)


def _tell(error: Exception) -> int:
    """Tell a person what went wrong; return the exit code."""
    from m50core.cli import output
    from m50core.errors import M50Error

    if isinstance(error, M50Error):
        told, code = error.told, error.exit_code
    else:
        from m50core.program.crash import report_crash

        told, code = (report_crash(error),), 4
    try:
        sys.stdout.flush()
    except OSError:  # what can't be written now can't at the end either
        _stop_writing()
    try:
        for sentence in told:
            output.say(sentence)
    except (OSError, output.Unwritable):  # nobody can be told: the exit code says it
        _stop_writing("stderr")
    return code


def _unwritable(error: OSError) -> Exception:
    """Return what tells that the answer can't be written; a reader that went away is no error."""
    from m50core.cli.output import Unwritable

    return error if isinstance(error, BrokenPipeError) else Unwritable(error)


def _stand_in() -> None:
    """Put something in the place of a stream that was closed: it is read empty, or goes nowhere."""
    import os

    for name, way in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, way, encoding="utf-8"))  # noqa: PTH123, SIM115


def _stop_writing(name: str = "stdout") -> None:
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), getattr(sys, name).fileno())


def _leave(code: int) -> "NoReturn":
    """End the program, also when a plugin left a thread behind that would keep it alive.

    What a word of the core made is left to the system: to take it apart takes a tenth of its time.
    """
    from m50core.cli import garbage

    threading = sys.modules.get("threading")
    mine = threading.current_thread() if threading is not None else None
    others = threading.enumerate() if threading is not None else ()
    if all(thread.daemon or thread is mine for thread in others):
        if not garbage.is_left():
            sys.exit(code)
        import atexit

        atexit._run_exitfuncs()  # noqa: SLF001 - as Python does at its own end
    import os

    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            continue
    os._exit(code)
