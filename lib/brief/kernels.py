"""The kernels that notebooks are executed in."""

from __future__ import annotations

from jupyter_client.manager import AsyncKernelManager
from traitlets import default


class PrivateKernelManager(AsyncKernelManager):
    """Starts kernels whose traffic no other user of the machine can read: encrypted where the kernel can be."""

    @default("transport_encryption")
    def _encrypt_where_possible(self) -> str:
        return "auto"
