"""The text of a Word file, by python-docx."""

import io

from sourceline.read.parts import Parts
from sourceline.read.refusal import Refused


def read_docx(data: bytes) -> Parts:
    """Paragraphs and table cells in their order, with the title and author of the file's properties.

    Raises:
        Refused: the file is damaged.
    """
    import docx
    from docx.table import Table

    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx passes on whatever zip, XML and key errors a broken package causes
        raise Refused("this Word file is damaged and cannot be opened") from error
    blocks: list[str] = []
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            blocks.extend(cell.text for row in item.rows for cell in row.cells)
        else:
            blocks.append(item.text)
    properties = document.core_properties
    return Parts("\n\n".join(blocks), title=properties.title or None, author=_real_author(properties.author))


def _real_author(name: str | None) -> str | None:
    """The author property unless it is the library's own placeholder."""
    return None if not name or name == "python-docx" else name
