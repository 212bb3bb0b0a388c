"""A file as text: a module a format. What a file is, its content says, not its name."""
