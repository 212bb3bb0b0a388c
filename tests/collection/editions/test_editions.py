"""The editions can be planned."""

from brief.editions import editions


def test_every_real_edition_can_be_planned(project):
    names = editions.available(project)
    assert editions.DEFAULT in names
    for name in names:
        planned = editions.plan(project, name)
        assert list(planned.parameters) == list(planned.edition.notebooks)
