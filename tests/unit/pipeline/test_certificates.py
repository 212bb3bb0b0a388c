"""What keeps others out of a Dask cluster."""

import stat

import pytest

from brief.base.problems import Problems
from brief.pipeline import certificates


@pytest.fixture
def folder(tmp_path):
    certificates.make(tmp_path / "cluster")
    return tmp_path / "cluster"


def test_only_its_user_can_read_a_key(folder):
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {
        "cert.pem": 0o600,
        "key.pem": 0o600,
    }


def test_certificates_in_use_stay(folder):
    before = (folder / "key.pem").read_bytes()
    with pytest.raises(Problems, match="is there already"):
        certificates.make(folder)
    assert (folder / "key.pem").read_bytes() == before


def test_with_certificates_nothing_travels_plain(folder):
    security = certificates.security("tls://host.example:8786", folder, plain=False)
    assert security.require_encryption
    assert security.get_connection_args("client")["ssl_context"].verify_mode.name == "CERT_REQUIRED"


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:8786", "tcp://localhost:8786", "tcp://[::1]:8786", "127.0.0.1:8786"]
)
def test_on_this_machine_plain_traffic_goes_nowhere(address):
    assert certificates.security(address, None, plain=False) is None


@pytest.mark.parametrize(
    "address",
    [
        "tcp://192.0.2.1:8786",
        "host.example:8786",
        "ws://host.example:8786",
        "tcp://0.0.0.0:8786",
        "tcp://localhost.example:1",
    ],
)
def test_off_this_machine_plain_traffic_is_refused_unless_wanted(address):
    with pytest.raises(Problems, match="the traffic would be plain") as refused:
        certificates.security(address, None, plain=False)
    assert "brief new certificates" in str(refused.value)
    assert certificates.security(address, None, plain=True) is None


def test_encrypted_traffic_needs_certificates():
    with pytest.raises(Problems, match="no certificates to show"):
        certificates.security("tls://host.example:8786", None, plain=True)


def test_certificates_that_are_not_used_are_said(folder):
    with pytest.raises(Problems, match="certificates are for encrypted traffic") as refused:
        certificates.security("tcp://127.0.0.1:8786", folder, plain=False)
    assert "try: tls://127.0.0.1:8786" in str(refused.value)


def test_a_key_that_others_can_read_is_refused(folder):
    (folder / "key.pem").chmod(0o640)
    with pytest.raises(Problems, match="others can read the key"):
        certificates.security("tls://host.example:8786", folder, plain=False)


def test_missing_certificates_are_named(tmp_path):
    with pytest.raises(Problems, match=r"cert\.pem: is not there"):
        certificates.security("tls://host.example:8786", tmp_path, plain=False)
