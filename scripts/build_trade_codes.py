"""Build dashboard/reference/trade_codes.csv: the country numbers of the Correlates of War project and of the IMF.

    python scripts/build_trade_codes.py PATH/TO/countrycode/data/codelist.pickle > dashboard/reference/trade_codes.csv

Read from the code list of the countrycode package (0.6.0); only the two official numbers of each ISO 3166-1 alpha-3
code are taken, which are facts of their publishers. The pickle is read without running anything it may hold.
"""

import csv
import pickle
import sys
from typing import Any, NoReturn


class _Plain(pickle.Unpickler):
    """Lists, dictionaries, words and numbers; anything else is refused."""

    def find_class(self, module: str, name: str) -> NoReturn:
        raise pickle.UnpicklingError(f"the code list holds more than plain data: {module}.{name}")


def main(path: str) -> None:
    with open(path, "rb") as file:
        table: dict[str, list[Any]] = _Plain(file).load()
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("alpha3", "cow", "imf"))
    for alpha3, cow, imf in sorted(zip(table["iso3c"], table["cown"], table["imf"], strict=True), key=lambda r: r[0] or ""):
        if alpha3 and (cow is not None or imf is not None):
            out.writerow((alpha3, "" if cow is None else int(cow), "" if imf is None else int(imf)))


if __name__ == "__main__":
    main(sys.argv[1])
