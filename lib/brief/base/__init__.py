"""What every room stands on: paths, problems and places, records, the trace of what is read, checksums, Markdown.

Imports no other room.
"""
