"""The garbage collector: off while a word of the core runs, on for what may live long.

A word makes tens of thousands of objects that all stay until it ends: looking for garbage among
them finds nothing, and takes a tenth of its time. A script that imports m50 keeps its own choice.
"""

import gc

_off = False


def leave() -> None:
    """Look for no garbage, in the whole process, until ``collect`` is called."""
    global _off
    gc.disable()
    _off = True


def is_left() -> bool:
    """Tell whether a word of the core has run, and nothing that may live long."""
    return _off


def collect() -> None:
    """Look for garbage again, when ``leave`` was called; not among what is there already."""
    global _off
    if _off:
        gc.freeze()
        gc.enable()
        _off = False
