# SPDX-License-Identifier: EUPL-1.2
# lks.py numpy|decimal FOLDER: the rule of lks.c over whole columns with NumPy, or row by row with Decimal. One line, as bench_peers.
import statistics
import sys
import time
from decimal import Decimal, ROUND_HALF_UP
import datetime


def timed(rounds, run):
    wall, processor = [], []
    for _ in range(rounds):
        w, p = time.perf_counter(), time.process_time()
        sums = run()
        wall.append(time.perf_counter() - w)
        processor.append(time.process_time() - p)
    return statistics.median(wall), statistics.median(processor), sums


def numpy_way(folder):
    import numpy as np

    law = np.loadtxt(folder + '/law.csv', delimiter=',', dtype=np.int64)
    table = np.zeros((5, 24, 9), dtype=np.int64)
    table[:, law[:, 0], law[:, 1] - 15] = law[:, 2:].T
    raw = [line.rstrip('\n').split(',') for line in open(folder + '/rows.csv')]
    day, start, birth = (np.array([r[k] for r in raw], dtype='datetime64[D]') for k in range(3))
    flat, value, agreed, full, normal = (np.array([r[k] for r in raw], dtype=np.int64) for k in range(3, 8))

    def civil(days):
        month = days.astype('datetime64[M]')
        year = days.astype('datetime64[Y]').astype(np.int64) + 1970
        return year, month.astype(np.int64) % 12 + 1, (days - month).astype(np.int64) + 1

    def run():
        y, m, d = civil(day)
        sy, sm, sd = civil(start)
        by, bm, bd = civil(birth)
        own = (sy - 2015) * 2 + (sm > 6)
        again = (sy < y) & (y <= 2017) & ((m - sm) * 32 + d - sd >= 0)
        half = np.where((sy < y) & (y > 2017), (y - 2015) * 2, np.where(again, (y - 2015) * 2 + (sm > 6), own))
        years = np.minimum(y - by - (m * 32 + d < bm * 32 + bd), 23)
        wage, youth_num, youth_den, cn, cd = table[:, half, years - 15]
        new = y >= 2024
        share = np.where(flat == 1, 50, np.where(value // 1000 >= 30, 100 - value // 1000, 70))
        hours = np.minimum(agreed, np.where(new, full, normal))
        week = np.where(new, 3600, normal)

        def divided(num, den):
            return (2 * num + den) // (2 * den)

        num, den = wage * youth_num, youth_den
        ground_num, ground_den = num * 27, den * 25
        part_num, part_den = ground_num * share * hours, ground_den * 100 * week
        amounts = (divided(num, den), divided(ground_num, ground_den), divided(part_num, part_den), divided(part_num * cn, part_den * cd), divided(part_num * (cd + cn), part_den * cd))
        return [int(a.sum()) for a in amounts]

    return 9, len(raw), run


def decimal_way(folder):
    law = {}
    for line in open(folder + '/law.csv'):
        half, age, *rest = map(int, line.split(','))
        law[half, age] = [Decimal(v) for v in rest]
    rows = []
    for line in open(folder + '/rows.csv'):
        cells = line.rstrip('\n').split(',')
        rows.append([datetime.date.fromisoformat(c) for c in cells[:3]] + [int(c) for c in cells[3:]])
    one = Decimal(1)

    def cents(value):
        return value.quantize(one, ROUND_HALF_UP)

    def run():
        sums = [Decimal(0)] * 5
        for on, start, birth, flat, value, agreed, full, normal in rows:
            fixed = start
            if start.year < on.year:
                if on.year > 2017:
                    fixed = datetime.date(on.year, 1, 1)
                elif (on.month, on.day) >= (start.month, start.day):
                    fixed = datetime.date(on.year, start.month, min(start.day, 28))
            years = on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
            wage, youth_num, youth_den, cn, cd = law[(fixed.year - 2015) * 2 + (fixed.month > 6), min(years, 23)]
            num, den = wage * youth_num, youth_den
            share = 50 if flat else 100 - value // 1000 if value // 1000 >= 30 else 70
            new = on.year >= 2024
            hours = min(agreed, full if new else normal)
            part_num, part_den = num * 27 * share * hours, den * 25 * 100 * (3600 if new else normal)
            for k, amount in enumerate((num / den, num * 27 / (den * 25), part_num / part_den, part_num * cn / (part_den * cd), part_num * (cd + cn) / (part_den * cd))):
                sums[k] += cents(amount)
        return [int(s) for s in sums]

    return 1, len(rows), run


rounds, count, work = (numpy_way if sys.argv[1] == 'numpy' else decimal_way)(sys.argv[2])
wall, processor, sums = timed(rounds, work)
print(f"{sys.argv[1]};1;{rounds};{count};{wall:.6f};{processor:.6f};{','.join(map(str, sums))}")
