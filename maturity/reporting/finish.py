"""What WeasyPrint 70 leaves undone for PDF/UA, mended in the PDF's objects just before they are written.

- A header cell doesn't say whether it heads a row or a column.
- Links lack the Print flag and a text that says where they lead.
- An inline element that begins at the end of a line leaves an empty element behind.
- Running heads and page numbers are marked as content, but stand outside the tree of the document.

The objects are pydyf's; only `reporting.pdf` imports that library, so new ones are made from those that are there.
"""

from __future__ import annotations

import re
from typing import Any

_CELL = re.compile(rb"-(\d+)-(\d+)$")  # an ID that WeasyPrint gives a header cell: table, row, column
PRINT_FLAG = 4


def finish(document: Any, pdf: Any) -> None:
    """Mend a PDF; this is WeasyPrint's `finisher` hook."""
    for item in pdf.objects:
        if not isinstance(item, dict):
            continue
        if item.get("S") == "/TH":
            _say_scope(item)
        elif item.get("Subtype") == "/Link":
            item["F"] = PRINT_FLAG
            if "A" in item and "URI" in item["A"]:
                item["Contents"] = item["A"]["URI"]
    _drop_empty(pdf)
    _mark_page_furniture(pdf)


def _say_scope(header: Any) -> None:
    place = _CELL.search(header["ID"].string.encode() if isinstance(header["ID"].string, str) else header["ID"].string)
    row, column = (int(place[1]), int(place[2])) if place else (0, 0)
    header["A"]["Scope"] = "/Row" if row and not column else "/Column"


def _drop_empty(pdf: Any) -> None:
    elements: list[Any] = [item for item in pdf.objects if isinstance(item, dict) and item.get("S")]
    while empty := {item.reference for item in elements if item["S"] in ("/Span", "/NonStruct") and not item["K"]}:
        elements = [item for item in elements if item.reference not in empty]
        for item in elements:
            item["K"][:] = [kid for kid in item["K"] if kid not in empty]


def _mark_page_furniture(pdf: Any) -> None:
    objects = {item.number: item for item in pdf.objects if item.number is not None}
    root = objects[_number(pdf.catalog["StructTreeRoot"])]
    in_tree = _reachable(objects, root)
    numbers = objects[_number(root["ParentTree"])]["Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    dictionary = type(pdf.catalog)
    for page in [item for item in objects.values() if isinstance(item, dict) and item.get("Type") == "/Page"]:
        marked = owners[page["StructParents"]]
        outside = {index for index, owner in enumerate(marked) if _number(owner) not in in_tree}
        content = objects[_number(page["Contents"])].stream
        for index, part in enumerate(content):
            if isinstance(part, dict) and part.get("MCID") in outside:
                content[index - 1] = "/Artifact"
                content[index] = dictionary({"Type": "/Pagination"})
        for index in outside:
            marked[index] = "null"


def _reachable(objects: dict[int, Any], root: Any) -> set[int]:
    found: set[int] = set()
    waiting = [_number(kid) for kid in root["K"]]
    while waiting:
        number = waiting.pop()
        if number in found or number not in objects:
            continue
        found.add(number)
        item = objects[number]
        if isinstance(item, dict) and "K" in item:
            # An int among the kids is content, not an element.
            waiting += [_number(kid) for kid in item["K"] if isinstance(kid, bytes)]
    return found


def _number(reference: bytes) -> int:
    return int(reference.split()[0])
