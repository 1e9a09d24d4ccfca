"""The pinned packages: hashed, from the registry only, with a reason each."""

import re

import pytest

FILES = ["requirements.txt", "requirements-dev.txt"]


@pytest.mark.parametrize("name", FILES)
def test_every_package_is_pinned_and_hashed(root, name):
    blocks = re.split(r"\n(?=[a-z0-9])", "\n" + (root / name).read_text())[1:]
    assert len(blocks) > 15
    for block in blocks:
        assert re.match(r"[a-z0-9][a-z0-9._-]*(\[[a-z0-9,_-]+\])?==[\w.!+]+", block), block.splitlines()[0]
        assert "--hash=sha256:" in block, block.splitlines()[0]


@pytest.mark.parametrize("name", FILES)
def test_nothing_of_the_compiling_machine_leaks(root, name):
    text = (root / name).read_text()
    for word in (
        "--index",
        "--extra-index",
        "--find-links",
        "--trusted-host",
        "file:",
        "http:",
        "https:",
        " @ ",
        "/root",
        "/opt",
    ):
        assert word not in text, word


@pytest.mark.parametrize("name", ["requirements.in", "requirements-dev.in"])
def test_every_direct_package_says_why(root, name):
    for line in (root / name).read_text().splitlines():
        if line and not line.startswith(("#", "-c")):
            assert re.search(r"  #? *# \w{2,}", line) or re.search(r"\s# \w+", line), f"no reason: {line}"


def test_direct_packages_are_in_the_compiled_file(root):
    compiled = (root / "requirements.txt").read_text().lower()
    for line in (root / "requirements.in").read_text().splitlines():
        if line and not line.startswith("#"):
            package = re.split(r"[ <>=!~\[]", line, maxsplit=1)[0].lower().replace("_", "-")
            assert re.search(rf"(?m)^{re.escape(package)}(\[|==)", compiled), package


def test_all_supported_pythons_are_served(root):
    assert "--python-version" not in (root / "requirements.txt").read_text()
    assert re.search(r"python_full_version (>=|<) '3\.1[123]", (root / "requirements.txt").read_text())
