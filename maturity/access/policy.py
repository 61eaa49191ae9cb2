"""The rules: what each role may do, and how one comes to have a role; everything else is refused."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from maturity.access.who import Login, Who


class Kind(StrEnum):
    """What can be opened."""

    ASSESSMENT = "assessment"
    PRIVATE = "private"
    """A private copy of an assessment."""
    COHORT = "cohort"
    """With its rounds."""


class Role(StrEnum):
    """What somebody is to one thing; the values stand in the store."""

    LEAD = "lead"
    RESPONDENT = "respondent"
    FACILITATOR = "facilitator"


class Action(StrEnum):
    """What somebody wants; the values stand in the log."""

    OPEN = "open"
    """See it and work on it."""
    LINK = "link"
    """Make or close a link by which others go on with it."""
    RESUME = "resume"
    """Go on with it by such a link."""
    DELETE = "delete"
    COMPARE = "compare"
    """See the figures of a round's centers side by side."""
    BRIEF = "brief"
    """See what one center of a round submitted."""


class Reason(StrEnum):
    """Why something is refused; each has its words."""

    SIGN_IN = "sign_in"
    NOT_YOURS = "not_yours"
    OWNER_ONLY = "owner_only"
    ROUND_OPEN = "round_open"
    NOT_SHOWN = "not_shown"


@dataclass(frozen=True)
class Rule:
    """That a role may do something, and on which conditions."""

    kind: Kind
    role: Role
    action: Action
    own: bool = False
    """Only whoever began it."""
    by_link: bool = False
    """Whoever has a link that is still good, also without the role; and nobody without one."""
    closed: bool = False
    """Only once the round is closed: before that, each submission would show in the figures by itself."""
    shown: bool = False
    """Only of a center that lets itself be shown, under its name or an alias."""


RULES = (
    Rule(Kind.ASSESSMENT, Role.LEAD, Action.OPEN),
    Rule(Kind.ASSESSMENT, Role.LEAD, Action.LINK),
    Rule(Kind.ASSESSMENT, Role.LEAD, Action.RESUME, by_link=True),
    Rule(Kind.ASSESSMENT, Role.LEAD, Action.DELETE, own=True),
    Rule(Kind.ASSESSMENT, Role.LEAD, Action.COMPARE, closed=True),
    Rule(Kind.PRIVATE, Role.RESPONDENT, Action.OPEN),
    Rule(Kind.PRIVATE, Role.RESPONDENT, Action.DELETE, own=True),
    Rule(Kind.COHORT, Role.FACILITATOR, Action.OPEN),
    Rule(Kind.COHORT, Role.FACILITATOR, Action.DELETE, own=True),
    Rule(Kind.COHORT, Role.FACILITATOR, Action.COMPARE),
    Rule(Kind.COHORT, Role.FACILITATOR, Action.BRIEF, shown=True),
)
ROLE_IN = {Kind.ASSESSMENT: Role.LEAD, Kind.PRIVATE: Role.RESPONDENT, Kind.COHORT: Role.FACILITATOR}
"""The one role that there is in each kind of thing: a grant of another one opens nothing."""
_RULES = {(rule.kind, rule.role, rule.action): rule for rule in RULES}


@dataclass(frozen=True)
class Standing:
    """How somebody stands to one thing: began it, was given roles in it, or came by a link that is still good."""

    own: bool = False
    granted: Set[str] = frozenset()
    link: bool = False


@dataclass(frozen=True)
class Facts:
    """What else the rules ask about; where it isn't known, the answer is no."""

    closed: bool = False
    shown: bool = False


@dataclass(frozen=True)
class Decision:
    """What was decided: the role that somebody has, and why they may not, if they may not."""

    role: Role | None
    reason: Reason | None
    others: bool
    """Whether it shows what others said, so that it belongs in the log."""

    @property
    def allowed(self) -> bool:
        """Say whether they may."""
        return self.reason is None


NOTHING_KNOWN = Facts()


def decide(
    login: Login, who: Who, kind: Kind, action: Action, standing: Standing, facts: Facts = NOTHING_KNOWN
) -> Decision:
    """Decide whether somebody who named a thing by its id may do something with it."""
    others = not standing.own or kind is Kind.COHORT or action is Action.COMPARE
    if not (login.ids_are_keys or who.account):
        return Decision(None, Reason.SIGN_IN, others)
    role = ROLE_IN[kind]
    rule = _RULES.get((kind, role, action))
    has_it = login.ids_are_keys or standing.own or role in standing.granted
    if rule is None or not (has_it or (rule.by_link and standing.link)):
        return Decision(role if has_it else None, Reason.NOT_YOURS, others)
    return Decision(role, _against(rule, login, standing, facts), others)


def _against(rule: Rule, login: Login, standing: Standing, facts: Facts) -> Reason | None:
    """Return what stands against doing what a rule allows."""
    if rule.own and not (standing.own or login.ids_are_keys):
        return Reason.OWNER_ONLY
    if rule.by_link and not standing.link:
        return Reason.NOT_YOURS
    if rule.closed and not facts.closed:
        return Reason.ROUND_OPEN
    if rule.shown and not facts.shown:
        return Reason.NOT_SHOWN
    return None
