"""What becomes of the tracked changes in a Word document that is read."""

from __future__ import annotations

from typing import Literal

Tracked = Literal["accept", "reject", "refuse"]
"""Files to be refused are read as if accepted; each change is then reported."""
