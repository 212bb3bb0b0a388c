"""What keeps others out of a Dask cluster: certificates, and no plain traffic off this machine.

Who reaches a scheduler can run code on it and on all that are connected. With a certificate each side shows that it has
the key, and what travels is encrypted.
"""

from __future__ import annotations

import os
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from distributed.security import Security

from brief.base.problems import Place, Problem, Problems

CERTIFICATE, KEY = "cert.pem", "key.pem"
ENCRYPTED = ("tls", "wss")  # protocols of Dask
_MAKE = "brief new certificates FOLDER"


def make(folder: Path) -> None:
    """Write a new certificate and its key, good for a year, for scheduler, workers and builds alike.

    Only this user can enter the folder. Raises `Problems` where it is there, or `cryptography` isn't installed.
    """
    try:
        security = Security.temporary()
    except ImportError:
        message, hint = "the package cryptography is not installed", 'pip install "brief[cluster]"'
        raise Problems([Problem(Place("certificates"), message, suggestion=hint)]) from None
    if folder.exists():
        hint = "another folder; certificates in use stay as they are"
        raise Problems([Problem(Place(str(folder)), "is there already", suggestion=hint)])
    folder.mkdir(mode=0o700, parents=True)
    for name, content in ((CERTIFICATE, security.tls_client_cert), (KEY, security.tls_client_key)):
        with os.fdopen(os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(content)


def flags(folder: Path) -> str:
    """The options by which `dask scheduler` and `dask worker` use what `make` wrote."""
    certificate, key = folder / CERTIFICATE, folder / KEY
    return f"--tls-ca-file {certificate} --tls-cert {certificate} --tls-key {key}"


def security(address: str, folder: Path | None, *, plain: bool) -> Security | None:
    """How to speak to a scheduler; None for plain traffic, which has to be wanted where it leaves this machine.

    Without a folder, Dask's own settings say where certificates are. Raises `Problems`.
    """
    option = Place(f"--scheduler {address}")
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    if parts.scheme not in ENCRYPTED:
        if folder:
            hint = f"tls://{parts.netloc}"
            raise Problems([Problem(option, "certificates are for encrypted traffic", suggestion=hint)])
        if not plain and not _is_here(parts.hostname or ""):
            message = "the traffic would be plain, and whoever reaches the scheduler can run code"
            hint = f"{_MAKE}, then tls://{parts.netloc} with --certificates FOLDER; at home, --plain-traffic"
            raise Problems([Problem(option, message, "tls://HOST:PORT, or this machine", hint)])
        return None
    if folder:
        return _read(folder)
    configured = Security()
    client = configured.get_tls_config_for_role("client")
    if not (client["ca_file"] and client["cert"]):
        message = "no certificates to show to the scheduler"
        raise Problems([Problem(option, message, "--certificates FOLDER", _MAKE)])
    return configured


def _read(folder: Path) -> Security:
    certificate, key = folder / CERTIFICATE, folder / KEY
    missing = [path for path in (certificate, key) if not path.is_file()]
    if missing:
        raise Problems([Problem(Place(str(path)), "is not there", suggestion=_MAKE) for path in missing])
    if key.stat().st_mode & 0o077:
        hint = f"chmod 600 {key}, and new certificates if somebody else could have read it"
        raise Problems([Problem(Place(str(key)), "others can read the key", suggestion=hint)])
    paths = str(certificate), str(key)
    return Security(require_encryption=True, tls_ca_file=paths[0], tls_client_cert=paths[0], tls_client_key=paths[1])


def _is_here(host: str) -> bool:
    """Whether a host is this machine, by its name or number."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
