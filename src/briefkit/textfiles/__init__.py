"""Files of text in which everything knows its line and column: YAML, Markdown, JSON, CSV."""
