"""The arithmetic of each notebook: pure functions on frames and bounds, a module a notebook.

Imports tables and below.
"""
