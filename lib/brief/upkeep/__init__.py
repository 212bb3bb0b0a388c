"""Keeping the collection right: check, schemas, the pages made from the code, new files. Imports publish and below."""
