# SPDX-License-Identifier: EUPL-1.2
"""schema.py SCHEMA FILE...: every ordinance fits the JSON Schema, and planted mistakes do not. Speaks TAP; skips what python3-jsonschema or python3-yaml is needed for."""
import copy
import json
import sys

try:
    import jsonschema
    import yaml
except ImportError:
    print("1..0 # SKIP python3-jsonschema or python3-yaml is not there")
    sys.exit(0)

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
number = bad = 0


def say(good, sentence, why=""):
    """One line of TAP."""
    global number, bad
    number += 1
    print(f"{'' if good else 'not '}ok {number} - {sentence}")
    if not good:
        bad = 1
        print(f"# {why}")


def errors(document):
    return [f"{list(e.absolute_path)}: {e.message[:200]}" for e in validator.iter_errors(document)]


documents = {}
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as file:
        document = yaml.load(file, Loader=yaml.BaseLoader)  # every scalar is text, as the reader sees it
    documents[document["ordinance"]] = document
    found = errors(document)
    say(not found, f"{document['ordinance']} fits the schema", "; ".join(found[:3]))

whole = documents["voorbeelddam"]
fields = schema["properties"]["values"]["properties"]
say(set(whole["values"]) <= set(fields), "every field of an ordinance is in the schema")


def planted(sentence, change):
    document = copy.deepcopy(whole)
    change(document)
    say(bool(errors(document)), f"{sentence} does not fit", "it does")


planted("an unknown key", lambda d: d.update(extra="1"))
planted("an unknown field", lambda d: d["values"].update(onzin={"value": "ja", "in": "verordening", "checked": "1"}))
planted("an owner that does not exist", lambda d: d.update(owner="iemand"))
planted("no name", lambda d: d.pop("name"))
planted("an answer in English", lambda d: d["values"]["vervoer"].update(value="yes"))
planted("a word of another field", lambda d: d["values"]["lks_betaling"].update(value="natura"))
planted("a negative number", lambda d: d["values"]["lks_beslis_weken"].update(value="-5"))
planted("a number too large", lambda d: d["values"]["lks_beslis_weken"].update(value=521))
planted("a value without a source", lambda d: d["values"]["vervoer"].pop("in"))
planted("a value without how it was checked", lambda d: d["values"]["vervoer"].pop("checked"))
planted("a state that does not exist", lambda d: d["values"]["vervoer"].update(state="misschien"))
planted("a day in another form", lambda d: d["values"]["lks_proces"].update({"from": "1-7-2023"}))
planted("a note in one language", lambda d: d.update(note={"nl": "x"}))
planted("a range of three", lambda d: d["values"]["werkbegeleider_loonwaarde"].update(value=["1", "2", "3"]))
planted("a word twice", lambda d: d["values"]["vervoer_vormen"].update(value=["geld", "geld"]))
planted("a CVDR number without digits", lambda d: d["documents"][0].update(cvdr="CVDR"))
planted("a layer that does not exist", lambda d: d["documents"][0].update(layer="brief"))
print(f"1..{number}")
sys.exit(bad)
