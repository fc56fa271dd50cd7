# SPDX-License-Identifier: EUPL-1.2
"""Budgets of drawn figures computed a second time, with exact fractions and nothing of the program; breed budget must give the same cents. Argument: the program. Speaks TAP."""
import csv
import io
import random
import subprocess
import sys
from fractions import Fraction
from math import floor

BREED = sys.argv[1]
# Brielle, Hellevoetsluis and Westvoorne became Voorne aan Zee on 1 January 2023; Utrecht and Staphorst stayed what they were.
INTO = {"0501": "1992", "0530": "1992", "0614": "1992"}


def half_up(amount):
    return floor(amount + Fraction(1, 2))


def euros(cents):
    return f"{cents // 100}.{cents % 100:02d}"


def figures(rng):
    """{(place, year): cents}, {(year, which): cents}"""
    spent = {}
    for year in range(2021, 2026):
        for place in ["0344", "0180"] + (list(INTO) if year < 2023 else ["1992"]):
            spent[place, year] = rng.choice([0, rng.randrange(1, 100), rng.randrange(10**8, 10**10)])
        spent["landelijk", year] = rng.randrange(4 * 10**10, 10**11)
    macro = {(year, which): rng.randrange(1, 10**13) for year in range(2022, 2027) for which in ("voorlopig", "definitief")}
    return spent, macro


def table(spent, macro, comma):
    lines = ["gemeente;jaar;wat;bedrag;status"]
    amount = (lambda c: euros(c).replace(".", ",")) if comma else euros
    lines += [f"{place};{year};uitgaven;{amount(cents)};definitief" for (place, year), cents in spent.items()]
    lines += [f"landelijk;{year};macrobudget;{amount(cents)};{which}" for (year, which), cents in macro.items()]
    return "\n".join(lines) + "\n"


def expected(spent, macro, code, year):
    def own(of):
        if code == "1992" and of < 2023:
            return sum(spent[place, of] for place in INTO)
        return spent[code, of]

    def budget(which, of):
        return half_up(Fraction(macro[year, which]) * own(of) / spent["landelijk", of]) if of >= 2021 else None
    return {"budgetVoorlopig": budget("voorlopig", year - 2), "budgetDefinitief": budget("definitief", year - 1),
            "opbrengstPerExtraEuro": half_up(Fraction(macro[year, "definitief"]) * 100 / spent["landelijk", year - 1])}


def differences(seed):
    rng = random.Random(seed)
    spent, macro = figures(rng)
    wrong, compared = [], 0
    ran = subprocess.run([BREED, "budget", "-", "--csv"], input=table(spent, macro, seed % 2 == 1), capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        return [f"exit {ran.returncode}: {ran.stderr}"], 0
    for row in csv.DictReader(io.StringIO(ran.stdout)):
        year = int(row["jaar"])
        if year < 2022 or (row["gemeente"] == "1992" and year < 2023):
            continue
        for name, cents in expected(spent, macro, row["gemeente"], year).items():
            compared += 1
            if row[name] != ("" if cents is None else euros(cents)):
                wrong.append(f"seed {seed}, {row['gemeente']} {year} {name}: {row[name]} and not {cents}")
    return wrong, compared


def main():
    wrong, compared = [], 0
    for seed in range(40):
        more, count = differences(seed)
        wrong += more
        compared += count
    print("1..2")
    print(("ok" if not wrong else "not ok") + " 1 - every budget is that of exact fractions")
    for line in wrong[:10]:
        print("# " + line)
    print(("ok" if compared >= 40 * 30 else "not ok") + f" 2 - {compared} amounts were compared")


main()
