"""Folders and zips of files: what is read of them, and what a hostile one is told."""

from __future__ import annotations

import contextlib
import io
import stat
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_school import CLEVER

from oneonone.errors import Impossible
from oneonone.world import bundles
from oneonone.world.bundles import files_in_folder, files_in_zip, is_zip

Change = Callable[[zipfile.ZipFile], object]


def zipped(files: dict[str, str], change: Change = lambda archive: None) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # two files of one name
        for name, text in files.items():
            archive.writestr(name, text)
        change(archive)
    return out.getvalue()


def read_all(path: Path) -> dict[str, bytes]:
    return {name: read(20 << 20) for name, read in files_in_zip(path).items()}


@pytest.fixture
def export(tmp_path: Path) -> Callable[[bytes], Path]:
    def write(data: bytes) -> Path:
        path = tmp_path / "export.zip"
        path.write_bytes(data)
        return path

    return write


def test_a_zip_is_read_where_it_lies(export: Callable[[bytes], Path], tmp_path: Path) -> None:
    found = read_all(export(zipped(CLEVER)))
    assert found == {name: text.encode() for name, text in CLEVER.items()}
    assert [path.name for path in tmp_path.iterdir()] == ["export.zip"]


def test_one_folder_down_is_read_and_what_systems_hide_is_not(
    export: Callable[[bytes], Path],
) -> None:
    files = {f"Fall/{name}": text for name, text in CLEVER.items()}
    noise = {
        "__MACOSX/Fall/._students.csv": "x",
        "Fall/.DS_Store": "x",
        ".hidden.csv": "x",
        "Fall/~$students.csv": "x",
        "Fall/notes.docx": "x",
        "Fall/old/2025/students.csv": "x",
    }
    found = read_all(export(zipped({**noise, **files})))
    assert found == {name: text.encode() for name, text in files.items()}


def test_no_more_of_a_file_is_read_than_was_asked_for(export: Callable[[bytes], Path]) -> None:
    path = export(zipped({"big.csv": "a" * 100_000}))
    assert len(files_in_zip(path)["big.csv"](1000)) == 1001


def link(archive: zipfile.ZipFile) -> None:
    member = zipfile.ZipInfo("students.csv")
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    archive.writestr(member, "/etc/passwd")


def lzma(archive: zipfile.ZipFile) -> None:
    archive.writestr("students.csv", "a" * 100, zipfile.ZIP_LZMA)


def locked(data: bytes) -> bytes:
    """The mark of a password, where the file and where the list of files says it."""
    data = bytearray(data)
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def understated(data: bytes) -> bytes:
    """A list of files that says one of them has ten bytes."""
    data = bytearray(data)
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = (10).to_bytes(4, "little")
    return bytes(data)


def test_a_name_that_would_fill_a_line_is_not_said(export: Callable[[bytes], Path]) -> None:
    noise = {"a\noo: all is well.csv": "x", "\x1b[2J.csv": "x"}
    assert list(read_all(export(zipped({**noise, **ONE})))) == ["students.csv"]
    with pytest.raises(Impossible) as fault:
        read_all(export(zipped({"../\noo: all is well\x1b[2J": "x"})))
    assert str(fault.value).isprintable()


