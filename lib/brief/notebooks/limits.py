"""How long a cell may take. Here, so that a command can say it in its help without importing what runs cells."""

LIMIT = "BRIEF_CELL_SECONDS"  # in the environment, for commands: how long a cell may take
SECONDS = 120  # unless told: the slowest cell of ours takes two
