"""What the server that workers are forked from imports: importing is all that multiprocessing lets it do.

So this is an entry point, and the one module of the library that does something when it is imported.
"""

from importlib import import_module

from brief.base import patches

IMPORTED = ("brief.pipeline.work", "papermill", "typst", "vl_convert")  # the last three are imported when needed

patches.skip_iri_grammar()
for name in IMPORTED:
    import_module(name)
