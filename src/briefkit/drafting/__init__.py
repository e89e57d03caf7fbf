"""A draft made elsewhere becomes a brief: its typed notes as citations, labels for notes.

What an author typed is only taken for a citation where it is sure: every word of it has
its field. All else stays the text that it was.
"""
