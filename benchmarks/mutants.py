"""What guards each field of the hand-written files: `make mutants`.

Each mutant (benchmarks/mutations.py) is given to the functions of `brief check`: the rules, and the seals of official
figures. What they let pass is compared with what the tests keep (`brief.upkeep.kept`). What all three let pass is
printed. The table is written into docs/explanation-trust.md. All is loaded once and changed in memory. `--rows 7` tries
one in seven rows of official series, of which there are more than of all else.
"""

from __future__ import annotations

import argparse
import itertools
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from brief.base import nodes, project
from brief.base.problems import Place, Problem, attempt
from brief.base.records import Entry, closed, records
from brief.corpus import anchoring, documents, frameworks
from brief.corpus import vocabulary as vocabulary_
from brief.corpus.claims import Claim
from brief.corpus.documents import Document, Source
from brief.corpus.items import LEVELS, Coding, Item
from brief.corpus.ledger import Ledger
from brief.corpus.vocabulary import Vocabulary
from brief.editions import editions as editions_
from brief.editions.editions import Edition, Planned
from brief.notebooks import files as notebooks
from brief.official import audit, comparisons, reference, rows, seals
from brief.official.checks import Check
from brief.official.collection import Collection
from brief.official.comparisons import Comparison
from brief.official.reference import Files
from brief.official.releases.catalog import Release
from brief.official.series import SERIES_WORDS, Series
from brief.publish.prose import check as prose
from brief.publish.prose import rules, sections
from brief.publish.prose.sections import Known, Section
from brief.quantity.qualifiers import QUALIFIERS
from brief.upkeep import check, kept
from mutations import mutants, texts

START, END = "<!-- mutants -->", "<!-- end of mutants -->"
SHOWN = 40
FREE = {
    "data/reference/series.yml": ("title", "description"),
    "data/reference/releases.yml": ("note",),
    "data/comparisons.yml": ("question", "terms.how"),
    "data/checks.yml": ("note", "needs", "looked", "own"),
    "data/frameworks/coding.yml": (
        "tie_break",
        "stages.*.rule",
        "actors.*.rule",
        "instruments.*.rule",
        "places.*.rule",
    ),  # fmt: skip
    "data/vocabulary.yml": ("units.*.note", "caveats.*", "source_caveats.*"),
    "seeds/sources.yml": ("description", "reliability"),
    "reports/editions/*.yml": ("title", "subtitle", "audience"),
}
"""Free text that no machine can judge."""
# Mappings by names of our own: what changes in one of them is counted together.
_OPEN = re.compile(
    r"^(units|subjects|topics|caveats|source_caveats|judgement_words|names|stages|actors|instruments|places|parameters|grid)"
    r"\.[^.]+"
)
# What a condition is exchanged for.
_OPPOSITES = (("<", ">"), (">", "<"), (" is holds", " is overstated"), (" is ", " is not "), (" and ", " or "))


@dataclass
class Count:
    """What became of the mutants of one field."""

    tried: int = 0
    rule: int = 0
    seal: int = 0
    kept: int = 0
    survived: list[str] = field(default_factory=list)


class Tally:
    """The counts of all fields, by file and field."""

    def __init__(self) -> None:
        self.counts: dict[tuple[str, str], Count] = defaultdict(Count)

    def add(self, file: str, path: str, mutant: str, *, rule: bool, seal: bool = False, kept: bool = False) -> None:
        """Count a mutant by the first guard that refuses it."""
        count = self.counts[file, _OPEN.sub(r"\1.*", path)]
        count.tried += 1
        if rule:
            count.rule += 1
        elif seal:
            count.seal += 1
        elif kept:
            count.kept += 1
        else:
            count.survived.append(f"{path} of {mutant}")

    def judged(self) -> list[Count]:
        """The counts of the fields that are no free text."""
        return [count for (file, path), count in self.counts.items() if path not in FREE.get(file, ())]


