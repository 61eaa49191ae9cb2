"""The arithmetic behind a number or a stage, folded in until somebody wants to see it."""

from __future__ import annotations

import streamlit as st

from maturity.reporting.facts import Facts
from maturity.scoring.arithmetic import arithmetic
from maturity.scoring.arithmetic.texts import Block, blocks
from maturity.scoring.compiled import OVERALL
from maturity.ui.widgets.tables import table
from maturity.ui.widgets.texts import labeled, para, plain


def arithmetic_of(facts: Facts, node_id: str) -> None:
    """Draw the arithmetic of a node, and of the groups in it; worked out only once it is unfolded."""
    _one(facts, node_id, facts.words.say("ui.results.arithmetic.show"))
    for group in facts.framework.groups[node_id].all_groups[1:] if node_id != OVERALL else ():
        _one(facts, group.id, facts.words.say("ui.results.arithmetic.group", title=group.title))


def _one(facts: Facts, node_id: str, label: str) -> None:
    with st.expander(plain(label), key=f"arithmetic-{node_id}", type="compact", on_change="rerun") as unfolded:
        if not unfolded.open:
            return
        worked = arithmetic(facts.framework, facts.assessment, facts.result, node_id)
        for block in blocks(facts.framework, facts.assessment, worked, facts.words):
            _block(block)


def _block(block: Block) -> None:
    labeled(block.title, "")
    for sentence in block.sentences:
        para(sentence)
    if block.rows:
        table(block.columns, block.rows)
    for sentence in block.after:
        para(sentence)
