"""Files become text: what each format yields, and what is said of files that are damaged, locked, huge or hostile."""

import os
import sys
from pathlib import Path

import pytest
from documents_made import docx, needs, paragraph, pdf
from hypothesis import given
from hypothesis import strategies as st

from etl import readers
from etl.errors import UserError
from etl.readers import limits, plain
from etl.readers.sources import Source, gather, printable

PACKAGES = {".pdf": ["pypdf"], ".docx": ["docx"], ".html": ["trafilatura"]}
FLED = "Some 300 people fled."
PAGE = """<!DOCTYPE html><html><head><title>Flood</title></head><body><nav><a href="/">Home</a></nav><article>
<h1>Flood in Northport</h1><p>Some 300 people fled on Monday &amp; Tuesday.</p><ul><li>20 tents</li></ul>
<table><tr><th>Camp</th><th>People</th></tr><tr><td>North</td><td>1,200</td></tr></table>
<p>Four men died.</p></article><script>var hidden = 5000000;</script></body></html>"""


def read(folder, name, content):
    needs(*PACKAGES.get(Path(name).suffix, []))
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return readers.read(Source(name, path))


# phenomenon, bytes of the file, text that offsets count in
AS_IT_LIES = [
    ("a byte order mark is a code point", b"\xef\xbb\xbf300 fled", "\ufeff300 fled"),
    ("carriage returns stay", b"300 fled.\r\nFour died.\r", "300 fled.\r\nFour died.\r"),
    ("Markdown stays", b"# Flood\n\n**300** people [fled](http://x.example)", "# Flood\n\n**300** people [fled](http://x.example)"),
    ("a zero byte stays", b"300\x00 people fled the town of Northport", "300\0 people fled the town of Northport"),
    ("marks of direction stay", "\u202e300\u202c people".encode(), "\u202e300\u202c people"),
    ("letters beyond 16 bits are one code point", "𝟛00 people".encode(), "𝟛00 people"),
    ("nothing is composed or decomposed", "Cafe\u0301 300".encode(), "Cafe\u0301 300"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "text"), [row[1:] for row in AS_IT_LIES], ids=[row[0] for row in AS_IT_LIES])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".log"])
def test_plain_text_is_taken_as_it_lies(tmp_path, suffix, content, text):
    found = read(tmp_path, f"report{suffix}", content)
    assert (found.content, found.file, found.content.encode()) == (text, f"report{suffix}", content)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_is_decoded_to_itself(words):
    if not words.startswith("\ufeff"):
        assert plain.text(words.encode()) == words


# phenomenon, file, its bytes, the text
CONVERTED = [
    ("the pages of a PDF are divided by a form feed", "a.pdf", lambda: pdf(FLED, "Four died."), f"{FLED}\n\fFour died."),
    ("a PDF that promises more pages than it has", "a.pdf", lambda: pdf(FLED, kids=b"6 0 R").replace(b"/Count 1", b"/Count 9"), FLED),
    ("a blank line between the paragraphs of a DOCX", "a.docx", lambda: docx(paragraph(FLED), paragraph("Four died.")), f"{FLED}\n\nFour died.\n"),
    ("runs of a DOCX join within a word", "a.docx", lambda: docx("<w:p><w:r><w:t>3</w:t></w:r><w:r><w:t>00 fled</w:t></w:r></w:p>"), "300 fled\n"),
    ("a row of a DOCX table is a line", "a.docx", lambda: docx(f"<w:tbl><w:tr><w:tc>{paragraph('North')}</w:tc><w:tc>{paragraph('1,200')}</w:tc></w:tr></w:tbl>"), "North \t1,200\n"),
    ("insertions in, deletions out", "a.docx", lambda: docx("<w:p><w:ins><w:r><w:t>300</w:t></w:r></w:ins><w:del><w:r><w:delText>200</w:delText></w:r></w:del><w:r><w:t> fled</w:t></w:r></w:p>"), "300 fled\n"),
    ("content controls are read", "a.docx", lambda: docx(f"<w:sdt><w:sdtContent>{paragraph(FLED)}</w:sdtContent></w:sdt>"), f"{FLED}\n"),
    ("a text box is read once", "a.docx", lambda: docx(f"<w:p><w:r><mc:AlternateContent><mc:Choice>{paragraph(FLED)}</mc:Choice><mc:Fallback>{paragraph(FLED)}</mc:Fallback></mc:AlternateContent></w:r></w:p>"), f"{FLED}\n"),
    ("footnotes come last", "a.docx", lambda: docx(paragraph(FLED), footnotes=f"<w:footnote>{paragraph('Of them, 20 by boat.')}</w:footnote>"), f"{FLED}\n\nOf them, 20 by boat.\n"),
    ("an entity that names a file stays closed", "a.docx", lambda: docx(paragraph("300&x; fled"), before='<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'), "300\n"),
    ("a scrap of HTML", "a.html", lambda: f"<p>{FLED}</p>", FLED),
    ("HTML in another encoding", "a.html", lambda: '<html><head><meta charset="iso-8859-1"></head><body><p>Caf\xe9: 300 fled</p></body></html>'.encode("latin-1"), "Caf\xe9: 300 fled"),
    ("HTML with a zero byte", "a.html", lambda: b"<html><body><p>Some 300\0 people fled.</p></body></html>", "Some 300\ufffd people fled."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "text"), [row[1:] for row in CONVERTED], ids=[row[0] for row in CONVERTED])
