"""Numbers as people write them: bounds, qualifiers, grammar, units, periods, words. Imports base."""
