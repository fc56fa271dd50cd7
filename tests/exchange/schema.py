# SPDX-License-Identifier: EUPL-1.2
"""schema.py SCHEMA: each line of standard input is a document; says which do not fit the JSON Schema. Exit 0: all fit; 1: not all; 3: python3-jsonschema is not there."""
import json
import sys

try:
    import jsonschema
except ImportError:
    sys.exit(3)

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
bad = 0
for number, line in enumerate(sys.stdin, 1):
    for error in validator.iter_errors(json.loads(line)):
        bad += 1
        print(f"# line {number}: {list(error.absolute_path)}: {error.message}")
sys.exit(1 if bad else 0)
