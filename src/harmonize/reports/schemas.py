"""The JSON Schemas of reports, made from the types that are written as JSON, so that the two cannot disagree."""

from functools import cache
from inspect import cleandoc
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core.core_schema import NamedTupleSchema

from harmonize.reports import machine
from harmonize.reports.plain import LISTED

REPORTS: dict[str, Any] = {
    "check_report": machine.GapReport,
}


class Written(GenerateJsonSchema):
    """Named tuples as `harmonize.reports.plain.dumped` writes them: an object that has all keys, and no others."""

    def named_tuple_schema(self, schema: NamedTupleSchema) -> dict[str, Any]:
        """One named tuple."""
        if schema["cls"] in LISTED:
            return super().named_tuple_schema(schema)
        keys = {item["name"]: self.generate_inner(item["schema"]) for item in schema["fields"]}
        told = " ".join(cleandoc(schema["cls"].__doc__ or "").partition("\n\n")[0].split())
        return {
            "description": told,
            "type": "object",
            "properties": keys,
            "required": list(keys),
            "additionalProperties": False,
        }

    def default_schema(self, schema: Any) -> dict[str, Any]:
        """A field with a default: it is written all the same."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, _: Any) -> bool:
        """No title: the key says it."""
        return False


@cache
def schema(name: str) -> dict[str, Any]:
    """The schema of one report (draft 2020-12): what a program that reads it may rely on."""
    kind = REPORTS[name]
    (form,) = get_args(get_type_hints(kind)["format"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://harmonize.example/schemas/{name}.json",
        "title": f"harmonize {name.removesuffix('_report').replace('_', '-')}, format {form}",
        **TypeAdapter(kind).json_schema(schema_generator=Written, mode="serialization"),
    }
