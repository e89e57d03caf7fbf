"""Word documents: the validator of Microsoft's Open XML SDK, and openxml-audit (ECMA-376)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from openxml_audit import OpenXmlValidator

from conformance.judging import PACKAGES, Faults, said_by


def sdk(files: Sequence[Path]) -> Faults:
    """What the Open XML SDK finds."""
    return {each: _by_sdk(each) for each in files}


def audit(files: Sequence[Path]) -> Faults:
    """What openxml-audit finds."""
    # One validator a file: it takes the notes of the first for those of the next.
    return {
        each: list(map(str, OpenXmlValidator().validate(str(each)).errors)) for each in files
    }


def _by_sdk(file: Path) -> list[str]:
    program = PACKAGES / ".bin/ooxml-validator"
    found = json.loads(said_by(program, file, codes=(0, 1)))
    faults = [f"{each['path']} {each['description']}" for each in found["errors"]]
    return faults or ([] if found["ok"] else ["refused, without a reason"])
