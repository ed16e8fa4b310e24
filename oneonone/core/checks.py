"""A thing a person can put right in a file: many of them are a list, not an exception."""

from typing import NamedTuple


class Problem(NamedTuple):
    """One fault: the file, its line (from 1), the key or rule it breaks, and the way out."""

    path: str
    line: int
    rule: str
    message: str
    hides: bool = True
    """Whether the entry or row could not be read because of it. False: it still counts."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.message}"
