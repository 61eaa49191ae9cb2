"""Who has a role in an assessment or a cohort, and how roles are given and taken: all of it through the gate."""

from __future__ import annotations

from dataclasses import dataclass

from maturity.access.policy import ROLE_IN, Action, Kind
from maturity.store.granting import Holder
from maturity.store.role_links import OpenLink
from maturity.store.rows import owner
from maturity.ui import gate, kept, login


@dataclass(frozen=True)
class People:
    """Who has a role in one thing, for somebody who may know; what is changed here is checked and noted each time."""

    kind: Kind
    id: str
    whose: str | None
    """A hash of whose it is; None where nobody knows."""
    holders: tuple[Holder, ...]
    """Who was granted a role; among them may be the one whose it is now."""
    links: tuple[OpenLink, ...]

    @property
    def me(self) -> str:
        """A hash of who looks."""
        return str(owner(login.who().holder))

    @property
    def others(self) -> tuple[Holder, ...]:
        """Those with a role that can be taken back."""
        return tuple(one for one in self.holders if one.id != self.whose)

    def may(self, action: Action) -> bool:
        """Say whether whoever looks may do something with it, for a page that offers it only then."""
        return gate.decided(self.kind, self.id, action).allowed

    def link(self, days: int, label: str) -> str:
        """Make a link that gives the role, and return its token."""
        gate.check(self.kind, self.id, Action.LINK)
        access = kept.store().access
        make = access.facilitator_link if self.kind is Kind.COHORT else access.resume_link
        return make(self.id, days, label)

    def close_links(self) -> None:
        """Let no link made so far give the role any more."""
        gate.check(self.kind, self.id, Action.LINK)
        kept.store().access.close_links(self.id)

    def take_back(self, holder: Holder) -> None:
        """Take back somebody's role, and close the links by which they could come again."""
        gate.check(self.kind, self.id, Action.TAKE_BACK)
        kept.store().access.take_back(self.id, holder.id)
        gate.roles_changed()

    def hand_over(self, holder: Holder) -> None:
        """Let it belong to somebody who has the role; whoever looks stays in it."""
        gate.check(self.kind, self.id, Action.HAND_OVER)
        kept.store().access.hand_over(self.id, holder.id, ROLE_IN[self.kind].value, login.who().name)
        gate.roles_changed()

    def leave(self) -> None:
        """Give up the own role."""
        gate.check(self.kind, self.id, Action.LEAVE)
        kept.store().access.revoke(login.who().holder, self.id)
        gate.roles_changed()


def people(kind: Kind, id_: str) -> People:
    """Return who has a role in an assessment or a cohort, for those who have one; NotFound if there is none."""
    gate.signed_in()
    gate.check(kind, id_, Action.PEOPLE)
    access = kept.store().access
    return People(kind, id_, *access.people(id_), access.open_links(id_))
