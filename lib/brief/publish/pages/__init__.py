"""What the brief has besides prose and notebooks: evidence, source reader, explorer, citations."""
