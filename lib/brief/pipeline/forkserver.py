"""What the server that workers are forked from imports: importing is all that multiprocessing lets it do.

So this is an entry point, and the one module of the library that does something when it is imported.
"""

import signal
from importlib import import_module

from brief.base import memory, patches

IMPORTED = ("brief.pipeline.work", "papermill", "typst", "vl_convert")  # the last three are imported when needed

signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the command: it ends us, when we are at our imports too
patches.skip_iri_grammar()
with memory.loading():  # and frozen: workers share what they don't search
    for name in IMPORTED:
        import_module(name)
