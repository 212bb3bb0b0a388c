"""The prose of one edition and the texts of its notebooks, held against what claims, notebooks and series give."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from brief.base.problems import Problem
from brief.base.project import Project, listed
from brief.editions.editions import Edition
from brief.notebooks import files as notebooks
from brief.notebooks import judgements
from brief.notebooks.outputs import FIGURE_KEY, VEGALITE_MIME
from brief.official.collection import Collection
from brief.publish import selfcontained
from brief.publish.cells import Executed
from brief.publish.pages import citations, generated
from brief.publish.prose import facts, once, rules, sections
from brief.publish.prose.sections import Known, Section


@dataclass
class Checked:
    """The problems of the sections that were checked last, by file and text, and what they were held against."""

    known: Known | None = None
    problems: dict[tuple[str, str], list[Problem]] = field(default_factory=dict)

    def of(self, prose: list[Section], known: Known) -> list[Problem]:
        """The problems of sections; one that is as it was, beside what it may name, is not read again."""
        before = self.problems if known == self.known else {}
        self.known, self.problems = known, {}
        for section in prose:
            key = section.file, section.written
            self.problems[key] = before[key] if key in before else rules.check(section, known)
        return [problem for problems in self.problems.values() for problem in problems]


def check_edition(
    collection: Collection, edition: Edition, executed: Executed, checked: Checked | None = None
) -> list[Problem]:
    """Every problem in the texts of one edition, with file and line; `executed` are its notebooks by their names.

    `checked` is what is known of an earlier check.
    """
    project = collection.project
    named = known(collection, edition, executed)
    prose = sections.of(project, edition)
    return [
        *(checked or Checked()).of(prose, named),
        *(
            section.problem(0, "this section has no heading: it would vanish into the one before", "## Title {#id}")
            for section in prose[: len(edition.sections)]
            if not section.headed
        ),
        *once.check(project, edition, prose, executed),
        *(
            problem
            for name, notebook in executed.items()
            for problem in judgements.stand(notebook, project.shown(project.notebook(name)), named.facts)
        ),
    ]


def known(collection: Collection, edition: Edition, executed: Executed) -> Known:
    """What the prose of an edition may name."""
    project = collection.project
    prose = sections.of(project, edition)
    return Known(
        claims={anchored.claim.id: anchored.quote for anchored in collection.ledger},
        includes=[*map(generated.included_as, generated.PAGES), *sections.available(project)],
        values={
            name: str(value.get("text", ""))
            for notebook in executed.values()
            for name, value in notebooks.values(notebook).items()
        },
        labels={name: set(notebooks.labels(notebook)) for name, notebook in executed.items()},
        figures=_figures(executed),
        pictures=_pictures(project),
        citations=citations.keys(collection),
        headings={heading for section in prose for heading in section.headings},
        written={label for section in prose for label in section.labels},
        facts=facts.of_edition(collection, executed),
        judgement_words=collection.ledger.vocabulary.judgement_words,
    )


def _figures(executed: Executed) -> dict[str, dict[str, str]]:
    """For each notebook its labels that show a chart or a table, each with how it has to begin."""
    return {
        name: {
            label: "fig-" if VEGALITE_MIME in output["data"] else "tbl-"
            for label, cell in notebooks.labels(notebook).items()
            for output in cell.outputs
            if output.get("metadata", {}).get(FIGURE_KEY)
        }
        for name, notebook in executed.items()
    }


def _pictures(project: Project) -> set[str]:
    """The pictures that the prose may show, by their paths from the folder of the staged brief."""
    paths = [path for folder in (project.sections, project.theme) for path in listed(folder, "**/*")]
    kinds = selfcontained.PICTURES
    return {path.relative_to(project.reports).as_posix() for path in paths if Path(path).suffix in kinds}
