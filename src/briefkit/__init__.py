"""Policy briefs, written once: PDF, Word and web page, with every note in its place."""
