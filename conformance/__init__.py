"""Judges that briefkit did not write, asked of every brief and style: ``make conformance``."""
