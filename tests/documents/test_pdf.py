import io

import pytest
from pypdf import PdfReader, PdfWriter

from faultlines.documents.pdf import read_pdf
from faultlines.errors import ReportUnreadable


def pdf(*pages: str) -> bytes:
    """A PDF written by hand, one line of text on each page; no text where it is empty."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for words in pages:
        stream = f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET".encode() if words else b""
        content = len(objects) + 2
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 "
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> /Contents "
            b"%d 0 R >>" % content
        )
        objects.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(stream), stream))
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _written(objects)


def _written(objects: list[bytes]) -> bytes:
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1))
    out.write(b"startxref\n%d\n%%%%EOF" % table)
    return out.getvalue()


def encrypted(data: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_pages_are_parted_by_a_blank_line() -> None:
    assert read_pdf(pdf("Soldiers raided the harbour.", "", "The mayor objected.")) == (
        "Soldiers raided the harbour.\n\nThe mayor objected."
    )


def test_pictures_of_pages_need_text_recognition() -> None:
    with pytest.raises(ReportUnreadable, match="OCR"):
        read_pdf(pdf("", ""))


def test_a_password_is_asked_for_only_where_it_is_needed() -> None:
    assert read_pdf(encrypted(pdf("Words."), "")) == "Words."
    with pytest.raises(ReportUnreadable, match="encrypted"):
        read_pdf(encrypted(pdf("Words."), "secret"))


def test_a_damaged_document_is_refused() -> None:
    whole = pdf("Words.")
    for data in (b"%PDF-1.4", whole[:60], b"", b"x" * 5000):
        with pytest.raises(ReportUnreadable):
            read_pdf(data)


def test_a_text_longer_than_allowed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_MAX_CHARACTERS", "8")
    with pytest.raises(ReportUnreadable, match="FAULTLINES_MAX_CHARACTERS"):
        read_pdf(pdf("Words.", "More words."))
