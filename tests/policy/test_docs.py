"""Docs that can fail: the commands, settings, pages and files they name exist, and nothing that exists goes unnamed."""

import re

import pytest
import typer

from sourceline.cli import app
from sourceline.settings import Settings


def commands(group=None, prefix=""):
    """Every command of the command line, such as `places fetch`."""
    click = typer.main.get_command(app) if group is None else group
    for name, command in click.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{prefix}{name} ")
        else:
            yield prefix + name


def test_every_command_is_documented_and_every_documented_command_exists(root):
    text = (root / "docs" / "commands.md").read_text()
    documented = set(re.findall(r"\| `python -m sourceline ((?:places )?[a-z-]+)", text))
    assert documented == set(commands())


def test_every_setting_is_documented(root):
    documented = set(re.findall(r"`SOURCELINE_([A-Z_]+)`", (root / "docs" / "settings.md").read_text()))
    assert documented == {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_paths_that_the_docs_name_exist(root, name):
    text = (root / name).read_text()
    for path in re.findall(
        r"`((?:app\.py|requirements|pages|components|sourceline|data|seeds|tools|tests|docs)[\w./-]*)`", text
    ):
        assert (root / path).exists() or any(root.glob(path)), path
    for path in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", text):
        assert path.startswith("http") or (root / path).exists(), path


def test_make_targets_that_the_docs_name_exist(root):
    targets = set(re.findall(r"(?m)^([a-z-]+):", (root / "Makefile").read_text()))
    for page in [root / "README.md", root / "CONTRIBUTING.md", *(root / "docs").glob("*.md")]:
        for target in re.findall(r"`make ([a-z-]+)", page.read_text()):
            assert target in targets, f"{page.name}: make {target}"


def test_readme_shows_a_picture_that_exists(root):
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (root / "README.md").read_text())
    assert pictures
    for picture in pictures:
        assert (root / picture).stat().st_size > 20_000


def test_decisions_are_numbered_without_a_gap(root):
    numbers = sorted(int(path.name[:4]) for path in (root / "docs" / "decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
