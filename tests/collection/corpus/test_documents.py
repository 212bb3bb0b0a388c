"""The real documents are the files that sources.yml describes."""

import hashlib


def test_every_document_is_the_file_that_its_source_describes(project, collection):
    assert len(collection.documents) >= 5
    for document in collection.documents.values():
        content = (project.seeds / document.source.path).read_bytes()
        assert hashlib.sha256(content).hexdigest() == document.source.sha256
        assert len(content) == document.source.bytes
        assert document.text.encode() == content


def test_every_text_in_seeds_is_a_document(project, collection):
    files = {path.relative_to(project.seeds).as_posix() for path in project.seeds.rglob("*") if path.is_file()}
    sources = [document.source for document in collection.documents.values()]
    originals = {source.original.path for source in sources if source.original}
    assert files - {"sources.yml"} == {source.path for source in sources} | originals
