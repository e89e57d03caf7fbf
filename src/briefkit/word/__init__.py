"""Word documents: what is read of them, and the comments that are put into them."""
