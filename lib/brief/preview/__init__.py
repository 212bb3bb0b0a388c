"""The brief in a browser while it is written: a save is seen by itself. Imports pipeline and what lies below."""
