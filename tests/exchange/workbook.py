# SPDX-License-Identifier: EUPL-1.2
"""workbook.py FILE.xlsx: each cell as "A1 type value", with openpyxl; exit 3 when it is not there."""
import sys

try:
    import openpyxl
except ImportError:
    sys.exit(3)

sheet = openpyxl.load_workbook(sys.argv[1]).active
for row in sheet.iter_rows():
    for cell in row:
        if cell.value is not None:
            print(cell.coordinate, cell.data_type, repr(cell.value))
