"""In which order tasks begin."""

from concurrent.futures import ThreadPoolExecutor

from pytask import TaskWithoutPath

from brief.pipeline import session
from brief.pipeline.nodes import Input
from brief.pipeline.parallel import PARALLEL, Parallel

LONG = {"short": 1, "long": 30, "longest": 400, "middling": 20}


def test_the_longest_begins_first_and_the_shortest_last(tmp_path):
    begun = []
    tasks = [
        TaskWithoutPath(
            name=name,
            function=lambda name: begun.append(name) or {},
            depends_on={"name": Input(name=name, value=name)},
            produces={"return": {}},
        )
        for name in LONG
    ]
    with ThreadPoolExecutor(1) as executor:
        parallel = Parallel(executor, 1, lambda task: LONG[task.name], lambda report: None)
        done = session._session(tmp_path, tasks, **{PARALLEL: parallel})
    assert {report.outcome.name for report in done.execution_reports} == {"SUCCESS"}
    assert begun == ["longest", "long", "middling", "short"]
