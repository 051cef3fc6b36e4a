"""Web pages: main text, what the page says of itself, and pages made to hurt."""

from __future__ import annotations

import time

import pytest

from dashboard.errors import UnreadableDocument
from dashboard.model import iso_day
from dashboard.read.html import read_html

SENTENCE = "On 12 March 2024 France and Germany signed a trade agreement worth $3.5 billion in Berlin."
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Steel deal | The Paper</title>
<meta property="og:title" content="Steel deal"><meta property="og:site_name" content="The Paper">
<meta name="author" content="Ana Rivas">
<meta property="article:published_time" content="2024-03-12T10:00:00Z">
<link rel="canonical" href="https://paper.example/steel"></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Steel deal</h1><p>{SENTENCE}</p><p>Exports of steel rose 4 percent,
and both ministers spoke of a new beginning for the industry of the two countries.</p></article>
<footer>© The Paper</footer></body></html>"""


def test_the_text_is_the_article_in_paragraphs() -> None:
    text = read_html(PAGE.encode(), "p.html").text
    assert SENTENCE in text.split("\n\n")
    assert "Home" not in text and "©" not in text


def test_the_page_tells_title_author_publisher_day_and_address() -> None:
    page = read_html(PAGE.encode(), "p.html")
    assert (page.title, page.author, page.publisher, page.url) == ("Steel deal", "Ana Rivas", "The Paper", "https://paper.example/steel")
    assert iso_day(page.published) == "2024-03-12"


def test_a_day_in_the_future_of_this_machine_is_a_day_all_the_same() -> None:
    assert iso_day(read_html(PAGE.replace("2024-03-12T", "2087-03-12T").encode(), "p.html").published) == "2087-03-12"


def test_a_copyright_year_is_no_published_day() -> None:
    page = f"<html><body><article><p>{SENTENCE}</p><p>{SENTENCE}</p></article><footer>© 2021 The Paper</footer></body></html>"
    assert read_html(page.encode(), "p.html").published is None


def test_only_web_addresses_are_kept() -> None:
    assert read_html(PAGE.replace("https://paper.example/steel", "javascript:alert(1)").encode(), "p.html").url is None


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-16", "koi8-r", "x-no-such-thing"])
def test_the_declared_encoding_is_used_where_it_means_something(encoding: str) -> None:
    words = "12 марта 2024 года Франция и Германия подписали в Берлине торговое соглашение на 3,5 млрд долларов."
    page = f'<html><head><meta charset="{encoding}"></head><body><article><p>{words}</p><p>{words[:-1]} снова.</p></article></body></html>'
    data = page.encode("utf-8" if encoding.startswith("x-") else encoding)
    assert words in read_html(data, "p.html").text


def test_a_title_of_many_lines_is_one_line() -> None:
    title = read_html(PAGE.replace('content="Steel deal"', 'content="Steel\n2024-01-01 INFO forged\r\ndeal"').encode(), "p.html").title
    assert title == "Steel 2024-01-01 INFO forged deal"


@pytest.mark.parametrize("data", [b"", b"   ", b"<html></html>", b"<html><body><script>x()</script></body></html>"])
def test_a_page_without_text_is_a_failure_with_its_name(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=r"empty\.html"):
        read_html(data, "empty.html")


def test_attributes_by_the_thousand_cost_no_more_than_their_length() -> None:
    attributes = " ".join(f"a{i}=1" for i in range(20_000))
    start = time.process_time()
    plain = read_html(PAGE.encode(), "p.html")
    alone = time.process_time() - start
    start = time.process_time()
    hostile = read_html(PAGE.replace("</article>", f"<p {attributes}>x</p></article>").encode(), "p.html")
    assert SENTENCE in plain.text and SENTENCE in hostile.text
    assert time.process_time() - start < 20 * max(alone, 0.02)


def test_deep_nesting_is_read_or_refused_but_never_a_crash() -> None:
    page = "<html><body>" + "<div>" * 20_000 + f"<p>{SENTENCE}</p>" + "</div>" * 20_000 + "</body></html>"
    try:
        assert SENTENCE in read_html(page.encode(), "p.html").text
    except UnreadableDocument:
        pass
