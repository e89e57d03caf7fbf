"""Finished files read back, and held against the brief that they were made of."""
