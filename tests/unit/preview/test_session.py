"""What a build in a preview is refused by the system stands on the page in a line, as what a person did does."""

import pytest

from brief.base.problems import Place, Problem, Problems
from brief.preview.session import Preview


def fails(error):
    def build():
        raise error

    return build


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (NotADirectoryError(20, "Not a directory", "reports/_output/.work"), "reports/_output/.work: not a directory"),
        (Problems([Problem(Place("a.yml", 1), "wrong")]), "a.yml:1: wrong"),
    ],
)
def test_what_is_refused_is_told_in_the_terminal_and_on_the_page(tiny, error, told):
    said = []
    preview = Preview(tiny, "full", "embedded", 1, 60, 0, said.append, said.append)
    [problem] = preview._attempt(fails(error))
    assert problem.startswith(told) and said[0].startswith(told)
    assert "Traceback" not in said[0]
