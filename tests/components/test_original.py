"""A report's own address becomes a link only where it leads into the web."""

import pytest

from components.plain import original


ELSEWHERE = ["javascript:alert(1)", "file:///etc/hosts", "data:text/html,x", "a.invalid/b", "https://[x", '"><b>x']


@pytest.mark.parametrize("address", ELSEWHERE)
def test_another_address_is_told_and_leads_nowhere(address):
    said = original(address, "original")
    assert "<" not in said
    assert said.replace("&quot;", '"').replace("&gt;", ">").replace("&lt;", "<") == address
