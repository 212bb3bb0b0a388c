"""Small files in the layouts of the agencies, all figures invented, and what can be wrong with such a file.

`python tests/helpers/agency_files.py` writes docs/reference-files.md: what `brief reference read` says of each.
"""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from brief.base.problems import Problems
from brief.official.releases import readers, unknown
from brief.official.releases.content import File
from brief.official.releases.unodc import HEADERS, PRICES, PURITIES

PAGE = Path(__file__).parents[2] / "docs" / "reference-files.md"

# NCHS, VSRR -----------------------------------------------------------------------------------------------------------

VSRR_OLD = """\
State,State Name,Year,Month,Indicator,Data Value,Predicted Value,Percent Complete,Percent Pending Investigation,Footnote
AK,AK,2017,November,Number of Drug Overdose Deaths,140,,100,0,
US,US,2017,November,Number of Drug Overdose Deaths,70100,71900,100,0.2,
US,US,2017,December,Number of Drug Overdose Deaths,70771,72240,100,0.2,
"""
_VSRR = (
    '12 month-ending,"Synthetic opioids, excl. methadone (T40.4)",100,0.1,{name},"Numbers may differ; see notes",**,'
    '"{reported}","{predicted}"'
)
VSRR = "\n".join(
    [
        "state,year,month,period,indicator,percent_complete,percent_pending_investigation,state_name,footnote,"
        "footnote_symbol,data_value,predicted_value",
        "AK,2025,December," + _VSRR.format(name="Alaska", reported="", predicted=""),
        "US,2025,December," + _VSRR.format(name="United States", reported="37,777", predicted="38,200"),
        "US,2026,January," + _VSRR.format(name="United States", reported="36,825", predicted="37,488"),
        "",
    ]
)

# CDC WONDER -----------------------------------------------------------------------------------------------------------

WONDER = """"Notes"	"Year"	"Year Code"	Deaths	Population	Crude Rate
	"2019"	"2019"	70630	328239523	21.5
	"2020"	"2020"	91799	329484123	27.9
"Total"			162429	657723646	24.7
"---"
"Dataset: Multiple Cause of Death, 1999-2020"
"Query Parameters:"
"States: All"
"UCD - Drug/Alcohol Induced Causes: Drug poisonings (overdose) Unintentional (X40-X44); Drug poisonings"
"(overdose) Suicide (X60-X64); Drug poisonings (overdose) Homicide (X85); Drug poisonings (overdose)"
"Undetermined (Y10-Y14)"
"Year/Month: 2019; 2020"
"Group By: Year"
"Show Totals: True"
"---"
"Query Date: Feb 4, 2022 11:07:31 PM"
"---"
"Suggested Citation: ..."
"""

# CBP, BLS, NFLIS ------------------------------------------------------------------------------------------------------

