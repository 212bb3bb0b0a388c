"""Our own files are written plainly, so that libyaml reads them, and it reads them as ruamel.yaml does."""

from brief.base import nodes, plainly


def test_every_file_of_ours_is_written_plainly_and_read_alike(project):
    files = [path for folder in (project.data, project.seeds, project.editions) for path in folder.rglob("*.yml")]
    assert len(files) > 20
    for path in files:
        text = path.read_text(encoding="utf-8")
        plain, careful = plainly.read(text), nodes._carefully(text, path.name)
        assert plain == careful, path
        assert dict(nodes.lines_of(plain)) == dict(nodes.lines_of(careful)), path
