"""DEA, NFLIS-Drug: a query of its public data, reports of forensic laboratories by year, State and substance."""

from __future__ import annotations

from collections import defaultdict

from brief.official.releases.content import Content, File, frame

NEEDED = ("rptaggr", "yyyy", "drug reports", "query run date", "substance id", "base description",
          "drug category description", "state")  # fmt: skip
CATEGORY = "Fentanyl and Fentanyl-related"
LABORATORIES = "Local/Municipal,State,Federal,Private"
ALONE, RELATED = "nflis-fentanyl-reports-queried", "nflis-fentanyl-and-related-reports-queried"


def recognizes(file: File) -> bool:
    """Whether the columns are those of an NFLIS query."""
    return file.resembles(NEEDED)


def read(file: File) -> Content:
    """Reports a year: of fentanyl alone, and of fentanyl with related substances. Two scopes, never mixed.

    The year of the query is not over and gives no row. Raises `Problems` for a changed layout, another category,
    reports of some laboratories only, two queries in one file, or a line that stands twice.
    """
    alone: dict[str, float] = defaultdict(float)
    related: dict[str, float] = defaultdict(float)
    keys, queries = set(), set()
    for record in file.records((*NEEDED, "labtype"), ends=False):
        _check(file, record)
        key = record["yyyy"], record["substance id"], record["state"]
        if key in keys:
            raise file.refuse(f"stands twice: {', '.join(key)}", "each year, substance and State once")
        keys.add(key)
        queries.add(record["query run date"][:10])
        reports = file.count(record["drug reports"], ", ".join(key))
        related[record["yyyy"]] += reports
        if record["base description"] == "Fentanyl":
            alone[record["yyyy"]] += reports
    if not queries:
        raise file.refuse("no line below the names of the columns: the file is cut off", "a line a year and substance")
    if len(queries) != 1:
        raise file.refuse(f"{len(queries)} queries in one file: {', '.join(sorted(queries))}", "one")
    if not alone:
        raise file.refuse("no report of fentanyl: the query was of some substances only", CATEGORY)
    day = queries.pop()
    rows = [
        (series, year, year, reports)
        for series, years in ((ALONE, alone), (RELATED, related))
        for year, reports in sorted(years.items())
        if year < day[:4]
    ]
    return Content("DEA", "NFLIS-Drug query, fentanyl and related substances", f"queried {day}",
                   "us-forensic-laboratories-nflis-query", frame(rows))  # fmt: skip


def _check(file: File, record: dict[str, str]) -> None:
    if record["drug category description"] != CATEGORY:
        raise file.refuse(f"mixes universes: category {record['drug category description']!r}", CATEGORY)
    if record["labtype"] != LABORATORIES:
        raise file.refuse(f"only some laboratories: {record['labtype']}", LABORATORIES)
    if record["rptaggr"].strip() != "DrugReport":
        raise file.refuse(f"counts {record['rptaggr'].strip()}", "DrugReport")
