"""`brief check --watch` reads as you type."""

import signal
import subprocess
import sys


def test_it_checks_again_after_each_save_and_ends_when_told(tiny):
    claims = tiny.ledger / "plan.yml"
    right = claims.read_text(encoding="utf-8")
    command = [sys.executable, "-m", "brief", "check", "--watch"]
    with subprocess.Popen(command, cwd=tiny.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as watch:
        try:
            first = [watch.stdout.readline()]
            claims.write_text(right.replace("value: 640", "value: 460"), encoding="utf-8")
            wrong = [watch.stdout.readline() for _ in range(3)]
            assert not any("460" in line for line in first)
            assert any("the record says 460" in line for line in wrong), wrong
            watch.send_signal(signal.SIGINT)
            rest, errors = watch.communicate(timeout=60)
        finally:
            watch.kill()
    assert watch.returncode == 0 and rest.endswith("ended\n") and errors == ""
