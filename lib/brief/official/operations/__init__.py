"""How an official value is read off a series: a class for each operation, with the fields that it needs.

A class reads its value with its arithmetic in words and numbers. Observations are bounds: what was published as "more
than" stays open through every step.
"""
