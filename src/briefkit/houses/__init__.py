"""Making and judging house styles: for designers, not for those who write briefs."""
