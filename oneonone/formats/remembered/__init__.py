"""What was read once, as text that is quicker to read again than the files it came from.

The texts are JSON, made and read by this program alone; nobody edits them. A text that was cut or
changed gives a ``ValueError``, and the files are read instead.
"""

from __future__ import annotations

BROKEN = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What reading a text of another shape may end in."""
