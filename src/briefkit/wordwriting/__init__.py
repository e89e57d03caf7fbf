"""The parts of a Word document, and a designer's template that they are poured into."""
