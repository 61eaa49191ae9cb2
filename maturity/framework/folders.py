"""Where the frameworks lie that come with the product, and how one is named on a command line."""

from __future__ import annotations

from pathlib import Path

FRAMEWORKS = Path(__file__).resolve().parents[2] / "frameworks"
DEFAULT = "311"


def framework_folder(name: str) -> Path:
    """Return the folder of a framework given by path or by the id of one that comes with the product.

    Raises FileNotFoundError, whose text names what there is, if there is neither.
    """
    path = Path(name)
    if path.is_dir():
        return path
    if path.name == "framework.yaml" and path.is_file():
        return path.parent
    shipped = FRAMEWORKS / name
    if name and "/" not in name and (shipped / "framework.yaml").is_file():
        return shipped
    known = ", ".join(sorted(found.parent.name for found in FRAMEWORKS.glob("*/framework.yaml")))
    raise FileNotFoundError(f"there is no framework folder '{name}'; give a path, or one of: {known}")
