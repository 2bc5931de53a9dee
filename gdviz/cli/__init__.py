"""The command line: what is typed, and one line when it is wrong."""
