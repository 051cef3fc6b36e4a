"""Bytes of any usual encoding become the file's text, letter for letter."""

from __future__ import annotations

import pytest

from dashboard.errors import UnreadableDocument
from dashboard.read.plain import decode, read_plain

RUSSIAN = "12 марта 2024 года Россия и Куба подписали соглашение о поставках пшеницы на 40 млн долларов."
SPANISH = "El 12 de marzo de 2024, Perú y España firmaron en Bogotá un convenio de 40 millones de dólares sobre el año económico."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfHavana", "Havana"),
        ("Havana ñ".encode("utf-16"), "Havana ñ"),
        ("Havana, 12 March".encode("utf-16-le"), "Havana, 12 March"),
        ("Havana, 12 March".encode("utf-16-be"), "Havana, 12 March"),
        ("Havana".encode("utf-32"), "Havana"),
        (RUSSIAN.encode("cp1251"), RUSSIAN),
        (RUSSIAN.encode("koi8_r"), RUSSIAN),
        (SPANISH.encode("cp1252"), SPANISH),
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),
        (b"", ""),
    ],
)
def test_the_text_is_what_was_encoded_with_its_newlines_and_without_its_mark(data: bytes, text: str) -> None:
    assert decode(data) == text


def test_two_bad_bytes_do_not_change_the_encoding_of_the_whole() -> None:
    text = decode(b"Fran\xff\xfece signed. " * 1 + b"The text goes on in plain UTF-8, with an \xc3\xb1 in it. " * 10)
    assert text.startswith("Fran\ufffd\ufffdce signed.") and "ñ" in text


def test_nul_and_lone_surrogates_are_replaced_one_for_one() -> None:
    assert read_plain(b"Fra\x00nce and \xed\xa0\x80 Spain", "x").text == "Fra\ufffdnce and \ufffd Spain"


def test_binary_is_refused_by_name() -> None:
    with pytest.raises(UnreadableDocument, match=r"picture\.txt"):
        read_plain(b"\x89PNG\r\n\x1a\n" + bytes(range(1, 32)) * 40, "picture.txt")


def test_detection_gives_the_same_answer_every_time() -> None:
    assert len({decode(RUSSIAN.encode("cp1251")) for _ in range(3)}) == 1
