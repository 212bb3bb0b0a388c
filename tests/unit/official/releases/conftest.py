"""Small files in the layouts of the agencies, all figures invented; a test changes them to see what is refused."""

import io
import zipfile
from xml.sax.saxutils import escape

import pytest

from brief.base.problems import Problems
from brief.official.releases import readers
from brief.official.releases.content import File


@pytest.fixture
def values():
    """The rows of a file by series and period: what its reader computed."""

    def computed(data, name="download"):
        rows = readers.read(_file(data, name)).rows
        return {tuple(row[:3]): row[3] for row in rows.itertuples(index=False, name=None)}

    return computed


@pytest.fixture
def content():
    """What a file is said to be."""
    return lambda data, name="download": readers.read(_file(data, name))


@pytest.fixture
def refusal():
    """The one problem for which a file is refused."""

    def refused(data, name="download"):
        with pytest.raises(Problems) as caught:
            readers.read(_file(data, name))
        [problem] = caught.value.problems
        return str(problem)

    return refused


def _file(data, name):
    return File(name, data if isinstance(data, bytes) else data.encode())


@pytest.fixture
def workbook():
    """Writes a workbook with these sheets: a name and its lines of cells each, as any spreadsheet program does."""

    def write(sheets):
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

    return write


def _cell(line, column, value):
    place = f"{chr(65 + column)}{line}"
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'
