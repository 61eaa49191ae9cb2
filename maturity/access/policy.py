"""The rules: what each role may do, and how one comes to have a role; everything else is refused."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from maturity.access.who import Login, Who
from maturity.errors import MaturityError


class Kind(StrEnum):
    """What can be opened."""

    ASSESSMENT = "assessment"
    PRIVATE = "private"
    """A private copy of an assessment."""
    COHORT = "cohort"
    """With its rounds."""
    EXTRACT = "extract"
    """Service requests that somebody brought, with what is measured of them."""


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
    """Make or close a link by which others come in."""
    RESUME = "resume"
    """Come in by such a link."""
    PEOPLE = "people"
    """See who has a role in it, and which links there are."""
    TAKE_BACK = "take_back"
    """Take the role of somebody else back."""
    HAND_OVER = "hand_over"
    """Let it belong to somebody else who has the role."""
    LEAVE = "leave"
    """Give up the own role."""
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
    NOT_COUNTED = "not_counted"
    NOT_SHOWN = "not_shown"


@dataclass(frozen=True)
class Rule:
    """That a role may do something, and on which conditions."""

    kind: Kind
    role: Role
    action: Action
    own: bool = False
    """Only whose it is: who began it, or whom it was handed over to."""
    by_link: bool = False
    """Whoever has a link that is still good, also without the role; and nobody without one."""
    closed: bool = False
    """Only once the round is closed: before that, each submission would show in the figures by itself."""
    counted: bool = False
    """Only for a center of which something counts in the round: who gives nothing gets nothing."""
    shown: bool = False
    """Only of a center that lets itself be shown, under its name or an alias."""


RULES = (
    Rule(Kind.ASSESSMENT, Role.LEAD, Action.OPEN),
    Rule(Kind.ASSESSMENT, Role.LEAD, Action.LINK),
    Rule(Kind.ASSESSMENT, Role.LEAD, Action.RESUME, by_link=True),
    Rule(Kind.ASSESSMENT, Role.LEAD, Action.PEOPLE),
    Rule(Kind.ASSESSMENT, Role.LEAD, Action.TAKE_BACK, own=True),
    Rule(Kind.ASSESSMENT, Role.LEAD, Action.HAND_OVER, own=True),
    Rule(Kind.ASSESSMENT, Role.LEAD, Action.LEAVE),
    Rule(Kind.ASSESSMENT, Role.LEAD, Action.DELETE, own=True),
    Rule(Kind.ASSESSMENT, Role.LEAD, Action.COMPARE, closed=True, counted=True),
    Rule(Kind.PRIVATE, Role.RESPONDENT, Action.OPEN),
    Rule(Kind.PRIVATE, Role.RESPONDENT, Action.DELETE, own=True),
    Rule(Kind.COHORT, Role.FACILITATOR, Action.OPEN),
    Rule(Kind.COHORT, Role.FACILITATOR, Action.LINK, own=True),
    Rule(Kind.COHORT, Role.FACILITATOR, Action.RESUME, by_link=True),
    Rule(Kind.COHORT, Role.FACILITATOR, Action.PEOPLE),
    Rule(Kind.COHORT, Role.FACILITATOR, Action.TAKE_BACK, own=True),
    Rule(Kind.COHORT, Role.FACILITATOR, Action.HAND_OVER, own=True),
    Rule(Kind.COHORT, Role.FACILITATOR, Action.LEAVE),
    Rule(Kind.COHORT, Role.FACILITATOR, Action.DELETE, own=True),
    Rule(Kind.COHORT, Role.FACILITATOR, Action.COMPARE),
    Rule(Kind.COHORT, Role.FACILITATOR, Action.BRIEF, shown=True),
    Rule(Kind.EXTRACT, Role.LEAD, Action.OPEN),
    Rule(Kind.EXTRACT, Role.LEAD, Action.DELETE, own=True),
)
ROLE_IN = {
    Kind.ASSESSMENT: Role.LEAD,
    Kind.PRIVATE: Role.RESPONDENT,
    Kind.COHORT: Role.FACILITATOR,
    Kind.EXTRACT: Role.LEAD,
}
"""The one role that there is in each kind of thing: a grant of another one opens nothing."""
CHANGES_ROLES = frozenset({Action.LINK, Action.RESUME, Action.TAKE_BACK, Action.HAND_OVER, Action.LEAVE})
"""What changes who may do what: it belongs in the log each time, whoever does it."""
_RULES = {(rule.kind, rule.role, rule.action): rule for rule in RULES}


@dataclass(frozen=True)
class Standing:
    """How somebody stands to one thing: it is theirs, they have roles in it, or come by a link that is still good."""

    own: bool = False
    granted: Set[str] = frozenset()
    link: bool = False


@dataclass(frozen=True)
class Facts:
    """What else the rules ask about; where it isn't known, the answer is no."""

    closed: bool = False
    shown: bool = False
    counted: bool = False


@dataclass(frozen=True)
class Decision:
    """What was decided: the role that somebody has, and why they may not, if they may not."""

    role: Role | None
    reason: Reason | None
    others: bool
    """Whether it shows what others said, or changes who may see it, so that it belongs in the log."""

    @property
    def allowed(self) -> bool:
        """Say whether they may."""
        return self.reason is None


class Refused(MaturityError):
    """Somebody may not do what they asked for."""

    def __init__(self, reason: Reason, kind: Kind) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.kind = kind


NOTHING_KNOWN = Facts()


def decide(
    login: Login, who: Who, kind: Kind, action: Action, standing: Standing, facts: Facts = NOTHING_KNOWN
) -> Decision:
    """Decide whether somebody who named a thing by its id may do something with it."""
    others = not standing.own or kind is Kind.COHORT or action is Action.COMPARE or action in CHANGES_ROLES
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
    if rule.counted and not facts.counted:
        return Reason.NOT_COUNTED
    if rule.shown and not facts.shown:
        return Reason.NOT_SHOWN
    return None
