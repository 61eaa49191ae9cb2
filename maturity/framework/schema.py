"""JSON Schemas of the content files, from which editors complete keys and show what each is for.

The YAML language server knows draft 7: there `$ref` silences its neighbors, and definitions lie under
`definitions`, so pydantic's schemas are put into that shape.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from maturity.framework.case import CasesFile
from maturity.framework.checks.guidance import FULL
from maturity.framework.model import Capability, FrameworkHead, Stage
from maturity.framework.overlay import OverlayFile
from maturity.framework.parts import SourcesFile

CONTENT_SCHEMAS: dict[str, type[BaseModel]] = {
    "framework.schema.json": FrameworkHead,
    "capability.schema.json": Capability,
    "sources.schema.json": SourcesFile,
    "case.schema.json": CasesFile,
    "overlay.schema.json": OverlayFile,
}


# pydantic's words, and those of draft 7; limits on "a number or nothing" come out unnamed.
_KEYS = {"$defs": "definitions", "ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum", "lt": "exclusiveMaximum"}


class _Generator(GenerateJsonSchema):
    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        """A decimal is a number in a file; pydantic would allow a quoted one too."""
        found: JsonSchemaValue = {"type": "number"}
        for key, name in (
            ("ge", "minimum"),
            ("le", "maximum"),
            ("gt", "exclusiveMinimum"),
            ("lt", "exclusiveMaximum"),
        ):
            limit: Any = schema.get(key)
            if limit is not None:
                found[name] = int(limit) if limit == int(limit) else float(limit)
        return found

    def field_title_should_be_set(self, schema: Any) -> bool:
        """No titles: they only repeat the key and push the description down."""
        return False


class _OfContent(_Generator):
    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """What may be left out is left out; a key with nothing behind it is a slip, as the checker says too."""
        inner: Any = schema["schema"]
        if inner["type"] == "nullable" and schema.get("default", inner) is None:
            return self.generate_inner(inner["schema"])
        return super().default_schema(schema)


def schema_text(model: type[BaseModel]) -> str:
    """Return the JSON Schema of a content file as text that only changes with the model."""
    return json.dumps(schema_of(model), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema of a content file, its keys in the order of the model."""
    generator = _OfContent if model in CONTENT_SCHEMAS.values() else _Generator  # answers may be left blank
    schema: dict[str, Any] = _draft_7(model.model_json_schema(schema_generator=generator))
    extra = _full_guidance() if model is FrameworkHead else {}
    return {**schema, **extra, "$schema": "http://json-schema.org/draft-07/schema#"}


def _full_guidance() -> dict[str, Any]:
    """Say what framework.yaml must hold unless it asks for brief guidance; other files can't tell which it does."""
    text, entries = {"minLength": 1}, {"minItems": 1}
    stages = {
        **entries,
        "items": {"required": [*FULL[Stage]], "properties": {"summary": text, "signs": entries}},
    }
    return {
        "if": {"properties": {"guidance": {"const": "full"}}},
        "then": {"required": [*FULL[FrameworkHead]], "properties": {"stages": stages}},
    }


def _draft_7(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_draft_7(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    found = {_KEYS.get(key, key): _draft_7(part) for key, part in schema.items()}
    if "patternProperties" in found:
        # Without it, a key that doesn't match would pass unseen; pydantic leaves this out.
        found.setdefault("additionalProperties", False)
    if isinstance(found.get("$ref"), str):
        reference = {"$ref": found.pop("$ref").replace("#/$defs/", "#/definitions/")}
        return {**found, "allOf": [reference]} if found else reference
    return found
