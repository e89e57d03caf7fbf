"""What each command does, apart from arguments and the terminal."""
