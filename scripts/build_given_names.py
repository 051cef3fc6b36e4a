"""Builds dashboard/reference/events/given_names.tsv: given names with gender, from the Faker package (MIT).

    pip install Faker==40.54.0 && python scripts/build_given_names.py

Russian names stand in Cyrillic and, transliterated as newspapers do, in Latin. Names that are also places, months
or common words are left out: they would make persons of Paris, Jordan and May.
"""

from __future__ import annotations

import importlib
import unicodedata
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "dashboard" / "reference" / "events" / "given_names.tsv"
LOCALES = "en_US en_GB en_NZ es_ES es_MX es_AR es_CO es_CL pt_BR pt_PT ru_RU fr_FR it_IT de_DE tr_TR pl_PL nl_NL en_IN".split()
NOT_NAMES = set(
    """Paris América África Asia Israel Chad Jordan Georgia China Havana Victoria Santiago London Austin Carolina America
    Will Mark May June April
    August Rose Grace Faith Hope Summer Autumn Sierra Dakota Cruz Paz Mercedes Asia India Kenya Virginia Florence Sofia Madison
    Brooklyn Savannah Charlotte Dallas Houston Jackson Lincoln Washington Kiev Milan Roma Nice Trinidad Dominica Salvador
    Concepción Asunción Mayo Abril Julio Junio Enero Destiny Melody Angel Miracle Genesis Heaven Harmony Serenity Crystal Ivory
    Amber Ruby Pearl Jade Dawn Joy Sky Rain River Brook Forest Penny Bill Guy Don Rich Chase Grant Price Reed Read Ward Page
    Case Dean Earl Duke King Prince Major Christian Frank Rusty Sandy Misty Stormy Iris Olive Ivy Violet Lily Daisy Holly Art
    Gene Jean Drew Pat Rob Sue Dom Max Ray Norma Dolores Luz Mar Sol Alba Estrella Blanca Nieves Flor Gloria Victor Santos
    Remedios Pilar Consuelo Socorro Rosario Soledad Amparo Caridad Esperanza Libertad Patria Alma Cielo Aurora Marina Milagros
    Kim Lee Long Young Day Moon Star Sunny Ty Bo Ali Van Ben Bay Can Deniz Güven Umut Barış Savaş Devrim Zafer Türk Roman German
    Germán Berlin Vienna Florida Argentina Colombia Bolivia Bolívar Cuba Africa Europa Nicaragua Perú Brasil Guadalupe Lourdes
    Fátima Monserrat Belén Nazaret Jerusalén Galilea Petra Valencia Córdoba Zaragoza Almería León Constitución Marco Norte
    Вера Надежда Любовь Лев Роман Виктория""".split()
)
EXTRA = """m Nicolás Nicolas Vladimir Volodymyr Vyacheslav Viacheslav Sergey Sergei Dmitry Dmitri Mikhail Alexander Aleksandr Alexey Aleksei
Andrei Andrey Igor Oleg Yuri Yury Boris Anton Maxim Maksim Nikolai Nikolay Ivan Pyotr Konstantin Leonid Denis Evgeny Yevgeny Valery
Vitaly Ramzan Arkady Gennady Anatoly Vasily Kirill Pavel Ilya Emmanuel Olaf Recep Hassan Ebrahim Mohammed Muhammad Mohammad Ahmed
Abdel Bashar Narendra Salvador Fidel Raúl Evo Lenín Daniel Laureano Filiberto Lázaro Josep Joe Donald Barack Antony Jake Luis Lula
Luiz Cyril Félix Esteban Rodolfo Veneziano Volodimir Viktor Kirsanov Aleksandar Jens Pedro Ernesto Jorge Gustavo Rafael Alí Hugo Diosdado
Simón Jair Geraldo Celso Yván Bruno Miguel Hakan Charles Ursula:f Irina:f Maria:f Elena:f Olga:f Natalia:f Tatiana:f Valentina:f Svetlana:f
Ekaterina:f Anna:f Dilma:f Cristina:f Michelle:f Delcy:f Rosario:f Xiomara:f Claudia:f Dina:f Hillary:f Kamala:f Nancy:f Angela:f
Annalena:f Giorgia:f Salomé:f Jeanine:f Gabriela:f Marta:f Vjosa:f Yulia:f Ksenia:f Veronika:f Maia:f"""
FAMILY_FIRST = "Xi Li Wang Zhang Zhao Qin Hu Han Liu Chen Kim Moon Park Nguyen".split()
LATIN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", (
    "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch . y . e yu ya").split()))  # fmt: skip


def latin(name: str) -> str:
    return "".join(LATIN.get(c, c) for c in name.lower()).replace(".", "").capitalize()


def main() -> None:
    genders: dict[str, set[str]] = {}
    for locale in LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for gender, key in (("m", "first_names_male"), ("f", "first_names_female")):
            for name in getattr(provider, key, ()):
                first = unicodedata.normalize("NFC", name).split()[0]
                if len(first) < 3 or not first[0].isupper():
                    continue
                genders.setdefault(first, set()).add(gender)
                if "а" <= first[0].lower() <= "я":
                    genders.setdefault(latin(first), set()).add(gender)
    for word in EXTRA.split()[1:]:
        name, _, gender = word.partition(":")
        genders.setdefault(name, set()).add(gender or "m")
    for name in FAMILY_FIRST:
        genders[name] = {"z"}
    wanted = set(FAMILY_FIRST) | set(EXTRA.replace(":f", "").split())
    rows = [(n, "".join(sorted(g))) for n, g in genders.items() if n in wanted or n not in NOT_NAMES]
    OUT.write_text("".join(f"{n}\t{g if len(g) == 1 else ''}\n" for n, g in sorted(rows)), encoding="utf-8")
    print(len(rows), "names")


if __name__ == "__main__":
    main()
