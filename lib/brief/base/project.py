"""Where things are. Every path of the project is spelled here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

# The files of a finished edition, in its folder: the brief on screen and on paper, the documents that it quotes, its
# tables, and what it was made from.
HTML, PDF, SOURCES, TABLES, MANIFEST = "brief.html", "brief.pdf", "sources.html", "data", "edition.json"


@dataclass(frozen=True)
class Project:
    """The folders of one checkout."""

    root: Path

    @property
    def seeds(self) -> Path:
        return self.root / "seeds"

    @property
    def sources(self) -> Path:
        return self.seeds / "sources.yml"

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def vocabulary(self) -> Path:
        return self.data / "vocabulary.yml"

    @property
    def ledger(self) -> Path:
        return self.data / "ledger"

    @property
    def frameworks(self) -> Path:
        return self.data / "frameworks"

    @property
    def coding(self) -> Path:
        """The rule by which items of frameworks are coded."""
        return self.frameworks / "coding.yml"

    @property
    def reference(self) -> Path:
        return self.data / "reference"

    @property
    def checks(self) -> Path:
        return self.data / "checks.yml"

    @property
    def schema(self) -> Path:
        return self.data / "schema"

    @property
    def notebooks(self) -> Path:
        return self.root / "notebooks"

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    @property
    def editions(self) -> Path:
        return self.reports / "editions"

    @property
    def sections(self) -> Path:
        """The prose of the briefs, a file a section."""
        return self.reports / "sections"

    @property
    def theme(self) -> Path:
        """How briefs look: templates, style sheet, scripts, fonts, filters of Pandoc."""
        return self.reports / "theme"

    @property
    def output(self) -> Path:
        return self.reports / "_output"

    @property
    def site(self) -> Path:
        """The finished editions with a page that links them, ready to publish. No edition's id begins with _."""
        return self.output / "_site"

    @property
    def fonts(self) -> Path:
        return self.theme / "fonts"

    @property
    def work(self) -> Path:
        """What builds keep for the next one, in no edition's own folder."""
        return self.output / ".work"

    def edited_since(self, file: Path) -> bool:
        """Whether there is no such file, or something of the project was written after it. A hint: content decides."""
        if not file.is_file():
            return True
        own = [self.seeds, self.data, self.notebooks, *(path for path in self.reports.iterdir() if path != self.output)]
        written = [path.stat().st_mtime for folder in own for path in (folder, *folder.rglob("*"))]
        return max(written) > file.stat().st_mtime

    def shown(self, path: Path) -> str:
        """The path as a person would type it from the project's folder."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)


def find(start: Path | None = None) -> Project:
    """The project around `start` (the working folder unless told), found by its `seeds/sources.yml`.

    Raises FileNotFoundError when no folder above holds one.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "seeds" / "sources.yml").is_file():
            return Project(folder)
    raise FileNotFoundError(f"no seeds/sources.yml in {here} or above: run this inside the project's folder")
