"""Where things are. Every path of the project is spelled here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# The files of a finished edition, in its folder: the brief on screen, on paper and for Word, the documents that it
# quotes, its tables, and what it was made from.
HTML, PDF, WORD, SOURCES = "brief.html", "brief.pdf", "brief.docx", "sources.html"
TABLES, MANIFEST = "data", "edition.json"
# Of a large ledger: the evidence and the text of each document, on pages to which SOURCES leads.
DOCUMENTS = "documents"
# The edition that is meant where none is named.
DEFAULT_EDITION = "full"
# How the names of YAML files and tables end; and how else they may: .yaml, .CSV, or .yml.txt where endings are hidden.
ENDINGS = (".yml", ".csv")
_ENDING = re.compile(r"\.(?:yaml|yml|csv)(?:\.txt)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Project:
    """The folders of one checkout."""

    root: Path

    @property
    def seeds(self) -> Path:
        """The documents, byte for byte."""
        return self.root / "seeds"

    @property
    def sources(self) -> Path:
        """Where each document comes from."""
        return self.seeds / "sources.yml"

    @property
    def data(self) -> Path:
        """What was written down of documents and authorities."""
        return self.root / "data"

    @property
    def vocabulary(self) -> Path:
        """The words that records may use."""
        return self.data / "vocabulary.yml"

    @property
    def ledger(self) -> Path:
        """The claims, a file a document."""
        return self.data / "ledger"

    @property
    def reviews(self) -> Path:
        """What was decided on the figures that were found in documents, a file a document."""
        return self.data / "reviews"

    @property
    def frameworks(self) -> Path:
        """What the documents set out to do, a file a document, and the rule by which that is coded."""
        return self.data / "frameworks"

    @property
    def coding(self) -> Path:
        """The rule by which items of frameworks are coded."""
        return self.frameworks / "coding.yml"

    @property
    def reference(self) -> Path:
        """The official figures, tables and what they are."""
        return self.data / "reference"

    @property
    def series(self) -> Path:
        """What each official series counts."""
        return self.reference / "series.yml"

    @property
    def releases(self) -> Path:
        """The agencies' files that official rows are computed from."""
        return self.reference / "releases.yml"

    @property
    def settings(self) -> Path:
        """What Quarto is told."""
        return self.reports / "_quarto.yml"

    @property
    def seals(self) -> Path:
        """A checksum of each official row, series and release."""
        return self.data / "seals.csv"

    @property
    def checks(self) -> Path:
        """How claims are held against official series."""
        return self.data / "checks.yml"

    @property
    def comparisons(self) -> Path:
        """Claims on the same thing."""
        return self.data / "comparisons.yml"

    @property
    def schema(self) -> Path:
        """The JSON Schemas by which editors complete and check the files."""
        return self.data / "schema"

    @property
    def notebooks(self) -> Path:
        """The notebooks, and the one that others start from."""
        return self.root / "notebooks"

    @property
    def docs(self) -> Path:
        """What is to be read about the project."""
        return self.root / "docs"

    @property
    def reports(self) -> Path:
        """The Quarto project: prose, editions, theme."""
        return self.root / "reports"

    @property
    def editions(self) -> Path:
        """The editions, a file each."""
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
        """What is generated, and never edited."""
        return self.reports / "_output"

    @property
    def site(self) -> Path:
        """The finished editions with a page that links them, ready to publish. No edition's id begins with _."""
        return self.output / "_site"

    @property
    def fonts(self) -> Path:
        """The fonts of briefs and their pictures."""
        return self.theme / "fonts"

    @property
    def work(self) -> Path:
        """What builds keep for the next one, in no edition's own folder."""
        return self.output / ".work"

    def notebook(self, name: str) -> Path:
        """The file of a notebook."""
        return self.notebooks / f"{name}.ipynb"

    def edition(self, edition_id: str) -> Path:
        """The file of an edition."""
        return self.editions / f"{edition_id}.yml"

    def section(self, name: str) -> Path:
        """The file of a section of the prose."""
        return self.sections / f"{name}.qmd"

    def finished(self, edition_id: str) -> list[Path]:
        """The files of a built edition, the brief first."""
        folder = self.output / edition_id
        beside = [path for name in (DOCUMENTS, TABLES) for path in sorted((folder / name).glob("*"))]
        return [*(folder / name for name in (HTML, PDF, WORD, SOURCES, MANIFEST)), *beside]

    def edited_since(self, file: Path) -> bool:
        """Whether there is no such file, or something of the project was written after it. A hint: content decides."""
        if not file.is_file():
            return True
        own = [self.seeds, self.data, self.notebooks, *(path for path in self.reports.iterdir() if path != self.output)]
        written = [path.lstat().st_mtime for folder in own for path in (folder, *folder.rglob("*"))]
        return max(written) > file.stat().st_mtime

    def leading_out(self) -> list[Path]:
        """Links among the project's own files that lead out of it: nothing is read or written through them."""
        root = self.root.resolve()
        paths = (*self._own(), self.output)
        return sorted(path for path in paths if path.is_symlink() and not _leads_into(path, root))

    def not_to_be_opened(self) -> list[Path]:
        """What is neither a file nor a folder among the project's own: who reads a pipe or a device waits for ever."""
        return sorted(path for path in self._own() if path.exists() and not path.is_file() and not path.is_dir())

    def no_folders(self) -> list[Path]:
        """Files where the project has its folders."""
        data = (self.seeds, self.data, self.ledger, self.frameworks, self.reference)
        reports = (self.notebooks, self.reports, self.editions, self.sections, self.theme)
        return [folder for folder in (*data, *reports) if folder.is_file()]

    def misnamed(self) -> list[Path]:
        """YAML files and tables whose names end otherwise than with .yml and .csv: nobody reads them."""
        return sorted(path for path in self._own() if _ENDING.search(path.name) and not path.name.endswith(ENDINGS))

    def strays(self) -> list[Path]:
        """Tables and YAML files in the folders where each file has its name, that have another."""
        tables = {self.checks, self.comparisons, self.vocabulary, self.seals, self.sources, self.series, self.releases}
        paths = (path for folder in (self.data, self.seeds, self.reference) for path in listed(folder, "*.yml"))
        return [path for path in (*paths, *listed(self.data, "*.csv")) if path not in tables]

    def _own(self) -> Iterator[Path]:
        """All that is the project's own and not hidden, nor in a hidden folder: JupyterLab keeps copies there."""
        own = [self.seeds, self.data, self.notebooks, *(path for path in self.reports.glob("*") if path != self.output)]
        paths = (path for folder in own for path in (folder, *folder.rglob("*")))
        return (path for path in paths if not any(part.startswith(".") for part in path.relative_to(self.root).parts))

    def shown(self, path: Path) -> str:
        """The path as a person would type it from the project's folder."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)


def listed(folder: Path, pattern: str) -> list[Path]:
    """The files of a folder that a pattern names, in order; not the hidden ones, which editors and systems leave."""
    return sorted(path for path in folder.glob(pattern) if not path.name.startswith("."))


# The same from a project's own folder, for messages and records that know no checkout.
RELATIVE = Project(Path())


def _leads_into(link: Path, root: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):  # nowhere, or in a circle
        return False


def find(start: Path | None = None) -> Project:
    """The project around `start` (the working folder unless told), found by its `seeds/sources.yml`.

    Raises FileNotFoundError when no folder above holds one.
    """
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if (folder / "seeds" / "sources.yml").is_file():
            return Project(folder)
    raise FileNotFoundError(f"no seeds/sources.yml in {start} or above: run this inside the project's folder")
