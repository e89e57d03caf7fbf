"""Footnotes of free text: the works that they cite, and what a citation lacks."""
