"""A report's own address becomes a link only where it leads into the web."""

import pytest

from components.plain import original

WEB = ["https://a.invalid/?b=1&c=2", "HTTP://a.invalid/", " https://a.invalid/ "]
ELSEWHERE = ["javascript:alert(1)", "file:///etc/hosts", "data:text/html,x", "a.invalid/b", "https://[x", '"><b>x']


@pytest.mark.parametrize("address", WEB)
def test_an_address_of_the_web_is_a_link(address):
    link = original(address, "original")
    assert link.startswith(('<a href="http', '<a href="HTTP'))
    assert 'rel="noopener noreferrer">original</a>' in link
    assert "&c" not in link


@pytest.mark.parametrize("address", ELSEWHERE)
def test_another_address_is_told_and_leads_nowhere(address):
    said = original(address, "original")
    assert "<" not in said
    assert said.replace("&quot;", '"').replace("&gt;", ">").replace("&lt;", "<") == address
