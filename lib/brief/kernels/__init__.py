"""The kernels that notebooks are executed in: private, and with their imports done where that can be.

What is imported here is quick to import: who builds only needs to start what kernels are forked from.
"""

from brief.kernels.forking import close, share, shared, warm_up

__all__ = ["close", "share", "shared", "warm_up"]
