"""Invented centers for the tests of reports."""

from collections.abc import Callable

from maturity.assessment.answers import Answer, Assessment, Priority, State
from maturity.framework.model import Feature, Framework

Reply = Callable[[int, Feature], Answer]


def center(
    framework: Framework, reply: Reply, name: str = "Fairhaven 311", population: int | None = 180_000
) -> Assessment:
    answers = {id_: reply(index, feature) for index, (id_, feature) in enumerate(framework.features.items())}
    given = {"name": name} | ({} if population is None else {"population": population})
    return Assessment(framework=framework.id, center=given, answers=answers)


def says(option: str) -> Reply:
    return lambda index, feature: Answer(state=State.ANSWERED, option=option)


def always(state: State) -> Reply:
    return lambda index, feature: Answer(state=state, reason="Not here.")


def mixed(index: int, feature: Feature) -> Answer:
    """Yes at the first stages, less above, some don't-knows and exclusions, a note on every answer."""
    words = {"note": f"Note number {index}.", "evidence": f"https://city.example/evidence/{index}"}
    if index % 11 == 5:
        return Answer(state=State.DONT_KNOW, **words)
    if index % 17 == 9:
        return Answer(state=State.NOT_APPLICABLE, reason="The county does this.", **words)
    option = "yes" if feature.stage <= 2 and index % 4 else "partly" if index % 3 else "no"
    return Answer(state=State.ANSWERED, option=option, **words)


def metro(framework: Framework) -> Assessment:
    made = center(framework, mixed, "Port Meridian 311", 2_000_000)
    return made.model_copy(update={"capacity": "strong", "priorities": {"equity": Priority.IMPROVE}})
