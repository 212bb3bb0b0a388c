"""The prose of the brief: shortcodes, and the rules that each sentence is held to."""
