"""What is said where something that a format needs is not on this machine."""

from __future__ import annotations


class MissingLibrary(Exception):
    """A format can't be made for want of a library; the message says how to get it."""
