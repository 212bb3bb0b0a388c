"""Quantities as people write them: value, qualifier, bounds, unit, and the arithmetic on bounds."""

from brief.quantity.bounds import Bounds
from brief.quantity.grammar import Expression, read
from brief.quantity.qualifiers import QUALIFIERS, bounds_of
from brief.quantity.units import convert

__all__ = ["QUALIFIERS", "Bounds", "Expression", "bounds_of", "convert", "read"]
