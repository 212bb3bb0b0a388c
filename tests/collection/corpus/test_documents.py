"""The real documents are the files that sources.yml describes."""

import hashlib


def test_every_document_is_the_file_that_its_source_describes(project, collection):
    assert len(collection.documents) == 5
    for document in collection.documents.values():
        content = (project.seeds / document.source.path).read_bytes()
        assert hashlib.sha256(content).hexdigest() == document.source.sha256
        assert len(content) == document.source.bytes
        assert document.text.encode() == content


def test_every_text_in_seeds_is_a_document(project, collection):
    texts = {path.name for path in project.seeds.iterdir()} - {"sources.yml"}
    assert texts == {document.source.path for document in collection.documents.values()}
