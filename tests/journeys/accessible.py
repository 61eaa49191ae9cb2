"""What is checked on a page in the browser: the rules of axe, names of controls, and that nothing is cut off."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

from tests.journeys.person import Person

RULES: dict[str, Any] = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
COLORS: dict[str, Any] = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
CONTROLS = {
    "button",
    "link",
    "textbox",
    "radio",
    "checkbox",
    "combobox",
    "radiogroup",
    "spinbutton",
    "searchbox",
    "region",
}


def violations(person: Person, rules: dict[str, Any] = RULES) -> list[str]:
    """Return what breaks a rule, as the rule and the start of the element."""
    person.waits()
    if not person.page.evaluate("'axe' in window"):
        person.page.evaluate(AXE_SCRIPT)
    options = {**rules, "resultTypes": ["violations"]}
    found = person.page.evaluate("options => axe.run(options)", options)["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


def overflow(person: Person) -> int:
    """Return how many pixels of the page lie beside the window."""
    return int(
        person.page.evaluate(
            "Math.max(...[document.documentElement, document.querySelector('[data-testid=stMain]')]"
            ".map(box => box.scrollWidth - box.clientWidth))"
        )
    )


def badly_named(person: Person) -> list[str]:
    """Return the controls whose name a screen reader would stumble over, by the browser's own accessibility tree.

    That is no name at all, or one with the marks that keep a text from being taken for Markdown.
    """
    session = person.page.context.new_cdp_session(person.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    named = [
        (role, str(node.get("name", {}).get("value", "")).strip())
        for node in nodes
        if not node.get("ignored") and (role := str(node.get("role", {}).get("value"))) in CONTROLS
    ]
    return [f"{role} named '{name}'" for role, name in named if not name or "\\" in name or "**" in name]
