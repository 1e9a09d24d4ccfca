"""Files of every format to documents, and files that are refused. All texts here are made up."""

import datetime as dt
import io
import zipfile

import docx
import pytest
from PIL import Image

from sourceline.read import Refused, find_reports, read_bytes, read_file, read_pasted
from sourceline.settings import settings

BODY = "Two men were arrested near the border on Monday, officials said. A third man escaped into the hills."


def test_front_matter_fills_the_fields():
    report = (
        '---\ntitle: "Two held"\npublisher: Example Daily\ndate: 2025-03-04\nurl: "https://example.org/a"\n'
        'author: A. Writer\ndigest: "written for a test"\n---\n' + BODY
    )
    document = read_bytes(report.encode(), "a.md")
    assert (document.title, document.publisher, document.author) == ("Two held", "Example Daily", "A. Writer")
    assert document.published == dt.date(2025, 3, 4)
    assert document.url == "https://example.org/a"
    assert document.digest == "written for a test"
    assert document.text == BODY


def test_markdown_marks_go_and_words_stay():
    document = read_bytes(f"# A heading\n\n**Two** men were [held](https://example.org).\n\n{BODY}".encode(), "a.md")
    assert document.title == "A heading"
    assert document.text.startswith("Two men were held.\n\nTwo men were arrested")


def test_html_gives_main_text_and_meta_data():
    page = f"""<!doctype html><html lang="en"><head><title>Two held near border</title>
    <meta property="og:site_name" content="Example Daily"><meta name="author" content="Ann Writer">
    <meta property="article:published_time" content="2025-03-04T10:00:00+05:00"></head>
    <body><nav>Home Sport Weather</nav><article><h1>Two held near border</h1>
    <p>{BODY}</p><p>{BODY.replace("Two", "Six")}</p>
    <p>The road through the pass stayed closed for the rest of the day, the district office said in a statement.</p>
    </article><footer>Copyright Example Daily</footer></body></html>"""
    document = read_bytes(page.encode(), "page.html")
    assert BODY in document.text
    assert "Weather" not in document.text
    assert (document.title, document.publisher, document.author) == (
        "Two held near border",
        "Example Daily",
        "Ann Writer",
    )
    assert document.published == dt.date(2025, 3, 4)


def test_word_file():
    written = docx.Document()
    written.add_paragraph(BODY)
    written.add_table(1, 1).cell(0, 0).text = "The road was closed."
    written.core_properties.title = "Two held near border"
    written.core_properties.author = "Ann Writer"
    buffer = io.BytesIO()
    written.save(buffer)
    document = read_bytes(buffer.getvalue(), "report.docx")
    assert document.text == f"{BODY}\n\nThe road was closed."
    assert (document.title, document.author) == ("Two held near border", "Ann Writer")


