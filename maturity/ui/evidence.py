"""What is measured of a center's extract, kept beside the answers of an assessment."""

from __future__ import annotations

import logging

from maturity.measures.evidence import compact
from maturity.measures.model import Measures
from maturity.ui import times
from maturity.ui.session import Opened


def attach(opened: Opened, measures: Measures, extract: str = "") -> Opened:
    """Keep a measurement with an assessment, in the place of the one before, and return the assessment as it is now.

    `extract` is the id of the kept extract; left out, its checksum. No answer changes.
    """
    content = measures.model_dump_json()
    figures = compact(measures, opened.framework, times.now())
    opened.store.measured.put(opened.id, content, extract or measures.extract.sha256, figures)
    return opened.again()


def detach(opened: Opened) -> Opened:
    """Take the measurement away from an assessment; what was submitted with it stays as it was."""
    opened.store.measured.remove(opened.id)
    return opened.again()


def attached(opened: Opened) -> Measures | None:
    """Return everything that was measured for an assessment; None where nothing was, or another version wrote it."""
    found = opened.store.measured.read(opened.id)
    if found is None:
        return None
    try:
        return Measures.model_validate_json(found.content)
    except ValueError:  # the figures that stand beside answers are kept apart, and are still there
        logging.getLogger(__name__).exception("A measurement can't be read by this version")
        return None
