"""The same inputs give the same bytes, wherever and however the command is run."""

import hashlib
import os
import subprocess
import sys

EDITION = """\
title: A small edition
audience: tests
date: 2026-01-02
notebooks: [03-synthetic-opioid-growth]
sections: [growth, sources, evidence]
evidence: used
"""
HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
# Half a day on, in a language with other small letters and commas, no UTF-8 asked for, no home.
THERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR", "LANG": "C", "PYTHONHASHSEED": "2", "HOME": "/nonexistent"}


def built(project, umask, environment, *arguments):
    project.edition("full").write_text(EDITION, encoding="utf-8")
    command = [sys.executable, "-m", "brief", "build", "--renderer", "embedded", *arguments]
    subprocess.run(
        command, cwd=project.root, env=os.environ | environment, umask=umask, check=True, capture_output=True
    )
    folder = project.output / "full"
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_folder_umask_time_zone_language_hash_seed_and_home_change_no_byte(copied_to, tmp_path):
    here = built(copied_to(tmp_path / "a"), 0o022, HERE, "-j", "1")
    there = built(copied_to(tmp_path / "Ein Ördner, with a longer name"), 0o077, THERE, "-j", "2")
    assert {"brief.html", "brief.pdf", "edition.json"} <= here.keys()
    assert there == here