_MONTHS = ("OCT", "NOV", "DEC", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP")
_OFO, _PATROL = "Office of Field Operations", "U.S. Border Patrol"


def seized(month: str, component: str, region: str, pounds: str) -> str:
    """One line of CBP's file."""
    return f"2023,{month},{component},{region},Other,{region.upper()} AREA,Fentanyl,1,{pounds}\r\n"


CBP = (
    "FY,Month (abbv),Component,Region,Land Filter,Area of Responsibility,Drug Type,Count of Event,Sum Qty (lbs)\r\n"
    + "".join(
        seized(month, _OFO, "Southwest Border", '"1,000.04"')
        + seized(month, _PATROL, "Southwest Border", "100")
        + seized(month, _OFO, "Northern Border", "1")
        + seized(month, _OFO, "Coastal/Interior", "10")
        for month in _MONTHS
    )
)
BLS = "series_id        \tyear\tperiod\t       value\tfootnote_codes\r\n" + "".join(
    f"CUUR0000SA0      \t2024\tM{month:02}\t     {310 + month}\t\r\n" for month in range(1, 13)
)
NFLIS = (
    "LABTYPE,RPTAGGR,YYYY,PERIOD,DRUG_REPORTS,QUERY_RUN_DATE,SUBSTANCE_ID,SUBSTANCE_DESCRIPTION,BASE_ID,"
    "BASE_DESCRIPTION,DRUG_CATEGORY_CODE,DRUG_CATEGORY_DESCRIPTION,STATE,STATE_LONG_NAME,STATE_FIPS\r\n"
    + "".join(
        '"Local/Municipal,State,Federal,Private",DrugReport  ,2024,2024,'
        f"{reports},2025-08-10 18:30:22,{number},A NAME,1,{base},33,Fentanyl and Fentanyl-related,OH,Ohio,39\r\n"
        for reports, number, base in (('"1,200"', 1504, "Fentanyl"), ("55", 1517, "para-Fluorofentanyl"))
    )
)

# Workbooks ------------------------------------------------------------------------------------------------------------

Sheets = dict[str, list[list[str | float | None]]]
_NIDA_LINES = (
    "  Total Overdose Deaths", " Any Opioid1", " Prescription Opioids2",
    " Synthetic Opioids other than Methadone (primarily fentanyl)3", "Heroin4", " Cocaine5",
    " Psychostimulants With Abuse Potential (primarily methamphetamine)6",
)  # fmt: skip
_NIDA_CODES = ("1 Any Opioid ICD-10 codes (T40.0-T40.4, T40.6)", "2 Prescription Opioids  ICD-10 codes (T40.2-T40.3)")


def nida() -> Sheets:
    """NIDA's workbook: two sheets, two years, a line a drug."""

    def sheet(title: str, first: float, step: float) -> list[list[str | float | None]]:
        counts = [
            [None, label, round(first + position * step, 2), round(first + position * step + 1, 2)]
            for position, label in enumerate(_NIDA_LINES)
        ]
        return [[None, title], [None, None, 2020, 2021], *counts, *([None, codes] for codes in _NIDA_CODES)]

    return {
        "Number Drug OD Deaths": sheet("Number of National Drug Overdose Deaths Involving Select Drugs", 90000, -10000),
        "Rate Drug OD Deaths": sheet("Rates are Age-Adjusted per 100,000 population", 28.3, -2.05),
    }


def unodc() -> Sheets:
    """UNODC's annex: prices and purities, a line each."""
    us = "United States of America"
    price = ["Americas", "North America", us, "Opioids", "Fentanyl", None, "Retail", 2021, 34500, 30000, 39000]
    purity = ["Americas", "North America", us, "Wholesale", "Opioids", "Fentanyl", None, 2021, 15.9, None, None]
    return {
        PRICES: [["Prices of drugs, 2018-2022"], list(HEADERS[PRICES]), [*price, "Kilograms"]],
        PURITIES: [["Purity of drugs, 2018-2022"], list(HEADERS[PURITIES]), [*purity, "% (percent)"]],
    }


def workbook(sheets: Sheets) -> bytes:
    """A workbook with these sheets: a name and its lines of cells each, as any spreadsheet program writes it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as book:
        kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        listed = "".join(
            f'<sheet name="{escape(name)}" sheetId="{at}" r:id="r{at}"/>' for at, name in enumerate(sheets, 1)
        )
        relations = "http://schemas.openxmlformats.org/package/2006/relationships"
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        parts = "".join(
            f'<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{kinds}.worksheet+xml"/>'
            for at in range(1, len(sheets) + 1)
        )
        book.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>{parts}</Types>',
        )
        book.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{listed}</sheets></workbook>',
        )
        targets = "".join(
            f'<Relationship Id="r{at}" Type="{office}/worksheet" Target="worksheets/sheet{at}.xml"/>'
            for at in range(1, len(sheets) + 1)
        )
        book.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{relations}">{targets}</Relationships>')
        for at, lines in enumerate(sheets.values(), 1):
            rows = "".join(
                f"<row>{''.join(_cell(line, column, cell) for column, cell in enumerate(cells))}</row>"
                for line, cells in enumerate(lines, 1)
            )
            book.writestr(
                f"xl/worksheets/sheet{at}.xml",
                f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
            )
    return target.getvalue()


def _cell(line: int, column: int, value: str | float | None) -> str:
    place = f"{chr(65 + column)}{line}"
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


# What can be wrong with a file ----------------------------------------------------------------------------------------


class Case(NamedTuple):
    """A reader, what was done to a file in its layout, and the bytes."""

    reader: str
    what: str
    data: bytes


HTML = "<!DOCTYPE html>\n<html><head><title>Access Denied</title></head><body>You don't have permission</body></html>\n"
_SEPARATORS = {"VSRR": ",", "WONDER": "\t", "CBP": ",", "BLS": "\t", "NFLIS": ","}
_TEXTS = {"VSRR": VSRR, "WONDER": WONDER, "CBP": CBP, "BLS": BLS, "NFLIS": NFLIS}


def cases() -> Iterator[Case]:
    """Every layout and fault that is tried."""
    for reader, text in _TEXTS.items():
        yield Case(reader, "as the agency publishes it", text.encode())
        for what, changed in [*_OWN[reader], *_any_text(text)]:
            yield Case(reader, what, changed if isinstance(changed, bytes) else changed.encode())
        for what, data in _lined(reader, text):
            yield Case(reader, what, data)
    for reader, sheets in (("NIDA", nida), ("UNODC", unodc)):
        yield Case(reader, "as the agency publishes it", workbook(sheets()))
        for what, data in [*_own_sheets(reader), *_any_workbook(sheets())]:
            yield Case(reader, what, data)
    yield Case("any", "an empty file", b"")
    yield Case("any", "a page of HTML in its place", HTML.encode())
    yield Case("any", "a picture or other bytes", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe")
    yield Case("any", "a PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")
    yield Case("any", "a workbook of the old kind (.xls)", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    yield Case("any", "an answer in JSON", b'[{"state":"US","year":"2025","month":"December"}]')
    yield Case("any", "a table of nobody that we read", b"country,year,deaths\nFrance,2020,500\n")


def _any_text(text: str) -> Iterator[tuple[str, str | bytes]]:
    """Faults that need no knowledge of the layout."""
    yield "a byte order mark before it (UTF-8)", b"\xef\xbb\xbf" + text.encode()
    yield "Windows line ends", text.replace("\r\n", "\n").replace("\n", "\r\n")
    yield "Unix line ends", text.replace("\r\n", "\n")
    yield "saved as UTF-16", text.encode("utf-16")
    yield "a letter in Windows-1252", text.encode() + b"\xe9\n"
    yield "compressed (gzip)", gzip.compress(text.encode(), mtime=0)
    yield "cut off in the middle of a line", text[: len(text) * 3 // 4]
    yield "cut off before the end of the last line", text.rstrip("\r\n")[:-2]
    yield "cut off between two lines", "".join(text.splitlines(keepends=True)[:-1])
    yield "the first line alone", text.splitlines(keepends=True)[0]
    yield "an error page behind the first lines", "".join(text.splitlines(keepends=True)[:3]) + HTML


def _lined(reader: str, text: str) -> Iterator[tuple[str, bytes]]:
    """Faults of a table: columns moved, missing, more of them; another separator."""
    separator = _SEPARATORS[reader]
    if reader in ("VSRR", "CBP", "NFLIS"):
        lines = [",".join(_quoted(fields[::-1])) for fields in csv.reader(io.StringIO(text, newline=""))]
        yield "columns in the opposite order", "\r\n".join([*lines, ""]).encode()
    if separator == ",":
        yield "saved again with semicolons", text.replace(",", ";").encode()
        yield "saved again with tabs", text.replace(",", "\t").encode()
    else:
        yield "saved again with commas", text.replace(separator, ",").encode()


def _quoted(fields: list[str]) -> list[str]:
    return [f'"{field}"' if "," in field else field for field in fields]


def _lines_with(word: str) -> str:
    """CBP's file, its first line and those with a word."""
    return "".join(line for line in CBP.splitlines(keepends=True) if word in line or line.startswith("FY"))


_OWN: dict[str, list[tuple[str, str]]] = {
    "VSRR": [
        ("the layout of 2018: other names, another order, no period", VSRR_OLD),
        ("thousands without separators", VSRR.replace('"37,777"', "37777")),
        ("a suppressed count", VSRR.replace('"37,488"', "")),
        ("a column renamed", VSRR.replace("data_value", "deaths")),
        ("a column missing", VSRR_OLD.replace(",Predicted Value", "")),
        ("a count in words", VSRR.replace('"37,488"', "many")),
        ("a month missing in between", VSRR.replace("2025,December", "2025,November")),
        ("a month that is none", VSRR.replace("2026,January", "2026,Janvier")),
        ("monthly counts, not 12 months ending", VSRR.replace("12 month-ending", "month")),
        (
            "two releases in one file",
            VSRR + "US,2026,January," + _VSRR.format(name="United States", reported="1", predicted="2") + "\n",
        ),
        ("filtered to one State", VSRR.replace("US,", "OH,").replace("United States", "Ohio")),
        ("filtered to another drug", VSRR.replace("Synthetic opioids, excl. methadone (T40.4)", "Cocaine (T40.5)")),
        ("New York City under the code of the nation", VSRR.replace("United States", "New York City")),
        (
            "VSRR's counts by county, another dataset",
            "Data as of,Year,Month,STATEFIPS,STATE_NAME,COUNTYNAME,FIPS,Provisional Drug Overdose Deaths\n"
            "2025-01-01,2024,12,1,Alabama,Autauga,1001,12\n",
        ),
    ],
    "WONDER": [
        ("without quotes, saved again", WONDER.replace('"', "")),
        ("thousands with separators", WONDER.replace("70630", '"70,630"')),
        ("a suppressed count", WONDER.replace("\t70630\t", "\tSuppressed\t")),
        ("a column missing", WONDER.replace('"Year Code"\t', "", 1)),
        (
            "columns in another order",
            WONDER.replace("Deaths\tPopulation", "Population\tDeaths")
            .replace("70630\t328239523", "328239523\t70630")
            .replace("91799\t329484123", "329484123\t91799")
            .replace("162429\t657723646", "657723646\t162429"),
        ),
        ("the notes at the end are missing", WONDER.partition('"---"')[0]),
        ("the line of the total is missing", WONDER.replace('"Total"\t\t\t162429\t657723646\t24.7\n', "")),
        ("a year is missing", WONDER.replace('\t"2019"\t"2019"\t70630\t328239523\t21.5\n', "")),
        ("one State only", WONDER.replace("States: All", "States: Ohio (39)")),
        ("one sex only", WONDER.replace('"States: All"', '"States: All"\n"Gender: Female"')),
        ("other causes of death", WONDER.replace("(X40-X44)", "(X40-X49)")),
        (
            "a drug that is no series of ours",
            WONDER.replace('"States: All"', '"States: All"\n"MCD - ICD-10 Codes: T40.3 (Methadone)"'),
        ),
        ("births, another dataset", WONDER.replace("Multiple Cause of Death, 1999-2020", "Natality, 2016-2022")),
        (
            "provisional years, and not said which are final",
            WONDER.replace(
                "Multiple Cause of Death, 1999-2020", "Provisional Mortality Statistics, 2018 through Last Week"
            ),
        ),
    ],
    "CBP": [
        ("the fiscal year that goes on", CBP.replace("2023,", "2023 (FYTD),")),
        ("filtered to the Southwest Border", _lines_with("Southwest")),
        ("filtered to the Northern Border", _lines_with("Northern")),
        (
            "filtered to two of the three regions",
            "".join(line for line in CBP.splitlines(keepends=True) if "Coastal" not in line),
        ),
        ("a region of another name", CBP.replace("Northern Border", "Northern Land Border")),
        ("a third component", CBP.replace(_PATROL, "Air and Marine Operations")),
        ("a column renamed", CBP.replace("Sum Qty (lbs)", "Sum Qty (kg)")),
        ("a column missing", CBP.replace("Land Filter,", "").replace(",Other,", ",")),
        ("a month missing in between", "".join(line for line in CBP.splitlines(keepends=True) if ",MAR," not in line)),
        ("a month that is none", CBP.replace(",MAR,", ",MARZ,").replace(",MARZ,", ",03,")),
        ("two releases in one file", CBP + seized("OCT", _OFO, "Northern Border", "2")),
        ("a suppressed weight", CBP.replace(",1\r\n", ",Suppressed\r\n")),
        ("a weight in words", CBP.replace('"1,000.04"', "n/a", 1)),
        (
            "CBP's encounters, another dataset",
            "Fiscal Year,Month Grouping,Month (abbv),Component,Land Border Region,Area of Responsibility,Demographic,"
            "Citizenship,Title of Authority,Encounter Type,Encounter Count\n"
            "2023,FYTD,OCT,U.S. Border Patrol,Southwest Land Border,Big Bend Sector,FMUA,BRAZIL,"
            "Title 8,Apprehensions,1\n",
        ),
    ],
    "BLS": [
        ("a month that was not published", BLS.replace("     315\t", "       -\t")),
        ("thousands with separators", BLS.replace("     315\t", "   1,315\t")),
        ("a column renamed", BLS.replace("footnote_codes", "footnotes")),
        ("a column missing", BLS.replace("\tfootnote_codes", "").replace("\t\r\n", "\r\n")),
        ("columns in another order", BLS.replace("year\tperiod", "period\tyear")),
        ("the seasonally adjusted series", BLS.replace("CUUR0000SA0", "CUSR0000SA0")),
        ("two releases in one file", BLS + "CUUR0000SA0      \t2024\tM12\t     322.5\t\r\n"),
        ("an index in words", BLS.replace("     315\t", "    n.a.\t")),
        ("producer prices, another dataset", BLS.replace("CUUR0000SA0", "WPU00000000")),
    ],
    "NFLIS": [
        ("thousands without separators", NFLIS.replace('"1,200"', "1200")),
        ("a column missing", NFLIS.replace("BASE_DESCRIPTION,", "", 1)),
        ("a column renamed", NFLIS.replace("DRUG_REPORTS", "REPORTS")),
        ("another category among the lines", NFLIS.replace("33,Fentanyl and Fentanyl-related,OH", "12,Heroin,OH", 1)),
        ("only the laboratories of States", NFLIS.replace("Local/Municipal,State,Federal,Private", "State")),
        ("cases counted, not reports", NFLIS.replace("DrugReport  ", "Case")),
        ("two queries in one file", NFLIS.replace("2025-08-10", "2025-09-01", 1)),
        ("a line that stands twice", NFLIS + NFLIS.splitlines(keepends=True)[1]),
        ("without fentanyl itself", NFLIS.replace(",Fentanyl,33", ",Acetylfentanyl,33")),
        ("a suppressed count", NFLIS.replace('"1,200"', "Suppressed")),
        ("a count in words", NFLIS.replace('"1,200"', "many")),
    ],
}


def _own_sheets(reader: str) -> Iterator[tuple[str, bytes]]:
    make = nida if reader == "NIDA" else unodc

    def changed(name: str, line: int, column: int, cell: str | float | None) -> bytes:
        sheets = make()
        sheets[name][line][column] = cell
        return workbook(sheets)

    first, second = make()
    yield "a sheet missing", workbook({first: make()[first]})
    yield "a sheet renamed", workbook({first: make()[first], "Sheet2": make()[second]})
    if reader == "NIDA":
        yield "an empty cell, suppressed", changed(first, 2, 2, None)
        yield "a number written as text, with separators", changed(first, 2, 2, "91,799")
        yield "a number in words", changed(first, 2, 2, "many")
        yield "the title of another table", changed(first, 0, 1, "Number of Deaths from Alcohol")
        yield "people of 15 to 24 years", changed(second, 0, 1, "Age-Adjusted, Ages 15-24 Years")
        yield "a year missing in between", changed(first, 1, 3, 2022)
        yield "a drug missing", changed(first, 6, 1, "Diamorphine")
        yield "other codes of a drug", changed(first, 9, 1, "1 Any Opioid ICD-10 codes (T40.0-T40.6)")
    else:
        yield "columns in another order", changed(first, 1, 0, "SubRegion")
        yield "an empty cell", changed(first, 2, 8, None)
        yield "a number in words", changed(first, 2, 8, "about 34,500")
        yield "a year that stands twice", workbook({first: make()[first], second: [*make()[second], make()[second][2]]})
        yield "prices of heroin alone", workbook(
            {name: [[("Heroin" if cell == "Fentanyl" else cell) for cell in line] for line in lines]
             for name, lines in make().items()}
        )  # fmt: skip


def _any_workbook(sheets: Sheets) -> Iterator[tuple[str, bytes]]:
    data = workbook(sheets)
    yield "cut off in the middle", data[: len(data) // 2]
    yield "bytes damaged in the middle", data[: len(data) // 2] + bytes(64) + data[len(data) // 2 + 64 :]
    yield "another workbook", workbook({"Sheet1": [["Region", "Deaths"], ["North", 5]]})
    yield (
        "a sheet saved as CSV",
        "\n".join(
            ",".join("" if cell is None else str(cell) for cell in line) for line in next(iter(sheets.values()))
        ).encode(),
    )


def answer(data: bytes) -> str:
    """What `brief reference read` says of a file, without its name."""
    try:
        content = readers.read(File("FILE", data))
    except Problems as refusal:
        return "refused: " + "; ".join(str(problem).replace("\n    ", "; ") for problem in refusal.problems)
    return f"read: {content.agency}, {content.dataset}, {content.as_of}; {len(content.rows)} rows"


TITLES = {
    "VSRR": "NCHS, VSRR Provisional Drug Overdose Death Counts",
    "WONDER": "CDC WONDER, exports of queries",
    "CBP": "CBP, Drug Seizure Statistics, nationwide file",
    "BLS": "BLS, series file of consumer prices",
    "NFLIS": "DEA, NFLIS-Drug query",
    "NIDA": "NIDA, workbook of overdose death rates",
    "UNODC": "UNODC, workbook of prices and purity",
    "any": "Files of nobody",
}
INTRODUCTION = """# What is said of an agency's file

`brief reference read FILE` knows a file by what stands in it. Here is what it says of each layout that it reads and
of each fault that was tried, for a file called FILE: small files with invented figures in the layouts of the
agencies. The table is made from these files, and a test holds it. A file that is refused gives no row, and nothing
is written.

What can't be seen: a file that was cut off between two lines, where the lines that are left are whole and no month
is missing among them, is read as what it then is, of fewer months or places. The checksum in `releases.yml` tells
it from the agency's.

"""


def page() -> str:
    """The page of the documentation."""
    known = "; expected: a file of " + "; ".join(unknown.names(readers.READERS))
    text = (
        INTRODUCTION + f"Where no reader knows a file, the message ends with what could have been read: {known[2:]}.\n"
    )
    reader = ""
    for case in cases():
        if case.reader != reader:
            reader = case.reader
            text += f"\n## {TITLES[reader]}\n\n| File | Answer |\n|---|---|\n"
        said = answer(case.data).removesuffix(known).replace("|", "\\|")
        text += f"| {case.what} | {said} |\n"
    return text


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
