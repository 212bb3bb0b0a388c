"""From a figure that was found to a claim: drafts, what stands beside them, decisions. Imports official and below."""
