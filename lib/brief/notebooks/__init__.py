"""A notebook from outside and inside: files, parameters, execution, what a cell shows.

Imports charts, kernels and below.
"""
