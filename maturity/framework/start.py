"""A new framework folder: a small one that passes every check, made from the folder `starter`."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from maturity.framework.folders import FRAMEWORKS
from maturity.framework.plain import FORMS, ID
from maturity.framework.schema import CONTENT_SCHEMAS, schema_text
from maturity.text.spoken import told

STARTER = Path(__file__).parent / "starter"
LONGEST_ID = 40
_ID, _TITLE = "my-framework", "'My framework'"
_SCHEMA = re.compile(r"(?<=\$schema=)\S*/([a-z]+\.schema\.json)")
# Where the schemas go beside a framework that lies outside the repository, for editors that complete keys.
SCHEMAS = "schemas"


def start_framework(framework_id: str, title: str | None, parent: Path) -> Path:
    """Write a new framework into a folder of its own, named by its id, and return that folder.

    ValueError where the id or title can't be one, FileExistsError where something of that name is there already, and
    OSError where nothing can be written; then no part of it is left behind.
    """
    _refuse(framework_id, title)
    folder = parent / framework_id
    folder.mkdir()
    try:
        _write(folder, framework_id, title or framework_id)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def _refuse(framework_id: str, title: str | None) -> None:
    if not re.fullmatch(ID, framework_id) or len(framework_id) > LONGEST_ID:
        raise ValueError(
            f"'{framework_id[:60]}' is not an id. {told(f'reading.form.{FORMS[ID]}')} At most {LONGEST_ID} of them."
        )
    if (FRAMEWORKS / framework_id / "framework.yaml").is_file():
        raise ValueError(f"there is a framework '{framework_id}' already. Give yours another id.")
    if title is not None and not (title.strip() and title.isprintable()):
        raise ValueError("a title is one line with something in it.")


def _write(folder: Path, framework_id: str, title: str) -> None:
    schemas = FRAMEWORKS
    if not folder.resolve().is_relative_to(FRAMEWORKS.parent):
        schemas = folder.resolve() / SCHEMAS
        schemas.mkdir()
        for name, model in CONTENT_SCHEMAS.items():
            (schemas / name).write_text(schema_text(model), encoding="utf-8")
    for source in sorted(STARTER.rglob("*.yaml")):
        target = folder / source.relative_to(STARTER)
        target.parent.mkdir(exist_ok=True)
        beside = Path(os.path.relpath(schemas, target.parent.resolve())).as_posix()
        text = source.read_text(encoding="utf-8").replace(_TITLE, _quoted(title)).replace(_ID, framework_id)
        target.write_text(_SCHEMA.sub(rf"{beside}/\1", text), encoding="utf-8")


def _quoted(text: str) -> str:
    """Return a text in YAML's single quotes, where nothing but the quote itself means anything."""
    doubled = " ".join(text.split()).replace("'", "''")
    return f"'{doubled}'"
