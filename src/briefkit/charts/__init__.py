"""Charts: data and a short specification become pictures in the style of the house."""
