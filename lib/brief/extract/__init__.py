"""A new document: read from a file, the figures it quotes proposed. Imports corpus, quantity and base."""
