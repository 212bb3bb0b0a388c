"""What the documents say: vocabulary, documents, quotes, claims and their anchoring, ledger, frameworks.

Imports quantity and below.
"""