class Mutation:
    """One run over a project's own files."""

    def __init__(self, root: project.Project, step: int = 1) -> None:
        self.project = root
        self.step = step  # of the official rows one in so many is tried
        self.collection = Collection(root)
        self.tally = Tally()
        self.words = vocabulary_.load(root)

    def run(self) -> Tally:
        """Everything, file by file."""
        for part in (
            self.rows, self.series, self.releases, self.ledger, self.frameworks, self.coding, self.sources,
            self.vocabulary, self.checks, self.comparisons, self.editions, self.prose,
        ):  # fmt: skip
            started = time.perf_counter()
            part()
            print(f"{part.__name__}: {time.perf_counter() - started:.1f} s", file=sys.stderr)
        return self.tally

    # Official figures ---------------------------------------------------------------------------------------------

    @cached_property
    def files(self) -> Files:
        """What stands in data/reference."""
        return reference.read(self.project)

    @cached_property
    def sealed(self) -> dict[seals.Key, seals.Sealed]:
        """The seals."""
        return seals.load(self.project)

    def rows(self) -> None:
        """The rows of the official series."""
        series, releases = records(self.files.series), records(self.files.releases)
        by_period: dict[tuple[str, str, str], list[rows.Row]] = defaultdict(list)
        for row in self.files.rows:
            by_period[row.key[:3]].append(row)
        for number, row in itertools.islice(enumerate(self.files.rows), 0, None, self.step):
            near = self.files.rows[max(0, number - 3) : number + 4]
            for column, mutant in _cells(row, near):
                beside = [other for other in by_period[mutant.key[:3]] if other is not row]
                refused = any(rows.problems([*beside, mutant], series, releases))
                unsealed = self._unsealed(Files({}, {}, [mutant]))
                self.tally.add("data/reference/*.csv", column, f"{row.key}", rule=refused, seal=unsealed)

    def series(self) -> None:
        """The records of the official series."""
        every = listed(self.project.series, "series")
        for record in every:
            for path, value, made in mutants(Series, record, every):
                entry = Entry(made, Place("series.yml")) if made else None
                refused = entry is None or made.id != record["id"] or bool(closed(entry, SERIES_WORDS))
                unsealed = not refused and self._unsealed(Files({made.id: entry}, {}, []))
                name = f"{record['id']}: {value}"
                self.tally.add("data/reference/series.yml", path, name, rule=refused, seal=unsealed)

    def releases(self) -> None:
        """The records of the agencies' files; a release that rows name can't go."""
        every = listed(self.project.reference / "releases.yml", "releases")
        for record in every:
            for path, value, made in mutants(Release, record, every):
                refused = made is None or made.id != record["id"]
                entry = Entry(made, Place("releases.yml"))
                unsealed = not refused and self._unsealed(Files({}, {made.id: entry}, []))
                name = f"{record['id']}: {value}"
                self.tally.add("data/reference/releases.yml", path, name, rule=refused, seal=unsealed)

    def _unsealed(self, files: Files) -> bool:
        """Whether a seal is missing, or another than it should be."""
        return any(key not in self.sealed or self.sealed[key].seal != due.seal for key, due in seals.due(files).items())

    # Documents and claims -----------------------------------------------------------------------------------------

    def ledger(self) -> None:
        """The claims: held against their documents, and still what their checks can read."""
        every = [record for path in sorted(self.project.ledger.glob("*.yml")) for record in listed(path, "claims")]
        lists = {"topic": self.words.topics, "qualifier": QUALIFIERS, "unit": self.words.units}
        pool = [*every, *({name: word} for name, known in lists.items() for word in known)]
        for record in every:
            anchored = self.collection.ledger.claims[record["id"]]
            for path, value, made in mutants(Claim, record, pool):
                after = self._anchored(made, anchored.document) if made else None
                refused = after is None or made.id != record["id"] or not self._audited(after)
                other = after is not None and kept.claim(after) != kept.claim(anchored)
                self.tally.add("data/ledger/*.yml", path, f"{record['id']}: {value}", rule=refused, kept=other)

    def _anchored(self, claim: Claim, document: Document) -> anchoring.Anchored | None:
        return attempt([], anchoring.anchor, Entry(claim, Place("ledger.yml")), document, self.words)

    def _audited(self, anchored: anchoring.Anchored) -> bool:
        """Whether the checks of a claim still read something that it can be held against."""
        ledger, name = self.collection.ledger, anchored.claim.id
        one = Ledger(ledger.documents, ledger.vocabulary, {**ledger.claims, name: anchored})
        return attempt([], audit.audit, one, self.collection.reference, self.collection.checks, [name]) is not None

    def frameworks(self) -> None:
        """The items of the frameworks."""
        coded = self.collection.frameworks
        lists = {**coded.coding.codes, "level": LEVELS}
        for path in sorted({*self.project.frameworks.glob("*.yml")} - {self.project.coding}):
            every = listed(path, "items")
            document = coded.documents[nodes.read(path, path.name)["source"]]
            pool = [*every, *({name: code} for name, known in lists.items() for code in known)]
            for number, record in enumerate(every):
                before = {one["id"]: coded.items[one["id"]].item for one in every[:number]}
                for where, value, made in mutants(Item, record, pool):
                    after, problems = self._item(made, document, before, lists) if made else (None, [])
                    other = after is not None and kept.item(after) != kept.item(coded.items[record["id"]])
                    refused = after is None or bool(problems)
                    name = f"{record['id']}: {value}"
                    self.tally.add("data/frameworks/*.yml", where, name, rule=refused, kept=other)

    def _item(
        self, item: Item, document: Document, before: dict[str, Item], lists: dict[str, Any]
    ) -> tuple[frameworks.AnchoredItem, list[Problem]]:
        entry, problems = Entry(item, Place("frameworks")), list[Problem]()
        spans = frameworks._anchor(entry, document, problems)
        problems += closed(entry, lists)
        for rule in (frameworks._check_order, frameworks._check_parent, frameworks._check_repeat):
            problems += rule(entry, before)
        return frameworks.AnchoredItem(item, document, spans), problems

    def coding(self) -> None:
        """The coding rule: a code that an item has can't go."""
        coded = self.collection.frameworks
        used = {(name, getattr(entry.item, name)) for entry in coded for name in coded.coding.codes}
        record = nodes.plain(nodes.read(self.project.coding, "coding.yml"))
        for path, _, made in mutants(Coding, record, [record]):
            refused = made is None or any(code not in made.codes[name] for name, code in used)
            other = not refused and kept.coding(made) != kept.coding(coded.coding)
            self.tally.add("data/frameworks/coding.yml", path, "", rule=refused, kept=other)

    def sources(self) -> None:
        """The records of the documents."""
        lists = {"caveats": self.words.source_caveats}
        every = listed(self.project.sources, "sources")
        pool = [*every, {"caveats": [*self.words.source_caveats]}]
        for record in every:
            document = self.collection.documents[record["id"]]
            for path, value, made in mutants(Source, record, pool):
                problems: list[Problem] = []
                if made:
                    entry = Entry(made, Place("sources.yml"))
                    problems += [*closed(entry, lists), *documents._unknown(entry), *documents._citation(entry)]
                    attempt(problems, documents._content, self.project, entry)
                refused = made is None or made.id != record["id"] or bool(problems)
                other = not refused and kept.source(replace(document, source=made)) != kept.source(document)
                self.tally.add("seeds/sources.yml", path, f"{record['id']}: {value}", rule=refused, kept=other)

    def vocabulary(self) -> None:
        """The closed lists: a word that a record uses can't go."""
        record = nodes.plain(nodes.read(self.project.vocabulary, "vocabulary.yml"))
        for path, _, made in mutants(Vocabulary, record, [record]):
            refused = made is None or not self._has_all(made)
            other = not refused and kept.vocabulary(made) != kept.vocabulary(self.words)
            self.tally.add("data/vocabulary.yml", path, "", rule=refused, kept=other)

    def _has_all(self, words: Vocabulary) -> bool:
        """Whether the lists have each topic, unit and caveat that a record uses."""
        claims = [anchored.claim for anchored in self.collection.ledger]
        sources = [document.source for document in self.collection.documents.values()]
        used = (
            ({claim.topic for claim in claims}, words.topics),
            ({claim.unit for claim in claims}, words.units),
            ({caveat for claim in claims for caveat in claim.caveats}, words.caveats),
            ({caveat for source in sources for caveat in source.caveats}, words.source_caveats),
        )
        return all(names <= set(known) for names, known in used)

    # What is made of them -----------------------------------------------------------------------------------------

    def checks(self) -> None:
        """How claims are held against series; a claim that is left out or checked twice is refused."""
        every = listed(self.project.checks, "checks")
        for record in every:
            before = {name: kept.verdict(self.collection.audited[name]) for name in record["claims"]}
            for path, value, made in mutants(Check, record, every):
                same = made is not None and list(made.claims) == record["claims"]
                after = self._verdicts(made) if same else None
                other = after is not None and {name: kept.verdict(one) for name, one in after.items()} != before
                name = f"{record['claims'][0]}: {value}"
                self.tally.add("data/checks.yml", path, name, rule=after is None, kept=other)

    def _verdicts(self, made: Check) -> dict[str, audit.Audited] | None:
        entry = Entry(made, Place("checks.yml"))
        return attempt([], audit.audit, self.collection.ledger, self.collection.reference, [entry], list(made.claims))

    def comparisons(self) -> None:
        """What the documents say of the same thing."""
        every = listed(self.project.comparisons, "comparisons")
        pool = [*every, {"terms": [{"claim": name} for name in itertools.islice(self.collection.ledger.claims, 5)]}]
        for record in every:
            before = kept.comparison(Comparison.model_validate(record))
            for path, value, made in mutants(Comparison, record, pool):
                entry = Entry(made, Place("comparisons.yml"))
                refused = made is None or any(comparisons.problems(entry, self.collection.ledger))
                other = made is not None and kept.comparison(made) != before
                self.tally.add("data/comparisons.yml", path, f"{record['id']}: {value}", rule=refused, kept=other)

    @cached_property
    def opened(self) -> dict[str, Any]:
        """The notebooks by their names."""
        names = notebooks.maintained(self.project.notebooks)
        return {name: notebooks.read(self.project.notebook(name), name) for name in names}

    def editions(self) -> None:
        """The editions: their lists, their claims, their prose."""
        lists = {
            "sections": sorted(path.stem for path in self.project.sections.glob("*.qmd")),
            "notebooks": notebooks.available(self.project.notebooks),
        }
        names = editions_.available(self.project)
        every = {name: nodes.plain(nodes.read(self.project.edition(name), name)) for name in names}
        for name, record in every.items():
            before = kept.edition(Edition.model_validate(record))
            for path, value, made in mutants(Edition, record, [*every.values()]):
                refused = made is None or bool(closed(Entry(made, Place(name)), lists)) or self._misses(name, made)
                other = made is not None and kept.edition(made) != before
                self.tally.add("reports/editions/*.yml", path, f"{name}: {value}", rule=refused, kept=other)

    def _misses(self, name: str, made: Edition) -> bool:
        """Whether an edition's claims or prose name what it hasn't."""
        used = {notebook: self.opened[notebook] for notebook in made.notebooks}
        named = check.named(self.collection, Planned(name, made, {}))
        return any(named) or bool(prose.check_edition(self.collection, made, used))

    def prose(self) -> None:
        """The sections: each claim, value, chart and condition exchanged or left out."""
        seen: set[str] = set()
        for name in editions_.available(self.project):
            edition = editions_.plan(self.project, name).edition
            known = prose.known(self.collection, edition, {one: self.opened[one] for one in edition.notebooks})
            for section in sections.of(self.project, edition):
                if section.file not in seen:
                    seen.add(section.file)
                    self._section(section, known)

    def _section(self, section: Section, known: Known) -> None:
        for what, text in _prose(section, known):
            mutant = sections.parse(section.file, text)
            other = kept.section(mutant) != kept.section(section)
            refused = bool(rules.check(mutant, known))
            self.tally.add("reports/sections/*.qmd", what, section.file, rule=refused, kept=other)


