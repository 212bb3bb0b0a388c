-- The filters run inside Pandoc and Quarto, which bring these.
std = "lua54"
-- Set anew for each format, and for each section that is rendered apart; filters ask them what they work for.
globals = {"FORMAT", "GENERATED", "LABELS"}
read_globals = {"pandoc", "quarto", "PANDOC_WRITER_OPTIONS", "PANDOC_SCRIPT_FILE", "PANDOC_STATE"}
max_line_length = 120
