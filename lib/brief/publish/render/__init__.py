"""A staged project to HTML, PDF and Word, a module a renderer."""
