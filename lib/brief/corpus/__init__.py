"""What the documents say: vocabulary, documents, quotes, claims, ledger, frameworks. Imports quantity and below."""
