"""Which sections and notebooks, with which parameters, for whom. Imports notebooks and below."""
