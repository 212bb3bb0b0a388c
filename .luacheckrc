-- The filters run inside Pandoc and Quarto, which bring these.
std = "lua54"
-- Set anew for each format; the filter asks it what it works for.
globals = {"FORMAT"}
read_globals = {"pandoc", "quarto", "PANDOC_WRITER_OPTIONS", "PANDOC_SCRIPT_FILE", "PANDOC_STATE"}
max_line_length = 120
