"""From executed notebooks and prose to the brief: prose, pages, rendering, staging, manifest.

Imports editions, tables, analysis and below.
"""
