"""A brief written out again, as YAML or Markdown."""
