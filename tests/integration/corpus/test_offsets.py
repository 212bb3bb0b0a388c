"""Offsets of quotes are kept, and believed only with all that they were found with."""

import json
import os

import pytest

from brief.base.problems import Problems
from brief.corpus import ledger, offsets


@pytest.fixture
def kept(copy, monkeypatch):
    """A project that keeps offsets, with those of `uk-news`; `kept.finds` are the claims that had to be found."""
    copy.work.mkdir(parents=True, exist_ok=True)
    finds = []
    real = ledger.anchor

    def find(entry, document, vocabulary):
        finds.append(entry.record.id)
        return real(entry, document, vocabulary)

    monkeypatch.setattr(ledger, "anchor", find)
    ledger.load(copy)
    finds.clear()
    copy_path = copy.work / offsets.FOLDER / "uk-news.json"
    return copy, finds, copy_path


def test_what_is_as_it_was_is_not_found_again_and_is_the_same(kept, collection):
    project, finds, _ = kept
    again = _load(project)
    assert finds == []
    assert {name: (a.start, a.end, a.phrase, dict(a.origins)) for name, a in again.claims.items()} == {
        name: (a.start, a.end, a.phrase, dict(a.origins)) for name, a in collection.ledger.claims.items()
    }


def test_a_record_that_was_edited_is_found_again_alone_though_size_and_time_are_the_same(kept):
    project, finds, _ = kept
    path = project.ledger / "uk-news.yml"
    text, before = path.read_text(encoding="utf-8"), path.stat()
    path.write_text(text.replace("measure: ", "measure: x", 1).replace("\n\n", "\n", 1), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    _load(project)
    assert len(finds) == 1


def test_other_words_or_other_code_and_all_is_found_again(kept, monkeypatch):
    project, finds, _ = kept
    monkeypatch.setattr(offsets, "_code", lambda: "another")
    _load(project)
    assert len(finds) == len(_load(project).claims)
    finds.clear()
    vocabulary = project.vocabulary.read_text(encoding="utf-8")
    project.vocabulary.write_text(vocabulary.replace("degree: [", "degree: [unheard, ", 1), encoding="utf-8")
    _load(project)
    assert finds


@pytest.mark.parametrize("damage", ["", "{}", "nothing\n{}", "\udcff", None])
def test_a_damaged_file_is_as_if_it_were_not_there(kept, damage):
    project, finds, path = kept
    checksum, _, text = path.read_text(encoding="utf-8").partition("\n")
    changed = f"{checksum}\n{text.replace('[', '[1', 1)}" if damage is None else damage
    path.write_bytes(changed.encode("utf-8", "surrogateescape"))
    _load(project)
    assert finds and all(name.startswith("uk-") for name in finds)
    kept_checksum, _, again = path.read_text(encoding="utf-8").partition("\n")
    assert (kept_checksum, json.loads(again)) == (checksum, json.loads(text))


def test_a_wrong_record_is_refused_each_time(kept):
    project, _, _ = kept
    path = project.ledger / "uk-news.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("value: ", "value: 9", 1), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(Problems, match="the record says"):
            _load(project)


def test_nothing_is_kept_before_there_was_a_build(copy):
    ledger.load(copy)
    assert not copy.output.exists()


def _load(project):
    return ledger.load(project)
