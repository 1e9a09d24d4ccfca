import re


def test_the_snippets_of_the_guide_run(root, capsys):
    text = (root / "docs" / "geography.md").read_text(encoding="utf-8")
    blocks = re.findall(r"(?:^    .+\n|^\n(?=    ))+", text, re.MULTILINE)
    code = [re.sub(r"(?m)^    ", "", block) for block in blocks if "import" in block]
    assert code
    for block in code:
        exec(compile(block, "docs/geography.md", "exec"), {})  # noqa: S102 - the guide's own lines
    assert "North Waziristan" in capsys.readouterr().out
