"""Keeping the collection right: check, schemas, manual, scaffolds. Imports publish and below."""
