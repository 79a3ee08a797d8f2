"""PDF documents: the text that is in them, page by page."""

import io
import logging
from typing import TYPE_CHECKING

from faultlines.documents.decoding import require_length, too_long
from faultlines.errors import ReportUnreadable
from faultlines.settings import number_setting

if TYPE_CHECKING:
    from pypdf import PdfReader


def read_pdf(data: bytes) -> str:
    """The text of a PDF document, pages parted by a blank line; raises ReportUnreadable."""
    # Imported where it is used: most calls read no PDF.
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # our errors say it in a sentence
    try:
        document = PdfReader(io.BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            raise _encrypted()
        text = _text_of_pages(document)
    except ReportUnreadable:
        raise
    except PyPdfError as error:
        if "crypt" in str(error).lower():
            raise _encrypted() from error
        raise _damaged(error) from error
    except Exception as error:  # pypdf lets through whatever a broken document provokes
        raise _damaged(error) from error
    if not text.strip():
        raise ReportUnreadable(
            "This PDF holds pictures of pages and no text. Run a text recognition (OCR) over it "
            "first, for example with ocrmypdf."
        )
    return require_length(text)


def _text_of_pages(document: "PdfReader") -> str:
    pages: list[str] = []
    left = number_setting("max_characters")
    for page in document.pages:
        # A PDF can hold half of a surrogate pair, which no text can.
        words = page.extract_text().encode("utf-8", "replace").decode("utf-8")
        text = "\n".join(line.rstrip() for line in words.splitlines()).strip("\n").replace("\0", "")
        left -= len(text)
        if left < 0:
            raise too_long("more characters than allowed")
        if text:
            pages.append(text)
    return "\n\n".join(pages)


def _encrypted() -> ReportUnreadable:
    return ReportUnreadable("This PDF is encrypted. Save a copy of it without a password.")


def _damaged(error: Exception) -> ReportUnreadable:
    return ReportUnreadable(f"This PDF is damaged ({error}). Open it and save it anew.")