def test_other_formats_are_converted(tmp_path, name, content, text):
    needs(*PACKAGES[Path(name).suffix])
    found = read(tmp_path, name, content())
    assert (found.content, found.file) == (text, f"{name}.txt")


def test_the_article_of_a_page_is_read_without_its_furniture(tmp_path):
    text = read(tmp_path, "page.html", PAGE).content
    for words in (
        "Flood in Northport\n\nSome 300 people fled on Monday & Tuesday.",
        "20 tents",
        "1,200",
        "Four men died.",
    ):
        assert words in text
    assert "Home" not in text
    assert "5000000" not in text


def test_a_pdf_that_only_forbids_copying_is_read(tmp_path):
    assert read(tmp_path, "a.pdf", locked("")).content == FLED


def locked(password):
    """The PDF of one sentence, which only the given password opens."""
    needs("pypdf")
    import io

    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(FLED)))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def laughing():
    """Entities of entities: a thousand million words."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return docx(paragraph("&a9;"), before=f'<!DOCTYPE d [<!ENTITY a0 "ha">{entities}]>')


# what is wrong with a file, its name, its bytes, and what is said
WRONG = [
    ("nothing in it", "a.txt", lambda: b"", "found an empty file; expected a text"),
    ("nothing in a PDF", "a.pdf", lambda: b"", "found an empty file"),
    ("white space only", "a.txt", lambda: b" \r\n\t\n", "found no words"),
    ("another encoding", "a.txt", lambda: b"caf\xe9 300", "found byte 0xe9 at 3; expected UTF-8. Convert it: iconv"),
    ("half a surrogate", "a.txt", lambda: b"300 \xed\xa0\x80 fled", "found byte 0xed at 4; expected UTF-8"),
    ("an overlong zero", "a.txt", lambda: b"300 \xc0\x80 fled", "found byte 0xc0 at 4"),
    ("UTF-16", "a.txt", lambda: FLED.encode("utf-16"), "found UTF-16 or no text at all; expected UTF-8"),
    ("UTF-16 without its mark", "a.md", lambda: FLED.encode("utf-16-le"), "found UTF-16 or no text at all"),
    ("ten megabytes in one line", "a.txt", lambda: b"300 fled. " * 1_000_000, "found a line of 10,000,000 characters; expected a text"),
    ("too large", "a.txt", lambda: b"300 fled.\n" * 1_200_001, "found more than 12,000,000 bytes, the most that is read of plain text. Divide it."),
    ("a hundred thousand tags within each other", "a.html", lambda: "<div>" * 100_000 + FLED, "found HTML that cannot be read to its end (Excessive depth"),
    ("a page without words", "a.html", lambda: "<html><body><img src='x.png'></body></html>", "found no words"),
    ("HTML too large", "a.html", lambda: b"<p>" + b"x" * 5_000_000, "found more than 5,000,000 bytes, the most that is read of HTML"),
    ("a PDF cut off", "a.pdf", lambda: pdf(FLED)[:200], "cannot be read as PDF, damaged or cut off?"),
    ("no PDF at all", "a.pdf", lambda: FLED, "cannot be read as PDF"),
    ("a locked PDF", "a.pdf", lambda: locked("secret"), "found a PDF locked by a password; save it without one"),
    ("a scan", "a.pdf", lambda: pdf("", drawing=b""), "have their words recognised (OCR)"),
    ("pages within themselves", "a.pdf", lambda: pdf(FLED, kids=b"2 0 R"), "cannot be read as PDF"),
    ("too many pages", "a.pdf", lambda: pdf(*["x"] * 2_001), "found 2,001 pages; 2,000 are read at most. Divide it."),
    ("a page that unpacks a thousandfold", "a.pdf", lambda: pdf("", drawing=b" " * 11_000_000), "found more drawing than a document of words has"),
    ("too many words on a page", "a.pdf", lambda: pdf("", drawing=b"BT /F1 1 Tf (x) Tj ET\n" * 20_001), "found more drawing than a document of words has"),
    ("lists within lists", "a.pdf", lambda: pdf("", drawing=b"[" * 100_000), "cannot be read as PDF"),
    ("a DOCX cut off", "a.docx", lambda: docx(paragraph(FLED))[:300], "found no DOCX: cut off, locked by a password, or an old .doc"),
    ("an archive of something else", "a.docx", lambda: docx(paragraph(FLED)).replace(b"[Content_Types].xml", b"[Content_Typos].xml"), "cannot be read as DOCX"),
    ("a zip bomb", "a.docx", lambda: docx(paragraph("0" * 60_000_000)), "more than a document needs. It is not opened."),
    ("a zip bomb beside the words", "a.docx", lambda: docx(paragraph(FLED), more=[("word/x.xml", "0" * 60_000_000)]), "more than a document needs. It is not opened."),
    ("entities of entities", "a.docx", laughing, "cannot be read as DOCX"),
    ("controls within controls", "a.docx", lambda: docx("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000), "cannot be read as DOCX"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "message"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_a_wrong_file_says_what_is_wrong(tmp_path, name, content, message):
    needs(*PACKAGES.get(Path(name).suffix, []))
    made = content()
    with pytest.raises(UserError) as found:
        read(tmp_path, name, made)
    assert str(found.value).startswith(f"{tmp_path / name}: ")
    assert message in str(found.value)
    assert len(str(found.value)) < 400


@pytest.mark.parametrize(("suffix", "package"), [(".html", "trafilatura"), (".pdf", "pypdf"), (".docx", "python-docx")])
def test_a_missing_package_is_named(tmp_path, monkeypatch, suffix, package):
    form = readers.FORMATS[suffix]
    imported = {"python-docx": "docx"}.get(package, package)
    monkeypatch.setitem(sys.modules, imported, None)
    monkeypatch.delitem(sys.modules, f"etl.readers.{form.module}", raising=False)
    path = tmp_path / f"a{suffix}"
    path.write_text(FLED)
    with pytest.raises(UserError, match=f"needs the package {package}, which is not installed: pip install {package}$"):
        readers.read(Source(path.name, path))


def test_nothing_that_never_ends_is_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path / "pipe.txt", "/dev/zero"):
        with pytest.raises(
            UserError, match=r"found a pipe or a device; expected a regular file. Standard input is called -"
        ):
            readers.read(Source("x.txt", tmp_path / path))


# what is given, what becomes a source, what is passed over, what is told as failed
GATHERED = [
    ("a folder is searched in order, by known suffix", ["."], ["B.TXT", "a.txt", "sub/c.pdf"], ["table.xlsx"], []),
    ("a file of any name is taken at its word", ["table.xlsx"], ["table.xlsx"], [], []),
    ("a file is called by its name alone", ["sub/c.pdf"], ["c.pdf"], [], []),
    ("an empty folder is told", ["empty"], [], [], ["empty: found no file of a known kind"]),
    ("a file that is not there is found out when it is read", ["gone.txt"], ["gone.txt"], [], []),
    ("standard input", ["-"], ["standard-input"], [], []),
]


@pytest.mark.parametrize(
    ("given", "names", "skipped", "failed"), [row[1:] for row in GATHERED], ids=[row[0] for row in GATHERED]
)
def test_arguments_lead_to_sources(tmp_path, monkeypatch, given, names, skipped, failed):
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "B.TXT", "table.xlsx", ".hidden.txt", "sub/c.pdf", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(FLED)
    (tmp_path / "empty").mkdir()
    (tmp_path / "sub" / "round").symlink_to(tmp_path)
    gathered = gather(given, readers.FORMATS)
    assert [source.name for source in gathered.sources] == names
    assert gathered.skipped == skipped
    assert [told[: len(start)] for told, start in zip(gathered.failed, failed, strict=True)] == failed


def test_a_folder_that_may_not_be_opened_is_told(tmp_path, monkeypatch):
    def refuse(_):
        raise PermissionError(13, "Permission denied", str(tmp_path))

    monkeypatch.setattr(os, "scandir", refuse)
    gathered = gather([str(tmp_path)], readers.FORMATS)
    assert (gathered.sources, gathered.failed) == ([], [f"{tmp_path}: Permission denied"])


def test_names_cannot_play_tricks_on_a_terminal():
    assert printable("a\x1b[31m\u202etxt.exe\n") == "a\\x1b[31m\\u202etxt.exe\\n"


def test_every_limit_has_its_reason():
    lines = [line for line in Path(limits.__file__).read_text(encoding="utf-8").splitlines() if " = " in line]
    assert [line for line in lines if "#" not in line] == ["MEGABYTE = 1_000_000"]
