"""Policy documents in, a briefing out in which every number can be traced to the words it was quoted from."""

import sys

# jsonschema, which nbformat and Altair check with, would first read the grammar of IRIs: a second of every process,
# for a check that no schema of theirs asks for. It does without where this can't be imported.
sys.modules.setdefault("rfc3987_syntax", None)
