"""The site: every edition that was built, and a page that links them."""

import csv
import json

import pytest

from brief.base.problems import Problems
from brief.base.project import HTML, MANIFEST, PDF, TABLES, WORD, Project
from brief.publish import manifest
from brief.publish.pages import site


@pytest.fixture
def made_up(tmp_path, project):
    """A project with two editions, both built, as far as a site can see."""
    own = Project(tmp_path)
    own.editions.mkdir(parents=True)
    own.theme.symlink_to(project.theme)
    for name in ("customs", "full"):
        (own.edition(name)).write_text("", encoding="utf-8")
        build(own, name)
    return own


def build(project, name):
    folder = project.output / name
    (folder / TABLES).mkdir(parents=True)
    for file in (HTML, PDF, WORD):
        (folder / file).write_text(name, encoding="utf-8")
    for table in manifest.COMPARED:
        with (folder / TABLES / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerow(["id"])
    edition = {
        "id": name,
        "title": f"{name.title()} & more",
        "subtitle": "" if name == "customs" else "What holds",
        "audience": "officers",
        "date": "2026-01-02",
    }
    record = {"format": manifest.FORMAT, "edition": edition}
    (folder / MANIFEST).write_text(json.dumps(record), encoding="utf-8")


def test_every_edition_is_in_the_folder_and_on_the_page(made_up):
    assert site.write(made_up, made_up.site) == ["full", "customs"]
    page = (made_up.site / "index.html").read_text(encoding="utf-8")
    for part in (
        '<html lang="en-US">',
        "<title>Briefings</title>",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<a href="full/brief.html">Full &amp; more</a> (<a href="full/brief.pdf">Full &amp; more, PDF</a>, ',
        '<a href="full/brief.docx">Word</a>)',
        '<p class="subtitle">What holds</p>',
        "For officers",
        '<time datetime="2026-01-02">2026-01-02</time>',
    ):
        assert part in page
    assert page.index("full/brief.html") < page.index("customs/brief.html")
    assert 'src="' not in page and '<link rel="icon" href="data:' in page and "url(data:font/ttf;base64," in page
    for name in ("full", "customs"):
        assert (made_up.site / name / PDF).read_text(encoding="utf-8") == name


def test_a_site_takes_the_place_of_the_last_one(made_up):
    site.write(made_up, made_up.site)
    (made_up.edition("customs")).unlink()
    site.write(made_up, made_up.site)
    assert sorted(path.name for path in made_up.site.iterdir()) == ["full", "index.html"]


def test_an_edition_that_was_not_built_is_named_and_the_last_site_stays(made_up):
    site.write(made_up, made_up.site)
    (made_up.edition("health")).write_text("", encoding="utf-8")
    with pytest.raises(Problems) as raised:
        site.write(made_up, made_up.site)
    [problem] = raised.value.problems
    assert problem.place.file == "health" and (made_up.site / "full" / HTML).is_file()


def test_nothing_else_is_written_over(made_up):
    for name in ("notes.txt", "pictures"):
        (made_up.root / name).mkdir()
    with pytest.raises(Problems, match="holds notes.txt and 2 more, which no site has"):
        site.write(made_up, made_up.root)
    assert (made_up.root / "notes.txt").is_dir()
