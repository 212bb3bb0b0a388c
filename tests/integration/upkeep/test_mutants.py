"""A slip of the hand in a hand-written file is refused: those that are tried in seconds; `make mutants` tries all."""

import pytest

import mutants


@pytest.mark.parametrize("part", ["releases", "sources", "coding", "comparisons", "frameworks", "series"])
def test_what_a_machine_can_hold_is_refused(project, part):
    mutation = mutants.Mutation(project)
    getattr(mutation, part)()
    judged = mutation.tally.judged()
    tried = sum(count.tried for count in judged)
    survived = [mutant for count in judged for mutant in count.survived]
    assert tried > 50
    assert len(survived) <= tried / 100, survived[:10]
