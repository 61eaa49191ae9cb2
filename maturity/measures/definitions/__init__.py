"""Every measure of service by its id; those of engagement are in `maturity.measures.engagement`.

A new measure is one `Definition` in the file it belongs to, and its words under its id in text/en/measures.yaml.
"""

from __future__ import annotations

from maturity.measures.definitions.backlogs import BACKLOGS
from maturity.measures.definitions.channels import CHANNELS
from maturity.measures.definitions.definition import Definition
from maturity.measures.definitions.endings import ENDINGS
from maturity.measures.definitions.promises import PROMISES
from maturity.measures.definitions.times import TIMES

DEFINITIONS: dict[str, Definition] = {one.id: one for one in (*CHANNELS, *TIMES, *PROMISES, *BACKLOGS, *ENDINGS)}
