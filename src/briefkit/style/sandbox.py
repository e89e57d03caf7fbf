"""What a style's templates may do: read what they are given, and call little of it.

Jinja's own sandbox keeps templates from the inside of Python's objects, but lets them call
any method of what they are given, and follow it to whatever it holds: a path that can be
read, a pydantic model that can unpickle.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import PurePath
from types import ModuleType
from typing import Any

from jinja2 import BaseLoader, Environment
from jinja2.sandbox import ImmutableSandboxedEnvironment

# Whose methods may be called: what is plain, and has no way to anything else.
PLAIN = (str, int, float, list, tuple, set, frozenset, Mapping, datetime.date, datetime.time)
# Where the other methods and macros that may be called are written.
OURS = ("briefkit.", "jinja2.runtime")
CLOSED = (PurePath, Environment, BaseLoader, ModuleType, type)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which only plain values and our own objects have methods."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may have an attribute of an object."""
        if isinstance(obj, CLOSED) or isinstance(value, type):
            return False
        if not super().is_safe_attribute(obj, attr, value):
            return False
        ours = str(getattr(value, "__module__", "")).startswith(OURS)
        return not callable(value) or isinstance(obj, PLAIN) or ours
