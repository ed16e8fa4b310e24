"""The CSV in LibreOffice, read as its import dialog reads it with "quoted field as text" ticked."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

ROSTER = """\
id,name,grade,groups,adult
01103,Sofía Marín,7,P2,rivera
0042,"=HYPERLINK(""http://example.org"",""x"")",7,"=1+1",rivera
1e5,@Łukasz Wójcik,7,+P3,chen
2026-11-23,"-O'Brien, Siobhán",7,P3,chen
007,美咲 علي,7,P5,chen
"""
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
UTF8_AND_QUOTED_AS_TEXT = "CSV:44,34,76,1,,0,true"


@pytest.fixture
def in_a_spreadsheet(soffice: str, tmp_path: Path) -> Any:
    """Opens a CSV, and gives its cells: text, type, and formula where there is one."""

    def cells(path: Path) -> list[list[tuple[str, str, str | None]]]:
        profile = (tmp_path / "profile").as_uri()
        subprocess.run(
            [soffice, f"-env:UserInstallation={profile}", "--headless",
             f"--infilter={UTF8_AND_QUOTED_AS_TEXT}", "--convert-to", "fods",
             "--outdir", str(tmp_path), str(path)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        tree = ElementTree.parse(tmp_path / f"{path.stem}.fods")
        return [
            [
                (
                    "".join("".join(p.itertext()) for p in cell.iter(f"{TEXT}p")),
                    cell.get(f"{OFFICE}value-type", ""),
                    cell.get(f"{TABLE}formula"),
                )
                for cell in row.iter(f"{TABLE}table-cell")
            ]
            for row in tree.iter(f"{TABLE}table-row")
        ]

    return cells


@pytest.mark.parametrize("options", [(), ("--by", "groups"), ("--equity",), ("--adults",)])
def test_names_and_leading_zeros_stay_and_no_formula_runs(
    options: tuple[str, ...], notebook: Path, oo: Any, in_a_spreadsheet: Any
) -> None:
    (notebook / "roster.csv").write_text(ROSTER, encoding="utf-8")
    oo("log", "01103", "-m", "x", "--minutes", "4", cwd=notebook)
    done = oo("report", *options, "-o", "report.csv", cwd=notebook)
    assert done.code == 0, done.err
    rows = in_a_spreadsheet(notebook / "report.csv")
    assert not [cell for row in rows for cell in row if cell[2] is not None]
    if options in ((), ("--adults",)):
        assert rows[0][0][0] == "student"
        assert [row[0][:2] for row in rows[1:6]] == [
            (one, "string") for one in ("01103", "0042", "1e5", "2026-11-23", "007")
        ]
        assert [row[1][0] for row in rows[1:6]] == [
            "Sofía Marín",
            '\'=HYPERLINK("http://example.org","x")',
            "'@Łukasz Wójcik",
            "'-O'Brien, Siobhán",
            "美咲 علي",
        ]
    if not options:
        assert rows[1][5][:2] == ("1", "float")