ONE = {"students.csv": "id,name\n1,Ana Ng\n" * 20}
HOSTILE = {
    "a path out": (zipped({"../students.csv": "x"}), "land outside"),
    "a path out, in Windows' way": (zipped({"..\\students.csv": "x"}), "land outside"),
    "a whole path": (zipped({"/tmp/students.csv": "x"}), "land outside"),
    "a drive": (zipped({"C:/students.csv": "x"}), "land outside"),
    "a path out beside good files": (zipped({**CLEVER, "x/../../y.txt": "x"}), "land outside"),
    "a link": (zipped({}, link), "a link"),
    "two of one name": (zipped(ONE, lambda a: a.writestr("students.csv", "y")), "one name"),
    "two of one name but for case": (zipped({**ONE, "Students.csv": "y"}), "one name"),
    "a password": (locked(zipped(ONE)), "locked with a password"),
    "an unusual packing": (zipped({}, lzma), "unusual way"),
    "thousands": (zipped({f"{n}.csv": "" for n in range(1001)}), "more than 1,000"),
    "hundreds of tables": (zipped({f"{n}.csv": "" for n in range(201)}), "201 CSV files"),
    "a zip in a zip": (zipped({"inner.zip": "PK"}), "another one"),
    "no table": (zipped({"roster.pdf": "x"}), "no CSV file"),
    "nothing": (zipped({}), "no CSV file"),
    "a workbook": (zipped({"[Content_Types].xml": "", "xl/a.xml": ""}), "Excel"),
    "a document": (zipped({"[Content_Types].xml": "", "word/a.xml": ""}), "document"),
    "a spreadsheet": (zipped({"mimetype": "", "content.xml": ""}), "ods"),
    "cut short": (zipped(ONE)[:-30], "damaged"),
    "only its beginning": (b"PK\x03\x04" + b"\0" * 50, "damaged"),
    "its list gone": (zipped(ONE).replace(b"PK\x01\x02", b"PK\x01\x03"), "damaged"),
    "a size that is not so": (understated(zipped(ONE)), "damaged"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_zip_is_one_sentence(kind: str, export: Callable[[bytes], Path]) -> None:
    data, words = HOSTILE[kind]
    with pytest.raises(Impossible) as fault:
        read_all(export(data))
    assert words in fault.value.what
    assert "export.zip" in fault.value.where
    assert fault.value.remedy


def test_a_bomb_is_read_no_further_than_the_limit(
    export: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundles, "LARGEST_ZIP", 1 << 20)
    found = files_in_zip(export(zipped({f"{n}.csv": "0" * (600 << 10) for n in range(3)})))
    assert len(found["0.csv"](20 << 20)) == 600 << 10
    with pytest.raises(Impossible, match="more than 100 MB"):
        found["1.csv"](20 << 20)


def test_one_huge_file_is_cut_at_the_limit_of_an_export(export: Callable[[bytes], Path]) -> None:
    data = zipped({"users.csv": "0" * (21 << 20)})
    assert len(data) < 1 << 20
    assert len(files_in_zip(export(data))["users.csv"](1 << 40)) == (20 << 20) + 1


@given(data=st.data())
def test_whatever_byte_is_wrong_it_is_read_or_one_sentence(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    bad = bytearray(zipped(ONE))
    for _ in range(data.draw(st.integers(1, 4))):
        bad[data.draw(st.integers(0, len(bad) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("zip") / "export.zip"
    path.write_bytes(bad[: data.draw(st.integers(20, len(bad)))])
    with contextlib.suppress(Impossible):
        assert set(read_all(path).values()) <= {ONE["students.csv"].encode(), b""}


@pytest.mark.parametrize(
    ("start", "name", "yes"),
    [
        (b"PK\x03\x04", "export.zip", True),
        (b"PK\x03\x04", "users", True),
        (b"PK\x05\x06", "empty.zip", True),
        (b"id,name", "users.csv", False),
    ],
)
def test_a_zip_is_told_by_its_bytes(start: bytes, name: str, yes: bool) -> None:
    assert is_zip(start, name) is yes


def test_a_file_that_is_only_called_a_zip_is_said_to_be_damaged() -> None:
    with pytest.raises(Impossible, match="damaged"):
        is_zip(b"id,name", "export.zip")


# --- folders --------------------------------------------------------------------------------


def write(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder


def test_of_a_folder_plain_tables_are_read_and_links_are_not(tmp_path: Path) -> None:
    folder = write(tmp_path / "export", "users.csv", "classes.TXT", ".hidden.csv", "notes.pdf")
    write(tmp_path, "secret.csv")
    (folder / "link.csv").symlink_to(tmp_path / "secret.csv")
    (folder / "inside.csv").mkdir()
    assert sorted(files_in_folder(folder)) == ["classes.TXT", "users.csv"]


def test_a_folder_that_is_a_link_itself_is_the_persons_own_choice(tmp_path: Path) -> None:
    (tmp_path / "here").symlink_to(write(tmp_path / "export", "users.csv"))
    assert files_in_folder(tmp_path / "here")["users.csv"](100) == b"users.csv"


def test_a_file_that_becomes_a_link_meanwhile_is_not_followed(tmp_path: Path) -> None:
    folder = write(tmp_path / "export", "users.csv")
    found = files_in_folder(folder)
    (folder / "users.csv").unlink()
    (folder / "users.csv").symlink_to(write(tmp_path, "secret.csv") / "secret.csv")
    with pytest.raises(Impossible, match="link"):
        found["users.csv"](100)


def test_where_no_table_lies_the_folders_inside_are_looked_into(tmp_path: Path) -> None:
    folder = write(tmp_path / "export", "fall/users.csv", "fall/deep/users.csv")
    assert list(files_in_folder(folder)) == ["fall/users.csv"]


@pytest.mark.parametrize(("name", "remedy"), [("export.zip", "export.zip"), ("a.pdf", "CSV")])
def test_a_folder_without_tables_says_what_to_name(name: str, remedy: str, tmp_path: Path) -> None:
    with pytest.raises(Impossible, match="no CSV file") as fault:
        files_in_folder(write(tmp_path / "export", name))
    assert remedy in fault.value.remedy
