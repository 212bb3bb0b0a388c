"""What changed is done again: a graph of runs and editions, and who does the work. Imports publish and below."""