def listed(path: Path, key: str) -> list[dict[str, Any]]:
    """The records of a file as plain data."""
    return [nodes.plain(node) for node in nodes.read(path, path.name)[key]]


def _cells(row: rows.Row, near: list[rows.Row]) -> Iterator[tuple[str, rows.Row]]:
    """A row with each of its cells changed: that of a row nearby, another number or date, another text, none."""
    for column, value in row.cells.items():
        others = {other[column] for other in near}
        if value and column in rows.NUMBERS:
            others |= {"nan", "inf", f"{value}0", str(float(value) + 1), ""}
        elif value and column in ("release", "period_start", "period_end", "published"):
            others |= {f"{int(value[:4]) + 1}{value[4:]}", f"{int(value[:4]) - 1}{value[4:]}", "1/31/2018"}
        elif value:
            others |= {"", *texts(value, ())}
        for other in sorted(others - {value}):
            yield column, rows.Row(row.cells | {column: other}, row.place)


def _prose(section: Section, known: Known) -> Iterator[tuple[str, str]]:
    """A section with its claims and values exchanged or left out, its conditions turned round or left out."""
    text = section.text
    pools = {"claim": list(known.claims), "var": list(known.values)}
    for code in section.shortcodes:
        before, own, after = text[: code.start], text[code.start : code.end], text[code.end :]
        others = (name for name in pools.get(code.name, ()) if name != code.argument)
        for other in itertools.islice(others, 7, 9):
            yield f"{code.name}, exchanged", before + own.replace(code.argument, other, 1) + after
        yield f"{code.name}, left out", before + after
    for match in re.finditer(r'\bwhen="([^"]*)"', text):
        for old, new in _OPPOSITES:
            if old in match[1]:
                changed = match[1].replace(old, new, 1)
                yield "condition, turned round", text[: match.start(1)] + changed + text[match.end(1) :]
        yield "condition, left out", text[: match.start()] + text[match.end() :]


