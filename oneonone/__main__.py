"""Where the program starts: ``oo``, and ``python -m oneonone``."""

from __future__ import annotations

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run ``oo`` and leave with its exit code; Ctrl-C while it is still loading says nothing."""
    try:
        from oneonone.cli import run

        code = run()
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
