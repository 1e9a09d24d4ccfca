"""The main text of a web page and its meta data, by trafilatura."""

from sourceline.read.parts import Parts, iso_date
from sourceline.read.refusal import Refused


def read_html(text: str) -> Parts:
    """Main text, title, publisher, author, address and date of a page, as its own tags give them.

    Raises:
        Refused: the page has no main text.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Page

    page = bare_extraction(text, with_metadata=True, include_comments=False, include_tables=False, deduplicate=False)
    if not isinstance(page, Page) or not (page.text or "").strip():
        raise Refused("no article text was found in this page: save the report's own page, or paste its text")
    return Parts(
        page.text or "",
        title=page.title or None,
        publisher=page.sitename or None,
        author=page.author or None,
        url=page.url if (page.url or "").startswith(("http://", "https://")) else None,
        published=iso_date(page.date) if page.date else None,
    )
