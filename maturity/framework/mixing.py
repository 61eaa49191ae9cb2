"""A framework on its way from one version to another, change by change; every stop can be scored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from maturity.framework.change import UNSCORED, Change, Changed
from maturity.framework.changes import group_of, parent_of
from maturity.framework.model import Capability, Feature, Framework, Scoring

_OF_FEATURE = {
    Changed.STAGE: "stage",
    Changed.GATE: "gate",
    Changed.WEIGHT: "weight",
    Changed.BLOCKING: "blocking",
    Changed.MAY_NOT_APPLY: "may_not_apply",
}
_OF_GROUP = {Changed.STAGE: "stage", Changed.WEIGHT: "weight", Changed.RULE_OF_GROUP: "rule"}


class Mix:
    """The old framework with some of the changes made; `take` makes one more, in the order that `changes` gives."""

    def __init__(self, old: Framework, new: Framework) -> None:
        self.old, self.new = old, new
        # Options by name, so that a changed default is no change of its own.
        self._features = {id_: _plain(feature, old) for id_, feature in old.features.items()}
        self._group_of = group_of(old)
        self._groups = dict(old.groups)
        self._parent = parent_of(old)
        self._stages = old.stages
        self._sets = {**new.option_sets, **old.option_sets}  # what only one of the two has is there all the way
        self._aspects = (old.aspects, old.scoring.join)
        self._scoring = {name: getattr(old.scoring, name) for name in Scoring.model_fields if name != "join"}
        self._scoring["rules"] = {**new.scoring.rules, **old.scoring.rules}

    def take(self, change: Change) -> None:
        """Make one change; those that move no score leave everything as it is."""
        if change.kind in UNSCORED:
            return
        match change.kind:
            case Changed.REPLACED | Changed.ADDED | Changed.RETIRED:
                self._take_existence(change)
            case Changed.GROUP_ADDED:
                self._groups[change.id] = self.new.groups[change.id]
                self._parent[change.id] = parent_of(self.new)[change.id]
            case Changed.GROUP_REMOVED:
                del self._groups[change.id]
            case Changed.STAGES:
                self._stages = self.new.stages
            case Changed.WORTH:
                self._sets[change.id] = {**self.old.option_sets, **self.new.option_sets}[change.id]
            case Changed.ASPECTS:
                self._aspects = (self.new.aspects, self.new.scoring.join)
            case Changed.RULE:
                self._take_rule(change.id)
            case _:
                self._take_part(change)

    def framework(self) -> Framework:
        """Return the framework as it is now; groups with nothing in them are left out unless a rule names them."""
        named = {
            name
            for rule in (*self._rules(), *self._scoring["rules"].values())
            for condition in (rule.ladder.conditions if rule.ladder else ())
            for name in condition.groups
        }
        tops = (self._built(id_, named) for id_ in self._inside(""))
        aspects, join = self._aspects
        changes: dict[str, Any] = {
            "capabilities": tuple(top for top in tops if top is not None),
            "stages": self._stages,
            "option_sets": self._sets,
            "aspects": aspects,
            "scoring": self.old.scoring.model_copy(update={**self._scoring, "join": join}),
            "checksum": "",
        }
        return self.old.model_copy(update=changes)

    def _take_existence(self, change: Change) -> None:
        if change.kind is not Changed.ADDED:
            del self._features[change.id]
        if change.kind is Changed.RETIRED:
            return
        id_ = change.new if change.kind is Changed.REPLACED else change.id
        if id_ not in self._features:
            self._features[id_] = _plain(self.new.features[id_], self.new)
            self._group_of[id_] = group_of(self.new)[id_]

    def _take_rule(self, name: str) -> None:
        first, _, rest = name.partition(".")
        if not rest:
            self._scoring[first] = getattr(self.new.scoring, first)
        elif rest in self.new.scoring.rules:
            self._scoring["rules"] = {**self._scoring["rules"], rest: self.new.scoring.rules[rest]}

    def _take_part(self, change: Change) -> None:
        """Change one field of a feature or a group, or the group that it lies in."""
        feature = self._features.get(change.id)
        if feature is None:
            if change.kind is Changed.MOVED:
                self._parent[change.id] = parent_of(self.new)[change.id]
                return
            name = _OF_GROUP[change.kind]
            value = getattr(self.new.groups[change.id], name)
            self._groups[change.id] = self._groups[change.id].model_copy(update={name: value})
        elif change.kind is Changed.MOVED:
            self._group_of[change.id] = group_of(self.new)[change.id]
        else:
            after = _plain(self.new.features[change.id], self.new)
            name = "options" if change.kind is Changed.OPTIONS else _OF_FEATURE[change.kind]
            self._features[change.id] = feature.model_copy(update={name: getattr(after, name)})

    def _rules(self) -> tuple[Any, ...]:
        return tuple(self._scoring[name] for name in ("capability", "parent", "overall"))

    def _inside(self, outer: str) -> list[str]:
        """Return the groups in a group, in the order of the new version; those that are in none are outermost."""
        order = [*(id_ for id_ in self.new.groups if id_ in self._groups), *self._groups]
        return [id_ for id_ in dict.fromkeys(order) if self._outer(id_) == outer]

    def _outer(self, group_id: str) -> str:
        seen, here = {group_id}, self._parent[group_id]
        while here in self._groups:
            if here in seen:
                return ""  # two groups that change places are side by side for a moment
            seen.add(here)
            here = self._parent[here]
        return self._parent[group_id] if self._parent[group_id] in self._groups else ""

    def _built(self, group_id: str, named: set[str]) -> Capability | None:
        order = [*(id_ for id_ in self.new.features if id_ in self._features), *self._features]
        features = tuple(self._features[id_] for id_ in dict.fromkeys(order) if self._group_of[id_] == group_id)
        inner = (self._built(id_, named) for id_ in self._inside(group_id))
        groups = tuple(one for one in inner if one is not None)
        if not features and not groups and group_id not in named:
            return None
        content: Mapping[str, Any] = {"features": features, "groups": groups}
        return self._groups[group_id].model_copy(update=content)


def _plain(feature: Feature, framework: Framework) -> Feature:
    return feature.model_copy(update={"options": feature.options or framework.options})
