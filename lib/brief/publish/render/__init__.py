"""A staged project to HTML and PDF, a module a renderer."""
