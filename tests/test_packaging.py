"""However it is installed, the program brings its templates and examples along.

Nothing is fetched: the packages are built by the hatchling of the test environment, and the new
environments borrow its dependencies.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from build import ProjectBuilder

ROOT = Path(__file__).parent.parent
WAYS = ("wheel", "wheel from the sdist", "editable install")


def _is_shipped(path: Path) -> bool:
    inside = path.relative_to(ROOT).parts
    notebooks = [found.parent.name for found in ROOT.glob("examples/*/oneonone.yaml")]
    return inside[0] != "examples" or inside[1] in notebooks


SHIPPED = sorted(
    f"oneonone/_shipped/{path.relative_to(ROOT).as_posix()}"
    for folder in ("templates", "schemas", "examples")
    for path in (ROOT / folder).rglob("*")
    # The script that makes the examples stays at home: nothing importable is shipped with them.
    if path.is_file() and _is_shipped(path)
)


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One wheel for each way; an editable install is a wheel too, one that points here."""
    folder = tmp_path_factory.mktemp("built")
    here = ProjectBuilder(ROOT)
    with tarfile.open(here.build("sdist", folder / "sdist")) as sdist:
        # Python 3.11 knows filters from 3.11.4 on.
        safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        sdist.extractall(folder / "unpacked", **safely)
    (unpacked,) = (folder / "unpacked").iterdir()
    built = {
        "wheel": here.build("wheel", folder / "wheel"),
        "wheel from the sdist": ProjectBuilder(unpacked).build("wheel", folder / "from-sdist"),
        "editable install": here.build("editable", folder / "editable"),
    }
    return {way: Path(path) for way, path in built.items()}


@pytest.fixture
def install(wheels: dict[str, Path], tmp_path: Path) -> Callable[[str], Path]:
    """Installs it, in a new environment, and answers with its `oo`."""
    pytest.importorskip("pip", reason="wheels are installed by pip, which is not here")

    def installed(way: str) -> Path:
        new = venv.EnvBuilder()
        new.create(tmp_path / "env")
        place = new.ensure_directories(tmp_path / "env")
        pip = [sys.executable, "-m", "pip", "--python", place.env_exe, "install", "--quiet"]
        subprocess.run([*pip, "--no-deps", "--no-index", wheels[way]], check=True)
        borrowed = sysconfig.get_path("purelib")
        packages = sysconfig.get_path("purelib", vars={"base": place.env_dir})
        (Path(packages) / "borrowed.pth").write_text(borrowed + "\n", encoding="utf-8")
        return Path(place.bin_path) / ("oo.exe" if sys.platform == "win32" else "oo")

    return installed


def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return sorted(archive.namelist())


@pytest.mark.parametrize("way", WAYS)
def test_templates_and_examples_are_in_every_package(way: str, wheels: dict[str, Path]) -> None:
    inside = [name for name in names(wheels[way]) if name.startswith("oneonone/_shipped/")]
    assert inside == SHIPPED
    assert "oneonone/_shipped/templates/check-in.yaml" in inside


def test_the_sdist_makes_the_same_wheel(wheels: dict[str, Path]) -> None:
    assert names(wheels["wheel from the sdist"]) == names(wheels["wheel"])


def test_a_wheel_holds_the_program_its_licence_and_nothing_else(wheels: dict[str, Path]) -> None:
    inside = names(wheels["wheel"])
    assert {name.split("/")[0].split("-")[0] for name in inside} == {"oneonone"}
    assert [name for name in inside if name.endswith("/licenses/LICENSE")]
    assert "oneonone/py.typed" in inside
    assert [name for name in inside if name.endswith(".data/data/share/man/man1/oo.1")]


@pytest.mark.parametrize("way", WAYS)
def test_an_installed_program_finds_its_templates(
    way: str, install: Callable[[str], Path], tmp_path: Path
) -> None:
    oo = install(way)
    (tmp_path / "empty").mkdir()
    shown = subprocess.run(
        [oo, "template", "show", "check-in"],
        cwd=tmp_path / "empty",
        env=os.environ | {"PYTHONPATH": "", "PYTHONNOUSERSITE": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert shown.returncode == 0, shown.stderr.decode()
    assert b"check-in" in shown.stdout.lower()
