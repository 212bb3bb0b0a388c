"""`python -m brief` is the command `brief`."""

from brief.cli.main import main

main()
