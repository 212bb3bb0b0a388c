"""Kernel managers for `jupyter_client`: private kernels, and warm ones."""

from __future__ import annotations

import contextlib
import math
import sys
import time
from queue import Empty
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any
from weakref import finalize

import zmq
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from traitlets import default

from brief.kernels.provisioner import end_left

LONGEST = 95  # letters: the path of a socket has 107 at most, with the number that each gets
# Its name in a kernel specification, or in JUPYTER_DEFAULT_PROVISIONER_NAME.
PROVISIONER = "brief-warm"


class PrivateKernelManager(AsyncKernelManager):
    """Starts kernels whose traffic no other user of the machine can read: encrypted where the kernel can."""

    @default("transport_encryption")
    def _encrypt_where_possible(self) -> str:
        return "auto"


class WarmKernelClient(AsyncKernelClient):
    """Talks to a kernel as soon as it is ready: its base waits for 0.2 s of silence, most of a warm start."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel answers and what it publishes arrives.

        Raises RuntimeError when the kernel dies first, or takes more than `timeout` seconds.
        """
        limit = time.monotonic() + (math.inf if timeout is None else timeout)
        with contextlib.suppress(Empty):
            await self.get_iopub_msg(timeout=0.2)  # a welcome: from now on, what the kernel publishes arrives
        while True:
            asked = self.kernel_info()
            try:
                reply = await self.get_shell_msg(timeout=1)
                while True:  # Empty without a welcome: then ask again
                    told = await self.get_iopub_msg(timeout=0.2)
                    idle = told["content"].get("execution_state") == "idle"
                    if idle and told["parent_header"].get("msg_id") == asked:
                        self._handle_kernel_info_reply(reply)
                        return
            except Empty:
                pass
            if not await self.is_alive():
                raise RuntimeError("the kernel died before it was ready")
            if time.monotonic() > limit:
                raise RuntimeError(f"the kernel was not ready after {timeout} seconds")


class WarmKernelManager(PrivateKernelManager):
    """Starts private kernels that have their imports done; cold ones, saying so once, where that can't be.

    The kernel's name stays as it is, so the notebook's metadata do too.
    Messages go through a folder of the kernel's own: where several processes start kernels, a TCP port that
    was free is at times another's when the kernel opens it.
    """

    def __init__(self, **traits: Any) -> None:
        """Takes what `AsyncKernelManager` does; `transport="tcp"` is for a system without such folders."""
        folder = mkdtemp(prefix="kernel-")
        self._remove_folder = finalize(self, rmtree, folder, ignore_errors=True)
        sockets = f"{folder}/at"
        fits = zmq.has("ipc") and len(sockets) <= LONGEST
        super().__init__(**({"transport": "ipc"} if fits else {}) | traits)
        if self.transport == "ipc":
            self.ip = sockets

    # Its base is typed as the class of the synchronous managers.
    async def cleanup_resources(self, restart: bool = False) -> None:  # type: ignore[override]
        """Remove what a kernel that has ended leaves, on disk and running; for a `restart`, its folder stays."""
        await super().cleanup_resources(restart=restart)
        end_left(self.kernel_id)
        if not restart:
            self._remove_folder()

    @default("client_factory")
    def _client_that_does_not_wait(self) -> type[WarmKernelClient]:
        return WarmKernelClient

    @property
    def kernel_spec(self) -> KernelSpec | None:
        """The kernel of this Python: what specifications on disk say of others has no part in it."""
        command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        metadata = {"kernel_provisioner": {"provisioner_name": PROVISIONER}, "supported_encryption": ["curve"]}
        return KernelSpec(argv=command, display_name="Python 3", language="python", metadata=metadata)
