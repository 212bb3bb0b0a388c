"""Kernels forked from a process that has the imports done, for `jupyter_client`; cold ones where that can't be."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from brief.base import scratch
from brief.kernels.forking import ONE_THREAD, CannotWarm, fork

log = logging.getLogger("brief.kernels")
_MARK = "BRIEF_KERNEL"  # in the environment of all that a notebook starts: the id of its kernel
_said: set[str] = set()


class WarmProvisioner(LocalProvisioner):
    """Forks the kernel from this process's zygote; starts it cold, and says so once, where that can't be."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the kernel. Takes and raises what `LocalProvisioner.launch_kernel` does."""
        own = {**ONE_THREAD, _MARK: str(self.kernel_id)}
        kwargs["env"] = {**(os.environ if kwargs.get("env") is None else kwargs["env"]), **own}
        try:
            # In a thread: the zygote's imports take seconds, and other kernels' messages must get through.
            kernel = await asyncio.to_thread(fork, cmd, **self._scrub_kwargs(kwargs))
        except CannotWarm as error:
            _say_once(f"notebooks start with a cold kernel, which takes seconds longer: {error}")
            silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            return await super().launch_kernel(cmd, **silent | kwargs)
        self.process = kernel  # type: ignore[assignment]  # it has what a provisioner uses of Popen
        self.pid = self.pgid = kernel.pid
        self.cwd = kwargs.get("cwd") or Path.cwd()
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        """Kill the kernel and see it gone; its manager would look after 0.1 s, long for a small notebook."""
        await super().kill(restart)
        for _ in range(50):
            if await self.poll() is not None:
                break
            await asyncio.sleep(0.002)


def end_left(kernel_id: str) -> None:
    """End what a kernel's notebook started and left running."""
    scratch.end_processes(_MARK, kernel_id)


def _say_once(message: str) -> None:
    if message not in _said:
        _said.add(message)
        log.warning(message)
