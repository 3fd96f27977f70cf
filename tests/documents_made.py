"""Documents drawn for the tests byte by byte: PDF, DOCX and HTML that no program had to write."""

import importlib
import io
import os
import zipfile
import zlib

import pytest

SHOWN = b"BT /F1 12 Tf 72 700 Td (%s) Tj ET"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
RELATION = '<Relationship Id="{0}" Type="' + OFFICE + '/{0}" Target="{1}"/>'


def needs(*packages):
    """Skip a test where an optional package is missing; fail where CI says that nothing may be."""
    for package in packages:
        try:
            importlib.import_module(package)
        except ModuleNotFoundError:
            message = f"the optional package {package} is not installed"
            pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)


def pdf(*pages, drawing=None, kids=None, trailer=b""):
    """A PDF whose pages show one sentence each; `drawing` replaces what the pages draw, packed."""
    shown = [drawing if drawing is not None else SHOWN % page.encode("latin-1") for page in pages]
    places = [6 + 2 * number for number in range(len(pages))]
    parts = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(pages), kids or b" ".join(b"%d 0 R" % at for at in places)),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    for at, content in zip(places, shown, strict=True):
        packed = zlib.compress(content)
        parts[at] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (at + 1)
        )
        parts[at + 1] = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    return _numbered(parts, trailer)


def _numbered(parts, trailer):
    made, offsets = bytearray(b"%PDF-1.4\n"), {}
    for number, part in parts.items():
        offsets[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table, size = len(made), max(parts) + 1
    made += b"xref\n0 %d\n" % size
    for number in range(size):
        made += b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 65535 f \n"
    return bytes(made + b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (size, trailer, table))


def paragraph(words):
    """A paragraph of a DOCX."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def docx(*body, footnotes="", before="", more=()):
    """A DOCX with the given body; `before` stands above the root, `more` are further parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS.format(RELATION.format("officeDocument", "word/document.xml")))
        root = (
            '{0}<w:{1} xmlns:w="{2}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">{3}</w:{1}>'
        )
        words = root.format(before, "document", WORD, f"<w:body>{''.join(body)}</w:body>")
        archive.writestr("word/document.xml", words)
        if footnotes:
            linked = RELATIONS.format(RELATION.format("footnotes", "footnotes.xml"))
            archive.writestr("word/_rels/document.xml.rels", linked)
            archive.writestr("word/footnotes.xml", root.format("", "footnotes", WORD, footnotes))
        for name, content in more:
            archive.writestr(name, content)
    return made.getvalue()
