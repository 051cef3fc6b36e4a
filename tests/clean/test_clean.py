"""What clean promises for every text: roles that cover it, in order, without loss, in linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.clean import clean
from dashboard.model import READ_IN_FULL, ROLES, Document, Source


def cleaned(text: str, title: str | None = None) -> Document:
    return clean(Document("d", Source("s", "d.txt", "file"), text, title=title))


def roles(text: str) -> list[tuple[str, str]]:
    document = cleaned(text)
    return [(b.role, text[b.start : b.end]) for b in document.blocks]


BODY = "Cuba and Russia signed an agreement on wheat in Havana on 19 May 2023, officials said on Friday evening."
PIECES = st.sampled_from(
    [
        BODY,
        "Share",
        "\n",
        "\n\n",
        "  ",
        "By Ana Rivas",
        "29 Sep, 2023 18:28",
        "• a@b.example",
        "link",
        "1 year ago",
        "> so it is.",
        "MOSCOW, Sept 29 (Reuters) - ",
        "(Applause.)",
        "Related",
        "*",
        "© 2023",
        "\u2028",
        "\ufffd",
        "\t",
        "Photo: AP",
        "12:30 GMT",
        "EFE",
        "a" * 500,
    ]
)


@given(st.lists(PIECES | st.text(max_size=40), max_size=25))
@settings(max_examples=100, deadline=None)
def test_blocks_are_sorted_disjoint_and_cover_every_character_that_is_not_white_space(pieces: list[str]) -> None:
    text = "".join(pieces)
    blocks = cleaned(text).blocks
    at = 0
    for block in blocks:
        assert at <= block.start < block.end <= len(text)
        assert block.role in ROLES
        assert not text[at : block.start].strip()
        at = block.end
    assert not text[at:].strip()


def test_a_text_of_nothing_has_no_blocks() -> None:
    assert cleaned("").blocks == () and cleaned(" \n\t ").blocks == ()


def test_a_document_that_is_nothing_but_an_appeal_is_read_all_the_same() -> None:
    assert roles("Follow us on Twitter for the talks of 3 May 2023") == [("body", "Follow us on Twitter for the talks of 3 May 2023")]


def test_the_title_is_found_and_its_second_telling_is_a_repeat() -> None:
    text = f"Cuba buys Russian wheat\n\nThe first ship is on its way\nCuba buys Russian wheat\n\n{BODY}"
    assert [role for role, _ in roles(text)] == ["title", "body", "repeat", "body"]
    assert cleaned(text).title == "Cuba buys Russian wheat"


def test_a_given_title_is_kept_and_found_in_the_text() -> None:
    document = cleaned(f"World news today\n\nCuba buys wheat\n\n{BODY}", title="Cuba buys wheat")
    assert document.title == "Cuba buys wheat"
    assert [document.text[b.start : b.end] for b in document.blocks if b.role == "title"] == ["Cuba buys wheat"]


def test_a_speaker_s_label_is_no_title() -> None:
    assert cleaned(f"President of Russia:\n\n{BODY}").title is None


def test_a_date_glued_to_the_first_sentence_is_a_block_of_its_own() -> None:
    assert roles(f" date 2023-09-29 {BODY}") == [("dateline", "date 2023-09-29"), ("body", BODY)]


@pytest.mark.parametrize(
    "lead",
    [
        "HAVANA, Nov. 22, 2022 (Andean Wire) -",
        "MOSCOW, September 29. /TASS/.",
        "La Habana, 29 sep (EFE).-",
        "BEIJING, Sept. 13 (Xinhua) --",
        "МОСКВА, 29 сен — РИА Новости.",
        "Managua.-",
        "EL ALTO, 29 sep (EFE) -",
        "La Habana, 29 de septiembre de 2023 –",
        "CARACAS, Venezuela (AP) —",
        "La Paz, Jun 30 (Prensa Latina)",
        "WASHINGTON —",
        "29/09/2023 - 18:30",
    ],
)
def test_the_dateline_of_wire_copy_is_told_from_its_first_sentence(lead: str) -> None:
    assert roles(f"{lead} {BODY}")[0] == ("dateline", lead)


@pytest.mark.parametrize(
    "start",
    [
        "Lula – the president – said",
        "BRICS — the bloc — wants",
        "On 29 September 2023, the",
        "Cuba: still on",
        "President Xi (70) said",
        "On September 29 – October 2, the delegates said",
        "El 29 de septiembre – día de fiesta – dijeron",
        "In Kazan, October 22 – 24, they said",
    ],
)
def test_a_first_sentence_with_a_dash_or_a_date_is_not_cut(start: str) -> None:
    assert roles(f"{start} that wheat would be shipped to Havana before the end of the year.") == [
        ("body", f"{start} that wheat would be shipped to Havana before the end of the year.")
    ]


def test_readers_comments_are_one_block_to_the_end_whatever_they_say() -> None:
    head = "  • reader@forum.exampleOP\n    link\n    fedilink\n    arrow-up\n    34\n    ·\n    1 year ago"
    text = f"{BODY}\n\n{BODY[:-1]} once more.\n\n{head}\n\n    {BODY}"
    document = cleaned(text)
    assert document.blocks[-1].role == "comment"
    assert text[document.blocks[-1].start :].startswith("• reader@forum.example") and document.blocks[-1].end == len(text)


def test_the_head_of_a_post_above_its_text_starts_no_thread() -> None:
    text = f"• poster@forum.example\n12\n1 year ago\n\n{BODY}\n\n{BODY[:-1]} again."
    assert ("body", BODY) in roles(text)


def test_promotion_at_the_end_of_a_paragraph_is_cut_off_from_it() -> None:
    assert roles(f"{BODY} Follow us on Telegram. Subscribe to our newsletter.") == [
        ("body", BODY),
        ("furniture", "Follow us on Telegram. Subscribe to our newsletter."),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices of fertiliser makers rose by 4 percent in São Paulo on Monday after the news from Moscow.",
        "Subscribe to the theory that trade follows the flag, and the figures will disappoint you, she said.",
        "Contact between the two ministries has been daily since January, a diplomat in Havana told us.",
        "The report was published in May and says that exports to Cuba doubled within two years of the deal.",
        "Region after region has felt the drought, and wheat exports fell by a third in August, the ministry said.",
        "Facebook and Twitter were blocked in Managua for two days, and the website of the paper was closed.",
    ],
)
def test_a_sentence_that_only_begins_like_furniture_is_body(sentence: str) -> None:
    assert all(role in READ_IN_FULL for role, _ in roles(f"{BODY}\n\n{sentence}\n\n{BODY[:-1]} again."))


def test_a_paragraph_cut_by_an_empty_line_in_mid_sentence_is_one_block() -> None:
    text = "“We are sure that talks between the two parliaments will open\n\nnew fields of work for all of us,” he told them in Moscow."
    assert roles(text) == [("body", text)]


def test_the_author_s_life_is_furniture_only_after_the_article() -> None:
    life = "Ana Rivas is a journalist based in La Paz. She writes about mining."
    text = f"A salt flat in dispute\n\nBy Ana Rivas\n\n{BODY}\n\n{life}"
    document = cleaned(text)
    assert document.author == "Ana Rivas"
    assert roles(text)[-1] == ("furniture", life)
    assert roles(f"{life} {BODY}\n\n{BODY[:-1]} again.")[0][0] == "body"


def test_an_unmarked_caption_is_a_sentence_of_names_without_a_verb() -> None:
    caption = "The leaders of Peru, Chile and Ecuador, along with the foreign minister of Colombia, in Lima."
    told = [role for role, words in roles(f"{BODY}\n\n{caption}\n\n{BODY[:-1]} again.") if words == caption]
    assert told == ["caption"]


@pytest.mark.parametrize(
    "piece",
    [
        "By A ",
        "a@b.example link ",
        "1 year ago\n",
        "Home | ",
        "[x](#) ",
        "(Applause.)\n",
        "MOSCOW, Sept 29 (Reuters) - ",
        "Share\n",
        "word " * 5 + "\n",
        "“",
        "Read more: x. ",
        "29 Sep, 2023 18:28\n",
        "A, ",
        "Subscribe to our ",
        "the same four words again and again\n",
        "\n",
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        start = time.process_time()
        cleaned(text)
        return time.process_time() - start

    small = max(min(seconds(8_000) for _ in range(2)), 0.002)
    assert min(seconds(64_000) for _ in range(2)) < 8 * small * 4  # as the square: 64 times


@pytest.mark.parametrize(
    "thread",
    [
        "[–]user_one 23 points 1 year ago\n\nIn 2019 it was the same.",
        "tom 3 hours ago | next [–]\n\nWheat was 5 dollars in 2010.\n\nreply",
        "@maria_k\n2 years ago\nThank you!\n12\nReply",
        "Top comments\n\nMaria Perez\nIn 1994 we had none.\n3y Like Reply",
        "Comments (12)\n\nIvan Petrov\nMar 3, 2024 at 10:12\nGood news\nReply",
        "3 comentarios\n\nPedro Gómez dice:\n3 de marzo de 2024 a las 10:12\nMuy bien\nResponder",
        "Комментарии (3)\n\nИван Петров\n2 года назад\nХорошо\nОтветить",
    ],
)
def test_threads_of_many_forums_are_told_by_their_heads(thread: str) -> None:
    text = f"{BODY}\n\n{BODY[:-1]} once more.\n\n{thread}"
    assert roles(text)[-1] == ("comment", thread)


def test_a_button_for_comments_beside_a_date_above_the_text_starts_no_thread() -> None:
    bar = "Comments\nShare\n12 June 2023 at 12:40"
    text = f"{BODY} {BODY}\n\n{bar}\n\n" + "\n\n".join(f"{BODY[:-1]}, source {n} said." for n in range(5))
    assert "comment" not in [role for role, _ in roles(text)]


def test_last_words_about_a_writer_are_no_author_s_life() -> None:
    last = "Sergio Ramírez is a Nicaraguan writer who lost his citizenship in 2023 and lives in Madrid."
    assert roles(f"{BODY}\n\n{last}")[-1] == ("body", last)


@pytest.mark.parametrize(
    "sentence",
    [
        "To get the sanctions lifted, Caracas must sign an agreement with the opposition, a senior official said.",
        "Published in 2021, the plan names wheat and oil as the goods that matter most to both governments.",
        "Comparte esta opinión el presidente de Bolivia, que viajó el lunes a Moscú para una visita de tres días.",
        "Подробнее о планах рассказал министр, который прилетел в Гавану во вторник вечером на два дня.",
        "Поделиться опытом предложили кубинские врачи, приехавшие в Москву в марте на конференцию.",
        "O texto foi publicado no Diário Oficial na quinta-feira e entra em vigor em janeiro de 2024.",
    ],
)
def test_sentences_that_begin_with_words_of_appeals_are_body(sentence: str) -> None:
    assert "body", sentence in roles(f"{BODY}\n\n{sentence}\n\n{BODY[:-1]} again.")
