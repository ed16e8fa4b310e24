"""Where the program starts: ``oo``, and ``python -m oneonone``."""

from __future__ import annotations

import os
import sys

try:
    here = os.getcwd()
except OSError:  # the folder one stands in is gone
    here = ""
if sys.path[:1] in ([""], [here]):
    del sys.path[0]  # ``python -m`` would take modules from a notebook one stands in

import contextlib
import gc
from typing import NoReturn


def main() -> NoReturn:
    """Run ``oo`` and leave with its exit code; Ctrl-C while it is still loading says nothing."""
    # A command is short and makes no rings: to look for them, and to take everything apart at the
    # end, would take longer than most commands do.
    gc.disable()
    try:
        from oneonone.cli import run

        code = run()
    except KeyboardInterrupt:
        code = 130
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(BaseException):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
