"""The names of the renderers. Here, so that a command can say them in its help without importing any."""

EMBEDDED, QUARTO, AUTO = "embedded", "quarto", "auto"
CHOICES = (AUTO, QUARTO, EMBEDDED)
