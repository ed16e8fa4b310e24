"""SHA-256, for orders and names that are the same on every machine.

``hashlib`` loads OpenSSL, which takes longer than all that is hashed here; Python brings this one
function by itself, under a name that changed with 3.12. (Its own ``random`` does the same.)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_sha256: Callable[[bytes], Any]
try:
    from _sha2 import sha256 as _sha256  # type: ignore[import-not-found,no-redef,unused-ignore]
except ImportError:
    try:
        from _sha256 import sha256 as _sha256  # type: ignore[import-not-found,no-redef,unused-ignore]
    except ImportError:
        from hashlib import sha256 as _sha256


def digest(data: bytes) -> bytes:
    """The 32 bytes of the hash."""
    found: bytes = _sha256(data).digest()
    return found
