"""Claims, verdicts and frameworks as tidy tables, and the data package made of them. Imports official and below."""
