"""The agencies' own files: what each is (`catalog`), how it is read (a module a dataset), what follows (`verify`)."""
