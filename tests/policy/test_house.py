"""Rules of the house that no import checker sees."""

import ast
import re
import subprocess
import sys

FORBIDDEN_IN_SCREEN = re.compile(r"st\.(session_state|query_params)|from streamlit import (session_state|query_params)")


def tracked(root, *patterns):
    """Files that git tracks or would, so that a file not added yet is checked too."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns]
    listing = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.split("\n")
    return [root / name for name in listing if name and (root / name).exists()]


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_only_the_shell_holds_state(root):
    screen = [
        path for path in tracked(root, "*.py") if path.parts[len(root.parts)] in {"app.py", "pages", "components"}
    ]
    assert screen
    for path in screen:
        if not path.relative_to(root).as_posix().startswith("components/shell"):
            assert not FORBIDDEN_IN_SCREEN.search(path.read_text()), path


def test_heavy_packages_stay_in_their_rooms(root):
    rooms = {
        "streamlit": ("app.py", "pages/", "components/"),
        "plotly": ("sourceline/figures/",),
        "spacy": ("sourceline/extract/",),
        "sqlalchemy": ("sourceline/store/", "sourceline/query/", "sourceline/fuse/"),
    }
    for path in tracked(root, "*.py"):
        name = path.relative_to(root).as_posix()
        if name.startswith(("tests/", "tools/")):
            continue
        for module in imports(path):
            allowed = rooms.get(module.split(".")[0])
            assert allowed is None or name.startswith(allowed), f"{name} imports {module}"


def test_app_is_navigation_only(root):
    for module in imports(root / "app.py"):
        assert module.split(".")[0] in {"streamlit", "components", "pathlib"}, module


def test_only_settings_read_the_environment(root):
    for path in tracked(root, "sourceline/*.py", "components/*.py", "pages/*.py", "app.py"):
        if path.name != "settings.py":
            assert not re.search(r"os\.(environ|getenv)", path.read_text()), path


def test_the_dashboard_starts_without_spacy(root):
    code = (
        "import sys; import components.shell, sourceline.query, sourceline.figures; "
        "assert 'spacy' not in sys.modules, 'spacy was loaded'"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_no_path_of_the_workshop_in_the_project(root):
    places = ["/wo" + "rk/", "../sha" + "red", "/op" + "t/py", ".libr" + "ary"]
    for path in tracked(root):
        if path.suffix in {".py", ".md", ".yaml", ".toml", ".txt", ".in", ".json", ".csv", ".js", ".css", ""}:
            text = path.read_text(encoding="utf-8", errors="ignore")
            for place in places:
                if place in text:
                    assert (place, path.name) == ("../sha" + "red", "nothing"), f"{path} names {place}"


def test_functions_and_files_stay_small(root):
    for path in tracked(root, "*.py"):
        if path.relative_to(root).parts[0] == "tests":
            continue
        source = path.read_text(encoding="utf-8")
        assert source.count("\n") <= 300, f"{path} has {source.count(chr(10))} lines"
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = (node.end_lineno or node.lineno) - node.lineno + 1
                assert size <= 45, f"{path}:{node.lineno} {node.name} has {size} lines"
