"""What a filled-in file would change in an assessment: new answers and other ones, and nothing that is erased."""

from __future__ import annotations

from dataclasses import dataclass, field

from maturity.assessment.answers import UNANSWERED, Answer, Assessment, By, CenterValue, Priority, State


@dataclass(frozen=True)
class Changes:
    """The fields that a file gives another value than they have, by their ids."""

    new: dict[str, Answer] = field(default_factory=dict)
    changed: dict[str, Answer] = field(default_factory=dict)
    center: dict[str, CenterValue] = field(default_factory=dict)
    priorities: dict[str, Priority] = field(default_factory=dict)
    targets: dict[str, int | str] = field(default_factory=dict)
    capacity: str | None = None
    plan_by: By | None = None

    @property
    def wishes(self) -> int:
        """How many wishes for the plan change."""
        return len(self.priorities) + len(self.targets) + (self.capacity is not None) + (self.plan_by is not None)

    @property
    def none(self) -> bool:
        """True where the file says nothing else than what is here."""
        return not (self.new or self.changed or self.center or self.wishes)


def changes(before: Assessment, brought: Assessment) -> Changes:
    """Return what a file changes; what it leaves empty stays as it is."""
    merged = {id_: _merged(before.answer(id_), answer) for id_, answer in brought.answers.items()}
    other = {id_: answer for id_, answer in merged.items() if answer != before.answer(id_)}
    return Changes(
        new={id_: answer for id_, answer in other.items() if before.answer(id_).state is State.UNANSWERED},
        changed={id_: answer for id_, answer in other.items() if before.answer(id_).state is not State.UNANSWERED},
        center={key: value for key, value in brought.center.items() if before.center.get(key) != value},
        priorities={key: value for key, value in brought.priorities.items() if before.priorities.get(key) != value},
        targets={key: value for key, value in brought.targets.items() if before.targets.get(key) != value},
        capacity=brought.capacity if brought.capacity != before.capacity else None,
        plan_by=brought.plan_by if brought.plan_by != before.plan_by else None,
    )


def _merged(before: Answer, brought: Answer) -> Answer:
    texts = {key: getattr(brought, key) or getattr(before, key) for key in ("reason", "note", "evidence")}
    said = before if brought.state is State.UNANSWERED else brought
    options = {**before.options, **said.options} if said.options else {}
    return UNANSWERED.model_copy(update={"state": said.state, "option": said.option, "options": options, **texts})
