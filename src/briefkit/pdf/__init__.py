"""What is done to a PDF between its layout and its file."""
