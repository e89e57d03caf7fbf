"""A chart's specification as values: what YAML 1.2 would make of its plain scalars."""

from __future__ import annotations

import re
from typing import Any

from briefkit.textfiles.yamltree import Mapping, Node, Scalar, Sequence

TRUTHS = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
INTEGER = re.compile(r"[-+]?[0-9]+")
HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
OCTAL = re.compile(r"0o[0-7]+")
DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
# Longer, Python refuses to read them; no chart needs them.
MAX_DIGITS = 300


def values_of(node: Node) -> Any:
    """A tree as values, by the core schema of YAML 1.2 (10.3.2); quoted texts stay texts.

    A field with nothing after it is left out, as everywhere in a brief; null is kept.
    """
    if isinstance(node, Mapping):
        return {
            entry.key.value: values_of(entry.value)
            for entry in node.entries
            if not _is_empty(entry.value)
        }
    if isinstance(node, Sequence):
        return [values_of(item) for item in node.items]
    return _value(node)


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.absent and not node.value


def _value(scalar: Scalar) -> str | int | float | bool | None:
    text = scalar.value
    if scalar.absent:
        return None
    if scalar.style is not None or len(text) > MAX_DIGITS:
        return text
    if text in TRUTHS:
        return TRUTHS[text]
    if INTEGER.fullmatch(text):
        return int(text)
    if HEXADECIMAL.fullmatch(text) or OCTAL.fullmatch(text):
        return int(text, 0)
    if DECIMAL.fullmatch(text) and abs(float(text)) < float("inf"):
        return float(text)
    return text
