"""The kernels that notebooks are executed in: private, and with their imports done where that can be."""

from __future__ import annotations

from importlib.metadata import EntryPoint

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import KernelProvisionerFactory
from traitlets import default

from brief.kernels.provisioner import close, warm_up

__all__ = ["PROVISIONER", "PrivateKernelManager", "WarmKernelManager", "close", "warm_up"]

# Its name in a kernel specification, or in JUPYTER_DEFAULT_PROVISIONER_NAME.
PROVISIONER = "brief-warm"

# For an editable install too, whose entry points are as old as the install.
KernelProvisionerFactory.provisioners.setdefault(PROVISIONER, EntryPoint(
    PROVISIONER, "brief.kernels.provisioner:WarmProvisioner", KernelProvisionerFactory.GROUP_NAME))


class PrivateKernelManager(AsyncKernelManager):
    """Starts kernels whose traffic no other user of the machine can read: encrypted where the kernel can."""

    @default("transport_encryption")
    def _encrypt_where_possible(self) -> str:
        return "auto"


class WarmKernelManager(PrivateKernelManager):
    """Starts private kernels that have their imports done; cold ones, saying so once, where that can't be.

    The kernel's name and its specification on disk stay as they are, so the notebook's metadata do too.
    """

    @property
    def kernel_spec(self) -> KernelSpec | None:
        """The specification, with the warm provisioner where it names none. Raises `NoSuchKernel`."""
        spec = super().kernel_spec
        if spec is not None:  # read from disk by this manager, for itself: the change stays here
            spec.metadata.setdefault("kernel_provisioner", {"provisioner_name": PROVISIONER})
        return spec
