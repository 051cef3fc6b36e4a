"""Names of countries and regions as the page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import reference


@dataclass(frozen=True, slots=True)
class Names:
    """Display names and the map's keys by code, in one language."""

    language: str = "en"

    def name(self, code: str) -> str:
        """`Cuba` of CU, `Latin America and the Caribbean` of 419; the code itself where it is unknown."""
        return reference.display_name(code, self.language)

    def alpha3(self, code: str) -> str | None:
        """`CUB` of CU; None for regions, which have no area of their own."""
        return reference.alpha3(code)

    def alpha2(self, code: str) -> str | None:
        """`CU` of CUB, the key of trade series."""
        return reference.alpha2(code)
