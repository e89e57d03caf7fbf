"""What a page holds besides its text: styles, metadata, the names of its directions."""
