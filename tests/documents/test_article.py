"""Pages as sites lay them out: tags that say what they are, bare divs, tables, forms."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from faultlines.documents.article import article_paragraphs

TITLE = "Raid in Ombrel"
TEXT = (
    "Soldiers raided the old harbour of Ombrel on Monday, officials said.",
    "“Never,” she said.",
    "The mayor called the raid a crime, and left the talks that had begun in March.",
    "The envoy of the coastal states asked both sides to come back to the table by Friday.",
    "Nobody answered.",
)
NAV = '<nav><a href="/">Home</a> <a href="/world">World</a></nav>'
TEASERS = "".join(
    f'<div><h4><a href="/{n}">Headline of another story, number {n}</a></h4>'
    f"<p>Ministers in the capital said on Tuesday that they would look into matter {n}.</p></div>"
    for n in range(4)
)
BESIDE = f"<div class='col'>{TEASERS}</div>"
COMMENTS = "<div id='comments'><p>I do not believe one word of what the mayor says.</p></div>"
FOOT = "<footer><p>Registered at the chamber of commerce of Ombrel under 1234.</p></footer>"
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in TEXT)

LAYOUTS = {
    "tags that say what they are": f"<header>The Lantern {NAV}</header><main><article>"
    f"<h1>{TITLE}</h1><p class=byline>By Ada Lom of our staff in Ombrel, who was there.</p>"
    f"{PARAGRAPHS}</article><aside>{TEASERS}</aside></main>{COMMENTS}{FOOT}",
    "names alone": f"<div class='site has-sidebar'><div id=menu>{NAV}</div><div class='post "
    f"tag-comments'><h1>{TITLE}</h1><div>Posted in <a href=/w>World</a></div><div class=txt>"
    f"{PARAGRAPHS}<div class=share-bar>Share</div></div></div>{COMMENTS}</div>",
    "divs without names": f"<div><div><h1>{TITLE}</h1>"
    + "".join(f"<div><span>{text}</span></div>" for text in TEXT)
    + f"</div>{BESIDE}</div>",
    "a table, and breaks for paragraphs": "<table><tr><td><a href=/>Home</a><br>"
    f"<a href=/w>World</a></td><td><font size=5>{TITLE}</font><br><br>"
    + "<br><br>".join(TEXT)
    + "</td></tr></table>",
    "all in a form, the heading apart": f"<form><div><h1>{TITLE}</h1></div>{NAV}<div class=a>"
    f"<div class=b>{PARAGRAPHS}</div></div>{BESIDE}</form>",
    "a wrapper for each paragraph": f"<main><h1>{TITLE}</h1>"
    + "".join(f"<section><div><p>{text}</p></div></section>" for text in TEXT)
    + f"</main>{FOOT}",
    "interrupted": f"<div><h1>{TITLE}</h1><p>{TEXT[0]}</p><div>Advertisement</div><p>{TEXT[1]}</p>"
    "<p><b>Read more: <a href=/x>Headline of another story</a></b></p>"
    f"<p>{TEXT[2]}</p><figure><img><figcaption>The harbour of Ombrel on Monday, at dawn."
    f"</figcaption></figure><p>{TEXT[3]}</p><p hidden>Nobody sees this sentence on the page.</p>"
    f"<p>{TEXT[4]}</p><p>All rights reserved.</p></div>{BESIDE}",
}


def paragraphs(body: str) -> list[str]:
    page = html.document_fromstring(
        f"<html><head><title>t</title></head><body>{body}</body></html>"
    )
    return article_paragraphs(page, (f"{TITLE} | Daily Lantern",))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_article_is_found_whole_and_alone(layout: str) -> None:
    assert paragraphs(LAYOUTS[layout]) == [TITLE, *TEXT]


def test_subheadings_and_lists_stay_where_they_stand() -> None:
    found = paragraphs(
        f"<article><h1>{TITLE}</h1><p>{TEXT[0]}</p><h2>What they want</h2><ul><li>Peace</li>"
        f"<li>Bread, and land</li></ul><blockquote><p>{TEXT[2]}</p><p>{TEXT[1]}</p></blockquote>"
        f"<p>{TEXT[3]}</p></article>"
    )
    parts = "Peace\nBread, and land", f"{TEXT[2]}\n{TEXT[1]}"
    assert found == [TITLE, TEXT[0], "What they want", *parts, TEXT[3]]


def test_links_within_sentences_are_text_and_lists_of_links_are_not() -> None:
    linked = TEXT[0].replace("old harbour", "<a href=/h>old harbour</a>")
    found = paragraphs(
        f"<article><p>{linked}</p><ul><li><a href=/1>Another one</a></li></ul><p>{TEXT[2]}</p>"
        "</article>"
    )
    assert found == [TEXT[0], TEXT[2]]


def test_headings_that_link_to_themselves_are_kept() -> None:
    found = paragraphs(
        "".join(f"<h2><a href='#{n}'>Part {n}</a></h2><p>{TEXT[n]}</p>" for n in (0, 2, 3))
    )
    assert found == ["Part 0", TEXT[0], "Part 2", TEXT[2], "Part 3", TEXT[3]]


def test_what_holds_most_of_the_text_is_no_furniture() -> None:
    assert paragraphs(f"<div class='sponsored-comment'>{PARAGRAPHS}</div>{FOOT}") == list(TEXT)


@pytest.mark.parametrize(
    "body", ["", "<h1>A heading and nothing else</h1>", NAV, "<p>Two words</p>", BESIDE, "<p>"]
)
def test_a_page_without_running_text_has_no_article(body: str) -> None:
    assert paragraphs(body) == []


PIECES = (
    "<div>", "</div>", "<p>", "</p>", "<a href=/x>", "</a>", "<br>", "<table><td>", "<h1>",
    "<aside>", "<!--x-->", "<ul><li>", "x ", "One two three four five. ", "<?y?>", "&nbsp;",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_page_gives_lines_with_single_spaces(body: str) -> None:
    for paragraph in paragraphs(body + "."):
        assert paragraph
        for line in paragraph.split("\n"):
            assert line == " ".join(line.split())


@pytest.mark.parametrize(
    "piece",
    [
        "<div class=ad>",
        "<p>One two three four five six.",
        "<a href=/x>",
        "<br>",
        "<h4><a href=/x>t</a>",
    ],
)
def test_long_pages_take_time_in_proportion(piece: str) -> None:
    begun = time.process_time()
    paragraphs(piece * 20_000)
    assert time.process_time() - begun < 10
