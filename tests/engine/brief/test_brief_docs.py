"""The script in docs/exports.md runs and draws a map."""

import re

from sourceline.store import open_store


def test_the_script_of_the_docs_draws_a_map(root, store_url):
    open_store(store_url).close()
    page = (root / "docs" / "exports.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    names = {}
    exec(script, names)  # noqa: S102 - the project's own docs
    assert b"All incidents" not in names["picture"]
    assert names["filters"].sentence(names["desk"].names()).encode() in names["picture"]
