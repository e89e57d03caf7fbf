"""Templates compiled once in a process, for all styles and languages that share them."""

from __future__ import annotations

from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

# Ten styles have as many.
MOST_KEPT = 500


class Compiled(BytecodeCache):
    """Keeps the code of templates in memory, by their files and by what these say.

    Only for environments that compile alike.
    """

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template the code that it was compiled to before, if it was."""
        bucket.code = self.kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if len(self.kept) >= MOST_KEPT:
            self.kept.clear()
        self.kept[bucket.key, bucket.checksum] = bucket.code


COMPILED = Compiled()
