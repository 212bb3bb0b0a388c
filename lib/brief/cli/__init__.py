"""The command, a file a verb, loaded when it is called. Imports everything; no arithmetic in it."""
