"""Describes the API in the words of OpenAPI 3.1: `openapi.yaml` beside this module, with what a release allows."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from dashboard.api import parameters
from dashboard.downloads import sheets
from dashboard.downloads.sheets import FIGURES
from dashboard.evidence.texts import Texts
from dashboard.language.words import say
from etl.release import Release


@cache
def _skeleton() -> str:
    return Path(__file__).with_name("openapi.yaml").read_text(encoding="utf-8")


def document(release: Release, prefix: str) -> dict[str, Any]:
    """Return the description; `prefix` is the path below which the site stands, with a slash at both ends."""
    made = yaml.safe_load(_skeleton())
    made["info"]["title"] = say("api.title", title=release.package["title"])
    made["servers"] = [{"url": prefix.rstrip("/") or "/"}]
    known = {each.name: each.schema for each in [*parameters.filters(release), *parameters.pages()]}
    for name, parameter in made["components"]["parameters"].items():
        parameter["schema"] = known.get(name) or {
            "type": "string",
            "enum": [each["name"] for each in release.package["resources"]],
        }
    figures = sheets.whole(release, Texts(), "", FIGURES).fields
    documents = sheets.schema(release, "documents")["fields"]
    made["components"]["schemas"] |= {"Figure": row(figures), "Document": row(documents)}
    return made


def row(fields: list[dict]) -> dict[str, Any]:
    """Return the JSON Schema of a row."""
    properties = {field["name"]: _value(field) for field in fields}
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _value(field: dict) -> dict[str, Any]:
    kind = "string" if field["type"] == "date" else field["type"]
    rules, described = field["constraints"], {"title": field["title"], "description": field["description"]}
    told: dict[str, Any] = {"type": kind if rules["required"] else [kind, "null"], **described}
    if field["type"] == "date":
        told["format"] = "date"
    if "enum" in rules:
        told["enum"] = rules["enum"] + ([] if rules["required"] else [None])
    return told
