import pytest

from faultlines.documents.found import Details
from faultlines.documents.web import read_page
from faultlines.errors import ReportUnreadable

PAGE = """<html><head><title>Raid in Ombrel | Daily Lantern</title>
<meta property="og:site_name" content="Daily Lantern">
<meta property="article:published_time" content="{date}">
<style>p {{ color: red }}</style><script>var tracked = true;</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Raid in Ombrel</h1>
<p>Soldiers raided the old harbour on <b>Monday</b>, officials said.</p>
<p>The mayor called the raid &ldquo;a crime&rdquo; &amp; left the talks<br>in anger.</p>
<blockquote><p>Nobody asked us before the soldiers came to the harbour.</p></blockquote>
</article><footer>All rights reserved.</footer></body></html>"""


def test_the_article_is_kept_paragraph_by_paragraph() -> None:
    decoded, _ = read_page(PAGE.format(date="").encode())
    assert decoded.text == (
        "Raid in Ombrel\n\n"
        "Soldiers raided the old harbour on Monday, officials said.\n\n"
        "The mayor called the raid “a crime” & left the talks in anger.\n\n"
        "Nobody asked us before the soldiers came to the harbour."
    )


@pytest.mark.parametrize(
    ("declared", "date"),
    [
        ("2006-10-26T08:00:00Z", "2006-10-26"),
        ("2006/10/26", "2006-10-26"),
        ("26 October 2006", None),
        ("", None),
    ],
)
def test_details_are_what_the_page_declares(declared: str, date: str | None) -> None:
    _, details = read_page(PAGE.format(date=declared).encode())
    assert details == Details("Raid in Ombrel | Daily Lantern", "Daily Lantern", date)


def test_the_declared_encoding_is_kept_to() -> None:
    page = PAGE.replace("<title>", '<meta charset="windows-1251"><title>').replace("mayor", "мэр")
    decoded, _ = read_page(page.format(date="").encode("cp1251", "ignore"))
    assert "The мэр called" in decoded.text


def test_an_xml_declaration_does_no_harm() -> None:
    page = '<?xml version="1.0" encoding="utf-8"?>\n' + PAGE.format(date="")
    assert "officials said" in read_page(page.encode())[0].text


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 200_000 + "deep",
        "<html><head><title>Nothing</title></head><body></body></html>",
        "<<<>>>&&&;;;",
        "<script>" + "x" * 1000,
    ],
)
def test_a_page_without_an_article_is_refused(page: str) -> None:
    with pytest.raises(ReportUnreadable, match="article"):
        read_page(page.encode())