def table(tally: Tally) -> str:
    """The counts as Markdown, a row a field."""
    lines = [
        "| file | field | tried | refused by a rule | by its seal | by the tests | by nothing |",
        "| --- | --- | --: | --: | --: | --: | --: |",
    ]
    for (file, path), count in tally.counts.items():
        left = f"{len(count.survived):,}" + (" (free text)" if path in FREE.get(file, ()) else "")
        numbers = " | ".join(f"{number:,}" for number in (count.tried, count.rule, count.seal, count.kept))
        lines.append(f"| `{file}` | {path.replace('*', '…')} | {numbers} | {left} |")
    return "\n".join(lines)


def summary(tally: Tally, step: int) -> str:
    """How many mutants there were and what became of them, in words."""
    sample = f" Of the rows of official series one in {step} was tried." if step > 1 else ""
    judged = tally.judged()
    tried, left = sum(count.tried for count in judged), sum(len(count.survived) for count in judged)
    rule, seal, kept_ = (sum(getattr(count, name) for count in judged) for name in ("rule", "seal", "kept"))
    free = sum(count.tried for count in tally.counts.values()) - tried
    return (
        f"{tried:,} changes were tried on fields that a machine can hold. {rule:,} are refused by a rule of "
        f"`brief check`, {seal:,} by a seal, {kept_:,} by what the tests keep, {left:,} by nothing: "
        f"{100 * (1 - left / tried):.2f} percent are refused. {free:,} more were tried on free text.{sample}"
    )


def write(tally: Tally, step: int, page: Path) -> None:
    """Put the table where it stands in the page."""
    before, _, rest = page.read_text(encoding="utf-8").partition(START)
    made = f"{START}\n\n{summary(tally, step)}\n\n{table(tally)}\n\n{END}"
    page.write_text(before + made + rest.partition(END)[2], encoding="utf-8")


def main() -> None:
    """Try all mutants, write the table, and print what nothing refuses."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=1, metavar="N", help="try one of N rows of official series")
    step = options.parse_args().rows
    root = project.find()
    tally = Mutation(root, step).run()
    write(tally, step, root.docs / "explanation-trust.md")
    print(summary(tally, step))
    for (file, path), count in tally.counts.items():
        if path not in FREE.get(file, ()):
            for mutant in count.survived[:SHOWN]:
                print(f"by nothing: {file}: {mutant[:200]}")


if __name__ == "__main__":
    main()
