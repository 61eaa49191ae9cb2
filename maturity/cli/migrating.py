"""What is printed when answers go to another version: what changed, what became of them, why scores moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from maturity.assessment.answers import Answer, State
from maturity.assessment.answers_file import to_file
from maturity.assessment.migration import Fate, Migration, Part, Said
from maturity.assessment.steps import Intent, StepChoice
from maturity.framework.change import Change
from maturity.framework.model import Framework
from maturity.scoring.jsonable import framework_name
from maturity.scoring.labels import figure, stage_label
from maturity.scoring.moves import FIGURES, Cause, Move, Standing
from maturity.scoring.score import OVERALL
from maturity.text import Words


def migrate_lines(
    old: Framework, new: Framework, migration: Migration, moved: Sequence[Move], words: Words
) -> list[str]:
    """Print the whole report for people."""
    lines = [*_version(old, "from", words), *_version(new, "to", words)]
    if migration.another_meaning:
        lines += ["", words.say("cli.migrate.another_meaning")]
    if migration.changes:
        lines += ["", words.say("cli.migrate.changes")]
        lines += [f"  - {_change(one, old, new, words)}" for one in migration.changes]
    else:
        lines += ["", words.say("cli.migrate.same")]
    lines += ["", words.say("cli.migrate.answers")]
    lines.append(f"  {words.count('cli.migrate.carried', len(migration.of(Fate.CARRIED)))}")
    for fate in (Fate.MOVED, Fate.CONFLICTING, Fate.DROPPED):
        if migration.of(fate):
            lines += ["", words.say(f"cli.migrate.{fate}")]
            lines += [f"  - {_said(one, old, words)}" for one in migration.of(fate)]
    for key, ids in (("to_answer", migration.to_answer), ("to_confirm", migration.to_confirm)):
        if ids:
            lines += ["", words.say(f"cli.migrate.{key}")]
            lines += [f"  - {new.features[id_].asked} ({id_})" for id_ in ids]
    return [*lines, "", *_scores(old, new, moved, words)]


def migrate_data(old: Framework, new: Framework, migration: Migration, moved: Sequence[Move]) -> dict[str, Any]:
    """Return the whole report as plain data; numbers are not rounded."""
    return {
        "from": framework_name(old),
        "to": framework_name(new),
        "another_meaning": migration.another_meaning,
        "lossless": migration.lossless,
        "changes": [_change_data(one) for one in migration.changes],
        "said": [_said_data(one) for one in migration.said],
        "new_features": list(migration.new_features),
        "to_answer": list(migration.to_answer),
        "to_confirm": list(migration.to_confirm),
        "assessment": to_file(migration.assessment),
        "moves": [
            {
                "id": one.id,
                "before": _standing_data(one.before),
                "after": _standing_data(one.after),
                "causes": [_cause_data(cause) for cause in one.causes],
            }
            for one in moved
        ],
    }


def _version(framework: Framework, key: str, words: Words) -> list[str]:
    checksum = framework.checksum[:12]
    head = words.say(f"cli.migrate.{key}", title=framework.title, version=framework.version, checksum=checksum)
    return [head, *(words.say("cli.migrate.overlay", name=mark.title or mark.id) for mark in framework.overlays)]


def _scores(old: Framework, new: Framework, moved: Sequence[Move], words: Words) -> list[str]:
    told = [one for one in moved if one.moved or any(cause.moved for cause in one.causes)]
    if not told:
        return [words.say("cli.migrate.no_scores")]
    lines = [words.say("cli.migrate.scores")]
    for one in told:
        name = words.say("cli.migrate.overall") if one.id == OVERALL else _title(one.id, old, new)
        before, after = _standing(old, one.before, words), _standing(new, one.after, words)
        lines += ["", words.say("cli.migrate.line", what=name, before=before, after=after)]
        lines += [f"  - {_cause(cause, old, new, words)}" for cause in one.causes]
    return lines


def _cause(cause: Cause, old: Framework, new: Framework, words: Words) -> str:
    if cause.change is not None:
        what = _change(cause.change, old, new, words)
    elif cause.answer:
        what = words.say("cli.migrate.answered", name=_title(cause.answer, old, new), id=cause.answer)
    else:
        what = words.say("cli.migrate.program")
    if not cause.moved:
        return words.say("cli.migrate.no_effect", what=what)
    # On the way there may be stages that only one of the two versions has.
    ladder = max((old, new), key=lambda one: len(one.stages))
    before, after = (_standing(ladder, one, words) for one in (cause.before, cause.after))
    return words.say("cli.migrate.line", what=what, before=before, after=after)


def _standing(framework: Framework, one: Standing, words: Words) -> str:
    """Write a stage with its number, or a number alone; ranges while answers are open."""
    low, high = figure(framework, one.low), figure(framework, one.high)
    number = low if low == high else f"{low} – {high}"
    if one.stage_low is None:
        return number or words.say("cli.migrate.nothing")
    stage = stage_label(framework, one.stage_low, one.stage_high)
    return f"{stage} ({number})" if number else stage


def _change(change: Change, old: Framework, new: Framework, words: Words) -> str:
    nothing = words.say("cli.migrate.nothing")
    values = {key: getattr(change, key) or nothing for key in ("id", "what", "old", "new")}
    return words.say(f"cli.migrate.change.{change.kind}", name=_title(change.id, old, new), **values)


def _title(id_: str, old: Framework, new: Framework) -> str:
    for framework in (new, old):
        if id_ in framework.features:
            return framework.features[id_].title
        if id_ in framework.groups:
            return framework.groups[id_].title
    return id_


def _said(one: Said, old: Framework, words: Words) -> str:
    id_ = words.say(f"cli.migrate.part.{one.part}", id=one.id)
    reply = "; ".join(_reply(one, old, words)) or words.say("cli.migrate.nothing")
    if one.fate is Fate.MOVED:
        return words.say("cli.migrate.said_to", id=id_, to=one.to, reply=reply)
    if not one.why:
        return words.say("cli.migrate.said", id=id_, reply=reply)
    why = words.say(f"cli.migrate.why.{one.why}", to=one.to, detail=one.detail)
    return words.say("cli.migrate.said_why", id=id_, reply=reply, why=why)


def _reply(one: Said, old: Framework, words: Words) -> Iterable[str]:
    """Yield what was said, in full: the answer as the old version words it, and every text with it."""
    if isinstance(one.old, StepChoice | Intent):
        if one.old.decision is not None:
            yield words.say(f"plan.decision.{one.old.decision}")
        yield from (text for text in (one.old.reason, one.old.owner) if text)
        if isinstance(one.old, StepChoice) and one.old.start is not None:
            yield words.say("plan.pinned", quarter=one.old.start)
        return
    if not isinstance(one.old, Answer):
        yield ", ".join(one.old) if isinstance(one.old, tuple) else str(one.old)
        return
    answer = one.old
    labels = _labels(old, one.id) if one.part is Part.ANSWER else {}
    if answer.option is not None:
        yield labels.get(answer.option, answer.option)
    for aspect, option in answer.options.items():
        yield f"{aspect}: {labels.get(option, option)}"
    if answer.state is not State.ANSWERED:
        yield words.say(f"common.answer.{answer.state}")
    if answer.reason:
        yield answer.reason
    for key in ("note", "evidence"):
        if text := getattr(answer, key):
            yield words.say(f"cli.migrate.{key}", text=text)


def _labels(framework: Framework, feature_id: str) -> dict[str, str]:
    if feature_id not in framework.features:
        return {}
    sets = framework.aspect_options(framework.features[feature_id]).values()
    return {option.id: option.label for some in sets for option in some}


def _change_data(one: Change) -> dict[str, str]:
    return {key: str(getattr(one, key)) for key in ("kind", "id", "what", "old", "new", "group")}


def _said_data(one: Said) -> dict[str, Any]:
    texts = {key: str(getattr(one, key)) for key in ("fate", "part", "id", "to", "why", "detail")}
    return texts | {"old": _plain(one.old), "new": _plain(one.new)}


def _plain(value: Any) -> Any:
    if isinstance(value, Answer | StepChoice | Intent):
        return value.model_dump(mode="json", exclude_defaults=True)
    return list(value) if isinstance(value, tuple) else value


def _cause_data(cause: Cause) -> dict[str, Any]:
    return {
        "change": None if cause.change is None else _change_data(cause.change),
        "answer": cause.answer or None,
        "before": _standing_data(cause.before),
        "after": _standing_data(cause.after),
        "by": {name: float(cause.by(name)) for name in FIGURES},
    }


def _standing_data(one: Standing) -> dict[str, float | int | None]:
    numbers = {name: getattr(one, name) for name in FIGURES}
    return {
        name: float(given) if name in ("value", "low", "high") and given is not None else given
        for name, given in numbers.items()
    }
