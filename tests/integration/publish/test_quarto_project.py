"""`reports/` as users of Quarto know it, with a real one: profiles, inspect, what is left, the extension elsewhere."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from brief.publish.render import quarto

pytestmark = [
    pytest.mark.xdist_group("brief"),
    pytest.mark.skipif(bool(quarto.fault()), reason=f"{quarto.fault()}: install Quarto {quarto.MINIMUM} or newer"),
]


def run(folder, *words, **environment):
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["quarto", *words],
        cwd=folder,
        env=os.environ | {"PATH": path, "NO_COLOR": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_profile_chooses_the_edition_and_nothing_stray_is_left(copy, project):
    before = files(copy.reports)
    rendered = run(copy.reports, "render", "--to", "html", "--profile", "executive")
    assert rendered.returncode == 0, rendered.stderr
    assert "title: Illicit synthetic drugs" in (copy.reports / "brief.qmd").read_text(encoding="utf-8")
    assert "laid out executive in reports" in rendered.stdout
    output = copy.reports / "_output" / "quarto"
    assert files(output) == {"brief.html", "sources.html"}
    page = (output / "brief.html").read_text(encoding="utf-8")
    links = {link.partition("#")[0] for link in re.findall(r'href="([^"#:]+)', page)}
    assert links - {"https", "data"} <= {"sources.html"} and str(copy.root) not in page
    made = files(copy.reports) - before
    ignored = subprocess.run(
        ["git", "check-ignore", "--no-index", "--stdin"],
        cwd=project.root,
        input="\n".join(f"reports/{name}" for name in made),
        capture_output=True,
        text=True,
        check=False,
    )
    assert set(ignored.stdout.split()) == {f"reports/{name}" for name in made}


def test_the_project_can_be_inspected(copy):
    laid_out = subprocess.run([sys.executable, "-m", "brief", "stage"], cwd=copy.root, check=False)
    inspected = run(copy.reports, "inspect")
    assert laid_out.returncode == 0 and inspected.returncode == 0, inspected.stderr
    assert [Path(name).name for name in json.loads(inspected.stdout)["files"]["input"]] == ["brief.qmd"]


def test_an_unknown_profile_is_refused_in_one_message(copy):
    refused = run(copy.reports, "render", "--profile", "executiv")
    assert refused.returncode and "--profile executiv: there is no such edition" in refused.stderr


def test_the_claim_shortcode_can_be_added_to_another_project(project, tmp_path):
    card = {"phrase": "nearly 640 percent", "quote": "by nearly 640 percent", "title": "A plan", "attributed": ""}
    card |= {"mark": "✓", "verdict": "holds", "verdict_label": "holds"}
    (tmp_path / "claims.json").write_text(json.dumps({"growth": card}), encoding="utf-8")
    (tmp_path / "_quarto.yml").write_text(
        "project: {type: default}\nclaims: {file: claims.json, evidence: 'https://example.org/brief.html'}\n",
        encoding="utf-8",
    )
    (tmp_path / "texts").mkdir()
    text = "---\ntitle: Other\nformat:\n  html: default\n  docx: default\n---\n\nIt says {{< claim growth >}}.\n"
    (tmp_path / "texts" / "a.qmd").write_text(text, encoding="utf-8")
    added = run(tmp_path, "add", str(project.reports), "--no-prompt")
    assert added.returncode == 0, added.stderr
    assert files(tmp_path / "_extensions") == {f"brief/{name}" for name in ("_extension.yml", "claim.css", "claim.lua")}
    rendered = run(tmp_path, "render")
    assert rendered.returncode == 0, rendered.stderr
    page = (tmp_path / "texts" / "a.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/brief.html#claim-growth"' in page and "claim.css" in page
    assert (tmp_path / "texts" / "a.docx").is_file()
