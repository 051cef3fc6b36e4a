"""PDF, Word, saved feeds and zip archives: what is in them is read, what is made to hurt is refused by name."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

import pytest

from dashboard.errors import UnreadableDocument, UnsupportedFormat
from dashboard.model import Document, Failure, iso_day
from dashboard.read import documents, file, read

SENTENCE = "On 12 March 2024 France and Germany signed a trade agreement in Berlin."


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def pdf(content: bytes, packed: bool = False) -> bytes:
    """A PDF of one page that draws `content`."""
    how = b"/Filter/FlateDecode" if packed else b""
    body = zlib.compress(content) if packed else content
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<<%s/Length %d>>stream\n%s\nendstream" % (how, len(body), body),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(data)
    return data + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (table, start)


def test_the_text_layer_of_a_pdf_is_read_and_cut_words_are_whole(tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="reading PDF needs pypdf: pip install 'dateline[documents]'")
    drawn = b"BT /F 12 Tf 50 700 Td (On 12 March 2024 France and Ger-) Tj 0 -14 Td (many signed a trade agreement in Berlin.) Tj ET"
    assert SENTENCE in " ".join(read(write(tmp_path / "a.pdf", pdf(drawn)), tmp_path).text.split("\n"))


@pytest.mark.parametrize(
    "data",
    [pdf(b""), pdf(b"BT (x) Tj " * 30)[:300], b"not a pdf", pdf(b" " * 300_000_000, packed=True)],
    ids=["no text", "cut off", "no pdf", "bomb"],
)
def test_a_pdf_without_text_or_sense_is_a_failure_that_names_it(tmp_path: Path, data: bytes) -> None:
    pytest.importorskip("pypdf", reason="reading PDF needs pypdf: pip install 'dateline[documents]'")
    with pytest.raises(UnreadableDocument, match=r"bad\.pdf"):
        read(write(tmp_path / "bad.pdf", data), tmp_path)


def test_paragraphs_and_tables_of_a_word_document_are_read_in_their_order(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="reading Word needs python-docx: pip install 'dateline[documents]'")
    word = docx.Document()
    word.core_properties.title = "Steel deal"
    word.add_paragraph(SENTENCE)
    table = word.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Exports", "4 percent"
    word.add_paragraph("It enters into force in May.")
    word.save(str(tmp_path / "a.docx"))
    document = read(tmp_path / "a.docx", tmp_path)
    assert document.text == f"{SENTENCE}\n\nExports | 4 percent\n\nIt enters into force in May."
    assert document.title == "Steel deal" and document.published is None


def test_a_word_document_that_is_a_bomb_or_none_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("docx", reason="reading Word needs python-docx: pip install 'dateline[documents]'")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"a" * 30_000_000)
    with pytest.raises(UnreadableDocument, match="far more than it holds"):
        read(write(tmp_path / "bomb.docx", packed.getvalue()), tmp_path)
    with pytest.raises(UnreadableDocument, match="broken"):
        read(write(tmp_path / "none.docx", b"PK\x03\x04"), tmp_path)


FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Paper</title>
<item><guid>a1</guid><title>Steel deal</title><link>https://paper.example/a1</link><pubDate>Tue, 12 Mar 2024 10:00:00 GMT</pubDate>
<description>&lt;p&gt;{SENTENCE}&lt;/p&gt;&lt;p&gt;Exports rose.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</description></item>
<item><guid>a2</guid><title>Bad link</title><link>javascript:alert(1)</link><description>Talks go on in Bonn.</description></item>
</channel></rss>"""


def test_each_item_of_a_feed_is_a_document_with_its_day_and_address(tmp_path: Path) -> None:
    pytest.importorskip("feedparser", reason="reading feeds needs feedparser: pip install 'dateline[documents]'")
    first, second = documents(write(tmp_path / "feed.xml", FEED.encode()), tmp_path)
    assert isinstance(first, Document) and isinstance(second, Document)
    assert first.text == f"Steel deal\n\n{SENTENCE}\n\nExports rose."
    assert first.published is not None and iso_day(first.published.when.first) == "2024-03-12"
    assert (first.source.location, first.source.publisher, first.source.url) == ("feed.xml#a1", "The Paper", "https://paper.example/a1")
    assert second.source.url is None and second.published is None


def test_a_feed_cut_off_gives_what_it_has_and_says_so(tmp_path: Path) -> None:
    pytest.importorskip("feedparser", reason="reading feeds needs feedparser: pip install 'dateline[documents]'")
    found = list(documents(write(tmp_path / "feed.xml", FEED[: FEED.index("<item><guid>a2")].encode()), tmp_path))
    assert [type(f) for f in found] == [Document, Failure]


@pytest.mark.parametrize(
    "text",
    ['<!DOCTYPE x [<!ENTITY a "b">]><rss><channel/></rss>', '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd"><rss/>', "<note/>"],
)
def test_xml_with_entities_or_without_a_feed_is_refused(tmp_path: Path, text: str) -> None:
    pytest.importorskip("feedparser", reason="reading feeds needs feedparser: pip install 'dateline[documents]'")
    for data in (text.encode(), text.encode("utf-16")):
        with pytest.raises(UnreadableDocument):
            list(documents(write(tmp_path / "x.xml", data), tmp_path))


def test_documents_in_an_archive_are_read_where_they_are_and_nothing_is_unpacked(tmp_path: Path) -> None:
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("deep.txt", SENTENCE)
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("../../escape.txt", SENTENCE)
        archive.writestr("folder/a.txt", SENTENCE)
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr("picture.png", b"\x89PNG")
    found = list(documents(write(tmp_path / "all.zip", outer.getvalue()), tmp_path))
    assert [(type(f).__name__, f.source.location if isinstance(f, Document) else f.location) for f in found] == [
        ("Document", "all.zip/../../escape.txt"),
        ("Document", "all.zip/folder/a.txt"),
        ("Failure", "all.zip/inner.zip"),
        ("Failure", "all.zip/picture.png"),
    ]
    assert [p.name for p in tmp_path.iterdir()] == ["all.zip"] and not (tmp_path.parent.parent / "escape.txt").exists()


def test_an_archive_that_is_a_bomb_is_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"a" * 50_000_000)
    with pytest.raises(UnreadableDocument, match="far more than it holds"):
        list(documents(write(tmp_path / "bomb.zip", packed.getvalue()), tmp_path))


def test_a_missing_library_is_told_with_the_command_that_brings_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(file.READERS, ".pdf", ("no_such_reader", "read"))
    with pytest.raises(UnsupportedFormat, match=r"pip install 'dateline\[documents\]'"):
        read(write(tmp_path / "a.pdf", pdf(b"")), tmp_path)
