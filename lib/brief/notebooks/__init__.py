"""A notebook from outside and inside: files, parameters, execution, what a cell shows.

Imports charts, corpus and below.
"""
