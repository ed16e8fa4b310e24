"""A team of two, for the commands that share a notebook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from team import Pair, team


@pytest.fixture
def pair(notebook: Path, tmp_path: Path, oo: Callable[..., Any]) -> Pair:
    """Ms. Rivera, Mr. Chen, who joined her notebook, and the store between them."""
    (rivera, chen), store = team("rivera chen", notebook, tmp_path, oo)
    return rivera, chen, store