def pdf_of(text: str) -> bytes:
    """A PDF with a text layer, drawn by matplotlib so that no fixture file is needed."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context({"pdf.fonttype": 42}):
        figure = Figure(figsize=(8, 4))
        for row, line in enumerate(text.split("\n")):
            figure.text(0.02, 0.9 - row * 0.08, line)
        buffer = io.BytesIO()
        figure.savefig(buffer, format="pdf")
    return buffer.getvalue()


def test_pdf_lines_are_mended():
    wrapped = (
        "Two men were arrested near the border on Monday, officials said, and a\n"
        "third man escaped into the hills before the road could be closed by the\n"
        "patrol. The two were taken to the town for questioning the same night."
    )
    assert read_bytes(pdf_of(wrapped), "report.pdf").text == wrapped.replace("\n", " ")


def test_a_pdf_of_pictures_is_refused():
    buffer = io.BytesIO()
    Image.new("RGB", (60, 60), "white").save(buffer, "PDF")
    with pytest.raises(Refused, match="no text layer"):
        read_bytes(buffer.getvalue(), "scan.pdf")


def test_an_encrypted_pdf_is_refused():
    # The smallest file that pdfium takes for locked: a standard security handler whose password nobody has.
    locked = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"3 0 obj<</Filter/Standard/V 1/R 2/O(" + b"a" * 32 + b")/U(" + b"b" * 32 + b")/P -4>>endobj\n"
        b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[(a)(a)]/Size 4>>\n%%EOF"
    )
    with pytest.raises(Refused, match="encrypted"):
        read_bytes(locked, "locked.pdf")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding):
    text = BODY.replace("officials said", "officials said – “in Zhob”, the café’s owner added")
    assert read_bytes(text.encode(encoding), "a.txt").text == text


def zipped(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "text")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\n ", "a.txt", "empty"),
        (zipped("a.txt"), "a.zip", "archive"),
        (zipped("xl/workbook.xml"), "a.xlsx", "spreadsheet"),
        (b"\x1f\x8b\x08\x00rest", "a.gz", "gzip archive"),
        (b"\x89PNG\r\n\x1a\nrest", "a.png", "PNG image"),
        (b"\xff\xd8\xff\xe0rest", "a.jpg", "JPEG image"),
        (b"\xd0\xcf\x11\xe0rest", "a.doc", "password-protected"),
        (b"%PDF-1.4 nothing", "a.pdf", "damaged"),
        (b"\x7fELF\x02\x00\x00\x00" * 20, "a.bin", "binary"),
        (b"PK\x03\x04 broken", "a.docx", "damaged"),
        (b"a,b\n1,2\n", "a.csv", "table"),
        ("یہ ایک خبر ہے جس میں تین افراد ہلاک ہوئے اور پانچ زخمی ہوئے".encode(), "a.txt", "Urdu"),
        (
            "Les forces de sécurité ont annoncé mardi l’arrestation de trois hommes près de la frontière.".encode(),
            "a.txt",
            "French",
        ),
        (b"12 34 56", "a.txt", "no words"),
        (b"---\ndate: next week\n---\nText.", "a.md", "YYYY-MM-DD"),
        (b"---\ntitle: [open\n---\nText.", "a.md", "YAML"),
        (b"<html><body></body></html>", "a.html", "no article text"),
    ],
)
def test_refusals_say_what_is_wrong(data, name, message):
    with pytest.raises(Refused, match=message):
        read_bytes(data, name)


def test_limits(tmp_path):
    with pytest.raises(Refused, match="MB"):
        read_bytes(b"a" * (settings().max_file_bytes + 1), "a.txt")
    with pytest.raises(Refused, match="characters"):
        read_pasted("The men were held. " * 120_000)
    with pytest.raises(Refused, match="cannot be opened"):
        read_file(tmp_path / "missing.txt")


def test_a_future_date_is_not_believed():
    assert read_bytes(f"---\ndate: 2999-01-01\n---\n{BODY}".encode(), "a.md").published is None


@pytest.mark.parametrize(
    ("text", "author"),
    [
        (f"{BODY}\nAuthor’s Bio:\nAnn Writer holds a degree in history.", "Ann Writer"),
        (f"By Ann M. Writer\n{BODY}", "Ann M. Writer"),
        (f"{BODY}\nAbout the author: Ann Writer is a researcher.", "Ann Writer"),
        (f"{BODY}\nBy Monday all was calm.", None),
        (BODY, None),
    ],
)
def test_author_in_the_text(text, author):
    assert read_pasted(text).author == author


def test_the_same_text_has_the_same_id_in_every_format():
    assert read_bytes(BODY.encode(), "a.txt").id == read_pasted(BODY).id


def test_find_reports_passes_over_hidden_and_foreign_files(tmp_path):
    for name in ("b.md", "a.txt", ".hidden.txt", "c.png", "deep/d.html", ".git/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(BODY)
    assert [path.relative_to(tmp_path).as_posix() for path in find_reports(tmp_path)] == [
        "a.txt",
        "b.md",
        "deep/d.html",
    ]
